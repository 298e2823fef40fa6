//! Letters about what is due: to whoever filed before the day and after it, to the reviewer once it is over, and at last to
//! those who answer for the office. The days are those of the cycle's plan; no letter says what it is about.

use jiff::{Span, civil::Date};

use super::rows::{self, RemedyRow};
use crate::{
    actor::Actor,
    audit::{Code, Entry},
    disclosure::{
        cycle::{Cycle, occasion::Occasion, plan::Plan, rows as cycles},
        letters::{self, Following},
        may,
        statement::rows::{self as statements, StatementRow},
    },
    error::{Error, Result},
    identity,
    office::{Act, Look, Office, Reads},
    role::Role,
    vault::Group,
};

/// How many remedies are looked at together.
const PAGE: i64 = 500;

/// Writes what is to be written today; the worker's. Tells for how many remedies it wrote.
///
/// # Errors
/// [`Error::Denied`] for anybody but the worker.
pub fn remind(office: &Office, who: &Actor) -> Result<usize> {
    let mut written = 0;
    let mut after = None;
    loop {
        let page = office.look(who, |look| {
            may::keep_house(look)?;
            rows::with_filers(look, after, PAGE)
        })?;
        let Some(last) = page.last() else {
            return Ok(written);
        };
        after = Some(last.id);
        for row in page {
            let due = office.look(who, |look| occasion(look, &row))?;
            if let Some((statement, notice)) = due {
                write(office, who, (&row, &statement), &notice)?;
                written += 1;
            }
        }
    }
}

/// What is to be told about a remedy today.
struct Notice {
    due: Date,
    overdue: bool,
    escalated: bool,
}

fn occasion(look: &mut Look<'_>, row: &RemedyRow) -> Result<Option<(StatementRow, Notice)>> {
    let Some(due) = row.due.map(crate::storage::Day::date) else {
        return Ok(None);
    };
    let statement = statements::statement(look, row.statement)?.ok_or(Error::Missing)?;
    let cycle = Cycle::read(&cycles::cycle(look, statement.cycle)?)?;
    let today = look.office().today();
    let Some((day, occasion)) = cycle.plan.reminders.latest(due, today) else {
        return Ok(None);
    };
    if row.told.is_some_and(|told| told.date() >= day) {
        return Ok(None);
    }
    let notice = Notice {
        due,
        overdue: occasion == Occasion::Overdue,
        escalated: escalates(&cycle.plan, due) <= today,
    };
    Ok(Some((statement, notice)))
}

/// From the second letter after the day on, the head hears of it.
#[must_use]
pub fn escalates(plan: &Plan, due: Date) -> Date {
    let days = plan.reminders.after.saturating_add(plan.reminders.every);
    due.saturating_add(Span::new().days(i64::from(days)))
}

fn write(
    office: &Office,
    who: &Actor,
    (row, statement): (&RemedyRow, &StatementRow),
    notice: &Notice,
) -> Result<()> {
    office.act(who, |act| {
        may::keep_house(act)?;
        let due = notice.due;
        let letter = if notice.overdue {
            Following::Overdue { due }
        } else {
            Following::Due { due }
        };
        letters::tell(act, statement.filer, &letter)?;
        if notice.overdue {
            letters::tell(act, statement.reviewer, &Following::Reviewing)?;
        }
        if notice.escalated {
            escalate(act, statement)?;
        }
        rows::set_told(act, row.id, act.today().into())?;
        let entry = Entry::new(Code::Reminded)
            .about(row.statement.uuid())
            .note("remedy");
        Ok(((), entry))
    })
}

fn escalate(act: &mut Act<'_>, statement: &StatementRow) -> Result<()> {
    let role = if statement.desk == Group::Alternate.name() {
        Role::Alternate
    } else {
        Role::Head
    };
    for account in identity::holders(act, &[role])? {
        letters::tell(act, Some(account.id), &Following::Escalated)?;
    }
    Ok(())
}
