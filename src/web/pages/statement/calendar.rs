//! The due day of one's statement as a file for one's own calendar.

use actix_web::web::Path;

use crate::{
    calendar::Entry,
    disclosure::{StatementId, filing},
    error::{Error, Result},
    language::Text,
    storage::Id,
    web::{
        answer::Answer,
        path,
        problem::PageProblem,
        visitor::{Guest, SignedIn},
    },
};

/// How many days before the due day the calendar reminds.
const BEFORE: u32 = 7;

/// The file; it says that a statement is due, and nothing of what is in it.
pub async fn file(me: SignedIn, id: Path<String>) -> Result<Answer, PageProblem> {
    me.run(move |me| entry(me, Id::parse(&id)?)).await
}

fn entry(me: &Guest, id: StatementId) -> Result<Answer> {
    let office = me.office();
    let due = filing::mine(office, me.who())?
        .into_iter()
        .find(|own| own.id == id && own.state.is_unfiled())
        .ok_or(Error::Missing)?
        .due;
    let portal = office.settings().server.public_url.trim_end_matches('/');
    let (_, host) = portal.split_once("://").unwrap_or(("", portal));
    let text = Entry {
        name: &format!("{id}@{host}"),
        day: due,
        summary: &me.speech().say(&Text::new("calendar-due")),
        address: &format!(
            "{portal}{}",
            path::below(path::DISCLOSURES, &id.to_string())
        ),
        remind: BEFORE,
    }
    .file(office.now());
    Ok(Answer::file("disclosure.ics", Entry::MEDIA, text))
}
