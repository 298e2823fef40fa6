//! The cycle: what the office decides about a year, who files, the launch, the roster that goes on changing, reminders.

pub mod exempting;
pub mod fees;
pub mod filers;
pub mod following;
pub mod launch;
pub mod naming;
pub mod occasion;
pub mod plan;
pub mod population;
pub mod reminding;
pub(super) mod rows;
pub mod status;

use jiff::civil::Date;
use rows::CycleRow;

use super::{
    CycleId,
    form::{Fingerprint, Form},
    may,
};
use crate::{
    actor::Actor,
    audit::{Code, Entry},
    error::{Error, Result},
    language::Text,
    office::{Act, Office, Reads},
    storage::{self, Coded, Day},
};
use plan::Plan;

/// Where a cycle stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CycleState {
    /// Nobody has been asked to file.
    Planned,
    /// Statements are being assigned; a launch that was interrupted goes on from here.
    Launching,
    /// People file, reviewers review.
    Open,
    /// Nobody is reminded or assigned any more; what was filed can still be reviewed.
    Closed,
}

/// A cycle.
#[derive(Debug, Clone, PartialEq)]
pub struct Cycle {
    /// Its id.
    pub id: CycleId,
    /// What was decided about it.
    pub plan: Plan,
    /// The code and the version of its form.
    pub form: (String, u32),
    /// Where it stands.
    pub state: CycleState,
    /// The state it was read at: every change says from which revision it was made.
    pub revision: i32,
    /// When it was launched.
    pub launched: Option<Date>,
}

impl CycleState {
    const ALL: [Self; 4] = [Self::Planned, Self::Launching, Self::Open, Self::Closed];

    /// What it is called.
    #[must_use]
    pub fn label(self) -> Text {
        Text::keyed(format!("cycle-{}", self.code()))
    }
}

impl Coded for CycleState {
    fn code(&self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Launching => "launching",
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

impl Cycle {
    pub(super) fn read(row: &CycleRow) -> Result<Self> {
        Ok(Self {
            id: row.id,
            plan: serde_json::from_str(&row.plan).map_err(Error::broken)?,
            form: (
                row.form.clone(),
                u32::try_from(row.form_version).map_err(Error::broken)?,
            ),
            state: row.state.0,
            revision: row.revision,
            launched: row.launched.map(Day::date),
        })
    }
}

/// Plans a cycle: one form, one year. Nobody hears of it before the launch.
///
/// # Errors
/// [`Error::Denied`] for whoever does not run cycles; [`Error::Invalid`] about the plan, or when the year has a cycle with
/// this form already.
pub fn define(office: &Office, who: &Actor, plan: &Plan, form: &Form) -> Result<CycleId> {
    plan.check(office.vocabulary())?;
    let canonical = form.canonical()?;
    let id = CycleId::draw(office.chance());
    office.act(who, |act| {
        may::plan(act)?;
        let row = CycleRow {
            id,
            year: i32::from(plan.year),
            form: form.code.clone(),
            form_version: version_of(form)?,
            state: storage::Code(CycleState::Planned),
            rehearsal: plan.rehearsal,
            revision: 1,
            launched: None,
            managers_told: None,
            followed: String::new(),
            plan: written(plan)?,
        };
        refuse_twin(act, &row)?;
        rows::insert(act, &row, &canonical)?;
        Ok((id, Entry::new(Code::CyclePlanned).about(id.uuid())))
    })
}

/// Changes the plan of a cycle, and its form if one is given. Once people file, its form and its period stay, and due days only
/// move away: those who have not filed get the new one.
///
/// # Errors
/// As [`define`]; [`Error::Conflict`] when somebody else changed it first.
pub fn adjust(
    office: &Office,
    who: &Actor,
    (id, revision): (CycleId, i32),
    (plan, form): (&Plan, Option<&Form>),
) -> Result<()> {
    plan.check(office.vocabulary())?;
    office.act(who, |act| {
        may::run(act)?;
        let mut row = rows::cycle(act, id)?;
        if row.revision != revision {
            return Err(Error::Conflict);
        }
        if row.state.0 == CycleState::Planned {
            row.year = i32::from(plan.year);
            row.rehearsal = plan.rehearsal;
            if let Some(form) = form {
                row.form.clone_from(&form.code);
                row.form_version = version_of(form)?;
                rows::set_form(act, id, &form.canonical()?)?;
            }
            refuse_twin(act, &row)?;
        } else {
            stay_true(act, &row, (plan, form))?;
        }
        row.plan = written(plan)?;
        row.revision += 1;
        rows::update(act, &row)?;
        Ok(((), Entry::new(Code::CycleAdjusted).about(id.uuid())))
    })
}

/// A form in use does not change, and a due day that was promised only moves away.
fn stay_true(
    act: &mut Act<'_>,
    row: &CycleRow,
    (plan, form): (&Plan, Option<&Form>),
) -> Result<()> {
    let old = Cycle::read(row)?.plan;
    plan.may_replace(&old)?;
    if let Some(form) = form {
        let kept = Fingerprint::of(&rows::canonical(act, row.id)?);
        if form.fingerprint()? != kept {
            return Err(Error::field("form", Text::new("disclosure-frozen")));
        }
    }
    let calendar = act.office().calendar();
    let (from, to) = (old.due_day(calendar), plan.due_day(calendar));
    if from != to {
        rows::move_due(act, row.id, (from.into(), to.into()))?;
    }
    Ok(())
}

fn refuse_twin(act: &mut Act<'_>, row: &CycleRow) -> Result<()> {
    let twin = rows::cycles(act)?.into_iter().any(|other| {
        (other.year, &other.form, other.rehearsal) == (row.year, &row.form, row.rehearsal)
            && other.id != row.id
    });
    if twin {
        let text = Text::new("disclosure-cycle-twice").with("year", row.year.to_string());
        return Err(Error::field("year", text));
    }
    Ok(())
}

fn version_of(form: &Form) -> Result<i32> {
    i32::try_from(form.version).map_err(Error::broken)
}

fn written(plan: &Plan) -> Result<String> {
    serde_json::to_string(plan).map_err(Error::broken)
}

/// Every cycle, the newest year first.
///
/// # Errors
/// [`Error::Denied`] for whoever does not run cycles.
pub fn cycles(office: &Office, who: &Actor) -> Result<Vec<Cycle>> {
    office.look(who, |look| {
        may::look_at_cycles(look)?;
        rows::cycles(look)?.iter().map(Cycle::read).collect()
    })
}

/// Every cycle, the newest year first, as it is known to those who run one at their desk.
///
/// # Errors
/// [`Error::Denied`] for whoever neither runs cycles at a desk nor is the console.
pub fn known(office: &Office, who: &Actor) -> Result<Vec<Cycle>> {
    office.look(who, |look| {
        may::know_cycles(look)?;
        rows::cycles(look)?.iter().map(Cycle::read).collect()
    })
}

/// The cycles a focal point names people for and sees the standing of: all that have not ended, the newest year first.
///
/// # Errors
/// [`Error::Denied`] for whoever neither runs cycles nor is a focal point.
pub fn under_way(office: &Office, who: &Actor) -> Result<Vec<Cycle>> {
    office.look(who, |look| {
        may::see_status(look)?;
        let mut cycles: Vec<Cycle> = rows::cycles(look)?
            .iter()
            .map(Cycle::read)
            .collect::<Result<_>>()?;
        cycles.retain(|cycle| cycle.state != CycleState::Closed && !cycle.plan.rehearsal);
        Ok(cycles)
    })
}

/// One cycle.
///
/// # Errors
/// [`Error::Missing`] when there is none; [`Error::Denied`] for whoever does not run cycles.
pub fn cycle(office: &Office, who: &Actor, id: CycleId) -> Result<Cycle> {
    office.look(who, |look| {
        may::look_at_cycles(look)?;
        Cycle::read(&rows::cycle(look, id)?)
    })
}

/// Ends a cycle: nobody is assigned or reminded any more. What was filed can still be reviewed.
///
/// # Errors
/// [`Error::Invalid`] while somebody has still to file; [`Error::Denied`] for whoever does not run cycles.
pub fn end(office: &Office, who: &Actor, (id, revision): (CycleId, i32)) -> Result<()> {
    office.act(who, |act| {
        may::run(act)?;
        let mut row = rows::cycle(act, id)?;
        if row.revision != revision {
            return Err(Error::Conflict);
        }
        let owed: i64 = rows::due_days(act, id)?
            .iter()
            .map(|(_, count)| count)
            .sum();
        if row.state.0 != CycleState::Open || owed > 0 {
            let text = Text::new("disclosure-cycle-owed").with("count", owed);
            return Err(Error::invalid(text));
        }
        row.state = storage::Code(CycleState::Closed);
        row.revision += 1;
        rows::update(act, &row)?;
        Ok(((), Entry::new(Code::CycleEnded).about(id.uuid())))
    })
}
