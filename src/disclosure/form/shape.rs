use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Currency, Value, Words};
use crate::{
    error::{Error, Result},
    language::Text,
    vault::digest,
};

/// A form in one version: what it asks, in the order in which it asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// What it is called in settings and addresses: small letters, digits and hyphens.
    pub code: String,
    /// Its version: a form that asks anything else, or in other words, has another.
    pub version: u32,
    /// The tags of the languages all its words are in.
    pub languages: Vec<String>,
    /// What it is called.
    pub title: Words,
    /// What to know before filling it in.
    pub about: Option<Words>,
    /// What it asks.
    pub sections: Vec<Section>,
    /// What a person certifies by signing.
    pub certification: Words,
}

/// A page of a form: a list of items, or questions that are asked once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Its code, which no other section of the form has.
    pub code: String,
    /// Its title.
    pub title: Words,
    /// What belongs here, and what does not.
    pub help: Option<Words>,
    /// What somebody says here who has nothing to declare; without it the section cannot be left empty.
    pub nothing: Option<Words>,
    /// Whether its questions are asked once, instead of for each of any number of items.
    pub once: bool,
    /// Whether it is asked anew each year: nothing is taken over from last year.
    pub anew: bool,
    /// How many items it takes.
    pub most: usize,
    /// Whose an item may be; empty when that is not asked.
    pub subjects: Vec<Subject>,
    /// The field by whose answer a person tells the items of a list apart.
    pub name: Option<String>,
    /// From which amounts on there is a duty to declare; none when everything is declared.
    pub thresholds: Vec<Threshold>,
    /// The questions in their order.
    pub fields: Vec<Field>,
}

/// Whose an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// Of whoever files.
    #[serde(rename = "self")]
    Own,
    /// Of the spouse.
    Spouse,
    /// Of a dependent child.
    DependentChild,
    /// Held together with somebody else.
    Joint,
}

/// From which amount on an item is to be declared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Threshold {
    /// The currency of the amount; items in another currency are not measured by it.
    pub currency: Currency,
    /// The amount, in whole units of the currency.
    pub amount: u32,
    /// Whether the amount itself is to be declared.
    pub bound: Bound,
    /// The field that is measured, money or a band; without one the threshold is told and not measured.
    pub of: Option<String>,
    /// The field whose equal answers are added up, such as the giver of gifts.
    pub per: Option<String>,
}

/// Whether a threshold includes its own amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// The amount itself and anything more.
    From,
    /// Anything more than the amount.
    Above,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// Its code, which no other field of its section has.
    pub code: String,
    /// What is asked.
    pub label: Words,
    /// How to answer it.
    pub help: Option<Words>,
    /// What kind of answer it takes.
    #[serde(flatten)]
    pub kind: Kind,
    /// Whether it must be answered where it applies.
    pub required: bool,
    /// When it applies; without a condition always.
    pub when: Option<Condition>,
    /// Whether its answer, always a code, goes into the statistics.
    pub statistic: bool,
    /// The codes of answers that the office is to look at.
    pub flag: Vec<String>,
}

/// The kind of answer a question takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Kind {
    /// Words.
    Text {
        /// How many characters at most.
        longest: usize,
        /// How many lines the page offers; one means a single line.
        lines: u8,
    },
    /// One of a list.
    Choice {
        /// The list in its order.
        options: Vec<Choice>,
    },
    /// An amount in a currency.
    Money {
        /// The currencies that are offered first.
        currencies: Vec<Currency>,
    },
    /// A span of value, where the exact amount does not matter.
    Band {
        /// The currency of the bounds.
        currency: Currency,
        /// The lowest amount of each band, rising; each band ends where the next begins.
        bounds: Vec<u32>,
    },
    /// A day.
    Date {
        /// The field of a day that it must not precede.
        not_before: Option<String>,
    },
    /// A country of ISO 3166-1.
    Country,
    /// The name of a person.
    Person,
    /// The name of an organisation.
    Organisation,
    /// Yes or no.
    YesNo,
    /// A document.
    File,
}

/// One option of a choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// The code, which no other option of the question has.
    pub code: String,
    /// What it is called.
    pub label: Words,
}

/// When a question applies: an earlier one of the same item was answered by one of these codes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// The code of the earlier field.
    pub field: String,
    /// The codes of its answers: an option, `yes` or `no`, a country, the lowest amount of a band.
    pub is: Vec<String>,
}

/// SHA-256 of the canonical text of a form, by which a statement names the form it answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint(pub [u8; 32]);

impl Form {
    /// The form as one text that says all of it and nothing else: comments, order of keys and white space of the file
    /// are gone. Kept with the statements that answer it.
    ///
    /// # Errors
    /// [`Error::Broken`] never in practice.
    pub fn canonical(&self) -> Result<String> {
        serde_json::to_string(self).map_err(Error::broken)
    }

    /// The form of a canonical text.
    ///
    /// # Errors
    /// [`Error::Broken`] when it is none.
    pub fn from_canonical(text: &str) -> Result<Self> {
        serde_json::from_str(text).map_err(Error::broken)
    }

    /// The name of a form's very words. Of a kept form it is taken from the kept text ([`Fingerprint::of`]), not from
    /// what this version of the program would write.
    ///
    /// # Errors
    /// [`Error::Broken`] never in practice.
    pub fn fingerprint(&self) -> Result<Fingerprint> {
        Ok(Fingerprint::of(&self.canonical()?))
    }

    /// The section of this code.
    #[must_use]
    pub fn section(&self, code: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.code == code)
    }
}

impl Section {
    /// The field of this code.
    #[must_use]
    pub fn field(&self, code: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.code == code)
    }
}

impl Subject {
    /// Every subject, whoever files first.
    pub const ALL: [Self; 4] = [Self::Own, Self::Spouse, Self::DependentChild, Self::Joint];

    /// The code, as in the file of a form.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Own => "self",
            Self::Spouse => "spouse",
            Self::DependentChild => "dependent-child",
            Self::Joint => "joint",
        }
    }

    /// The subject of this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|subject| subject.code() == code)
    }

    /// What it is called.
    #[must_use]
    pub fn label(self) -> Text {
        Text::keyed(format!("form-subject-{}", self.code()))
    }
}

impl Threshold {
    /// What is to be declared: "USD 10,000 or more", "more than USD 10,000".
    #[must_use]
    pub fn text(&self) -> Text {
        let key = match self.bound {
            Bound::From => "form-threshold-from",
            Bound::Above => "form-threshold-above",
        };
        Text::new(key)
            .with("currency", self.currency.code())
            .with("amount", self.amount)
    }
}

impl Kind {
    /// How the file of a form names it.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Text { .. } => "text",
            Self::Choice { .. } => "choice",
            Self::Money { .. } => "money",
            Self::Band { .. } => "band",
            Self::Date { .. } => "date",
            Self::Country => "country",
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::YesNo => "yes-no",
            Self::File => "file",
        }
    }

    /// The codes its answers may have; `None` when they are no codes of a short list.
    #[must_use]
    pub fn codes(&self) -> Option<Vec<String>> {
        match self {
            Self::Choice { options } => {
                Some(options.iter().map(|option| option.code.clone()).collect())
            }
            Self::Band { bounds, .. } => Some(bounds.iter().map(ToString::to_string).collect()),
            Self::YesNo => Some(vec!["yes".to_owned(), "no".to_owned()]),
            _ => None,
        }
    }

    /// What the band with this lowest amount is called; `None` for another kind or a band it has not.
    #[must_use]
    pub fn band(&self, from: u32) -> Option<Text> {
        let Self::Band { currency, bounds } = self else {
            return None;
        };
        let at = bounds.iter().position(|bound| *bound == from)?;
        let currency = currency.code();
        Some(match (from, bounds.get(at + 1)) {
            (0, Some(below)) => Text::new("form-band-below")
                .with("currency", currency)
                .with("below", *below),
            (_, Some(below)) => Text::new("form-band")
                .with("currency", currency)
                .with("from", from)
                .with("below", *below),
            (_, None) => Text::new("form-band-above")
                .with("currency", currency)
                .with("from", from),
        })
    }
}

impl Condition {
    /// Whether an answer meets it.
    #[must_use]
    pub fn met_by(&self, value: Option<&Value>) -> bool {
        let code = value.and_then(Value::code);
        code.is_some_and(|code| self.is.contains(&code))
    }
}

impl Fingerprint {
    /// Of a canonical text.
    #[must_use]
    pub fn of(canonical: &str) -> Self {
        Self(digest(canonical.as_bytes()))
    }
}

impl fmt::Display for Fingerprint {
    /// In 64 hexadecimal digits.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}
