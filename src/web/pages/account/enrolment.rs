//! Coming in for the first time, and again after a forgotten password.

use actix_web::{http::StatusCode, web::Path};
use zeroize::Zeroizing;

use super::{DrawPage, EnrolPage, ForgottenPage, LinkPage, WordsPage, handlers::same_twice};
use crate::{
    error::{Error, Problems, Result},
    identity::{self, Choice, Enrolled, Offer},
    reception,
    web::{
        answer::Answer,
        field::Sent,
        form::{Form, corrected},
        pages::problem::ProblemPage,
        path,
        problem::PageProblem,
        visitor::{Guest, Visitor},
    },
};

/// What a one-time link offers: to choose a password, or to be given a passphrase.
pub async fn enrol_form(visitor: Visitor, token: Path<String>) -> Result<Answer, PageProblem> {
    visitor
        .run(
            move |guest| match identity::offer(guest.office(), guest.who(), &token) {
                Ok(offer) => enrol_page(guest, &offer, &token, &Problems::new()),
                Err(Error::Missing) => spent(guest),
                Err(error) => Err(error),
            },
        )
        .await
}

fn spent(guest: &Guest) -> Result<Answer> {
    Answer::with_status(StatusCode::GONE, ProblemPage::spent_link(guest.frame()))
}

fn enrol_page(guest: &Guest, offer: &Offer, token: &str, problems: &Problems) -> Result<Answer> {
    let action = path::below(path::ENROL, token);
    let (frame, login) = (guest.frame(), offer.login.clone());
    let status = if problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    if offer.generated {
        return Answer::with_status(status, DrawPage::new(frame, action, login, problems));
    }
    let shortest = guest.office().settings().password.shortest;
    Answer::with_status(
        status,
        EnrolPage::new(frame, action, login, shortest, problems),
    )
}

/// Uses a one-time link: the words are shown now and never again.
pub async fn enrol(form: Form<Visitor>, token: Path<String>) -> Result<Answer, PageProblem> {
    form.run(move |guest, sent| {
        let offer = match identity::offer(guest.office(), guest.who(), &token) {
            Err(Error::Missing) => return spent(guest),
            offer => offer?,
        };
        match corrected(use_link(guest, &offer, &token, sent))? {
            Ok(enrolled) => show_words(guest, enrolled),
            Err(problems) => enrol_page(guest, &offer, &token, &problems),
        }
    })
    .await
}

fn use_link(guest: &Guest, offer: &Offer, token: &str, sent: &Sent) -> Result<Enrolled> {
    let choice = if offer.generated {
        Choice::Generated
    } else {
        let chosen = same_twice(sent)?.unwrap_or_default();
        Choice::Chosen(Zeroizing::new(chosen.to_owned()))
    };
    identity::enrol(guest.office(), guest.gate(), guest.who(), token, &choice)
}

fn show_words(guest: &Guest, enrolled: Enrolled) -> Result<Answer> {
    let cookie = guest.session_cookie(&enrolled.session.token);
    let guest = guest.under(enrolled.session.token)?;
    let page = WordsPage::new(guest.frame(), &enrolled.recovery_phrase, path::HOME);
    let page = match &enrolled.passphrase {
        Some(words) => page.with_passphrase(Some(words)).checked(),
        None => page,
    };
    Ok(Answer::page(page)?.with(cookie))
}

/// The form to ask for a link.
pub async fn link_form(visitor: Visitor) -> Result<Answer, PageProblem> {
    visitor
        .run(|guest| {
            let (nothing, fine) = (Sent::default(), Problems::new());
            Answer::page(LinkPage::new(guest.frame(), &nothing, &fine))
        })
        .await
}

/// Sends a link to an address if somebody of the roster has it. The page says the same either way, and an address gets
/// few letters however often somebody types it.
pub async fn send_link(form: Form<Visitor>) -> Result<Answer, PageProblem> {
    form.run(
        |guest, sent| match corrected(identity::account::login(sent.get("login")))? {
            Ok(login) => {
                if guest.app().links.take(&login, guest.office().now()).is_ok() {
                    reception::send_link(guest.office(), guest.who(), &login)?;
                }
                Answer::page(LinkPage::sent(guest.frame()))
            }
            Err(problems) => Answer::refused(LinkPage::new(guest.frame(), sent, &problems)),
        },
    )
    .await
}

/// What a forgotten password means, and the form for those who kept their recovery phrase.
pub async fn forgotten_form(visitor: Visitor) -> Result<Answer, PageProblem> {
    visitor
        .run(|guest| Answer::page(forgotten_page(guest, &Sent::default(), &Problems::new())))
        .await
}

/// Opens the account by its twelve words and gives it a new password.
pub async fn recover(form: Form<Visitor>) -> Result<Answer, PageProblem> {
    form.run(|guest, sent| {
        let done = same_twice(sent).and_then(|chosen| {
            let words = (sent.get("login"), sent.get("phrase"));
            identity::recover(guest.office(), guest.gate(), guest.who(), words, chosen)
        });
        match corrected(done)? {
            Ok(new) => Answer::page(
                WordsPage::new(guest.frame(), &new.recovery_phrase, path::SIGN_IN)
                    .with_passphrase(new.passphrase.as_deref().map(String::as_str)),
            ),
            Err(problems) => Answer::refused(forgotten_page(guest, sent, &problems)),
        }
    })
    .await
}

fn forgotten_page(guest: &Guest, sent: &Sent, problems: &Problems) -> ForgottenPage {
    let shortest = guest.office().settings().password.shortest;
    ForgottenPage::new(guest.frame(), shortest, sent, problems)
}
