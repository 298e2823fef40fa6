//! Form fields as values: label, hint, what was typed, what is wrong.
//!
//! A page describes its form once, with `Field::text("title", ..)` and so on, and fills it from what was [`Sent`]
//! and the [`Problems`] that came back: empty on the first visit, as it was typed on every later one.

mod sent;

pub use sent::Sent;

use std::borrow::Cow;

use crate::{error::Problems, language::Text};

/// One line or box to type into, or a day in three parts.
pub struct Field {
    /// The name sent with the form; also the element's id, which the error summary links to.
    pub name: Cow<'static, str>,
    /// What is asked.
    pub label: Text,
    /// An example or a reason, beside the field.
    pub hint: Option<Text>,
    /// What was typed.
    pub typed: String,
    /// What is wrong with it.
    pub problem: Option<Text>,
    /// HTML's `type`.
    pub kind: &'static str,
    /// HTML's `autocomplete`; empty where the browser should not remember.
    pub autocomplete: &'static str,
    /// Most characters that are accepted.
    pub limit: Option<u32>,
    /// Lines of a box.
    pub rows: u8,
    /// Whether it may stay empty; said beside the label.
    pub optional: bool,
    /// Whether it holds a code, an address or digits, which run from left to right in every language.
    pub code: bool,
    /// The key that leads to it on a page with shortcuts.
    pub key: Option<&'static str>,
}

/// A day typed as three numbers.
pub struct DayField {
    /// The beginning of the three names: `needed` for `needed-day`, `needed-month`, `needed-year`.
    pub name: Cow<'static, str>,
    /// What is asked.
    pub label: Text,
    /// An example or a reason.
    pub hint: Option<Text>,
    /// What was typed: day, month, year.
    pub typed: [String; 3],
    /// What is wrong with it.
    pub problem: Option<Text>,
    /// Whether it may stay empty.
    pub optional: bool,
}

/// One or several out of a list; radios, check boxes or a select, as the template decides.
pub struct Choice {
    /// The name sent with the form; also the id of the first option.
    pub name: Cow<'static, str>,
    /// What is asked.
    pub label: Text,
    /// An example or a reason.
    pub hint: Option<Text>,
    /// What can be chosen.
    pub options: Vec<Offer>,
    /// What is wrong with the choice.
    pub problem: Option<Text>,
    /// Whether nothing need be chosen.
    pub optional: bool,
}

/// One thing to choose.
pub struct Offer {
    /// The value sent.
    pub code: String,
    /// Its label.
    pub label: Text,
    /// What choosing it means.
    pub hint: Option<Text>,
    /// Whether it is chosen.
    pub chosen: bool,
}

impl Field {
    /// A line of text.
    #[must_use]
    pub fn text(name: impl Into<Cow<'static, str>>, label: Text) -> Self {
        Self {
            name: name.into(),
            label,
            hint: None,
            typed: String::new(),
            problem: None,
            kind: "text",
            autocomplete: "off",
            limit: None,
            rows: 1,
            optional: false,
            code: false,
            key: None,
        }
    }

    /// A box for several lines, with a count of what is left of `limit` characters.
    #[must_use]
    pub fn area(name: impl Into<Cow<'static, str>>, label: Text, limit: u32) -> Self {
        Self {
            rows: 8,
            limit: Some(limit),
            ..Self::text(name, label)
        }
    }

    /// A password: never filled in again. `autocomplete` is `current-password` or `new-password`.
    #[must_use]
    pub fn password(name: &'static str, label: Text, autocomplete: &'static str) -> Self {
        Self {
            kind: "password",
            autocomplete,
            code: true,
            ..Self::text(name, label)
        }
    }

    /// The visitor's own password before something that wants it again; none where it is `fresh`, typed within the last minutes.
    #[must_use]
    pub fn password_again(fresh: bool, problems: &Problems) -> Option<Self> {
        let asked = || {
            Self::password("current", Text::new("account-password"), "current-password")
                .hint(Text::new("groups-password-hint"))
                .filled(&Sent::default(), problems)
        };
        (!fresh).then(asked)
    }

    /// The same field with a hint.
    #[must_use]
    pub fn hint(mut self, hint: Text) -> Self {
        self.hint = Some(hint);
        self
    }

    /// The same field, which may stay empty.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// The same field for a code, an address or digits.
    #[must_use]
    pub fn code(mut self, autocomplete: &'static str) -> Self {
        self.code = true;
        self.autocomplete = autocomplete;
        self
    }

    /// The same box with so many lines.
    #[must_use]
    pub fn rows(mut self, rows: u8) -> Self {
        self.rows = rows;
        self
    }

    /// The same field, reached by a key on a page with shortcuts.
    #[must_use]
    pub fn key(mut self, key: &'static str) -> Self {
        self.key = Some(key);
        self
    }

    /// The same field as it was sent, with what was found wrong.
    #[must_use]
    pub fn filled(mut self, sent: &Sent, problems: &Problems) -> Self {
        if self.kind != "password" {
            sent.get(&self.name).clone_into(&mut self.typed);
        }
        self.problem = problem_of(&self.name, problems);
        self
    }

    /// "At most 5,000 characters."
    #[must_use]
    pub fn limit_text(&self) -> Option<Text> {
        self.limit
            .map(|limit| Text::new("part-limit").with("count", limit))
    }

    /// The ids of what describes the field, for `aria-describedby`.
    #[must_use]
    pub fn described(&self) -> String {
        described(
            &self.name,
            [
                ("hint", self.hint.is_some()),
                ("problem", self.problem.is_some()),
                ("limit", self.limit.is_some()),
            ],
        )
    }
}

impl DayField {
    /// A day.
    #[must_use]
    pub fn new(name: impl Into<Cow<'static, str>>, label: Text) -> Self {
        Self {
            name: name.into(),
            label,
            hint: None,
            typed: Default::default(),
            problem: None,
            optional: false,
        }
    }

    /// The same field with a hint.
    #[must_use]
    pub fn hint(mut self, hint: Text) -> Self {
        self.hint = Some(hint);
        self
    }

    /// The same field, which may stay empty.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// The same field as it was sent, with what was found wrong.
    #[must_use]
    pub fn filled(mut self, sent: &Sent, problems: &Problems) -> Self {
        self.typed = ["day", "month", "year"]
            .map(|part| sent.get(&format!("{}-{part}", self.name)).to_owned());
        self.problem = problem_of(&self.name, problems);
        self
    }

    /// The three parts: what is added to the name, what was typed, how many digits.
    pub fn parts(&self) -> impl Iterator<Item = (&'static str, &str, u8)> {
        let [day, month, year] = &self.typed;
        [
            ("day", day.as_str(), 2),
            ("month", month, 2),
            ("year", year, 4),
        ]
        .into_iter()
    }

    /// The ids of what describes the field.
    #[must_use]
    pub fn described(&self) -> String {
        described(
            &self.name,
            [
                ("hint", self.hint.is_some()),
                ("problem", self.problem.is_some()),
            ],
        )
    }
}

impl Choice {
    /// A choice between `options`.
    #[must_use]
    pub fn new(name: impl Into<Cow<'static, str>>, label: Text, options: Vec<Offer>) -> Self {
        Self {
            name: name.into(),
            label,
            hint: None,
            options,
            problem: None,
            optional: false,
        }
    }

    /// The same choice with a hint.
    #[must_use]
    pub fn hint(mut self, hint: Text) -> Self {
        self.hint = Some(hint);
        self
    }

    /// The same choice, which need not be made.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// The same choice with this code chosen, before anybody has sent anything.
    #[must_use]
    pub fn chosen(mut self, code: &str) -> Self {
        for option in &mut self.options {
            option.chosen = option.code == code;
        }
        self
    }

    /// The same choice as it was sent, with what was found wrong; untouched on a first visit.
    #[must_use]
    pub fn filled(mut self, sent: &Sent, problems: &Problems) -> Self {
        if sent.iter().next().is_some() {
            for option in &mut self.options {
                option.chosen = sent.all(&self.name).any(|code| code == option.code);
            }
        }
        self.problem = problem_of(&self.name, problems);
        self
    }

    /// The label of what is chosen, for checking answers.
    #[must_use]
    pub fn answer(&self) -> Option<&Text> {
        self.options
            .iter()
            .find(|option| option.chosen)
            .map(|option| &option.label)
    }

    /// The ids of what describes the choice.
    #[must_use]
    pub fn described(&self) -> String {
        described(
            &self.name,
            [
                ("hint", self.hint.is_some()),
                ("problem", self.problem.is_some()),
            ],
        )
    }
}

impl Offer {
    /// Something to choose.
    #[must_use]
    pub fn new(code: impl Into<String>, label: Text) -> Self {
        Self {
            code: code.into(),
            label,
            hint: None,
            chosen: false,
        }
    }

    /// The same with what choosing it means.
    #[must_use]
    pub fn hint(mut self, hint: Text) -> Self {
        self.hint = Some(hint);
        self
    }
}

fn problem_of(name: &str, problems: &Problems) -> Option<Text> {
    problems
        .iter()
        .find(|problem| problem.field.as_deref() == Some(name))
        .map(|problem| problem.text.clone())
}

fn described<const N: usize>(name: &str, parts: [(&str, bool); N]) -> String {
    let ids: Vec<String> = parts
        .into_iter()
        .filter(|(_, there)| *there)
        .map(|(part, _)| format!("{name}-{part}"))
        .collect();
    ids.join(" ")
}

#[cfg(test)]
mod tests {
    use super::{sent::tests::sent, *};

    #[test]
    fn a_refused_form_comes_back_as_it_was_sent_but_for_passwords() {
        let sent = sent(&[
            ("title", "A gift"),
            ("password", "secret"),
            ("when-day", "٢٧"),
        ]);
        let mut problems = Problems::new();
        problems.add("title", Text::new("role-head"));
        let label = || Text::new("role-staff");
        let title = Field::text("title", label()).filled(&sent, &problems);
        assert_eq!(title.typed, "A gift");
        assert_eq!(title.problem, Some(Text::new("role-head")));
        assert_eq!(title.described(), "title-problem");
        let password = Field::password("password", label(), "current-password");
        assert_eq!(password.filled(&sent, &problems).typed, "");
        assert_eq!(
            DayField::new("when", label())
                .filled(&sent, &problems)
                .typed[0],
            "٢٧"
        );
    }

    #[test]
    fn a_choice_keeps_its_default_until_something_is_sent() {
        let offers = || {
            vec![
                Offer::new("yes", Text::new("role-head")),
                Offer::new("no", Text::new("role-staff")),
            ]
        };
        let choice = |sent: &Sent| {
            let made = Choice::new("concern", Text::new("role-officer"), offers()).chosen("no");
            made.filled(sent, &Problems::new())
                .answer()
                .map(|label| label.key().to_owned())
        };
        assert_eq!(choice(&Sent::default()).as_deref(), Some("role-staff"));
        assert_eq!(
            choice(&sent(&[("concern", "yes")])).as_deref(),
            Some("role-head")
        );
        assert_eq!(choice(&sent(&[("other", "yes")])), None);
    }
}
