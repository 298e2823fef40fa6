//! Drafts, changed one thing at a time: what is saved is the newest draft with this one thing in it, so that somebody who
//! fills in two sections in two windows loses neither. Whoever changes the same thing twice is told.

use crate::{
    disclosure::{
        StatementId, Step,
        filing::{
            drafting,
            reading::{self, Own},
        },
        form::{Answers, Item, Section},
        statement::Written,
    },
    error::{Error, Result},
    language::Text,
    vault::digest,
    web::visitor::Guest,
};

/// How often a change is tried again when something else was saved in between.
const TRIES: u32 = 4;

/// A statement with a draft that can be filled in.
///
/// # Errors
/// [`Error::Denied`], [`Error::Missing`] as the command; [`Error::Invalid`] once there is nothing to fill in any more.
pub(super) fn open(me: &Guest, id: &str) -> Result<Own> {
    let id = StatementId::parse(id)?;
    let own = reading::own(me.office(), me.who(), id).map_err(|error| match error {
        // It is theirs, and waits to be begun.
        Error::Missing => Error::invalid(Text::new("disclosure-refused-not-begun")),
        error => error,
    })?;
    own.obligation.state.after(Step::Save)?;
    draft(&own)?;
    Ok(own)
}

/// The draft.
pub(super) fn draft(own: &Own) -> Result<&Written> {
    own.draft()
        .ok_or_else(|| Error::invalid(Text::new("disclosure-refused-filed")))
}

/// A section of the form.
pub(super) fn section<'f>(own: &'f Own, code: &str) -> Result<&'f Section> {
    own.form.section(code).ok_or(Error::Missing)
}

/// Lets `change` work on the draft, and saves it if anything differs then.
///
/// # Errors
/// As [`open`], as `change`, and as saving.
pub(super) fn change<T>(
    me: &Guest,
    id: &str,
    change: impl Fn(&Own, &mut Answers) -> Result<T>,
) -> Result<T> {
    for _ in 0..TRIES {
        let own = open(me, id)?;
        let draft = draft(&own)?;
        let mut answers = draft.version.answers.clone();
        let value = change(&own, &mut answers)?;
        if answers == draft.version.answers {
            return Ok(value);
        }
        let at = (own.obligation.id, draft.saved);
        match drafting::save(me.office(), me.who(), at, &answers) {
            Err(Error::Conflict) => {}
            done => return done.map(|_| value),
        }
    }
    Err(Error::busy("a draft kept being saved"))
}

/// The mark of an item as it was read, by which it is known whether somebody changed it since; empty for none.
pub(super) fn mark(item: Option<&Item>) -> Result<String> {
    let Some(item) = item else {
        return Ok(String::new());
    };
    let bytes = zeroize::Zeroizing::new(serde_json::to_vec(item).map_err(Error::broken)?);
    let digest = digest(&bytes);
    Ok(hex::encode(digest.get(..8).unwrap_or(&digest)))
}
