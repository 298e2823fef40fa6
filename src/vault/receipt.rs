//! The receipt of an anonymous reporter: twenty-four digits that are name and password in one.

use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::spelling::{in_fours, is_dash};
use crate::{
    chance::Chance,
    error::{Error, Result},
    language::{Text, typed::western},
};

const DIGITS: usize = 24;

/// Twenty-four random digits: 79 bits. Whoever loses them has lost the channel; nobody can look them up.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct Receipt([u8; DIGITS]);

impl Receipt {
    /// A new receipt.
    #[must_use]
    pub fn draw(chance: &Chance) -> Self {
        let mut digits = [0; DIGITS];
        for digit in &mut digits {
            *digit = u8::try_from(chance.below(10)).map_or(b'0', |value| b'0' + value);
        }
        Self(digits)
    }

    /// Reads a receipt as it is typed: with spaces and dashes anywhere, in European, Arabic or Persian digits.
    ///
    /// # Errors
    /// [`Error::Invalid`] about the field `receipt` unless there are twenty-four digits and nothing else.
    pub fn parse(typed: &str) -> Result<Self> {
        let western = Zeroizing::new(western(typed));
        let digits: Zeroizing<String> = Zeroizing::new(
            western
                .chars()
                .filter(|typed| !typed.is_whitespace() && !is_dash(*typed))
                .collect(),
        );
        <[u8; DIGITS]>::try_from(digits.as_bytes())
            .ok()
            .filter(|digits| digits.iter().all(u8::is_ascii_digit))
            .map(Self)
            .ok_or_else(|| Error::field("receipt", Text::new("vault-receipt-unreadable")))
    }

    /// Six groups of four, for the one page that shows them.
    #[must_use]
    pub fn text(&self) -> Zeroizing<String> {
        let digits: Zeroizing<String> =
            Zeroizing::new(self.0.iter().copied().map(char::from).collect());
        in_fours(&digits, ' ')
    }

    /// The twenty-four digits in ASCII, for Argon2id.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DRAWN: &str = "0123 4567 8901 2345 6789 0123";

    #[test]
    fn a_receipt_is_read_as_people_type_it() {
        for typed in [
            DRAWN,
            "012345678901234567890123",
            " 0123-4567-8901\u{2013}2345 6789\n0123 ",
            "٠١٢٣ ٤٥٦٧ ٨٩٠١ ٢٣٤٥ ٦٧٨٩ ٠١٢٣",
            "\u{2067}۰۱۲۳ ۴۵۶۷ ۸۹۰۱ ۲۳۴۵ ۶۷۸۹ ۰۱۲۳\u{2069}",
        ] {
            let receipt = Receipt::parse(typed).unwrap();
            assert_eq!(*receipt.text(), DRAWN, "{typed}");
            assert_eq!(receipt.bytes(), b"012345678901234567890123");
        }
    }

    #[test]
    fn anything_else_is_no_receipt() {
        for typed in [
            "",
            &DRAWN[1..],
            &format!("{DRAWN}4"),
            &DRAWN.replace('0', "O"),
        ] {
            assert!(Receipt::parse(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn every_digit_is_drawn() {
        let chance = Chance::seeded(4);
        let mut seen = [0_u32; 10];
        for _ in 0..100 {
            for digit in Receipt::draw(&chance).bytes() {
                seen[usize::from(digit - b'0')] += 1;
            }
        }
        assert!(
            seen.iter().all(|count| (180..300).contains(count)),
            "{seen:?}"
        );
    }
}
