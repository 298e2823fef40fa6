//! Acts that need four eyes: two different people sign exactly what is done, and until when it may be.

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use super::{
    AccountId,
    certificate::Member,
    label::{Label, message},
    sign::{Signature, SigningKey},
};
use crate::{
    error::{Error, Result},
    language::Text,
};

/// What is approved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Approval<'a> {
    /// What is done: a frozen string.
    pub action: &'a str,
    /// What it is done to.
    pub object: &'a [u8],
    /// How: the canonical bytes of the act's other arguments, of which the hash is signed.
    pub arguments: &'a [u8],
    /// The second after 1970 from which it may not be done any more.
    pub expires: i64,
}

impl Approval<'_> {
    /// Approves in the name of the key's owner.
    #[must_use]
    pub fn sign(&self, key: &SigningKey) -> Signature {
        key.sign(&self.message())
    }

    /// Checks, when the act is done, that it is still time and that two different people among `may` have signed.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it has expired or a second signature is missing.
    pub fn check(
        &self,
        signatures: &[(AccountId, Signature)],
        may: &[Member],
        now: Timestamp,
    ) -> Result<()> {
        if now.as_second() >= self.expires {
            return Err(Error::invalid(Text::new("vault-approval-expired")));
        }
        if self.is_signed(signatures, may) {
            Ok(())
        } else {
            Err(Error::invalid(Text::new("vault-approval-incomplete")))
        }
    }

    /// Whether two different people among `may` have signed, whenever that was.
    #[must_use]
    pub fn is_signed(&self, signatures: &[(AccountId, Signature)], may: &[Member]) -> bool {
        let message = self.message();
        let mut signers = may.iter().filter(|member| {
            signatures.iter().any(|(account, signature)| {
                *account == member.account && member.keys.sign.verifies(&message, signature)
            })
        });
        signers.next().is_some_and(|one| {
            signers.any(|other| one.account != other.account && one.keys.sign != other.keys.sign)
        })
    }

    fn message(&self) -> Vec<u8> {
        message(
            Label::APPROVAL,
            &[
                self.action.as_bytes(),
                self.object,
                &Sha256::digest(self.arguments),
                &self.expires.to_be_bytes(),
            ],
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{chance::Chance, vault::account::AccountSeed};

    const PURGE: Approval<'static> = Approval {
        action: "purge",
        object: b"matter",
        arguments: b"",
        expires: 1_500_000_000,
    };

    struct People {
        keys: Vec<crate::vault::account::AccountKeys>,
        members: Vec<Member>,
    }

    fn people() -> People {
        let chance = Chance::seeded(5);
        let keys: Vec<_> = (0..3).map(|_| AccountSeed::draw(&chance).keys()).collect();
        let members = keys
            .iter()
            .zip(1..)
            .map(|(keys, id)| Member {
                account: AccountId::from_uuid(uuid::Uuid::from_u128(id)),
                keys: keys.public(),
            })
            .collect();
        People { keys, members }
    }

    fn now() -> Timestamp {
        Timestamp::from_second(PURGE.expires - 1).unwrap()
    }

    #[test]
    fn two_different_people_approve() {
        let People { keys, members } = people();
        let sign = |who: usize| (members[who].account, PURGE.sign(keys[who].sign()));
        assert!(PURGE.check(&[sign(0), sign(1)], &members, now()).is_ok());
        assert!(PURGE.check(&[sign(2), sign(0)], &members, now()).is_ok());
        assert!(PURGE.check(&[sign(0)], &members, now()).is_err());
        assert!(PURGE.check(&[sign(0), sign(0)], &members, now()).is_err());
        assert!(
            PURGE
                .check(&[sign(0), sign(2)], &members[..2], now())
                .is_err()
        );
        let lent = [sign(0), (members[1].account, sign(0).1)];
        assert!(PURGE.check(&lent, &members, now()).is_err());
    }

    #[test]
    fn one_person_with_two_accounts_is_one_person() {
        let People { keys, mut members } = people();
        members[1].keys = members[0].keys;
        let signature = PURGE.sign(keys[0].sign());
        let both = [
            (members[0].account, signature),
            (members[1].account, signature),
        ];
        assert!(PURGE.check(&both, &members, now()).is_err());
    }

    #[test]
    fn an_approval_is_for_one_act_and_for_a_time() {
        let People { keys, members } = people();
        let both: Vec<_> = (0..2)
            .map(|who| (members[who].account, PURGE.sign(keys[who].sign())))
            .collect();
        let late = Timestamp::from_second(PURGE.expires).unwrap();
        assert!(PURGE.check(&both, &members, late).is_err());
        let others = [
            Approval {
                action: "export",
                ..PURGE
            },
            Approval {
                object: b"other",
                ..PURGE
            },
            Approval {
                arguments: b"all",
                ..PURGE
            },
            Approval {
                expires: PURGE.expires + 1,
                ..PURGE
            },
        ];
        for other in others {
            assert!(other.check(&both, &members, now()).is_err(), "{other:?}");
        }
    }
}
