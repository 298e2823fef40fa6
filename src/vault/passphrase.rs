//! Generated passphrases: six words that nobody else thought of, and what people make of them when they type.

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::chance::Chance;

const LIST: &str = include_str!("../../config/words/en.txt");
const WORDS: usize = 6;

/// Six words from a list of 7,776: 77 bits, so that a guess at a stolen verifier stays hopeless.
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// A new passphrase.
    #[must_use]
    pub fn draw(chance: &Chance) -> Self {
        let list: Vec<&str> = list().collect();
        let words: Vec<&str> = (0..WORDS)
            .filter_map(|_| chance.pick(&list).copied())
            .collect();
        Self(Zeroizing::new(words.join(" ")))
    }

    /// The words, for the one page that shows them.
    #[must_use]
    pub fn words(&self) -> &str {
        &self.0
    }
}

/// A password as it goes into Argon2id. Six words of the list are taken in any case and spacing; whatever else a person
/// chose is theirs to the letter, but for the several ways Unicode has to write the same one (NFKC, as NIST SP 800-63B
/// advises).
#[must_use]
pub fn normalised(typed: &str) -> Zeroizing<String> {
    let lower = Zeroizing::new(typed.to_lowercase());
    let words: Vec<&str> = lower.split_whitespace().collect();
    if words.len() == WORDS && words.iter().all(|word| list().any(|one| one == *word)) {
        Zeroizing::new(words.join(" "))
    } else {
        Zeroizing::new(typed.nfkc().collect())
    }
}

fn list() -> impl Iterator<Item = &'static str> {
    LIST.lines().filter(|line| !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_list_has_six_to_the_fifth_different_words() {
        let words: BTreeSet<_> = list().collect();
        assert_eq!((words.len(), list().count()), (7_776, 7_776));
        assert!(words.iter().all(|word| {
            word.bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'-')
        }));
    }

    #[test]
    fn six_words_of_the_list_each_time_others() {
        let chance = Chance::seeded(3);
        let drawn: BTreeSet<String> = (0..100)
            .map(|_| Passphrase::draw(&chance).words().to_owned())
            .collect();
        assert_eq!(drawn.len(), 100);
        for phrase in &drawn {
            assert_eq!(phrase.split(' ').count(), WORDS);
            assert_eq!(*normalised(phrase), *phrase);
        }
    }

    #[test]
    fn a_passphrase_is_known_in_any_case_and_spacing() {
        assert_eq!(
            *normalised("  Abacus abdomen\tABDOMINAL  abide yo-yo\u{a0}zoom "),
            "abacus abdomen abdominal abide yo-yo zoom"
        );
    }

    #[test]
    fn a_chosen_password_is_left_as_it_is() {
        for own in [
            "Abacus abdomen abdominal abide yo-yo",
            "Abacus abdomen abdominal abide yo-yo Zoomm",
            " Two  spaces and CAPITALS ",
        ] {
            assert_eq!(*normalised(own), own);
        }
        assert_eq!(*normalised("cafe\u{301}"), "caf\u{e9}");
    }
}
