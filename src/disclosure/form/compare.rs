//! What changed since last year, item by item and field by field.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::{Answers, Declared, Form, Item, Section, Value, words::folded};

/// What differs between two answers to a form.
#[derive(Clone, PartialEq)]
#[cfg_attr(test, derive(Debug))]
pub struct Comparison {
    /// Every section of the form in its order, then those of the answers that the form no longer has.
    pub sections: Vec<SectionChange>,
}

/// What differs in one section.
#[derive(Clone, PartialEq)]
#[cfg_attr(test, derive(Debug))]
pub struct SectionChange {
    /// The code of the section.
    pub code: String,
    /// Whether there was nothing to declare; `None` when it was not answered.
    pub nothing_before: Option<bool>,
    /// Whether there is nothing to declare; `None` when it is not answered.
    pub nothing_after: Option<bool>,
    /// The items of now in their order, then those that are gone.
    pub items: Vec<ItemChange>,
}

/// What became of one item.
#[derive(Clone, PartialEq)]
#[cfg_attr(test, derive(Debug))]
pub struct ItemChange {
    /// What became of it.
    pub fate: Fate,
    /// The item as it was.
    pub before: Option<Item>,
    /// The item as it is.
    pub after: Option<Item>,
    /// The fields that differ, in the order of the form; empty unless it is [`Fate::Changed`].
    pub fields: Vec<FieldChange>,
}

/// One field that differs.
#[derive(Clone, PartialEq)]
#[cfg_attr(test, derive(Debug))]
pub struct FieldChange {
    /// The code of the field.
    pub code: String,
    /// The answer as it was.
    pub before: Option<Value>,
    /// The answer as it is.
    pub after: Option<Value>,
}

/// What became of an item since last year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fate {
    /// It is new.
    Added,
    /// Something about it differs.
    Changed,
    /// It is gone.
    Removed,
    /// It is as it was.
    Unchanged,
}

/// Compares two answers, both read by `form`. An item is the same when it has the same id; else, for who typed it all
/// again, when it says the same, or has the same owner and the same name.
#[must_use]
pub fn compare(form: &Form, before: &Answers, after: &Answers) -> Comparison {
    let known = form.sections.iter().map(|section| section.code.as_str());
    let strange: BTreeSet<&str> = before
        .sections
        .keys()
        .chain(after.sections.keys())
        .map(String::as_str)
        .filter(|code| form.section(code).is_none())
        .collect();
    let sections = known.chain(strange).map(|code| {
        let (was, is) = (before.section(code), after.section(code));
        SectionChange {
            code: code.to_owned(),
            nothing_before: was.map(|was| *was == Declared::Nothing),
            nothing_after: is.map(|is| *is == Declared::Nothing),
            items: items(
                form.section(code),
                was.map_or(&[], Declared::items),
                is.map_or(&[], Declared::items),
            ),
        }
    });
    Comparison {
        sections: sections.collect(),
    }
}

impl Comparison {
    /// Whether everything is as it was.
    #[must_use]
    pub fn is_unchanged(&self) -> bool {
        self.sections.iter().all(SectionChange::is_unchanged)
    }

    /// How many items had this fate.
    #[must_use]
    pub fn count(&self, fate: Fate) -> usize {
        let items = self.sections.iter().flat_map(|section| &section.items);
        items.filter(|item| item.fate == fate).count()
    }
}

impl SectionChange {
    /// Whether everything in it is as it was.
    #[must_use]
    pub fn is_unchanged(&self) -> bool {
        self.nothing_before == self.nothing_after
            && self.items.iter().all(|item| item.fate == Fate::Unchanged)
    }
}

impl ItemChange {
    fn of(section: Option<&Section>, before: Option<&Item>, after: Option<&Item>) -> Self {
        let fields = match (before, after) {
            (Some(before), Some(after)) => differing(section, before, after),
            _ => Vec::new(),
        };
        let fate = match (before, after) {
            (None, _) => Fate::Added,
            (_, None) => Fate::Removed,
            (Some(was), Some(is)) if fields.is_empty() && was.subject == is.subject => {
                Fate::Unchanged
            }
            _ => Fate::Changed,
        };
        Self {
            fate,
            before: before.cloned(),
            after: after.cloned(),
            fields,
        }
    }
}

fn items(section: Option<&Section>, before: &[Item], after: &[Item]) -> Vec<ItemChange> {
    let mut pairs = Pairs::new(before.len(), after.len());
    pairs.join(before, after, |item| Some(item.id.clone()));
    pairs.join(before, after, said);
    if let Some(section) = section {
        pairs.join(before, after, |item| named(section, item));
    }
    let now = after.iter().zip(&pairs.of_after);
    let now = now.map(|(after, was)| {
        let before = was.and_then(|was| before.get(was));
        ItemChange::of(section, before, Some(after))
    });
    let gone = before
        .iter()
        .zip(&pairs.taken)
        .filter(|(_, taken)| !**taken);
    let gone = gone.map(|(before, _)| ItemChange::of(section, Some(before), None));
    now.chain(gone).collect()
}

/// Which item of now was which.
struct Pairs {
    of_after: Vec<Option<usize>>,
    taken: Vec<bool>,
}

impl Pairs {
    fn new(before: usize, after: usize) -> Self {
        Self {
            of_after: vec![None; after],
            taken: vec![false; before],
        }
    }

    /// Joins items not yet joined whose key is the same; of several with one key the first with the first.
    fn join(&mut self, before: &[Item], after: &[Item], key: impl Fn(&Item) -> Option<String>) {
        let mut free: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, item) in before.iter().enumerate().rev() {
            if self.taken.get(at) == Some(&false)
                && let Some(key) = key(item)
            {
                free.entry(key).or_default().push(at);
            }
        }
        for (item, was) in after.iter().zip(&mut self.of_after) {
            if was.is_none()
                && let Some(at) = key(item).and_then(|key| free.get_mut(&key)?.pop())
            {
                *was = Some(at);
                if let Some(taken) = self.taken.get_mut(at) {
                    *taken = true;
                }
            }
        }
    }
}

/// All it says, apart from its id.
fn said(item: &Item) -> Option<String> {
    serde_json::to_string(&(item.subject, &item.fields)).ok()
}

/// Whose it is and what it is called, if its section names its items.
fn named(section: &Section, item: &Item) -> Option<String> {
    let name = item.name(section).map(folded)?;
    let subject = item.subject.map_or("", super::Subject::code);
    Some(format!("{subject} {name}"))
}

fn differing(section: Option<&Section>, before: &Item, after: &Item) -> Vec<FieldChange> {
    let fields = section.map_or(&[][..], |section| &section.fields);
    let asked: Vec<&str> = fields.iter().map(|field| field.code.as_str()).collect();
    let listed: HashSet<&str> = asked.iter().copied().collect();
    let strange: BTreeSet<&str> = before
        .fields
        .keys()
        .chain(after.fields.keys())
        .map(String::as_str)
        .filter(|code| !listed.contains(code))
        .collect();
    asked
        .into_iter()
        .chain(strange)
        .filter(|code| before.value(code) != after.value(code))
        .map(|code| FieldChange {
            code: code.to_owned(),
            before: before.value(code).cloned(),
            after: after.value(code).cloned(),
        })
        .collect()
}
