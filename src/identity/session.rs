//! Sessions: how long somebody stays signed in, and what a request may know of who sent it.

use jiff::{SignedDuration, Timestamp};

use super::rows::{self, AccountRow, SessionRow};
use crate::{
    actor::{Actor, SignedIn},
    error::{Error, Result},
    office::{Act, Look, Office},
    role::Roles,
    storage::Moment,
    vault::{
        AccountId, Keyring,
        account::{AccountKeys, AccountSeed},
        directory::Recipient,
        seal::Place,
        session::{Terms, Token},
    },
};

/// How somebody proved who they are: the factors are frozen numbers.
pub(super) const FACTOR_PASSWORD: u8 = 1;
pub(super) const FACTOR_RECEIPT: u8 = 2;

/// A session somebody just opened: what the browser must keep.
pub struct Opened {
    /// The token for the cookie or the bearer header; shown to nobody else.
    pub token: Token,
    /// When the session ends whatever happens.
    pub ends: Timestamp,
    /// The account.
    pub account: AccountId,
}

/// A session in the list of its owner.
pub struct Line {
    /// The handle by which the owner ends it: the hash of its public half in hex.
    pub handle: String,
    /// The minute it was last used.
    pub seen: Timestamp,
    /// When it ends whatever happens.
    pub ends: Timestamp,
    /// Whether it is the one asking.
    pub current: bool,
}

/// A session row drawn before the door.
pub(super) struct Drawn {
    pub(super) row: SessionRow,
    pub(super) opened: Opened,
}

/// Draws a session for `account`; `stepped_up` is the second up to which a fresh password counts.
pub(super) fn draw(
    office: &Office,
    account: AccountId,
    seed: &AccountSeed,
    factor: u8,
) -> Result<Drawn> {
    let now = office.now();
    let hours = i64::from(office.settings().session.absolute_hours);
    let ends = round_up_to_hour(now + SignedDuration::from_hours(hours));
    let token = Token::draw(office.chance());
    let fresh =
        now + SignedDuration::from_mins(i64::from(office.settings().session.step_up_minutes));
    let row = seal(
        office,
        &token,
        (account, seed),
        (ends.as_second(), factor, fresh.as_second()),
    )?;
    Ok(Drawn {
        row,
        opened: Opened {
            token,
            ends,
            account,
        },
    })
}

/// The row of a session with these terms.
pub(super) fn seal(
    office: &Office,
    token: &Token,
    (account, seed): (AccountId, &AccountSeed),
    (ends, factor, stepped): (i64, u8, i64),
) -> Result<SessionRow> {
    let sid = token.sid_hash().to_vec();
    let terms = Terms {
        account: account.bytes(),
        end: ends,
        factor,
        step_up: stepped,
    };
    Ok(SessionRow {
        owner: office.root().session_index(account.bytes()).to_vec(),
        account: office
            .root()
            .sessions()
            .seal(&whose(&sid), account.bytes(), office.chance())?,
        ends,
        seen: to_minute(office.now()).as_second(),
        factor: i32::from(factor),
        stepped,
        seed: token.seal(office.root(), &terms, seed, office.chance())?,
        sid,
    })
}

fn whose(sid: &[u8]) -> Place<'_> {
    Place {
        table: "sessions",
        row: sid,
        column: "account",
    }
}

/// What a resumed session gives the request that carried its token.
pub(super) struct Resumed {
    pub(super) row: SessionRow,
    account: AccountRow,
    keys: AccountKeys,
    key: Recipient,
}

/// Finds and opens the session of a token. Anything that does not fit in every respect is `Denied` and looks the same.
pub(super) fn resume(office: &Office, look: &mut Look<'_>, token: &Token) -> Result<Resumed> {
    let row = rows::session(look, &token.sid_hash())?.ok_or(Error::Denied)?;
    let account = office
        .root()
        .sessions()
        .open(&whose(&row.sid), &row.account)
        .map_err(|_| Error::Denied)?;
    let id = AccountId::from_uuid(uuid::Uuid::from_slice(&account).map_err(|_| Error::Denied)?);
    let account = rows::by_id(look, id)?
        .filter(|account| account.state == "active")
        .ok_or(Error::Denied)?;
    let factor = u8::try_from(row.factor).map_err(|_| Error::Denied)?;
    let terms = Terms {
        account: id.bytes(),
        end: row.ends,
        factor,
        step_up: row.stepped,
    };
    let keys = token
        .resume(office.root(), &terms, &row.seed)
        .map_err(|_| Error::Denied)?
        .keys();
    if !super::account::are_keys_of(&keys.public(), &account)
        || row.owner != office.root().session_index(id.bytes())
    {
        return Err(Error::Denied);
    }
    let key = super::account::check_directory(office, &account).map_err(|_| Error::Denied)?;
    if is_over(office, &row, Roles::from_bits(account.roles)) {
        return Err(Error::Denied);
    }
    Ok(Resumed {
        row,
        account,
        keys,
        key,
    })
}

fn is_over(office: &Office, row: &SessionRow, roles: Roles) -> bool {
    let now = office.now().as_second();
    let session = &office.settings().session;
    let idle = if roles.holds_key() {
        session.idle_minutes_office
    } else {
        session.idle_minutes_staff
    };
    // `seen` is kept to the minute: the minute that is being rounded away belongs to the person.
    now >= row.ends || now >= row.seen + i64::from(idle) * 60 + 60
}

impl Resumed {
    /// The actor of the request.
    pub(super) fn actor(self, office: &Office) -> Result<Actor> {
        let Self {
            row,
            account,
            keys,
            key,
        } = self;
        let generation = u32::try_from(account.generation).map_err(Error::broken)?;
        Ok(Actor::signed_in(
            SignedIn {
                account: account.id,
                roles: Roles::from_bits(account.roles),
                person: account.person,
                name: account.name,
                anonymous: account.kind == "receipt",
                session: row.sid,
                stepped_up: office.now().as_second() < row.stepped,
                keys: Keyring::new(account.id, generation, keys),
                key,
            },
            account.language,
        ))
    }
}

pub(super) fn line(row: &SessionRow, current: &[u8]) -> Line {
    Line {
        handle: hex::encode(&row.sid),
        seen: moment(row.seen),
        ends: moment(row.ends),
        current: row.sid == current,
    }
}

/// Ends every session of an account but the one it acts in.
pub(super) fn end_all(
    act: &mut Act<'_>,
    office: &Office,
    account: AccountId,
    keep: &[u8],
) -> Result<usize> {
    rows::end_sessions(act, &office.root().session_index(account.bytes()), keep)
}

/// Notes that a session was used, once a minute at most.
pub(super) fn seen(office: &Office, row: &SessionRow) -> Result<()> {
    let minute = to_minute(office.now()).as_second();
    if minute > row.seen {
        office.tend(|tend| rows::session_seen(tend, &row.sid, minute))?;
    }
    Ok(())
}

fn moment(seconds: i64) -> Timestamp {
    Moment::from_seconds(seconds).timestamp()
}

fn to_minute(instant: Timestamp) -> Timestamp {
    moment(instant.as_second().div_euclid(60) * 60)
}

/// Whole hours, so that the end of a session does not tell when it began.
fn round_up_to_hour(instant: Timestamp) -> Timestamp {
    moment((instant.as_second() + 3599).div_euclid(3600) * 3600)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_is_a_whole_hour_and_never_early() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        assert_eq!(
            round_up_to_hour(at("2026-03-29T08:00:00Z")),
            at("2026-03-29T08:00:00Z")
        );
        assert_eq!(
            round_up_to_hour(at("2026-03-29T08:00:01Z")),
            at("2026-03-29T09:00:00Z")
        );
        assert_eq!(
            to_minute(at("2026-03-29T08:00:59Z")),
            at("2026-03-29T08:00:00Z")
        );
    }
}
