//! Who may read what, told twice: by the office with its keys, and by a model with sets of names.
//!
//! Random acts; after each, every person tries every matter by both doors. Exactly those whom the model allows succeed.

mod acts;
mod copies;

use std::collections::BTreeSet;

use probity::{
    actor::{Actor, PersonId},
    advice,
    chance::Chance,
    error::{Error, Result},
    identity,
    vault::{AccountId, MatterId},
};

use crate::{
    databases::Kind,
    desk::{Desk, Person, visitor},
};
use copies::Copies;

/// Somebody of the model.
#[derive(Clone)]
struct One {
    login: String,
    /// The password, or the digits of a receipt.
    secret: String,
    is_receipt: bool,
    id: AccountId,
    roster: Option<PersonId>,
    /// The desk they sit at by their role.
    seat: Option<&'static str>,
    /// Whether the newest certificate of that desk names them.
    certified: bool,
    /// Which of their keys they have now.
    keys: u32,
}

/// A matter of the model.
#[derive(Clone)]
struct Matter {
    id: MatterId,
    desk: &'static str,
    /// Who may read it at its desk; everybody certified there while nobody was shut out.
    only: Option<BTreeSet<usize>>,
    owner: Option<Owner>,
    closed: bool,
    purged: bool,
}

/// Who asked, if they have an account.
#[derive(Clone)]
struct Owner {
    who: usize,
    /// To which of their keys it was sealed.
    keys: u32,
    /// Whether they have made it their own: at once, or by signing in after somebody logged it for them.
    claimed: bool,
}

struct World {
    desk: Desk,
    people: Vec<One>,
    sessions: Vec<Person>,
    matters: Vec<Matter>,
    chance: Chance,
    told: Vec<String>,
    copies: Option<Copies>,
    /// How often a backup was put back, begun differently in each world.
    put_back: u64,
}

const HEAD: usize = 0;
const ALTERNATE: usize = 1;
const OFFICER: usize = 2;

/// More would only make each comparison longer.
const MOST_PEOPLE: usize = 11;
const MOST_MATTERS: usize = 8;

impl World {
    fn new(kind: Kind, seed: u64) -> Self {
        let (desk, people) = Desk::open(kind);
        let mut world = Self {
            desk,
            people: Vec::new(),
            sessions: Vec::new(),
            matters: Vec::new(),
            chance: Chance::seeded(seed),
            told: Vec::new(),
            copies: None,
            put_back: seed,
        };
        let seats = [
            (people.head, Some("office")),
            (people.alternate, Some("alternate")),
            (people.officer, Some("office")),
            (people.auditor, None),
            (people.administrator, None),
        ];
        for (person, seat) in seats {
            world.comes_in(person, seat, None);
            world.people.last_mut().unwrap().certified = seat.is_some();
        }
        world.enrols();
        world.enrols();
        world
    }

    fn comes_in(&mut self, person: Person, seat: Option<&'static str>, roster: Option<PersonId>) {
        self.people.push(One {
            login: person.login.clone(),
            secret: person.password.clone(),
            is_receipt: person.login.is_empty(),
            id: self.desk.actor(&person).id().unwrap(),
            roster,
            seat,
            certified: false,
            keys: 1,
        });
        self.sessions.push(person);
    }

    fn actor(&self, who: usize) -> Actor {
        self.desk.actor(&self.sessions[who])
    }

    /// Signs in, which makes one's own what was sealed for the keys one has.
    fn signs_in(&mut self, who: usize) {
        let (office, gate) = (&self.desk.office, &self.desk.gate);
        let One {
            login,
            secret,
            is_receipt,
            keys,
            ..
        } = &self.people[who];
        let opened = if *is_receipt {
            identity::sign_in_by_receipt(office, gate, &visitor(), secret)
        } else {
            identity::sign_in(office, gate, &visitor(), login, secret)
        };
        self.sessions[who].token = opened.unwrap().token;
        let owned = self.matters.iter_mut().filter_map(|it| it.owner.as_mut());
        for owner in owned.filter(|owner| owner.who == who && owner.keys == *keys) {
            owner.claimed = true;
        }
    }

    fn everybody_signs_in(&mut self) {
        (0..self.people.len()).for_each(|who| self.signs_in(who));
    }

    fn may_handle(&self, who: usize, matter: &Matter) -> bool {
        let one = &self.people[who];
        let by_key = match &matter.only {
            Some(left) => left.contains(&who),
            None => one.certified,
        };
        let is_own = matter.owner.as_ref().is_some_and(|owner| owner.who == who);
        one.seat == Some(matter.desk) && by_key && !is_own && !matter.purged
    }

    fn may_own(&self, who: usize, matter: &Matter) -> bool {
        let reads_along = matter.owner.as_ref().is_some_and(|owner| {
            owner.who == who && owner.claimed && owner.keys == self.people[who].keys
        });
        reads_along && !matter.purged
    }

    /// Every person tries every matter by both doors; whoever is refused is refused alike.
    fn compare(&self) {
        self.compare_but_for(&[]);
    }

    /// As [`World::compare`], with matters whose share is not there: they are closed to everybody.
    fn compare_but_for(&self, without_share: &[MatterId]) {
        for who in 0..self.people.len() {
            let actor = self.actor(who);
            for matter in &self.matters {
                let has_share = !without_share.contains(&matter.id);
                let opened = advice::open(&self.desk.office, &actor, matter.id);
                let expected = self.may_handle(who, matter) && has_share;
                self.check(("desk", who, matter), &opened, (expected, has_share));
                let own = advice::own(&self.desk.office, &actor, matter.id);
                let expected = self.may_own(who, matter) && has_share;
                self.check(("owner", who, matter), &own, (expected, has_share));
            }
        }
    }

    fn check<T>(
        &self,
        (door, who, matter): (&str, usize, &Matter),
        tried: &Result<T>,
        (expected, has_share): (bool, bool),
    ) {
        let number = self.matters.iter().position(|other| other.id == matter.id);
        let fits = match tried {
            Ok(_) => expected,
            Err(Error::Denied) => !expected,
            Err(_) => !has_share,
        };
        assert!(
            fits,
            "{who} ({}) at the {door}'s door of matter {number:?}: {:?}, expected {expected}, after {:#?}",
            self.people[who].login,
            tried.as_ref().err(),
            self.told
        );
    }

    fn any_of(&self, of: impl Fn(&One) -> bool) -> Option<usize> {
        let fitting: Vec<usize> = (0..self.people.len())
            .filter(|who| of(&self.people[*who]))
            .collect();
        self.chance.pick(&fitting).copied()
    }

    /// An open matter, with somebody who can work on it.
    fn any_work(&self) -> Option<(usize, usize)> {
        let fitting: Vec<(usize, usize)> = (0..self.matters.len())
            .flat_map(|matter| (0..self.people.len()).map(move |who| (matter, who)))
            .filter(|(matter, who)| {
                let matter = &self.matters[*matter];
                !matter.closed && self.may_handle(*who, matter)
            })
            .collect();
        self.chance.pick(&fitting).copied()
    }

    /// Tells what happened.
    fn run(kind: Kind, seed: u64, steps: usize) -> Vec<String> {
        let mut world = Self::new(kind, seed);
        world.compare();
        for _ in 0..steps {
            world.acts();
            world.compare();
        }
        world.told
    }
}

#[test]
fn whoever_may_read_reads_and_nobody_else() {
    let told = std::thread::scope(|scope| {
        let postgres = scope.spawn(|| World::run(Kind::Postgres, 9, 6));
        let worlds = [0, 1, 2].map(|seed| scope.spawn(move || World::run(Kind::Sqlite, seed, 30)));
        postgres.join().unwrap();
        worlds.map(|world| world.join().unwrap()).concat()
    });
    let happened = |what: &str| assert!(told.iter().any(|told| told == what), "never: {what}");
    acts::names().for_each(happened);
    copies::NAMES.into_iter().for_each(happened);
}
