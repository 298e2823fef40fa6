//! When everything in a cycle happens: each thing on a day of its own, however many holidays there are, and what the office
//! does every second week.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{ToSpan, civil::Date};

use super::filers::{Course, Reach, Schedule};
use crate::calendar::Calendar;

/// The office works on statements every so many days, and on one a week after it was filed.
const ROUND: usize = 14;
const PAUSE: usize = 7;
/// After so many days an answer is there.
const ANSWERED: usize = 6;

/// What is done on a day, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Deed {
    Launch,
    Name,
    Begin,
    AskTime,
    File,
    Reply,
    GiveTime,
    Ask,
    Open,
    Conclude,
    Certify,
    End,
}

/// So many days later.
pub(super) fn later(day: Date, days: usize) -> Date {
    day.saturating_add(i64::try_from(days).unwrap_or(0).days())
}

/// When everything happens.
#[derive(Default)]
pub(super) struct Diary(pub(super) BTreeMap<Date, BTreeSet<(Deed, usize)>>);

impl Diary {
    /// All of a schedule, each thing with the place of its statement.
    pub(super) fn of(schedule: &Schedule<'_>, calendar: &Calendar) -> Self {
        let mut diary = Self::default();
        let working = |after| calendar.next_working(later(schedule.opens, after));
        let launched = working(0);
        let mut last = launched;
        for (part, course) in schedule.courses.iter().enumerate() {
            diary.put(launched, (Deed::Launch, 0));
            if let Some((after, _)) = course.named.filter(|(after, _)| *after > 0) {
                diary.put(working(after), (Deed::Name, part));
            }
            let mut before = launched;
            for (after, deed) in deeds(course) {
                // One thing a day, however many holidays there are; but what was reviewed is certified at once.
                let next = calendar.next_working(later(before, usize::from(deed != Deed::Certify)));
                before = working(after).max(next);
                diary.put(before, (deed, part));
            }
            last = last.max(before);
        }
        let all_done = |course: &Course<'_>| course.reach == Reach::Certified;
        if last > launched && schedule.courses.iter().all(all_done) {
            diary.put(calendar.next_working(later(last, 1)), (Deed::End, 0));
        }
        diary.0.retain(|day, _| *day < schedule.until);
        diary
    }

    fn put(&mut self, day: Date, deed: (Deed, usize)) {
        self.0.entry(day).or_default().insert(deed);
    }
}

/// What happens to one statement, and after how many days.
fn deeds(course: &Course<'_>) -> Vec<(usize, Deed)> {
    let acts = course.acts;
    let mut round = next_round(acts + PAUSE);
    match course.reach {
        Reach::Nothing => return Vec::new(),
        Reach::Draft => return vec![(acts, Deed::Begin)],
        Reach::TimeAsked => return vec![(acts, Deed::AskTime)],
        Reach::TimeGiven => return vec![(acts, Deed::AskTime), (acts + 1, Deed::GiveTime)],
        _ => {}
    }
    let mut deeds = vec![(acts, Deed::File)];
    if course.reach >= Reach::Asked && course.striking {
        deeds.push((round, Deed::Ask));
        if course.reach == Reach::Asked {
            return deeds;
        }
        deeds.push((round + ANSWERED, Deed::Reply));
        round = next_round(round + PAUSE);
    }
    for (reach, deed) in [
        (Reach::Opened, Deed::Open),
        (Reach::Reviewed, Deed::Conclude),
        (Reach::Certified, Deed::Certify),
    ] {
        // Whoever concludes has opened it.
        if course.reach == reach || (course.reach > reach && reach > Reach::Opened) {
            deeds.push((round, deed));
        }
    }
    deeds
}

/// The first day on which the office works on statements, so many days after the opening or later.
fn next_round(after: usize) -> usize {
    after.saturating_sub(1).div_ceil(ROUND) * ROUND + 1
}
