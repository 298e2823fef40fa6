//! Figures: what a year would publish, the act of publishing it, and what is published.

pub(in crate::web) mod handlers;

use askama::Template;

use crate::{
    error::Problems,
    language::Text,
    statistics::presentation::{Figure, IMPOSSIBLE, Listing, WITHHELD},
    web::{
        field::{Field, Sent},
        page::Frame,
        part::{Crumb, Empty, Tag, Task, Tone},
        path,
    },
};

/// The years, published or not.
#[derive(Template)]
#[template(path = "figure/years.html", config = "config/askama.toml")]
pub struct YearsPage {
    frame: Frame,
    years: Vec<Task>,
    none: Empty,
}

/// What a year would publish; for the office's eyes only.
#[derive(Template)]
#[template(path = "figure/preview.html", config = "config/askama.toml")]
pub struct PreviewPage {
    frame: Frame,
    preview: Preview,
    crumbs: Vec<Crumb>,
}

/// The last page before a year is published for ever.
#[derive(Template)]
#[template(path = "figure/publish.html", config = "config/askama.toml")]
pub struct PublishPage {
    frame: Frame,
    year: i32,
    proposes: bool,
    published: Text,
    withheld: Text,
    password: Field,
}

/// What is published of a year.
#[derive(Template)]
#[template(path = "figure/figure.html", config = "config/askama.toml")]
pub struct FigurePage {
    frame: Frame,
    year: i32,
    rows: Vec<(String, Figure, i64)>,
    total: Figure,
    notes: Vec<Text>,
    crumbs: Vec<Crumb>,
}

/// What a year would publish.
pub struct Preview {
    /// The year.
    pub year: i32,
    /// The subjects.
    pub rows: Vec<PreviewRow>,
    /// All counted matters.
    pub total: i64,
    /// All counted matters, as published.
    pub published: Figure,
    /// The footnotes its figures owe.
    pub notes: Vec<Text>,
    /// Why it can't be published yet.
    pub obstacles: Vec<Text>,
    /// What the visitor may do next.
    pub stage: Stage,
}

/// How far a year is on its way to the public, for whoever looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The visitor may propose it.
    Propose,
    /// The visitor proposed it; a second person is missing.
    Proposed,
    /// It is proposed, and the visitor may be the second person.
    Publish,
    /// It is for the head to propose it.
    Wait,
}

/// One subject of a preview.
pub struct PreviewRow {
    /// Its label.
    pub subject: String,
    /// The true count.
    pub count: i64,
    /// How many persons it rests on, at least.
    pub persons: i64,
    /// What is published.
    pub published: Figure,
    /// The least and the most that an outsider could conclude of a withheld count.
    pub bounds: Option<(i64, i64)>,
    /// Why it is withheld.
    pub why: Option<Text>,
}

impl YearsPage {
    /// The years, the last first: year and whether it is published.
    #[must_use]
    pub fn new(frame: Frame, years: &[(i32, bool)]) -> Self {
        let task = |(year, published): &(i32, bool)| Task {
            label: Text::new("figure-title").with("year", year.to_string()),
            hint: None,
            href: Some(path::below(path::FIGURES, &year.to_string())),
            state: if *published {
                Tag::new(Text::new("figure-published"), Tone::Good)
            } else {
                Tag::new(Text::new("figure-unpublished"), Tone::Quiet)
            },
        };
        Self {
            frame: frame.at(path::FIGURES).titled(Text::new("way-figures")),
            years: years.iter().map(task).collect(),
            none: Empty {
                text: Text::new("figure-none"),
                link: None,
            },
        }
    }
}

impl PreviewPage {
    /// The preview of a year.
    #[must_use]
    pub fn new(frame: Frame, preview: Preview) -> Self {
        let here = path::below(path::FIGURES, &preview.year.to_string());
        Self {
            frame: frame.at(here).titled(title(preview.year)).wide(),
            preview,
            crumbs: crumbs(),
        }
    }

    fn publish(&self) -> String {
        path::act(path::FIGURES, &self.preview.year.to_string(), "publish")
    }

    /// How many of the matters are in counts that would be published.
    fn share(&self) -> Text {
        let published: i64 = self
            .preview
            .rows
            .iter()
            .map(|row| count(row.published))
            .sum();
        Text::new("preview-share")
            .with("published", published)
            .with("total", self.preview.total)
    }

    fn bounds(row: &PreviewRow) -> Option<Text> {
        let (least, most) = row.bounds?;
        Some(
            Text::new("preview-bounds")
                .with("least", least)
                .with("most", most),
        )
    }
}

impl PublishPage {
    /// The page before publishing: how many counts will be public, how many withheld.
    #[must_use]
    pub fn new(
        frame: Frame,
        (year, stage): (i32, Stage),
        (published, withheld): (usize, usize),
        problems: &Problems,
    ) -> Self {
        let proposes = stage == Stage::Propose;
        let title = if proposes {
            Text::new("propose-title").with("year", year.to_string())
        } else {
            Text::new("publish-title").with("year", year.to_string())
        };
        Self {
            frame: frame
                .at(path::act(path::FIGURES, &year.to_string(), "publish"))
                .titled(title)
                .with_problems(problems),
            year,
            proposes,
            published: Text::new("publish-published").with("count", published),
            withheld: Text::new("publish-withheld").with("count", withheld),
            password: Field::password("current", Text::new("account-password"), "current-password")
                .hint(Text::new("publish-password-hint"))
                .filled(&Sent::default(), problems),
        }
    }

    fn back(&self) -> String {
        path::below(path::FIGURES, &self.year.to_string())
    }

    fn action(&self) -> String {
        path::act(path::FIGURES, &self.year.to_string(), "publish")
    }
}

impl FigurePage {
    /// What is published of a year, with its labels spoken, and the footnotes it owes. A bar shows a count as a share
    /// of the largest published one, in per cent: nothing withheld can be read off it.
    #[must_use]
    pub fn new(frame: Frame, year: i32, listing: Listing, notes: Vec<Text>) -> Self {
        let most = listing
            .rows
            .iter()
            .map(|(_, figure)| count(*figure))
            .max()
            .unwrap_or(0)
            .max(1);
        let with_bar = |(label, figure)| (label, figure, count(figure).saturating_mul(100) / most);
        Self {
            frame: frame
                .at(path::below(path::FIGURES, &year.to_string()))
                .titled(title(year)),
            year,
            total: listing.total,
            rows: listing.rows.into_iter().map(with_bar).collect(),
            notes,
            crumbs: crumbs(),
        }
    }

    fn file(&self, format: &str) -> String {
        format!("{}/{}.{format}", path::FIGURES, self.year)
    }
}

/// A published count; nothing for what is withheld.
fn count(figure: Figure) -> i64 {
    match figure {
        Figure::Count(count) => count.into(),
        Figure::Withheld | Figure::Impossible => 0,
    }
}

/// As [`count`], for the template.
#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "templates hand over references"
)]
fn shown(figure: &Figure) -> i64 {
    count(*figure)
}

/// The symbol of what has no count.
#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "templates hand over references"
)]
fn symbol(figure: &Figure) -> Option<&'static str> {
    match figure {
        Figure::Count(_) => None,
        Figure::Withheld => Some(WITHHELD),
        Figure::Impossible => Some(IMPOSSIBLE),
    }
}

fn title(year: i32) -> Text {
    Text::new("figure-title").with("year", year.to_string())
}

fn crumbs() -> Vec<Crumb> {
    vec![Crumb {
        label: Text::new("way-figures"),
        href: path::FIGURES.to_owned(),
    }]
}
