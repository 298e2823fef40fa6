//! The languages of the house: loaded once at start, chosen for each reader.

use std::{collections::BTreeMap, fs, path::Path, str::FromStr, sync::Arc};

use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use fluent_syntax::ast::{Entry, PatternElement};
use unic_langid::LanguageIdentifier;

use super::{
    embedded::FILES,
    formats::{Formats, write_number},
    speech::Speech,
};
use crate::error::{Error, Result};

/// The language every sentence exists in; what another language lacks is said in it.
const FALLBACK: &str = "en";

/// Which way a line of text runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Direction {
    /// Latin, Cyrillic, Chinese.
    #[default]
    LeftToRight,
    /// Arabic, Hebrew.
    RightToLeft,
}

/// All languages of the house, with the default first.
#[derive(Clone)]
pub struct Languages(Vec<Speech>);

/// One language: its messages and its way of writing numbers, days and lists.
pub(super) struct Language {
    pub(super) tag: String,
    pub(super) direction: Direction,
    pub(super) formats: Formats,
    bundle: FluentBundle<FluentResource>,
}

impl Direction {
    /// The value of HTML's `dir` attribute.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}

impl Languages {
    /// The languages in the binary, `default` first. `folder`, if given, holds files `<tag>/*.ftl` whose messages
    /// replace ours or add to them; a folder with a new tag adds a language.
    ///
    /// # Errors
    /// [`Error::Broken`] naming the file that can't be read or understood, or the default that is not there.
    pub fn load(folder: Option<&Path>, default: &str) -> Result<Self> {
        let mut sources: BTreeMap<String, Vec<FluentResource>> = BTreeMap::new();
        for (tag, text) in FILES {
            let resource = understood((*text).to_owned(), tag)?;
            sources.entry((*tag).to_owned()).or_default().push(resource);
        }
        for (tag, resource) in folder.map(read_folder).transpose()?.unwrap_or_default() {
            sources.entry(tag).or_default().push(resource);
        }
        let mut languages = Vec::new();
        for (tag, resources) in sources {
            languages.push(Arc::new(Language::new(tag, resources)?));
        }
        languages.sort_by_key(|language| language.tag != default);
        if languages.first().is_none_or(|first| first.tag != default) {
            return Err(Error::broken(format!(
                "no folder of messages for the default language {default}"
            )));
        }
        let fallback = languages.iter().find(|language| language.tag == FALLBACK);
        let fallback = fallback
            .map(Arc::clone)
            .ok_or_else(|| Error::broken("no English messages"))?;
        Ok(Self(
            languages
                .into_iter()
                .map(|language| Speech::new(language, Arc::clone(&fallback)))
                .collect(),
        ))
    }

    /// Every language, the default first, for the switch on each page.
    pub fn iter(&self) -> impl Iterator<Item = &Speech> {
        self.0.iter()
    }

    /// The language of this tag (`en`, `ar`), or the closest that shares its first subtag.
    #[must_use]
    pub fn speech(&self, tag: &str) -> Option<&Speech> {
        let primary = |tag: &str| tag.split(['-', '_']).next().map(str::to_ascii_lowercase);
        self.iter()
            .find(|speech| speech.tag().eq_ignore_ascii_case(tag))
            .or_else(|| {
                self.iter()
                    .find(|speech| primary(speech.tag()) == primary(tag))
            })
    }

    /// The language for a reader: what was chosen on this visit, else what the account says, else what the browser
    /// asks for (`Accept-Language`, RFC 9110 section 12.5.4), else the default. `None` only for an empty house.
    #[must_use]
    pub fn negotiate(
        &self,
        chosen: Option<&str>,
        account: Option<&str>,
        accept: Option<&str>,
    ) -> Option<&Speech> {
        let known = |tag: &str| self.speech(tag);
        chosen
            .and_then(known)
            .or_else(|| account.and_then(known))
            .or_else(|| {
                wished(accept.unwrap_or_default())
                    .into_iter()
                    .find_map(known)
            })
            .or_else(|| self.0.first())
    }
}

impl Language {
    fn new(tag: String, resources: Vec<FluentResource>) -> Result<Self> {
        let about = |key: &str| {
            let last = resources
                .iter()
                .rev()
                .find_map(|resource| plain_value(resource, key));
            last.ok_or_else(|| Error::broken(format!("{tag}: the message {key} is missing")))
        };
        let direction = match about("language-direction")? {
            "rtl" => Direction::RightToLeft,
            "ltr" => Direction::LeftToRight,
            other => return Err(Error::broken(format!("{tag}: {other} is no direction"))),
        };
        let locale =
            LanguageIdentifier::from_str(about("language-locale")?).map_err(Error::broken)?;
        about("language-name")?;
        let formats = Formats::of(&locale)?;
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        bundle.set_formatter(Some(write_number));
        for resource in resources {
            bundle.add_resource_overriding(resource);
        }
        Ok(Self {
            tag,
            direction,
            formats,
            bundle,
        })
    }

    /// The message with these arguments; `None` when it is missing or an argument of it is.
    pub(super) fn say(&self, key: &str, args: &FluentArgs<'_>) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let sentence = self.bundle.format_pattern(pattern, Some(args), &mut errors);
        errors.is_empty().then(|| sentence.into_owned())
    }
}

/// The words of a message that has neither arguments nor variants.
fn plain_value<'a>(resource: &'a FluentResource, key: &str) -> Option<&'a str> {
    resource.entries().find_map(|entry| match entry {
        Entry::Message(message) if message.id.name == key => {
            match message.value.as_ref()?.elements.as_slice() {
                [PatternElement::TextElement { value }] => Some(*value),
                _ => None,
            }
        }
        _ => None,
    })
}

/// The tags of an `Accept-Language` header, the most wanted first.
fn wished(accept: &str) -> Vec<&str> {
    let mut wishes: Vec<(u16, &str)> = accept
        .split(',')
        .filter_map(|part| {
            let mut fields = part.split(';').map(str::trim);
            let tag = fields.next().filter(|tag| !tag.is_empty())?;
            let weight = fields
                .find_map(|field| field.strip_prefix("q="))
                .map_or(Some(1000), thousandths);
            weight
                .filter(|weight| *weight > 0)
                .map(|weight| (weight, tag))
        })
        .collect();
    wishes.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    wishes.into_iter().map(|(_, tag)| tag).collect()
}

/// A weight between `0` and `1` with at most three decimals, in thousandths.
fn thousandths(weight: &str) -> Option<u16> {
    let (whole, decimals) = weight.split_once('.').unwrap_or((weight, ""));
    let decimals = (decimals.len() <= 3).then(|| format!("{decimals:0<3}"))?;
    let whole: u16 = whole.parse().ok().filter(|whole| *whole <= 1)?;
    Some((whole * 1000 + decimals.parse::<u16>().ok()?).min(1000))
}

fn understood(text: String, place: &str) -> Result<FluentResource> {
    FluentResource::try_new(text).map_err(|(_, problems)| {
        let first = problems
            .first()
            .map(ToString::to_string)
            .unwrap_or_default();
        Error::broken(format!("messages of {place}: {first}"))
    })
}

/// The files of `<folder>/<tag>/*.ftl`, by name within each language.
fn read_folder(folder: &Path) -> Result<Vec<(String, FluentResource)>> {
    let mut files = Vec::new();
    for language in fs::read_dir(folder)? {
        let language = language?;
        if !language.file_type()?.is_dir() {
            continue;
        }
        for file in fs::read_dir(language.path())? {
            let path = file?.path();
            if path.extension().is_some_and(|extension| extension == "ftl") {
                files.push((language.file_name().to_string_lossy().into_owned(), path));
            }
        }
    }
    files.sort();
    files
        .into_iter()
        .map(|(tag, path)| {
            let text = fs::read_to_string(&path)?;
            Ok((tag, understood(text, &path.display().to_string())?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Text;

    fn languages() -> Languages {
        Languages::load(None, "en").unwrap()
    }

    #[test]
    fn the_reader_is_heard_in_the_order_of_what_was_said_last() {
        let house = languages();
        let tag = |chosen, account, accept| {
            house
                .negotiate(chosen, account, accept)
                .unwrap()
                .tag()
                .to_owned()
        };
        assert_eq!(tag(Some("ar"), Some("en"), Some("en")), "ar");
        assert_eq!(tag(None, Some("ar"), Some("en")), "ar");
        assert_eq!(
            tag(None, None, Some("fr;q=0.9, ar-EG;q=0.8, en;q=0.1")),
            "ar"
        );
        assert_eq!(tag(None, None, Some("en;q=0.4,ar;q=0.5")), "ar");
        assert_eq!(tag(None, None, Some("ar;q=0, *;q=0.5")), "en");
        assert_eq!(tag(Some("xx"), None, None), "en");
    }

    #[test]
    fn an_organisation_changes_words_and_adds_languages_by_a_folder() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("en")).unwrap();
        fs::create_dir_all(folder.path().join("fr")).unwrap();
        fs::write(folder.path().join("en/ours.ftl"), "role-head = Director\n").unwrap();
        let about = "language-name = français\nlanguage-direction = ltr\nlanguage-locale = fr\n";
        fs::write(folder.path().join("fr/about.ftl"), about).unwrap();
        let house = Languages::load(Some(folder.path()), "fr").unwrap();
        assert_eq!(house.speech("en").unwrap().say_key("role-head"), "Director");
        let french = house.iter().next().unwrap();
        assert_eq!(french.name(), "français");
        assert_eq!(
            french.say_key("role-officer"),
            house.speech("en").unwrap().say_key("role-officer")
        );
        assert_eq!(french.number(1_234_567), "1\u{202f}234\u{202f}567");
    }

    #[test]
    fn a_file_that_is_not_fluent_stops_the_start_with_its_name() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("en")).unwrap();
        fs::write(folder.path().join("en/broken.ftl"), "role-head = { $open\n").unwrap();
        let refused = Languages::load(Some(folder.path()), "en").err().unwrap();
        assert!(refused.to_string().contains("broken.ftl"), "{refused}");
        assert!(Languages::load(None, "tlh").is_err());
    }

    #[test]
    fn the_digits_are_one_line_of_setting() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("ar")).unwrap();
        fs::write(
            folder.path().join("ar/ours.ftl"),
            "language-locale = ar-EG\n",
        )
        .unwrap();
        let three = Text::new("working-days-left").with("count", 3_i64);
        let digits = |folder| {
            let house = Languages::load(folder, "ar").unwrap();
            let arabic = house.iter().next().unwrap().clone();
            (arabic.say(&three), arabic.number(1234))
        };
        let (sentence, number) = digits(None);
        assert!(
            sentence.contains('3') && number == "1,234",
            "{sentence} {number}"
        );
        let (sentence, number) = digits(Some(folder.path()));
        assert!(
            sentence.contains('٣') && number == "١٬٢٣٤",
            "{sentence} {number}"
        );
    }
}
