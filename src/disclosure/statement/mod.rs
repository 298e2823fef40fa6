//! One statement: what of it stands open, what is sealed, and what the record remembers of it.

pub(super) mod case;
pub mod content;
pub(super) mod line;
pub(super) mod listing;
pub(super) mod names;
pub(super) mod rows;
pub(super) mod standing;
pub(super) mod version;

pub use line::Line;
pub use version::Written;

use crate::{
    actor::Actor,
    audit::{Code, Entry},
    disclosure::StatementId,
    error::{Error, Result},
    office::Office,
    vault::{Locked, MatterId, Place},
};

/// Where a sealed column of a statement stands; the names are frozen.
pub(super) fn place<'a>(id: &'a StatementId, column: &'static str) -> Place<'a> {
    Place {
        table: "disclosure_statements",
        row: id.bytes(),
        column,
    }
}

/// Unwraps the key of a statement as far as the actor's own keys reach; `None` where they do not, or where there is none
/// yet because its filer has not begun.
pub(super) fn unlock(office: &Office, who: &Actor, id: StatementId) -> Result<Option<Locked>> {
    let row = office.look(who, |look| rows::statement(look, id))?;
    unlock_matter(office, who, row.and_then(|row| row.matter))
}

/// As [`unlock`], for whoever has read the row already.
pub(super) fn unlock_matter(
    office: &Office,
    who: &Actor,
    matter: Option<MatterId>,
) -> Result<Option<Locked>> {
    matter.map_or(Ok(None), |matter| office.unlock(who, matter))
}

/// Reads a statement with its key. The key is fetched before the door; where it was replaced by then, so that nothing it opens is
/// there any more, the new one is fetched.
pub(super) fn with_key<T>(
    office: &Office,
    who: &Actor,
    id: StatementId,
    read: &dyn Fn(Option<&Locked>) -> Result<T>,
) -> Result<T> {
    let mut locked = unlock(office, who, id)?;
    loop {
        let found = read(locked.as_ref());
        if !matches!(found, Err(Error::Broken(_))) {
            return found;
        }
        let newest = unlock(office, who, id)?;
        let generation = |key: &Option<Locked>| key.as_ref().map(Locked::generation);
        if generation(&newest) == generation(&locked) {
            return found;
        }
        locked = newest;
    }
}

/// What was found by looking at one's own; that somebody looked at what is another's is a refusal like any other, and
/// recorded.
pub(super) fn recorded<T>(
    office: &Office,
    who: &Actor,
    id: StatementId,
    found: Result<T>,
) -> Result<T> {
    if matches!(found, Err(Error::Denied)) {
        office.record(who, &|| Entry::new(Code::Refused).about(id.uuid()))?;
    }
    found
}
