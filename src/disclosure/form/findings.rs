use super::Form;
use crate::{error::Problems, language::Text};

/// Where in the answers something is: a section, one of its items, one field of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The code of the section.
    pub section: String,
    /// The id of the item.
    pub item: Option<String>,
    /// The code of the field; `subject` for whose the item is.
    pub field: Option<String>,
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grade {
    /// The answers cannot be sent in like this.
    Error,
    /// Worth knowing; nothing has to be done.
    Notice,
}

/// One sentence about one place.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Where; `None` for the answers as a whole.
    pub place: Option<Place>,
    /// How much it matters.
    pub grade: Grade,
    /// The sentence, which does not name the place.
    pub text: Text,
}

/// What a form has to say about answers, in its own order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Findings(Vec<Finding>);

impl Place {
    /// A whole section.
    #[must_use]
    pub fn section(section: &str) -> Self {
        Self {
            section: section.to_owned(),
            item: None,
            field: None,
        }
    }

    /// One item.
    #[must_use]
    pub fn item(section: &str, item: &str) -> Self {
        Self {
            item: Some(item.to_owned()),
            ..Self::section(section)
        }
    }

    /// One field of an item.
    #[must_use]
    pub fn field(section: &str, item: &str, field: &str) -> Self {
        Self {
            field: Some(field.to_owned()),
            ..Self::item(section, item)
        }
    }

    /// As one name, for links and names of inputs: `assets.7f3a.value`.
    #[must_use]
    pub fn name(&self) -> String {
        let parts = [Some(&self.section), self.item.as_ref(), self.field.as_ref()];
        let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
        parts.join(".")
    }

    /// What the form calls it, for a reader of the language `tag`: the label of the field, else the title of the section.
    #[must_use]
    pub fn label<'a>(&self, form: &'a Form, tag: &str) -> &'a str {
        let section = form.section(&self.section);
        let field = section.zip(self.field.as_ref());
        field
            .and_then(|(section, field)| section.field(field))
            .map(|field| &field.label)
            .or_else(|| section.map(|section| &section.title))
            .map_or("", |words| words.spoken(tag))
    }
}

impl Findings {
    /// Everything, in the order of the form.
    pub fn iter(&self) -> impl Iterator<Item = &Finding> {
        self.0.iter()
    }

    /// What must be mended.
    pub fn errors(&self) -> impl Iterator<Item = &Finding> {
        self.iter().filter(|finding| finding.grade == Grade::Error)
    }

    /// What is worth a word.
    pub fn notices(&self) -> impl Iterator<Item = &Finding> {
        self.iter().filter(|finding| finding.grade == Grade::Notice)
    }

    /// Whether the answers can be sent in.
    #[must_use]
    pub fn is_clear(&self) -> bool {
        self.errors().next().is_none()
    }

    /// The errors as problems of a page in the language `tag`, each named like its input and beginning with its label.
    #[must_use]
    pub fn problems(&self, form: &Form, tag: &str) -> Problems {
        let mut problems = Problems::new();
        for finding in self.errors() {
            let Some(place) = &finding.place else {
                problems.add_general(finding.text.clone());
                continue;
            };
            let text = Text::new("form-at")
                .with("label", place.label(form, tag))
                .with("what", finding.text.clone());
            problems.add(place.name(), text);
        }
        problems
    }

    pub(super) fn append(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    pub(super) fn add_general(&mut self, text: Text) {
        self.0.push(Finding {
            place: None,
            grade: Grade::Error,
            text,
        });
    }

    pub(super) fn add(&mut self, place: Place, grade: Grade, text: Text) {
        self.0.push(Finding {
            place: Some(place),
            grade,
            text,
        });
    }

    pub(super) fn error(&mut self, place: Place, text: Text) {
        self.add(place, Grade::Error, text);
    }
}

#[cfg(test)]
mod tests {
    use crate::disclosure::form::samples::{answers, asset, form};

    #[test]
    fn problems_of_a_page_begin_with_the_label_in_its_language() {
        let form = form();
        let findings = form.check(&answers(vec![asset("a", &[])])).unwrap();
        let problems = findings.problems(&form, "ar");
        let problem = problems.iter().next().unwrap();
        assert_eq!(problem.field.as_deref(), Some("assets.a.what"));
        assert!(
            format!("{:?}", problem.text).contains("وصفه"),
            "{problem:?}"
        );
    }
}
