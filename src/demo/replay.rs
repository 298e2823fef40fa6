//! What happened in 2017 and in the last days happens again: each step by the command and the person it was, at its
//! time.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{
    Timestamp, ToSpan,
    civil::{Date, date},
};

use super::{
    Progress, SEED, Scale, Stage,
    agenda::{self, Step},
    cast::Cast,
    casting::{By, Casting, Matter, too_small},
    days::{Plot, go_by},
    declaring::Library,
    filers::Filers,
    people::Employee,
    script::{Deed, Script},
    season::Season,
};
use crate::{
    actor::Actor,
    advice::{self, Asked, Asking, Logged, Message, Sorting},
    calendar::FixedClock,
    chance::Chance,
    error::{Error, Result},
    identity::Gate,
    office::Office,
    staff,
    vault::{AccountId, MatterId},
};

/// Where everything is played.
pub(super) struct Stand<'a> {
    pub(super) office: &'a Office,
    pub(super) gate: &'a Gate,
    pub(super) clock: &'a FixedClock,
    pub(super) progress: Progress<'a>,
}

/// Plays the year 2017, last year's disclosure and the last days before `now`; gives back the receipt of somebody who
/// asked anonymously in 2017.
pub(super) fn all(
    stand: &Stand<'_>,
    (cast, employees): (&mut Cast, &[Employee]),
    (scale, filers): (&Scale, &Filers<'_>),
    now: Timestamp,
) -> Result<Option<String>> {
    let chance = Chance::seeded(SEED + 3);
    let today = stand.office.calendar().today(now);
    let library = Library::open(stand.office)?;
    let mut season = Season::new((stand, &library), cast, filers.of_2017())?;
    let mut year = of_2017(stand, (cast, employees), (scale, &chance))?;
    let plots: &mut [&mut dyn Plot] = &mut [&mut year, &mut season];
    go_by(stand, cast, (Stage::Year, plots), now)?;
    let receipt = year.receipt;

    let mut season = Season::new((stand, &library), cast, filers.of_last_year(today))?;
    go_by(stand, cast, (Stage::Disclosure, &mut [&mut season]), now)?;

    let mut season = Season::new((stand, &library), cast, filers.of_this_year(today))?;
    let mut inbox = of_inbox(stand, (cast, employees), (scale, &chance), now)?;
    let plots: &mut [&mut dyn Plot] = &mut [&mut inbox, &mut season];
    go_by(stand, cast, (Stage::Inbox, plots), now)?;
    stand.clock.set(now);
    Ok(receipt)
}

fn working(stand: &Stand<'_>, from: Date, to: Date) -> Vec<Date> {
    let days = from.series(1.day()).take_while(|day| *day <= to);
    let calendar = stand.office.calendar();
    days.filter(|day| calendar.works(*day)).collect()
}

/// The matters of 2017.
fn of_2017<'a>(
    stand: &'a Stand<'a>,
    (cast, employees): (&Cast, &[Employee]),
    (scale, chance): (&Scale, &Chance),
) -> Result<Play<'a>> {
    let scripts = year(Script::year()?, scale, chance);
    let days = working(stand, date(2017, 1, 2), date(2018, 3, 30));
    let until = working(stand, date(2017, 1, 2), date(2017, 12, 14)).len();
    // The first of the table are left for today: what they asked is new.
    let casting = Casting::new(cast, employees, chance).skipping(10);
    let matters = casting.all(scripts)?;
    let steps = agenda::of_year(&matters, (&days, until), chance)?;
    Ok(Play::new(stand, matters, steps))
}

/// The matters of the last days.
fn of_inbox<'a>(
    stand: &'a Stand<'a>,
    (cast, employees): (&Cast, &[Employee]),
    (scale, chance): (&Scale, &Chance),
    now: Timestamp,
) -> Result<Play<'a>> {
    let mut scripts = Script::inbox()?;
    chance.shuffle(&mut scripts);
    scripts.truncate(scale.inbox);
    let today = stand.office.calendar().today(now);
    let mut days = working(stand, today - 60.days(), today - 1.day());
    days.push(today);
    let matters = Casting::new(cast, employees, chance).all(scripts)?;
    let steps = agenda::of_inbox(&matters, &days, now)?;
    Ok(Play::new(stand, matters, steps))
}

/// As many matters as the scale wants, in mixed order, and of the minor contacts as many as belong to them.
fn year(mut scripts: Vec<Script>, scale: &Scale, chance: &Chance) -> Vec<Script> {
    chance.shuffle(&mut scripts);
    let (mut counted, mut minor) = (scale.year, scale.year / 6);
    scripts.retain(|script| {
        let left = if script.counted {
            &mut counted
        } else {
            &mut minor
        };
        let wanted = *left > 0;
        *left = left.saturating_sub(1);
        wanted
    });
    scripts
}

/// Some matters being played.
struct Play<'a> {
    stand: &'a Stand<'a>,
    matters: Vec<Matter>,
    days: BTreeMap<Date, Vec<Step>>,
    receipt: Option<String>,
}

impl Plot for Play<'_> {
    fn days(&self) -> BTreeMap<Date, Timestamp> {
        let begins = |(day, steps): (&Date, &Vec<Step>)| Some((*day, steps.first()?.at));
        self.days.iter().filter_map(begins).collect()
    }

    fn called(&self, day: Date) -> BTreeSet<usize> {
        let steps = self.days.get(&day).into_iter().flatten();
        steps.filter_map(|step| self.who(step)).collect()
    }

    fn play(&mut self, day: Date, cast: &Cast) -> Result<()> {
        for step in self.days.remove(&day).unwrap_or_default() {
            self.stand.clock.set(step.at);
            self.step(&step, cast)?;
        }
        Ok(())
    }
}

impl<'a> Play<'a> {
    fn new(stand: &'a Stand<'a>, matters: Vec<Matter>, steps: Vec<Step>) -> Self {
        let mut days: BTreeMap<Date, Vec<Step>> = BTreeMap::new();
        for step in steps {
            let day = stand.office.calendar().today(step.at);
            days.entry(day).or_default().push(step);
        }
        Self {
            stand,
            matters,
            days,
            receipt: None,
        }
    }

    fn matter(&self, step: &Step) -> Result<&Matter> {
        self.matters.get(step.matter).ok_or_else(too_small)
    }

    /// Whoever must have signed in for a step.
    fn who(&self, step: &Step) -> Option<usize> {
        let matter = self.matter(step).ok()?;
        match (step.deed, &matter.by) {
            (Deed::Ask | Deed::Hear(_) | Deed::Withdraw, By::Member(place)) => Some(*place),
            (Deed::Ask, By::Nobody) => None,
            _ => Some(matter.officer),
        }
    }

    fn step(&mut self, step: &Step, cast: &Cast) -> Result<()> {
        let office = self.stand.office;
        let me = match self.who(step) {
            Some(place) => cast.at(place)?.actor(office)?,
            None => Actor::visitor(self.matter(step)?.script.language.to_owned()),
        };
        if step.deed == Deed::Ask {
            let asked = self.ask(self.matter(step)?, &me)?;
            if let Some(digits) = asked.receipt {
                self.receipt.get_or_insert_with(|| digits.to_string());
            }
            if let Some(matter) = self.matters.get_mut(step.matter) {
                matter.id = Some(asked.id);
            }
            return Ok(());
        }
        let matter = self.matter(step)?;
        let id = matter
            .id
            .ok_or_else(|| Error::broken("a matter of the demo was not asked"))?;
        match step.deed {
            Deed::Hear(place) => advice::hear(office, &me, id, &matter.words(place)?),
            Deed::Withdraw => advice::withdraw(office, &me, id),
            _ => {
                let handler = cast.at(matter.officer)?.account;
                self.handle((matter, handler), (&me, id), step.deed)
            }
        }
    }

    fn ask(&self, matter: &Matter, me: &Actor) -> Result<Asked> {
        let Stand { office, gate, .. } = *self.stand;
        let script = &matter.script;
        let asking = Asking {
            subject: script.title.clone(),
            message: script.words.first().cloned().unwrap_or_default(),
            concerns_office: Some(script.concerns_office),
        };
        let from = match &matter.by {
            By::Member(_) => return advice::ask(office, me, &asking),
            By::Nobody => return advice::ask_anonymously(office, gate, me, &asking),
            By::Outside(name) => advice::From::Outside(name.clone()),
            By::Roster(id) => {
                let person = staff::find(office, me, id)?;
                advice::From::Person(person.id, person.details.name)
            }
        };
        let channel = script.from.clone();
        advice::log(
            office,
            me,
            &Logged {
                asking,
                channel,
                from,
            },
        )
    }

    /// What the desk does: it opens the matter, and does the next thing.
    fn handle(
        &self,
        (matter, handler): (&Matter, AccountId),
        (me, id): (&Actor, MatterId),
        deed: Deed,
    ) -> Result<()> {
        let office = self.stand.office;
        let at = (id, advice::open(office, me, id)?.revision);
        match deed {
            Deed::Triage => advice::triage(office, me, at, &sorting(matter, handler)),
            Deed::Acknowledge => advice::acknowledge(office, me, at),
            Deed::Note => {
                let note = matter.script.note.as_deref().unwrap_or_default();
                advice::add_note(office, me, at, &Message::parse(note)?)
            }
            Deed::Wait(place) => advice::wait(office, me, at, &matter.words(place)?),
            Deed::Answer(place) => advice::answer(office, me, at, &matter.words(place)?),
            Deed::Refer(place) => {
                let now = matter.script.now.as_ref();
                let to = now.and_then(|now| now.to.as_deref()).unwrap_or("other");
                advice::refer(office, me, at, (to, &matter.words(place)?))
            }
            Deed::Close => advice::close(office, me, at),
            Deed::Ask | Deed::Hear(_) | Deed::Withdraw => Ok(()),
        }
    }
}

fn sorting(matter: &Matter, handler: AccountId) -> Sorting {
    let script = &matter.script;
    Sorting {
        subject: script.about.clone(),
        further: script.further.clone(),
        urgency: script.urgency.clone(),
        requester_kind: matter.kind.clone(),
        handler: matter.handled.then_some(handler),
        counted: script.counted,
    }
}
