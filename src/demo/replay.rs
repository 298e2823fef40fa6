//! What happened in 2017 and in the last days happens again: each step by the command and the person it was, at its
//! time.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp, ToSpan, civil::date};

use super::{
    Progress, SEED, Scale, Stage,
    agenda::{self, Step},
    cast::Cast,
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
    role::Role,
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

/// Who asks.
enum By {
    /// Somebody of the cast, in the portal.
    Member(usize),
    /// Somebody who comes back with a receipt.
    Nobody,
    /// Somebody of the roster, by their staff id; an officer logs it.
    Roster(String),
    /// Somebody from outside, by name; an officer logs it.
    Outside(String),
}

/// A matter with everybody who takes part in it.
struct Matter {
    script: Script,
    by: By,
    kind: String,
    /// Who works on it, by place in the cast.
    officer: usize,
    /// Whether that is its handler; else it is nobody's yet.
    handled: bool,
    id: Option<MatterId>,
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
    let working = |from: jiff::civil::Date, to| {
        let days = from.series(1.day()).take_while(move |day| *day <= to);
        days.filter(|day| calendar.works(*day)).collect::<Vec<_>>()
    };
    let scripts = year(Script::year()?, scale, &chance);
    let days = working(date(2017, 1, 2), date(2018, 3, 30));
    let until = working(date(2017, 1, 2), date(2017, 12, 14)).len();
    let steps = agenda::of_year(&scripts, (&days, until), &chance)?;
    let mut casting = Casting::new(cast, employees, &chance);
    // The first of the table are left for today: what they asked is new.
    casting.turn(10);
    let matters = casting.all(scripts)?;
    let mut play = Play::new(stand, cast, matters)?;
    play.run((Stage::Year, &steps), now)?;
    let receipt = play.receipt;

    let mut scripts = Script::inbox()?;
    chance.shuffle(&mut scripts);
    scripts.truncate(scale.inbox);
    let today = calendar.today(now);
    let mut days = working(today - 60.days(), today - 1.day());
    days.push(today);
    let steps = agenda::of_inbox(&scripts, &days, now)?;
    let matters = Casting::new(cast, employees, &chance).all(scripts)?;
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

/// Finds somebody for every part.
struct Casting<'a> {
    cast: &'a Cast,
    employees: &'a [Employee],
    chance: &'a Chance,
    /// Whose turn it is, by language.
    turns: BTreeMap<&'static str, usize>,
    first: usize,
}

impl<'a> Casting<'a> {
    fn new(cast: &'a Cast, employees: &'a [Employee], chance: &'a Chance) -> Self {
        Self {
            cast,
            employees,
            chance,
            turns: BTreeMap::new(),
            first: 0,
        }
    }

    fn turn(&mut self, places: usize) {
        self.first = places;
    }

    fn all(&mut self, scripts: Vec<Script>) -> Result<Vec<Matter>> {
        scripts
            .into_iter()
            .enumerate()
            .map(|(number, script)| self.one(number, script))
            .collect()
    }

    fn one(&mut self, number: usize, script: Script) -> Result<Matter> {
        let (by, kind) = self.requester(&script)?;
        let wanted = script.now.as_ref().map(|now| now.handler);
        let handled = wanted.is_none_or(|handler| handler.is_some());
        let usual = match (number % 6, script.language) {
            (0, _) => 0,
            (_, "ar") => 2,
            _ => 1,
        };
        let seat = wanted.flatten().unwrap_or(usual);
        let seats = if script.concerns_office {
            self.cast.holding(Role::Alternate)
        } else {
            [Role::Head, Role::Officer]
                .map(|role| self.cast.holding(role))
                .concat()
        };
        let officer = *seats.get(seat).or(seats.first()).ok_or_else(too_small)?;
        let kind = script.kind.clone().unwrap_or(kind);
        Ok(Matter {
            script,
            by,
            kind,
            officer,
            handled,
            id: None,
        })
    }

    fn requester(&mut self, script: &Script) -> Result<(By, String)> {
        if let Some(name) = &script.outside {
            return Ok((By::Outside(name.clone()), "external".to_owned()));
        }
        if script.from == "anonymous" {
            return Ok((By::Nobody, "anonymous".to_owned()));
        }
        if script.is_logged() {
            let candidates: Vec<&Employee> = self
                .employees
                .iter()
                .filter(|one| one.role.is_none() && one.language == script.language)
                .collect();
            let one = self.chance.pick(&candidates).ok_or_else(too_small)?;
            return Ok((By::Roster(one.id.clone()), one.kind.clone()));
        }
        let staff = self.cast.reading(script.language);
        let turn = self.turns.entry(script.language).or_insert(self.first);
        let place = turn
            .checked_rem(staff.len())
            .and_then(|turn| staff.get(turn));
        *turn += 1;
        let place = *place.ok_or_else(too_small)?;
        Ok((By::Member(place), self.cast.at(place)?.kind.clone()))
    }
}

fn too_small() -> Error {
    Error::broken("the cast of the demo is too small")
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
            let evening = first.at + SignedDuration::from_hours(9);
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

impl Matter {
    fn words(&self, place: usize) -> Result<Message> {
        let words = self.script.words.get(place).map(String::as_str);
        Message::parse(words.unwrap_or_default())
    }
}
