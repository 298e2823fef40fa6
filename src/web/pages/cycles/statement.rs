//! One statement as far as it stands open, and what those who run the cycle decide about it.

use askama::Template;

use super::{crumbs, place, statements::FilerRow};
use crate::{
    disclosure::{CycleId, StatementId},
    error::Problems,
    language::Text,
    web::{
        field::{Choice, Field, Offer, Sent},
        page::Frame,
        pages::ask::MESSAGE_LIMIT,
        part::{Crumb, Fact, Shown, Tag},
        path,
    },
};

/// One statement.
#[derive(Template)]
#[template(path = "cycles/statement.html", config = "config/askama.toml")]
pub struct StatementPage {
    frame: Frame,
    crumbs: Vec<Crumb>,
    action: String,
    tags: Vec<Tag>,
    facts: Vec<Fact>,
    asked: Option<AskedForm>,
    end: Option<EndForm>,
}

/// What is known of a statement.
pub struct Standing {
    /// The cycle and what it is called.
    pub cycle: (CycleId, Text),
    /// The statement.
    pub id: StatementId,
    /// As it stands in lists.
    pub row: FilerRow,
    /// The staff number.
    pub staff_id: String,
    /// More about it, in lines.
    pub facts: Vec<Fact>,
    /// What somebody asks who wants more time.
    pub asked: Option<Asked>,
    /// What can be done to end it; none once it was filed.
    pub end: Option<End>,
}

/// What somebody asks who wants more time.
pub struct Asked {
    /// How many days.
    pub days: u32,
    /// Why.
    pub reason: String,
    /// How many can be granted at most.
    pub left: u32,
    /// The state it was read at.
    pub revision: i32,
}

/// How a statement may be ended.
pub struct End {
    /// Codes and labels of reasons.
    pub reasons: Vec<(String, Text)>,
    /// Whether the password was typed within the last minutes and is not asked for.
    pub fresh: bool,
    /// Whether an ending waits for a second signature already.
    pub waits: bool,
    /// Whether nobody else could sign.
    pub alone: bool,
}

struct AskedForm {
    text: Text,
    reason: String,
    revision: i32,
    days: Field,
    message: Field,
}

struct EndForm {
    waits: bool,
    alone: bool,
    ending: Choice,
    because: Choice,
    current: Option<Field>,
}

impl StatementPage {
    /// The page of a statement, with the form as it was sent.
    #[must_use]
    pub fn new(frame: Frame, standing: Standing, sent: &Sent, problems: &Problems) -> Self {
        let (cycle, name) = standing.cycle;
        let here = address(cycle, standing.id);
        let row = standing.row;
        let mut facts = vec![
            Fact::new(Text::new("filers-number"), Shown::Code(row.number)),
            Fact::new(Text::new("filers-staff-id"), Shown::Code(standing.staff_id)),
            Fact::new(Text::new("preview-unit"), Shown::Name(row.unit)),
            Fact::new(Text::new("rules-reason"), Shown::Text(row.reason)),
            Fact::new(Text::new("cycles-due"), Shown::Day(row.due)),
        ];
        facts.extend(standing.facts);
        Self {
            crumbs: crumbs(Some((cycle, &name))),
            frame: frame
                .at(&*here)
                .titled(Text::new("filers-one").with("name", row.name))
                .with_problems(problems),
            action: here,
            tags: std::iter::once(row.state).chain(row.late).collect(),
            facts,
            asked: standing
                .asked
                .map(|asked| AskedForm::new(asked, (sent, problems))),
            end: standing.end.map(|end| EndForm::new(end, (sent, problems))),
        }
    }
}

/// The address of a statement's page.
#[must_use]
pub fn address(cycle: CycleId, id: StatementId) -> String {
    format!("{}/{id}", place(cycle, "statements"))
}

impl AskedForm {
    fn new(asked: Asked, (sent, problems): (&Sent, &Problems)) -> Self {
        let mut days = Field::text("days", Text::new("extension-days"))
            .hint(Text::new("extension-days-hint").with("most", asked.left))
            .code("off")
            .filled(sent, problems);
        if sent.iter().next().is_none() {
            days.typed = asked.days.min(asked.left).to_string();
        }
        Self {
            text: Text::new("extension-asked").with("count", asked.days),
            reason: asked.reason,
            revision: asked.revision,
            days,
            message: Field::area("message", Text::new("extension-message"), MESSAGE_LIMIT)
                .rows(4)
                .filled(sent, problems),
        }
    }
}

impl EndForm {
    fn new(end: End, (sent, problems): (&Sent, &Problems)) -> Self {
        let offers = vec![
            Offer::new("waive", Text::new("ending-waive")).hint(Text::new("ending-waive-hint")),
            Offer::new("cancel", Text::new("ending-cancel")).hint(Text::new("ending-cancel-hint")),
        ];
        let reasons = end.reasons.into_iter();
        let reasons = reasons.map(|(code, label)| Offer::new(code, label));
        Self {
            waits: end.waits,
            alone: end.alone,
            ending: Choice::new("ending", Text::new("ending-how"), offers)
                .chosen("waive")
                .filled(sent, problems),
            because: Choice::new("because", Text::new("ending-because"), reasons.collect())
                .filled(sent, problems),
            current: Field::password_again(end.fresh, problems),
        }
    }
}
