//! What happens in the model's world.

use std::collections::BTreeSet;

use probity::{
    actor::{Actor, PersonId},
    advice::{self, From, Logged},
    audit::{Code, Entry},
    error::Error,
    identity::{self, Choice, Invitation, membership},
    role::{Role, Roles},
    vault::MatterId,
};
use zeroize::Zeroizing;

use super::{ALTERNATE, HEAD, MOST_MATTERS, MOST_PEOPLE, Matter, OFFICER, Owner, World};
use crate::desk::{PASSWORD, Person, asking, visitor};

type Act = (&'static str, fn(&mut World));

const ACTS: [Act; 14] = [
    ("somebody asks", |world| world.asks(false)),
    ("somebody asks about the office", |world| world.asks(true)),
    ("somebody asks anonymously", World::asks_anonymously),
    ("an officer logs a call", World::logs_a_call),
    ("somebody enrols", World::enrols),
    ("somebody signs in", World::signs_in_again),
    ("somebody is assigned", World::assigns),
    ("somebody is shut out", World::shuts_out),
    ("an officer comes or goes", World::changes_the_office),
    ("somebody gets new keys", World::resets),
    ("a matter is settled", World::settles),
    ("the years pass", World::purges),
    ("the office is opened anew", World::opens_anew),
    ("a backup is taken or put back", World::copies),
];

/// What can happen.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    ACTS.into_iter().map(|(what, _)| what)
}

impl World {
    pub(super) fn acts(&mut self) {
        let (what, act) = self.chance.pick(&ACTS).unwrap();
        self.told.push((*what).to_owned());
        act(self);
    }

    fn opens_anew(&mut self) {
        self.desk.reopen();
    }

    fn signs_in_again(&mut self) {
        let who = self.any_of(|_| true).unwrap();
        self.signs_in(who);
    }

    fn keep(&mut self, id: MatterId, desk: &'static str, owner: Option<Owner>) {
        self.matters.push(Matter {
            id,
            desk,
            only: None,
            owner,
            closed: false,
            purged: false,
        });
    }

    fn is_full(&self) -> bool {
        self.matters.len() >= MOST_MATTERS
    }

    fn asks(&mut self, about_the_office: bool) {
        if self.is_full() {
            return;
        }
        let who = self.any_of(|one| !one.is_receipt).unwrap();
        let asking = asking("Something", "A question.", about_the_office);
        let asked = advice::ask(&self.desk.office, &self.actor(who), &asking).unwrap();
        let to_alternate = about_the_office || self.people[who].seat == Some("office");
        let desk = if to_alternate { "alternate" } else { "office" };
        assert_eq!(asked.desk.name(), desk);
        let keys = self.people[who].keys;
        let owner = Owner {
            who,
            keys,
            claimed: true,
        };
        self.keep(asked.id, desk, Some(owner));
    }

    fn asks_anonymously(&mut self) {
        if self.is_full() || self.people.len() >= MOST_PEOPLE {
            return;
        }
        let (office, gate) = (&self.desk.office, &self.desk.gate);
        let asking = asking("Something", "A question.", false);
        let asked = advice::ask_anonymously(office, gate, &visitor(), &asking).unwrap();
        let digits = asked.receipt.unwrap();
        let opened = identity::sign_in_by_receipt(office, gate, &visitor(), &digits).unwrap();
        let nobody = Person {
            login: String::new(),
            password: digits.to_string(),
            recovery_phrase: String::new(),
            token: opened.token,
        };
        self.comes_in(nobody, None, None);
        let owner = Owner {
            who: self.people.len() - 1,
            keys: 1,
            claimed: true,
        };
        self.keep(asked.id, "office", Some(owner));
    }

    fn logs_a_call(&mut self) {
        let officer = self.any_of(|one| one.seat == Some("office"));
        let (Some(officer), Some(caller)) = (officer, self.any_of(|one| one.roster.is_some()))
        else {
            return;
        };
        if self.is_full() {
            return;
        }
        let logged = Logged {
            asking: asking("Something", "A call.", false),
            channel: "phone".into(),
            from: From::Person(self.people[caller].roster.unwrap(), "Somebody".into()),
        };
        let asked = advice::log(&self.desk.office, &self.actor(officer), &logged).unwrap();
        let owner = Owner {
            who: caller,
            keys: self.people[caller].keys,
            claimed: false,
        };
        self.keep(asked.id, "office", Some(owner));
    }

    pub(super) fn enrols(&mut self) {
        if self.people.len() >= MOST_PEOPLE {
            return;
        }
        let login = format!("staff{}@example.int", self.people.len());
        let roster = PersonId::draw(self.desk.office.chance());
        let person = self.uses_a_link(&login, Some(roster));
        self.comes_in(person, None, Some(roster));
    }

    /// Invites a member of staff, who uses the link at once: for an account, or for new keys of the one they have.
    fn uses_a_link(&self, login: &str, person: Option<PersonId>) -> Person {
        let invitation = Invitation {
            login: login.into(),
            name: "Somebody".into(),
            language: "en".into(),
            person,
            roles: Roles::of([Role::Staff]).unwrap(),
        };
        let (office, gate) = (&self.desk.office, &self.desk.gate);
        let link = office.act(&Actor::console(), |act| {
            let link = identity::invite(act, &invitation)?;
            Ok((link, Entry::new(Code::EnrolmentSent)))
        });
        let choice = Choice::Chosen(Zeroizing::new(PASSWORD.into()));
        let enrolled = identity::enrol(office, gate, &visitor(), &link.unwrap(), &choice);
        Person::of(login, enrolled.unwrap())
    }

    /// A new seed after an identity check: what was sealed to the old keys stays closed.
    fn resets(&mut self) {
        let Some(who) = self.any_of(|one| one.roster.is_some()) else {
            return;
        };
        let login = self.people[who].login.clone();
        self.sessions[who] = self.uses_a_link(&login, self.people[who].roster);
        self.people[who].keys += 1;
    }

    fn assigns(&mut self) {
        let Some((matter, who)) = self.any_work() else {
            return;
        };
        let id = self.matters[matter].id;
        let revision = self.desk.revision(&self.sessions[who], id);
        let handler = Some(self.people[who].id);
        advice::assign(&self.desk.office, &self.actor(who), (id, revision), handler).unwrap();
    }

    fn shuts_out(&mut self) {
        let Some((matter, who)) = self.any_work() else {
            return;
        };
        let Matter { id, desk, .. } = self.matters[matter];
        let out = self.any_of(|one| one.seat == Some(desk)).unwrap();
        let had: BTreeSet<usize> = (0..self.people.len())
            .filter(|one| self.people[*one].seat == Some(desk))
            .filter(|one| {
                let only = &self.matters[matter].only;
                only.as_ref().is_none_or(|left| left.contains(one))
            })
            .collect();
        let left: BTreeSet<usize> = had.into_iter().filter(|one| *one != out).collect();
        let revision = self.desk.revision(&self.sessions[who], id);
        let shut_out = [self.people[out].id];
        let actor = self.actor(who);
        let done = advice::recuse(&self.desk.office, &actor, (id, revision), &shut_out);
        if left.is_empty() && desk == "alternate" {
            assert!(matches!(done, Err(Error::Invalid(_))));
            return;
        }
        done.unwrap();
        let matter = &mut self.matters[matter];
        (matter.desk, matter.only) = if left.is_empty() {
            ("alternate", None)
        } else {
            (desk, Some(left))
        };
    }

    /// A second officer comes, goes, comes back. The role takes effect at once for who goes, and for who comes only when
    /// two people have stood for it.
    fn changes_the_office(&mut self) {
        let login = "second@example.int";
        let second = (OFFICER + 1..self.people.len()).find(|who| self.people[*who].login == login);
        match second {
            None => {
                let person = self.desk.enrol(login, "Sara Lund", &[Role::Officer]);
                self.comes_in(person, Some("office"), None);
            }
            Some(who) => {
                let comes = self.people[who].seat.is_none();
                let role = if comes { Role::Officer } else { Role::Staff };
                let roles = Roles::of([role]).unwrap();
                identity::set_roles(&self.desk.office, &Actor::console(), login, roles).unwrap();
                self.people[who].seat = comes.then_some("office");
                self.people[who].certified = false;
                self.signs_in(who);
            }
        }
        self.compare();
        self.told.push("and two people stand for it".to_owned());
        self.signs_in(HEAD);
        self.signs_in(ALTERNATE);
        membership::propose(&self.desk.office, &self.actor(HEAD)).unwrap();
        self.desk.certify(&self.sessions[ALTERNATE]);
        for one in &mut self.people {
            one.certified = one.seat.is_some();
        }
    }

    fn settles(&mut self) {
        if let Some((matter, who)) = self.any_work() {
            self.desk
                .settle(&self.sessions[who], self.matters[matter].id);
            self.matters[matter].closed = true;
        }
    }

    /// After the years of retention two people of the office destroy what is closed.
    fn purges(&mut self) {
        self.desk.days_later(366 * 7);
        self.everybody_signs_in();
        let office = &self.desk.office;
        advice::propose_purges(office, &Actor::worker()).unwrap();
        for purge in advice::purges(office, &self.actor(HEAD)).unwrap() {
            let approve = |who| advice::approve_purge(office, &self.actor(who), purge.approval);
            assert!(!approve(HEAD).unwrap());
            assert!(approve(OFFICER).unwrap());
            let matter = self.matters.iter_mut().find(|it| it.id == purge.matter);
            matter.unwrap().purged = true;
        }
        // The next ones have room.
        let (purged, kept) = self.matters.drain(..).partition(|it| it.purged);
        self.matters = kept;
        let purged: Vec<Matter> = purged;
        self.matters.extend(purged.into_iter().take(1));
    }
}
