//! The due day of one's statement as a file for one's own calendar.

use actix_web::web::Path;

use crate::{
    calendar::Entry,
    disclosure::{StatementId, due, filing},
    error::{Error, Result},
    reminders::Sender,
    storage::Id,
    web::{
        answer::Answer,
        problem::PageProblem,
        visitor::{Guest, SignedIn},
    },
};

/// The file; it says that a statement is due, and nothing of what is in it.
pub async fn file(me: SignedIn, id: Path<String>) -> Result<Answer, PageProblem> {
    me.run(move |me| entry(me, Id::parse(&id)?)).await
}

fn entry(me: &Guest, id: StatementId) -> Result<Answer> {
    let office = me.office();
    let day = filing::mine(office, me.who())?
        .into_iter()
        .find(|own| own.id == id && own.state.is_unfiled())
        .ok_or(Error::Missing)?
        .due;
    let sender = Sender::of(office, me.speech(), office.now());
    let text = due::file((id, day), me.speech(), &sender);
    Ok(Answer::file("disclosure.ics", Entry::MEDIA, text))
}
