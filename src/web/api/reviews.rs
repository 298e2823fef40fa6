//! The work of reviewers.

use actix_web::web::{Json, Path, Query};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::caller::{Caller, Reply};
use crate::{
    disclosure::{
        form::{Answers, Place},
        review::{
            assigning::assign,
            certifying::{certify, close},
            reading,
            reviewing::{Read, ask, conclude, give_back, go_on, judge, note, reopen},
            worklist::{self, Filter, Listed, View},
        },
        statement::{
            Line,
            content::{Novelty, Outcome, Summary, Words},
        },
    },
    error::{Error, Result},
    language::{Message, Text},
    storage::{Coded, Id},
    web::{problem::JsonProblem, visitor::Guest},
};

/// What is asked of the work list.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// `open`, `mine`, `unassigned`, `due`, `overdue`, `questions`, `reviewed` or `done`; `open` if not given.
    view: Option<String>,
    /// Only of this unit.
    unit: Option<String>,
    /// Only `new`, `changed`, `unchanged` or `blank`.
    novelty: Option<String>,
    /// Only those with answers to look at.
    #[serde(default)]
    flagged: bool,
    /// The page, counted from 1.
    page: Option<i64>,
}

/// A page of the work list.
#[derive(Serialize, ToSchema)]
pub struct ReviewList {
    /// How many statements there are in all.
    total: i64,
    /// The page, counted from 1.
    page: i64,
    /// How many pages there are.
    pages: i64,
    statements: Vec<ReviewRow>,
}

/// A statement in the work list.
#[derive(Serialize, ToSchema)]
pub struct ReviewRow {
    id: Uuid,
    number: String,
    filer: String,
    unit: String,
    /// The code of where it stands.
    state: &'static str,
    reviewer: Option<String>,
    #[schema(value_type = Option<String>, format = Date)]
    filed: Option<Date>,
    /// The day by which whoever has the turn is to act.
    #[schema(value_type = Option<String>, format = Date)]
    turn: Option<Date>,
    /// How it compares with last year's, where the reader may know it.
    compared: Option<Compared>,
    /// The code of what it comes to so far.
    outcome: Option<&'static str>,
    /// What every change of it has to name.
    revision: i32,
}

/// How a statement compares with last year's.
#[derive(Serialize, ToSchema)]
pub struct Compared {
    /// `new`, `changed`, `unchanged` or `blank`.
    novelty: &'static str,
    added: usize,
    changed: usize,
    removed: usize,
    /// Answers to look at.
    flagged: usize,
}

/// A statement as its reviewers see it.
#[derive(Serialize, ToSchema)]
pub struct Review {
    id: Uuid,
    number: String,
    filer: String,
    unit: String,
    /// The code of where it stands.
    state: &'static str,
    reviewer: Option<String>,
    #[schema(value_type = Option<String>, format = Date)]
    filed: Option<Date>,
    /// The code and version of its form.
    form: (String, u32),
    /// What was filed last.
    #[schema(value_type = Object)]
    answers: Value,
    /// What the same person filed last year, where it was closed.
    #[schema(value_type = Object)]
    last_year: Value,
    compared: Option<Compared>,
    /// Places of answers to look at.
    flagged: Vec<String>,
    /// What was found, by place; the statement as a whole stands under an empty one.
    findings: Vec<FoundAt>,
    /// Questions, answers, notes and events, the oldest first.
    lines: Vec<ReviewLine>,
    /// What every change of it has to name.
    revision: i32,
}

/// What was found at a place.
#[derive(Serialize, ToSchema)]
pub struct FoundAt {
    place: String,
    /// The code of the outcome.
    outcome: &'static str,
    words: String,
}

/// A question, an answer, a note or an event.
#[derive(Serialize, ToSchema)]
pub struct ReviewLine {
    id: Uuid,
    /// `question`, `answer`, `note` or `event`.
    kind: &'static str,
    /// The place it is about.
    about: Option<String>,
    author: String,
    #[schema(value_type = String, format = Date)]
    day: Date,
    /// Whether the signature is the author's.
    verified: bool,
    /// What happened, of an event.
    what: Option<String>,
    words: Option<String>,
}

/// A change of a statement, made from the revision that was read.
#[derive(Deserialize, ToSchema)]
pub struct ReviewChange {
    revision: i32,
    #[serde(flatten)]
    what: ReviewDeed,
}

/// What is done to a statement.
#[derive(Deserialize, ToSchema)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum ReviewDeed {
    /// Gives it to another reviewer of its desk, or to nobody.
    Assign { reviewer: Option<Uuid> },
    /// Asks the filer, about one place or about the whole.
    Ask {
        about: Option<String>,
        message: String,
    },
    /// Writes a note that the filer never sees.
    Note {
        about: Option<String>,
        message: String,
    },
    /// Says what a place comes to, or the whole under an empty one.
    Judge {
        #[serde(default)]
        about: String,
        outcome: String,
        #[serde(default)]
        why: String,
    },
    /// Goes on without the filer's answer.
    GoOn,
    /// Ends the review.
    Conclude,
    /// Certifies it, as somebody else.
    Certify,
    /// Closes it, once nothing is open.
    Close,
    /// Gives it back to its filer.
    GiveBack { message: String },
    /// Reviews it again.
    Reopen { message: String },
}

impl From<&Summary> for Compared {
    fn from(summary: &Summary) -> Self {
        Self {
            novelty: summary.novelty().code(),
            added: summary.added,
            changed: summary.changed,
            removed: summary.removed,
            flagged: summary.flagged,
        }
    }
}

impl From<Listed> for ReviewRow {
    fn from(listed: Listed) -> Self {
        Self {
            id: listed.id.uuid(),
            number: listed.number,
            filer: listed.filer,
            unit: listed.unit,
            state: listed.state.code(),
            reviewer: listed.reviewer,
            filed: listed.submitted,
            turn: listed.turn,
            compared: listed.summary.as_ref().map(Compared::from),
            outcome: listed.outcome.map(Outcome::code),
            revision: listed.revision,
        }
    }
}

impl From<Line> for ReviewLine {
    fn from(line: Line) -> Self {
        let kind = line.words.kind();
        let about = line.words.about().map(ToOwned::to_owned);
        let (what, words) = match line.words {
            Words::Question { words, .. }
            | Words::Answer { words, .. }
            | Words::Note { words, .. } => (None, Some(words)),
            Words::Event { what, detail, .. } => (Some(what), detail),
            Words::Remedy { what, words, .. } => (Some(format!("remedy-{what}")), words),
        };
        Self {
            id: line.id.uuid(),
            kind,
            about,
            author: line.name,
            day: line.day,
            verified: line.verified,
            what,
            words,
        }
    }
}

fn answers(answers: Option<&Answers>) -> Result<Value> {
    serde_json::to_value(answers).map_err(Error::broken)
}

impl Review {
    fn of(seen: reading::Statement) -> Result<Self> {
        let found =
            |(place, finding): (&String, &crate::disclosure::statement::content::Finding)| {
                FoundAt {
                    place: place.clone(),
                    outcome: finding.outcome.code(),
                    words: finding.words.clone(),
                }
            };
        Ok(Self {
            id: seen.id.uuid(),
            form: (seen.form.code.clone(), seen.form.version),
            answers: answers(seen.versions.last().map(|last| &last.version.answers))?,
            last_year: answers(seen.last_year.as_ref())?,
            compared: seen.summary.as_ref().map(Compared::from),
            flagged: seen.flagged.iter().map(Place::name).collect(),
            findings: seen.findings.0.iter().map(found).collect(),
            lines: seen.lines.into_iter().map(ReviewLine::from).collect(),
            number: seen.number,
            filer: seen.filer,
            unit: seen.unit,
            state: seen.state.code(),
            reviewer: seen.reviewer.map(|(_, name)| name),
            filed: seen.submitted,
            revision: seen.revision,
        })
    }
}

/// One page of the work list; recorded before it is given.
#[utoipa::path(get, path = "/reviews", tag = "reviews", operation_id = "reviews",
    security(("bearer" = [])), params(Asked), responses((status = 200, body = ReviewList)))]
pub async fn list(caller: Caller, asked: Query<Asked>) -> Result<Reply<ReviewList>, JsonProblem> {
    caller
        .run(move |guest| {
            let asked = asked.into_inner();
            let filter = Filter {
                unit: asked.unit,
                novelty: asked.novelty.as_deref().and_then(Novelty::from_code),
                flagged: asked.flagged,
                ..Filter::of(View::from_code(&asked.view.unwrap_or_default()))
            };
            let wanted = asked.page.unwrap_or(1);
            let page = worklist::list(guest.office(), guest.who(), &filter, wanted)?;
            Ok(ReviewList {
                total: page.total,
                page: page.number,
                pages: page.pages,
                statements: page.rows.into_iter().map(ReviewRow::from).collect(),
            })
        })
        .await
}

/// One statement, beside last year's; recorded before it is given.
#[utoipa::path(get, path = "/reviews/{id}", tag = "reviews", operation_id = "review",
    security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 200, body = Review)))]
pub async fn open(caller: Caller, id: Path<Uuid>) -> Result<Reply<Review>, JsonProblem> {
    caller
        .run(move |guest| {
            let id = Id::from_uuid(*id);
            Review::of(reading::open(guest.office(), guest.who(), id)?)
        })
        .await
}

/// Does something with a statement.
#[utoipa::path(post, path = "/reviews/{id}", tag = "reviews", operation_id = "change_review",
    security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = ReviewChange,
    responses((status = 204, description = "It is done"),
        (status = 409, description = "Somebody else changed the statement first: read it again")))]
pub async fn act(
    caller: Caller,
    id: Path<Uuid>,
    body: Json<ReviewChange>,
) -> Result<Reply<()>, JsonProblem> {
    let ReviewChange { revision, what } = body.into_inner();
    caller
        .run(move |guest| what.act_on(guest, (Id::from_uuid(*id), revision)))
        .await
}

impl ReviewDeed {
    fn act_on(self, guest: &Guest, at: Read) -> Result<()> {
        let (office, who) = (guest.office(), guest.who());
        let words = |message: &str| Message::parse(message);
        match self {
            Self::Assign { reviewer } => assign(office, who, at, reviewer.map(Id::from_uuid)),
            Self::Ask { about, message } => {
                ask(office, who, at, (about.as_deref(), &words(&message)?))
            }
            Self::Note { about, message } => {
                note(office, who, at, (about.as_deref(), &words(&message)?))
            }
            Self::Judge {
                about,
                outcome,
                why,
            } => {
                let unknown = || Error::field("outcome", Text::new("work-outcome-choose"));
                let outcome = Outcome::from_code(&outcome).ok_or_else(unknown)?;
                judge(office, who, at, (&about, outcome, &why))
            }
            Self::GoOn => go_on(office, who, at),
            Self::Conclude => conclude(office, who, at).map(|_| ()),
            Self::Certify => certify(office, who, at).map(|_| ()),
            Self::Close => close(office, who, at),
            Self::GiveBack { message } => give_back(office, who, at, &words(&message)?),
            Self::Reopen { message } => reopen(office, who, at, &words(&message)?),
        }
    }
}
