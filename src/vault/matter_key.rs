//! The keys of one matter.
//!
//! The content key is made of two halves: the DEK, wrapped to those entitled, and the share, thirty-two bytes in a
//! store with short-lived backups. Deleting the share is what makes a purge true for every backup of the database. The
//! statistics codes of a matter outlive it and so have a small DEK of their own, without a share.

use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use super::{
    directory::{Holder, Recipient},
    key::Key,
    label::{Label, message},
    seal::{FieldKey, shut},
    wrap::{unwrap, wrap},
};
use crate::{
    chance::Chance,
    error::{Error, Result},
};

/// Which matter, in which generation of its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MatterKey<'a> {
    /// The id of the matter.
    pub matter: &'a [u8],
    /// The generation; resealing begins a new one.
    pub generation: u32,
}

/// The data-encryption key of a matter in one generation.
pub struct Dek(Key);

/// The data-encryption key of a matter's statistics codes; wrapped to the handling group alone.
pub struct FactsDek(Key);

/// The half of a matter's content key that lies in the separate store.
pub struct Share(Key);

/// SHA-256 over DEK and share, kept with the matter and in every wrap: no two readers can be given two texts.
pub type Commit = [u8; 32];

impl Share {
    /// A new share.
    #[must_use]
    pub fn draw(chance: &Chance) -> Self {
        Self(Key::draw(chance))
    }

    /// The share that stands in the store.
    ///
    /// # Errors
    /// [`Error::Broken`] unless there are thirty-two bytes: the matter was purged, or the row is damaged.
    pub fn read(bytes: &[u8]) -> Result<Self> {
        bytes
            .try_into()
            .map(|bytes| Self(Key::from_bytes(bytes)))
            .map_err(|_| Error::broken("a share does not have 32 bytes"))
    }

    /// The thirty-two bytes for the store of shares, and for nothing else.
    #[must_use]
    pub fn bytes(&self) -> &[u8; 32] {
        self.0.bytes()
    }
}

impl Dek {
    /// A new DEK.
    #[must_use]
    pub fn draw(chance: &Chance) -> Self {
        Self(Key::draw(chance))
    }

    /// The commitment to this DEK and its share.
    #[must_use]
    pub fn commit(&self, of: &MatterKey<'_>, share: &Share) -> Commit {
        let mut hash = Sha256::new();
        hash.update(message(
            Label::DEK_COMMIT,
            &[of.matter, &of.generation.to_be_bytes()],
        ));
        hash.update(self.0.bytes());
        hash.update(share.0.bytes());
        hash.finalize().into()
    }

    /// The key of the matter's fields.
    ///
    /// # Errors
    /// [`Error::Broken`] when DEK and share are not those committed to.
    pub fn content_key(
        &self,
        of: &MatterKey<'_>,
        share: &Share,
        commit: &Commit,
    ) -> Result<FieldKey> {
        if !bool::from(self.commit(of, share).ct_eq(commit)) {
            return Err(shut());
        }
        let info = [of.matter, &of.generation.to_be_bytes()];
        let key = self.0.derive_salted(&share.0, Label::CONTENT_KEY, &info);
        Ok(FieldKey::new(key, of.generation))
    }

    /// The DEK wrapped to one who is entitled.
    ///
    /// # Errors
    /// [`Error::Broken`] when the recipient's key is unusable.
    pub fn wrap(
        &self,
        of: &MatterKey<'_>,
        commit: &Commit,
        to: &Recipient,
        chance: &Chance,
    ) -> Result<Vec<u8>> {
        let aad = of.aad(Label::DEK, (to.id(), to.generation()), &[commit]);
        wrap(to.public(), &aad, self.0.bytes(), chance)
    }

    /// The DEK that was wrapped to `holder`.
    ///
    /// # Errors
    /// [`Error::Broken`] for another matter, generation, commitment or recipient.
    pub fn unwrap(
        of: &MatterKey<'_>,
        commit: &Commit,
        holder: &Holder<'_>,
        wrapped: &[u8],
    ) -> Result<Self> {
        let aad = of.aad(Label::DEK, (holder.id, holder.generation), &[commit]);
        let key = unwrap(holder.secret, &aad, wrapped)?;
        Key::from_opened(&key).map(Self)
    }
}

impl FactsDek {
    /// A new DEK.
    #[must_use]
    pub fn draw(chance: &Chance) -> Self {
        Self(Key::draw(chance))
    }

    /// The key of the matter's statistics codes.
    #[must_use]
    pub fn facts_key(&self, of: &MatterKey<'_>) -> FieldKey {
        let info = [of.matter, &of.generation.to_be_bytes()];
        FieldKey::new(self.0.derive(Label::FACTS_KEY, &info), of.generation)
    }

    /// The DEK wrapped to the handling group.
    ///
    /// # Errors
    /// [`Error::Broken`] when the group's key is unusable.
    pub fn wrap(&self, of: &MatterKey<'_>, to: &Recipient, chance: &Chance) -> Result<Vec<u8>> {
        let aad = of.aad(Label::FACTS_DEK, (to.id(), to.generation()), &[]);
        wrap(to.public(), &aad, self.0.bytes(), chance)
    }

    /// The DEK that was wrapped to `holder`.
    ///
    /// # Errors
    /// [`Error::Broken`] for another matter, generation or group.
    pub fn unwrap(of: &MatterKey<'_>, holder: &Holder<'_>, wrapped: &[u8]) -> Result<Self> {
        let aad = of.aad(Label::FACTS_DEK, (holder.id, holder.generation), &[]);
        let key = unwrap(holder.secret, &aad, wrapped)?;
        Key::from_opened(&key).map(Self)
    }
}

impl MatterKey<'_> {
    fn aad(
        &self,
        label: Label,
        (recipient, generation): (&[u8], u32),
        commit: &[&Commit],
    ) -> Vec<u8> {
        let (own, theirs) = (self.generation.to_be_bytes(), generation.to_be_bytes());
        let mut fields = vec![self.matter, &own, recipient, &theirs];
        fields.extend(commit.iter().map(|commit| commit.as_slice()));
        message(label, &fields)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::{group::GroupSeed, seal::Place, wrap::PublicKey};

    const MATTER: MatterKey<'static> = MatterKey {
        matter: b"matter",
        generation: 2,
    };
    const PLACE: Place<'static> = Place {
        table: "advice_lines",
        row: b"row",
        column: "body",
    };

    struct Desk {
        dek: Dek,
        share: Share,
        commit: Commit,
        office: GroupSeed,
        chance: Chance,
    }

    fn desk() -> Desk {
        let chance = Chance::seeded(1);
        let (dek, share) = (Dek::draw(&chance), Share::draw(&chance));
        Desk {
            commit: dek.commit(&MATTER, &share),
            office: GroupSeed::draw(5, &chance),
            dek,
            share,
            chance,
        }
    }

    fn recipient(id: &[u8], generation: u32, public: PublicKey) -> Recipient {
        Recipient::new(id, generation, public)
    }

    #[test]
    fn the_office_reads_what_was_sealed_to_it() {
        let desk = desk();
        let key = desk
            .dek
            .content_key(&MATTER, &desk.share, &desk.commit)
            .unwrap();
        let sealed = key.seal(&PLACE, b"text", &desk.chance).unwrap();
        let to = recipient(b"office", 5, desk.office.public());
        let wrapped = desk
            .dek
            .wrap(&MATTER, &desk.commit, &to, &desk.chance)
            .unwrap();

        let holder = desk.office.holder(b"office");
        let unwrapped = Dek::unwrap(&MATTER, &desk.commit, &holder, &wrapped).unwrap();
        let share = Share::read(desk.share.bytes()).unwrap();
        let key = unwrapped
            .content_key(&MATTER, &share, &desk.commit)
            .unwrap();
        assert_eq!(*key.open(&PLACE, &sealed).unwrap(), b"text");
    }

    #[test]
    fn a_wrap_is_of_one_matter_one_commitment_and_one_recipient() {
        let desk = desk();
        let to = recipient(b"office", 5, desk.office.public());
        let wrapped = desk
            .dek
            .wrap(&MATTER, &desk.commit, &to, &desk.chance)
            .unwrap();
        let holder = desk.office.holder(b"office");
        let fails = |of: MatterKey<'_>, commit, holder| {
            assert!(Dek::unwrap(&of, commit, &holder, &wrapped).is_err());
        };
        fails(
            MatterKey {
                matter: b"other",
                ..MATTER
            },
            &desk.commit,
            holder,
        );
        fails(
            MatterKey {
                generation: 3,
                ..MATTER
            },
            &desk.commit,
            holder,
        );
        fails(MATTER, &[0; 32], holder);
        fails(
            MATTER,
            &desk.commit,
            Holder {
                id: b"audit",
                ..holder
            },
        );
        fails(
            MATTER,
            &desk.commit,
            Holder {
                generation: 6,
                ..holder
            },
        );
        let other = GroupSeed::draw(5, &desk.chance);
        fails(MATTER, &desk.commit, other.holder(b"office"));
        assert!(FactsDek::unwrap(&MATTER, &holder, &wrapped).is_err());
    }

    #[test]
    fn without_its_share_a_matter_is_gone() {
        let desk = desk();
        let other = Share::draw(&desk.chance);
        assert!(desk.dek.content_key(&MATTER, &other, &desk.commit).is_err());
        assert!(Share::read(b"").is_err());

        let key = desk
            .dek
            .content_key(&MATTER, &desk.share, &desk.commit)
            .unwrap();
        let sealed = key.seal(&PLACE, b"text", &desk.chance).unwrap();
        let guess = desk.dek.commit(&MATTER, &other);
        let without = desk.dek.content_key(&MATTER, &other, &guess).unwrap();
        assert!(without.open(&PLACE, &sealed).is_err());
    }

    #[test]
    fn statistics_codes_have_a_key_of_their_own() {
        let desk = desk();
        let facts = FactsDek::draw(&desk.chance);
        let sealed = facts
            .facts_key(&MATTER)
            .seal(&PLACE, b"codes", &desk.chance)
            .unwrap();
        let to = recipient(b"office", 5, desk.office.public());
        let wrapped = facts.wrap(&MATTER, &to, &desk.chance).unwrap();
        let holder = desk.office.holder(b"office");
        let facts = FactsDek::unwrap(&MATTER, &holder, &wrapped).unwrap();
        assert_eq!(
            *facts.facts_key(&MATTER).open(&PLACE, &sealed).unwrap(),
            b"codes"
        );
        assert!(Dek::unwrap(&MATTER, &desk.commit, &holder, &wrapped).is_err());
    }
}
