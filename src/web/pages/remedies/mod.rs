//! What is to be done about a conflict: the remedies of one statement, as its filer and as its reviewers see them, and the
//! register of all of them.

pub(in crate::web) mod handlers;

mod register;

pub use register::{RegisterPage, RemedyRow};

use askama::Template;

use crate::{
    disclosure::remedy::{Stage, Step},
    error::Problems,
    language::Text,
    web::{
        assets,
        field::{Choice, Field, Offer, Sent},
        page::Frame,
        pages::request::MESSAGE_LIMIT,
        part::{Crumb, Empty, Event, Fact, Tag, Tone},
        path,
    },
};

/// The remedies of one statement.
#[derive(Template)]
#[template(path = "remedies/remedies.html", config = "config/askama.toml")]
pub struct RemediesPage {
    frame: Frame,
    shown: Remedies,
    none: Empty,
}

/// What the page shows.
pub struct Remedies {
    /// The address of the page, to which its forms post.
    pub action: String,
    /// Where files that show how a remedy was carried out are taken in.
    pub upload: String,
    /// The number of the statement.
    pub number: String,
    /// Who filed it.
    pub filer: String,
    /// Where the statement stands.
    pub state: Tag,
    /// The remedies, the first first.
    pub rows: Vec<Remedy>,
    /// The form to propose another one, for whoever may.
    pub propose: Option<Propose>,
    /// The steps back.
    pub crumbs: Vec<Crumb>,
    /// Who can read it.
    pub readers: Text,
}

/// One remedy.
pub struct Remedy {
    /// Its id.
    pub id: String,
    /// What kind of thing is to be done.
    pub kind: Text,
    /// Where it stands; see [`stage`].
    pub stage: Tag,
    /// What is to be done.
    pub words: String,
    /// What it is about, whose turn it is, by which day.
    pub facts: Vec<Fact>,
    /// What was said about it, the oldest first.
    pub events: Vec<Event>,
    /// What shows that it was carried out, besides words.
    pub evidence: Vec<Evidence>,
    /// The form with what can be done now, if it is open.
    pub act: Option<Act>,
    /// Where that form is open, if something can be done and it is not.
    pub open: Option<String>,
    /// The revision the page was made from.
    pub revision: i32,
}

/// A file, or a version of the statement, that shows how a remedy was carried out.
pub struct Evidence {
    /// Its name.
    pub label: Text,
    /// Where it is.
    pub href: String,
    /// Whether it leaves as a file.
    pub is_file: bool,
    /// The id of a file that the reader can take back.
    pub take_back: Option<String>,
}

/// What can be done with a remedy now.
pub struct Act {
    message: Field,
    version: Option<Choice>,
    file: Option<Field>,
    buttons: Vec<(&'static str, Text)>,
}

/// Proposing what is to be done.
pub struct Propose {
    kind: Choice,
    words: Field,
    days: Field,
    /// The place it is about; empty for the whole.
    about: String,
    /// What the form calls that place.
    place: Option<String>,
    /// The revision of the statement.
    revision: i32,
}

/// Where a remedy stands.
#[must_use]
pub fn stage(stage: Stage) -> Tag {
    let tone = match stage {
        Stage::Proposed | Stage::Contested | Stage::Proven => Tone::Due,
        Stage::Agreed => Tone::Plain,
        Stage::Verified => Tone::Good,
        Stage::Withdrawn => Tone::Quiet,
    };
    Tag::new(stage.label(), tone)
}

impl Act {
    /// The form for these steps from this stage; the first of them comes first. Whoever can tell that it was done can show it
    /// with one of these `versions` of the statement, or with files of up to `most` MiB.
    #[must_use]
    pub fn new(
        (stage, steps): (Stage, &[Step]),
        (versions, most): (Vec<Offer>, u32),
        (sent, problems): (&Sent, &Problems),
    ) -> Self {
        let file = steps.contains(&Step::Prove).then(|| {
            Field::text("file", Text::new("remedy-file"))
                .hint(Text::new("files-hint").with("most", most))
                .filled(&Sent::default(), problems)
        });
        let version = (!versions.is_empty()).then(|| {
            Choice::new("version", Text::new("remedy-version"), versions)
                .optional()
                .filled(sent, problems)
        });
        let button = |step: &Step| {
            let label = if (*step, stage) == (Step::Prove, Stage::Verified) {
                Text::new("remedy-do-confirm")
            } else {
                Text::keyed(format!("remedy-do-{}", step.code()))
            };
            (step.code(), label)
        };
        let hint = if steps.iter().any(|step| step.is_filers()) {
            "remedy-message-hint-filer"
        } else {
            "remedy-message-hint-office"
        };
        let message = Field::area("message", Text::new("remedy-message"), MESSAGE_LIMIT);
        Self {
            message: message
                .hint(Text::new(hint))
                .rows(4)
                .optional()
                .filled(sent, problems),
            version,
            file,
            buttons: steps.iter().map(button).collect(),
        }
    }
}

impl Propose {
    /// The form, as it was sent, or with the days one usually gets; `about` is a place and what it is called.
    #[must_use]
    pub fn new(
        kinds: Vec<Offer>,
        (about, place): (String, Option<String>),
        (days, revision): (u32, i32),
        (sent, problems): (&Sent, &Problems),
    ) -> Self {
        let words = Field::area("words", Text::new("remedy-words"), MESSAGE_LIMIT);
        let mut time = Field::text("days", Text::new("remedy-days"))
            .hint(Text::new("remedy-days-hint"))
            .code("off")
            .filled(sent, problems);
        if sent.all("days").next().is_none() {
            time.typed = days.to_string();
        }
        Self {
            kind: Choice::new("kind", Text::new("remedy-kind"), kinds).filled(sent, problems),
            words: words
                .hint(Text::new("remedy-words-hint"))
                .rows(4)
                .filled(sent, problems),
            days: time,
            about,
            place,
            revision,
        }
    }
}

impl RemediesPage {
    /// The remedies, with what was wrong with what was sent, if anything was.
    #[must_use]
    pub fn new(frame: Frame, shown: Remedies, problems: &Problems) -> Self {
        Self {
            frame: frame
                .at(shown.action.clone())
                .titled(Text::new("remedies-title"))
                .read_by(shown.readers.clone())
                .scripted(&assets::COUNT)
                .with_problems(problems),
            none: Empty {
                text: Text::new("remedies-none"),
                link: None,
            },
            shown,
        }
    }
}
