//! How a sample is drawn. Pure, and so simple that somebody else can do it with a spreadsheet and come to the same: each
//! statement has a rank, the SHA-256 of the seed and its id; each stratum gets its share of the sample by the method of the
//! largest remainder; of each stratum those with the lowest ranks are drawn.

use std::collections::BTreeMap;

use crate::{
    disclosure::StatementId,
    error::{Error, Result},
    storage::Coded,
    vault::digest,
};

/// What parts the population, so that the sample has as much of each part as the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Strata {
    /// Nothing does.
    None,
    /// The unit of the filer.
    Unit,
    /// The grade group of the filer.
    Grade,
}

/// A statement that can be drawn, or was.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Listed {
    /// The statement.
    pub id: StatementId,
    /// Its part of the population.
    pub stratum: String,
}

/// All that a sample is drawn from, in the order of their ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Population(Vec<Listed>);

/// What stands before the seed: a rank is of use for nothing else.
const RANK: &str = "probity-sample-1";

impl Strata {
    /// Every way to part a population.
    pub const ALL: [Self; 3] = [Self::None, Self::Unit, Self::Grade];
}

impl Coded for Strata {
    fn code(&self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Unit => "unit",
            Self::Grade => "grade",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|strata| strata.code() == code)
    }
}

impl Population {
    /// These statements.
    #[must_use]
    pub fn new(mut listed: Vec<Listed>) -> Self {
        listed.sort();
        Self(listed)
    }

    /// How many there are.
    #[must_use]
    pub fn size(&self) -> usize {
        self.0.len()
    }

    /// The list in the words its hash is of: a line for each statement in the order of their ids, `id`, a space, the stratum,
    /// and a line feed (UTF-8).
    #[must_use]
    pub fn text(&self) -> String {
        let line = |one: &Listed| format!("{} {}\n", one.id, one.stratum);
        self.0.iter().map(line).collect()
    }

    /// Reads what [`Self::text`] wrote.
    ///
    /// # Errors
    /// [`Error::Broken`] when it is no such text.
    pub fn parse(text: &str) -> Result<Self> {
        let listed = text.lines().map(|line| {
            let (id, stratum) = line.split_once(' ')?;
            Some(Listed {
                id: StatementId::parse(id).ok()?,
                stratum: stratum.to_owned(),
            })
        });
        let listed: Option<Vec<Listed>> = listed.collect();
        listed
            .map(Self)
            .ok_or_else(|| Error::broken("a population of an unknown format"))
    }

    /// SHA-256 of [`Self::text`].
    #[must_use]
    pub fn hash(&self) -> [u8; 32] {
        digest(self.text().as_bytes())
    }

    /// Draws `size` of them, or all where there are fewer: stratum by stratum in the order of their names, the lowest rank first.
    #[must_use]
    pub fn draw(&self, seed: &str, size: usize) -> Vec<Listed> {
        let mut strata: BTreeMap<&str, Vec<([u8; 32], &Listed)>> = BTreeMap::new();
        for listed in &self.0 {
            let ranked = (rank(seed, listed.id), listed);
            strata.entry(&listed.stratum).or_default().push(ranked);
        }
        let sizes: Vec<usize> = strata.values().map(Vec::len).collect();
        let mut drawn = Vec::new();
        for (mut ranked, share) in strata.into_values().zip(shares(&sizes, size)) {
            ranked.sort();
            drawn.extend(
                ranked
                    .into_iter()
                    .take(share)
                    .map(|(_, listed)| listed.clone()),
            );
        }
        drawn
    }
}

/// `SHA-256("probity-sample-1\n" seed "\n" id)`, the id as it is written with hyphens.
fn rank(seed: &str, id: StatementId) -> [u8; 32] {
    digest(format!("{RANK}\n{seed}\n{id}").as_bytes())
}

/// How many of each stratum, by the method of the largest remainder; of equal remainders the earlier stratum has the advantage.
fn shares(sizes: &[usize], size: usize) -> Vec<usize> {
    let all: usize = sizes.iter().sum();
    let size = size.min(all);
    if all == 0 {
        return vec![0; sizes.len()];
    }
    let mut shares: Vec<usize> = sizes.iter().map(|one| one * size / all).collect();
    let mut by_remainder: Vec<(usize, usize)> = sizes
        .iter()
        .map(|one| one * size % all)
        .enumerate()
        .collect();
    by_remainder.sort_by_key(|(at, remainder)| (std::cmp::Reverse(*remainder), *at));
    let left = size - shares.iter().sum::<usize>();
    for (at, _) in by_remainder.into_iter().take(left) {
        if let Some(share) = shares.get_mut(at) {
            *share += 1;
        }
    }
    shares
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn population(parts: &[(&str, u128)]) -> Population {
        let mut listed = Vec::new();
        for (stratum, count) in parts {
            for _ in 0..*count {
                let number = u128::try_from(listed.len()).unwrap() * 7_919 + 1;
                listed.push(Listed {
                    id: StatementId::from_uuid(Uuid::from_u128(number)),
                    stratum: (*stratum).to_owned(),
                });
            }
        }
        Population::new(listed)
    }

    #[test]
    fn a_draw_is_what_anybody_would_draw() {
        // sha256sum of the three lines of a rank, done by hand for the first two of three statements
        let drawn = population(&[("", 3)]).draw("2026", 2);
        let ids: Vec<u128> = drawn.iter().map(|one| one.id.uuid().as_u128()).collect();
        let mut ranks: Vec<(String, u128)> = [1, 7_920, 15_839]
            .into_iter()
            .map(|number: u128| {
                let id = Uuid::from_u128(number);
                let words = format!("probity-sample-1\n2026\n{id}");
                (hex::encode(digest(words.as_bytes())), number)
            })
            .collect();
        ranks.sort();
        assert_eq!(ids, [ranks[0].1, ranks[1].1]);
    }

    #[test]
    fn strata_share_a_sample_by_the_largest_remainder() {
        assert_eq!(shares(&[50, 30, 20], 10), [5, 3, 2]);
        assert_eq!(shares(&[47, 33, 20], 10), [5, 3, 2]);
        assert_eq!(shares(&[1, 1, 1], 2), [1, 1, 0]);
        assert_eq!(shares(&[3, 2], 9), [3, 2]);
        assert_eq!(shares(&[], 4), Vec::<usize>::new());
    }

    #[test]
    fn another_seed_draws_others_and_a_list_survives_its_text() {
        let all = population(&[("Legal & Ethics", 40), ("لوجستيات", 60)]);
        assert_ne!(all.draw("1", 10), all.draw("2", 10));
        assert_eq!(Population::parse(&all.text()).unwrap(), all);
        assert!(Population::parse("no list\n").is_err());
    }

    proptest! {
        #[test]
        fn a_sample_has_its_size_and_its_parts_and_is_drawn_again_the_same(
            (one, two, three) in (0..60_u128, 0..60_u128, 0..60_u128), size in 0..80_usize, seed in "[a-z]{0,6}",
        ) {
            let all = population(&[("a", one), ("b", two), ("c", three)]);
            let drawn = all.draw(&seed, size);
            prop_assert_eq!(drawn.len(), size.min(all.size()));
            prop_assert_eq!(&all.draw(&seed, size), &drawn);
            let mut shuffled = all.0.clone();
            shuffled.reverse();
            prop_assert_eq!(Population::new(shuffled).draw(&seed, size), drawn.clone());
            for (stratum, count) in [("a", one), ("b", two), ("c", three)] {
                let got = drawn.iter().filter(|one| one.stratum == stratum).count();
                let (got, all) = (got * all.size(), all.size());
                let exact = usize::try_from(count).unwrap() * drawn.len();
                prop_assert!(got.abs_diff(exact) < all.max(1), "{} of {}", stratum, count);
            }
        }
    }
}
