//! One reader's language: sentences, numbers, days, lists and order, the way that reader is used to.

use std::{cmp::Ordering, sync::Arc};

use fluent_bundle::{FluentArgs, FluentValue};
use jiff::civil;

use super::{
    Text, Value,
    languages::{Direction, Language},
};

/// The language of one reader; cheap to clone.
#[derive(Clone)]
pub struct Speech {
    own: Arc<Language>,
    fallback: Arc<Language>,
}

/// How far a deadline is, counted in working days from today: "in 3 working days", "today", "2 working days late".
#[must_use]
pub fn working_days(left: i64) -> Text {
    match left {
        0 => Text::new("working-days-none"),
        1.. => Text::new("working-days-left").with("count", left),
        _ => Text::new("working-days-late").with("count", left.saturating_neg()),
    }
}

impl Speech {
    pub(super) fn new(own: Arc<Language>, fallback: Arc<Language>) -> Self {
        Self { own, fallback }
    }

    /// The sentence in this language; in English if this language lacks it; its key in brackets if that fails
    /// too, which the tests of the words make impossible for what the house itself says.
    #[must_use]
    pub fn say(&self, text: &Text) -> String {
        if let Some(words) = text.words() {
            return words.to_owned();
        }
        let args: FluentArgs<'_> = text
            .args()
            .iter()
            .map(|(name, value)| (*name, self.argument(value)))
            .collect();
        self.own
            .say(text.key(), &args)
            .or_else(|| self.fallback.say(text.key(), &args))
            .unwrap_or_else(|| format!("⟦{}⟧", text.key()))
    }

    /// The sentence of this key, which takes no arguments.
    #[must_use]
    pub fn say_key(&self, key: &'static str) -> String {
        self.say(&Text::new(key))
    }

    /// The tag of the language, as in HTML's `lang`.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.own.tag
    }

    /// The language's name in itself, for the switch.
    #[must_use]
    pub fn name(&self) -> String {
        self.say_key("language-name")
    }

    /// Which way the page runs.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.own.direction
    }

    /// A whole number in the reader's digits, grouped.
    #[must_use]
    pub fn number(&self, number: i64) -> String {
        self.own.formats.number(&number.to_string())
    }

    /// A decimal number written plainly (`1234.50`), in the reader's digits; the decimals given are kept.
    #[must_use]
    pub fn decimal(&self, plain: &str) -> String {
        self.own.formats.number(plain)
    }

    /// A percentage written plainly (`97.5`).
    #[must_use]
    pub fn percent(&self, plain: &str) -> String {
        self.say(&Text::new("percent").with("value", self.decimal(plain)))
    }

    /// A day with its weekday: "Friday, 27 March 2026".
    #[must_use]
    pub fn day(&self, day: civil::Date) -> String {
        self.own.formats.day(day)
    }

    /// A day for a table, its month in letters: "27 March 2026".
    #[must_use]
    pub fn short_day(&self, day: civil::Date) -> String {
        self.own.formats.short_day(day)
    }

    /// A day and the time of it, already in the office's time zone: "Friday, 27 March 2026 at 14:05".
    #[must_use]
    pub fn moment(&self, moment: civil::DateTime) -> String {
        self.own.formats.moment(moment)
    }

    /// A span of days, both ends counted.
    #[must_use]
    pub fn days(&self, from: civil::Date, to: civil::Date) -> String {
        if from == to {
            return self.short_day(from);
        }
        let (from, to) = (self.short_day(from), self.short_day(to));
        self.say(&Text::new("span-of-days").with("from", from).with("to", to))
    }

    /// "one, two and three".
    #[must_use]
    pub fn list<'a>(&self, items: impl IntoIterator<Item = &'a str>) -> String {
        let items: Vec<&str> = items.into_iter().collect();
        self.own.formats.list(items.into_iter())
    }

    /// The order of two names in a list for this reader.
    #[must_use]
    pub fn compare(&self, one: &str, other: &str) -> Ordering {
        self.own.formats.compare(one, other)
    }

    fn argument<'a>(&self, value: &'a Value) -> FluentValue<'a> {
        match value {
            Value::Word(word) => FluentValue::from(word.as_str()),
            Value::Number(number) => FluentValue::from(*number),
            Value::Day(day) => FluentValue::from(self.day(*day)),
            Value::Text(text) => FluentValue::from(self.say(text)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Languages;
    use jiff::civil::date;

    fn speech(tag: &str) -> Speech {
        Languages::load(None, "en")
            .unwrap()
            .speech(tag)
            .unwrap()
            .clone()
    }

    /// The marks that keep an argument's direction to itself, taken away for reading.
    fn plain(sentence: &str) -> String {
        sentence.replace(['\u{2068}', '\u{2069}'], "")
    }

    #[test]
    fn days_carry_their_weekday() {
        assert_eq!(speech("en").day(date(2026, 3, 27)), "Friday, 27 March 2026");
        assert_eq!(speech("ar").day(date(2026, 3, 27)), "الجمعة، 27 مارس 2026");
        assert_eq!(speech("en").short_day(date(2026, 3, 27)), "27 March 2026");
        assert_eq!(
            speech("en").moment(date(2026, 3, 27).at(14, 5, 0, 0)),
            "Friday, 27 March 2026 at 14:05"
        );
    }

    #[test]
    fn arabic_counts_in_six_forms() {
        let ar = speech("ar");
        let said: Vec<String> = [1, 2, 3, 11, 100]
            .into_iter()
            .map(|count| plain(&ar.say(&working_days(count))))
            .collect();
        assert_eq!(
            said,
            [
                "خلال يوم عمل واحد",
                "خلال يومَي عمل",
                "خلال 3 أيام عمل",
                "خلال 11 يوم عمل",
                "خلال 100 يوم عمل"
            ]
        );
        assert_eq!(plain(&ar.say(&working_days(0))), "اليوم");
        assert_eq!(
            plain(&speech("en").say(&working_days(-1))),
            "1 working day late"
        );
    }

    #[test]
    fn numbers_lists_and_order_follow_the_locale() {
        let (en, ar) = (speech("en"), speech("ar"));
        assert_eq!(en.number(1_234_567), "1,234,567");
        assert_eq!(ar.number(1_234_567), "1,234,567");
        assert_eq!(plain(&en.percent("97.50")), "97.50 %");
        assert_eq!(en.list(["one", "two", "three"]), "one, two and three");
        assert_eq!(ar.list(["أحمد", "سلمى"]), "أحمد وسلمى");
        assert_eq!(en.compare("Élodie", "Zoe"), Ordering::Less);
        assert_eq!(
            plain(&en.days(date(2026, 3, 27), date(2026, 4, 3))),
            "27 March 2026 to 3 April 2026"
        );
    }

    #[test]
    fn an_argument_keeps_its_direction_to_itself() {
        let excluded = Text::new("role-excluded")
            .with("one", Text::new("role-auditor"))
            .with("other", "ADV-2026-0042");
        assert!(
            speech("ar")
                .say(&excluded)
                .contains("\u{2068}ADV-2026-0042\u{2069}")
        );
    }

    #[test]
    fn what_is_spoken_already_is_said_as_it_is() {
        let own = Text::spoken("Assets");
        assert_eq!(speech("ar").say(&own), "Assets");
        let within = Text::new("form-at")
            .with("label", own)
            .with("what", Text::new("form-yes"));
        assert_eq!(plain(&speech("en").say(&within)), "Assets: Yes");
    }

    #[test]
    fn what_nobody_can_say_is_shown_as_its_key_in_brackets() {
        let unknown = Text::keyed("no-such-sentence".to_owned());
        assert_eq!(speech("ar").say(&unknown), "⟦no-such-sentence⟧");
        assert_eq!(
            speech("ar").say_key("role-excluded"),
            "⟦role-excluded⟧",
            "an argument is missing"
        );
    }
}
