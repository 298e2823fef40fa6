use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use zeroize::Zeroize;

use super::{Country, Money, Section, Subject};
use crate::error::{Error, Result};

/// The largest answers that can be sent in, in bytes as they are sealed: far more than the 64 KiB a full form takes.
pub const LARGEST: usize = 256 * 1024;

/// What one person answered to one form: the content of one sealed box.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(Debug))]
pub struct Answers {
    /// The sections that were answered, by their code.
    pub sections: BTreeMap<String, Declared>,
}

/// What was answered in one section.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(Debug))]
pub enum Declared {
    /// There is nothing to declare.
    Nothing,
    /// These items, in the order of the person; one for a section that is asked once.
    Items(Vec<Item>),
}

/// One thing that is declared: a house, a gift, a post outside.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(Debug))]
pub struct Item {
    /// Given by whoever made the item and kept through the years: questions and comparisons name it.
    pub id: String,
    /// Whose it is, where the section asks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<Subject>,
    /// The answers by the code of their field; an unanswered field is not there.
    #[serde(default)]
    pub fields: BTreeMap<String, Value>,
}

/// One answer.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(Debug))]
pub enum Value {
    /// Words.
    Text(String),
    /// The code of an option.
    Choice(String),
    /// An amount.
    Money(Money),
    /// The lowest amount of a band.
    Band(u32),
    /// A day.
    Date(Date),
    /// A country.
    Country(Country),
    /// The name of a person.
    Person(String),
    /// The name of an organisation.
    Organisation(String),
    /// Yes or no.
    YesNo(bool),
    /// A document that was attached.
    File {
        /// The id of the attachment.
        id: String,
        /// Its name, as the person gave it.
        name: String,
    },
}

/// Whether an address can hold this id of an item: small letters, digits and hyphens, at most 40. Whoever makes an item
/// gives it such an id.
#[must_use]
pub fn is_item_id(id: &str) -> bool {
    const LONGEST: usize = 40;
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=LONGEST).contains(&id.len()) && id.bytes().all(plain)
}

impl Answers {
    /// What was answered in the section of this code.
    #[must_use]
    pub fn section(&self, code: &str) -> Option<&Declared> {
        self.sections.get(code)
    }

    /// The items of the section of this code; none where there is nothing to declare.
    #[must_use]
    pub fn items(&self, section: &str) -> &[Item] {
        self.section(section).map_or(&[], Declared::items)
    }

    /// Puts an item into a section, in the place of the one with its id, else at the end. Whoever declares something no
    /// longer has nothing to declare.
    pub fn put(&mut self, section: &str, item: Item) {
        let declared = self.sections.entry(section.to_owned());
        let declared = declared.or_insert(Declared::Nothing);
        if let Declared::Items(items) = declared {
            match items.iter_mut().find(|there| there.id == item.id) {
                Some(there) => *there = item,
                None => items.push(item),
            }
        } else {
            *declared = Declared::Items(vec![item]);
        }
    }

    /// Takes the item with this id out of a section, and leaves the section unanswered with the last one.
    pub fn remove(&mut self, section: &str, id: &str) {
        if let Some(Declared::Items(items)) = self.sections.get_mut(section) {
            items.retain(|item| item.id != id);
            if items.is_empty() {
                self.sections.remove(section);
            }
        }
    }

    /// As the bytes that are sealed.
    ///
    /// # Errors
    /// [`Error::Broken`] never in practice.
    pub fn encode(&self) -> Result<Vec<u8>> {
        serde_json::to_vec(self).map_err(Error::broken)
    }

    /// Reads what [`Self::encode`] wrote.
    ///
    /// # Errors
    /// [`Error::Broken`] when the bytes are of another format.
    pub fn decode(bytes: &[u8]) -> Result<Self> {
        serde_json::from_slice(bytes).map_err(|_| Error::broken("answers of an unknown format"))
    }

    /// How many bytes they are sealed as.
    ///
    /// # Errors
    /// [`Error::Broken`] never in practice.
    pub fn size(&self) -> Result<usize> {
        let mut bytes = self.encode()?;
        let size = bytes.len();
        bytes.zeroize();
        Ok(size)
    }
}

impl Declared {
    /// The items; none where there is nothing to declare.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        match self {
            Self::Nothing => &[],
            Self::Items(items) => items,
        }
    }
}

impl Item {
    /// The answer to the field of this code.
    #[must_use]
    pub fn value(&self, field: &str) -> Option<&Value> {
        self.fields.get(field)
    }

    /// Whether the field of this code applies to the item, given what it answers before it. Conditions name earlier
    /// fields only, so this comes to an end.
    #[must_use]
    pub fn applies(&self, section: &Section, field: &str) -> bool {
        let Some(condition) = section.field(field).and_then(|field| field.when.as_ref()) else {
            return true;
        };
        condition.met_by(self.value(&condition.field)) && self.applies(section, &condition.field)
    }

    /// What tells it apart in a list: the answer to the section's naming field, if it is in words.
    #[must_use]
    pub fn name(&self, section: &Section) -> Option<&str> {
        self.value(section.name.as_deref()?).and_then(Value::words)
    }
}

impl Value {
    /// Its code, where it is one of a list: an option, `yes` or `no`, a country, the lowest amount of a band.
    #[must_use]
    pub fn code(&self) -> Option<String> {
        match self {
            Self::Choice(code) => Some(code.clone()),
            Self::YesNo(yes) => Some(if *yes { "yes" } else { "no" }.to_owned()),
            Self::Country(country) => Some(country.code().to_owned()),
            Self::Band(from) => Some(from.to_string()),
            _ => None,
        }
    }

    /// Its words, where it is in the person's own.
    #[must_use]
    pub fn words(&self) -> Option<&str> {
        match self {
            Self::Text(words) | Self::Person(words) | Self::Organisation(words) => Some(words),
            Self::File { name, .. } => Some(name),
            _ => None,
        }
    }
}

impl Drop for Answers {
    /// Words leave memory with the answers they belong to.
    fn drop(&mut self) {
        let declared = self.sections.values_mut();
        let items = declared.filter_map(|declared| match declared {
            Declared::Nothing => None,
            Declared::Items(items) => Some(items),
        });
        for value in items.flatten().flat_map(|item| item.fields.values_mut()) {
            value.wipe();
        }
    }
}

impl Value {
    fn wipe(&mut self) {
        match self {
            Self::Text(words)
            | Self::Choice(words)
            | Self::Person(words)
            | Self::Organisation(words)
            | Self::File { name: words, .. } => words.zeroize(),
            Self::Money(_) | Self::Band(_) | Self::Date(_) | Self::Country(_) | Self::YesNo(_) => {}
        }
    }
}
