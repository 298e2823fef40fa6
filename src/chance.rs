//! Randomness as a value: whoever needs chance is handed it.
//!
//! Keys always come from the system. A seeded chance exists for tests and for the invented persons and texts of
//! the demo, so that two runs tell the same story.

use std::sync::Arc;

use parking_lot::Mutex;
use sha2::{Digest, Sha256};

/// A source of random bytes; cheap to clone, the clones share one stream.
#[derive(Clone)]
pub struct Chance(Source);

#[derive(Clone)]
enum Source {
    System,
    Seeded(Arc<Mutex<Stream>>),
}

struct Stream {
    seed: [u8; 32],
    block: u64,
}

impl Chance {
    /// The operating system's generator: the only source keys are drawn from.
    #[must_use]
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// A repeatable stream (SHA-256 in counter mode) for tests and invented data, never for keys of a real office.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        let seed = Sha256::digest(seed.to_be_bytes()).into();
        Self(Source::Seeded(Arc::new(Mutex::new(Stream {
            seed,
            block: 0,
        }))))
    }

    /// Fills `into` with random bytes. Stops the process if the system has none to give: nothing safe can follow.
    pub fn fill(&self, into: &mut [u8]) {
        match &self.0 {
            Source::System => {
                if getrandom::fill(into).is_err() {
                    std::process::abort();
                }
            }
            Source::Seeded(stream) => stream.lock().fill(into),
        }
    }

    /// `N` random bytes.
    #[must_use]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill(&mut bytes);
        bytes
    }

    /// A version 4 UUID (RFC 9562): ids in content tables tell nothing of when they were made.
    #[must_use]
    pub fn uuid(&self) -> uuid::Uuid {
        uuid::Builder::from_random_bytes(self.bytes()).into_uuid()
    }

    /// A uniform number in `0..bound`; 0 when `bound` is 0.
    #[must_use]
    pub fn below(&self, bound: u64) -> u64 {
        let Some(usable) = (u64::MAX - bound.saturating_sub(1)).checked_div(bound) else {
            return 0;
        };
        loop {
            let drawn = u64::from_be_bytes(self.bytes());
            if drawn / bound <= usable {
                return drawn % bound;
            }
        }
    }

    /// One element of `choices`, each equally likely; `None` when there is none.
    pub fn pick<'a, T>(&self, choices: &'a [T]) -> Option<&'a T> {
        let index = self.below(u64::try_from(choices.len()).ok()?);
        choices.get(usize::try_from(index).ok()?)
    }

    /// Puts `items` into a random order (Fisher and Yates).
    pub fn shuffle<T>(&self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let bound = u64::try_from(last).unwrap_or(u64::MAX).saturating_add(1);
            if let Ok(other) = usize::try_from(self.below(bound)) {
                items.swap(last, other);
            }
        }
    }
}

impl Stream {
    fn fill(&mut self, into: &mut [u8]) {
        for chunk in into.chunks_mut(32) {
            let mut hash = Sha256::new();
            hash.update(self.seed);
            hash.update(self.block.to_be_bytes());
            self.block = self.block.wrapping_add(1);
            for (to, from) in chunk.iter_mut().zip(hash.finalize()) {
                *to = from;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_repeats_its_stream_and_another_does_not() {
        let (one, same, other) = (Chance::seeded(1), Chance::seeded(1), Chance::seeded(2));
        let drawn = one.bytes::<48>();
        assert_eq!(drawn, same.bytes::<48>());
        assert_ne!(drawn, other.bytes::<48>());
        assert_ne!(drawn, one.bytes::<48>());
    }

    #[test]
    fn numbers_stay_below_their_bound_and_reach_all_of_it() {
        let chance = Chance::seeded(7);
        let mut seen = [0u32; 5];
        for _ in 0..500 {
            seen[usize::try_from(chance.below(5)).unwrap()] += 1;
        }
        assert!(
            seen.iter().all(|count| (50..150).contains(count)),
            "{seen:?}"
        );
        assert_eq!(chance.below(0), 0);
    }
}
