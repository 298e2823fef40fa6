//! The beginning of a statement: only now is there content, and so a key.

use super::can_file;
use crate::{
    actor::Actor,
    audit::Code,
    disclosure::{
        KIND, StatementId,
        cycle::{Cycle, rows as cycles},
        desk,
        form::{Answers, Dropped, Form, prefill},
        may,
        state::{State, Step},
        statement::{
            case::form_of,
            content::Version,
            recorded,
            rows::{self, StatementRow},
            standing, version,
        },
    },
    error::{Error, Result},
    identity,
    language::Text,
    office::{Act, Office, Reads},
    storage,
    vault::Reader,
};

/// How often a beginning is tried again when the same person begins several things at the same instant.
const TRIES: u32 = 8;

/// Begins a statement, with what of last year's closed one still fits; tells what does not. Begun again, it changes nothing.
///
/// # Errors
/// [`Error::Denied`] when it is not theirs; [`Error::Invalid`] where it cannot be begun: before the cycle opens, after
/// the statement was waived, while nobody could read it.
pub fn begin(office: &Office, who: &Actor, id: StatementId) -> Result<Vec<Dropped>> {
    let (row, form) = ready(office, who, id)?;
    if row.matter.is_some() && row.state.0 != State::Assigned {
        return Ok(Vec::new());
    }
    if row.matter.is_some() {
        // Asked for again after it was cancelled: what was begun is still there.
        return take_up(office, who, id).map(|()| Vec::new());
    }
    let before = last_year(office, who, &row)?;
    let (answers, dropped) = match &before {
        Some((old, last)) => {
            let filled = prefill(&form, old, last);
            (filled.answers, filled.dropped)
        }
        None => (Answers::default(), Vec::new()),
    };
    let first = Version {
        answers,
        certified: None,
    };
    for _ in 0..TRIES {
        match draw(office, who, id, &first) {
            Err(Error::Conflict) => {}
            done => {
                // What was just begun is among one's own from now on.
                who.keys().ok_or(Error::Denied)?.forget_owned();
                return done.map(|()| dropped);
            }
        }
    }
    Err(Error::busy("an owner's tags kept being taken"))
}

/// The statement and its form, once whoever asks may begin it.
fn ready(office: &Office, who: &Actor, id: StatementId) -> Result<(StatementRow, Form)> {
    let found = office.look(who, |look| {
        let row = rows::statement(look, id)?.ok_or(Error::Denied)?;
        may::file(look, &row)?;
        let cycle = Cycle::read(&cycles::cycle(look, row.cycle)?)?;
        if !can_file(&cycle, look.office().today()) {
            let text = Text::new("disclosure-not-open").with("opens", cycle.plan.opens);
            return Err(Error::invalid(text));
        }
        if row.matter.is_none() {
            row.state.0.after(Step::Begin)?;
        }
        let form = form_of(look, &row)?;
        Ok((row, form))
    });
    recorded(office, who, id, found)
}

fn take_up(office: &Office, who: &Actor, id: StatementId) -> Result<()> {
    office.act(who, |act| {
        let mut row = rows::statement(act, id)?.ok_or(Error::Denied)?;
        may::file(act, &row)?;
        row.state = storage::Code(row.state.0.after(Step::Begin)?);
        row.revision += 1;
        rows::update(act, &row)?;
        Ok(((), standing::entry(act, Code::StatementBegun, &row)?))
    })
}

/// What the same person filed last on the same form, once it was reviewed and closed, with the form it was filed on.
pub(super) fn last_year(
    office: &Office,
    who: &Actor,
    row: &StatementRow,
) -> Result<Option<(Form, Answers)>> {
    let Some(before) = office.look(who, |look| rows::before(look, row))? else {
        return Ok(None);
    };
    let Some(matter) = before.matter else {
        return Ok(None);
    };
    let locked = office.unlock(who, matter)?;
    office.look(who, |look| {
        // Whoever has new keys since then finds nothing under them, and begins with nothing.
        let Ok(proof) = may::own(look, &before, locked.as_ref()) else {
            return Ok(None);
        };
        let opened = look.open_own(&proof, locked.as_ref())?;
        let filed = version::last_filed(look, before.id, &opened)?;
        let form = form_of(look, &before)?;
        Ok(filed.map(|written| (form, written.version.answers.clone())))
    })
}

/// What the same person filed last, and what of it this year's form has no place for.
pub struct LastYear {
    /// The form it was filed on.
    pub form: Form,
    /// What was filed.
    pub answers: Answers,
    /// What was left out when this year's was begun with it.
    pub dropped: Vec<Dropped>,
}

/// What a filer can begin with, or has begun with; none for whoever fills in for them.
///
/// # Errors
/// [`Error::Denied`] when there is no such statement.
pub fn what_was_filed(office: &Office, who: &Actor, id: StatementId) -> Result<Option<LastYear>> {
    let (row, form) = office.look(who, |look| {
        let row = rows::statement(look, id)?.ok_or(Error::Denied)?;
        let form = form_of(look, &row)?;
        Ok((row, form))
    })?;
    let last = last_year(office, who, &row)?;
    Ok(last.map(|(old, answers)| LastYear {
        dropped: prefill(&form, &old, &answers).dropped,
        form: old,
        answers,
    }))
}

/// Draws the keys of a statement: for its filer, and for the desk that reviews it.
fn draw(office: &Office, who: &Actor, id: StatementId, first: &Version) -> Result<()> {
    let me = who.account().ok_or(Error::Denied)?;
    let desk = desk::of_filer(who);
    let key = office.look(who, |look| Ok(identity::account(look, me.account)?.key))?;
    let owner = Reader::Owner {
        key,
        tag: office.next_tag(who)?,
        claimed: true,
    };
    let matter = office.draw_matter(KIND, &[Reader::Group(desk), owner])?;
    let draft = version::begin(office, (id, 1), (&me.keys, matter.key()), first)?;
    office.act(who, |act: &mut Act<'_>| {
        let mut row = rows::statement(act, id)?.ok_or(Error::Denied)?;
        may::file(act, &row)?;
        if row.matter.is_none() {
            row.state = storage::Code(row.state.0.after(Step::Begin)?);
            act.keep(&matter)?;
            row.matter = Some(matter.id());
            row.filer = Some(me.account);
            desk.name().clone_into(&mut row.desk);
            row.revision += 1;
            rows::update(act, &row)?;
            rows::insert_version(act, &draft)?;
        }
        Ok(((), standing::entry(act, Code::StatementBegun, &row)?))
    })
}
