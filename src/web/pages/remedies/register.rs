//! The register of a desk.

use askama::Template;

use crate::{
    language::Text,
    web::{
        assets,
        page::Frame,
        part::{Column, Due, Empty, Pager, Tab, Tag},
        path,
    },
};

/// Every remedy of a desk, by whose turn it is and by day.
#[derive(Template)]
#[template(path = "remedies/register.html", config = "config/askama.toml")]
pub struct RegisterPage {
    frame: Frame,
    tabs: Vec<Tab>,
    rows: Vec<RemedyRow>,
    pager: Pager,
    columns: [Column; 3],
    none: Empty,
    keys: Vec<(&'static str, Text)>,
}

/// One remedy in the register.
pub struct RemedyRow {
    /// Where it is; none where whoever looks may not open it.
    pub href: Option<String>,
    /// Who filed the statement.
    pub filer: String,
    /// Their unit.
    pub unit: String,
    /// The number of the statement.
    pub number: String,
    /// What kind of thing is to be done.
    pub kind: Option<Text>,
    /// Where it stands, else whose turn it is.
    pub stage: Tag,
    /// The day by which whoever has the turn is to act.
    pub due: Option<Due>,
}

impl RegisterPage {
    /// One page of the register; `shown` is the code of the view.
    #[must_use]
    pub fn new(
        frame: Frame,
        shown: &str,
        tabs: Vec<Tab>,
        (rows, pager): (Vec<RemedyRow>, Pager),
    ) -> Self {
        Self {
            frame: frame
                .at(path::REMEDIES)
                .titled(Text::new("register-title"))
                .scripted(&assets::KEYS)
                .wide(),
            tabs,
            rows,
            pager,
            columns: [
                Column::new(Text::new("register-remedy")),
                Column::new(Text::new("reviews-turn")),
                Column::new(Text::new("inbox-state")),
            ],
            none: Empty {
                text: Text::keyed(format!("register-none-{shown}")),
                link: Some((Text::new("reviews-title"), path::REVIEWS.to_owned())),
            },
            keys: vec![
                ("j", Text::new("register-key-next")),
                ("k", Text::new("register-key-previous")),
                ("Enter", Text::new("keys-open")),
            ],
        }
    }
}

/// One view of the register; `code` is the code of the view.
#[must_use]
pub fn tab(code: &str, count: Option<i64>, current: bool) -> Tab {
    Tab {
        label: Text::keyed(format!("register-view-{code}")),
        count,
        href: format!("{}?view={code}", path::REMEDIES),
        current,
    }
}
