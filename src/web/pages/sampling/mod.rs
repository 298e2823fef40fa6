//! The verification sample of a cycle, and the checklist of whoever was drawn.

pub(in crate::web) mod handlers;
pub(in crate::web) mod verifying;

use askama::Template;

use crate::{
    disclosure::sample::{draw::Strata, verification::Proof},
    error::Problems,
    language::Text,
    storage::Coded,
    web::{
        field::{Choice, Field, Offer, Sent},
        page::Frame,
        part::{Column, Crumb, Empty, Fact, Tag, Tone},
        path,
    },
};

/// The samples of a cycle, and the form to draw one.
#[derive(Template)]
#[template(path = "sampling/sample.html", config = "config/askama.toml")]
pub struct SamplePage {
    frame: Frame,
    crumbs: Vec<Crumb>,
    action: String,
    seed: Field,
    size: Field,
    strata: Choice,
    columns: [Column; 4],
    samples: Vec<Drawing>,
    none: Empty,
}

/// A sample as it is shown.
pub struct Drawing {
    /// How it was drawn, and from what.
    pub facts: Vec<Fact>,
    /// Whether it was drawn again just now and was the same.
    pub same: bool,
    /// Who was drawn.
    pub rows: Vec<DrawnRow>,
}

/// A statement that was drawn.
pub struct DrawnRow {
    /// Its number.
    pub number: String,
    /// Who filed it.
    pub filer: String,
    /// Its part of the population.
    pub stratum: String,
    /// How far its verification is.
    pub state: Tag,
    /// Where its checklist is.
    pub href: String,
}

/// The checklist of a drawn statement: for its filer to give documents, for its reviewer to say what they show.
#[derive(Template)]
#[template(path = "sampling/verification.html", config = "config/askama.toml")]
pub struct VerificationPage {
    frame: Frame,
    crumbs: Vec<Crumb>,
    action: String,
    side: Side,
    state: Tag,
    rows: Vec<CheckRow>,
    none: Empty,
    adding: Option<(Choice, Field)>,
}

/// Who looks at a checklist.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Its filer.
    Filer,
    /// Its reviewer.
    Reviewer,
}

/// One item with its documents.
pub struct CheckRow {
    /// Its place, as it is sent.
    pub place: String,
    /// What it is called.
    pub label: Text,
    /// Its documents: name and address.
    pub documents: Vec<(String, String)>,
    /// What they show.
    pub proof: Option<Proof>,
}

/// How far the verification of a statement is.
#[must_use]
pub fn state(code: &str) -> Tag {
    let tone = match code {
        "checked" => Tone::Good,
        "provided" => Tone::Plain,
        _ => Tone::Due,
    };
    Tag::new(Text::keyed(format!("verification-{code}")), tone)
}

impl SamplePage {
    /// The page of cycle `id`.
    #[must_use]
    pub fn new(
        frame: Frame,
        id: &str,
        samples: Vec<Drawing>,
        sent: &Sent,
        problems: &Problems,
    ) -> Self {
        let action = path::act("/cycles", id, "sample");
        let strata = Strata::ALL.map(|strata| Offer::new(strata.code(), strata.label()));
        let column = |key| Column::new(Text::new(key));
        Self {
            frame: frame
                .at(&*action)
                .titled(Text::new("sample-title"))
                .with_problems(problems),
            crumbs: vec![Crumb {
                label: Text::new("sample-cycle"),
                href: path::below("/cycles", id),
            }],
            action,
            seed: Field::text("seed", Text::new("sample-seed-label"))
                .hint(Text::new("sample-seed-hint"))
                .filled(sent, problems),
            size: Field::text("size", Text::new("sample-size-label")).filled(sent, problems),
            strata: Choice::new("strata", Text::new("sample-strata-label"), strata.into())
                .chosen("none")
                .filled(sent, problems),
            columns: [
                column("sample-number"),
                column("sample-filer"),
                column("sample-stratum"),
                column("sample-state"),
            ],
            samples,
            none: Empty {
                text: Text::new("sample-none"),
                link: None,
            },
        }
    }
}

impl CheckRow {
    fn is(&self, proof: Proof) -> bool {
        self.proof == Some(proof)
    }
}

impl VerificationPage {
    /// The checklist of statement `id` in this state, as `side` sees it.
    #[must_use]
    pub fn new(
        frame: Frame,
        (side, id, state): (Side, &str, Tag),
        rows: Vec<CheckRow>,
        (open, most): (bool, u32),
        (sent, problems): (&Sent, &Problems),
    ) -> Self {
        let base = match side {
            Side::Filer => path::DISCLOSURES,
            Side::Reviewer => "/reviews",
        };
        let (readers, back) = match side {
            Side::Filer => ("verification-readers-filer", "files-statement"),
            Side::Reviewer => ("verification-readers-reviewer", "verification-statement"),
        };
        let adding = (open && side == Side::Filer && !rows.is_empty()).then(|| {
            let offer = |row: &CheckRow| Offer::new(row.place.clone(), row.label.clone());
            let offers = rows.iter().map(offer).collect();
            let place = Choice::new("place", Text::new("verification-for"), offers);
            let file = Field::text("file", Text::new("files-file"))
                .hint(Text::new("files-hint").with("most", most));
            let file = file.filled(&Sent::default(), problems);
            (place.filled(sent, problems), file)
        });
        let action = path::act(base, id, "verification");
        Self {
            frame: frame
                .at(&*action)
                .titled(Text::new("verification-title"))
                .read_by(Text::keyed(readers.to_owned()))
                .with_problems(problems),
            crumbs: vec![Crumb {
                label: Text::keyed(back.to_owned()),
                href: path::below(base, id),
            }],
            action,
            side,
            state,
            rows,
            none: Empty {
                text: Text::new("verification-nothing"),
                link: None,
            },
            adding,
        }
    }

    fn is_review(&self) -> bool {
        self.side == Side::Reviewer
    }
}
