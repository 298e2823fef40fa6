//! The rights of this room. A proof can be made here only, and only inside a door. Reviewers all hold one group key, so what
//! keeps them from a statement that is not theirs to see is policy: it stands here, and each refusal is recorded.

use std::collections::HashMap;

use super::{
    desk,
    review::separation::{self, Separation},
    statement::rows::StatementRow,
};
use crate::{
    actor::{Actor, PersonId},
    error::{Error, Result},
    identity,
    office::{Act, Reads},
    role::Role,
    staff::{self, Person},
    vault::{Entitled, Group, Locked, MatterId, Own, Via},
};

/// The right to run cycles: to plan, to adjust, to end them.
pub(super) struct Running(());
/// The right to see what is planned and who would file.
pub(super) struct Looking(());
/// The right to assign statements.
pub(super) struct Launching(());
/// The right to name somebody as a filer.
pub(super) struct Naming(());

/// Whose statements somebody may see the standing of.
pub(super) enum Scope {
    /// Everybody's.
    All,
    /// Those of one unit.
    Unit(String),
}

/// The right to open one statement that is not one's own.
pub(super) struct Reading(MatterId);

/// The right of a filer to what is theirs.
pub(super) struct Owning(MatterId);

/// The right to stand for the end of a statement.
pub(super) struct Ending(MatterId);

impl Entitled for Ending {
    fn matter(&self) -> MatterId {
        self.0
    }
}

impl Entitled for Reading {
    fn matter(&self) -> MatterId {
        self.0
    }
}

impl Entitled for Owning {
    fn matter(&self) -> MatterId {
        self.0
    }
}

impl Own for Owning {
    fn matter(&self) -> MatterId {
        self.0
    }
}

impl Scope {
    /// Whether a unit is among them.
    pub(super) fn covers(&self, unit: &str) -> bool {
        match self {
            Self::All => true,
            Self::Unit(own) => own == unit,
        }
    }
}

const RUNNERS: [Role; 2] = [Role::Officer, Role::Head];

fn allow<P>(allowed: bool, proof: P) -> Result<P> {
    if allowed {
        Ok(proof)
    } else {
        Err(Error::Denied)
    }
}

/// Whoever runs cycles plans them, and so does the console: a plan says nothing of anybody, and nobody hears of it.
pub(super) fn plan(at: &mut impl Reads) -> Result<Running> {
    let who = at.who();
    allow(who.is_any(&RUNNERS) || who.is_console(), Running(()))
}

/// Officers and heads run cycles.
pub(super) fn run(at: &mut impl Reads) -> Result<Running> {
    allow(at.who().is_any(&RUNNERS), Running(()))
}

/// Whoever runs cycles sees them, and so does the console, which launches what they planned.
pub(super) fn look_at_cycles(at: &mut impl Reads) -> Result<Looking> {
    let who = at.who();
    allow(who.is_any(&RUNNERS) || who.is_console(), Looking(()))
}

/// Whoever runs cycles draws a sample, and so does the console, which sees who was drawn and not what they filed.
pub(super) fn draw_sample(at: &mut impl Reads) -> Result<Looking> {
    look_at_cycles(at)
}

/// A launch is begun by whoever runs cycles or from the console, and finished by the worker where it was interrupted.
pub(super) fn launch(at: &mut impl Reads) -> Result<Launching> {
    let who = at.who();
    let allowed = who.is_any(&RUNNERS) || who.is_console() || who.is_worker();
    allow(allowed, Launching(()))
}

/// Whoever runs cycles names anybody; a focal point names people of their own unit.
pub(super) fn name(at: &mut impl Reads, person: &Person) -> Result<Naming> {
    let scope = see_status(at)?;
    let named_by_people = !at.who().is_console();
    allow(
        named_by_people && scope.covers(person.details.unit.name()),
        Naming(()),
    )
}

/// Which cycles there are is known to those who run one at their desk, and to the console.
pub(super) fn know_cycles(at: &mut impl Reads) -> Result<()> {
    let who = at.who();
    allow(directs(who) || who.is_console(), ())
}

/// Those who file are listed for whoever may see their standing, and for an alternate those at that desk, as the flag says.
pub(super) fn list_filers(at: &mut impl Reads) -> Result<(Scope, bool)> {
    if at.who().is(Role::Alternate) {
        return Ok((Scope::All, true));
    }
    Ok((see_status(at)?, false))
}

/// What stands open about one filer is for whoever decides about them, and for the console.
pub(super) fn see_filer(at: &mut impl Reads, row: &StatementRow) -> Result<()> {
    let desk = desk::of(at, row)?;
    let who = at.who();
    allow(who.is_console() || directs_at(who, desk), ())
}

/// The standing of statements is seen by those who run cycles, and that of one's own unit by its focal point.
pub(super) fn see_status(at: &mut impl Reads) -> Result<Scope> {
    if look_at_cycles(at).is_ok() {
        return Ok(Scope::All);
    }
    if !at.who().is(Role::FocalPoint) {
        return Err(Error::Denied);
    }
    let person = person_of(at)?.ok_or(Error::Denied)?;
    Ok(Scope::Unit(person.details.unit.name().to_owned()))
}

/// The worker may do what nobody asked for in person.
pub(super) fn keep_house(at: &mut impl Reads) -> Result<()> {
    allow(at.who().is_worker(), ())
}

/// As whom the roster knows whoever stands at the door: the person of their account, else whoever has its address.
pub(super) fn person_of(at: &mut impl Reads) -> Result<Option<Person>> {
    let Some(me) = at.who().account() else {
        return Ok(None);
    };
    match (me.person, me.account) {
        (Some(person), _) => staff::person(at, person).map(Some),
        (None, account) => {
            let login = identity::account(at, account)?.login;
            staff::person_of_email(at, &login)
        }
    }
}

/// Whoever a statement was assigned to begins it.
pub(super) fn file(at: &mut impl Reads, row: &StatementRow) -> Result<()> {
    let person = person_of(at)?;
    allow(person.is_some_and(|person| person.id == row.person), ())
}

/// Whoever began a statement owns it.
pub(super) fn own(
    at: &mut impl Reads,
    row: &StatementRow,
    locked: Option<&Locked>,
) -> Result<Owning> {
    let owner = row.filer.is_some() && row.filer == at.who().id();
    match reach(row, locked) {
        Some((matter, Via::Owner(_))) if owner => Ok(Owning(matter)),
        _ => Err(Error::Denied),
    }
}

/// As [`own`], for what is done to a statement and so recorded.
pub(super) fn own_to_change(
    act: &mut Act<'_>,
    row: &StatementRow,
    locked: Option<&Locked>,
) -> Result<Reading> {
    own(act, row, locked).map(|Owning(matter)| Reading(matter))
}

/// Its owner fills a statement in, or whoever they asked to.
pub(super) fn fill_in(
    act: &mut Act<'_>,
    row: &StatementRow,
    locked: Option<&Locked>,
) -> Result<Reading> {
    let designee = row.designee.is_some() && row.designee == act.who().id();
    match reach(row, locked) {
        Some((matter, Via::Member)) if designee => Ok(Reading(matter)),
        _ => own_to_change(act, row, locked),
    }
}

/// A filed statement is read by the reviewer it is assigned to and by those who run the cycle, at its desk; by nobody whose own
/// it is, or who stands above or below its filer.
pub(super) fn review(
    act: &mut Act<'_>,
    row: &StatementRow,
    locked: Option<&Locked>,
) -> Result<Reading> {
    let assigned = row.reviewer == act.who().id() || directs(act.who());
    allow(assigned && row.submitted.is_some(), ())?;
    at_desk(act, row, locked)
}

/// As [`review`] for each of these statements, in their order; what keeps whoever asks from them is found out together.
pub(super) fn review_each(
    act: &mut Act<'_>,
    (rows, filers): (&[&StatementRow], &HashMap<PersonId, Person>),
    keys: &HashMap<MatterId, Locked>,
) -> Result<Vec<Option<Reading>>> {
    let me = act.who().id().ok_or(Error::Denied)?;
    let account = identity::account(act, me)?;
    let kept_from = separation::from_each(act, (rows, filers), &account)?;
    let who = act.who();
    let right = |(row, kept_from): (&&StatementRow, Option<Separation>)| {
        let assigned = row.reviewer == Some(me) || directs(who);
        let locked = row.matter.and_then(|matter| keys.get(&matter));
        let free = assigned && row.submitted.is_some() && kept_from.is_none();
        free.then(|| with_its_key(who, row, locked))?.ok()
    };
    Ok(rows.iter().zip(kept_from).map(right).collect())
}

/// Whoever reads this year's statement of somebody reads last year's beside it.
pub(super) fn review_beside(
    act: &mut Act<'_>,
    last_year: &StatementRow,
    locked: Option<&Locked>,
) -> Result<Reading> {
    at_desk(act, last_year, locked)
}

/// A review is certified by the head, or at the alternate's desk by an alternate, and never by whoever reviewed.
pub(super) fn certify(
    act: &mut Act<'_>,
    row: &StatementRow,
    locked: Option<&Locked>,
) -> Result<Reading> {
    let who = act.who();
    let another = row.reviewer.is_some() && row.reviewer != who.id();
    allow(another && who.is_any(&[Role::Head, Role::Alternate]), ())?;
    at_desk(act, row, locked)
}

/// Those who run the cycle at its desk decide about time, returns and new reviews; they need not be its reviewer, but are
/// held to the same separations.
pub(super) fn direct(
    act: &mut Act<'_>,
    row: &StatementRow,
    locked: Option<&Locked>,
) -> Result<Reading> {
    allow(directs(act.who()), ())?;
    at_desk(act, row, locked)
}

/// First the policy, then the key: whoever sits at a statement's desk, is not kept from it, and reaches it as a member of that
/// desk's group.
fn at_desk(act: &mut Act<'_>, row: &StatementRow, locked: Option<&Locked>) -> Result<Reading> {
    let me = act.who().id().ok_or(Error::Denied)?;
    let reading = with_its_key(act.who(), row, locked)?;
    let account = identity::account(act, me)?;
    let kept_from = separation::between(act, row, &account)?;
    allow(kept_from.is_none(), reading)
}

fn with_its_key(who: &Actor, row: &StatementRow, locked: Option<&Locked>) -> Result<Reading> {
    let desk = desk_of(who).filter(|desk| desk.name() == row.desk);
    match (reach(row, locked), desk) {
        (Some((matter, Via::Group(group))), Some(desk)) if group == desk => Ok(Reading(matter)),
        _ => Err(Error::Denied),
    }
}

/// Statements are given to reviewers by those who run the cycle at their desk, and by load by the worker.
pub(super) fn assign(at: &mut impl Reads, row: &StatementRow) -> Result<()> {
    let who = at.who();
    let directs = directs(who) && sits_at_its_desk(who, row);
    allow(who.is_worker() || directs, ())
}

/// The list of a desk is for those who sit at it; reviewers see what is theirs.
pub(super) fn see_list(at: &mut impl Reads) -> Result<(Group, bool)> {
    let desk = desk_of(at.who()).ok_or(Error::Denied)?;
    Ok((desk, !directs(at.who())))
}

/// The desk at which somebody runs the cycle.
pub(super) fn run_at_desk(at: &mut impl Reads) -> Result<Group> {
    let who = at.who();
    desk_of(who).filter(|_| directs(who)).ok_or(Error::Denied)
}

/// Whoever runs the cycle at a statement's desk may do without it, together with a second person of that desk; no key is needed.
/// Nobody does so for themselves, nor for somebody above or below them. Tells the desk.
pub(super) fn waive(at: &mut impl Reads, row: &StatementRow) -> Result<Group> {
    let desk = desk::of(at, row)?;
    allow(directs_at(at.who(), desk), ())?;
    let me = at.who().id().ok_or(Error::Denied)?;
    let account = identity::account(at, me)?;
    allow(separation::between(at, row, &account)?.is_none(), desk)
}

/// Whoever runs the cycle at the desk where somebody files exempts them before the launch, together with a second person of that
/// desk; with the same limits as [`waive`]. Tells the desk.
pub(super) fn exempt(at: &mut impl Reads, person: PersonId) -> Result<Group> {
    let desk = desk::of_person(at, person)?;
    allow(directs_at(at.who(), desk), ())?;
    let me = at.who().id().ok_or(Error::Denied)?;
    let account = identity::account(at, me)?;
    let kept_from = separation::from_persons(at, &[person], &account)?;
    allow(kept_from.iter().all(Option::is_none), desk)
}

/// Whoever runs the cycle at a statement's desk stands for its end, holds it back, and certifies nothing of what is in it.
pub(super) fn destroy(at: &mut impl Reads, row: &StatementRow) -> Result<Ending> {
    let who = at.who();
    allow(directs(who) && sits_at_its_desk(who, row), ())?;
    row.matter.map(Ending).ok_or(Error::Denied)
}

/// What is due for destruction, and what waits for publication, is seen by those who run cycles at a desk.
pub(super) fn see_retention(at: &mut impl Reads) -> Result<()> {
    allow(directs(at.who()), ())
}

/// Certificates of destruction are for those who run cycles, and for the auditor.
pub(super) fn see_certificates(at: &mut impl Reads) -> Result<()> {
    let who = at.who();
    allow(directs(who) || who.is(Role::Auditor), ())
}

fn sits_at_its_desk(who: &Actor, row: &StatementRow) -> bool {
    desk_of(who).is_some_and(|desk| desk.name() == row.desk)
}

/// The desk somebody sits at for disclosure: reviewers, officers and the head at the reviewers', alternates at their own.
fn desk_of(who: &Actor) -> Option<Group> {
    if who.is_any(&[Role::Reviewer, Role::Officer, Role::Head]) {
        Some(Group::Reviewers)
    } else if who.is(Role::Alternate) {
        Some(Group::Alternate)
    } else {
        None
    }
}

fn directs_at(who: &Actor, desk: Group) -> bool {
    directs(who) && desk_of(who) == Some(desk)
}

fn directs(who: &Actor) -> bool {
    who.is_any(&[Role::Officer, Role::Head, Role::Alternate])
}

/// The matter of a statement, and how the actor's keys reached it.
fn reach(row: &StatementRow, locked: Option<&Locked>) -> Option<(MatterId, Via)> {
    let matter = row.matter?;
    let locked = locked.filter(|locked| locked.id() == matter)?;
    Some((matter, locked.via()?))
}
