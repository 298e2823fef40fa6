//! The fast lane: what a rule marks as blank or unchanged, shown in a list and cleared together.

use askama::Template;

use super::{handlers, place};
use crate::{
    disclosure::{
        StatementId,
        review::{
            fast_lane::{self, plain},
            worklist::{Filter, View},
        },
    },
    error::{Error, Problems, Result},
    language::Text,
    storage::Id,
    web::{
        answer::Answer,
        field::{Choice, Offer, Sent},
        form::{Form, corrected},
        page::Frame,
        part::{Crumb, Empty, Notice},
        path,
        problem::PageProblem,
        visitor::{Guest, SignedIn},
    },
};

/// The statements that can be cleared together.
#[derive(Template)]
#[template(path = "reviewing/lane.html", config = "config/askama.toml")]
pub struct LanePage {
    frame: Frame,
    clear: Choice,
    read: String,
    shown: String,
    none: Empty,
    crumbs: Vec<Crumb>,
}

impl LanePage {
    /// The list: what was shown as it is sent back (`read`, `shown`), and each statement to tick.
    #[must_use]
    pub fn new(frame: Frame, offers: Vec<Offer>, marks: [String; 2], problems: &Problems) -> Self {
        let [read, shown] = marks;
        Self {
            frame: frame
                .at(path::REVIEWS_PLAIN)
                .titled(Text::new("lane-title"))
                .with_problems(problems),
            clear: Choice::new("clear", Text::new("lane-list"), offers)
                .filled(&Sent::default(), problems),
            read,
            shown,
            none: Empty {
                text: Text::new("lane-none"),
                link: Some((Text::new("reviews-title"), path::REVIEWS.to_owned())),
            },
            crumbs: vec![Crumb {
                label: Text::new("reviews-title"),
                href: place::address(&Filter::of(View::Open)),
            }],
        }
    }
}

/// The list; each statement in it is opened and recorded.
pub async fn form(me: SignedIn) -> Result<Answer, PageProblem> {
    me.run(|me| {
        let done = me.query().get("done").parse::<i64>();
        let frame = match done {
            Ok(count) => {
                let done = Text::new("lane-done").with("count", count);
                me.frame().noticing(Notice::done(done))
            }
            Err(_) => me.frame(),
        };
        Answer::page(page(me, frame, &Problems::new())?)
    })
    .await
}

/// Clears what was ticked of the list that was shown.
pub async fn clear(form: Form<SignedIn>) -> Result<Answer, PageProblem> {
    form.run(|me, sent| match corrected(cleared(me, sent))? {
        Ok(count) => Ok(Answer::see(format!("{}?done={count}", path::REVIEWS_PLAIN))),
        Err(problems) => Answer::refused(page(me, me.frame(), &problems)?),
    })
    .await
}

fn cleared(me: &Guest, sent: &Sent) -> Result<usize> {
    let other = || Error::invalid(Text::new("disclosure-not-shown"));
    let read: Option<Vec<(StatementId, i32)>> = sent
        .get("read")
        .split_whitespace()
        .map(|one| {
            let (id, revision) = one.split_once('.')?;
            Some((Id::parse(id).ok()?, revision.parse().ok()?))
        })
        .collect();
    let read = read.ok_or_else(other)?;
    let shown = hex::decode(sent.get("shown")).map_err(|_| other())?;
    let chosen: Vec<StatementId> = sent
        .all("clear")
        .filter_map(|id| Id::parse(id).ok())
        .collect();
    if chosen.is_empty() {
        return Err(Error::field("clear", Text::new("lane-nothing-chosen")));
    }
    fast_lane::clear(me.office(), me.who(), (&read, &shown), &chosen)
}

fn page(me: &Guest, frame: Frame, problems: &Problems) -> Result<LanePage> {
    let plain = plain(me.office(), me.who())?;
    let read: Vec<String> = plain
        .rows
        .iter()
        .map(|row| format!("{}.{}", row.id, row.revision))
        .collect();
    let offers = plain.rows.iter().map(|row| {
        let label = Text::new("lane-row")
            .with("filer", row.filer.as_str())
            .with("unit", row.unit.as_str());
        let mut offer = Offer::new(row.id.to_string(), label);
        offer.hint = row.summary.as_ref().map(handlers::novelty);
        offer.chosen = true;
        offer
    });
    let marks = [read.join(" "), hex::encode(&plain.shown)];
    Ok(LanePage::new(frame, offers.collect(), marks, problems))
}
