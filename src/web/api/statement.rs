//! A statement as programs read it.

use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    disclosure::{
        filing::{Obligation, reading::Own},
        statement::{Line, Written, content::Words},
    },
    error::{Error, Result},
    language::Speech,
    storage::Coded,
};

/// A statement that is to be filed, or was.
#[derive(Serialize, ToSchema)]
pub struct Listed {
    id: Uuid,
    number: String,
    year: i16,
    /// The code of its form.
    form: String,
    /// The version of its form.
    form_version: u32,
    /// What the form is called, in the caller's language.
    title: String,
    /// The code of where it stands.
    state: &'static str,
    /// The day by which it is to be filed.
    #[schema(value_type = String, format = Date)]
    due: Date,
    /// The day by which whoever has the turn is to act, once it was filed.
    #[schema(value_type = Option<String>, format = Date)]
    turn: Option<Date>,
    /// When it was filed first.
    #[schema(value_type = Option<String>, format = Date)]
    filed: Option<Date>,
    /// How many sections of a draft are complete.
    #[serde(skip_serializing_if = "Option::is_none")]
    done: Option<usize>,
    /// How many sections there are.
    #[serde(skip_serializing_if = "Option::is_none")]
    sections: Option<usize>,
    /// Whose it is, when it is filled in for somebody.
    #[serde(skip_serializing_if = "Option::is_none")]
    whose: Option<String>,
    /// Whether it can be filled in.
    open: bool,
    /// Whether its cycle is a rehearsal, in which nothing is filed in earnest.
    rehearsal: bool,
}

/// A statement with its form, its versions and what was said about it.
#[derive(Serialize, ToSchema)]
pub struct Statement {
    #[serde(flatten)]
    about: Listed,
    /// The form as it was frozen: sections with their fields, as `docs/forms.md` tells.
    #[schema(value_type = Object)]
    asked: serde_json::Value,
    /// Every version, the first first; the last may be a draft.
    versions: Vec<Version>,
    /// Questions, answers and events, the oldest first.
    lines: Vec<Said>,
    /// Whom the filer lets fill it in, by name.
    helper: Option<String>,
}

/// A version of a statement.
#[derive(Serialize, ToSchema)]
pub struct Version {
    number: i32,
    /// Whether it was filed.
    filed: bool,
    /// The saving: every change says over which one it was made.
    saved: i32,
    #[schema(value_type = String, format = Date)]
    day: Date,
    /// Who saved or filed it.
    author: String,
    /// Whether the signature is theirs.
    verified: bool,
    /// What was answered, by the codes of sections and fields.
    #[schema(value_type = Object)]
    answers: serde_json::Value,
}

/// A question, an answer or an event.
#[derive(Serialize, ToSchema)]
pub struct Said {
    id: Uuid,
    /// `question`, `answer` or `event`.
    kind: &'static str,
    /// The place it is about, such as `assets.7f3a`, or the question it answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<String>,
    /// The words, or the code of the event.
    text: String,
    /// Words or days that belong to an event.
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
    #[schema(value_type = String, format = Date)]
    day: Date,
    /// Whether the signature is its author's.
    verified: bool,
}

impl Listed {
    /// A line of the list, its form's title in the caller's language.
    pub(super) fn of(one: Obligation, speech: &Speech) -> Self {
        Self {
            id: one.id.uuid(),
            number: one.number,
            year: one.year,
            title: one.title.spoken(speech.tag()).to_owned(),
            form: one.form.0,
            form_version: one.form.1,
            state: one.state.code(),
            due: one.due,
            turn: one.turn,
            filed: one.submitted,
            done: one.progress.map(|progress| progress.done),
            sections: one.progress.map(|progress| progress.of),
            whose: one.whose,
            open: one.is_open,
            rehearsal: one.rehearsal,
        }
    }
}

impl Statement {
    /// The whole statement.
    pub(super) fn of(own: Own, speech: &Speech) -> Result<Self> {
        let versions = own.versions.iter().map(Version::of);
        Ok(Self {
            asked: serde_json::to_value(&own.form).map_err(Error::broken)?,
            versions: versions.collect::<Result<_>>()?,
            lines: own.lines.into_iter().map(Said::from).collect(),
            helper: own.helper,
            about: Listed::of(own.obligation, speech),
        })
    }
}

impl Version {
    fn of(written: &Written) -> Result<Self> {
        let answers = serde_json::to_value(&written.version.answers);
        Ok(Self {
            number: written.number,
            filed: written.submitted,
            saved: written.saved,
            day: written.day,
            author: written.name.clone(),
            verified: written.verified,
            answers: answers.map_err(Error::broken)?,
        })
    }
}

impl From<Line> for Said {
    fn from(line: Line) -> Self {
        let kind = line.words.kind();
        let (about, text, detail) = match line.words {
            Words::Question { about, words } | Words::Note { about, words } => (about, words, None),
            Words::Answer { to, words } => (Some(to.to_string()), words, None),
            Words::Remedy { what, words, .. } => (None, what, words),
            Words::Event { what, detail, days } => {
                let days = || days.map(|days| days.to_string());
                (None, what, detail.or_else(days))
            }
        };
        Self {
            id: line.id.uuid(),
            kind,
            about,
            text,
            detail,
            day: line.day,
            verified: line.verified,
        }
    }
}
