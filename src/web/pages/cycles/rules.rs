//! Who files because of what the roster says of them.

use askama::Template;

use super::{crumbs, place};
use crate::{
    disclosure::CycleId,
    error::Problems,
    language::Text,
    web::{
        field::{Choice, Offer, Sent},
        page::Frame,
        part::Crumb,
        path,
    },
};

/// The rules of a cycle, and one to add.
#[derive(Template)]
#[template(path = "cycles/rules.html", config = "config/askama.toml")]
pub struct RulesPage {
    frame: Frame,
    crumbs: Vec<Crumb>,
    action: String,
    preview: String,
    named: String,
    revision: i32,
    rules: Vec<RuleRow>,
    reason: Choice,
    grade_groups: Choice,
    duties: Choice,
    units: Choice,
}

/// One rule in words.
pub struct RuleRow {
    /// Its place in the plan, from 0.
    pub at: usize,
    /// Why whoever it takes files.
    pub reason: Text,
    /// The grade groups it asks for, as one list in words; none if it asks for none.
    pub grade_groups: Option<String>,
    /// The duties.
    pub duties: Option<String>,
    /// The units.
    pub units: Option<String>,
}

/// What a rule can ask for: codes with labels, and names of the roster.
pub struct Asked {
    /// Reasons.
    pub reasons: Vec<(String, Text)>,
    /// Grade groups.
    pub grade_groups: Vec<(String, Text)>,
    /// Duties.
    pub duties: Vec<String>,
    /// Units.
    pub units: Vec<String>,
}

impl RuleRow {
    /// A rule that asks for nothing takes everybody.
    fn is_for_all(&self) -> bool {
        self.grade_groups.is_none() && self.duties.is_none() && self.units.is_none()
    }
}

impl RulesPage {
    /// The rules of the cycle called `name`, read at `revision`.
    #[must_use]
    pub fn new(
        frame: Frame,
        (id, name, revision): (CycleId, &Text, i32),
        (rules, asked): (Vec<RuleRow>, Asked),
        (sent, problems): (&Sent, &Problems),
    ) -> Self {
        let coded = |(code, label): (String, Text)| Offer::new(code, label);
        let named = |name: String| {
            let label = Text::new("rules-name").with("name", name.as_str());
            Offer::new(name, label)
        };
        let choice =
            |name, key, offers| Choice::new(name, Text::new(key), offers).filled(sent, problems);
        let by_code = |list: Vec<(String, Text)>| list.into_iter().map(coded).collect();
        let by_name = |list: Vec<String>| list.into_iter().map(named).collect();
        let mut page = Self {
            action: place(id, "rules"),
            preview: place(id, "preview"),
            named: place(id, "named"),
            crumbs: crumbs(Some((id, name))),
            frame: frame
                .at(place(id, "rules"))
                .titled(Text::new("rules-title"))
                .with_problems(problems),
            revision,
            rules,
            reason: choice("reason", "rules-reason", by_code(asked.reasons)),
            grade_groups: choice("grade_groups", "rules-grades", by_code(asked.grade_groups)),
            duties: choice("duties", "rules-duties", by_name(asked.duties)),
            units: choice("units", "rules-units", by_name(asked.units)),
        };
        for choice in [&mut page.grade_groups, &mut page.duties, &mut page.units] {
            choice.optional = true;
        }
        page
    }
}
