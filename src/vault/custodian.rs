//! What one custodian keeps: a share of the recovery key, on paper.
//!
//! It is five lines of sixteen characters, each with a check of its own, so that a slip is found in the line it was made
//! in: `threshold || number || set6 || secret32` in pieces of eight bytes, each followed by two of SHA-256.

use sha2::{Digest, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::{
    key::leading,
    label::{Label, message},
    spelling::{characters, in_fours, read, spell},
};
use crate::{
    error::{Error, Result},
    language::Text,
};

/// How many bytes name the ceremony that a share is of.
pub(super) const SET: usize = 6;

const LINES: usize = 5;
const LINE: usize = 8;
const CHECK: usize = 2;
const CHARACTERS: usize = 16;

/// What one custodian keeps.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct CustodianShare {
    pub(super) threshold: u8,
    pub(super) index: u8,
    pub(super) set: [u8; SET],
    pub(super) secret: [u8; 32],
}

impl CustodianShare {
    /// The share as it is printed: five lines of four groups of four characters.
    #[must_use]
    pub fn lines(&self) -> Vec<Zeroizing<String>> {
        (1..)
            .zip(self.bytes().chunks(LINE))
            .map(|(number, line)| {
                let bytes = Zeroizing::new([line, &check(number, line)].concat());
                in_fours(&spell(&bytes), ' ')
            })
            .collect()
    }

    /// Reads a share as it is typed from paper, in any case and spacing.
    ///
    /// # Errors
    /// [`Error::Invalid`]: how many characters there were, or which line holds a slip.
    pub fn parse(typed: &str) -> Result<Self> {
        let typed: Zeroizing<Vec<char>> = Zeroizing::new(characters(typed).chars().collect());
        if typed.len() != LINES * CHARACTERS {
            return Err(Error::invalid(
                Text::new("vault-share-length").with("count", typed.len()),
            ));
        }
        let mut bytes = Zeroizing::new(Vec::with_capacity(LINES * LINE));
        for (number, line) in (1..).zip(typed.chunks(CHARACTERS)) {
            let line = Zeroizing::new(line.iter().collect::<String>());
            let line = checked(number, &line).ok_or_else(|| {
                Error::invalid(Text::new("vault-share-line").with("line", u32::from(number)))
            })?;
            bytes.extend_from_slice(&line);
        }
        Self::from_bytes(&bytes).ok_or_else(misshapen)
    }

    /// What the office keeps to ask a custodian, once a year, whether the share is still there.
    #[must_use]
    pub fn possession(&self) -> [u8; 32] {
        Sha256::digest(message(Label::SHARE_POSSESSION, &[&self.bytes()])).into()
    }

    /// The number of the share, from 1.
    #[must_use]
    pub fn index(&self) -> u8 {
        self.index
    }

    /// How many shares it takes.
    #[must_use]
    pub fn threshold(&self) -> u8 {
        self.threshold
    }

    fn bytes(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(
            [
                &[self.threshold, self.index],
                self.set.as_slice(),
                &self.secret,
            ]
            .concat(),
        )
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let ([threshold, index], rest) = bytes.split_first_chunk()?;
        let (set, secret) = rest.split_first_chunk()?;
        Some(Self {
            threshold: *threshold,
            index: *index,
            set: *set,
            secret: secret.try_into().ok()?,
        })
    }

    pub(super) fn point(&self) -> Option<blahaj::Share> {
        let bytes = Zeroizing::new([&[self.index], self.secret.as_slice()].concat());
        blahaj::Share::try_from(bytes.as_slice()).ok()
    }
}

pub(super) fn misshapen() -> Error {
    Error::broken("a share does not have 40 bytes")
}

fn check(number: u8, line: &[u8]) -> [u8; CHECK] {
    leading(&Sha256::digest(message(Label::SHARE_LINE, &[&[number], line])).into())
}

fn checked(number: u8, line: &str) -> Option<Zeroizing<Vec<u8>>> {
    let bytes = read(line)?;
    let (line, found) = bytes.split_last_chunk::<CHECK>()?;
    (check(number, line) == *found).then(|| Zeroizing::new(line.to_vec()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        chance::Chance,
        vault::ceremony::{RecoveryKey, Scheme},
    };

    fn shares() -> Vec<CustodianShare> {
        let chance = Chance::seeded(1);
        RecoveryKey::draw(&chance)
            .split(Scheme::SMALL, &chance)
            .unwrap()
    }

    fn text(share: &CustodianShare) -> String {
        let lines: Vec<String> = share.lines().iter().map(|line| line.to_string()).collect();
        lines.join("\n")
    }

    fn refused(typed: &str) -> String {
        CustodianShare::parse(typed).err().unwrap().to_string()
    }

    #[test]
    fn a_share_is_five_short_lines() {
        for (number, share) in (1..).zip(shares()) {
            assert_eq!((share.index(), share.threshold()), (number, 2));
            let text = text(&share);
            let lengths: Vec<_> = text.lines().map(str::len).collect();
            assert_eq!(lengths, [19; 5]);
            let typed = text.to_lowercase().replace('0', "o").replace('1', "l");
            let typed = CustodianShare::parse(&typed).unwrap();
            assert_eq!(*typed.bytes(), *share.bytes());
        }
    }

    #[test]
    fn possession_is_proved_of_one_share() {
        let shares = shares();
        assert_ne!(shares[0].possession(), shares[1].possession());
    }

    #[test]
    fn a_slip_is_found_in_its_line() {
        let text = text(&shares()[0]);
        for (at, right) in text.char_indices() {
            if right.is_whitespace() {
                continue;
            }
            let wrong = if right == 'A' { "B" } else { "A" };
            let mut slip = text.clone();
            slip.replace_range(at..=at, wrong);
            let Err(Error::Invalid(problems)) = CustodianShare::parse(&slip) else {
                panic!("a slip at {at} went unnoticed");
            };
            let line = u32::try_from(at / 20 + 1).unwrap();
            let found = Text::new("vault-share-line").with("line", line);
            assert!(problems.iter().all(|problem| problem.text == found), "{at}");
        }
    }

    #[test]
    fn lines_swapped_or_left_out_are_noticed() {
        let text = text(&shares()[0]);
        let mut lines: Vec<_> = text.lines().collect();
        lines.swap(1, 2);
        assert_eq!(refused(&lines.join("\n")), "invalid: vault-share-line");
        assert_eq!(
            refused(&lines[1..].join("\n")),
            "invalid: vault-share-length"
        );
        assert_eq!(
            refused(&text.replacen('2', "U", 1)),
            "invalid: vault-share-line"
        );
    }
}
