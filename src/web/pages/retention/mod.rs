//! The end of statements: those whose years are over, those held back, and the certificates of what was destroyed.

pub(in crate::web) mod handlers;

use askama::Template;
use jiff::civil::Date;

use crate::{
    error::Problems,
    language::Text,
    web::{
        field::Field,
        page::Frame,
        part::{Column, Crumb, Empty, Fact},
        path,
    },
};

/// Where these pages are.
pub(in crate::web) const RETENTION: &str = "/retention";

/// The statements whose years are over, and what was destroyed.
#[derive(Template)]
#[template(path = "retention/retention.html", config = "config/askama.toml")]
pub struct RetentionPage {
    frame: Frame,
    due: Vec<DueRow>,
    held: Vec<DueRow>,
    none: Empty,
    current: Option<Field>,
    columns: [Column; 3],
    certificates: Vec<CertificateRow>,
}

/// A statement whose years are over.
pub struct DueRow {
    /// Its id.
    pub statement: String,
    /// The handle by which its destruction is signed; none until it is proposed.
    pub approval: Option<String>,
    /// Its number.
    pub number: String,
    /// Who filed it.
    pub filer: String,
    /// When it ended.
    pub ended: Option<Date>,
    /// Whether a legal hold forbids its destruction.
    pub held: bool,
    /// How many have signed.
    pub signatures: i64,
}

/// A certificate in the list.
pub struct CertificateRow {
    /// The number of the statement.
    pub number: String,
    /// When its content was destroyed.
    pub destroyed: Date,
    /// The certificate.
    pub href: String,
}

/// A certificate of destruction, to be printed.
#[derive(Template)]
#[template(path = "retention/certificate.html", config = "config/askama.toml")]
pub struct CertificatePage {
    frame: Frame,
    crumbs: Vec<Crumb>,
    facts: Vec<Fact>,
}

impl RetentionPage {
    /// The page; with `fresh` the password was typed within the last minutes and is not asked for.
    #[must_use]
    pub fn new(
        frame: Frame,
        (rows, certificates): (Vec<DueRow>, Vec<CertificateRow>),
        fresh: bool,
        problems: &Problems,
    ) -> Self {
        let (held, due) = rows.into_iter().partition(|row| row.held);
        Self {
            frame: frame
                .at(RETENTION)
                .titled(Text::new("retention-title"))
                .with_problems(problems),
            due,
            held,
            none: Empty {
                text: Text::new("retention-none"),
                link: None,
            },
            current: Field::password_again(fresh, problems),
            columns: [
                Column::new(Text::new("sample-number")),
                Column::new(Text::new("retention-destroyed")),
                Column::new(Text::new("retention-certificate")),
            ],
            certificates,
        }
    }

    fn hold() -> String {
        path::below(RETENTION, "hold")
    }
}

impl DueRow {
    /// How many have signed for its destruction.
    #[must_use]
    pub fn signed(&self) -> Text {
        Text::new("retention-signed").with("count", self.signatures)
    }
}

impl CertificatePage {
    /// The certificate with these facts.
    #[must_use]
    pub fn new(frame: Frame, statement: &str, facts: Vec<Fact>) -> Self {
        Self {
            frame: frame
                .at(path::act(RETENTION, "certificates", statement))
                .titled(Text::new("retention-certificate-title")),
            crumbs: vec![Crumb {
                label: Text::new("retention-title"),
                href: RETENTION.to_owned(),
            }],
            facts,
        }
    }
}
