//! More time: asked for with a reason, decided by those who run the cycle, never more in all than its plan allows.

use super::{OWN, beginning::begin};
use crate::{
    actor::Actor,
    audit::{Code, Entry},
    disclosure::{
        StatementId, desk, letters, may,
        state::{State, Step},
        statement::{
            case::{Case, Prove, work},
            content::Words,
            line, rows, unlock,
        },
    },
    error::{Error, Result},
    identity,
    language::{Message, Text},
    office::{Act, Office},
};

const DIRECT: Prove<'static> = &may::direct;

/// The name of the event; frozen, since it is signed.
const ASKED: &str = "extension-asked";

/// Asks for `days` more, with a reason. A statement that was not begun is begun by it, since a reason is sealed like all
/// else.
///
/// # Errors
/// [`Error::Invalid`] about `days`, or once the statement was filed; [`Error::Denied`] for whoever is not its filer.
pub fn ask_extension(
    office: &Office,
    who: &Actor,
    id: StatementId,
    (days, reason): (u32, &Message),
) -> Result<()> {
    let row = office.look(who, |look| rows::statement(look, id))?;
    if row.is_some_and(|row| row.state.0 == State::Assigned) {
        begin(office, who, id)?;
    }
    let words = Words::Event {
        what: ASKED.to_owned(),
        detail: Some(reason.words().to_owned()),
        days: Some(days),
    };
    work(
        office,
        who,
        (id, None),
        (OWN, Some(&words)),
        &|act, case| {
            case.take(Step::AskExtension)?;
            let left = left(act, case)?;
            if !(1..=left).contains(&days) {
                return Err(Error::field(
                    "days",
                    Text::new("disclosure-extension-days").with("most", left),
                ));
            }
            let desk = desk::of(act, &case.row)?;
            for colleague in identity::holders(act, desk::runners(desk))? {
                letters::tell_news(act, Some(colleague.id))?;
            }
            Ok(((), Code::ExtensionAsked))
        },
    )
}

fn left(act: &mut Act<'_>, case: &Case<'_>) -> Result<u32> {
    let cap = case.cycle(act)?.plan.clocks.extension_cap;
    let used = u32::try_from(case.row.extended).map_err(Error::broken)?;
    Ok(cap.saturating_sub(used))
}

/// What somebody asks who wants more time.
pub struct Asked {
    /// How many days.
    pub days: u32,
    /// Why.
    pub reason: String,
    /// How many can be granted at most.
    pub left: u32,
    /// The state it was read at.
    pub revision: i32,
}

/// Opens what somebody asks who wants more time; recorded before it is shown.
///
/// # Errors
/// [`Error::Invalid`] where nobody asks; [`Error::Denied`] for whoever does not run the cycle at its desk.
pub fn asked(office: &Office, who: &Actor, id: StatementId) -> Result<Asked> {
    let locked = unlock(office, who, id)?;
    office.act(who, |act| {
        let row = rows::statement(act, id)?.ok_or(Error::Denied)?;
        let proof = may::direct(act, &row, locked.as_ref())?;
        row.state.0.after(Step::DecideExtension)?;
        let case = Case {
            opened: act.open(&proof, locked.as_ref())?,
            row,
            listed: Vec::new(),
        };
        let asked = line::read(act, id, &case.opened)?
            .into_iter()
            .rev()
            .find_map(|line| match line.words {
                Words::Event { what, detail, days } if what == ASKED => Some((detail, days)),
                _ => None,
            });
        let (reason, days) = asked.ok_or_else(|| Error::broken("nobody said why"))?;
        let asked = Asked {
            days: days.unwrap_or_default(),
            reason: reason.unwrap_or_default(),
            left: left(act, &case)?,
            revision: case.row.revision,
        };
        let entry = Entry::new(Code::MatterRead).about(case.opened.key().id().uuid());
        Ok((asked, entry))
    })
}

/// Grants so many days, or none, with words for the filer. The new day is one on which the office works.
///
/// # Errors
/// [`Error::Invalid`] about `days`, or where nobody asked; [`Error::Conflict`] when somebody else changed the statement;
/// [`Error::Denied`] for whoever does not run the cycle at its desk.
pub fn decide_extension(
    office: &Office,
    who: &Actor,
    (id, revision): (StatementId, i32),
    (days, reason): (u32, &Message),
) -> Result<()> {
    let words = Words::Event {
        what: if days > 0 {
            "extension-granted"
        } else {
            "extension-refused"
        }
        .to_owned(),
        detail: Some(reason.words().to_owned()),
        days: Some(days),
    };
    work(
        office,
        who,
        (id, Some(revision)),
        (DIRECT, Some(&words)),
        &|act, case| {
            case.take(Step::DecideExtension)?;
            let left = left(act, case)?;
            if days > left {
                return Err(Error::field(
                    "days",
                    Text::new("disclosure-extension-days").with("most", left),
                ));
            }
            let end = case
                .row
                .due
                .date()
                .saturating_add(jiff::Span::new().days(i64::from(days)));
            if days > 0 {
                case.row.due = office.calendar().next_working(end).into();
                case.row.extended += i32::try_from(days).map_err(Error::broken)?;
            }
            letters::tell_news(act, case.row.filer)?;
            Ok(((), Code::ExtensionDecided))
        },
    )
}
