//! One statement as its reviewer sees it.

use askama::Template;

use super::sheet::{Found, Section};
use crate::{
    disclosure::statement::content::Outcome,
    error::Problems,
    language::Text,
    web::{
        assets,
        field::{Choice, Field, Offer, Sent},
        page::Frame,
        pages::request::MESSAGE_LIMIT,
        part::{Crumb, Event, Fact, Tag},
        path,
    },
};

/// What the page shows of a statement.
pub struct Statement {
    /// The id in its address.
    pub id: String,
    /// Its number.
    pub number: String,
    /// Who filed it.
    pub filer: String,
    /// Where it stands.
    pub state: Tag,
    /// What it is compared with.
    pub beside: Text,
    /// How it compares, and how much is to be looked at.
    pub summary: Vec<Text>,
    /// The revision the page was made from; sent with every form, so that nobody overwrites what they have not seen.
    pub revision: i32,
    /// What stands open about it.
    pub facts: Vec<Fact>,
    /// What was declared.
    pub sections: Vec<Section>,
    /// What the statement as a whole comes to so far.
    pub found: Option<Found>,
    /// What happened and was said about the whole, the oldest first.
    pub events: Vec<Event>,
    /// The forms to judge and to ask; none where neither can be done.
    pub work: Option<Work>,
    /// The address at which the forms are about the whole; none where they are, or there are none.
    pub whole: Option<String>,
    /// What else can be done with it now, in the order of the buttons.
    pub deeds: Vec<Deed>,
    /// Where it is given to another reviewer, where that is for whoever looks.
    pub assign: Option<String>,
    /// Where what is to be done about it is kept; none where nothing is.
    pub remedies: Option<String>,
    /// Who can read it.
    pub readers: Text,
    /// The place in the work list it was opened from: names and values for its forms.
    pub place: Vec<(&'static str, String)>,
    /// The list it was opened from.
    pub list: String,
    /// The statements before and after it in that list.
    pub previous: Option<String>,
    /// See `previous`.
    pub next: Option<String>,
}

/// The forms about one place: what it comes to, a question or a note.
pub struct Work {
    /// The place they are about; empty for the whole.
    pub about: String,
    /// What it comes to, and why; none where it cannot be judged now.
    pub judge: Option<(Choice, Field)>,
    /// What to ask or to note.
    pub message: Field,
    /// Whether the filer can be asked now.
    pub ask: bool,
    /// Whether the review can be ended with it.
    pub conclude: bool,
}

/// One thing that can be done with a statement; its act is the last step of its address.
pub struct Deed {
    act: &'static str,
    label: Text,
    explain: Text,
    field: Option<Field>,
    main: bool,
}

/// One statement with everything about it.
#[derive(Template)]
#[template(path = "reviewing/statement.html", config = "config/askama.toml")]
pub struct StatementPage {
    frame: Frame,
    statement: Statement,
    crumbs: Vec<Crumb>,
    keys: Vec<(&'static str, Text)>,
}

impl Work {
    /// The forms about `about`, as they were sent, or with what was said of it before.
    #[must_use]
    pub fn new(about: &str, before: &Sent, sent: &Sent, problems: &Problems) -> Self {
        let offers = Outcome::ALL.map(|outcome| Offer::new(outcome.code(), outcome.label()));
        let said = if sent.all("outcome").next().is_some() {
            sent
        } else {
            before
        };
        let outcome = Choice::new("outcome", Text::new("work-outcome"), offers.into());
        let why = Field::area("why", Text::new("work-why"), MESSAGE_LIMIT);
        Self {
            about: about.to_owned(),
            judge: Some((
                outcome.filled(said, problems),
                why.hint(Text::new("work-why-hint"))
                    .rows(2)
                    .optional()
                    .filled(said, problems),
            )),
            message: Field::area("message", Text::new("work-message"), MESSAGE_LIMIT)
                .hint(Text::new("work-message-hint"))
                .rows(3)
                .key("a")
                .filled(sent, problems),
            ask: true,
            conclude: false,
        }
    }
}

impl Deed {
    /// The deed of this act; its words are those of the act.
    #[must_use]
    pub fn new(act: &'static str) -> Self {
        Self {
            act,
            label: Text::keyed(format!("review-deed-{act}")),
            explain: Text::keyed(format!("review-deed-{act}-explain")),
            field: None,
            main: false,
        }
    }

    /// The same deed with another explanation.
    #[must_use]
    pub fn explained(mut self, explain: Text) -> Self {
        self.explain = explain;
        self
    }

    /// The same deed as the one that comes next.
    #[must_use]
    pub fn main(mut self) -> Self {
        self.main = true;
        self
    }

    /// The same deed with words for the filer, or for the record.
    #[must_use]
    pub fn with_words(mut self, name: &'static str, sent: &Sent, problems: &Problems) -> Self {
        let label = Text::keyed(format!("review-deed-{}-words", self.act));
        let field = Field::area(name, label, MESSAGE_LIMIT).rows(3);
        self.field = Some(field.filled(sent, problems));
        self
    }

    fn is_due(&self) -> bool {
        let wrong = |field: &Field| field.problem.is_some();
        self.main || self.field.as_ref().is_some_and(wrong)
    }
}

impl StatementPage {
    /// The statement, with what was wrong with what was sent, if anything was.
    #[must_use]
    pub fn new(frame: Frame, statement: Statement, problems: &Problems) -> Self {
        let keys = vec![
            ("a", Text::new("reviews-key-ask")),
            ("j", Text::new("reviews-key-next")),
            ("k", Text::new("reviews-key-previous")),
        ];
        Self {
            frame: frame
                .at(path::below(path::REVIEWS, &statement.id))
                .titled(Text::new("review-title").with("filer", statement.filer.as_str()))
                .read_by(statement.readers.clone())
                .scripted(&assets::COUNT)
                .scripted(&assets::KEYS)
                .with_problems(problems)
                .wide(),
            crumbs: vec![Crumb {
                label: Text::new("reviews-title"),
                href: statement.list.clone(),
            }],
            statement,
            keys,
        }
    }

    fn act(&self, act: &str) -> String {
        path::act(path::REVIEWS, &self.statement.id, act)
    }
}
