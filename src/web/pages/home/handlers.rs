//! The start page, and what anybody may look at.

use actix_web::web::Path;

use super::{HomePage, RequestRow, Todo};
use crate::{
    advice::{self, Own, State},
    error::{Error, Problems, Result},
    language::Text,
    role::Role,
    storage::Coded,
    web::{
        answer::Answer,
        cookies::Purpose,
        field::Sent,
        form::onward,
        pages::{
            account::SignInPage, confidentiality::ConfidentialityPage, obligations, request,
            reviewing::handlers as reviewing,
        },
        path,
        problem::PageProblem,
        visitor::{Guest, Visitor},
    },
};

/// What somebody has to do and what they asked; to strangers the ways to come in.
pub async fn home(visitor: Visitor) -> Result<Answer, PageProblem> {
    visitor
        .run(|guest| {
            if guest.who().account().is_none() {
                let (nothing, fine) = (Sent::default(), Problems::new());
                let page = SignInPage::new(guest.frame().at(path::HOME), &nothing, &fine);
                return Answer::page(page);
            }
            let mine = advice::mine(guest.office(), guest.who())?;
            let mut todos = certificates(guest)?;
            todos.extend(obligations::handlers::todos(guest)?);
            todos.extend(reviewing::todos(guest)?);
            todos.extend(
                mine.iter()
                    .filter(|own| own.state == State::Waiting)
                    .map(to_answer),
            );
            let rows = mine.iter().map(|own| row(guest, own)).collect();
            Answer::page(HomePage::new(guest.frame(), todos, rows))
        })
        .await
}

fn to_answer(own: &Own) -> Todo {
    Todo {
        label: Text::new("web-todo-answer").with("subject", own.subject.as_str()),
        href: path::below(path::REQUESTS, &own.id.to_string()),
        due: None,
    }
}

/// Changes of a group's members that wait for this person's signature.
fn certificates(guest: &Guest) -> Result<Vec<Todo>> {
    if !guest
        .who()
        .is_any(&[Role::Head, Role::Alternate, Role::Officer])
    {
        return Ok(Vec::new());
    }
    let waiting = crate::identity::membership::waiting(guest.office(), guest.who())?;
    let count = waiting
        .iter()
        .filter(|waiting| !waiting.signed_by_me)
        .count();
    let todo = (count > 0).then(|| Todo {
        label: Text::new("web-todo-sign").with("count", count),
        href: path::GROUPS.to_owned(),
        due: None,
    });
    Ok(todo.into_iter().collect())
}

fn row(guest: &Guest, own: &Own) -> RequestRow {
    RequestRow {
        number: own.number.clone(),
        title: own.subject.clone(),
        href: path::below(path::REQUESTS, &own.id.to_string()),
        state: request::state(own.state.code()),
        day: own.received,
        new: own.state == State::Answered,
        due: own.due.map(|day| guest.due(day)),
    }
}

/// How what people write is kept secret.
pub async fn confidentiality(visitor: Visitor) -> Result<Answer, PageProblem> {
    visitor
        .run(|guest| Answer::page(ConfidentialityPage::new(guest.frame())))
        .await
}

/// Chooses the language of the pages on this device, and goes back to where one was.
pub async fn language(visitor: Visitor, tag: Path<String>) -> Result<Answer, PageProblem> {
    visitor
        .run(move |guest| {
            let known = guest
                .office()
                .languages()
                .iter()
                .any(|speech| speech.tag() == *tag);
            if !known {
                return Err(Error::Missing);
            }
            let cookie = guest.app().cookies.set(Purpose::Language, &tag);
            Ok(Answer::see(onward(guest.query().get("to"))).with(cookie))
        })
        .await
}

/// What stands where nothing is.
pub async fn nothing(visitor: Visitor) -> Result<Answer, PageProblem> {
    visitor.run(|_| Err(Error::Missing)).await
}
