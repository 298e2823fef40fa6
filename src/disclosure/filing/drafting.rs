//! Drafts: what was acknowledged is on disk, and of two who write at once the second is told.

use super::OWN;
use crate::{
    actor::Actor,
    audit::Code,
    disclosure::{
        StatementId,
        form::{Answers, LARGEST},
        may,
        state::Step,
        statement::{case::work, content::Version, rows, standing, unlock_matter, version},
    },
    error::{Error, Result},
    language::Text,
    office::Office,
};

/// Keeps what was filled in so far, over the saving `saved` it was read at; tells the number of this one. What was filed
/// is never written over: without a draft there is nothing to save into.
///
/// # Errors
/// [`Error::Conflict`] when somebody saved in between: what was typed is to be kept and shown beside it;
/// [`Error::Invalid`] when there is no draft or it is too large; [`Error::Denied`] when it is not theirs to fill in.
pub fn save(
    office: &Office,
    who: &Actor,
    (id, saved): (StatementId, i32),
    answers: &Answers,
) -> Result<i32> {
    let keys = who.keys().ok_or(Error::Denied)?;
    if answers.size()? > LARGEST {
        let most = LARGEST / 1024;
        return Err(Error::invalid(
            Text::new("form-answers-large").with("most", most),
        ));
    }
    let version = Version {
        answers: answers.clone(),
        certified: None,
    };
    let (row, draft) = office.look(who, |look| {
        Ok((rows::statement(look, id)?, version::draft(look, id)?))
    })?;
    let locked = unlock_matter(office, who, row.and_then(|row| row.matter))?;
    let next = match (draft.filter(|draft| draft.saved == saved), &locked) {
        (Some(draft), Some(key)) => Some(version::save(office, draft, (keys, key), &version)?),
        _ => None,
    };
    office.act(who, |act| {
        let row = rows::statement(act, id)?.ok_or(Error::Denied)?;
        let proof = may::fill_in(act, &row, locked.as_ref())?;
        act.open(&proof, locked.as_ref())?;
        row.state.0.after(Step::Save)?;
        match &next {
            Some(next) => rows::save_draft(act, next, saved)?,
            None if version::draft(act, id)?.is_some() => return Err(Error::Conflict),
            None => return Err(Error::invalid(Text::new("disclosure-refused-filed"))),
        }
        Ok((saved + 1, standing::entry(act, Code::StatementSaved, &row)?))
    })
}

/// Opens a new version of what was filed, to change it; it takes the place of the old one when it is filed. Where there is a
/// draft already, nothing changes.
///
/// # Errors
/// [`Error::Invalid`] where the state does not allow it: before it was filed, or once it was reviewed;
/// [`Error::Denied`] when it is not theirs.
pub fn amend(office: &Office, who: &Actor, id: StatementId) -> Result<()> {
    let keys = who.keys().ok_or(Error::Denied)?;
    work(office, who, (id, None), (OWN, None), &|act, case| {
        case.take(Step::Amend)?;
        if version::draft(act, id)?.is_none() {
            let filed = version::last_filed(act, id, &case.opened)?;
            let filed =
                filed.ok_or_else(|| Error::broken("a filed statement without a version"))?;
            let next = Version {
                answers: filed.version.answers.clone(),
                certified: None,
            };
            let at = (id, filed.number + 1);
            let row = version::begin(office, at, (keys, case.opened.key()), &next)?;
            rows::insert_version(act, &row)?;
        }
        Ok(((), Code::StatementAmended))
    })
}
