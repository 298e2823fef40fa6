//! The whole of a statement on one page: before it is sent, certified by name; after, its receipt and a copy to print.

use askama::Template;
use jiff::civil::Date;

use super::{Head, answered::Answered, below, item_step, section_step};
use crate::{
    disclosure::{
        filing::submitting::Receipt,
        form::{Findings, Form},
    },
    error::Problems,
    language::Text,
    web::{
        field::{Field, Sent},
        page::Frame,
        part::{Crumb, Fact, Panel, Shown},
        path,
    },
};

/// What is certified by whom.
pub struct Certifying {
    /// The words of the form.
    pub words: String,
    /// The day.
    pub today: Date,
    /// The saving that is certified.
    pub saved: i32,
}

/// Something that is still to be mended, and where.
pub struct Missing {
    /// Where and what.
    pub text: Text,
    /// The address.
    pub href: String,
}

/// All answers, once more.
#[derive(Template)]
#[template(path = "statement/check.html", config = "config/askama.toml")]
pub struct CheckPage {
    frame: Frame,
    crumbs: Vec<Crumb>,
    head: Head,
    sections: Vec<Answered>,
    missing: Vec<Missing>,
    certifying: Certifying,
    name: Field,
    action: String,
}

/// It was filed.
#[derive(Template)]
#[template(path = "statement/receipt.html", config = "config/askama.toml")]
pub struct ReceiptPage {
    frame: Frame,
    panel: Panel,
    facts: Vec<Fact>,
    copy: String,
    back: String,
}

/// A filed version, whole, for the eye and for paper.
#[derive(Template)]
#[template(path = "statement/copy.html", config = "config/askama.toml")]
pub struct CopyPage {
    frame: Frame,
    crumbs: Vec<Crumb>,
    head: Head,
    sections: Vec<Answered>,
    words: String,
    facts: Vec<Fact>,
}

/// What is still to be mended, each with the page where that is done.
#[must_use]
pub fn missing(id: &str, form: &Form, findings: &Findings, tag: &str) -> Vec<Missing> {
    let errors = findings.errors().filter_map(|finding| {
        let place = finding.place.as_ref()?;
        let title = form.section(&place.section)?.title.spoken(tag);
        let label = match place.field.as_deref() {
            Some("subject") => Text::new("form-subject"),
            _ => Text::spoken(place.label(form, tag)),
        };
        let step = match &place.item {
            Some(item) => item_step(&place.section, item),
            None => section_step(&place.section),
        };
        let anchor = place
            .field
            .as_ref()
            .map_or_else(String::new, |_| format!("#{}", place.name()));
        let what = if place.field.is_some() {
            Text::new("form-at")
                .with("label", label)
                .with("what", finding.text.clone())
        } else {
            finding.text.clone()
        };
        Some(Missing {
            text: Text::new("form-at").with("label", title).with("what", what),
            href: format!("{}{anchor}", below(id, &step)),
        })
    });
    errors.collect()
}

/// The hexadecimal digits in groups of four, for reading aloud.
fn grouped(fingerprint: &str) -> String {
    let digits: Vec<char> = fingerprint.chars().collect();
    let groups: Vec<String> = digits
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect();
    groups.join(" ")
}

/// What a receipt says.
fn receipted(receipt: &Receipt) -> Vec<Fact> {
    vec![
        Fact::new(Text::new("filing-receipt-day"), Shown::Day(receipt.filed)),
        Fact::new(
            Text::new("filing-receipt-name"),
            Shown::Name(receipt.name.clone()),
        ),
        Fact::new(
            Text::new("filing-receipt-version"),
            Shown::Code(receipt.version.to_string()),
        ),
        Fact::new(
            Text::new("filing-receipt-fingerprint"),
            Shown::Code(grouped(&receipt.fingerprint)),
        ),
        Fact::new(
            Text::new("filing-receipt-signature"),
            Shown::Text(if receipt.verified {
                Text::new("filing-receipt-verified")
            } else {
                Text::new("filing-receipt-unverified")
            }),
        ),
    ]
}

impl CheckPage {
    /// All answers, what is missing, and the certification as it was sent and refused.
    #[must_use]
    pub fn new(
        frame: Frame,
        head: Head,
        (sections, missing): (Vec<Answered>, Vec<Missing>),
        certifying: Certifying,
        (sent, problems): (&Sent, &Problems),
    ) -> Self {
        Self {
            frame: head
                .frame(frame, "check")
                .titled(Text::new("filing-check-title"))
                .with_problems(problems),
            crumbs: head.crumbs(),
            sections,
            missing,
            certifying,
            name: Field {
                autocomplete: "name",
                ..Field::text("name", Text::new("filing-name"))
            }
            .hint(Text::new("filing-name-hint"))
            .filled(sent, problems),
            action: below(&head.id, "check"),
            head,
        }
    }

    fn change(&self, section: &str) -> String {
        below(&self.head.id, &section_step(section))
    }
}

impl ReceiptPage {
    /// The receipt.
    #[must_use]
    pub fn new(frame: Frame, head: &Head, receipt: &Receipt) -> Self {
        Self {
            frame: head
                .frame(frame, "receipt")
                .titled(Text::new("filing-receipt-title")),
            panel: Panel {
                title: Text::new("filing-receipt-title"),
                code: Some(receipt.number.clone()),
                text: Some(head.title.clone()),
            },
            facts: receipted(receipt),
            copy: below(&head.id, "copy"),
            back: path::DISCLOSURES.to_owned(),
        }
    }
}

impl CopyPage {
    /// The version that a receipt is for, with the words that were certified.
    #[must_use]
    pub fn new(
        frame: Frame,
        head: Head,
        sections: Vec<Answered>,
        (words, receipt): (String, &Receipt),
    ) -> Self {
        Self {
            frame: head.frame(frame, "copy").titled(head.title.clone()),
            crumbs: head.crumbs(),
            sections,
            words,
            facts: receipted(receipt),
            head,
        }
    }
}
