//! Below a threshold there is no duty to declare. Who declares all the same does nothing wrong: they are told, once.

use std::{cmp::Ordering, collections::HashMap};

use super::{
    Bound, Findings, Grade, Item, Kind, Money, Place, Section, Threshold, Value, words::folded,
};
use crate::language::Text;

/// Adds a notice to each item that need not be declared.
pub(super) fn hint(section: &Section, items: &[Item], findings: &mut Findings) {
    for threshold in &section.thresholds {
        let totals = totals(threshold, items);
        for item in items {
            let value = item.value(&threshold.of);
            let below = match value {
                Some(Value::Money(money)) => {
                    let key = group(threshold, item);
                    let total = totals.get(&key).copied().unwrap_or(*money);
                    is_measured(threshold, *money) && !reaches(threshold, total)
                }
                Some(Value::Band(from)) => band_is_below(section, threshold, *from),
                _ => false,
            };
            if below {
                let place = Place::field(&section.code, &item.id, &threshold.of);
                let text = Text::new("form-below-threshold").with("threshold", threshold.text());
                findings.add(place, Grade::Notice, text);
            }
        }
    }
}

/// The totals in the currency of the threshold: of each group, or of each item by itself.
fn totals(threshold: &Threshold, items: &[Item]) -> HashMap<String, Money> {
    let mut totals: HashMap<String, Money> = HashMap::new();
    for item in items {
        if let Some(Value::Money(money)) = item.value(&threshold.of)
            && is_measured(threshold, *money)
        {
            let total = totals
                .entry(group(threshold, item))
                .or_insert_with(|| Money::whole(0, money.currency()));
            *total = total.plus(*money).unwrap_or(*total);
        }
    }
    totals
}

/// What is added up together: the items of one answer, such as a giver, or the item alone.
fn group(threshold: &Threshold, item: &Item) -> String {
    let answer = threshold.per.as_ref().and_then(|per| item.value(per));
    match answer {
        Some(value) => value.code().or_else(|| value.words().map(folded)),
        None => None,
    }
    .unwrap_or_else(|| format!("#{}", item.id))
}

fn is_measured(threshold: &Threshold, money: Money) -> bool {
    money.currency() == threshold.currency
}

fn reaches(threshold: &Threshold, total: Money) -> bool {
    match (total.compare(threshold.amount), threshold.bound) {
        (Ordering::Greater, _) | (Ordering::Equal, Bound::From) => true,
        (Ordering::Equal, Bound::Above) | (Ordering::Less, _) => false,
    }
}

/// A band is below when all of it is: it ends where the next begins.
fn band_is_below(section: &Section, threshold: &Threshold, from: u32) -> bool {
    let kind = section.field(&threshold.of).map(|field| &field.kind);
    let Some(Kind::Band { currency, bounds }) = kind else {
        return false;
    };
    let next = bounds.iter().find(|bound| **bound > from);
    *currency == threshold.currency && next.is_some_and(|end| *end <= threshold.amount)
}
