//! What a filer does with what is theirs. Their own reading is covered by the entry of their sign-in; whoever fills in for
//! them is recorded like anybody else.

pub mod beginning;
pub mod drafting;
pub mod extension;
pub mod helping;
pub mod reading;
pub mod submitting;

use jiff::civil::Date;

use super::{
    StatementId,
    cycle::{Cycle, CycleState, rows as cycles},
    desk,
    form::{Progress, Words},
    may, number,
    punctuality::Punctuality,
    state::State,
    statement::{
        case::{Prove, form_of},
        rows::{self, StatementRow},
        version,
    },
};
use crate::{
    actor::Actor,
    error::{Error, Result},
    office::{Look, Office, Reads},
    staff,
    storage::Day,
    vault::{Group, Locked, MatterId},
};

/// What a filer does to what is theirs.
const OWN: Prove<'static> = &may::own_to_change;

/// A statement in the list of whoever is to fill it in.
pub struct Obligation {
    /// The statement.
    pub id: StatementId,
    /// Its number.
    pub number: String,
    /// The year of its cycle.
    pub year: i16,
    /// The code and version of its form.
    pub form: (String, u32),
    /// What the form is called.
    pub title: Words,
    /// Whether its cycle is a rehearsal, in which nothing is filed in earnest.
    pub rehearsal: bool,
    /// Where it stands.
    pub state: State,
    /// The day by which it is to be filed, more time included.
    pub due: Date,
    /// The day by which whoever has the turn is to act, once it was filed.
    pub turn: Option<Date>,
    /// When it was filed first.
    pub submitted: Option<Date>,
    /// How it stands to its due day.
    pub punctuality: Punctuality,
    /// How far a draft of one's own is.
    pub progress: Option<Progress>,
    /// Whose it is, when it is somebody else's, whom one helps.
    pub whose: Option<String>,
    /// Whether it goes to the alternate alone, as those of the office itself do.
    pub alternate: bool,
    /// How many days more can still be asked for.
    pub time_left: u32,
    /// The first day on which it can be filled in.
    pub opens: Date,
    /// Whether it can be begun or gone on with: its cycle is open and its first day has come.
    pub is_open: bool,
    /// The state it was read at.
    pub revision: i32,
}

/// What somebody is to file and has filed, the newest first; what they fill in for somebody else as well.
///
/// # Errors
/// [`Error::Denied`] when nobody is signed in.
pub fn mine(office: &Office, who: &Actor) -> Result<Vec<Obligation>> {
    let me = who.id().ok_or(Error::Denied)?;
    let rows = office.look(who, |look| {
        let person = may::person_of(look)?;
        rows::own(look, person.map(|person| person.id), me)
    })?;
    let matters: Vec<MatterId> = rows.iter().filter_map(|row| row.matter).collect();
    let locked = office.unlock_all(who, &matters)?;
    office.look(who, |look| {
        rows.iter()
            .map(|row| {
                let key = locked.iter().find(|key| Some(key.id()) == row.matter);
                let mut obligation = Obligation::of(look, row)?;
                obligation.progress = progress(look, row, key)?;
                Ok(obligation)
            })
            .collect()
    })
}

/// Whether somebody has anything to file or to fill in, or had: whether the way to it is shown.
///
/// # Errors
/// [`Error::Broken`] when rows cannot be read.
pub fn has_any(office: &Office, who: &Actor) -> Result<bool> {
    let Some(me) = who.account().filter(|me| !me.anonymous) else {
        return Ok(false);
    };
    office.look(who, |look| {
        let person = match me.person {
            Some(person) => Some(person),
            None => may::person_of(look)?.map(|person| person.id),
        };
        rows::owns_any(look, person, me.account)
    })
}

/// How far a draft of one's own is; none where there is no draft.
fn progress(
    look: &mut Look<'_>,
    row: &StatementRow,
    locked: Option<&Locked>,
) -> Result<Option<Progress>> {
    let (Ok(proof), Some(draft)) = (may::own(look, row, locked), version::draft(look, row.id)?)
    else {
        return Ok(None);
    };
    let opened = look.open_own(&proof, locked)?;
    let written = version::read(look, &draft, &opened)?;
    let form = form_of(look, row)?;
    Ok(Some(form.progress(&written.version.answers)))
}

impl Obligation {
    pub(super) fn of(at: &mut impl Reads, row: &StatementRow) -> Result<Self> {
        let cycle = Cycle::read(&cycles::cycle(at, row.cycle)?)?;
        let today = at.office().today();
        let helping = row.designee.is_some() && row.designee == at.who().id();
        let whose = if helping {
            Some(staff::person(at, row.person)?.details.name)
        } else {
            None
        };
        let used = u32::try_from(row.extended).map_err(Error::broken)?;
        let (due, submitted) = (row.due.date(), row.submitted.map(Day::date));
        Ok(Self {
            id: row.id,
            number: number(i32::from(cycle.plan.year), row.number),
            year: cycle.plan.year,
            state: row.state.0,
            due,
            turn: row.turn.map(Day::date),
            submitted,
            punctuality: Punctuality::of(due, submitted, today),
            progress: None,
            whose,
            alternate: desk::is_walled(row, desk::of_filer(at.who()) == Group::Alternate),
            time_left: cycle.plan.clocks.extension_cap.saturating_sub(used),
            title: form_of(at, row)?.title,
            rehearsal: cycle.plan.rehearsal,
            opens: cycle.plan.opens,
            is_open: can_file(&cycle, today),
            revision: row.revision,
            form: cycle.form,
        })
    }
}

/// Whether people file in a cycle on `today`; also while it is being launched, and after it ended, what is open is filed.
fn can_file(cycle: &Cycle, today: Date) -> bool {
    cycle.state != CycleState::Planned && cycle.plan.opens <= today
}
