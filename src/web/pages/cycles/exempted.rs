//! Filers who need not file in a planned cycle: proposed by one, signed by another.

use askama::Template;

use super::{crumbs, place};
use crate::{
    disclosure::CycleId,
    error::Problems,
    language::Text,
    web::{
        field::{Choice, Field, Offer, Sent},
        page::Frame,
        part::{Crumb, Empty, Tag, Tone},
        path,
    },
};

/// Those who were exempted or shall be, and the form to propose one more.
#[derive(Template)]
#[template(path = "cycles/exempted.html", config = "config/askama.toml")]
pub struct ExemptedPage {
    frame: Frame,
    crumbs: Vec<Crumb>,
    action: String,
    to_sign: bool,
    rows: Vec<ExemptedRow>,
    none: Empty,
    alone: bool,
    form: Option<Proposing>,
}

/// Somebody who was exempted, or shall be.
pub struct ExemptedRow {
    /// The id inside the house.
    pub person: String,
    /// The staff number.
    pub staff_id: String,
    /// The name.
    pub name: String,
    /// The unit.
    pub unit: String,
    /// Why.
    pub because: Text,
    /// While it waits for a second signature: whether the reader's is the first.
    pub waits: Option<bool>,
    /// Whether it was decided at the other desk, which alone takes it back.
    pub walled: bool,
}

/// What the form needs.
pub struct Filling {
    /// Codes and labels of reasons.
    pub reasons: Vec<(String, Text)>,
    /// Whether the password was typed within the last minutes and is not asked for.
    pub fresh: bool,
    /// Whether nobody else could sign, so that nothing can be proposed.
    pub alone: bool,
}

struct Proposing {
    person: Field,
    because: Choice,
    current: Option<Field>,
}

impl ExemptedPage {
    /// The page of the cycle called `name`; without `filling` it was launched, and nobody can be exempted any more.
    #[must_use]
    pub fn new(
        frame: Frame,
        (id, name): (CycleId, &Text),
        (rows, filling): (Vec<ExemptedRow>, Option<Filling>),
        (sent, problems): (&Sent, &Problems),
    ) -> Self {
        Self {
            action: place(id, "exempted"),
            crumbs: crumbs(Some((id, name))),
            frame: frame
                .at(place(id, "exempted"))
                .titled(Text::new("exempted-title"))
                .with_problems(problems),
            to_sign: rows.iter().any(|row| row.waits == Some(false)),
            rows,
            none: Empty {
                text: Text::new("exempted-none"),
                link: None,
            },
            alone: filling.as_ref().is_some_and(|filling| filling.alone),
            form: filling
                .filter(|filling| !filling.alone)
                .map(|filling| Proposing::new(filling, (sent, problems))),
        }
    }
}

impl Proposing {
    fn new(filling: Filling, (sent, problems): (&Sent, &Problems)) -> Self {
        let reasons = filling.reasons.into_iter();
        let reasons = reasons.map(|(code, label)| Offer::new(code, label));
        Self {
            person: Field::text("person", Text::new("named-person"))
                .hint(Text::new("named-person-hint"))
                .code("off")
                .filled(sent, problems),
            because: Choice::new("because", Text::new("ending-because"), reasons.collect())
                .filled(sent, problems),
            current: Field::password_again(filling.fresh, problems),
        }
    }
}

impl ExemptedRow {
    fn state(&self) -> Tag {
        match self.waits {
            Some(_) => Tag::new(Text::new("exempted-waits"), Tone::Due),
            None => Tag::new(Text::new("exempted-holds"), Tone::Good),
        }
    }
}
