use toml::{Table, Value};

use crate::{
    error::{Error, Problems, Result},
    language::Text,
};

use super::Settings;

const PREFIX: &str = "PROBITY__";
/// Below this likeness a suggestion would puzzle more than it helps.
const ALIKE: f64 = 0.8;

/// The settings as they are laid over each other. The defaults are also the list of what may be set.
pub(super) struct Layers {
    known: Table,
    merged: Table,
    problems: Problems,
}

/// One setting as somebody wrote it: where, and under which names.
struct Written<'a> {
    place: &'a str,
    section: &'a str,
    key: &'a str,
}

impl Layers {
    /// Begins with the list of all settings.
    pub(super) fn over(defaults: &str) -> Result<Self> {
        let known: Table = defaults.parse().map_err(Error::broken)?;
        Ok(Self {
            merged: known.clone(),
            known,
            problems: Problems::new(),
        })
    }

    /// Lays a file over what is there; `place` is how problems name it.
    pub(super) fn add_file(&mut self, place: &str, text: &str) {
        let table: Table = match text.parse() {
            Ok(table) => table,
            Err(error) => return self.problems.add_general(not_toml(place, text, &error)),
        };
        for (section, value) in table {
            match value {
                Value::Table(settings) if self.has_section(place, &section) => {
                    for (key, value) in settings {
                        self.set(
                            &Written {
                                place,
                                section: &section,
                                key: &key,
                            },
                            value,
                        );
                    }
                }
                Value::Table(_) => {}
                _ => self.problems.add(
                    section.clone(),
                    Text::new("config-not-section")
                        .with("file", place)
                        .with("section", section),
                ),
            }
        }
    }

    /// Lays the environment over what is there; variables without our prefix are none of our business.
    pub(super) fn add_variables(&mut self, env: impl Iterator<Item = (String, String)>) {
        for (variable, text) in env {
            let Some(path) = variable.strip_prefix(PREFIX) else {
                continue;
            };
            let path = path.to_lowercase();
            let (section, key, inner) = match path.split("__").collect::<Vec<_>>()[..] {
                [section, key] => (section, key, None),
                [section, key, inner] => (section, key, Some(inner)),
                _ => {
                    let text = Text::new("config-unknown-variable").with("variable", variable);
                    self.problems.add_general(text);
                    continue;
                }
            };
            if self.has_section(&variable, section) {
                let value = self.typed(section, key, inner, text);
                self.set(
                    &Written {
                        place: &variable,
                        section,
                        key,
                    },
                    value,
                );
            }
        }
    }

    /// All layers as one.
    pub(super) fn finish(self) -> Result<Table> {
        self.problems.check()?;
        Ok(self.merged)
    }

    fn has_section(&mut self, place: &str, section: &str) -> bool {
        let known = self.known.contains_key(section);
        if !known {
            let text = match nearest(section, &self.known) {
                Some(meant) => Text::new("config-unknown-section-meant")
                    .with("file", place)
                    .with("section", section)
                    .with("meant", meant),
                None => Text::new("config-unknown-section")
                    .with("file", place)
                    .with("section", section),
            };
            self.problems.add(section, text);
        }
        known
    }

    /// The environment has only texts: reads one as the kind of the default it replaces, or leaves it for
    /// [`Self::set`] to refuse.
    fn typed(&self, section: &str, key: &str, inner: Option<&str>, text: String) -> Value {
        if let Some(inner) = inner {
            return Value::Table(
                [(inner.to_owned(), Value::String(text))]
                    .into_iter()
                    .collect(),
            );
        }
        match self.known.get(section).and_then(|known| known.get(key)) {
            Some(Value::Integer(_)) => text
                .trim()
                .parse()
                .map_or(Value::String(text), Value::Integer),
            Some(Value::Boolean(_)) => text
                .trim()
                .parse()
                .map_or(Value::String(text), Value::Boolean),
            Some(Value::Array(_)) => text
                .split(',')
                .map(|word| Value::String(word.trim().to_owned()))
                .collect::<Vec<_>>()
                .into(),
            _ => Value::String(text),
        }
    }

    fn set(&mut self, written: &Written<'_>, value: Value) {
        let field = format!("{}.{}", written.section, written.key);
        let Some(known) = self.known.get(written.section).and_then(Value::as_table) else {
            return;
        };
        let Some(default) = known.get(written.key) else {
            return self
                .problems
                .add(field, written.unknown(nearest(written.key, known)));
        };
        if !self.fits(written, &value) {
            return self.problems.add(field, written.wrong_kind(default));
        }
        let Some(section) = self
            .merged
            .get_mut(written.section)
            .and_then(Value::as_table_mut)
        else {
            return;
        };
        match (section.get_mut(written.key), value) {
            (Some(Value::Table(there)), Value::Table(more)) => there.extend(more),
            (_, value) => {
                section.insert(written.key.to_owned(), value);
            }
        }
    }

    /// Whether the settings could be read with this one value in the place of its default.
    fn fits(&self, written: &Written<'_>, value: &Value) -> bool {
        let mut trial = self.known.clone();
        if let Some(section) = trial.get_mut(written.section).and_then(Value::as_table_mut) {
            section.insert(written.key.to_owned(), value.clone());
        }
        trial.try_into::<Settings>().is_ok()
    }
}

impl Written<'_> {
    fn unknown(&self, nearest: Option<&str>) -> Text {
        match nearest {
            Some(meant) => Text::new("config-unknown-key-meant")
                .with("file", self.place)
                .with("section", self.section)
                .with("key", self.key)
                .with("meant", meant),
            None => Text::new("config-unknown-key")
                .with("file", self.place)
                .with("section", self.section)
                .with("key", self.key),
        }
    }

    fn wrong_kind(&self, default: &Value) -> Text {
        Text::new("config-wrong-kind")
            .with("file", self.place)
            .with("section", self.section)
            .with("key", self.key)
            .with("expected", self.expected(default))
    }

    fn expected(&self, default: &Value) -> Text {
        match (self.section, self.key, default) {
            ("server", "listen", _) => Text::new("config-kind-listen"),
            ("mail", "delivery", _) => Text::new("config-kind-delivery"),
            ("mail", "security", _) => Text::new("config-kind-security"),
            ("mail", "port", _) => Text::new("config-kind-port"),
            (_, _, Value::Integer(_)) => Text::new("config-kind-number"),
            (_, _, Value::Boolean(_)) => Text::new("config-kind-switch"),
            (_, _, Value::Array(_)) => Text::new("config-kind-list"),
            (_, _, Value::Table(_)) => Text::new("config-kind-names"),
            _ => Text::new("config-kind-text"),
        }
    }
}

fn not_toml(place: &str, text: &str, error: &toml::de::Error) -> Text {
    let before = error.span().and_then(|span| text.get(..span.start));
    let line = before.unwrap_or_default().matches('\n').count() + 1;
    Text::new("config-not-toml")
        .with("file", place)
        .with("line", line)
        .with("cause", error.message())
}

fn nearest<'a>(word: &str, known: &'a Table) -> Option<&'a str> {
    known
        .keys()
        .map(|key| (strsim::damerau_levenshtein(word, key), key))
        .min()
        .map(|(_, key)| key.as_str())
        .filter(|key| {
            strsim::normalized_damerau_levenshtein(word, key) >= ALIKE
                || strsim::damerau_levenshtein(word, key) == 1
        })
}
