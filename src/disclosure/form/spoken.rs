use super::{Field, Kind, Value};
use crate::language::{Speech, Text};

impl Field {
    /// An answer as its reader sees it: the words of an option, an amount in the reader's digits, a day written out, the
    /// name of a country. What no longer fits the question is shown as it was kept.
    #[must_use]
    pub fn spoken(&self, value: &Value, speech: &Speech) -> String {
        match value {
            Value::Text(words) | Value::Person(words) | Value::Organisation(words) => words.clone(),
            Value::File { name, .. } => name.clone(),
            Value::Choice(code) => self.option(code, speech),
            Value::Money(money) => money.spoken(speech),
            Value::Band(from) => {
                let band = self.kind.band(*from);
                band.map_or_else(|| speech.number((*from).into()), |band| speech.say(&band))
            }
            Value::Date(day) => speech.short_day(*day),
            Value::Country(country) => speech.say(&country.label()),
            Value::YesNo(true) => speech.say(&Text::new("form-yes")),
            Value::YesNo(false) => speech.say(&Text::new("form-no")),
        }
    }

    fn option(&self, code: &str, speech: &Speech) -> String {
        let Kind::Choice { options } = &self.kind else {
            return code.to_owned();
        };
        let option = options.iter().find(|option| option.code == code);
        let words = option.map_or(code, |option| option.label.spoken(speech.tag()));
        words.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        disclosure::form::samples::{choice, country, form, money},
        language::Languages,
    };

    #[test]
    fn answers_are_spoken_in_the_readers_language() {
        let languages = Languages::load(None, "en").unwrap();
        let form = form();
        let section = form.section("assets").unwrap();
        let deed = Value::File {
            id: "1".to_owned(),
            name: "deed.pdf".to_owned(),
        };
        for (field, value, english, arabic) in [
            ("kind", choice("house"), "House", "منزل"),
            ("kind", choice("boat"), "boat", "boat"),
            ("where", country("CH"), "Switzerland", "سويسرا"),
            ("rented", Value::YesNo(true), "Yes", "نعم"),
            (
                "value",
                money("1234.5", "USD"),
                "USD 1,234.50",
                "‏USD 1,234.50",
            ),
            (
                "band",
                Value::Band(0),
                "Under USD 1,000",
                "أقل من USD 1,000",
            ),
            (
                "band",
                Value::Band(5_000),
                "USD 5,000 or more",
                "‏USD 5,000 فأكثر",
            ),
            (
                "since",
                Value::Date(jiff::civil::date(2026, 3, 27)),
                "27 March 2026",
                "27 مارس 2026",
            ),
            ("deed", deed, "deed.pdf", "deed.pdf"),
        ] {
            let field = section.field(field).unwrap();
            let said = |tag| {
                let speech = languages.speech(tag).unwrap();
                field
                    .spoken(&value, speech)
                    .replace(['\u{2068}', '\u{2069}'], "")
            };
            assert_eq!(
                (said("en").as_str(), said("ar").as_str()),
                (english, arabic)
            );
        }
    }
}
