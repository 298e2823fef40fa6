//! Vocabularies: the closed lists of codes by which the office describes, sorts and counts.
//!
//! A list is a file of `config/vocabulary/`: its codes in their order, each perhaps in a group, which is what a figure
//! falls back to when a code alone would betray somebody. The label of a code is a Fluent message: the name of the
//! list, a hyphen, the code. An organisation's own file of the same name replaces ours.

use std::{collections::HashSet, path::Path};

use serde::Deserialize;

use crate::{
    error::{Error, Result},
    language::Text,
};

/// Every list of the office.
#[derive(Debug, Clone)]
pub struct Vocabulary {
    /// What a request for advice is about.
    pub advice_subject: List,
    /// In which capacity somebody asks.
    pub requester_kind: List,
    /// How a request reached the office.
    pub channel: List,
    /// How soon an answer is needed.
    pub urgency: List,
    /// Where a matter outside the mandate is referred to.
    pub referral: List,
    /// Groups of grades.
    pub grade_group: List,
    /// Kinds of contract.
    pub contract_type: List,
    /// Where people work.
    pub region: List,
    /// As stated by the person.
    pub gender: List,
    /// Why somebody files a disclosure statement.
    pub filing_reason: List,
    /// Why somebody who was to file need not.
    pub waiver_reason: List,
    /// What is done about a conflict of interest.
    pub remedy_kind: List,
}

/// One list of codes in the order in which they are shown.
#[derive(Debug, Clone)]
pub struct List {
    name: &'static str,
    groups: Vec<String>,
    terms: Vec<Term>,
}

/// One code of a list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The code: small letters, digits and hyphens; stored and never renamed.
    pub code: String,
    /// The group it belongs to, one of [`List::groups`].
    #[serde(default)]
    pub group: Option<String>,
    /// Whether it is kept for what was described by it, and no longer offered.
    #[serde(default)]
    pub retired: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    groups: Vec<String>,
    #[serde(default)]
    term: Vec<Term>,
}

impl Vocabulary {
    /// The lists that come with the program, those replaced of which the organisation has files in the folder
    /// `vocabulary` of its adaptations.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the list and what is wrong with it, or a file that is none of the lists.
    pub fn load(adaptations: &Path) -> Result<Self> {
        let folder = adaptations.join("vocabulary");
        let list = |name, shipped| List::load(&folder, name, shipped);
        let vocabulary = Self {
            advice_subject: list(
                "advice-subject",
                include_str!("../config/vocabulary/advice-subject.toml"),
            )?,
            requester_kind: list(
                "requester-kind",
                include_str!("../config/vocabulary/requester-kind.toml"),
            )?,
            channel: list("channel", include_str!("../config/vocabulary/channel.toml"))?,
            urgency: list("urgency", include_str!("../config/vocabulary/urgency.toml"))?,
            referral: list(
                "referral",
                include_str!("../config/vocabulary/referral.toml"),
            )?,
            grade_group: list(
                "grade-group",
                include_str!("../config/vocabulary/grade-group.toml"),
            )?,
            contract_type: list(
                "contract-type",
                include_str!("../config/vocabulary/contract-type.toml"),
            )?,
            region: list("region", include_str!("../config/vocabulary/region.toml"))?,
            gender: list("gender", include_str!("../config/vocabulary/gender.toml"))?,
            filing_reason: list(
                "filing-reason",
                include_str!("../config/vocabulary/filing-reason.toml"),
            )?,
            waiver_reason: list(
                "waiver-reason",
                include_str!("../config/vocabulary/waiver-reason.toml"),
            )?,
            remedy_kind: list(
                "remedy-kind",
                include_str!("../config/vocabulary/remedy-kind.toml"),
            )?,
        };
        vocabulary.refuse_strangers(&folder)?;
        Ok(vocabulary)
    }

    /// Every list.
    pub fn lists(&self) -> impl Iterator<Item = &List> {
        [
            &self.advice_subject,
            &self.requester_kind,
            &self.channel,
            &self.urgency,
            &self.referral,
            &self.grade_group,
            &self.contract_type,
            &self.region,
            &self.gender,
            &self.filing_reason,
            &self.waiver_reason,
            &self.remedy_kind,
        ]
        .into_iter()
    }

    /// A file with a misspelt name would be silently without effect.
    fn refuse_strangers(&self, folder: &Path) -> Result<()> {
        if !folder.is_dir() {
            return Ok(());
        }
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            let toml = path
                .extension()
                .is_some_and(|extension| extension == "toml");
            let known = self
                .lists()
                .any(|list| path.file_stem().is_some_and(|stem| stem == list.name));
            if toml && !known {
                let names: Vec<&str> = self.lists().map(|list| list.name).collect();
                return Err(Error::invalid(
                    Text::new("vocabulary-unknown-file")
                        .with("file", path.display().to_string())
                        .with("names", names.join(", ")),
                ));
            }
        }
        Ok(())
    }
}

impl List {
    fn load(folder: &Path, name: &'static str, shipped: &str) -> Result<Self> {
        let own = folder.join(format!("{name}.toml"));
        if own.is_file() {
            Self::parse(name, &std::fs::read_to_string(own)?)
        } else {
            Self::parse(name, shipped)
        }
    }

    fn parse(name: &'static str, text: &str) -> Result<Self> {
        let file: File = toml::from_str(text).map_err(|error| {
            let text = Text::new("vocabulary-unreadable")
                .with("name", name)
                .with("cause", error.message());
            Error::invalid(text)
        })?;
        let list = Self {
            name,
            groups: file.groups,
            terms: file.term,
        };
        list.flaw()
            .map_or(Ok(list), |text| Err(Error::invalid(text)))
    }

    fn flaw(&self) -> Option<Text> {
        let name = self.name;
        let mut seen = HashSet::new();
        for code in self.codes_and_groups() {
            if !is_code(code) {
                return Some(
                    Text::new("vocabulary-code")
                        .with("name", name)
                        .with("code", code),
                );
            }
            if !seen.insert(code) {
                return Some(
                    Text::new("vocabulary-twice")
                        .with("name", name)
                        .with("code", code),
                );
            }
        }
        for term in &self.terms {
            if let Some(group) = term.group.as_deref().filter(|group| !self.has_group(group)) {
                let text = Text::new("vocabulary-group")
                    .with("name", name)
                    .with("code", term.code.as_str())
                    .with("group", group);
                return Some(text);
            }
        }
        let empty = self.terms.is_empty();
        empty.then(|| Text::new("vocabulary-empty").with("name", name))
    }

    /// The name of the list, with which the keys of its labels begin.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Every code in order, retired ones too.
    #[must_use]
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The codes a person may choose, in order.
    pub fn offered(&self) -> impl Iterator<Item = &Term> {
        self.terms.iter().filter(|term| !term.retired)
    }

    /// The groups in order.
    #[must_use]
    pub fn groups(&self) -> &[String] {
        &self.groups
    }

    /// The term of a code.
    #[must_use]
    pub fn term(&self, code: &str) -> Option<&Term> {
        self.terms.iter().find(|term| term.code == code)
    }

    /// The term of a code that somebody chose.
    ///
    /// # Errors
    /// [`Error::Invalid`] about `field` when the code is not offered.
    pub fn choose(&self, field: &str, code: &str) -> Result<&Term> {
        self.offered()
            .find(|term| term.code == code)
            .ok_or_else(|| {
                let codes: Vec<&str> = self.offered().map(|term| term.code.as_str()).collect();
                let text = Text::new("vocabulary-no-such-code")
                    .with("code", code)
                    .with("codes", codes.join(", "));
                Error::field(field, text)
            })
    }

    /// What a code or a group is called.
    #[must_use]
    pub fn label(&self, code: &str) -> Text {
        Text::keyed(format!("{}-{code}", self.name))
    }

    fn codes_and_groups(&self) -> impl Iterator<Item = &str> {
        let codes = self.terms.iter().map(|term| term.code.as_str());
        self.groups.iter().map(String::as_str).chain(codes)
    }

    fn has_group(&self, group: &str) -> bool {
        self.groups.iter().any(|known| known == group)
    }
}

/// A code is part of the key of a Fluent message and of addresses.
fn is_code(code: &str) -> bool {
    let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    code.starts_with(|c: char| c.is_ascii_lowercase()) && code.chars().all(letters)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Languages;

    fn shipped() -> Vocabulary {
        Vocabulary::load(Path::new("/nowhere")).unwrap()
    }

    #[test]
    fn every_code_has_a_label_in_every_language() {
        let languages = Languages::load(None, "en").unwrap();
        let vocabulary = shipped();
        for list in vocabulary.lists() {
            for code in list.codes_and_groups() {
                let label = list.label(code);
                let said: HashSet<String> =
                    languages.iter().map(|speech| speech.say(&label)).collect();
                assert!(!said.contains(label.key()), "{} has no label", label.key());
            }
        }
    }

    #[test]
    fn codes_keep_their_order_and_their_group() {
        let subject = shipped().advice_subject;
        assert_eq!(subject.terms()[0].code, "outside-activities");
        assert_eq!(subject.terms().last().unwrap().code, "other");
        let gifts = subject.choose("subject", "gifts").unwrap();
        assert_eq!(gifts.group.as_deref(), Some("private-interests"));
        assert!(subject.choose("subject", "private-interests").is_err());
    }

    #[test]
    fn a_retired_code_is_known_and_not_offered() {
        let text = "[[term]]\ncode = 'old'\nretired = true\n[[term]]\ncode = 'new'";
        let list = List::parse("urgency", text).unwrap();
        assert!(list.term("old").is_some());
        assert!(list.choose("urgency", "old").is_err());
        assert_eq!(list.offered().count(), 1);
    }

    #[test]
    fn the_organisations_own_list_replaces_ours_and_a_misspelt_one_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let lists = folder.path().join("vocabulary");
        std::fs::create_dir(&lists).unwrap();
        std::fs::write(lists.join("region.toml"), "[[term]]\ncode = 'moon'").unwrap();
        let own = Vocabulary::load(folder.path()).unwrap();
        assert_eq!(own.region.terms().len(), 1);
        assert_eq!(own.gender.terms().len(), shipped().gender.terms().len());
        std::fs::write(lists.join("regions.toml"), "").unwrap();
        assert!(Vocabulary::load(folder.path()).is_err());
    }

    #[test]
    fn a_list_with_a_flaw_is_refused() {
        for (text, key) in [
            ("term = 3", "vocabulary-unreadable"),
            ("", "vocabulary-empty"),
            ("[[term]]\ncode = 'Big'", "vocabulary-code"),
            (
                "[[term]]\ncode = 'a'\n[[term]]\ncode = 'a'",
                "vocabulary-twice",
            ),
            ("groups = ['a']\n[[term]]\ncode = 'a'", "vocabulary-twice"),
            ("[[term]]\ncode = 'a'\ngroup = 'b'", "vocabulary-group"),
        ] {
            let Err(Error::Invalid(problems)) = List::parse("urgency", text) else {
                panic!("accepted: {text}");
            };
            assert_eq!(problems.iter().next().unwrap().text.key(), key, "{text}");
        }
    }
}
