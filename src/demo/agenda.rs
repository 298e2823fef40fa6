//! When things happen: requesters write in the morning, the office works after noon, most answers keep the service
//! standard, and what was answered is closed some days later, when its officer is in anyway.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp, civil::Date, tz::TimeZone};

use super::{below, casting::Matter, script::Deed};
use crate::{
    chance::Chance,
    error::{Error, Result},
};

/// Something that happens to a matter.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step {
    /// When.
    pub(super) at: Timestamp,
    /// To which matter.
    pub(super) matter: usize,
    /// What.
    pub(super) deed: Deed,
}

/// Spreads matters over the first `until` of `days`, two on a day, each going on at the pace of an office, and gives all
/// steps in order of time.
pub(super) fn of_year(
    matters: &[Matter],
    (days, until): (&[Date], usize),
    chance: &Chance,
) -> Result<Vec<Step>> {
    let mut plan = Plan {
        days,
        chance,
        steps: Vec::new(),
        busy: BTreeSet::new(),
    };
    let (mut first, mut closings) = (0, Vec::new());
    for (number, matter) in matters.iter().enumerate() {
        if number % 2 == 0 {
            first = until * number / matters.len() + below(chance, 3);
        }
        closings.push(plan.place((number, matter), first)?);
    }
    for ((number, matter), from) in matters.iter().enumerate().zip(closings) {
        plan.close((number, matter), from)?;
    }
    plan.steps.sort_by_key(|step| step.at);
    Ok(plan.steps)
}

/// A year being planned.
struct Plan<'a> {
    days: &'a [Date],
    chance: &'a Chance,
    steps: Vec<Step>,
    /// Which officer is in on which day.
    busy: BTreeSet<(usize, usize)>,
}

impl Plan<'_> {
    /// Places all that happens to a matter from a day on, but for its closing; gives back the day of the last step.
    fn place(&mut self, (number, matter): (usize, &Matter), first: usize) -> Result<usize> {
        let (mut day, mut minute) = (first, 0);
        for deed in matter.script.deeds() {
            if deed == Deed::Close {
                continue;
            }
            let (later, morning) = pace(deed, self.chance);
            day += later;
            let opening = if morning {
                9 * 60 + below(self.chance, 170)
            } else {
                12 * 60 + below(self.chance, 180)
            };
            minute = if later == 0 {
                opening.max(minute + 2)
            } else {
                opening
            };
            if !morning {
                self.busy.insert((matter.officer, day));
            }
            self.step(number, deed, (day, minute))?;
        }
        Ok(day)
    }

    /// Closes a matter three days or more after its answer.
    fn close(&mut self, (number, matter): (usize, &Matter), answered: usize) -> Result<()> {
        let (earliest, officer) = (answered + 3, matter.officer);
        let in_office = self
            .busy
            .range((officer, earliest)..(officer + 1, 0))
            .next();
        let day = in_office.map_or(earliest, |(_, day)| *day);
        self.busy.insert((officer, day));
        let minute = 15 * 60 + 10 + below(self.chance, 40);
        self.step(number, Deed::Close, (day, minute))
    }

    fn step(&mut self, matter: usize, deed: Deed, (day, minute): (usize, usize)) -> Result<()> {
        let date = self.days.get(day).ok_or_else(too_long)?;
        let at = instant(*date, minute)?;
        self.steps.push(Step { at, matter, deed });
        Ok(())
    }
}

fn too_long() -> Error {
    Error::broken("the calendar of the demo is too short")
}

/// How many working days after the last a deed follows, and whether it is done in the morning.
fn pace(deed: Deed, chance: &Chance) -> (usize, bool) {
    match deed {
        Deed::Ask => (0, true),
        Deed::Triage => (usize::from(below(chance, 4) == 0), false),
        Deed::Acknowledge | Deed::Note => (0, false),
        Deed::Wait(_) => (below(chance, 2), false),
        Deed::Hear(_) | Deed::Withdraw => (1 + below(chance, 4), true),
        Deed::Answer(_) | Deed::Refer(_) => {
            // Half on the same day; one in ten late.
            let later = [0, 0, 0, 0, 0, 1, 1, 2, 2, 4];
            (
                later.get(below(chance, later.len())).copied().unwrap_or(0),
                false,
            )
        }
        Deed::Close => (3, false),
    }
}

/// When the office goes home on a day.
pub(super) fn evening(day: Date) -> Result<Timestamp> {
    instant(day, 18 * 60)
}

/// The last days: each matter arrived as many working days ago as it says; what was said last, if it was the requester,
/// was said today. `days` ends with today.
pub(super) fn of_inbox(matters: &[Matter], days: &[Date], now: Timestamp) -> Result<Vec<Step>> {
    let today = days.len().saturating_sub(1);
    let mut steps = Vec::new();
    for (matter, script) in matters.iter().map(|matter| &matter.script).enumerate() {
        let ago = script.now.as_ref().map_or(0, |now| now.ago);
        let mut day = today.saturating_sub(ago);
        let deeds = script.deeds();
        for (place, deed) in deeds.iter().copied().enumerate() {
            let is_last = place + 1 == deeds.len();
            day = match deed {
                Deed::Ask | Deed::Triage | Deed::Acknowledge | Deed::Note => day,
                Deed::Hear(_) if is_last => today,
                _ => today.min(day + 1),
            };
            // Matters one after the other, so that nothing of today lies ahead.
            let minute = 3 * matter + place.min(2);
            let at = if day == today {
                now - SignedDuration::from_mins(minutes(100_usize.saturating_sub(minute)))
            } else {
                instant(
                    *days.get(day).ok_or_else(too_long)?,
                    9 * 60 + minute + 20 * place,
                )?
            };
            steps.push(Step { at, matter, deed });
        }
    }
    steps.sort_by_key(|step| step.at);
    Ok(steps)
}

fn minutes(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// A minute of a day, counted from midnight.
pub(super) fn instant(day: Date, minute: usize) -> Result<Timestamp> {
    let midnight = day.to_zoned(TimeZone::UTC).map_err(Error::broken)?;
    Ok(midnight.timestamp() + SignedDuration::from_mins(minutes(minute)))
}

#[cfg(test)]
mod tests {
    use jiff::{ToSpan, civil::date};

    use super::*;
    use crate::demo::{casting::By, script::Script};

    fn days(from: Date, count: usize) -> Vec<Date> {
        from.series(1.day()).take(count).collect()
    }

    fn matters(scripts: Vec<Script>) -> Vec<Matter> {
        let parts = scripts.into_iter().enumerate();
        parts
            .map(|(number, script)| Matter {
                script,
                by: By::Nobody,
                kind: String::new(),
                officer: number % 3,
                handled: true,
                id: None,
            })
            .collect()
    }

    /// What happens to one matter happens in the order of its script.
    fn in_order(matters: &[Matter], steps: &[Step]) {
        for (number, Matter { script, .. }) in matters.iter().enumerate() {
            let own = steps.iter().filter(|step| step.matter == number);
            let deeds: Vec<Deed> = own.map(|step| step.deed).collect();
            assert_eq!(deeds, script.deeds(), "{}", script.title);
        }
    }

    #[test]
    fn a_year_keeps_each_matter_in_order_and_begins_within_it() {
        let matters = matters(Script::year().unwrap());
        let days = days(date(2017, 1, 2), 400);
        let steps = of_year(&matters, (&days, 340), &Chance::seeded(1)).unwrap();
        in_order(&matters, &steps);
        let asked = steps.iter().filter(|step| step.deed == Deed::Ask);
        assert!(
            asked
                .into_iter()
                .all(|step| step.at.to_string().starts_with("2017-"))
        );
        assert!(steps.iter().all(|step| {
            let hour = step.at.to_zoned(TimeZone::UTC).hour();
            (9..17).contains(&hour)
        }));
    }

    #[test]
    fn nothing_of_today_lies_ahead() {
        let matters = matters(Script::inbox().unwrap());
        let days = days(date(2026, 3, 1), 20);
        for now in ["2026-03-20T00:05:00Z", "2026-03-20T15:00:00Z"] {
            let now: Timestamp = now.parse().unwrap();
            let steps = of_inbox(&matters, &days, now).unwrap();
            in_order(&matters, &steps);
            assert!(steps.iter().all(|step| step.at < now));
        }
    }
}
