//! What two spellings of one word have in common, for finding it.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The text without case, accents and vowel signs, compatibility forms undone (NFKD), with the letters alike that
/// Arabic spelling exchanges: hamza seats, final ya and alif maqsura, ta marbuta and ha; tatweel is dropped, digits are
/// European. For comparing with another text folded so, never for showing.
#[must_use]
pub fn folded(text: &str) -> String {
    text.nfkd()
        .filter(|c| !is_combining_mark(*c) && *c != 'ـ')
        .flat_map(char::to_lowercase)
        .map(alike)
        .collect()
}

fn alike(c: char) -> char {
    match c {
        'ٱ' => 'ا',
        'ى' => 'ي',
        'ة' => 'ه',
        '٠'..='٩' => digit(c, '٠'),
        '۰'..='۹' => digit(c, '۰'),
        other => other,
    }
}

fn digit(c: char, zero: char) -> char {
    char::from_digit(u32::from(c) - u32::from(zero), 10).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_word_are_alike() {
        for (one, other) in [
            ("Résumé", "resume"),
            ("STRASSE", "strasse"),
            ("أحمد", "احمد"),
            ("إفصاح", "افصاح"),
            ("هديّة", "هديه"),
            ("مستشفى", "مستشفي"),
            ("مـــورد", "مورد"),
            ("٢٠١٧", "2017"),
            ("۲۰۱۷", "2017"),
            ("ﬁnance", "finance"),
        ] {
            assert_eq!(folded(one), folded(other), "{one} {other}");
        }
        assert_ne!(folded("gift"), folded("lift"));
    }
}
