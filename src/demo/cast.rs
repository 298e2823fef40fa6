use std::collections::BTreeSet;

use zeroize::Zeroizing;

use super::{Account, Accounts, Part, people::Employee, side_by_side};
use crate::{
    actor::Actor,
    error::{Error, Result},
    identity::{self, Enrolled, Gate},
    office::Office,
    role::Role,
    vault::{AccountId, session::Token},
};

/// Everybody who has enrolled, the ethics office first.
#[derive(Default)]
pub(super) struct Cast(Vec<Member>);

/// Somebody who has enrolled.
pub(super) struct Member {
    pub(super) language: String,
    pub(super) kind: String,
    pub(super) account: AccountId,
    pub(super) name: String,
    id: String,
    role: Option<Role>,
    part: Part,
    login: String,
    passphrase: Zeroizing<String>,
    token: Token,
}

impl Member {
    pub(super) fn new(employee: &Employee, part: Part, enrolled: Enrolled) -> Self {
        Self {
            language: employee.language.clone(),
            kind: employee.kind.clone(),
            account: enrolled.session.account,
            name: employee.name.clone(),
            id: employee.id.clone(),
            role: employee.role,
            part,
            login: employee.email.clone(),
            passphrase: enrolled.passphrase.unwrap_or_default(),
            token: enrolled.session.token,
        }
    }

    /// Who they are for one command, in the session they opened last.
    pub(super) fn actor(&self, office: &Office) -> Result<Actor> {
        identity::resume(office, &self.token)
    }
}

impl Cast {
    pub(super) fn join(&mut self, member: Member) {
        self.0.push(member);
    }

    /// The first who holds a role of the ethics office.
    pub(super) fn first(&self, role: Role) -> Option<&Member> {
        self.0.iter().find(|member| member.role == Some(role))
    }

    /// The places of all who hold a role of the ethics office.
    pub(super) fn holding(&self, role: Role) -> Vec<usize> {
        self.places(|member| member.role == Some(role))
    }

    /// The places of the staff who read a language.
    pub(super) fn reading(&self, language: &str) -> Vec<usize> {
        self.places(|member| member.role.is_none() && member.language == language)
    }

    fn places(&self, wanted: impl Fn(&Member) -> bool) -> Vec<usize> {
        let members = self.0.iter().enumerate();
        members
            .filter(|(_, member)| wanted(member))
            .map(|(place, _)| place)
            .collect()
    }

    /// The place of whoever has a staff id.
    pub(super) fn place_of(&self, id: &str) -> Result<usize> {
        let mut members = self.0.iter();
        let found = members.position(|member| member.id == id);
        found.ok_or_else(|| Error::broken("somebody of the demo has not enrolled"))
    }

    /// Whoever has a place.
    pub(super) fn at(&self, place: usize) -> Result<&Member> {
        self.0
            .get(place)
            .ok_or_else(|| Error::broken("the cast of the demo is too small"))
    }

    /// Whoever comes in on a day signs in, all at once.
    pub(super) fn come_in(
        &mut self,
        office: &Office,
        gate: &Gate,
        places: &BTreeSet<usize>,
    ) -> Result<()> {
        let places: Vec<usize> = places.iter().copied().collect();
        let tokens = side_by_side(&places, |place| {
            let Member {
                login,
                passphrase,
                language,
                ..
            } = self.at(*place)?;
            let visitor = Actor::visitor(language.clone());
            identity::sign_in(office, gate, &visitor, login, passphrase)
        })?;
        for (place, opened) in places.into_iter().zip(tokens) {
            if let Some(member) = self.0.get_mut(place) {
                member.token = opened.token;
            }
        }
        Ok(())
    }

    /// The table of all of them: those with a post, those with something to file, the others.
    pub(super) fn accounts(&self, receipt: Option<String>) -> Accounts {
        let mut members: Vec<&Member> = self.0.iter().collect();
        members.sort_by_key(|member| match member.part {
            Part::STAFF => (2, None),
            Part::Holds(_) => (0, None),
            filing => (1, Some(filing)),
        });
        let people = members.into_iter().map(|member| Account {
            part: member.part,
            login: member.login.clone(),
            passphrase: member.passphrase.to_string(),
            name: member.name.clone(),
        });
        Accounts {
            people: people.collect(),
            receipt,
        }
    }
}
