//! What people type into the inputs of a page or the cells of a table, as answers.

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

use super::{Country, Currency, Field, Kind, Money, Value};
use crate::language::{
    Text,
    typed::{day, western},
};

/// What came in for one field, before it is read.
#[derive(Clone, Copy)]
pub enum Typed<'a> {
    /// One input or cell: words, the code of an option, a day as year-month-day, an amount with its currency.
    One(&'a str),
    /// An amount and the code of its currency.
    Money {
        /// The amount as typed.
        amount: &'a str,
        /// The code of the currency.
        currency: &'a str,
    },
    /// A day in three inputs.
    Day {
        /// The day of the month.
        day: &'a str,
        /// The number of the month.
        month: &'a str,
        /// The year in four digits.
        year: &'a str,
    },
    /// A document that has been attached.
    File {
        /// The id of the attachment.
        id: &'a str,
        /// Its name.
        name: &'a str,
    },
}

impl Typed<'_> {
    fn is_empty(&self) -> bool {
        match self {
            // A list of currencies always has one chosen: alone it is no answer.
            Self::One(text) | Self::Money { amount: text, .. } | Self::File { id: text, .. } => {
                text.trim().is_empty()
            }
            Self::Day { day, month, year } => {
                [day, month, year].iter().all(|part| part.trim().is_empty())
            }
        }
    }
}

impl Field {
    /// The answer that was typed; `None` when the field was left empty, whether or not it must be answered.
    ///
    /// # Errors
    /// A sentence for whoever typed it.
    pub fn read(&self, typed: Typed<'_>) -> Result<Option<Value>, Text> {
        if typed.is_empty() {
            return Ok(None);
        }
        let value = match (&self.kind, typed) {
            (Kind::Money { currencies }, typed) => Value::Money(money(typed, currencies)?),
            (Kind::Date { .. }, typed) => Value::Date(date(typed)?),
            (Kind::File, Typed::File { id, name }) => Value::File {
                id: id.to_owned(),
                name: composed(name),
            },
            (kind, Typed::One(text)) => one(kind, text)?,
            _ => return Err(Text::new("form-wrong-kind")),
        };
        match self.flaw(&value) {
            Some(flaw) => Err(flaw),
            None => Ok(Some(value)),
        }
    }
}

fn one(kind: &Kind, text: &str) -> Result<Value, Text> {
    let code = text.trim();
    let no_such = || Text::new("form-no-such-option");
    Ok(match kind {
        Kind::Person => Value::Person(composed(text)),
        Kind::Organisation => Value::Organisation(composed(text)),
        Kind::Choice { .. } => Value::Choice(code.to_owned()),
        Kind::Band { .. } => Value::Band(western(code).parse().map_err(|_| no_such())?),
        Kind::Country => {
            Value::Country(Country::from_code(code).ok_or_else(|| Text::new("form-no-country"))?)
        }
        Kind::YesNo => match code.to_ascii_lowercase().as_str() {
            "yes" => Value::YesNo(true),
            "no" => Value::YesNo(false),
            _ => return Err(no_such()),
        },
        Kind::Text { .. } => Value::Text(composed(text)),
        Kind::Money { .. } | Kind::Date { .. } | Kind::File => {
            return Err(Text::new("form-wrong-kind"));
        }
    })
}

/// In Unicode's composed form, so that one name is not written in two ways; line ends of browsers become one character.
fn composed(text: &str) -> String {
    let text = text.trim().replace("\r\n", "\n").replace('\r', "\n");
    text.nfc().collect()
}

/// An amount. The currency stands beside it, or before or behind it in the same cell, or is the only one asked for.
fn money(typed: Typed<'_>, offered: &[Currency]) -> Result<Money, Text> {
    let (amount, code) = match typed {
        Typed::Money { amount, currency } => (amount.trim(), currency.trim()),
        Typed::One(text) => with_code(text.trim()),
        _ => return Err(Text::new("form-wrong-kind")),
    };
    let only = match offered {
        [only] => Some(*only),
        _ => None,
    };
    let currency = if code.is_empty() {
        only.ok_or_else(|| Text::new("form-currency-missing"))?
    } else {
        Currency::from_code(code).ok_or_else(|| Text::new("form-no-currency").with("code", code))?
    };
    Money::parse(amount, currency)
}

/// Parts an amount from three letters before or behind it.
fn with_code(text: &str) -> (&str, &str) {
    let letters = |part: &str| part.len() == 3 && part.chars().all(|c| c.is_ascii_alphabetic());
    let front = text.split_at_checked(3).filter(|(code, _)| letters(code));
    let back = || {
        let at = text.len().checked_sub(3)?;
        text.split_at_checked(at).filter(|(_, code)| letters(code))
    };
    match (front, back()) {
        (Some((code, amount)), _) | (None, Some((amount, code))) => (amount.trim(), code),
        (None, None) => (text, ""),
    }
}

fn date(typed: Typed<'_>) -> Result<Date, Text> {
    let no_day = || Text::new("form-no-day");
    match typed {
        Typed::Day {
            day: date,
            month,
            year,
        } => day(date, month, year).ok_or_else(no_day),
        Typed::One(text) => {
            let text = western(text);
            let parts: Vec<&str> = text.trim().split(['-', '/', '.']).collect();
            match parts.as_slice() {
                [year, month, date] if year.len() == 4 => day(date, month, year).ok_or_else(no_day),
                _ => Err(no_day()),
            }
        }
        _ => Err(Text::new("form-wrong-kind")),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::disclosure::form::samples::{choice, country, form, money, text};

    fn read(field: &str, typed: Typed<'_>) -> Result<Option<Value>, String> {
        let form = form();
        let field = form
            .section("assets")
            .unwrap()
            .field(field)
            .unwrap()
            .clone();
        field.read(typed).map_err(|text| text.key().to_owned())
    }

    fn one(field: &str, typed: &str) -> Result<Option<Value>, String> {
        read(field, Typed::One(typed))
    }

    #[test]
    fn each_kind_is_read_from_what_was_typed() {
        assert_eq!(
            one("what", "  Cafe\u{301}\r\nbar "),
            Ok(Some(text("Café\nbar")))
        );
        assert_eq!(one("kind", "house"), Ok(Some(choice("house"))));
        assert_eq!(one("where", "ch"), Ok(Some(country("CH"))));
        assert_eq!(one("rented", "no"), Ok(Some(Value::YesNo(false))));
        assert_eq!(one("band", "1000"), Ok(Some(Value::Band(1000))));
        assert_eq!(
            one("since", "2026-03-27"),
            Ok(Some(Value::Date(date(2026, 3, 27))))
        );
        assert_eq!(
            one("since", "٢٠٢٦/٣/٢٧"),
            Ok(Some(Value::Date(date(2026, 3, 27))))
        );
        for typed in ["USD 1,234", "1234 usd", "USD1234"] {
            assert_eq!(
                one("value", typed),
                Ok(Some(money("1234", "USD"))),
                "{typed}"
            );
        }
        let amount = Typed::Money {
            amount: "١٢٣٤",
            currency: "USD",
        };
        assert_eq!(read("value", amount), Ok(Some(money("1234", "USD"))));
        let day = Typed::Day {
            day: "٢٧",
            month: "3",
            year: "2026",
        };
        assert_eq!(read("since", day), Ok(Some(Value::Date(date(2026, 3, 27)))));
    }

    #[test]
    fn what_was_left_empty_is_no_answer() {
        assert_eq!(one("what", "  "), Ok(None));
        let amount = Typed::Money {
            amount: "",
            currency: "USD",
        };
        assert_eq!(read("value", amount), Ok(None));
        let day = Typed::Day {
            day: "",
            month: " ",
            year: "",
        };
        assert_eq!(read("since", day), Ok(None));
        assert_eq!(read("deed", Typed::File { id: "", name: "x" }), Ok(None));
    }

    #[test]
    fn what_cannot_be_read_is_told() {
        for (field, typed, key) in [
            ("kind", "boat", "form-no-such-option"),
            ("where", "Narnia", "form-no-country"),
            ("rented", "perhaps", "form-no-such-option"),
            ("band", "7", "form-no-such-option"),
            ("since", "27.3.2026", "form-no-day"),
            ("since", "2026-02-30", "form-no-day"),
            ("value", "1234", "form-currency-missing"),
            ("value", "XXX 1234", "form-no-currency"),
            ("value", "USD -5", "form-money-negative"),
            ("deed", "deed.pdf", "form-wrong-kind"),
        ] {
            assert_eq!(one(field, typed), Err(key.to_owned()), "{typed}");
        }
        let half = Typed::Day {
            day: "3",
            month: "",
            year: "2026",
        };
        assert_eq!(read("since", half), Err("form-no-day".to_owned()));
    }
}
