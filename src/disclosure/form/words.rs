use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// The same words in each language of a form, by the tag of the language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words(BTreeMap<String, String>);

impl Words {
    /// Words in these languages.
    #[must_use]
    pub fn new(words: BTreeMap<String, String>) -> Self {
        Self(words)
    }

    /// The words for a reader of the language `tag`: in it, in one that shares its first subtag, in English, in whatever
    /// there is.
    #[must_use]
    pub fn spoken(&self, tag: &str) -> &str {
        let primary = |tag: &str| tag.split(['-', '_']).next().map(str::to_ascii_lowercase);
        let related = || {
            self.0
                .iter()
                .find(|(own, _)| primary(own) == primary(tag))
                .map(|(_, words)| words)
        };
        self.0
            .get(tag)
            .or_else(related)
            .or_else(|| self.0.get("en"))
            .or_else(|| self.0.values().next())
            .map_or("", String::as_str)
    }

    /// The words of each language.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(tag, words)| (tag.as_str(), words.as_str()))
    }
}

/// The same for two ways of writing the same name: letters of either size, one white space as good as another.
pub(super) fn folded(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").nfkc().collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_gets_the_nearest_language() {
        let words = |pairs: &[(&str, &str)]| {
            let pairs = pairs.iter();
            Words::new(
                pairs
                    .map(|(tag, said)| ((*tag).to_owned(), (*said).to_owned()))
                    .collect(),
            )
        };
        let both = words(&[("ar", "أصل"), ("en", "Asset"), ("pt-BR", "Ativo")]);
        assert_eq!(both.spoken("ar"), "أصل");
        assert_eq!(both.spoken("ar-EG"), "أصل");
        assert_eq!(both.spoken("pt"), "Ativo");
        assert_eq!(both.spoken("fr"), "Asset");
        assert_eq!(words(&[("fr", "Actif")]).spoken("ar"), "Actif");
    }
}
