//! One matter as the office sees it.

use askama::Template;

use crate::{
    error::Problems,
    language::Text,
    web::{
        assets,
        field::{Choice, Field, Offer, Sent},
        page::Frame,
        pages::request::MESSAGE_LIMIT,
        part::{Crumb, Event, Fact, Shown, Tag},
        path,
    },
};

/// What the page shows of a matter.
pub struct Matter {
    /// The id in its address.
    pub id: String,
    /// Its number.
    pub number: String,
    /// What the requester called it.
    pub title: String,
    /// Where it stands.
    pub state: Tag,
    /// The revision the page was made from; sent with every form, so that nobody overwrites what they have not seen.
    pub revision: i32,
    /// What is known of it; see [`Matter::facts`].
    pub facts: Vec<Fact>,
    /// What happened and was said, notes included, oldest first.
    pub events: Vec<Event>,
    /// Who can read it.
    pub readers: Text,
    /// The way to write to the requester; none when the matter's state does not allow it.
    pub write: Option<Write>,
    /// The triage form; none when the matter is over.
    pub triage: Option<Triage>,
    /// What else can be done with it now, in the order of the buttons.
    pub deeds: Vec<Deed>,
    /// The matters before and after it in the list it was opened from.
    pub previous: Option<String>,
    /// See `previous`.
    pub next: Option<String>,
}

/// The box to write to the requester, and what may be done with what is written.
pub struct Write {
    body: Field,
    /// Whether it can be sent as the answer.
    pub answer: bool,
    /// Whether it can be sent as a question, so that the clock stands.
    pub wait: bool,
    /// Whether it can be sent as one more message.
    pub message: bool,
}

/// Subject, urgency, handler, and whether the matter counts.
pub struct Triage {
    subject: Choice,
    further: Choice,
    urgency: Choice,
    handler: Choice,
    counted: Choice,
}

/// One thing that can be done with a matter, with the fields it needs.
pub struct Deed {
    /// The last step of its address: `acknowledge`, `resume`, `close`, `refer`, `reopen`, `recuse`.
    pub act: &'static str,
    /// What the button says.
    pub label: Text,
    /// What will happen.
    pub explain: Text,
    /// What has to be chosen.
    pub choice: Option<Choice>,
    /// What has to be written.
    pub field: Option<Field>,
}

/// One matter with everything about it.
#[derive(Template)]
#[template(path = "inbox/matter.html", config = "config/askama.toml")]
pub struct MatterPage {
    frame: Frame,
    matter: Matter,
    note: Field,
    crumbs: Vec<Crumb>,
    keys: Vec<(&'static str, Text)>,
}

impl Matter {
    /// The facts in the order of the page: who asks, what they wished, when an answer is due, who has it.
    #[must_use]
    pub fn facts(rows: Vec<(&'static str, Shown)>) -> Vec<Fact> {
        rows.into_iter()
            .map(|(code, value)| Fact::new(Text::keyed(format!("matter-fact-{code}")), value))
            .collect()
    }
}

impl Write {
    /// The box with what was typed and refused, if any.
    #[must_use]
    pub fn new(sent: &Sent, problems: &Problems) -> Self {
        Self {
            body: Field::area("message", Text::new("matter-write"), MESSAGE_LIMIT)
                .hint(Text::new("matter-write-hint"))
                .key("a")
                .filled(sent, problems),
            answer: true,
            wait: true,
            message: true,
        }
    }
}

impl Triage {
    /// The form with the subjects and handlers there are, each as code and label, as it was decided before.
    #[must_use]
    pub fn new(subjects: &[(String, Text)], handlers: Vec<Offer>) -> Self {
        let offers = || {
            subjects
                .iter()
                .map(|(code, label)| Offer::new(code.clone(), label.clone()))
                .collect()
        };
        let urgency = ["normal", "urgent"]
            .map(|code| Offer::new(code, Text::keyed(format!("urgency-{code}"))))
            .into();
        let counted = vec![
            Offer::new("matter", Text::new("triage-counted-matter"))
                .hint(Text::new("triage-counted-matter-hint")),
            Offer::new("minor", Text::new("triage-counted-minor"))
                .hint(Text::new("triage-counted-minor-hint")),
        ];
        Self {
            subject: Choice::new("subject", Text::new("triage-subject"), offers()),
            further: Choice::new("further", Text::new("triage-further"), offers()).optional(),
            urgency: Choice::new("urgency", Text::new("triage-urgency"), urgency).chosen("normal"),
            handler: Choice::new("handler", Text::new("triage-handler"), handlers),
            counted: Choice::new("counted", Text::new("triage-counted"), counted).chosen("matter"),
        }
    }

    /// The same form as it was sent, or as it was decided before: pairs of field and code.
    #[must_use]
    pub fn filled(self, sent: &Sent, problems: &Problems) -> Self {
        Self {
            subject: self.subject.filled(sent, problems),
            further: self.further.filled(sent, problems),
            urgency: self.urgency.filled(sent, problems),
            handler: self.handler.filled(sent, problems),
            counted: self.counted.filled(sent, problems),
        }
    }
}

impl Deed {
    /// A deed without fields, with the words of its act.
    #[must_use]
    pub fn new(act: &'static str) -> Self {
        Self {
            act,
            label: Text::keyed(format!("deed-{act}")),
            explain: Text::keyed(format!("deed-{act}-explain")),
            choice: None,
            field: None,
        }
    }

    /// The same deed with something to choose.
    #[must_use]
    pub fn choosing(mut self, choice: Choice) -> Self {
        self.choice = Some(choice);
        self
    }

    /// The same deed with something to write.
    #[must_use]
    pub fn writing(mut self, field: Field) -> Self {
        self.field = Some(field);
        self
    }
}

impl MatterPage {
    /// The matter, with what was typed and refused, if anything was.
    #[must_use]
    pub fn new(frame: Frame, matter: Matter, sent: &Sent, problems: &Problems) -> Self {
        let keys = vec![
            ("a", Text::new("keys-answer")),
            ("n", Text::new("keys-note")),
            ("t", Text::new("keys-triage")),
            ("j", Text::new("keys-next-matter")),
            ("k", Text::new("keys-previous-matter")),
        ];
        Self {
            frame: frame
                .at(path::below(path::MATTERS, &matter.id))
                .titled(Text::new("request-title").with("title", matter.title.clone()))
                .read_by(matter.readers.clone())
                .scripted(&assets::COUNT)
                .scripted(&assets::KEYS)
                .with_problems(problems)
                .wide(),
            note: Field::area("note", Text::new("matter-note"), MESSAGE_LIMIT)
                .hint(Text::new("matter-note-hint"))
                .rows(4)
                .key("n")
                .filled(sent, problems),
            matter,
            crumbs: vec![Crumb {
                label: Text::new("inbox-title"),
                href: path::INBOX.to_owned(),
            }],
            keys,
        }
    }

    fn act(&self, act: &str) -> String {
        path::act(path::MATTERS, &self.matter.id, act)
    }
}
