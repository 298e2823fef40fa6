use std::fmt;

use serde::{Deserialize, Serialize};

use super::Currency;
use crate::language::{Speech, Text, typed::western};

/// Nobody owns more than fifteen digits of anything; what is longer is a slip of the hand.
const MOST_DIGITS: usize = 15;
/// An amount is kept in thousandths, the finest division a currency has.
const THOUSANDTHS: u64 = 1000;

/// An amount of money that is not negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Written", try_from = "Written")]
pub struct Money {
    thousandths: u64,
    currency: Currency,
}

/// How it stands in a sealed box: no number that another reader of JSON would round.
#[derive(Serialize, Deserialize)]
struct Written {
    amount: String,
    currency: Currency,
}

impl Money {
    /// So many whole units.
    #[must_use]
    pub fn whole(units: u32, currency: Currency) -> Self {
        Self {
            thousandths: u64::from(units) * THOUSANDTHS,
            currency,
        }
    }

    /// An amount as people type it: digits of any script; grouped by spaces, apostrophes, commas or points, as English,
    /// Arabic, French, German and Indian writers do; with decimals after a point or a comma.
    ///
    /// # Errors
    /// A sentence for whoever typed it, when it is empty, negative, no number, too large, has more decimals than the
    /// currency, or can be read in two ways.
    pub fn parse(typed: &str, currency: Currency) -> Result<Self, Text> {
        let typed = western(typed);
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(Text::new("form-money-missing"));
        }
        let bracketed = typed.starts_with('(') && typed.ends_with(')');
        if bracketed || typed.starts_with(['-', '−', '–']) || typed.ends_with(['-', '−']) {
            return Err(Text::new("form-money-negative"));
        }
        let parts = Parts::of(typed, currency)?;
        if parts.whole.len() > MOST_DIGITS {
            return Err(Text::new("form-money-long").with("most", MOST_DIGITS));
        }
        let decimals = parts.decimals.trim_end_matches('0');
        if decimals.len() > currency.decimals() {
            return Err(Text::new("form-money-decimals")
                .with("currency", currency.code())
                .with("count", currency.decimals()));
        }
        let thousandths = format!("{}{decimals:0<3}", parts.whole);
        let thousandths = thousandths.parse().map_err(|_| no_number())?;
        Ok(Self {
            thousandths,
            currency,
        })
    }

    /// The currency.
    #[must_use]
    pub fn currency(self) -> Currency {
        self.currency
    }

    /// The amount written plainly, with the decimals of its currency if there are any: `1234.50`, `1234`.
    #[must_use]
    pub fn plain(self) -> String {
        let (whole, part) = (
            self.thousandths / THOUSANDTHS,
            self.thousandths % THOUSANDTHS,
        );
        if part == 0 {
            return whole.to_string();
        }
        let part = format!("{part:03}");
        let kept = part.get(..self.currency.decimals()).unwrap_or(&part);
        format!("{whole}.{kept}")
    }

    /// The amount in the reader's digits, behind its currency: `USD 1,234.50`.
    #[must_use]
    pub fn spoken(self, speech: &Speech) -> String {
        let text = Text::new("form-money")
            .with("currency", self.currency.code())
            .with("amount", speech.decimal(&self.plain()));
        speech.say(&text)
    }

    /// This and another amount; `None` when they are of two currencies.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        let thousandths = self.thousandths.saturating_add(other.thousandths);
        (self.currency == other.currency).then_some(Self {
            thousandths,
            ..self
        })
    }

    /// How it compares with so many whole units of its own currency.
    #[must_use]
    pub fn compare(self, units: u32) -> std::cmp::Ordering {
        self.thousandths.cmp(&(u64::from(units) * THOUSANDTHS))
    }
}

/// The digits before and after the decimal mark.
struct Parts {
    whole: String,
    decimals: String,
}

impl Parts {
    fn of(typed: &str, currency: Currency) -> Result<Self, Text> {
        let marks: Vec<char> = typed.chars().filter(|c| !c.is_ascii_digit()).collect();
        if marks.len() == typed.chars().count() || !marks.iter().all(|mark| is_mark(*mark)) {
            return Err(no_number());
        }
        let (whole, decimals) = match decimal_mark(typed, &marks, currency)? {
            Some(mark) => typed.rsplit_once(mark).unwrap_or((typed, "")),
            None => (typed, ""),
        };
        if !decimals.chars().all(|c| c.is_ascii_digit()) || !is_grouped(whole) {
            return Err(no_number());
        }
        let digits = whole.chars().filter(char::is_ascii_digit);
        let digits: String = digits.skip_while(|digit| *digit == '0').collect();
        Ok(Self {
            whole: if digits.is_empty() {
                "0".to_owned()
            } else {
                digits
            },
            decimals: decimals.to_owned(),
        })
    }
}

/// Which mark, if any, stands before the decimals. A mark that comes twice groups; of two the last divides; a single comma
/// before three digits groups, as in English and Arabic; a single point before three digits might do either.
fn decimal_mark(typed: &str, marks: &[char], currency: Currency) -> Result<Option<char>, Text> {
    let Some(last) = marks.iter().rev().copied().find(|mark| is_either(*mark)) else {
        return Ok(None);
    };
    let times = marks.iter().filter(|mark| **mark == last).count();
    let other = marks.iter().any(|mark| *mark != last);
    let after = typed
        .rsplit_once(last)
        .map_or(0, |(_, after)| after.chars().count());
    let before = typed.split_once(last).map_or("", |(before, _)| before);
    let may_group = after == 3 && !before.is_empty() && !before.starts_with('0');
    match (times, other) {
        (2.., _) => Ok(None),
        (_, true) => Ok(Some(last)),
        _ if !may_group || (last == '.' && currency.decimals() == 3) => Ok(Some(last)),
        _ if last == '.' && before.len() <= 3 => Err(Text::new("form-money-two-ways")
            .with("grouped", typed.replace('.', ""))
            .with("divided", format!("{before}.00"))),
        _ if last == '.' => Ok(Some(last)),
        _ => Ok(None),
    }
}

/// Whether the digits stand in groups as people make them: one to three, then threes; or Indian: twos, and a three last.
fn is_grouped(whole: &str) -> bool {
    let marks: Vec<char> = whole.chars().filter(|c| !c.is_ascii_digit()).collect();
    let one_kind = marks.windows(2).all(|pair| pair.first() == pair.last());
    let groups: Vec<usize> = whole.split(is_mark).map(str::len).collect();
    let Some((first, rest)) = groups.split_first() else {
        return false;
    };
    let Some((last, inner)) = rest.split_last() else {
        return true;
    };
    let threes = inner.iter().all(|length| *length == 3);
    let twos = inner.iter().all(|length| *length == 2) && *first <= 2;
    one_kind && (1..=3).contains(first) && *last == 3 && (threes || twos)
}

fn is_either(mark: char) -> bool {
    matches!(mark, '.' | ',' | '،')
}

fn is_mark(mark: char) -> bool {
    is_either(mark) || matches!(mark, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\'' | '’')
}

fn no_number() -> Text {
    Text::new("form-money-number")
}

impl From<Money> for Written {
    fn from(money: Money) -> Self {
        Self {
            amount: money.plain(),
            currency: money.currency,
        }
    }
}

impl TryFrom<Written> for Money {
    type Error = &'static str;
    fn try_from(written: Written) -> Result<Self, Self::Error> {
        let (whole, decimals) = written
            .amount
            .split_once('.')
            .unwrap_or((&written.amount, ""));
        let digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
        let thousandths = format!("{whole}{decimals:0<3}").parse();
        match thousandths {
            Ok(thousandths) if digits(whole) && digits(decimals) && decimals.len() <= 3 => {
                Ok(Self {
                    thousandths,
                    currency: written.currency,
                })
            }
            _ => Err("an amount that is no number"),
        }
    }
}

impl fmt::Display for Money {
    /// Plainly, as in `USD 1234.50`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.currency.code(), self.plain())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::language::Languages;

    fn usd() -> Currency {
        Currency::from_code("USD").unwrap()
    }

    fn read(typed: &str, currency: &str) -> String {
        match Money::parse(typed, Currency::from_code(currency).unwrap()) {
            Ok(money) => money.plain(),
            Err(text) => text.key().to_owned(),
        }
    }

    #[test]
    fn money_is_read_as_it_is_written_in_many_places() {
        for (typed, amount) in [
            ("1234", "1234"),
            ("1234.5", "1234.50"),
            ("1,234.50", "1234.50"),
            ("1,234,567", "1234567"),
            ("1,234", "1234"),
            ("12,50", "12.50"),
            ("1.234,50", "1234.50"),
            ("1.234.567", "1234567"),
            ("1 234,50", "1234.50"),
            ("1\u{202f}234\u{202f}567", "1234567"),
            ("1'234.50", "1234.50"),
            ("1’234’567", "1234567"),
            ("1,00,000", "100000"),
            ("١٬٢٣٤٫٥٠", "1234.50"),
            ("١٢٣٤", "1234"),
            ("١،٢٣٤", "1234"),
            ("۱۲٬۳۴۵", "12345"),
            ("\u{2067}٤٢٫٥\u{2069}", "42.50"),
            ("0", "0"),
            (".50", "0.50"),
            ("007", "7"),
            ("1234.000", "1234"),
            ("0.500", "0.50"),
            ("999999999999999", "999999999999999"),
        ] {
            assert_eq!(read(typed, "USD"), amount, "{typed}");
        }
        assert_eq!(read("1.234", "KWD"), "1.234");
        assert_eq!(read("1,234", "JPY"), "1234");
    }

    #[test]
    fn what_is_no_amount_is_refused_with_its_own_sentence() {
        for (typed, key) in [
            ("", "form-money-missing"),
            ("  ", "form-money-missing"),
            ("-5", "form-money-negative"),
            ("−٥", "form-money-negative"),
            ("(500)", "form-money-negative"),
            ("12345678901234567890", "form-money-long"),
            ("١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦٧٨٩٠", "form-money-long"),
            ("1.234", "form-money-two-ways"),
            ("1.2345", "form-money-decimals"),
            ("12.345", "form-money-two-ways"),
            ("10k", "form-money-number"),
            ("ten", "form-money-number"),
            ("1 23", "form-money-number"),
            ("1,23,4", "form-money-number"),
            ("1,234 567", "form-money-number"),
            ("1.5.5", "form-money-number"),
            (",", "form-money-number"),
            ("1e9", "form-money-number"),
            ("NaN", "form-money-number"),
        ] {
            assert_eq!(read(typed, "USD"), key, "{typed}");
        }
        assert_eq!(read("12.5", "JPY"), "form-money-decimals");
    }

    #[test]
    fn it_is_spoken_in_the_readers_way() {
        let languages = Languages::load(None, "en").unwrap();
        let money = Money::parse("1234567.5", usd()).unwrap();
        let said = |tag| money.spoken(languages.speech(tag).unwrap());
        let plain = |tag| said(tag).replace(['\u{2068}', '\u{2069}'], "");
        assert_eq!(plain("en"), "USD 1,234,567.50");
        assert!(plain("ar").contains("1,234,567.50"));
        assert_eq!(money.to_string(), "USD 1234567.50");
    }

    proptest! {
        #[test]
        fn whatever_is_typed_nothing_breaks(typed in ".{0,30}") {
            drop(Money::parse(&typed, usd()));
        }

        #[test]
        fn every_amount_is_read_back_in_every_grouping(whole in 0_u64..1_000_000_000_000_000, cents in 0_u64..100) {
            let grouped = |mark: char| {
                let digits = whole.to_string();
                let mut text = String::new();
                for (at, digit) in digits.chars().enumerate() {
                    if at > 0 && (digits.len() - at).is_multiple_of(3) {
                        text.push(mark);
                    }
                    text.push(digit);
                }
                text
            };
            let money = Money::parse(&format!("{whole}.{cents:02}"), usd()).unwrap();
            prop_assert_eq!(money.thousandths, whole * 1000 + cents * 10);
            for (mark, decimal) in [(',', '.'), (' ', ','), ('.', ','), ('\'', '.'), ('٬', '٫'), ('\u{202f}', ',')] {
                let typed = format!("{}{decimal}{cents:02}", grouped(mark));
                prop_assert_eq!(Money::parse(&typed, usd()), Ok(money), "{}", typed);
                let arabic: String = typed
                    .chars()
                    .map(|c| c.to_digit(10).map_or(c, |digit| char::from_u32(0x660 + digit).unwrap()))
                    .collect();
                prop_assert_eq!(Money::parse(&arabic, usd()), Ok(money), "{}", arabic);
            }
            let kept: Money = serde_json::from_str(&serde_json::to_string(&money).unwrap()).unwrap();
            prop_assert_eq!(kept, money);
        }
    }
}
