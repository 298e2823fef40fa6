//! Signing in and out, and what a person does to their own password and sessions.

use jiff::SignedDuration;
use zeroize::Zeroizing;

use super::{
    account::{self, Drawn},
    password::{self, Gate},
    rows::{self, AccountRow},
    session::{self, Line, Opened},
};
use crate::{
    actor::Actor,
    audit::{Code, Entry},
    error::{Error, Result},
    language::Text,
    office::Office,
    role::Roles,
    vault::{
        account::{AccountSeed, RecoveryPhrase},
        passphrase::Passphrase,
        session::Token,
    },
};

/// Wrong tries that cost nothing; each one more doubles the wait, up to [`LONGEST_WAIT`] seconds.
const FREE_TRIES: i32 = 3;
const LONGEST_WAIT: i64 = 60;

/// Signs somebody in. Unknown names and wrong passwords cost the same work and get the same answer; each wrong try
/// makes the next one wait longer, and nobody is ever locked out for good.
///
/// # Errors
/// [`Error::Invalid`] when name and password do not belong together or it is too early to try again; a passing
/// [`Error::Broken`] when too many people sign in at once.
pub fn sign_in(
    office: &Office,
    gate: &Gate,
    who: &Actor,
    login: &str,
    password: &str,
) -> Result<Opened> {
    let login = login.trim().to_lowercase();
    let found = office.look(who, |look| rows::by_login(look, &login))?;
    let found = found.filter(|row| row.state == "active" && row.kind == "person");
    let salt = found.as_ref().map_or(vec![0; 16], |row| row.salt.clone());
    let key = gate.key(password, &salt)?;
    let Some(row) = found else {
        office.record(who, &|| Entry::new(Code::LoginRefused))?;
        return Err(refused());
    };
    let wait = row.not_before - office.now().as_second();
    // Longer than the longest means that the machine's clock was set back.
    if (1..=LONGEST_WAIT).contains(&wait) {
        return Err(Error::invalid(
            Text::new("identity-too-early").with("seconds", wait),
        ));
    }
    if !office.root().verifies(&key.login(), &row.verifier) {
        return Err(wrong_password(office, who, &row)?);
    }
    account::check_directory(office, &row)?;
    let seed = AccountSeed::open(office.root(), &key.kek(), row.id.bytes(), &row.seed)?;
    let session = session::draw(office, row.id, &seed, session::FACTOR_PASSWORD)?;
    if row.failures > 0 {
        office.tend(|tend| rows::throttle(tend, row.id, 0, 0))?;
    }
    office.act(who, |act| {
        rows::insert_session(act, &session.row)?;
        Ok(((), Entry::new(Code::Login).about(row.id.uuid())))
    })?;
    let actor = resume(office, &session.opened.token)?;
    office.claim_owned(&actor)?;
    Ok(session.opened)
}

fn refused() -> Error {
    Error::invalid(Text::new("identity-sign-in-refused"))
}

fn wrong_password(office: &Office, who: &Actor, row: &AccountRow) -> Result<Error> {
    let failures = row.failures.saturating_add(1);
    let doublings = u32::try_from((failures - FREE_TRIES).clamp(0, 6)).unwrap_or(0);
    let wait = if failures < FREE_TRIES {
        0
    } else {
        2_i64.pow(doublings).min(LONGEST_WAIT)
    };
    let not_before = office.now() + SignedDuration::from_secs(wait);
    office.tend(|tend| rows::throttle(tend, row.id, failures, not_before.as_second()))?;
    office.record(who, &|| Entry::new(Code::LoginRefused).about(row.id.uuid()))?;
    Ok(refused())
}

/// Who sent a request with this token, with their keys unlocked for its length.
///
/// # Errors
/// [`Error::Denied`] when the session is over, was never there, or does not fit in any respect.
pub fn resume(office: &Office, token: &Token) -> Result<Actor> {
    let resumed = office.look(&Actor::visitor(String::new()), |look| {
        session::resume(office, look, token)
    })?;
    session::seen(office, &resumed.row)?;
    resumed.actor(office)
}

/// Ends the session somebody acts in.
///
/// # Errors
/// [`Error::Denied`] when nobody is signed in.
pub fn sign_out(office: &Office, who: &Actor) -> Result<()> {
    let me = who.account().ok_or(Error::Denied)?;
    let owner = office.root().session_index(me.account.bytes());
    office.act(who, |act| {
        rows::end_session(act, &owner, &me.session)?;
        Ok(((), Entry::new(Code::Logout)))
    })
}

/// Somebody's open sessions, the last used first.
///
/// # Errors
/// [`Error::Denied`] when nobody is signed in.
pub fn sessions(office: &Office, who: &Actor) -> Result<Vec<Line>> {
    let me = who.account().ok_or(Error::Denied)?;
    let owner = office.root().session_index(me.account.bytes());
    let now = office.now().as_second();
    let rows = office.look(who, |look| rows::sessions_of(look, &owner, now))?;
    Ok(rows
        .iter()
        .map(|row| session::line(row, &me.session))
        .collect())
}

/// Ends one of somebody's own sessions by its handle.
///
/// # Errors
/// [`Error::Missing`] when it is none of theirs.
pub fn end_session(office: &Office, who: &Actor, handle: &str) -> Result<()> {
    let me = who.account().ok_or(Error::Denied)?;
    let sid = hex::decode(handle).map_err(|_| Error::Missing)?;
    let owner = office.root().session_index(me.account.bytes());
    office.act(who, |act| {
        if rows::end_session(act, &owner, &sid)? {
            Ok(((), Entry::new(Code::SessionEnded)))
        } else {
            Err(Error::Missing)
        }
    })
}

/// Ends all of somebody's sessions but the one they act in; tells how many.
///
/// # Errors
/// [`Error::Denied`] when nobody is signed in.
pub fn end_other_sessions(office: &Office, who: &Actor) -> Result<usize> {
    let me = who.account().ok_or(Error::Denied)?;
    office.act(who, |act| {
        let ended = session::end_all(act, office, me.account, &me.session)?;
        Ok((ended, Entry::new(Code::SessionEnded)))
    })
}

/// Chooses the language somebody reads in.
///
/// # Errors
/// [`Error::Denied`] when nobody is signed in; [`Error::Invalid`] for a language the office does not speak.
pub fn set_language(office: &Office, who: &Actor, tag: &str) -> Result<()> {
    let me = who.account().ok_or(Error::Denied)?;
    if !office
        .settings()
        .office
        .languages
        .iter()
        .any(|known| known == tag)
    {
        return Err(Error::field("language", Text::new("identity-language")));
    }
    office.act(who, |act| {
        rows::set_language(act, me.account, tag)?;
        Ok(((), Entry::new(Code::Settings)))
    })
}

/// Takes the password once more for something grave; it then counts for some minutes.
///
/// # Errors
/// [`Error::Invalid`] when it is wrong.
pub fn step_up(
    office: &Office,
    gate: &Gate,
    who: &Actor,
    token: &Token,
    password: &str,
) -> Result<()> {
    let (row, seed) = proved(office, gate, who, password)?;
    let minutes = i64::from(office.settings().session.step_up_minutes);
    let until = (office.now() + SignedDuration::from_mins(minutes)).as_second();
    let old = office
        .look(who, |look| rows::session(look, &token.sid_hash()))?
        .ok_or(Error::Denied)?;
    let fresh = session::seal(
        office,
        token,
        (row.id, &seed),
        (old.ends, session::FACTOR_PASSWORD, until),
    )?;
    office.act(who, |act| {
        rows::replace_session(act, &fresh)?;
        Ok(((), Entry::new(Code::StepUp)))
    })
}

/// Changes the password; the keys stay, all other sessions end, and the recovery phrase is a new one.
///
/// # Errors
/// [`Error::Invalid`] about `current` or `password`.
pub fn change_password(
    office: &Office,
    gate: &Gate,
    who: &Actor,
    (current, new): (&str, Option<&str>),
) -> Result<NewPassword> {
    let me = who.account().ok_or(Error::Denied)?;
    let (row, seed) = proved(office, gate, who, current)?;
    let renewed = renew(office, gate, &row, seed, new)?;
    office.act(who, |act| {
        account::change(act, row.id, |row| renewed.drawn.credentials.replace(row))?;
        session::end_all(act, office, row.id, &me.session)?;
        Ok(((), Entry::new(Code::PasswordChanged)))
    })?;
    renewed.shown()
}

/// Opens the account by its twelve words and gives it a new password; all its sessions end.
///
/// # Errors
/// [`Error::Invalid`] when name and words do not belong together, or about `phrase` or `password`.
pub fn recover(
    office: &Office,
    gate: &Gate,
    who: &Actor,
    (login, words): (&str, &str),
    new: Option<&str>,
) -> Result<NewPassword> {
    let phrase = RecoveryPhrase::parse(words)?;
    let login = login.trim().to_lowercase();
    let row = office.look(who, |look| rows::by_login(look, &login))?;
    let opened = row.filter(|row| row.state == "active").and_then(|row| {
        let seed = AccountSeed::recover(&phrase, row.id.bytes(), &row.recovery_seed).ok()?;
        // The box needs no root: whoever writes the row could have put their own there, and must not become its owner.
        account::are_keys_of(&seed.keys().public(), &row).then_some((row, seed))
    });
    let Some((row, seed)) = opened else {
        office.record(who, &|| Entry::new(Code::LoginRefused))?;
        return Err(Error::field("phrase", Text::new("identity-phrase-refused")));
    };
    let renewed = renew(office, gate, &row, seed, new)?;
    office.act(who, |act| {
        account::change(act, row.id, |row| renewed.drawn.credentials.replace(row))?;
        session::end_all(act, office, row.id, &[])?;
        Ok(((), Entry::new(Code::PhraseUsed).about(row.id.uuid())))
    })?;
    renewed.shown()
}

/// What a change of password gives, to be shown once.
pub struct NewPassword {
    /// The generated passphrase, where the roles come with a key.
    pub passphrase: Option<Zeroizing<String>>,
    /// The new twelve words; the old ones open nothing any more.
    pub recovery_phrase: Zeroizing<String>,
}

struct Renewed {
    drawn: Drawn,
    passphrase: Option<Zeroizing<String>>,
}

impl Renewed {
    fn shown(self) -> Result<NewPassword> {
        Ok(NewPassword {
            recovery_phrase: self.drawn.words()?,
            passphrase: self.passphrase,
        })
    }
}

fn renew(
    office: &Office,
    gate: &Gate,
    row: &AccountRow,
    seed: AccountSeed,
    new: Option<&str>,
) -> Result<Renewed> {
    let generated = Roles::from_bits(row.roles).holds_key();
    let passphrase =
        generated.then(|| Zeroizing::new(Passphrase::draw(office.chance()).words().to_owned()));
    let password = match (&passphrase, new) {
        (Some(words), _) => words.clone(),
        (None, Some(chosen)) => {
            let own = row.login.split_once('@').map_or("", |(own, _)| own);
            password::check_chosen(
                chosen,
                office.settings().password.shortest,
                &[own, &row.name],
            )?;
            Zeroizing::new(chosen.to_owned())
        }
        (None, None) => {
            let shortest = office.settings().password.shortest;
            return Err(Error::field(
                "password",
                Text::new("identity-password-short").with("shortest", shortest),
            ));
        }
    };
    let salt = office.chance().bytes::<16>();
    let key = gate.key(&password, &salt)?;
    let drawn = Drawn::seal(office, (row.id, row.generation), seed, (&key, salt))?;
    Ok(Renewed { drawn, passphrase })
}

/// The account and seed of whoever is signed in, once the password was typed again.
fn proved(
    office: &Office,
    gate: &Gate,
    who: &Actor,
    password: &str,
) -> Result<(AccountRow, AccountSeed)> {
    let me = who.account().ok_or(Error::Denied)?;
    let row = office
        .look(who, |look| rows::by_id(look, me.account))?
        .ok_or(Error::Denied)?;
    let key = gate.key(password, &row.salt)?;
    if !office.root().verifies(&key.login(), &row.verifier) {
        wrong_password(office, who, &row)?;
        return Err(Error::field("current", Text::new("identity-current-wrong")));
    }
    account::check_directory(office, &row)?;
    let seed = AccountSeed::open(office.root(), &key.kek(), row.id.bytes(), &row.seed)?;
    Ok((row, seed))
}
