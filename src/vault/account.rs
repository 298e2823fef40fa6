//! The keys of one person, from the passphrase down.
//!
//! One run of Argon2id (elsewhere) gives the [`PasswordKey`]; it splits into what is compared at login and what opens
//! the account seed, so that an attacker who guesses pays as much as we do. The seed survives a change of passphrase.

use bip39::{Language, Mnemonic};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::{
    directory::{Holder, PublicKeys},
    key::{Key, hkdf, leading},
    label::{Label, message},
    root::Root,
    seal::{open_box, seal_box},
    sign::SigningKey,
    wrap::SecretKey,
};
use crate::{
    chance::Chance,
    error::{Error, Result},
    language::Text,
};

/// What Argon2id made of a password or of an anonymous receipt.
pub struct PasswordKey(Key);

/// The half that is compared at login, and opens nothing.
pub struct Login(Key);

/// The half that opens the account seed, and is compared with nothing: the key-encryption key.
pub struct Kek(Key);

/// The secret from which all keys of one account are derived.
pub struct AccountSeed(Key);

/// Everything an account's seed gives, for as long as its session lasts.
pub struct AccountKeys {
    kem: SecretKey,
    sign: SigningKey,
    tags: Key,
}

/// The tag by which an owner finds an own matter, and nobody else knows whose it is.
pub type OwnerTag = [u8; 16];

impl PasswordKey {
    /// The 32 bytes of Argon2id.
    #[must_use]
    pub fn from_bytes(bytes: &[u8; 32]) -> Self {
        Self(Key::from_bytes(bytes))
    }

    /// What is compared at login.
    #[must_use]
    pub fn login(&self) -> Login {
        Login(self.0.derive(Label::LOGIN, &[]))
    }

    /// What opens the account seed.
    #[must_use]
    pub fn kek(&self) -> Kek {
        Kek(self.0.derive(Label::KEK, &[]))
    }
}

impl Login {
    pub(super) fn key(&self) -> &Key {
        &self.0
    }
}

impl AccountSeed {
    /// A new seed: a new account, or an account after a reset, which cannot read what the old one could.
    #[must_use]
    pub fn draw(chance: &Chance) -> Self {
        Self(Key::draw(chance))
    }

    pub(super) fn from_key(key: Key) -> Self {
        Self(key)
    }

    pub(super) fn key(&self) -> &Key {
        &self.0
    }

    /// The keys of the account.
    #[must_use]
    pub fn keys(&self) -> AccountKeys {
        AccountKeys {
            kem: SecretKey::of(&self.0.derive(Label::KEM, &[])),
            sign: SigningKey::of(&self.0.derive(Label::SIGN, &[])),
            tags: self.0.derive(Label::OWNER_TAG, &[]),
        }
    }

    /// The seed as it is stored: a box under the password's key within a box under the root's, so that a copied
    /// database alone gives nothing to guess at.
    ///
    /// # Errors
    /// [`Error::Broken`] never in practice.
    pub fn seal(&self, root: &Root, kek: &Kek, account: &[u8], chance: &Chance) -> Result<Vec<u8>> {
        let aad = aad(account);
        let inner = seal_box(&kek.0, &aad, self.0.bytes(), chance)?;
        seal_box(&root.seal_key(), &aad, &inner, chance)
    }

    /// The seed that was stored for `account`.
    ///
    /// # Errors
    /// [`Error::Broken`] for another root, password or account.
    pub fn open(root: &Root, kek: &Kek, account: &[u8], sealed: &[u8]) -> Result<Self> {
        let aad = aad(account);
        let inner = open_box(&root.seal_key(), &aad, sealed)?;
        open_box(&kek.0, &aad, &inner)
            .and_then(|seed| Key::from_opened(&seed))
            .map(Self)
    }

    /// The seed as it is stored for the recovery phrase. No root is needed to open it: 128 random bits are not guessed,
    /// and the phrase shall help when the machine is lost.
    ///
    /// # Errors
    /// [`Error::Broken`] never in practice.
    pub fn seal_for_recovery(
        &self,
        phrase: &RecoveryPhrase,
        account: &[u8],
        chance: &Chance,
    ) -> Result<Vec<u8>> {
        seal_box(&phrase.kek(), &aad(account), self.0.bytes(), chance)
    }

    /// The seed that was stored for the recovery phrase of `account`.
    ///
    /// # Errors
    /// [`Error::Broken`] for another phrase or account.
    pub fn recover(phrase: &RecoveryPhrase, account: &[u8], sealed: &[u8]) -> Result<Self> {
        open_box(&phrase.kek(), &aad(account), sealed)
            .and_then(|seed| Key::from_opened(&seed))
            .map(Self)
    }
}

fn aad(account: &[u8]) -> Vec<u8> {
    message(Label::ACCOUNT_SEED, &[account])
}

impl AccountKeys {
    /// The halves that others may see.
    #[must_use]
    pub fn public(&self) -> PublicKeys {
        PublicKeys {
            kem: self.kem.public(),
            sign: self.sign.public(),
        }
    }

    /// The private half of the key that others wrap to.
    #[must_use]
    pub fn kem(&self) -> &SecretKey {
        &self.kem
    }

    /// Opens what was wrapped to `account` in this generation of its keys.
    #[must_use]
    pub fn holder<'a>(&'a self, account: &'a [u8], generation: u32) -> Holder<'a> {
        Holder {
            id: account,
            generation,
            secret: &self.kem,
        }
    }

    /// What signs in this person's name.
    #[must_use]
    pub fn sign(&self) -> &SigningKey {
        &self.sign
    }

    /// The tag of the owner's `n`-th matter; owners look for 0, 1, 2 and so on up to the first that is missing.
    #[must_use]
    pub fn tag(&self, n: u32) -> OwnerTag {
        leading(&self.tags.mac(&n.to_be_bytes()))
    }
}

/// A tag for a matter that somebody else seals for its owner, until the owner's next login claims it.
#[must_use]
pub fn unclaimed_tag(chance: &Chance) -> OwnerTag {
    chance.bytes()
}

/// Twelve words (BIP-39, English) that open the account when the passphrase is forgotten.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct RecoveryPhrase([u8; 16]);

impl RecoveryPhrase {
    /// Twelve random words: 128 bits.
    #[must_use]
    pub fn draw(chance: &Chance) -> Self {
        Self(chance.bytes())
    }

    /// Reads twelve words as a person types them, in any case and spacing.
    ///
    /// # Errors
    /// [`Error::Invalid`] about the field `phrase`: how many words there were, which one is none of the list, or that
    /// the words do not belong together.
    pub fn parse(typed: &str) -> Result<Self> {
        let typed = Zeroizing::new(typed.to_lowercase());
        let words: Vec<&str> = typed.split_whitespace().collect();
        if words.len() != 12 {
            return refuse(Text::new("vault-phrase-length").with("count", words.len()));
        }
        let joined = Zeroizing::new(words.join(" "));
        let mnemonic = match Mnemonic::parse_in_normalized(Language::English, &joined) {
            Ok(mnemonic) => mnemonic,
            Err(bip39::Error::UnknownWord(at)) => {
                return refuse(Text::new("vault-phrase-word").with("position", at + 1));
            }
            Err(_) => return refuse(Text::new("vault-phrase-check")),
        };
        let entropy = Zeroizing::new(mnemonic.to_entropy_array().0);
        entropy
            .first_chunk()
            .map(|entropy| Self(*entropy))
            .ok_or_else(|| Error::broken("twelve words are 128 bits"))
    }

    /// The twelve words, for the one page that shows them.
    ///
    /// # Errors
    /// [`Error::Broken`] never in practice.
    pub fn words(&self) -> Result<Zeroizing<String>> {
        Mnemonic::from_entropy_in(Language::English, &self.0)
            .map(|mnemonic| Zeroizing::new(mnemonic.to_string()))
            .map_err(Error::broken)
    }

    fn kek(&self) -> Key {
        hkdf(None, &self.0, &message(Label::RECOVERY_KEK, &[]))
    }
}

fn refuse<T>(text: Text) -> Result<T> {
    Err(Error::field("phrase", text))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ACCOUNT: &[u8] = b"account";

    fn kek(byte: u8) -> Kek {
        PasswordKey::from_bytes(&[byte; 32]).kek()
    }

    #[test]
    fn a_seed_opens_with_its_root_password_and_account_only() {
        let chance = Chance::seeded(1);
        let (root, other) = (Root::draw(&chance), Root::draw(&chance));
        let seed = AccountSeed::draw(&chance);
        let sealed = seed.seal(&root, &kek(1), ACCOUNT, &chance).unwrap();
        let opened = AccountSeed::open(&root, &kek(1), ACCOUNT, &sealed).unwrap();
        assert_eq!(opened.keys().public(), seed.keys().public());
        assert!(AccountSeed::open(&other, &kek(1), ACCOUNT, &sealed).is_err());
        assert!(AccountSeed::open(&root, &kek(2), ACCOUNT, &sealed).is_err());
        assert!(AccountSeed::open(&root, &kek(1), b"another", &sealed).is_err());
    }

    #[test]
    fn the_recovery_phrase_opens_the_seed_without_the_root() {
        let chance = Chance::seeded(2);
        let seed = AccountSeed::draw(&chance);
        let phrase = RecoveryPhrase::draw(&chance);
        let sealed = seed.seal_for_recovery(&phrase, ACCOUNT, &chance).unwrap();
        let typed = phrase.words().unwrap().to_uppercase().replace(' ', "  ");
        let phrase = RecoveryPhrase::parse(&typed).unwrap();
        let opened = AccountSeed::recover(&phrase, ACCOUNT, &sealed).unwrap();
        assert_eq!(opened.keys().public(), seed.keys().public());
        let other = RecoveryPhrase::draw(&chance);
        assert!(AccountSeed::recover(&other, ACCOUNT, &sealed).is_err());
        assert!(AccountSeed::recover(&phrase, b"another", &sealed).is_err());
    }

    #[test]
    fn words_agree_with_bip_39() {
        let words = "legal winner thank year wave sausage worth useful legal winner thank yellow";
        assert_eq!(*RecoveryPhrase([0x7f; 16]).words().unwrap(), words);
        assert_eq!(RecoveryPhrase::parse(words).unwrap().0, [0x7f; 16]);
    }

    #[test]
    fn a_mistyped_phrase_is_told_what_is_wrong() {
        let words = "legal winner thank year wave sausage worth useful legal winner thank yellow";
        let typed = [
            (words.replace("sausage", "sausaga"), "vault-phrase-word"),
            (
                words.replace("legal winner", "winner legal"),
                "vault-phrase-check",
            ),
            (words.replace(" yellow", ""), "vault-phrase-length"),
            (format!("{words} yellow"), "vault-phrase-length"),
        ];
        for (typed, key) in typed {
            let refused = RecoveryPhrase::parse(&typed).err().unwrap();
            assert_eq!(refused.to_string(), format!("invalid: {key}"));
        }
    }

    #[test]
    fn tags_are_the_owners_own_and_each_another() {
        let chance = Chance::seeded(3);
        let seed = AccountSeed::draw(&chance);
        let tags: std::collections::BTreeSet<_> = (0..50).map(|n| seed.keys().tag(n)).collect();
        assert_eq!(tags.len(), 50);
        assert_eq!(seed.keys().tag(7), seed.keys().tag(7));
        assert!(!tags.contains(&AccountSeed::draw(&chance).keys().tag(0)));
        assert!(!tags.contains(&unclaimed_tag(&chance)));
    }
}
