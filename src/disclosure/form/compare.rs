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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::disclosure::form::{
        Subject,
        samples::{answers, asset, choice, form, money, text},
    };

    fn named(id: &str, what: &str, amount: &str) -> Item {
        asset(id, &[("what", text(what)), ("value", money(amount, "USD"))])
    }

    /// What became of each asset, by what it is called.
    fn fates(before: Vec<Item>, after: Vec<Item>) -> Vec<(String, Fate)> {
        let comparison = compare(&form(), &answers(before), &answers(after));
        let what = |item: &Item| item.value("what").unwrap().words().unwrap().to_owned();
        let items = &comparison.sections[0].items;
        items
            .iter()
            .map(|change| {
                let item = change.after.as_ref().or(change.before.as_ref());
                (what(item.unwrap()), change.fate)
            })
            .collect()
    }

    #[test]
    fn items_are_added_changed_removed_and_kept() {
        let before = vec![
            named("1", "House", "5"),
            named("2", "Boat", "6"),
            named("3", "Car", "7"),
        ];
        let after = vec![
            named("3", "Car", "7"),
            named("1", "House", "9"),
            named("4", "Horse", "1"),
        ];
        let expected = [
            ("Car", Fate::Unchanged),
            ("House", Fate::Changed),
            ("Horse", Fate::Added),
            ("Boat", Fate::Removed),
        ];
        let expected = expected.map(|(what, fate)| (what.to_owned(), fate));
        assert_eq!(fates(before, after), expected);
    }

    #[test]
    fn whoever_types_it_all_again_has_the_same_things() {
        let before = vec![named("1", "House", "5"), named("2", "Boat", "6")];
        let after = vec![named("8", " boat ", "6"), named("9", "House", "5")];
        let expected = [(" boat ", Fate::Changed), ("House", Fate::Unchanged)];
        let expected = expected.map(|(what, fate)| (what.to_owned(), fate));
        assert_eq!(fates(before.clone(), after), expected);
        let spouse = Item {
            subject: Some(Subject::Spouse),
            ..named("9", "House", "6")
        };
        let told = fates(before, vec![spouse]);
        assert_eq!(
            told[0],
            ("House".to_owned(), Fate::Added),
            "another's house is another"
        );
    }

    #[test]
    fn the_fields_that_differ_are_told_in_the_order_of_the_form() {
        let before = asset(
            "1",
            &[("what", text("House")), ("value", money("5", "USD"))],
        );
        let after = asset("1", &[("what", text("Home")), ("kind", choice("house"))]);
        let comparison = compare(&form(), &answers(vec![before]), &answers(vec![after]));
        let fields = &comparison.sections[0].items[0].fields;
        let codes: Vec<&str> = fields.iter().map(|field| field.code.as_str()).collect();
        assert_eq!(codes, ["what", "kind", "value"]);
        assert!(fields[1].before.is_none() && fields[2].after.is_none());
        assert_eq!(comparison.count(Fate::Changed), 1);
    }

    #[test]
    fn to_have_nothing_any_more_is_a_change() {
        let (some, none) = (answers(vec![named("1", "House", "5")]), answers(Vec::new()));
        let comparison = compare(&form(), &some, &none);
        assert!(!comparison.is_unchanged());
        let section = &comparison.sections[0];
        assert_eq!(
            (section.nothing_before, section.nothing_after),
            (Some(false), Some(true))
        );
        let oath = &comparison.sections[2];
        assert!(oath.is_unchanged());
        assert!(!compare(&form(), &Answers::default(), &none).is_unchanged());
    }

    #[test]
    fn two_hundred_items_are_compared_at_once() {
        let many = |amount: &str| {
            let items = (0..200).map(|at| named(&at.to_string(), &format!("Asset {at}"), amount));
            answers(items.collect())
        };
        let (before, after) = (many("5"), many("6"));
        let begun = std::time::Instant::now();
        let comparison = compare(&form(), &before, &after);
        assert_eq!(comparison.count(Fate::Changed), 200);
        assert!(
            begun.elapsed().as_millis() < 500,
            "an unoptimised build, on a busy machine"
        );
    }

    fn some_items() -> impl Strategy<Value = Vec<Item>> {
        let one = (0..12_u8, 0..6_u8, 0..3_u8);
        proptest::collection::vec(one, 0..12).prop_map(|drawn| {
            let mut items: Vec<Item> = Vec::new();
            for (id, what, amount) in drawn {
                if items.iter().all(|item| item.id != id.to_string()) {
                    items.push(named(
                        &id.to_string(),
                        &what.to_string(),
                        &amount.to_string(),
                    ));
                }
            }
            items
        })
    }

    proptest! {
        #[test]
        fn every_item_is_told_once_and_the_way_back_is_the_mirror(before in some_items(), after in some_items()) {
            let (was, is) = (answers(before.clone()), answers(after.clone()));
            let (there, back) = (compare(&form(), &was, &is), compare(&form(), &is, &was));
            let items = &there.sections[0].items;
            let ids = |of: fn(&ItemChange) -> &Option<Item>| {
                let mut ids: Vec<String> =
                    items.iter().filter_map(|change| of(change).as_ref().map(|item| item.id.clone())).collect();
                ids.sort();
                ids
            };
            let sorted = |items: &[Item]| {
                let mut ids: Vec<String> = items.iter().map(|item| item.id.clone()).collect();
                ids.sort();
                ids
            };
            prop_assert_eq!(ids(|change| &change.before), sorted(&before));
            prop_assert_eq!(ids(|change| &change.after), sorted(&after));
            prop_assert_eq!(there.count(Fate::Added), back.count(Fate::Removed));
            prop_assert_eq!(there.count(Fate::Unchanged), back.count(Fate::Unchanged));
            prop_assert!(compare(&form(), &was, &was).is_unchanged());
        }
    }
}
