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
