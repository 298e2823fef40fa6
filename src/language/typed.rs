//! Reading what people type: digits of any script, days in three fields.

use jiff::civil::Date;

/// The same text with Arabic-Indic and Persian digits and separators written in Western form, without the invisible
/// marks of direction that a copied number brings along.
#[must_use]
pub fn western(typed: &str) -> String {
    typed.chars().filter_map(western_char).collect()
}

/// A whole number as people type it: digits of any script, grouped or not (`1 234`, `1,234`, `١٬٢٣٤`).
#[must_use]
pub fn number(typed: &str) -> Option<i64> {
    let digits: String = western(typed)
        .trim()
        .chars()
        .filter(|c| !matches!(c, ',' | ' ' | '\u{a0}' | '\u{202f}' | '\''))
        .collect();
    digits.parse().ok()
}

/// A day typed as three numbers; `None` when the calendar has no such day.
#[must_use]
pub fn day(day: &str, month: &str, year: &str) -> Option<Date> {
    let year = i16::try_from(number(year)?)
        .ok()
        .filter(|year| *year >= 1000)?;
    let month = i8::try_from(number(month)?).ok()?;
    let day = i8::try_from(number(day)?).ok()?;
    Date::new(year, month, day).ok()
}

fn western_char(c: char) -> Option<char> {
    let digit = |zero: char| {
        let value = u32::from(c).checked_sub(u32::from(zero))?;
        char::from_digit(value, 10)
    };
    match c {
        '\u{0660}'..='\u{0669}' => digit('\u{0660}'),
        '\u{06f0}'..='\u{06f9}' => digit('\u{06f0}'),
        '\u{066b}' => Some('.'),
        '\u{066c}' => Some(','),
        '\u{061c}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' => None,
        other => Some(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn digits_of_any_script_are_read() {
        assert_eq!(number("٢٠٢٦"), Some(2026));
        assert_eq!(number("۱۲٬۰۰۰"), Some(12_000));
        assert_eq!(number(" 1 234 "), Some(1234));
        assert_eq!(number("-3"), Some(-3));
        assert_eq!(number("12a"), None);
        assert_eq!(number(""), None);
        assert_eq!(western("\u{2067}٤٢٫٥\u{2069}"), "42.5");
    }

    #[test]
    fn a_day_must_exist() {
        assert_eq!(day("٢٧", "3", "2026"), Some(date(2026, 3, 27)));
        assert_eq!(day("29", "2", "2026"), None);
        assert_eq!(day("27", "3", "26"), None, "a year has four digits");
    }
}
