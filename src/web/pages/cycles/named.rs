//! Filers whom no rule takes: named one by one, each with a reason.

use askama::Template;

use super::{crumbs, place};
use crate::{
    disclosure::CycleId,
    error::Problems,
    language::Text,
    web::{
        field::{Choice, Field, Offer, Sent},
        page::Frame,
        part::{Crumb, Empty},
        path,
    },
};

/// Those who were named, and the form to name one more.
#[derive(Template)]
#[template(path = "cycles/named.html", config = "config/askama.toml")]
pub struct NamedPage {
    frame: Frame,
    crumbs: Vec<Crumb>,
    action: String,
    rows: Vec<NamedRow>,
    none: Empty,
    person: Field,
    reason: Choice,
}

/// Somebody who was named.
pub struct NamedRow {
    /// The id inside the house.
    pub person: String,
    /// The staff number.
    pub staff_id: String,
    /// The name.
    pub name: String,
    /// The unit.
    pub unit: String,
    /// Why they file.
    pub reason: Text,
}

impl NamedPage {
    /// Those who were named for the cycle called `name`; `reasons` are codes and labels.
    #[must_use]
    pub fn new(
        frame: Frame,
        (id, name): (CycleId, &Text),
        (rows, reasons): (Vec<NamedRow>, Vec<(String, Text)>),
        (sent, problems): (&Sent, &Problems),
    ) -> Self {
        let offers = reasons
            .into_iter()
            .map(|(code, label)| Offer::new(code, label));
        Self {
            action: place(id, "named"),
            crumbs: crumbs(Some((id, name))),
            frame: frame
                .at(place(id, "named"))
                .titled(Text::new("named-title"))
                .with_problems(problems),
            rows,
            none: Empty {
                text: Text::new("named-none"),
                link: None,
            },
            person: Field::text("person", Text::new("named-person"))
                .hint(Text::new("named-person-hint"))
                .code("off")
                .filled(sent, problems),
            reason: Choice::new("reason", Text::new("rules-reason"), offers.collect())
                .filled(sent, problems),
        }
    }
}
