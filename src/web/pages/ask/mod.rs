//! Asking: the form, the answers checked once more, the confirmation; with a name or without one.

pub(in crate::web) mod handlers;

use askama::Template;
use jiff::civil::Date;

use crate::{
    error::Problems,
    language::Text,
    web::{
        assets,
        field::{Choice, Field, Offer, Sent},
        page::Frame,
        part::{Fact, Panel, Shown},
        path,
    },
};

/// The most characters of a question that the page asks for; the command takes some more.
pub const MESSAGE_LIMIT: u32 = 10_000;

/// What the intake can take at this moment.
#[derive(Clone)]
pub struct Intake {
    /// Working days until the office answers.
    pub standard: u32,
    /// Whom to turn to with what concerns the office itself, where nobody outside it can take that here.
    pub outside: Option<String>,
}

/// The questions of the form, filled as they were sent. Their names are those of the command's problems.
pub struct AskForm {
    concerns: Choice,
    subject: Field,
    message: Field,
}

/// Ask for advice.
#[derive(Template)]
#[template(path = "ask/ask.html", config = "config/askama.toml")]
pub struct AskPage {
    frame: Frame,
    form: AskForm,
    intake: Intake,
    named: bool,
    action: &'static str,
}

/// The answers, once more, before they are sent.
#[derive(Template)]
#[template(path = "ask/check.html", config = "config/askama.toml")]
pub struct CheckPage {
    frame: Frame,
    facts: Vec<Fact>,
    sent: Sent,
    edit: &'static str,
    send: &'static str,
    next: Text,
}

/// It was sent.
#[derive(Template)]
#[template(path = "ask/sent.html", config = "config/askama.toml")]
pub struct SentPage {
    frame: Frame,
    panel: Panel,
    due: Option<Date>,
    href: String,
}

/// It was sent without a name: the receipt, shown now and never again.
#[derive(Template)]
#[template(path = "ask/receipt.html", config = "config/askama.toml")]
pub struct ReceiptPage {
    frame: Frame,
    panel: Panel,
    groups: Vec<String>,
    due: Option<Date>,
}

/// Return with a receipt.
#[derive(Template)]
#[template(path = "ask/return.html", config = "config/askama.toml")]
pub struct ReturnPage {
    frame: Frame,
    receipt: Field,
}

impl AskForm {
    /// The form as it was sent; empty on a first visit.
    #[must_use]
    pub fn new(intake: &Intake, sent: &Sent, problems: &Problems) -> Self {
        let yes_hint = match &intake.outside {
            None => Text::new("ask-concerns-yes-hint"),
            Some(contact) => Text::new("ask-concerns-yes-outside").with("contact", contact.clone()),
        };
        let concerns = vec![
            Offer::new("no", Text::new("ask-concerns-no")).hint(Text::new("ask-concerns-no-hint")),
            Offer::new("yes", Text::new("ask-concerns-yes")).hint(yes_hint),
        ];
        Self {
            concerns: Choice::new("concerns_office", Text::new("ask-concerns"), concerns)
                .hint(Text::new("ask-concerns-hint"))
                .filled(sent, problems),
            subject: Field::text("subject", Text::new("ask-subject"))
                .hint(Text::new("ask-subject-hint"))
                .filled(sent, problems),
            message: Field::area("message", Text::new("ask-message"), MESSAGE_LIMIT)
                .hint(Text::new("ask-message-hint"))
                .filled(sent, problems),
        }
    }

    /// The answers as a summary.
    fn facts(&self) -> Vec<Fact> {
        let concerns = match self.concerns.answer() {
            Some(answer) => Shown::Text(answer.clone()),
            None => Shown::Text(Text::new("ask-left-empty")),
        };
        let fact = |field: &Field, shown: fn(String) -> Shown| {
            Fact::new(field.label.clone(), shown(field.typed.clone())).change(field.name.clone())
        };
        vec![
            Fact::new(self.concerns.label.clone(), concerns).change(self.concerns.name.clone()),
            fact(&self.subject, Shown::Name),
            fact(&self.message, Shown::Written),
        ]
    }

    /// Who will read it: the office, or the alternate alone.
    fn readers(&self) -> Text {
        let yes = |offer: &Offer| offer.chosen && offer.code == "yes";
        if self.concerns.options.iter().any(yes) {
            Text::new("ask-readers-alternate")
        } else {
            Text::new("ask-readers-office")
        }
    }
}

impl AskPage {
    /// The form of somebody who is signed in.
    #[must_use]
    pub fn named(frame: Frame, intake: Intake, sent: &Sent, problems: &Problems) -> Self {
        let form = AskForm::new(&intake, sent, problems);
        Self {
            frame: frame
                .at(path::ASK)
                .titled(Text::new("ask-title"))
                .read_by(form.readers())
                .scripted(&assets::COUNT)
                .with_problems(problems),
            form,
            intake,
            named: true,
            action: path::ASK,
        }
    }

    /// The form of somebody who gives no name.
    #[must_use]
    pub fn anonymous(frame: Frame, intake: Intake, sent: &Sent, problems: &Problems) -> Self {
        let page = Self::named(frame, intake, sent, problems);
        Self {
            frame: page
                .frame
                .at(path::ANONYMOUS)
                .titled(Text::new("anonymous-title")),
            named: false,
            action: path::ANONYMOUS,
            ..page
        }
    }

    fn next(&self) -> Text {
        Text::new("ask-next").with("count", self.intake.standard)
    }
}

impl CheckPage {
    /// The answers of somebody who is signed in.
    #[must_use]
    pub fn named(frame: Frame, intake: &Intake, sent: &Sent) -> Self {
        Self::new(frame, intake, sent, true)
    }

    /// The answers of somebody who gives no name.
    #[must_use]
    pub fn anonymous(frame: Frame, intake: &Intake, sent: &Sent) -> Self {
        Self::new(frame, intake, sent, false)
    }

    fn new(frame: Frame, intake: &Intake, sent: &Sent, named: bool) -> Self {
        let form = AskForm::new(intake, sent, &Problems::new());
        let (edit, target) = if named {
            (path::ASK, path::ASK_SEND)
        } else {
            (path::ANONYMOUS, path::ANONYMOUS_SEND)
        };
        Self {
            frame: frame
                .at(edit)
                .titled(Text::new("check-title"))
                .read_by(form.readers()),
            facts: form.facts(),
            sent: sent.without(&["token", "change"]),
            edit,
            send: target,
            next: Text::new("ask-next").with("count", intake.standard),
        }
    }
}

impl SentPage {
    /// The confirmation: the matter's number, the day by which the office answers, where to find it again.
    #[must_use]
    pub fn new(frame: Frame, number: String, due: Option<Date>, href: String) -> Self {
        Self {
            frame: frame.at(path::ASK).titled(Text::new("sent-title")),
            panel: Panel {
                title: Text::new("sent-title"),
                code: Some(number),
                text: None,
            },
            due,
            href,
        }
    }
}

impl ReceiptPage {
    /// The receipt: six groups of four digits, and the day by which the office answers.
    #[must_use]
    pub fn new(frame: Frame, groups: Vec<String>, due: Option<Date>) -> Self {
        Self {
            frame: frame.at(path::ANONYMOUS).titled(Text::new("receipt-title")),
            panel: Panel {
                title: Text::new("sent-title"),
                code: None,
                text: Some(Text::new("receipt-panel")),
            },
            groups,
            due,
        }
    }
}

impl ReturnPage {
    /// The field for the receipt; never filled in again.
    #[must_use]
    pub fn new(frame: Frame, problems: &Problems) -> Self {
        Self {
            frame: frame
                .at(path::RETURN)
                .titled(Text::new("return-title"))
                .with_problems(problems),
            receipt: Field::text("receipt", Text::new("return-receipt"))
                .hint(Text::new("return-receipt-hint"))
                .code("off")
                .filled(&Sent::default(), problems),
        }
    }
}
