//! Enrolment: a one-time link to one's own address is the only way in.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use jiff::SignedDuration;
use zeroize::Zeroizing;

use super::{
    account::{self, Drawn, Holder},
    may, membership,
    password::{self, Gate},
    rows::{self, AccountRow, EnrolmentRow},
    session::{self, Opened},
};
use crate::{
    actor::{Actor, PersonId},
    audit::{Code, Entry},
    error::{Error, Result},
    language::Text,
    office::{Act, Office},
    role::Roles,
    vault::{AccountId, Label, account::AccountSeed, digest, passphrase::Passphrase},
};

/// Somebody who shall get an account.
pub struct Invitation {
    /// The address they sign in with; the link goes there and nowhere else.
    pub login: String,
    /// Their name.
    pub name: String,
    /// The language they read.
    pub language: String,
    /// The person of the roster, if they are on it.
    pub person: Option<PersonId>,
    /// The roles the account will hold.
    pub roles: Roles,
}

/// What a link offers: whose account it makes, and whether the password is chosen or generated.
pub struct Offer {
    /// The address they will sign in with.
    pub login: String,
    /// Their name.
    pub name: String,
    /// The language they read.
    pub language: String,
    /// Whether a six-word passphrase is generated: always where a key comes with the roles.
    pub generated: bool,
    /// Whether the account exists already and gets new keys: what was sealed for the old ones stays closed.
    pub reset: bool,
}

/// How the password comes about.
pub enum Choice {
    /// The person types one.
    Chosen(Zeroizing<String>),
    /// Six words are drawn and shown once.
    Generated,
    /// Six words that were drawn before, from another chance than the office's. No face offers this: it is for a
    /// sample whose table of accounts is to be the same each time.
    Drawn(Passphrase),
}

/// What an enrolment gives, to be shown once and to nobody else.
pub struct Enrolled {
    /// The session the person is in now.
    pub session: Opened,
    /// The generated passphrase, where one was drawn.
    pub passphrase: Option<Zeroizing<String>>,
    /// The twelve words that help when the password is forgotten.
    pub recovery_phrase: Zeroizing<String>,
}

/// Makes a one-time link for somebody; only the newest for an address works. The caller hands the token to the letter.
///
/// # Errors
/// [`Error::Denied`] for whoever may not invite, [`Error::Invalid`] about `login` or `name`.
pub fn invite(act: &mut Act<'_>, invitation: &Invitation) -> Result<Zeroizing<String>> {
    may::invite(act)?;
    link(act, invitation)
}

/// Makes a link for a person of the roster who asked for one at the door: anybody may ask, the letter goes to the
/// roster's address, and the account is a staff account or the one they have, with new keys.
///
/// # Errors
/// [`Error::Invalid`] about `login` or `name`.
pub fn send_link(act: &mut Act<'_>, invitation: &Invitation) -> Result<Zeroizing<String>> {
    link(act, invitation)
}

fn link(act: &mut Act<'_>, invitation: &Invitation) -> Result<Zeroizing<String>> {
    use crate::office::Reads;
    let login = account::login(&invitation.login)?;
    let known = rows::by_login(act, &login)?;
    let office = act.office();
    let token = Zeroizing::new(URL_SAFE_NO_PAD.encode(office.chance().bytes::<32>()));
    let hours = i64::from(office.settings().session.enrolment_hours);
    let generation = known.as_ref().map_or(0, |known| known.generation);
    let mut row = EnrolmentRow {
        token: hash(&token),
        name: account::name(&invitation.name)?,
        language: invitation.language.clone(),
        person: invitation.person,
        roles: known
            .as_ref()
            .map_or(invitation.roles.bits(), |known| known.roles),
        account: known.map(|known| known.id),
        expires: (act.now() + SignedDuration::from_hours(hours)).as_second(),
        login,
        mac: Vec::new(),
    };
    let code = named(&row, generation, |fields| {
        office.root().authenticate(Label::ENROLMENT, fields)
    });
    row.mac = code.to_vec();
    rows::replace_enrolment(act, &row)?;
    Ok(token)
}

fn hash(token: &str) -> Vec<u8> {
    digest(token.as_bytes()).to_vec()
}

/// What a link offers.
///
/// # Errors
/// [`Error::Missing`] for a link that is used, too old or no link at all.
pub fn offer(office: &Office, who: &Actor, token: &str) -> Result<Offer> {
    let row = find(office, who, token)?;
    Ok(Offer {
        generated: Roles::from_bits(row.roles).holds_key(),
        reset: row.account.is_some(),
        login: row.login,
        name: row.name,
        language: row.language,
    })
}

/// What the code of a link is computed over, so that nobody who merely writes the database invites themselves. It names
/// the generation of the account's keys: a link that was used and put back renews nothing.
fn named<T>(row: &EnrolmentRow, generation: i32, code: impl FnOnce(&[&[u8]]) -> T) -> T {
    code(&[
        &row.token,
        row.login.as_bytes(),
        row.name.as_bytes(),
        row.language.as_bytes(),
        row.person.as_ref().map_or(&[], |person| person.bytes()),
        &row.roles.to_be_bytes(),
        row.account.as_ref().map_or(&[], |account| account.bytes()),
        &generation.to_be_bytes(),
        &row.expires.to_be_bytes(),
    ])
}

fn find(office: &Office, who: &Actor, token: &str) -> Result<EnrolmentRow> {
    let now = office.now().as_second();
    let (row, generation) = office.look(who, |look| {
        let row = rows::enrolment(look, &hash(token), now)?.ok_or(Error::Missing)?;
        let known = row.account.map(|id| rows::by_id(look, id)).transpose()?;
        let generation = known.flatten().map_or(0, |known| known.generation);
        Ok((row, generation))
    })?;
    let is_ours = named(&row, generation, |fields| {
        office
            .root()
            .is_authentic(Label::ENROLMENT, fields, &row.mac)
    });
    if is_ours {
        Ok(row)
    } else {
        Err(Error::Missing)
    }
}

/// Uses a link: makes the account (or gives an old one new keys), its groups where it founds any, and a session.
///
/// # Errors
/// [`Error::Missing`] for a link that is used or too old, [`Error::Invalid`] about the field `password`.
pub fn enrol(
    office: &Office,
    gate: &Gate,
    who: &Actor,
    token: &str,
    choice: &Choice,
) -> Result<Enrolled> {
    let link = find(office, who, token)?;
    let roles = Roles::from_bits(link.roles);
    let (password, passphrase) = password_of(office, &link, roles, choice)?;
    let salt = office.chance().bytes::<16>();
    let key = gate.key(&password, &salt)?;
    let (id, generation) = match link.account {
        Some(id) => (id, next_generation(office, who, id)?),
        None => (AccountId::draw(office.chance()), 1),
    };
    let drawn = Drawn::seal(
        office,
        (id, generation),
        AccountSeed::draw(office.chance()),
        (&key, salt),
    )?;
    let session = session::draw(office, id, &drawn.seed, session::FACTOR_PASSWORD)?;
    let founding = membership::founding(office, who, (id, roles), &drawn.seed)?;
    office.act(who, |act| {
        rows::use_enrolment(act, &link.token)?;
        put_account(act, office, (id, &link), &drawn)?;
        membership::found(act, &founding)?;
        rows::insert_session(act, &session.row)?;
        Ok(((), Entry::new(Code::Enrolled).about(id.uuid())))
    })?;
    if !founding.is_empty() {
        office.refresh_groups()?;
    }
    Ok(Enrolled {
        session: session.opened,
        passphrase,
        recovery_phrase: drawn.words()?,
    })
}

type Passwords = (Zeroizing<String>, Option<Zeroizing<String>>);

fn password_of(
    office: &Office,
    link: &EnrolmentRow,
    roles: Roles,
    choice: &Choice,
) -> Result<Passwords> {
    match choice {
        Choice::Generated => Ok(shown(&Passphrase::draw(office.chance()))),
        Choice::Drawn(passphrase) => Ok(shown(passphrase)),
        Choice::Chosen(_) if roles.holds_key() => Err(Error::field(
            "password",
            Text::new("identity-password-generated"),
        )),
        Choice::Chosen(password) => {
            let own = link.login.split_once('@').map_or("", |(own, _)| own);
            password::check_chosen(
                password,
                office.settings().password.shortest,
                &[own, &link.name],
            )?;
            Ok((password.clone(), None))
        }
    }
}

fn shown(passphrase: &Passphrase) -> Passwords {
    let words = Zeroizing::new(passphrase.words().to_owned());
    (words.clone(), Some(words))
}

fn next_generation(office: &Office, who: &Actor, id: AccountId) -> Result<i32> {
    let row = office
        .look(who, |look| rows::by_id(look, id))?
        .ok_or(Error::Missing)?;
    Ok(row.generation + 1)
}

fn put_account(
    act: &mut Act<'_>,
    office: &Office,
    (id, link): (AccountId, &EnrolmentRow),
    drawn: &Drawn,
) -> Result<()> {
    if link.account.is_some() {
        account::change(act, id, |row| drawn.credentials.replace(row))?;
        session::end_all(act, office, id, &[])?;
        return Ok(());
    }
    let holder = Holder {
        kind: "person",
        login: link.login.clone(),
        name: link.name.clone(),
        language: link.language.clone(),
        person: link.person,
        roles: Roles::from_bits(link.roles),
    };
    let row: AccountRow = drawn.row(office, id, holder)?;
    rows::insert(act, &row)
}
