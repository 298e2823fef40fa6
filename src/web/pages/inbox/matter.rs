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
    /// The place in the inbox it was opened from: names and values for its forms.
    pub place: Vec<(&'static str, String)>,
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
    kind: Choice,
    urgency: Choice,
    handler: Choice,
    counted: Choice,
}

/// What the triage form offers.
pub struct Offers {
    /// The subjects of the vocabulary, code and label.
    pub subjects: Vec<(String, Text)>,
    /// The kinds of requester.
    pub kinds: Vec<(String, Text)>,
    /// The urgencies.
    pub urgencies: Vec<(String, Text)>,
    /// Whoever sits at the desk: handle and name.
    pub handlers: Vec<(String, Text)>,
}

/// One thing that can be done with a matter, with the fields it needs; its act is the last step of its address.
pub struct Deed {
    act: &'static str,
    label: Text,
    explain: Text,
    choice: Option<Choice>,
    several: bool,
    field: Option<Field>,
    current: Option<Field>,
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
    /// The form as it was sent, or as it was decided before: pairs of field and code.
    #[must_use]
    pub fn new(offers: Offers, sent: &Sent, problems: &Problems) -> Self {
        let counted = vec![
            Offer::new("matter", Text::new("triage-counted-matter"))
                .hint(Text::new("triage-counted-matter-hint")),
            Offer::new("minor", Text::new("triage-counted-minor"))
                .hint(Text::new("triage-counted-minor-hint")),
        ];
        let choice = |name, label, offered: Vec<(String, Text)>| {
            let offers = offered
                .into_iter()
                .map(|(code, label)| Offer::new(code, label));
            Choice::new(name, label, offers.collect()).filled(sent, problems)
        };
        Self {
            subject: choice(
                "subject",
                Text::new("triage-subject"),
                offers.subjects.clone(),
            ),
            further: choice("further", Text::new("triage-further"), offers.subjects).optional(),
            kind: choice("requester_kind", Text::new("triage-kind"), offers.kinds),
            urgency: choice("urgency", Text::new("triage-urgency"), offers.urgencies),
            handler: choice("handler", Text::new("triage-handler"), offers.handlers).optional(),
            counted: Choice::new("counted", Text::new("triage-counted"), counted)
                .chosen("matter")
                .filled(sent, problems),
        }
    }

    fn is_due(&self) -> bool {
        let fields = [
            &self.subject,
            &self.further,
            &self.kind,
            &self.urgency,
            &self.handler,
        ];
        self.subject.answer().is_none() || fields.iter().any(|field| field.problem.is_some())
    }
}

impl Deed {
    /// A deed without fields, with the words of its act: `acknowledge`, `resume`, `close`.
    #[must_use]
    pub fn new(act: &'static str) -> Self {
        Self {
            act,
            label: Text::keyed(format!("deed-{act}")),
            explain: Text::keyed(format!("deed-{act}-explain")),
            choice: None,
            several: false,
            field: None,
            current: None,
        }
    }

    /// Referring to one of the bodies of the vocabulary, with words for the requester in `reason`.
    #[must_use]
    pub fn refer(targets: Vec<Offer>, sent: &Sent, problems: &Problems) -> Self {
        let target = Choice::new("target", Text::new("refer-target"), targets);
        Self {
            choice: Some(target.filled(sent, problems)),
            field: Some(reason(Text::new("refer-message"), sent, problems)),
            ..Self::new("refer")
        }
    }

    /// Opening again, with the reason in `reason`.
    #[must_use]
    pub fn reopen(sent: &Sent, problems: &Problems) -> Self {
        Self {
            field: Some(reason(Text::new("reopen-reason"), sent, problems)),
            ..Self::new("reopen")
        }
    }

    /// Shutting out some of the colleagues.
    #[must_use]
    pub fn recuse(colleagues: Vec<Offer>, sent: &Sent, problems: &Problems) -> Self {
        let who = Choice::new("shut_out", Text::new("recuse-who"), colleagues);
        Self {
            choice: Some(who.filled(sent, problems)),
            several: true,
            ..Self::new("recuse")
        }
    }

    /// Giving it back to a requester who has got new keys; with `fresh` the password is not asked for.
    #[must_use]
    pub fn give_back(fresh: bool, problems: &Problems) -> Self {
        Self {
            current: Field::password_again(fresh, problems),
            ..Self::new("give-back")
        }
    }

    fn is_due(&self) -> bool {
        let choice = self
            .choice
            .as_ref()
            .and_then(|choice| choice.problem.as_ref());
        let mut fields = self.field.iter().chain(&self.current);
        choice.is_some() || fields.any(|field| field.problem.is_some())
    }
}

fn reason(label: Text, sent: &Sent, problems: &Problems) -> Field {
    Field::area("reason", label, MESSAGE_LIMIT)
        .rows(3)
        .filled(sent, problems)
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
