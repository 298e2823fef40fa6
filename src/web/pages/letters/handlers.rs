//! Showing the letters that are stuck, sending them again or throwing them away, and testing the post.

use actix_web::web::Path;

use super::{LetterRow, LettersPage};
use crate::{
    error::Result,
    identity,
    language::Text,
    reminders::{self, DeadLetter, To},
    storage::{Coded, Id},
    web::{
        answer::Answer,
        form::Form,
        part::Notice,
        path,
        problem::PageProblem,
        visitor::{Guest, SignedIn},
    },
};

/// What can be done here, and what the next page says of it.
const DONE: [(&str, &str); 3] = [
    ("again", "letters-done-again"),
    ("discarded", "letters-done-discarded"),
    ("test", "letters-done-test"),
];

/// The letters that were given up, for the administrator.
pub async fn show(me: SignedIn) -> Result<Answer, PageProblem> {
    me.run(|me| {
        let dead = reminders::dead(me.office(), me.who())?;
        let rows = dead.iter().map(|letter| row(me, letter)).collect();
        let done = DONE
            .iter()
            .find(|(deed, _)| *deed == me.query().get("done"));
        let frame = match done {
            Some((_, key)) => me.frame().noticing(Notice::done(Text::new(key))),
            None => me.frame(),
        };
        let count = reminders::count(me.office())?;
        Answer::page(LettersPage::new(frame, count, rows))
    })
    .await
}

fn row(me: &Guest, letter: &DeadLetter) -> LetterRow {
    let zone = me.office().settings().office.time_zone();
    LetterRow {
        id: letter.id.to_string(),
        kind: Text::keyed(format!("letter-kind-{}", letter.kind.code())),
        failure: letter.failure.text(),
        tries: letter.tries.into(),
        since: zone.to_datetime(letter.since),
    }
}

/// Puts a letter back into the outbox, as if it were new.
pub async fn again(at: Path<String>, form: Form<SignedIn>) -> Result<Answer, PageProblem> {
    form.run(move |me, _| {
        reminders::requeue(me.office(), me.who(), Id::parse(&at)?)?;
        Ok(done("again"))
    })
    .await
}

/// Throws a letter away.
pub async fn discard(at: Path<String>, form: Form<SignedIn>) -> Result<Answer, PageProblem> {
    form.run(move |me, _| {
        reminders::discard(me.office(), me.who(), Id::parse(&at)?)?;
        Ok(done("discarded"))
    })
    .await
}

/// Writes a test letter to one's own address.
pub async fn test(form: Form<SignedIn>) -> Result<Answer, PageProblem> {
    form.run(|me, _| {
        let own = identity::own(me.office(), me.who())?;
        reminders::test(me.office(), me.who(), &To::new(&own.login, &own.language))?;
        Ok(done("test"))
    })
    .await
}

fn done(deed: &str) -> Answer {
    Answer::see(format!("{}?done={deed}", path::LETTERS))
}
