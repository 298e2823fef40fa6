//! The file of a form as tables that remember where they stand, so that every mistake is told with its line.

use toml::de::{DeTable, DeValue};

use super::{Flaw, Words};
use crate::language::Text;

/// Below this likeness a suggestion would puzzle more than it helps.
const ALIKE: f64 = 0.75;

/// A table of the file.
#[derive(Clone, Copy)]
pub(super) struct Node<'t> {
    table: &'t DeTable<'t>,
    /// The byte at which it begins.
    pub(super) at: usize,
}

/// Something that was read, and the byte at which it stands.
#[derive(Debug, Clone)]
pub(super) struct At<T> {
    pub(super) is: T,
    pub(super) at: usize,
}

/// Reads a file and collects all that is wrong with it.
pub(super) struct Reader<'f> {
    file: &'f str,
    text: &'f str,
    flaws: Vec<Flaw>,
    /// The languages all words must be in.
    pub(super) languages: Vec<String>,
    /// The fields of this section whose kind could not be read: what refers to them is not told as a second mistake.
    pub(super) unread: Vec<String>,
}

impl<'t> Node<'t> {
    pub(super) fn new(table: &'t DeTable<'t>, at: usize) -> Self {
        Self { table, at }
    }

    /// Where the key stands, and its value.
    fn entry(self, key: &str) -> Option<(usize, &'t DeValue<'t>)> {
        let mut entries = self.table.iter();
        let (name, value) = entries.find(|(name, _)| name.get_ref() == key)?;
        Some((name.span().start, value.get_ref()))
    }

    /// The text of a key, if it is one.
    pub(super) fn word(self, key: &str) -> Option<&'t str> {
        self.entry(key).and_then(|(_, value)| value.as_str())
    }

    pub(super) fn has(self, key: &str) -> bool {
        self.entry(key).is_some()
    }

    /// Where a key stands; without it, where the table begins.
    pub(super) fn place(self, key: &str) -> usize {
        self.entry(key).map_or(self.at, |(at, _)| at)
    }
}

impl<'f> Reader<'f> {
    pub(super) fn new(file: &'f str, text: &'f str) -> Self {
        Self {
            file,
            text,
            flaws: Vec::new(),
            languages: Vec::new(),
            unread: Vec::new(),
        }
    }

    /// All that is wrong, by line.
    pub(super) fn finish(mut self) -> Vec<Flaw> {
        self.flaws.sort_by_key(|flaw| flaw.line);
        self.flaws
    }

    pub(super) fn flaw(&mut self, at: usize, text: Text) {
        let before = self.text.get(..at).unwrap_or(self.text);
        self.flaws.push(Flaw {
            file: self.file.to_owned(),
            line: before.matches('\n').count() + 1,
            text,
        });
    }

    /// Tells every key of a table that is not among `known`.
    pub(super) fn only(&mut self, node: Node<'_>, known: &[&str]) {
        for name in node.table.keys() {
            let key: &str = name.get_ref();
            if known.contains(&key) {
                continue;
            }
            let text = match nearest(key, known) {
                Some(meant) => Text::new("form-key-meant")
                    .with("key", key)
                    .with("meant", meant),
                None => Text::new("form-key-unknown")
                    .with("key", key)
                    .with("known", known.join(", ")),
            };
            self.flaw(name.span().start, text);
        }
    }

    /// Tells a key that is missing.
    pub(super) fn need(&mut self, node: Node<'_>, key: &str) {
        if !node.has(key) {
            self.flaw(node.at, Text::new("form-key-missing").with("key", key));
        }
    }

    fn wrong_kind(&mut self, at: usize, key: &str, expected: Text) {
        let text = Text::new("form-key-kind")
            .with("key", key)
            .with("expected", expected);
        self.flaw(at, text);
    }

    pub(super) fn text(&mut self, node: Node<'_>, key: &str) -> Option<At<String>> {
        let (at, value) = node.entry(key)?;
        let text = value.as_str().map(str::to_owned);
        if text.is_none() {
            self.wrong_kind(at, key, Text::new("form-expects-text"));
        }
        text.map(|is| At { is, at })
    }

    /// A whole number between `least` and `most`.
    pub(super) fn number(
        &mut self,
        node: Node<'_>,
        key: &str,
        (least, most): (u32, u32),
    ) -> Option<At<u32>> {
        let (at, value) = node.entry(key)?;
        let number = whole(value).filter(|number| (least..=most).contains(number));
        if number.is_none() {
            let expected = Text::new("form-expects-number")
                .with("least", least)
                .with("most", most);
            self.wrong_kind(at, key, expected);
        }
        number.map(|is| At { is, at })
    }

    /// Whether a switch is on; off when it is not there.
    pub(super) fn switch(&mut self, node: Node<'_>, key: &str) -> bool {
        let Some((at, value)) = node.entry(key) else {
            return false;
        };
        let on = value.as_bool();
        if on.is_none() {
            self.wrong_kind(at, key, Text::new("form-expects-switch"));
        }
        on.unwrap_or_default()
    }

    /// A list of texts; a single text is a list of one.
    pub(super) fn texts(&mut self, node: Node<'_>, key: &str) -> Vec<At<String>> {
        if let Some((at, DeValue::String(one))) = node.entry(key) {
            let is = one.clone().into_owned();
            return vec![At { is, at }];
        }
        let expected = Text::new("form-expects-texts");
        self.list(node, key, expected, |item, at| {
            let is = item.as_str()?.to_owned();
            Some(At { is, at })
        })
    }

    /// A list of whole numbers.
    pub(super) fn numbers(&mut self, node: Node<'_>, key: &str) -> Vec<At<u32>> {
        let expected = Text::new("form-expects-numbers");
        self.list(node, key, expected, |item, at| {
            let is = whole(item)?;
            Some(At { is, at })
        })
    }

    /// The tables of a list: `[[key]]`, or tables in brackets.
    pub(super) fn tables<'t>(&mut self, node: Node<'t>, key: &str) -> Vec<Node<'t>> {
        let expected = Text::new("form-expects-tables");
        self.list(node, key, expected, |item, at| {
            let table = item.as_table()?;
            Some(Node { table, at })
        })
    }

    /// A list that is not empty, of things that are all read alike; nothing where there is no such key.
    fn list<'t, T>(
        &mut self,
        node: Node<'t>,
        key: &str,
        expected: Text,
        read: impl Fn(&'t DeValue<'t>, usize) -> Option<T>,
    ) -> Vec<T> {
        let Some((at, value)) = node.entry(key) else {
            return Vec::new();
        };
        let items = value.as_array().into_iter().flat_map(|array| array.iter());
        let items: Option<Vec<T>> = items
            .map(|item| read(item.get_ref(), item.span().start))
            .collect();
        let items = items.unwrap_or_default();
        if items.is_empty() {
            self.wrong_kind(at, key, expected);
        }
        items
    }

    pub(super) fn table<'t>(&mut self, node: Node<'t>, key: &str) -> Option<Node<'t>> {
        let (at, value) = node.entry(key)?;
        let table = value.as_table().map(|table| Node { table, at });
        if table.is_none() {
            self.wrong_kind(at, key, Text::new("form-expects-table"));
        }
        table
    }

    /// Words in every language of the form.
    pub(super) fn words(&mut self, node: Node<'_>, key: &str) -> Option<Words> {
        let table = self.table(node, key)?;
        Some(self.words_of(table, &[]))
    }

    /// The words of a table whose keys are the languages of the form, and `others`.
    pub(super) fn words_of(&mut self, table: Node<'_>, others: &[&str]) -> Words {
        let languages = self.languages.clone();
        let mut known: Vec<&str> = languages.iter().map(String::as_str).collect();
        for language in &known {
            match self.text(table, language) {
                Some(words) if words.is.trim().is_empty() => {
                    let text = Text::new("form-words-empty").with("language", *language);
                    self.flaw(words.at, text);
                }
                None if !table.has(language) => {
                    let text = Text::new("form-words-missing").with("language", *language);
                    self.flaw(table.at, text);
                }
                _ => {}
            }
        }
        known.extend(others);
        self.only(table, &known);
        let words = languages.iter().filter_map(|language| {
            let (_, value) = table.entry(language)?;
            Some((language.clone(), unfolded(value.as_str()?)))
        });
        Words::new(words.collect())
    }
}

/// A text written over several lines of the file is one paragraph; an empty line begins another.
fn unfolded(text: &str) -> String {
    let paragraphs = text.trim().split("\n\n");
    let paragraphs = paragraphs.map(|lines| lines.split_whitespace().collect::<Vec<_>>().join(" "));
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

fn whole(value: &DeValue<'_>) -> Option<u32> {
    let number = value.as_integer()?;
    u32::from_str_radix(number.as_str(), number.radix()).ok()
}

/// The known word that was probably meant.
pub(super) fn nearest<'w>(word: &str, known: &[&'w str]) -> Option<&'w str> {
    known
        .iter()
        .map(|known| (strsim::damerau_levenshtein(word, known), *known))
        .min()
        .map(|(_, known)| known)
        .filter(|known| {
            strsim::normalized_damerau_levenshtein(word, known) >= ALIKE
                || (word.len() > 3 && strsim::damerau_levenshtein(word, known) == 1)
        })
}
