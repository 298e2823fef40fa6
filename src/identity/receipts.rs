//! Anonymous accounts: twenty-four digits are name and password in one, and nobody can help when they are lost.

use zeroize::Zeroizing;

use super::{
    account::{Drawn, Holder},
    password::Gate,
    rows::{self, AccountRow},
    session::{self, Opened},
};
use crate::{
    actor::Actor,
    audit::{Code, Entry},
    error::{Error, Result},
    language::Text,
    office::{Act, Office},
    role::{Role, Roles},
    vault::{
        AccountId, Keyring,
        account::{AccountSeed, PasswordKey},
        directory::Recipient,
        receipt::Receipt,
    },
};

/// An anonymous account drawn before the door.
pub struct NewReceipt {
    row: AccountRow,
    /// Its keys, to seal to and to sign with.
    pub keys: Keyring,
    /// Its key, to seal to.
    pub recipient: Recipient,
    /// The digits, to be shown once.
    pub digits: Zeroizing<String>,
}

/// Draws an anonymous account. It costs one Argon2id run, like a sign-in.
///
/// # Errors
/// A passing [`Error::Broken`] when too many people sign in at once.
pub fn new_receipt(office: &Office, gate: &Gate, who: &Actor) -> Result<NewReceipt> {
    let receipt = Receipt::draw(office.chance());
    let salt = site_salt(office, who)?;
    let key = gate.key_of(receipt.bytes(), &salt)?;
    let id = AccountId::draw(office.chance());
    let drawn = Drawn::seal(
        office,
        (id, 1),
        AccountSeed::draw(office.chance()),
        (&key, salt),
    )?;
    let holder = Holder {
        kind: "receipt",
        login: locator(office, &key),
        name: String::new(),
        language: who.language().to_owned(),
        person: None,
        roles: Roles::of([Role::Staff])?,
    };
    let row = drawn.row(office, id, holder)?;
    let recipient = super::account::check_directory(office, &row)?;
    Ok(NewReceipt {
        row,
        recipient,
        keys: Keyring::new(id, 1, drawn.seed.keys()),
        digits: receipt.text(),
    })
}

impl NewReceipt {
    /// Keeps the account, in the act that keeps its first matter.
    ///
    /// # Errors
    /// [`Error::Conflict`] never in practice.
    pub fn keep(&self, act: &mut Act<'_>) -> Result<()> {
        rows::insert(act, &self.row)
    }
}

/// Signs the holder of a receipt in. Wrong digits and unknown ones are the same to the service.
///
/// # Errors
/// [`Error::Invalid`] about the field `receipt`.
pub fn sign_in_by_receipt(
    office: &Office,
    gate: &Gate,
    who: &Actor,
    typed: &str,
) -> Result<Opened> {
    let receipt = Receipt::parse(typed)?;
    let salt = site_salt(office, who)?;
    let key = gate.key_of(receipt.bytes(), &salt)?;
    let login = locator(office, &key);
    let found = office.look(who, |look| rows::by_login(look, &login))?;
    let known = found.filter(|row| {
        row.state == "active"
            && row.kind == "receipt"
            && office.root().verifies(&key.login(), &row.verifier)
    });
    let Some(row) = known else {
        office.record(who, &|| Entry::new(Code::LoginRefused))?;
        return Err(Error::field(
            "receipt",
            Text::new("identity-receipt-refused"),
        ));
    };
    let seed = AccountSeed::open(office.root(), &key.kek(), row.id.bytes(), &row.seed)?;
    let session = session::draw(office, row.id, &seed, session::FACTOR_RECEIPT)?;
    office.act(who, |act| {
        rows::insert_session(act, &session.row)?;
        Ok(((), Entry::new(Code::Login).about(row.id.uuid())))
    })?;
    Ok(session.opened)
}

fn locator(office: &Office, key: &PasswordKey) -> String {
    hex::encode(office.root().receipt_locator(&key.login()))
}

/// One salt for all receipts of the site: there is no name to find another by.
fn site_salt(office: &Office, who: &Actor) -> Result<[u8; 16]> {
    let salt = office.look(who, |look| look.house_value("site-salt"))?;
    salt.as_slice().try_into().map_err(Error::broken)
}
