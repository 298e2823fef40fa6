//! Asking, with a name and without one, and coming back with a receipt.

use actix_web::{http::StatusCode, web::Path};

use super::{AskPage, CheckPage, Intake, ReceiptPage, ReturnPage, SentPage};
use crate::{
    advice::{self, Asking},
    error::{Problems, Result},
    identity,
    storage::Id,
    web::{
        answer::Answer,
        field::Sent,
        form::{Form, corrected},
        pages::problem::ProblemPage,
        path,
        problem::PageProblem,
        visitor::{Guest, SignedIn, Visitor},
    },
};

/// Whether whoever asks gives a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Manner {
    Named,
    Anonymous,
}

/// What the intake can take; none while the office's keys are not complete.
fn intake(guest: &Guest) -> Option<Intake> {
    let (open, alternate) = advice::is_open(guest.office());
    let settings = guest.office().settings();
    let contact = || {
        let named = settings.office.outside_contact.clone();
        named.unwrap_or_else(|| guest.speech().say_key("web-outside-contact"))
    };
    (open || alternate).then(|| Intake {
        standard: settings.advice.standard_answer_days,
        outside: (!alternate).then(contact),
    })
}

/// What was typed, as the command takes it.
pub(in crate::web) fn asking(sent: &Sent) -> Asking {
    Asking {
        subject: sent.get("subject").to_owned(),
        message: sent.get("message").to_owned(),
        concerns_office: match sent.get("concerns_office") {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
    }
}

impl Manner {
    fn form(self, guest: &Guest, sent: &Sent, problems: &Problems) -> Result<Answer> {
        let frame = guest.frame();
        let Some(intake) = intake(guest) else {
            return Answer::with_status(
                StatusCode::SERVICE_UNAVAILABLE,
                ProblemPage::closed(frame),
            );
        };
        let page = match self {
            Self::Named => AskPage::named(frame, intake, sent, problems),
            Self::Anonymous => AskPage::anonymous(frame, intake, sent, problems),
        };
        if problems.is_empty() {
            Answer::page(page)
        } else {
            Answer::refused(page)
        }
    }

    /// Shows the answers once more, or the form again when one of them is to be changed.
    fn check(self, guest: &Guest, sent: &Sent) -> Result<Answer> {
        if !sent.get("change").is_empty() {
            return self.form(guest, sent, &Problems::new());
        }
        let intake = match (corrected(asking(sent).check())?, intake(guest)) {
            (Err(problems), _) => return self.form(guest, sent, &problems),
            (Ok(_), None) => return self.form(guest, sent, &Problems::new()),
            (Ok(_), Some(intake)) => intake,
        };
        Answer::page(match self {
            Self::Named => CheckPage::named(guest.frame(), &intake, sent),
            Self::Anonymous => CheckPage::anonymous(guest.frame(), &intake, sent),
        })
    }
}

/// The form of somebody who is signed in.
pub async fn form(me: SignedIn) -> Result<Answer, PageProblem> {
    me.run(|me| Manner::Named.form(me, &Sent::default(), &Problems::new()))
        .await
}

/// The answers once more.
pub async fn check(form: Form<SignedIn>) -> Result<Answer, PageProblem> {
    form.run(|me, sent| Manner::Named.check(me, sent)).await
}

/// Takes the question.
pub async fn send(form: Form<SignedIn>) -> Result<Answer, PageProblem> {
    form.run(
        |me, sent| match corrected(advice::ask(me.office(), me.who(), &asking(sent)))? {
            Ok(asked) => Ok(Answer::see(path::act(
                path::REQUESTS,
                &asked.id.to_string(),
                "sent",
            ))),
            Err(problems) => Manner::Named.form(me, sent, &problems),
        },
    )
    .await
}

/// Says that a question is with the office, and what comes next.
pub async fn sent(me: SignedIn, id: Path<String>) -> Result<Answer, PageProblem> {
    me.run(move |me| {
        let matter = advice::own(me.office(), me.who(), Id::parse(&id)?)?;
        let href = path::below(path::REQUESTS, &id);
        Answer::page(SentPage::new(me.frame(), matter.number, matter.due, href))
    })
    .await
}

/// The form of somebody who gives no name.
pub async fn anonymous_form(visitor: Visitor) -> Result<Answer, PageProblem> {
    visitor
        .run(|guest| Manner::Anonymous.form(guest, &Sent::default(), &Problems::new()))
        .await
}

/// The answers of somebody who gives no name, once more.
pub async fn anonymous_check(form: Form<Visitor>) -> Result<Answer, PageProblem> {
    form.run(|guest, sent| Manner::Anonymous.check(guest, sent))
        .await
}

/// Takes the question and shows the receipt, which no other page ever does.
pub async fn anonymous_send(form: Form<Visitor>) -> Result<Answer, PageProblem> {
    form.run(|guest, sent| {
        let (office, gate) = (guest.office(), guest.gate());
        let done = advice::ask_anonymously(office, gate, guest.who(), &asking(sent));
        match corrected(done)? {
            Ok(asked) => {
                let digits = asked.receipt.unwrap_or_default();
                let groups = digits.split(' ').map(ToOwned::to_owned).collect();
                Answer::page(ReceiptPage::new(guest.frame(), groups, asked.due))
            }
            Err(problems) => Manner::Anonymous.form(guest, sent, &problems),
        }
    })
    .await
}

/// The form for the receipt.
pub async fn return_form(visitor: Visitor) -> Result<Answer, PageProblem> {
    visitor
        .run(|guest| Answer::page(ReturnPage::new(guest.frame(), &Problems::new())))
        .await
}

/// Opens the question of a receipt.
pub async fn come_back(form: Form<Visitor>) -> Result<Answer, PageProblem> {
    form.run(|guest, sent| {
        let (office, gate) = (guest.office(), guest.gate());
        let receipt = sent.get("receipt");
        let done = identity::sign_in_by_receipt(office, gate, guest.who(), receipt);
        match corrected(done)? {
            Ok(opened) => {
                let cookie = guest.session_cookie(&opened.token);
                let guest = guest.under(opened.token)?;
                let there = match advice::mine(guest.office(), guest.who())?.as_slice() {
                    [only] => path::below(path::REQUESTS, &only.id.to_string()),
                    _ => path::HOME.to_owned(),
                };
                Ok(Answer::see(there).with(cookie))
            }
            Err(problems) => Answer::refused(ReturnPage::new(guest.frame(), &problems)),
        }
    })
    .await
}
