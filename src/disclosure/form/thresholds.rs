//! Below a threshold there is no duty to declare. Who declares all the same does nothing wrong: they are told, once.

use std::{cmp::Ordering, collections::HashMap};

use super::{
    Bound, Findings, Grade, Item, Kind, Money, Place, Section, Threshold, Value, words::folded,
};
use crate::language::Text;

/// Adds a notice to each item that need not be declared.
pub(super) fn hint(section: &Section, items: &[Item], findings: &mut Findings) {
    for threshold in &section.thresholds {
        let Some(of) = &threshold.of else {
            continue;
        };
        let totals = totals(threshold, of, items);
        for item in items {
            let value = item.value(of);
            let below = match value {
                Some(Value::Money(money)) => {
                    let key = group(threshold, item);
                    let total = totals.get(&key).copied().unwrap_or(*money);
                    is_measured(threshold, *money) && !reaches(threshold, total)
                }
                Some(Value::Band(from)) => band_is_below(section, threshold, of, *from),
                _ => false,
            };
            if below {
                let place = Place::field(&section.code, &item.id, of);
                let text = Text::new("form-below-threshold").with("threshold", threshold.text());
                findings.add(place, Grade::Notice, text);
            }
        }
    }
}

/// The totals in the currency of the threshold: of each group, or of each item by itself.
fn totals(threshold: &Threshold, of: &str, items: &[Item]) -> HashMap<String, Money> {
    let mut totals: HashMap<String, Money> = HashMap::new();
    for item in items {
        if let Some(Value::Money(money)) = item.value(of)
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
fn band_is_below(section: &Section, threshold: &Threshold, of: &str, from: u32) -> bool {
    let kind = section.field(of).map(|field| &field.kind);
    let Some(Kind::Band { currency, bounds }) = kind else {
        return false;
    };
    let next = bounds.iter().find(|bound| **bound > from);
    *currency == threshold.currency && next.is_some_and(|end| *end <= threshold.amount)
}

#[cfg(test)]
mod tests {
    use crate::disclosure::form::{
        Answers, Value,
        samples::{answers, asset, form, item, money, text},
    };

    /// Where notices stand; each is one of a threshold.
    fn noticed(answers: &Answers) -> Vec<String> {
        let findings = form().check(answers).unwrap();
        let notices = findings.notices();
        notices
            .map(|notice| {
                assert_eq!(notice.text.key(), "form-below-threshold");
                notice.place.as_ref().unwrap().name()
            })
            .collect()
    }

    #[test]
    fn below_a_threshold_a_person_is_told_and_not_stopped() {
        let worth = |amount, currency| {
            let house = asset(
                "a",
                &[("what", text("X")), ("value", money(amount, currency))],
            );
            noticed(&answers(vec![house]))
        };
        assert_eq!(worth("9999.99", "USD"), ["assets.a.value"]);
        assert!(worth("10000", "USD").is_empty());
        assert!(
            worth("1", "CHF").is_empty(),
            "not measured in another currency"
        );
        let roughly = |from| {
            let house = asset("a", &[("what", text("X")), ("band", Value::Band(from))]);
            noticed(&answers(vec![house])).len()
        };
        assert_eq!((roughly(0), roughly(1_000), roughly(5_000)), (1, 0, 0));
        let mut gifts = answers(Vec::new());
        let gift = |id: &str, giver: &str, amount: &str| {
            let giver = Value::Person(giver.to_owned());
            item(id, &[("giver", giver), ("worth", money(amount, "USD"))])
        };
        gifts.put("gifts", gift("a", "Zed Ltd", "200"));
        gifts.put("gifts", gift("b", "zed  LTD", "50"));
        gifts.put("gifts", gift("c", "Yan", "249.99"));
        assert_eq!(noticed(&gifts), ["gifts.c.worth"]);
    }
}
