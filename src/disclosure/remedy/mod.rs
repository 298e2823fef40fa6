//! What is to be done about a conflict, from the proposal to the proof, and once a year whether it still holds.
//!
//! A reviewer proposes, whoever filed agrees or contests, the office decides; then it is done by a day, proven, and verified by
//! somebody else than who proved it. What lasts, such as a recusal, comes back each year to be confirmed. The statement
//! closes only once all of it is verified or withdrawn. What a remedy says lies sealed with its statement; in the clear stand
//! whose turn it is and by which day, which is all that a reminder needs.

pub mod acting;
mod content;
pub mod evidence;
pub mod reading;
pub mod register;
pub mod reminding;
pub(super) mod rows;

pub use content::{Remedy, Stage, Step, Turn};

use super::statement::case::Case;
use crate::{
    disclosure::StatementId,
    error::{Error, Result},
    language::Text,
    office::{Act, Reads},
    vault::{Locked, Opened},
};

/// Nothing of what is to be done about a statement is open.
pub(super) fn all_settled(at: &mut impl Reads, case: &Case<'_>) -> Result<()> {
    let mut open = 0_usize;
    for row in rows::of_statement(at, case.row.id)? {
        let (remedy, _) = content::read(at, &row, &case.opened)?;
        open += usize::from(!remedy.stage.is_settled());
    }
    if open == 0 {
        return Ok(());
    }
    let text = Text::new("disclosure-remedies-open").with("count", open);
    Err(Error::invalid(text))
}

/// Seals the remedies of a statement anew, for another key.
pub(super) fn reseal(
    act: &mut Act<'_>,
    id: StatementId,
    keys: (&Opened<'_>, &Locked),
) -> Result<()> {
    for row in rows::of_statement(act, id)? {
        let body = content::reseal(act.office(), &row, keys)?;
        rows::set_body(act, row.id, &body)?;
    }
    Ok(())
}
