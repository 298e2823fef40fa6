//! A small form and answers to it, for the tests of the neighbours.

use std::collections::BTreeMap;

use super::{Answers, Country, Currency, Declared, Form, Item, Money, Subject, Value};

pub(super) const SMALL: &str = r#"
code = "small"
version = 1
languages = ["en", "ar"]
title = { en = "Small", ar = "صغير" }
certification = { en = "It is true.", ar = "هذا صحيح." }

[[section]]
code = "assets"
title = { en = "Assets", ar = "الأصول" }
nothing = { en = "None", ar = "لا شيء" }
most = 300
subjects = ["self", "spouse"]
name = "what"
threshold = [
    { currency = "USD", from = 10_000, of = "value" },
    { currency = "USD", above = 1_000, of = "band" },
]

[[section.field]]
code = "what"
type = "text"
label = { en = "What it is", ar = "وصفه" }
required = true

[[section.field]]
code = "kind"
type = "choice"
label = { en = "Kind", ar = "نوعه" }
statistic = true
options = [
    { code = "shares", en = "Shares", ar = "أسهم" },
    { code = "house", en = "House", ar = "منزل" },
]

[[section.field]]
code = "where"
type = "country"
label = { en = "Country", ar = "البلد" }
required = true
when = { field = "kind", is = "house" }

[[section.field]]
code = "rented"
type = "yes-no"
label = { en = "Rented out", ar = "مؤجر" }
flag = "yes"
when = { field = "where", is = ["CH", "FR"] }

[[section.field]]
code = "value"
type = "money"
label = { en = "Value", ar = "القيمة" }

[[section.field]]
code = "band"
type = "band"
label = { en = "Value, roughly", ar = "القيمة التقريبية" }
currency = "USD"
bands = [0, 1_000, 5_000]

[[section.field]]
code = "since"
type = "date"
label = { en = "Since", ar = "منذ" }

[[section.field]]
code = "until"
type = "date"
label = { en = "Until", ar = "حتى" }
not-before = "since"

[[section.field]]
code = "deed"
type = "file"
label = { en = "Deed", ar = "السند" }

[[section]]
code = "gifts"
title = { en = "Gifts", ar = "الهدايا" }
nothing = { en = "None", ar = "لا شيء" }
most = 3
threshold = [{ currency = "USD", from = 250, of = "worth", per = "giver" }]

[[section.field]]
code = "giver"
type = "person"
label = { en = "Giver", ar = "المانح" }
required = true

[[section.field]]
code = "worth"
type = "money"
label = { en = "Worth", ar = "القيمة" }
currencies = ["USD"]

[[section]]
code = "oath"
title = { en = "Oath", ar = "التعهد" }
once = true
anew = true

[[section.field]]
code = "read"
type = "yes-no"
label = { en = "Have you read it?", ar = "هل قرأته؟" }
required = true
flag = "no"
"#;

/// The small form.
pub(super) fn form() -> Form {
    Form::parse("small-1.toml", SMALL).unwrap()
}

/// The small form after a change of its file.
pub(super) fn changed(from: &str, to: &str) -> Form {
    assert!(SMALL.contains(from), "{from}");
    Form::parse("small-1.toml", &SMALL.replace(from, to)).unwrap()
}

/// An item with these answers.
pub(super) fn item(id: &str, fields: &[(&str, Value)]) -> Item {
    let fields = fields.iter();
    Item {
        id: id.to_owned(),
        subject: None,
        fields: fields
            .map(|(code, value)| ((*code).to_owned(), value.clone()))
            .collect(),
    }
}

/// An asset of the person's own.
pub(super) fn asset(id: &str, fields: &[(&str, Value)]) -> Item {
    Item {
        subject: Some(Subject::Own),
        ..item(id, fields)
    }
}

pub(super) fn text(words: &str) -> Value {
    Value::Text(words.to_owned())
}

pub(super) fn choice(code: &str) -> Value {
    Value::Choice(code.to_owned())
}

pub(super) fn country(code: &str) -> Value {
    Value::Country(Country::from_code(code).unwrap())
}

pub(super) fn money(amount: &str, currency: &str) -> Value {
    let currency = Currency::from_code(currency).unwrap();
    Value::Money(Money::parse(amount, currency).unwrap())
}

/// Answers with these items as assets, nothing else to declare, and the oath.
pub(super) fn answers(assets: Vec<Item>) -> Answers {
    let oath = item("o", &[("read", Value::YesNo(true))]);
    let assets = if assets.is_empty() {
        Declared::Nothing
    } else {
        Declared::Items(assets)
    };
    Answers {
        sections: BTreeMap::from([
            ("assets".to_owned(), assets),
            ("gifts".to_owned(), Declared::Nothing),
            ("oath".to_owned(), Declared::Items(vec![oath])),
        ]),
    }
}
