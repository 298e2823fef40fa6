//! The recovery key: made on a machine without a network, split among custodians, kept whole nowhere.
//!
//! Any `threshold` of the shares restore it (Shamir, "How to share a secret", CACM 1979), fewer tell nothing. It opens the
//! credential file's copy in the database and every group's seed, so that a burnt machine or an office that lost all its
//! members is not the end.

use blahaj::Sharks;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::{
    custodian::{CustodianShare, SET, misshapen},
    key::{Key, leading},
    label::{Label, message},
    root::Root,
    wrap::{Dice, PublicKey, SecretKey, unwrap, wrap},
};
use crate::{
    chance::Chance,
    error::{Error, Result},
    language::Text,
};

/// How many custodians there are, and how many of them it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scheme {
    threshold: u8,
    custodians: u8,
}

impl Scheme {
    /// Three of five.
    pub const USUAL: Self = Self {
        threshold: 3,
        custodians: 5,
    };

    /// Two of three, for small offices.
    pub const SMALL: Self = Self {
        threshold: 2,
        custodians: 3,
    };

    /// `threshold` of `custodians`.
    ///
    /// # Errors
    /// [`Error::Invalid`] unless 2 <= threshold <= custodians <= 16.
    pub fn of(threshold: u8, custodians: u8) -> Result<Self> {
        if (2..=custodians).contains(&threshold) && custodians <= 16 {
            Ok(Self {
                threshold,
                custodians,
            })
        } else {
            Err(Error::invalid(Text::new("vault-share-scheme")))
        }
    }
}

/// The private half of the recovery key; whole only during a ceremony.
pub struct RecoveryKey(Key);

impl RecoveryKey {
    /// A new recovery key.
    #[must_use]
    pub fn draw(chance: &Chance) -> Self {
        Self(Key::draw(chance))
    }

    /// The half that stays with the office and that everything is sealed to.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        self.secret().public()
    }

    /// What opens the wraps made to it.
    #[must_use]
    pub fn secret(&self) -> SecretKey {
        SecretKey::of(&self.0)
    }

    /// One share for each custodian.
    ///
    /// # Errors
    /// [`Error::Broken`] never in practice.
    pub fn split(&self, scheme: Scheme, chance: &Chance) -> Result<Vec<CustodianShare>> {
        let set = set(&self.public());
        Sharks(scheme.threshold)
            .dealer_rng(self.0.bytes(), &mut Dice(chance))
            .take(scheme.custodians.into())
            .map(|point| {
                let point = Zeroizing::new(Vec::from(&point));
                let (index, secret) = point.split_first().ok_or_else(misshapen)?;
                Ok(CustodianShare {
                    threshold: scheme.threshold,
                    index: *index,
                    set,
                    secret: secret.try_into().map_err(|_| misshapen())?,
                })
            })
            .collect()
    }

    /// The recovery key, from enough shares.
    ///
    /// # Errors
    /// [`Error::Invalid`] when there are too few, one twice, one of another ceremony, or when what they give is not the
    /// key of `public`.
    pub fn combine(shares: &[CustodianShare], public: &PublicKey) -> Result<Self> {
        let refuse = |text| Err(Error::invalid(text));
        for (index, share) in (1_usize..).zip(shares) {
            if share.set != set(public) {
                return refuse(Text::new("vault-share-foreign").with("index", index));
            }
            if shares
                .iter()
                .skip(index)
                .any(|other| other.index == share.index)
            {
                let number = u32::from(share.index);
                return refuse(Text::new("vault-share-twice").with("number", number));
            }
        }
        let needed = shares.iter().map(|share| share.threshold).max();
        if needed.is_none_or(|needed| shares.len() < usize::from(needed)) {
            return refuse(
                Text::new("vault-share-too-few")
                    .with("needed", needed.map_or(2, u32::from))
                    .with("present", shares.len()),
            );
        }
        interpolate(shares)
            .map(Self)
            .filter(|key| key.public() == *public)
            .ok_or_else(|| Error::invalid(Text::new("vault-share-mismatch")))
    }
}

/// The root, sealed to the custodians, for the database and its backups: new hardware can be set up with their shares.
///
/// # Errors
/// [`Error::Broken`] when the recovery key is unusable.
pub fn seal_root(to: &PublicKey, root: &Root, chance: &Chance) -> Result<Vec<u8>> {
    let aad = message(Label::ROOT, &[&root.check_value()]);
    wrap(to, &aad, root.key().bytes(), chance)
}

/// The root that was sealed to the custodians of the database that keeps `check_value`.
///
/// # Errors
/// [`Error::Broken`] for another recovery key or database.
pub fn open_root(key: &RecoveryKey, check_value: &[u8], sealed: &[u8]) -> Result<Root> {
    let aad = message(Label::ROOT, &[check_value]);
    let opened = unwrap(&key.secret(), &aad, sealed)?;
    let root = Root::from_key(Key::from_opened(&opened)?);
    root.check(check_value)?;
    Ok(root)
}

fn interpolate(shares: &[CustodianShare]) -> Option<Key> {
    let points: Vec<_> = shares
        .iter()
        .map(CustodianShare::point)
        .collect::<Option<_>>()?;
    let threshold = shares.first()?.threshold;
    let secret = Zeroizing::new(Sharks(threshold).recover(&points).ok()?);
    Key::from_opened(&secret).ok()
}

/// Six bytes by which shares of one ceremony know each other.
fn set(public: &PublicKey) -> [u8; SET] {
    let message = message(Label::RECOVERY_FINGERPRINT, &[public.bytes()]);
    leading(&Sha256::digest(message).into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::{certificate::Certificate, certificate::RECOVERY, group::GroupSeed};

    fn key(seed: u64) -> RecoveryKey {
        RecoveryKey::draw(&Chance::seeded(seed))
    }

    fn typed(share: &CustodianShare) -> CustodianShare {
        let lines: Vec<String> = share
            .lines()
            .iter()
            .map(|line| line.to_lowercase())
            .collect();
        CustodianShare::parse(&lines.join("\n")).unwrap()
    }

    fn refused<T>(result: Result<T>) -> String {
        result.err().unwrap().to_string()
    }

    #[test]
    fn any_three_of_five_restore_the_key_and_no_fewer() {
        let key = key(1);
        let shares = key.split(Scheme::USUAL, &Chance::seeded(2)).unwrap();
        assert_eq!(shares.len(), 5);
        for subset in 0_u8..32 {
            let some: Vec<_> = (0..)
                .zip(&shares)
                .filter(|(index, _)| subset & (1 << index) != 0)
                .map(|(_, share)| typed(share))
                .collect();
            let restored = RecoveryKey::combine(&some, &key.public());
            if some.len() >= 3 {
                assert_eq!(restored.unwrap().0.bytes(), key.0.bytes(), "{subset:05b}");
            } else {
                assert_eq!(
                    refused(restored),
                    "invalid: vault-share-too-few",
                    "{subset:05b}"
                );
            }
        }
    }

    #[test]
    fn shares_that_do_not_belong_together_are_refused() {
        let (mine, other) = (key(1), key(3));
        let chance = Chance::seeded(4);
        let shares = mine.split(Scheme::SMALL, &chance).unwrap();
        let again = mine.split(Scheme::SMALL, &chance).unwrap();
        let foreign = other.split(Scheme::SMALL, &chance).unwrap();
        let combine =
            |shares: [&CustodianShare; 2]| RecoveryKey::combine(&shares.map(typed), &mine.public());
        assert!(combine([&shares[0], &shares[2]]).is_ok());
        assert_eq!(
            refused(combine([&shares[0], &foreign[1]])),
            "invalid: vault-share-foreign"
        );
        assert_eq!(
            refused(combine([&shares[1], &shares[1]])),
            "invalid: vault-share-twice"
        );
        assert_eq!(
            refused(combine([&shares[0], &again[1]])),
            "invalid: vault-share-mismatch"
        );
        assert_eq!(
            refused(RecoveryKey::combine(&[], &mine.public())),
            "invalid: vault-share-too-few"
        );
    }

    #[test]
    fn only_sensible_schemes_are_taken() {
        assert_eq!(Scheme::of(3, 5).unwrap(), Scheme::USUAL);
        for (threshold, custodians) in [(0, 3), (1, 3), (4, 3), (2, 17), (2, 1)] {
            assert!(Scheme::of(threshold, custodians).is_err());
        }
    }

    #[test]
    fn the_custodians_restore_the_root_and_the_groups() {
        let chance = Chance::seeded(5);
        let (key, root) = (key(1), Root::draw(&chance));
        let sealed = seal_root(&key.public(), &root, &chance).unwrap();
        let restored = open_root(&key, &root.check_value(), &sealed).unwrap();
        restored.check(&root.check_value()).unwrap();
        assert!(
            open_root(
                &super::RecoveryKey::draw(&chance),
                &root.check_value(),
                &sealed
            )
            .is_err()
        );
        assert!(open_root(&key, &[0; 32], &sealed).is_err());

        let seed = GroupSeed::draw(1, &chance);
        let certificate = Certificate::first("office", &seed, key.public(), vec![]);
        let wraps = certificate.seal_seed(&seed, &chance).unwrap();
        let (id, wrapped) = wraps.first().unwrap();
        assert_eq!((*id, wraps.len()), (RECOVERY, 1));
        let opened = certificate
            .key()
            .unwrap(id.bytes(), &key.secret(), wrapped)
            .unwrap();
        assert_eq!(opened.public(), seed.public());
    }
}
