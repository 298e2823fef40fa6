//! The root: thirty-two random bytes in the credential file, outside the database and its backups.
//!
//! Without it a copy of the database yields neither a login to guess at nor a session to resume. It opens no matter:
//! what the service alone may read (letters that wait, the index of sessions) is all it can read.

use std::{
    fs::{File, OpenOptions},
    io::{Read, Write},
    os::unix::fs::{MetadataExt, OpenOptionsExt},
    path::Path,
};

use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use super::{
    account::Login,
    directory::{DirectoryEntry, Recipient},
    key::Key,
    label::{Label, message},
    seal::FieldKey,
    sign::SigningKey,
};
use crate::{
    chance::Chance,
    error::{Error, Result},
    language::Text,
};

/// The secret of the installation.
pub struct Root(Key);

impl Root {
    /// A new root, for an installation that has none; an existing one is never replaced silently.
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

    /// Reads the credential file.
    ///
    /// # Errors
    /// [`Error::Invalid`] with what to do, when the file is missing, does not hold exactly thirty-two bytes, or can be
    /// read by others.
    pub fn read(path: &Path) -> Result<Self> {
        let Ok(mut file) = File::open(path) else {
            return Err(Error::invalid(
                Text::new("vault-credential-missing").with("path", shown(path)),
            ));
        };
        let about = file.metadata()?;
        if exposed(about.mode(), about.uid(), about.gid()) {
            return Err(Error::invalid(
                Text::new("vault-credential-exposed").with("path", shown(path)),
            ));
        }
        let mut bytes = Zeroizing::new([0; 32]);
        let mut beyond = [0; 1];
        if file.read_exact(&mut *bytes).is_err() || file.read(&mut beyond)? != 0 {
            return Err(Error::invalid(
                Text::new("vault-credential-damaged").with("path", shown(path)),
            ));
        }
        Ok(Self(Key::from_bytes(&bytes)))
    }

    /// Writes the credential file, readable by the present user only, and waits until it is on the disk.
    ///
    /// # Errors
    /// [`Error::Invalid`] when there is a file of that name, which is left as it is; [`Error::Broken`] when the disk
    /// refuses.
    pub fn write_new(&self, path: &Path) -> Result<()> {
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(path)
            .map_err(|cause| match cause.kind() {
                std::io::ErrorKind::AlreadyExists => {
                    Error::invalid(Text::new("vault-credential-exists").with("path", shown(path)))
                }
                _ => Error::from(cause),
            })?;
        file.write_all(self.0.bytes())?;
        file.sync_all()?;
        match path.parent().filter(|folder| *folder != Path::new("")) {
            Some(folder) => Ok(File::open(folder)?.sync_all()?),
            None => Ok(()),
        }
    }

    /// What the database keeps to know its credential file again; betrays nothing of it.
    #[must_use]
    pub fn check_value(&self) -> [u8; 32] {
        *self.0.derive(Label::ROOT_CHECK, &[]).bytes()
    }

    /// What the share store keeps to know its office again: an empty one, or another office's, has another mark or none.
    #[must_use]
    pub fn share_mark(&self) -> [u8; 32] {
        *self.0.derive(Label::SHARE_MARK, &[]).bytes()
    }

    /// Whether this is the root of the database that keeps `check_value`.
    ///
    /// # Errors
    /// [`Error::Invalid`] with what to do, when it is not.
    pub fn check(&self, check_value: &[u8]) -> Result<()> {
        if bool::from(self.check_value().as_slice().ct_eq(check_value)) {
            Ok(())
        } else {
            Err(Error::invalid(Text::new("vault-credential-foreign")))
        }
    }

    /// What is stored to compare a login with: HMAC under `pepper`, so that a copied table yields nothing to guess at.
    #[must_use]
    pub fn verifier(&self, login: &Login) -> [u8; 32] {
        self.0.derive(Label::PEPPER, &[]).mac(login.key().bytes())
    }

    /// Whether `login` is the one whose verifier is stored; takes the same time either way.
    #[must_use]
    pub fn verifies(&self, login: &Login, verifier: &[u8]) -> bool {
        self.verifier(login).as_slice().ct_eq(verifier).into()
    }

    /// By what the account of an anonymous receipt is found, from the login half of the receipt's Argon2id run.
    #[must_use]
    pub fn receipt_locator(&self, login: &Login) -> [u8; 32] {
        self.0
            .derive(Label::RECEIPT_LOCATOR, &[])
            .mac(login.key().bytes())
    }

    /// By what the sessions of `account` are found without naming it in the table of sessions.
    #[must_use]
    pub fn session_index(&self, account: &[u8]) -> [u8; 32] {
        self.0.derive(Label::SESSION_INDEX, &[]).mac(account)
    }

    /// The code that stands beside a person's public keys, so that nobody without the root can exchange them.
    #[must_use]
    pub fn vouch(&self, entry: &DirectoryEntry<'_>) -> [u8; 32] {
        self.0.derive(Label::DIRECTORY, &[]).mac(&entry.message())
    }

    /// The person as one to seal to, once the directory's code proves the keys to be theirs.
    ///
    /// # Errors
    /// [`Error::Broken`] when the code does not fit: somebody changed the row behind the service's back.
    pub fn recognise(&self, entry: &DirectoryEntry<'_>, code: &[u8]) -> Result<Recipient> {
        if bool::from(self.vouch(entry).as_slice().ct_eq(code)) {
            Ok(Recipient::new(
                entry.account,
                entry.generation,
                entry.keys.kem,
            ))
        } else {
            Err(Error::broken("the directory does not vouch for a key"))
        }
    }

    /// The key of letters that wait in the outbox, addresses included.
    #[must_use]
    pub fn letters(&self) -> FieldKey {
        FieldKey::new(self.0.derive(Label::LETTERS, &[]), 0)
    }

    /// The key under which the table of sessions keeps whose each is.
    #[must_use]
    pub fn sessions(&self) -> FieldKey {
        FieldKey::new(self.0.derive(Label::SESSION_OWNER, &[]), 0)
    }

    /// The key of the bearer tokens of the JSON API (HS256).
    #[must_use]
    pub fn bearer_key(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(*self.0.derive(Label::BEARER, &[]).bytes())
    }

    /// The code of what only the service writes, such as a one-time link: without the root nobody can add or change it.
    #[must_use]
    pub fn authenticate(&self, label: Label, fields: &[&[u8]]) -> [u8; 32] {
        self.0
            .derive(Label::DIRECTORY, &[])
            .mac(&message(label, fields))
    }

    /// Whether `code` is the one of these fields; takes the same time either way.
    #[must_use]
    pub fn is_authentic(&self, label: Label, fields: &[&[u8]], code: &[u8]) -> bool {
        self.authenticate(label, fields)
            .as_slice()
            .ct_eq(code)
            .into()
    }

    /// The code that pins the first certificate of a group: a whole chain put in its place has none.
    #[must_use]
    pub fn pin(&self, group: &str, first: &[u8; 32]) -> [u8; 32] {
        self.authenticate(Label::FIRST_CERTIFICATE, &[group.as_bytes(), first])
    }

    /// Whether `first` is the pinned first certificate of the group.
    ///
    /// # Errors
    /// [`Error::Broken`] when it is not: somebody put another chain in its place.
    pub fn check_pin(&self, group: &str, first: &[u8; 32], pinned: &[u8]) -> Result<()> {
        if bool::from(self.pin(group, first).as_slice().ct_eq(pinned)) {
            Ok(())
        } else {
            Err(Error::broken(format!(
                "the first certificate of {group} is not the pinned one"
            )))
        }
    }

    /// Signs the checkpoints of the audit record; proves their origin and no more.
    #[must_use]
    pub fn checkpoint_signer(&self) -> SigningKey {
        SigningKey::of(&self.0.derive(Label::CHECKPOINT, &[]))
    }

    /// The outer key of account seeds.
    pub(super) fn seal_key(&self) -> Key {
        self.0.derive(Label::SEAL, &[])
    }

    /// The salt of session keys.
    pub(super) fn session_salt(&self) -> Key {
        self.0.derive(Label::SESSION, &[])
    }
}

/// Whether a file of this mode can be read or changed by others than its owner. The group of root may read what root
/// owns: service managers hand credentials over as `0440 root:root` with a list of access, and root reads all anyway.
fn exposed(mode: u32, owner: u32, group: u32) -> bool {
    let shared = if owner == 0 && group == 0 {
        0o037
    } else {
        0o077
    };
    mode & shared != 0
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

#[cfg(test)]
mod tests {
    use std::{fs, os::unix::fs::PermissionsExt};

    use super::*;
    use crate::vault::{
        account::{AccountSeed, PasswordKey},
        directory::Standing,
    };

    fn root(seed: u64) -> Root {
        Root::draw(&Chance::seeded(seed))
    }

    fn refused(result: Result<Root>) -> String {
        result.err().unwrap().to_string()
    }

    #[test]
    fn a_credential_file_is_read_back_and_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("credential");
        assert_eq!(
            refused(Root::read(&path)),
            "invalid: vault-credential-missing"
        );
        root(1).write_new(&path).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().mode() & 0o777, 0o600);
        Root::read(&path)
            .unwrap()
            .check(&root(1).check_value())
            .unwrap();
        let again = root(2).write_new(&path).err().unwrap();
        assert_eq!(again.to_string(), "invalid: vault-credential-exists");
        Root::read(&path)
            .unwrap()
            .check(&root(1).check_value())
            .unwrap();
    }

    #[test]
    fn a_file_of_another_length_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("credential");
        root(1).write_new(&path).unwrap();
        for length in [0, 31, 33, 64] {
            fs::write(&path, vec![1; length]).unwrap();
            assert_eq!(
                refused(Root::read(&path)),
                "invalid: vault-credential-damaged"
            );
        }
    }

    #[test]
    fn a_file_that_others_can_read_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("credential");
        root(1).write_new(&path).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o604)).unwrap();
        assert_eq!(
            refused(Root::read(&path)),
            "invalid: vault-credential-exposed"
        );

        for mode in [0o600, 0o400] {
            assert!(!exposed(mode, 1000, 1000), "{mode:o}");
        }
        for mode in [0o640, 0o440, 0o620, 0o604, 0o602, 0o644] {
            assert!(exposed(mode, 1000, 1000), "{mode:o}");
        }
        assert!(!exposed(0o440, 0, 0));
        assert!(exposed(0o460, 0, 0));
        assert!(exposed(0o440, 0, 1000));
    }

    #[test]
    fn another_database_is_told_apart() {
        let foreign = root(1).check(&root(2).check_value()).err().unwrap();
        assert_eq!(foreign.to_string(), "invalid: vault-credential-foreign");
    }

    #[test]
    fn a_verifier_needs_both_the_login_and_the_root() {
        let login = |byte| PasswordKey::from_bytes(&[byte; 32]).login();
        let verifier = root(1).verifier(&login(1));
        assert!(root(1).verifies(&login(1), &verifier));
        assert!(!root(1).verifies(&login(2), &verifier));
        assert!(!root(2).verifies(&login(1), &verifier));
        assert!(!root(1).verifies(&login(1), b""));
        assert_ne!(root(1).receipt_locator(&login(1)), verifier);
    }

    #[test]
    #[expect(clippy::too_many_lines, reason = "one entry, forged in ten ways")]
    fn the_directory_vouches_for_each_part_of_an_entry() {
        let chance = Chance::seeded(3);
        let (mine, theirs) = (AccountSeed::draw(&chance), AccountSeed::draw(&chance));
        let (mine, theirs) = (mine.keys().public(), theirs.keys().public());
        let standing = Standing {
            kind: "person",
            login: "amina@example.int",
            name: "Amina",
            person: b"",
            roles: 1,
            state: "active",
        };
        let entry = DirectoryEntry {
            account: b"account",
            generation: 1,
            keys: mine,
            standing,
        };
        let code = root(1).vouch(&entry);
        let recipient = root(1).recognise(&entry, &code).unwrap();
        assert_eq!(
            (recipient.id(), recipient.generation(), recipient.public()),
            (entry.account, 1, &mine.kem)
        );
        let with = |kem, sign| DirectoryEntry {
            keys: crate::vault::directory::PublicKeys { kem, sign },
            ..entry
        };
        let stands = |standing| DirectoryEntry { standing, ..entry };
        let forged = [
            stands(Standing {
                kind: "receipt",
                ..standing
            }),
            stands(Standing {
                login: "basil@example.int",
                ..standing
            }),
            stands(Standing {
                name: "Basil",
                ..standing
            }),
            stands(Standing {
                person: b"somebody",
                ..standing
            }),
            stands(Standing {
                roles: 33,
                ..standing
            }),
            stands(Standing {
                state: "ended",
                ..standing
            }),
            DirectoryEntry {
                account: b"other",
                ..entry
            },
            DirectoryEntry {
                generation: 2,
                ..entry
            },
            with(theirs.kem, mine.sign),
            with(mine.kem, theirs.sign),
        ];
        for entry in forged {
            assert!(root(1).recognise(&entry, &code).is_err(), "{entry:?}");
        }
        assert!(root(2).recognise(&entry, &code).is_err());
    }
}
