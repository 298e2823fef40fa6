//! Exemptions: two people decide before the launch that somebody whom the rules take, or somebody named, need not file. Their reason
//! stands open, since it says nothing of what anybody has. Nothing is assigned to them, neither by the launch nor later.

use super::{Cycle, CycleState, naming, population, rows};
use crate::{
    actor::{Actor, PersonId},
    audit::{Code, Entry},
    disclosure::{CycleId, desk, may},
    error::{Error, Result},
    language::Text,
    office::{Office, Proposed, Reads, proposed},
    staff::{self, Person},
    storage::Id,
    vault::{ApprovalId, Group},
};

/// The frozen name by which two people of a desk sign: what one desk proposed is not signed at the other.
fn action(desk: Group) -> &'static str {
    match desk {
        Group::Alternate => "exempt-filer-of-the-office",
        _ => "exempt-filer",
    }
}

/// An exemption that waits for its second signature.
pub struct Waiting {
    /// The handle by which it is approved.
    pub approval: ApprovalId,
    /// The cycle.
    pub cycle: CycleId,
    /// Who need not file.
    pub person: Person,
    /// Why: a code of the vocabulary `waiver-reason`.
    pub because: String,
    /// Whether whoever asks has signed it: somebody else is to be the second.
    pub signed_by_me: bool,
}

/// The person with this staff id or e-mail address, about whom whoever asks may come to decide: of the office itself at the
/// alternate's desk, anybody at the other.
///
/// # Errors
/// [`Error::Missing`] when there is none; [`Error::Denied`] for whoever runs no cycles at a desk.
pub fn candidate(office: &Office, who: &Actor, typed: &str) -> Result<Person> {
    office.look(who, |look| {
        let desk = may::run_at_desk(look)?;
        let person = naming::find(look, typed)?.ok_or(Error::Missing)?;
        if desk == Group::Alternate && desk::of_person(look, person.id)? != desk {
            return Err(Error::Missing);
        }
        Ok(person)
    })
}

/// Proposes, with one's own signature, that somebody need not file in a planned cycle, for a reason of the vocabulary
/// `waiver-reason`.
///
/// # Errors
/// [`Error::Invalid`] about `because`, about a `person` who would not file or whose exemption was proposed before, once the
/// cycle was launched, where nobody else of the desk could sign, or unless the password was typed lately;
/// [`Error::Denied`] for whoever does not run the cycle at the desk where the person files, and about themselves and those
/// above and below them.
pub fn propose_exemption(
    office: &Office,
    who: &Actor,
    (cycle, person): (CycleId, PersonId),
    because: &str,
) -> Result<ApprovalId> {
    office
        .vocabulary()
        .waiver_reason
        .choose("because", because)?;
    office.act(who, |act| {
        let person = staff::person(act, person)?;
        let desk = may::exempt(act, person.id)?;
        let plan = planned(act, cycle)?;
        would_file(act, &plan, &person)?;
        let object = object(cycle, person.id);
        let exempted = rows::exempted(act, cycle)?;
        let decided = exempted.iter().any(|row| row.person == person.id);
        if decided || find(act, desk, &object)?.is_some() {
            return Err(Error::field("person", Text::new("exempted-before")));
        }
        desk::needs_two(act, desk)?;
        let approval = act.propose(action(desk), &object, because.as_bytes())?;
        let entry = Entry::new(Code::ApprovalGiven)
            .about(person.id.uuid())
            .note(action(desk));
        Ok((approval, entry))
    })
}

/// The cycle while it can be decided who files in it. What was launched has statements, which are done without one by one.
fn planned(at: &mut impl Reads, id: CycleId) -> Result<Cycle> {
    let cycle = Cycle::read(&rows::cycle(at, id)?)?;
    if cycle.state == CycleState::Planned {
        Ok(cycle)
    } else {
        Err(Error::invalid(Text::new("exempted-launched")))
    }
}

fn would_file(at: &mut impl Reads, cycle: &Cycle, person: &Person) -> Result<()> {
    let named = rows::named(at, cycle.id)?;
    let named = named.iter().find(|row| row.person == person.id);
    let named = named.map(|row| row.reason.as_str());
    population::reason(&person.details, named, &cycle.plan.rules)
        .map(drop)
        .ok_or_else(|| Error::field("person", Text::new("exempted-not-asked")))
}

/// What two people sign: the cycle and the person.
fn object(cycle: CycleId, person: PersonId) -> Vec<u8> {
    [cycle.bytes(), person.bytes()].concat()
}

fn find(at: &mut impl Reads, desk: Group, object: &[u8]) -> Result<Option<Proposed>> {
    let mut all = proposed(at, action(desk))?.into_iter();
    Ok(all.find(|proposal| proposal.object == object))
}

/// The exemptions that wait for a second signature at the actor's desk, and that they may decide on.
///
/// # Errors
/// [`Error::Denied`] for whoever runs no cycles at a desk.
pub fn exemptions(office: &Office, who: &Actor) -> Result<Vec<Waiting>> {
    office.look(who, |look| {
        let desk = may::run_at_desk(look)?;
        let mut waiting = Vec::new();
        for proposal in proposed(look, action(desk))? {
            let (cycle, person) = read(&proposal.object)?;
            let person = staff::persons(look, &[person])?.pop();
            let open = planned(look, cycle).is_ok();
            let Some(person) = person.filter(|_| open) else {
                continue;
            };
            if may::exempt(look, person.id).is_ok() {
                let me = look.who().id();
                waiting.push(Waiting {
                    approval: proposal.id,
                    cycle,
                    person,
                    because: String::from_utf8_lossy(&proposal.arguments).into_owned(),
                    signed_by_me: me.is_some_and(|me| proposal.signed_by.contains(&me)),
                });
            }
        }
        Ok(waiting)
    })
}

fn read(object: &[u8]) -> Result<(CycleId, PersonId)> {
    let id = |bytes: &[u8]| uuid::Uuid::from_slice(bytes).map_err(Error::broken);
    let (cycle, person) = object
        .split_at_checked(16)
        .ok_or_else(|| Error::broken("an exemption of nobody"))?;
    Ok((Id::from_uuid(id(cycle)?), Id::from_uuid(id(person)?)))
}

/// Signs for an exemption; with the second person's signature it holds. Tells whether it does.
///
/// # Errors
/// [`Error::Missing`] when it is not proposed; [`Error::Invalid`] when the same person signs twice, the password was not
/// typed lately, or the cycle was launched in between.
pub fn approve_exemption(office: &Office, who: &Actor, approval: ApprovalId) -> Result<bool> {
    let waiting = exemptions(office, who)?
        .into_iter()
        .find(|waiting| waiting.approval == approval)
        .ok_or(Error::Missing)?;
    let person = waiting.person.id;
    office.act(who, |act| {
        may::exempt(act, person)?;
        planned(act, waiting.cycle)?;
        if !act.approve(approval)? {
            let entry = Entry::new(Code::ApprovalGiven).about(person.uuid());
            return Ok((false, entry));
        }
        let row = rows::ExemptedRow {
            cycle: waiting.cycle,
            person,
            because: waiting.because.clone(),
            day: act.today().into(),
        };
        rows::exempt(act, &row)?;
        Ok((true, Entry::new(Code::FilerExempted).about(person.uuid())))
    })
}

/// Takes an exemption back, or the proposal of one, for which one person is enough: from then on they are asked like everybody
/// else, in a cycle under way within a minute and with a newcomer's time.
///
/// # Errors
/// [`Error::Missing`] when there is none; [`Error::Denied`] as for [`propose_exemption`].
pub fn take_back(office: &Office, who: &Actor, (cycle, person): (CycleId, PersonId)) -> Result<()> {
    office.act(who, |act| {
        let desk = may::exempt(act, person)?;
        match find(act, desk, &object(cycle, person))? {
            Some(proposal) => act.withdraw(proposal.id)?,
            None if rows::unexempt(act, cycle, person)? == 0 => return Err(Error::Missing),
            None => rows::set_followed(act, cycle, "")?,
        }
        let entry = Entry::new(Code::ExemptionTakenBack).about(person.uuid());
        Ok(((), entry))
    })
}

/// Somebody who was exempted.
pub struct Exempted {
    /// Who need not file.
    pub person: Person,
    /// Why: a code of the vocabulary `waiver-reason`.
    pub because: String,
    /// Whether they would file to the alternate alone, who decided about them.
    pub alternate: bool,
}

/// Who was exempted from a cycle; for an alternate, who of the office itself.
///
/// # Errors
/// [`Error::Denied`] for whoever neither runs cycles at a desk nor is the console.
pub fn exempted(office: &Office, who: &Actor, cycle: CycleId) -> Result<Vec<Exempted>> {
    office.look(who, |look| {
        may::know_cycles(look)?;
        let (_, walled) = may::list_filers(look)?;
        let of_the_office = desk::people_of_the_office(look)?;
        let rows = rows::exempted(look, cycle)?;
        let ids: Vec<PersonId> = rows.iter().map(|row| row.person).collect();
        let exempted = staff::persons(look, &ids)?
            .into_iter()
            .filter_map(|person| {
                let row = rows.iter().find(|row| row.person == person.id)?;
                let alternate = of_the_office.contains(&person.id);
                (alternate || !walled).then(|| Exempted {
                    because: row.because.clone(),
                    person,
                    alternate,
                })
            });
        Ok(exempted.collect())
    })
}
