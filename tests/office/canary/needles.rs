//! Words that occur nowhere else, and every way in which they could be written.

use std::collections::HashMap;

use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD},
};

/// What must be found nowhere, with its name.
#[derive(Default)]
pub struct Canaries(Vec<(String, String)>);

impl Canaries {
    /// A word of its own for one field, in Latin and in Arabic letters.
    pub fn hatch(&mut self, field: &str) -> String {
        let number = 7_919 * (self.0.len() + 131);
        let latin = format!("{field} canary {number} Qx");
        let arabic: String = number
            .to_string()
            .chars()
            .map(|digit| char::from_u32(u32::from('ا') + digit.to_digit(10).unwrap()).unwrap())
            .collect();
        let arabic = format!("كناري {field} {arabic}");
        self.watch(field, &latin);
        self.watch(field, &arabic);
        format!("{latin} {arabic}")
    }

    pub fn watch(&mut self, name: &str, word: &str) {
        self.0.push((name.to_owned(), word.to_owned()));
    }

    /// Every way of writing every canary.
    pub fn needles(&self) -> Needles {
        let mut needles = Needles::default();
        for (name, word) in &self.0 {
            for (how, bytes) in spellings(word) {
                needles.add(format!("{name} in {how}"), bytes);
            }
        }
        needles
    }
}

fn spellings(word: &str) -> Vec<(&'static str, Vec<u8>)> {
    let utf8 = word.as_bytes().to_vec();
    let utf16 = |bytes: fn(u16) -> [u8; 2]| word.encode_utf16().flat_map(bytes).collect();
    let mut all: Vec<(&'static str, Vec<u8>)> = vec![
        ("UTF-16LE", utf16(u16::to_le_bytes)),
        ("UTF-16BE", utf16(u16::to_be_bytes)),
        ("hex", hex::encode(&utf8).into_bytes()),
        ("HEX", hex::encode_upper(&utf8).into_bytes()),
    ];
    for before in 0..3 {
        let shifted = [vec![0; before], utf8.clone()].concat();
        // The letters that depend on neither of the neighbours.
        let whole = (before * 8).div_ceil(6)..shifted.len() * 8 / 6;
        for encoded in [
            STANDARD_NO_PAD.encode(&shifted),
            URL_SAFE_NO_PAD.encode(&shifted),
        ] {
            all.push(("base64", encoded[whole.clone()].as_bytes().to_vec()));
        }
    }
    all.push(("UTF-8", utf8));
    all
}

/// Many needles looked for in one walk, by their first four bytes.
#[derive(Default)]
pub struct Needles(HashMap<[u8; 4], Vec<(String, Vec<u8>)>>);

impl Needles {
    fn add(&mut self, name: String, bytes: Vec<u8>) {
        let beginning = *bytes.first_chunk().expect("a canary is long");
        self.0.entry(beginning).or_default().push((name, bytes));
    }

    fn found_in(&self, haystack: &[u8]) -> Vec<&str> {
        let mut found = Vec::new();
        for at in 0..haystack.len().saturating_sub(3) {
            let beginning: &[u8; 4] = haystack[at..].first_chunk().unwrap();
            for (name, needle) in self.0.get(beginning).into_iter().flatten() {
                if haystack[at..].starts_with(needle) {
                    found.push(name.as_str());
                }
            }
        }
        found
    }

    pub fn assert_not_in(&self, place: &str, haystack: &[u8]) {
        assert!(haystack.len() > 3, "{place} is empty");
        let found = self.found_in(haystack);
        assert!(found.is_empty(), "{place} holds {found:?}");
    }
}

#[test]
fn a_canary_is_found_however_it_is_written() {
    let mut canaries = Canaries::default();
    let song = canaries.hatch("song");
    let needles = canaries.needles();
    assert!(needles.found_in(b"nothing of the kind").is_empty());
    let mut written = vec![song.clone().into_bytes()];
    written.push(song.encode_utf16().flat_map(u16::to_le_bytes).collect());
    written.push(song.encode_utf16().flat_map(u16::to_be_bytes).collect());
    written.push(hex::encode(&song).into_bytes());
    for before in ["", "x", "xy", "xyz"] {
        written.push(
            STANDARD_NO_PAD
                .encode(format!("{before}{song}!"))
                .into_bytes(),
        );
    }
    for haystack in written {
        // the Latin and the Arabic one
        assert!(needles.found_in(&haystack).len() >= 2);
    }
}
