//! Asking: the form, the answers checked once more, the confirmation; with a name or without one.

use askama::Template;
use jiff::civil::Date;

use crate::{
    error::Problems,
    language::{Text, typed},
    web::{
        assets,
        field::{Choice, DayField, Field, Offer, Sent},
        page::Frame,
        part::{Fact, Panel, Shown},
        path,
    },
};

/// The most characters of a title.
pub const TITLE_LIMIT: u32 = 120;
/// The most characters of a question.
pub const QUESTION_LIMIT: u32 = 10_000;

/// What the intake can take at this moment.
#[derive(Clone)]
pub struct Intake {
    /// Working days until the office answers.
    pub standard: u32,
    /// Whether somebody outside the office can take what concerns the office itself.
    pub alternate: bool,
    /// Whom to turn to if not.
    pub outside: String,
}

/// The questions of the form, filled as they were sent.
pub struct AskForm {
    concern: Choice,
    title: Field,
    question: Field,
    needed: DayField,
    contact: Choice,
    others: Choice,
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
    back: &'static str,
    send: &'static str,
    next: Text,
}

/// It was sent.
#[derive(Template)]
#[template(path = "ask/sent.html", config = "config/askama.toml")]
pub struct SentPage {
    frame: Frame,
    panel: Panel,
    due: Date,
    href: String,
}

/// It was sent without a name: the receipt, shown now and never again.
#[derive(Template)]
#[template(path = "ask/receipt.html", config = "config/askama.toml")]
pub struct ReceiptPage {
    frame: Frame,
    panel: Panel,
    groups: Vec<String>,
    due: Date,
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
        let yes_hint = if intake.alternate {
            Text::new("ask-concern-yes-hint")
        } else {
            Text::new("ask-concern-yes-outside").with("contact", intake.outside.clone())
        };
        let concern = vec![
            Offer::new("no", Text::new("ask-concern-no")).hint(Text::new("ask-concern-no-hint")),
            Offer::new("yes", Text::new("ask-concern-yes")).hint(yes_hint),
        ];
        let contact = vec![
            Offer::new("here", Text::new("ask-contact-here")),
            Offer::new("call", Text::new("ask-contact-call")),
            Offer::new("meet", Text::new("ask-contact-meet")),
        ];
        let others = vec![
            Offer::new("unnamed", Text::new("ask-others-unnamed")),
            Offer::new("named", Text::new("ask-others-named")),
            Offer::new("nobody", Text::new("ask-others-nobody")),
        ];
        Self {
            concern: Choice::new("concern", Text::new("ask-concern"), concern)
                .hint(Text::new("ask-concern-hint"))
                .filled(sent, problems),
            title: Field::text("title", Text::new("ask-title-label"))
                .hint(Text::new("ask-title-hint"))
                .filled(sent, problems),
            question: Field::area("question", Text::new("ask-question"), QUESTION_LIMIT)
                .hint(Text::new("ask-question-hint"))
                .filled(sent, problems),
            needed: DayField::new("needed", Text::new("ask-needed"))
                .hint(Text::new("ask-needed-hint"))
                .optional()
                .filled(sent, problems),
            contact: Choice::new("contact", Text::new("ask-contact"), contact)
                .hint(Text::new("ask-contact-hint"))
                .chosen("here")
                .filled(sent, problems),
            others: Choice::new("others", Text::new("ask-others"), others)
                .chosen("unnamed")
                .filled(sent, problems),
        }
    }

    /// The answers as a summary; what was left empty says so.
    fn facts(&self, named: bool) -> Vec<Fact> {
        let chosen = |choice: &Choice| {
            let answer = choice.answer().cloned();
            Fact::new(
                choice.label.clone(),
                Shown::Text(answer.unwrap_or_else(|| Text::new("ask-left-empty"))),
            )
            .change(choice.name)
        };
        let written = |field: &Field| {
            Fact::new(field.label.clone(), Shown::Written(field.typed.clone())).change(field.name)
        };
        let [day, month, year] = &self.needed.typed;
        let needed = typed::day(day, month, year)
            .map_or_else(|| Shown::Text(Text::new("ask-left-empty")), Shown::Day);
        let mut facts = vec![
            chosen(&self.concern),
            written(&self.title),
            written(&self.question),
            Fact::new(self.needed.label.clone(), needed).change(self.needed.name),
        ];
        if named {
            facts.push(chosen(&self.contact));
            facts.push(chosen(&self.others));
        }
        facts
    }

    /// Who will read it: the office, or the alternate alone.
    fn readers(&self) -> Text {
        let concerns = self
            .concern
            .options
            .iter()
            .any(|offer| offer.chosen && offer.code == "yes");
        if concerns {
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
    pub fn named(frame: Frame, intake: &Intake, sent: Sent) -> Self {
        Self::new(frame, intake, sent, true)
    }

    /// The answers of somebody who gives no name.
    #[must_use]
    pub fn anonymous(frame: Frame, intake: &Intake, sent: Sent) -> Self {
        Self::new(frame, intake, sent, false)
    }

    fn new(frame: Frame, intake: &Intake, sent: Sent, named: bool) -> Self {
        let form = AskForm::new(intake, &sent, &Problems::new());
        let (back, send) = if named {
            (path::ASK, path::ASK_SEND)
        } else {
            (path::ANONYMOUS, path::ANONYMOUS_SEND)
        };
        Self {
            frame: frame
                .at(back)
                .titled(Text::new("check-title"))
                .read_by(form.readers()),
            facts: form.facts(named),
            sent: sent.without(&["token", "change"]),
            back,
            send,
            next: Text::new("ask-next").with("count", intake.standard),
        }
    }
}

impl SentPage {
    /// The confirmation: the matter's number, the day by which the office answers, where to find it again.
    #[must_use]
    pub fn new(frame: Frame, number: String, due: Date, href: String) -> Self {
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
    pub fn new(frame: Frame, groups: Vec<String>, due: Date) -> Self {
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
