//! Bytes as people read them aloud and type them: Crockford's base 32, which has no I, L, O or U.

use zeroize::Zeroizing;

use crate::language::typed::western;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Five bits a character, the first bits first; a last character is filled up with zeros.
pub(super) fn spell(bytes: &[u8]) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(bytes.len() * 8 / 5 + 1));
    let (mut held, mut bits) = (0_u16, 0_u8);
    for byte in bytes {
        held = (held << 8) | u16::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            text.push(symbol(held >> bits));
        }
        held &= (1 << bits) - 1;
    }
    if bits > 0 {
        text.push(symbol(held << (5 - bits)));
    }
    text
}

/// What was spelt: in any case, with O for 0 and I or L for 1, digits of any script, spaces and dashes anywhere. `None` if another character
/// stands in it; bits that fill no byte are dropped.
pub(super) fn read(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(text.len() * 5 / 8));
    let (mut held, mut bits) = (0_u16, 0_u8);
    for value in characters(text).chars().map(value) {
        held = (held << 5) | value?;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(held >> bits).ok()?);
            held &= (1 << bits) - 1;
        }
    }
    Some(bytes)
}

/// The characters that count, as they are printed.
pub(super) fn characters(typed: &str) -> Zeroizing<String> {
    let western = Zeroizing::new(western(typed));
    let counted = western
        .chars()
        .filter(|typed| !typed.is_whitespace() && !is_dash(*typed));
    Zeroizing::new(
        counted
            .map(|typed| match typed.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            })
            .collect(),
    )
}

/// The text in groups of four.
pub(super) fn in_fours(text: &str, between: char) -> Zeroizing<String> {
    let mut grouped = Zeroizing::new(String::with_capacity(text.len() * 5 / 4));
    for (index, character) in text.chars().enumerate() {
        if index > 0 && index % 4 == 0 {
            grouped.push(between);
        }
        grouped.push(character);
    }
    grouped
}

/// The dashes that keyboards and word processors make.
pub(super) fn is_dash(typed: char) -> bool {
    matches!(typed, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn symbol(five: u16) -> char {
    ALPHABET
        .get(usize::from(five & 31))
        .map_or('0', |symbol| char::from(*symbol))
}

fn value(symbol: char) -> Option<u16> {
    let at = ALPHABET.iter().position(|one| char::from(*one) == symbol)?;
    u16::try_from(at).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn slips_of_eye_and_keyboard_are_forgiven() {
        let bytes = read("01 AB-cd\u{2013}ef").unwrap();
        assert_eq!(*bytes, *read("oIabcdEF").unwrap());
        assert_eq!(*bytes, *read("0L ABCD EF").unwrap());
        assert_eq!(*bytes, *read("٠١ABCDEF").unwrap());
        assert!(read("ABCU").is_none());
        assert!(read("AB,C").is_none());
    }

    #[test]
    fn groups_of_four_and_a_rest() {
        assert_eq!(*in_fours("ABCDEFGHJ", '-'), "ABCD-EFGH-J");
    }

    proptest! {
        #[test]
        fn what_is_spelt_is_read(bytes in prop::collection::vec(any::<u8>(), 0..50)) {
            let text = spell(&bytes);
            prop_assert_eq!(text.len(), (bytes.len() * 8).div_ceil(5));
            prop_assert_eq!(&*read(&in_fours(&text, ' ')).unwrap(), &bytes);
        }
    }
}
