//! The second dated step: somebody else looks at the review and puts their name under it.

use super::reviewing::{DIRECT, Read};
use crate::{
    actor::Actor,
    audit::Code,
    disclosure::{
        letters, may, remedy,
        state::{State, Step},
        statement::{
            case::{Prove, work},
            content::Words,
        },
    },
    error::Result,
    office::{Office, Reads},
};

const CERTIFY: Prove<'static> = &may::certify;

/// Certifies a review. What has no open remedy is closed by it.
///
/// # Errors
/// [`crate::Error::Denied`] for the reviewer, and for whoever may not certify at its desk;
/// [`crate::Error::Invalid`] where there is no review at its end; [`crate::Error::Conflict`] when somebody else changed it.
pub fn certify(office: &Office, who: &Actor, (id, revision): Read) -> Result<State> {
    let words = Words::event("certified", None);
    let at = (id, Some(revision));
    work(office, who, at, (CERTIFY, Some(&words)), &|act, case| {
        let open = case.row.state.0 == State::RemedyOpen;
        case.take(if open {
            Step::CertifyOpen
        } else {
            Step::Certify
        })?;
        let today = act.today();
        case.row.certifier = act.who().id();
        case.row.certified = Some(today.into());
        case.row.disposed = (!open).then_some(today.into());
        if let Some(clock) = case.clock()? {
            let today = clock.not_before(today);
            case.set_clock(act, &clock.meet(today)?)?;
        }
        letters::tell(act, case.row.filer, &letters::Reviewed)?;
        Ok((case.row.state.0, Code::StatementCertified))
    })
}

/// Closes a certified statement once nothing is open any more.
///
/// # Errors
/// As [`certify`]; for those who run the cycle; [`crate::Error::Invalid`] while a remedy is open.
pub fn close(office: &Office, who: &Actor, (id, revision): Read) -> Result<()> {
    let words = Words::event("closed", None);
    let at = (id, Some(revision));
    work(office, who, at, (DIRECT, Some(&words)), &|act, case| {
        case.take(Step::Close)?;
        remedy::all_settled(act, case)?;
        case.row.disposed = Some(act.today().into());
        Ok(((), Code::MatterClosed))
    })
}
