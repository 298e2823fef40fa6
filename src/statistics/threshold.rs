use crate::error::{Error, Result};
use crate::language::Text;

/// The smallest count that may be published: `k` of the release guarantee, never below three.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Threshold(u32);

impl Threshold {
    /// With two, each of a pair of people would read the other out of the published "2".
    pub const LEAST: u32 = 3;
    /// Above this no table of an ethics office would publish anything.
    pub const MOST: u32 = 1000;

    /// A threshold of `k`.
    ///
    /// # Errors
    /// [`Error::Invalid`] outside [`Self::LEAST`] to [`Self::MOST`].
    pub fn new(k: u32) -> Result<Self> {
        if (Self::LEAST..=Self::MOST).contains(&k) {
            Ok(Self(k))
        } else {
            Err(Error::invalid(
                Text::new("statistics-threshold")
                    .with("value", k)
                    .with("least", Self::LEAST)
                    .with("most", Self::MOST),
            ))
        }
    }

    /// The count itself.
    #[must_use]
    pub fn count(self) -> u32 {
        self.0
    }

    /// Whether a count of so many things resting on so many distinct persons is too small to publish.
    #[must_use]
    pub fn hides(self, things: u32, persons: u32) -> bool {
        things > 0 && things.min(persons) < self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_and_two_protect_nobody() {
        assert!(Threshold::new(1).is_err());
        assert!(Threshold::new(2).is_err());
        assert_eq!(Threshold::new(3).unwrap().count(), 3);
    }

    #[test]
    fn six_matters_of_one_person_are_no_six() {
        let five = Threshold::new(5).unwrap();
        assert!(five.hides(6, 1));
        assert!(five.hides(4, 4));
        assert!(!five.hides(6, 5));
        assert!(!five.hides(0, 0));
    }
}
