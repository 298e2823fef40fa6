//! Sorting: what a matter is about, how urgent it is, who handles it, and whether it counts.

use super::{
    content::Triage, counting, desk::colleagues, draft::Draft, handling::work, intake::place,
    state::Step,
};
use crate::{
    actor::Actor,
    audit::Code,
    error::{Error, Problems, Result},
    language::Text,
    office::{Act, Office},
    vault::{AccountId, Keyring, Locked, MatterId, encode},
    vocabulary::List,
};

/// How an officer sorts a matter.
#[derive(Clone, Default)]
pub struct Sorting {
    /// The main subject: a code of the vocabulary `subject`.
    pub subject: String,
    /// Any further subjects.
    pub further: Vec<String>,
    /// A code of the vocabulary `urgency`.
    pub urgency: String,
    /// A code of the vocabulary `requester`.
    pub requester_kind: String,
    /// The handler, somebody of the same desk; nobody yet if `None`.
    pub handler: Option<AccountId>,
    /// Counted as a matter; else a minor contact.
    pub counted: bool,
}

/// Gives a matter its subject, urgency, handler, and says whether it counts; again as often as needed while it is open.
///
/// # Errors
/// [`Error::Invalid`] about the fields; [`Error::Conflict`] when somebody else changed the matter first.
pub fn triage(
    office: &Office,
    who: &Actor,
    matter: (MatterId, i32),
    sorting: &Sorting,
) -> Result<()> {
    sorting.check(office)?;
    let event = |keys: &Keyring, key: &Locked| {
        Draft::event(
            office,
            keys,
            key,
            ("office", "triaged", Some(&sorting.subject)),
        )
        .map(Some)
    };
    let stat_key = counting::statistics_key(office, who)?;
    work(office, who, matter, &event, &|act, case| {
        case.take(Step::Triage)?;
        sorting.handler_sits_there(act, &case.row.desk)?;
        let triage = Triage {
            referral: case.triage()?.and_then(|old| old.referral),
            ..sorting.triage()
        };
        let place = place(&case.row.id, "triage");
        case.row.triage = case
            .opened
            .key()
            .seal(&place, &encode(&triage)?, office.chance())?;
        case.row.handler = sorting.handler;
        counting::put(act, &case.row, (&case.intake()?, &triage), &stat_key)?;
        Ok(Code::MatterTriaged)
    })
}

impl Sorting {
    fn check(&self, office: &Office) -> Result<()> {
        let mut problems = Problems::new();
        let codes = office.vocabulary();
        let mut one_of = |field: &str, list: &List, code: &str| {
            if let Err(Error::Invalid(found)) = list.choose(field, code) {
                problems.append(found);
            }
        };
        one_of("subject", &codes.advice_subject, &self.subject);
        one_of("urgency", &codes.urgency, &self.urgency);
        one_of(
            "requester_kind",
            &codes.requester_kind,
            &self.requester_kind,
        );
        for further in &self.further {
            one_of("further", &codes.advice_subject, further);
        }
        problems.check()
    }

    fn triage(&self) -> Triage {
        let mut further = self.further.clone();
        further.retain(|code| *code != self.subject);
        further.sort();
        further.dedup();
        Triage {
            subject: self.subject.clone(),
            further,
            urgency: self.urgency.clone(),
            requester_kind: self.requester_kind.clone(),
            counted: self.counted,
            referral: None,
        }
    }

    fn handler_sits_there(&self, act: &mut Act<'_>, desk: &str) -> Result<()> {
        let Some(handler) = self.handler else {
            return Ok(());
        };
        let sits = colleagues(act, desk)?
            .iter()
            .any(|account| account.id == handler);
        if sits {
            Ok(())
        } else {
            Err(Error::field("handler", Text::new("advice-handler-choose")))
        }
    }
}

/// Gives a matter to another handler of its desk, or to nobody.
///
/// # Errors
/// As [`triage`].
pub fn assign(
    office: &Office,
    who: &Actor,
    matter: (MatterId, i32),
    handler: Option<AccountId>,
) -> Result<()> {
    let sorting = Sorting {
        handler,
        ..Sorting::default()
    };
    work(office, who, matter, &|_, _| Ok(None), &|act, case| {
        case.take(Step::Assign)?;
        sorting.handler_sits_there(act, &case.row.desk)?;
        case.row.handler = handler;
        Ok(Code::MatterAssigned)
    })
}
