//! A statement on one page: what is to be done now, section by section while it is filled in; where it stands once it was
//! sent; what was asked about it.

use askama::Template;
use jiff::civil::Date;

use super::{Head, at, below, section_step};
use crate::{
    disclosure::{State, form::Standing},
    error::Problems,
    language::Text,
    storage::Coded,
    web::{
        field::{Field, Sent},
        page::Frame,
        part::{Crumb, Event, Fact, Stage, Tag, Task, Tone},
        path,
    },
};

/// The most characters of an answer to a reviewer.
pub const ANSWER_LIMIT: u32 = 10_000;

/// What the page shows.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says whether one part of the page is there"
)]
pub struct Overview {
    /// What it says of the statement.
    pub head: Head,
    /// Where it stands.
    pub state: State,
    /// What is known of it.
    pub facts: Vec<Fact>,
    /// What there is to know before it is begun.
    pub begin: Option<Begin>,
    /// What is being filled in.
    pub draft: Option<Draft>,
    /// What the reviewers wait to hear.
    pub questions: Vec<Question>,
    /// Whether every question has its answer, and they can be sent as they are.
    pub answered: bool,
    /// Whether anything was filed.
    pub filed: bool,
    /// Where it stands once it was sent.
    pub stages: Vec<Stage>,
    /// What else is asked of its filer, and the page on which that stands.
    pub asks: Vec<(Text, &'static str)>,
    /// Whether its filer may offer a summary of it to the public, or has.
    pub publishable: bool,
    /// Whether it can be changed in a new version.
    pub amendable: bool,
    /// What happened and was said, the oldest first.
    pub events: Vec<Event>,
    /// Whether the filer may ask for more time.
    pub extendable: bool,
    /// Who fills it in for the filer, if it is the reader's to choose; `Some(None)` for nobody.
    pub helper: Option<Option<String>>,
}

/// A statement that waits to be begun.
pub struct Begin {
    /// What to know before filling it in.
    pub about: Option<String>,
    /// Whether it begins with what was filed last year.
    pub with_last_year: bool,
    /// The day from which on it can be begun, while that has not come.
    pub opens: Option<Date>,
}

/// A draft.
pub struct Draft {
    /// The sections.
    pub tasks: Vec<Task>,
    /// How many of them are complete, of how many.
    pub done: (usize, usize),
    /// Where to go on.
    pub next: (Text, String),
    /// Whether all is as it was filed last year.
    pub unchanged: bool,
    /// What of last year had no place: where, and why.
    pub dropped: Vec<(Text, Text)>,
    /// Whether something was filed before, which this takes the place of.
    pub amends: bool,
}

/// A question of the reviewers that waits for its answer.
pub struct Question {
    /// Its id.
    pub id: String,
    /// What it is about.
    pub about: Option<Text>,
    /// What is asked.
    pub words: String,
    /// When.
    pub day: Date,
    /// Where the answer is typed.
    pub answer: Field,
}

/// A statement.
#[derive(Template)]
#[template(path = "statement/overview.html", config = "config/askama.toml")]
pub struct OverviewPage {
    frame: Frame,
    crumbs: Vec<Crumb>,
    tag: Tag,
    over: Option<Text>,
    whole: Overview,
}

/// Where a statement stands.
#[must_use]
pub fn state(state: State) -> Tag {
    let tone = match state {
        State::Assigned | State::Draft | State::ExtensionPending | State::InformationRequested => {
            Tone::Due
        }
        State::Submitted | State::Resubmitted | State::InReview | State::RemedyOpen => Tone::Plain,
        State::Cleared | State::AdviceGiven | State::Certified => Tone::Good,
        State::Closed | State::Waived | State::Cancelled => Tone::Quiet,
    };
    Tag::new(state.label(), tone)
}

/// How far a section is; `nothing` is whether nothing is declared in it.
#[must_use]
pub fn standing(standing: Standing, nothing: bool) -> Tag {
    match (standing, nothing) {
        (Standing::Open, _) => Tag::new(Text::new("filing-state-open"), Tone::Plain),
        (Standing::Begun, _) => Tag::new(Text::new("filing-state-begun"), Tone::Due),
        (Standing::Done, true) => Tag::new(Text::new("filing-state-nothing"), Tone::Good),
        (Standing::Done, false) => Tag::new(Text::new("filing-state-done"), Tone::Good),
    }
}

impl Question {
    /// The name of the input of the answer to the question of this id.
    #[must_use]
    pub fn field(id: &str) -> String {
        format!("message-{id}")
    }

    /// The empty input of an answer, filled as it was sent.
    #[must_use]
    pub fn input(id: &str, sent: &Sent, problems: &Problems) -> Field {
        let label = Text::new("filing-answer");
        Field::area(Self::field(id), label, ANSWER_LIMIT)
            .rows(4)
            .filled(sent, problems)
    }
}

impl OverviewPage {
    /// The statement, with what was wrong with an answer that was sent.
    #[must_use]
    pub fn new(frame: Frame, whole: Overview, problems: &Problems) -> Self {
        let over = matches!(whole.state, State::Waived | State::Cancelled)
            .then(|| Text::keyed(format!("filing-over-{}", whole.state.code())));
        Self {
            frame: whole
                .head
                .frame(frame, "")
                .titled(whole.head.title.clone())
                .scripted(&crate::web::assets::COUNT)
                .with_problems(problems),
            crumbs: vec![Crumb {
                label: Text::new("filing-list-title"),
                href: path::DISCLOSURES.to_owned(),
            }],
            tag: state(whole.state),
            over,
            whole,
        }
    }

    fn act(&self, act: &str) -> String {
        below(&self.whole.head.id, act)
    }

    fn progress((done, of): &(usize, usize)) -> Text {
        Text::new("filing-progress")
            .with("done", *done)
            .with("count", *of)
    }

    fn is_whole((done, of): &(usize, usize)) -> bool {
        done == of
    }
}

/// Where one goes on after the section before `after`, given those that are complete: the next one that is not, else the
/// check of it all.
pub(super) fn next<'s>(
    id: &str,
    sections: impl Iterator<Item = (&'s str, Text, Standing)>,
    after: Option<&str>,
) -> (Text, String) {
    let all: Vec<_> = sections.collect();
    let begin = after.and_then(|after| all.iter().position(|(code, ..)| *code == after));
    let begin = begin.map_or(0, |at| at.saturating_add(1));
    let ahead = all.iter().skip(begin).chain(all.iter().take(begin));
    let open = ahead.filter(|(_, _, standing)| *standing != Standing::Done);
    match open.map(|(code, title, _)| (code, title)).next() {
        Some((code, _)) if after == Some(code) => (Text::new("filing-to-sections"), at(id)),
        Some((code, title)) => {
            let text = Text::new("filing-go-on").with("section", title.clone());
            (text, below(id, &section_step(code)))
        }
        None => (Text::new("filing-to-check"), below(id, "check")),
    }
}
