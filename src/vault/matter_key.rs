//! The keys of one matter.
//!
//! The content key is made of two halves: the DEK, wrapped to those entitled, and the share, thirty-two bytes in a
//! store with short-lived backups. Deleting the share is what makes a purge true for every backup of the database. The
//! statistics codes of a matter outlive it and so have a small DEK of their own, without a share.

use std::marker::PhantomData;

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

/// The data-encryption key of one generation of a matter: of its [`Content`] or of its [`Facts`].
pub struct Dek<Of: Sealed>(Key, PhantomData<Of>);

/// What a matter says.
pub enum Content {}

/// The codes that statistics count.
pub enum Facts {}

/// What a DEK may be for.
pub trait Sealed {
    /// The label its wraps are bound to.
    const WRAP: Label;
}

impl Sealed for Content {
    const WRAP: Label = Label::DEK;
}

impl Sealed for Facts {
    const WRAP: Label = Label::FACTS_DEK;
}

/// The half of a matter's content key that lies in the separate store.
pub struct Share(Key);

/// SHA-256 over the DEK (and the share), kept with the matter and in every wrap: no two readers can be given two texts.
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

impl<Of: Sealed> Dek<Of> {
    /// A new DEK.
    #[must_use]
    pub fn draw(chance: &Chance) -> Self {
        Self(Key::draw(chance), PhantomData)
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
        let aad = of.aad(Of::WRAP, commit, (to.id(), to.generation()));
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
        let aad = of.aad(Of::WRAP, commit, (holder.id, holder.generation));
        let key = unwrap(holder.secret, &aad, wrapped)?;
        Ok(Self(Key::from_opened(&key)?, PhantomData))
    }
}

impl Dek<Content> {
    /// The commitment to this DEK and its share.
    #[must_use]
    pub fn commit(&self, of: &MatterKey<'_>, share: &Share) -> Commit {
        of.commit(Label::DEK_COMMIT, &[self.0.bytes(), share.0.bytes()])
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
}

impl Dek<Facts> {
    /// The commitment to this DEK.
    #[must_use]
    pub fn commit(&self, of: &MatterKey<'_>) -> Commit {
        of.commit(Label::FACTS_COMMIT, &[self.0.bytes()])
    }

    /// The key of the matter's statistics codes.
    ///
    /// # Errors
    /// [`Error::Broken`] when the DEK is not the one committed to.
    pub fn facts_key(&self, of: &MatterKey<'_>, commit: &Commit) -> Result<FieldKey> {
        if !bool::from(self.commit(of).ct_eq(commit)) {
            return Err(shut());
        }
        let info = [of.matter, &of.generation.to_be_bytes()];
        Ok(FieldKey::new(
            self.0.derive(Label::FACTS_KEY, &info),
            of.generation,
        ))
    }
}

impl MatterKey<'_> {
    fn commit(&self, label: Label, halves: &[&[u8; 32]]) -> Commit {
        let about = [self.matter, &self.generation.to_be_bytes()];
        let mut hash = Sha256::new();
        hash.update(message(label, &about));
        for half in halves {
            hash.update(half);
        }
        hash.finalize().into()
    }

    fn aad(&self, label: Label, commit: &Commit, (recipient, generation): (&[u8], u32)) -> Vec<u8> {
        message(
            label,
            &[
                self.matter,
                &self.generation.to_be_bytes(),
                recipient,
                &generation.to_be_bytes(),
                commit,
            ],
        )
    }
}
