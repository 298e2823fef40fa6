//! How the sample office comes to be: as any other does, with a ceremony, links, and two founders who certify.

use std::sync::Arc;

use zeroize::Zeroizing;

use super::{
    Filers, Part, Progress, SEED, Site, Stage,
    cast::{Cast, Member},
    people::{self, Employee},
    side_by_side,
};
use crate::{
    actor::Actor,
    calendar::FixedClock,
    chance::Chance,
    error::Result,
    identity::{self, Choice, Gate, Invitation, membership},
    office::{self, Office},
    reception,
    role::{Role, Roles},
    staff::{self, Choices, Roster},
    vault::{ceremony::RecoveryKey, passphrase::Passphrase},
};

/// When the office is founded: early enough to be there for the whole of 2017.
pub(super) const BEGINNING: &str = "2016-12-19T09:00:00Z";

/// Founds the office. The recovery key is not split: no custodian is there to take a share, and nobody can ever open
/// this office from outside.
pub(super) fn found(site: &Site, clock: &FixedClock) -> Result<Arc<Office>> {
    let chance = Chance::system();
    let recovery = RecoveryKey::draw(&chance);
    office::establish(&site.settings()?, &recovery.public(), &chance)?;
    site.start(Arc::new(clock.clone()))
}

/// Takes the roster over, as the file it would be.
pub(super) fn take_over(
    office: &Office,
    employees: &[Employee],
    progress: Progress<'_>,
) -> Result<()> {
    let file = people::csv(employees)?;
    let roster = Roster::read(&file, office.vocabulary(), |_, _| {})?;
    let mut tell = |done, of| progress(Stage::Roster, done, of);
    let choices = Choices::default();
    staff::import(office, &Actor::console(), &roster, choices, &mut tell).map(drop)
}

/// Lets the ethics office enrol, then those of the staff who ask or file.
pub(super) fn enrol(
    office: &Office,
    gate: &Gate,
    (employees, filers): (&[Employee], &Filers<'_>),
    progress: Progress<'_>,
) -> Result<Cast> {
    let words = Chance::seeded(SEED + 1);
    let door = Door { office, gate };
    let mut cast = Cast::default();
    for employee in employees {
        if let Some(role) = employee.role {
            let invited = door.invite(employee, Part::Holds(role), &words)?;
            cast.join(door.enrol(&invited)?);
            door.certify(&cast)?;
        }
    }
    let invited: Vec<Invited<'_>> = filers
        .enrolling()
        .into_iter()
        .map(|(employee, part)| door.invite(employee, part, &words))
        .collect::<Result<_>>()?;
    let (count, few) = (invited.len(), 16);
    for (done, invited) in invited.chunks(few).enumerate() {
        progress(Stage::Accounts, done * few, count);
        for member in side_by_side(invited, |invited| door.enrol(invited))? {
            cast.join(member);
        }
    }
    progress(Stage::Accounts, count, count);
    Ok(cast)
}

/// So many of the staff who do not file: one in four reads Arabic, as on the roster.
pub(super) fn chosen(
    employees: &[Employee],
    count: usize,
    files: impl Fn(&Employee) -> bool,
) -> Vec<&Employee> {
    let chance = Chance::seeded(SEED + 2);
    let [mut english, mut arabic] = ["en", "ar"].map(|language| {
        let mut candidates: Vec<&Employee> = employees
            .iter()
            .filter(|employee| employee.role.is_none() && employee.language == language)
            .filter(|employee| !files(employee))
            .collect();
        chance.shuffle(&mut candidates);
        candidates.into_iter()
    });
    (0..count)
        .filter_map(|place| {
            if place % 4 == 1 {
                arabic.next()
            } else {
                english.next()
            }
        })
        .collect()
}

/// The way in.
struct Door<'a> {
    office: &'a Office,
    gate: &'a Gate,
}

/// Somebody with a link.
struct Invited<'e> {
    employee: &'e Employee,
    part: Part,
    token: Zeroizing<String>,
    choice: Choice,
}

impl Door<'_> {
    fn invite<'e>(
        &self,
        employee: &'e Employee,
        part: Part,
        words: &Chance,
    ) -> Result<Invited<'e>> {
        let console = Actor::console();
        let roles = employee.role.into_iter().chain([Role::Staff]);
        let person = staff::find(self.office, &console, &employee.id)?;
        let invitation = Invitation {
            login: employee.email.clone(),
            name: employee.name.clone(),
            language: employee.language.clone(),
            person: Some(person.id),
            roles: Roles::of(roles)?,
        };
        Ok(Invited {
            employee,
            part,
            token: reception::invite(self.office, &console, &invitation)?,
            choice: Choice::Drawn(Passphrase::draw(words)),
        })
    }

    fn enrol(&self, invited: &Invited<'_>) -> Result<Member> {
        let visitor = Actor::visitor(invited.employee.language.clone());
        let (token, choice) = (&invited.token, &invited.choice);
        let enrolled = identity::enrol(self.office, self.gate, &visitor, token, choice)?;
        Ok(Member::new(invited.employee, invited.part, enrolled))
    }

    /// Once the alternate is there too, both propose whoever joined a group of theirs, and sign what waits.
    fn certify(&self, cast: &Cast) -> Result<()> {
        let [Some(head), Some(alternate)] =
            [Role::Head, Role::Alternate].map(|role| cast.first(role))
        else {
            return Ok(());
        };
        for proposer in [head, alternate] {
            membership::propose(self.office, &proposer.actor(self.office)?)?;
        }
        for signer in [head, alternate] {
            let me = signer.actor(self.office)?;
            let waiting = membership::waiting(self.office, &me)?;
            for change in waiting.iter().filter(|change| !change.signed_by_me) {
                membership::stand_for(self.office, &me, &change.handle)?;
            }
        }
        Ok(())
    }
}
