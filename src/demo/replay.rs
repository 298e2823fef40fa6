//! What happened in 2017 and in the last days happens again: each step by the command and the person it was, at its
//! time.

use std::collections::BTreeSet;

use jiff::{
    Timestamp, ToSpan,
    civil::{Date, date},
};

use super::{
    Progress, SEED, Scale, Stage,
    agenda::{self, Step},
    cast::Cast,
    casting::{By, Casting, Matter, too_small},
    people::Employee,
    script::{Deed, Script},
};
use crate::{
    actor::Actor,
    advice::{self, Asked, Asking, Logged, Message, Sorting},
    calendar::FixedClock,
    chance::Chance,
    error::{Error, Result},
    identity::Gate,
    office::Office,
    reminders::Post,
    staff,
    vault::MatterId,
    worker,
};

/// Where everything is played.
pub(super) struct Stand<'a> {
    pub(super) office: &'a Office,
    pub(super) gate: &'a Gate,
    pub(super) clock: &'a FixedClock,
    pub(super) progress: Progress<'a>,
}

/// Plays the year 2017 and the last days before `now`; gives back the receipt of somebody who asked anonymously in
/// 2017.
pub(super) fn all(
    stand: &Stand<'_>,
    (cast, employees): (&mut Cast, &[Employee]),
    (scale, now): (&Scale, Timestamp),
) -> Result<Option<String>> {
    let chance = Chance::seeded(SEED + 3);
    let calendar = stand.office.calendar();
    let working = |from: Date, to| {
        let days = from.series(1.day()).take_while(move |day| *day <= to);
        days.filter(|day| calendar.works(*day)).collect::<Vec<_>>()
    };
    let scripts = year(Script::year()?, scale, &chance);
    let days = working(date(2017, 1, 2), date(2018, 3, 30));
    let until = working(date(2017, 1, 2), date(2017, 12, 14)).len();
    // The first of the table are left for today: what they asked is new.
    let casting = Casting::new(cast, employees, &chance).skipping(10);
    let matters = casting.all(scripts)?;
    let steps = agenda::of_year(&matters, (&days, until), &chance)?;
    let mut play = Play::new(stand, cast, matters)?;
    play.run((Stage::Year, &steps), now)?;
    let receipt = play.receipt;

    let mut scripts = Script::inbox()?;
    chance.shuffle(&mut scripts);
    scripts.truncate(scale.inbox);
    let today = calendar.today(now);
    let mut days = working(today - 60.days(), today - 1.day());
    days.push(today);
    let matters = Casting::new(cast, employees, &chance).all(scripts)?;
    let steps = agenda::of_inbox(&matters, &days, now)?;
    Play::new(stand, cast, matters)?.run((Stage::Inbox, &steps), now)?;
    stand.clock.set(now);
    Ok(receipt)
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
    cast: &'a mut Cast,
    matters: Vec<Matter>,
    post: Option<Post>,
    receipt: Option<String>,
}

impl<'a> Play<'a> {
    fn new(stand: &'a Stand<'a>, cast: &'a mut Cast, matters: Vec<Matter>) -> Result<Self> {
        Ok(Self {
            stand,
            cast,
            matters,
            post: Post::open(&stand.office.settings().mail)?,
            receipt: None,
        })
    }

    /// Day by day: whoever has something to do signs in, does it at its time, and in the evening the letters leave.
    fn run(&mut self, (stage, steps): (Stage, &[Step]), now: Timestamp) -> Result<()> {
        let Stand {
            office,
            gate,
            clock,
            progress,
        } = *self.stand;
        let calendar = office.calendar();
        let mut done = 0;
        for day in steps.chunk_by(|one, next| calendar.today(one.at) == calendar.today(next.at)) {
            let Some(first) = day.first() else { continue };
            clock.set(first.at);
            let places = day
                .iter()
                .filter_map(|step| self.who(step))
                .collect::<BTreeSet<_>>();
            self.cast.come_in(office, gate, &places)?;
            for step in day {
                clock.set(step.at);
                self.play(step)?;
                done += 1;
                progress(stage, done, steps.len());
            }
            let evening = agenda::evening(calendar.today(first.at))?;
            if evening < now {
                clock.set(evening);
                worker::round(office, self.post.as_ref())?;
            }
        }
        Ok(())
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

    fn play(&mut self, step: &Step) -> Result<()> {
        let office = self.stand.office;
        let me = match self.who(step) {
            Some(place) => self.cast.at(place)?.actor(office)?,
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
            _ => self.handle(matter, (&me, id), step.deed),
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
    fn handle(&self, matter: &Matter, (me, id): (&Actor, MatterId), deed: Deed) -> Result<()> {
        let office = self.stand.office;
        let at = (id, advice::open(office, me, id)?.revision);
        match deed {
            Deed::Triage => advice::triage(office, me, at, &self.sorting(matter)?),
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

    fn sorting(&self, matter: &Matter) -> Result<Sorting> {
        let script = &matter.script;
        let handler = self.cast.at(matter.officer)?.account;
        Ok(Sorting {
            subject: script.about.clone(),
            further: script.further.clone(),
            urgency: script.urgency.clone(),
            requester_kind: matter.kind.clone(),
            handler: matter.handled.then_some(handler),
            counted: script.counted,
        })
    }
}
