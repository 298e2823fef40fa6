//! What an account is made of, and how its keys are drawn, sealed and proved.

use jiff::civil::Date;
use zeroize::Zeroizing;

use super::rows::{self, AccountRow, Credentials};
use crate::{
    actor::PersonId,
    error::{Error, Result},
    language::Text,
    office::{Act, Office, Reads},
    role::Roles,
    vault::{
        AccountId,
        account::{AccountSeed, PasswordKey, RecoveryPhrase},
        directory::{DirectoryEntry, PublicKeys, Recipient, Standing},
        sign::VerifyingKey,
        wrap::PublicKey,
    },
};

/// The longest login, name or address that is taken, in characters.
const LONGEST: usize = 200;

/// What is known of an account without opening anything.
#[derive(Clone)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// What the person signs in with: an e-mail address in lower case.
    pub login: String,
    /// The person's name.
    pub name: String,
    /// The tag of the language the person reads.
    pub language: String,
    /// The person of the roster, if they are on it.
    pub person: Option<PersonId>,
    /// The roles.
    pub roles: Roles,
    /// Whether it can sign in.
    pub active: bool,
    /// When it was made.
    pub created: Date,
    /// Its proven keys, to seal to and to verify by.
    pub key: Recipient,
    /// Its public keys, as the directory vouches for them.
    pub keys: PublicKeys,
}

/// Whom a new account is for.
pub(super) struct Holder {
    pub(super) kind: &'static str,
    pub(super) login: String,
    pub(super) name: String,
    pub(super) language: String,
    pub(super) person: Option<PersonId>,
    pub(super) roles: Roles,
}

/// A new account, or new keys for an old one, drawn before the door.
pub(super) struct Drawn {
    pub(super) seed: AccountSeed,
    pub(super) phrase: RecoveryPhrase,
    pub(super) credentials: Credentials,
}

impl Drawn {
    /// Seals `seed` for a password and a fresh recovery phrase.
    pub(super) fn seal(
        office: &Office,
        (id, generation): (AccountId, i32),
        seed: AccountSeed,
        (key, salt): (&PasswordKey, [u8; 16]),
    ) -> Result<Self> {
        let (root, chance) = (office.root(), office.chance());
        let phrase = RecoveryPhrase::draw(chance);
        let keys = seed.keys().public();
        let credentials = Credentials {
            generation,
            salt: salt.to_vec(),
            verifier: root.verifier(&key.login()).to_vec(),
            seed: seed.seal(root, &key.kek(), id.bytes(), chance)?,
            recovery_seed: seed.seal_for_recovery(&phrase, id.bytes(), chance)?,
            kem: keys.kem.bytes().to_vec(),
            sign: keys.sign.bytes().to_vec(),
        };
        Ok(Self {
            seed,
            phrase,
            credentials,
        })
    }

    /// The row of a new account, vouched for.
    pub(super) fn row(&self, office: &Office, id: AccountId, holder: Holder) -> Result<AccountRow> {
        let new = &self.credentials;
        let row = AccountRow {
            id,
            kind: holder.kind.to_owned(),
            login: holder.login,
            name: holder.name,
            language: holder.language,
            person: holder.person,
            roles: holder.roles.bits(),
            state: "active".to_owned(),
            generation: new.generation,
            salt: new.salt.clone(),
            verifier: new.verifier.clone(),
            seed: new.seed.clone(),
            recovery_seed: new.recovery_seed.clone(),
            kem: new.kem.clone(),
            sign: new.sign.clone(),
            mac: Vec::new(),
            created: office.today().into(),
            failures: 0,
            not_before: 0,
        };
        vouched(office, row)
    }

    /// The twelve words, for the one page that shows them.
    pub(super) fn words(&self) -> Result<Zeroizing<String>> {
        self.phrase.words()
    }
}

/// What the directory vouches for.
fn entry(row: &AccountRow) -> Result<DirectoryEntry<'_>> {
    Ok(DirectoryEntry {
        account: row.id.bytes(),
        generation: unsigned(row.generation)?,
        keys: PublicKeys {
            kem: PublicKey::read(&row.kem)?,
            sign: VerifyingKey::read(&row.sign)?,
        },
        standing: Standing {
            kind: &row.kind,
            login: &row.login,
            name: &row.name,
            person: row.person.as_ref().map_or(&[], |person| person.bytes()),
            roles: row.roles,
            state: &row.state,
        },
    })
}

fn vouched(office: &Office, row: AccountRow) -> Result<AccountRow> {
    let mac = office.root().vouch(&entry(&row)?).to_vec();
    Ok(AccountRow { mac, ..row })
}

/// The account's keys, once the directory's code proves them and everything else the row says.
pub(super) fn check_directory(office: &Office, row: &AccountRow) -> Result<Recipient> {
    office.root().recognise(&entry(row)?, &row.mac)
}

/// Whether these are the public keys the row names.
pub(super) fn are_keys_of(keys: &PublicKeys, row: &AccountRow) -> bool {
    keys.kem.bytes().as_slice() == row.kem && keys.sign.bytes().as_slice() == row.sign
}

/// Changes an account and vouches for what it is now; a row that somebody else has changed is not vouched for again.
pub(super) fn change(
    act: &mut Act<'_>,
    id: AccountId,
    change: impl FnOnce(&mut AccountRow),
) -> Result<()> {
    let mut row = rows::by_id(act, id)?.ok_or(Error::Missing)?;
    check_directory(act.office(), &row)?;
    change(&mut row);
    let row = vouched(act.office(), row)?;
    rows::update(act, &row)
}

impl Credentials {
    /// Puts these in place of those a row has.
    pub(super) fn replace(&self, row: &mut AccountRow) {
        row.generation = self.generation;
        row.salt.clone_from(&self.salt);
        row.verifier.clone_from(&self.verifier);
        row.seed.clone_from(&self.seed);
        row.recovery_seed.clone_from(&self.recovery_seed);
        row.kem.clone_from(&self.kem);
        row.sign.clone_from(&self.sign);
    }
}

/// The account behind a row, with its proven keys.
pub(super) fn read(office: &Office, row: AccountRow) -> Result<Account> {
    Ok(Account {
        key: check_directory(office, &row)?,
        keys: PublicKeys {
            kem: PublicKey::read(&row.kem)?,
            sign: VerifyingKey::read(&row.sign)?,
        },
        id: row.id,
        login: row.login,
        name: row.name,
        language: row.language,
        person: row.person,
        roles: Roles::from_bits(row.roles),
        active: row.state == "active",
        created: row.created.date(),
    })
}

fn unsigned(generation: i32) -> Result<u32> {
    u32::try_from(generation).map_err(Error::broken)
}

/// A login as it is stored and compared: an e-mail address without spaces around it, in lower case.
///
/// # Errors
/// [`Error::Invalid`] about the field `login`.
pub fn login(typed: &str) -> Result<String> {
    let login = typed.trim().to_lowercase();
    let is_address = login
        .split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    if is_address
        && login.chars().count() <= LONGEST
        && !login.chars().any(|c| c.is_whitespace() || c.is_control())
    {
        Ok(login)
    } else {
        Err(Error::field("login", Text::new("identity-login-address")))
    }
}

/// A name as it is stored: trimmed, without control characters or direction overrides.
///
/// # Errors
/// [`Error::Invalid`] about the field `name`.
pub fn name(typed: &str) -> Result<String> {
    let name = typed.trim();
    let strange =
        |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if name.is_empty() || name.chars().count() > LONGEST || name.chars().any(strange) {
        return Err(Error::field("name", Text::new("identity-name")));
    }
    Ok(name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logins_are_addresses_in_lower_case() {
        assert_eq!(
            login(" Amina.Haddad@Example.INT ").unwrap(),
            "amina.haddad@example.int"
        );
        for wrong in [
            "",
            "amina",
            "amina@",
            "@example.int",
            "a b@example.int",
            "a@example",
        ] {
            assert!(login(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn names_cannot_turn_the_page_around() {
        assert!(name("أمينة حداد").is_ok());
        assert!(name("Amina \u{202e}daddaH").is_err());
        assert!(name("  ").is_err());
    }
}
