use diesel::prelude::*;

use crate::{
    actor::PersonId,
    error::{Error, Result},
    office::{Act, Reads, Tend},
    storage::{
        Day,
        schema::{accounts, enrolments, sessions},
    },
    vault::AccountId,
};

/// An account as it is stored.
#[derive(Queryable, Selectable, Insertable, AsChangeset, Clone)]
#[diesel(table_name = accounts, treat_none_as_null = true)]
pub(super) struct AccountRow {
    pub(super) id: AccountId,
    pub(super) kind: String,
    pub(super) login: String,
    pub(super) name: String,
    pub(super) language: String,
    pub(super) person: Option<PersonId>,
    pub(super) roles: i32,
    pub(super) state: String,
    pub(super) generation: i32,
    pub(super) salt: Vec<u8>,
    pub(super) verifier: Vec<u8>,
    pub(super) seed: Vec<u8>,
    pub(super) recovery_seed: Vec<u8>,
    pub(super) kem: Vec<u8>,
    pub(super) sign: Vec<u8>,
    pub(super) mac: Vec<u8>,
    pub(super) created: Day,
    pub(super) failures: i32,
    pub(super) not_before: i64,
}

/// The parts of an account that a new password or a new seed replaces.
pub(super) struct Credentials {
    pub(super) generation: i32,
    pub(super) salt: Vec<u8>,
    pub(super) verifier: Vec<u8>,
    pub(super) seed: Vec<u8>,
    pub(super) recovery_seed: Vec<u8>,
    pub(super) kem: Vec<u8>,
    pub(super) sign: Vec<u8>,
}

pub(super) fn by_login(at: &mut impl Reads, login: &str) -> Result<Option<AccountRow>> {
    Ok(accounts::table
        .filter(accounts::login.eq(login))
        .select(AccountRow::as_select())
        .first(at.conn())
        .optional()?)
}

pub(super) fn by_id(at: &mut impl Reads, id: AccountId) -> Result<Option<AccountRow>> {
    Ok(accounts::table
        .find(id)
        .select(AccountRow::as_select())
        .first(at.conn())
        .optional()?)
}

pub(super) fn by_ids(at: &mut impl Reads, ids: &[AccountId]) -> Result<Vec<AccountRow>> {
    Ok(accounts::table
        .filter(accounts::id.eq_any(ids))
        .select(AccountRow::as_select())
        .load(at.conn())?)
}

pub(super) fn by_person(at: &mut impl Reads, person: PersonId) -> Result<Option<AccountRow>> {
    Ok(accounts::table
        .filter(accounts::person.eq(person))
        .filter(accounts::state.eq("active"))
        .select(AccountRow::as_select())
        .first(at.conn())
        .optional()?)
}

/// All accounts of persons that hold more than the staff role, or all of them, by name.
pub(super) fn persons(at: &mut impl Reads, only_office: bool) -> Result<Vec<AccountRow>> {
    let mut query = accounts::table
        .filter(accounts::kind.eq("person"))
        .into_boxed();
    if only_office {
        query = query.filter(accounts::roles.gt(1));
    }
    Ok(query
        .select(AccountRow::as_select())
        .order(accounts::name.asc())
        .load(at.conn())?)
}

pub(super) fn count(at: &mut impl Reads) -> Result<i64> {
    Ok(accounts::table
        .filter(accounts::kind.eq("person"))
        .count()
        .get_result(at.conn())?)
}

pub(super) fn insert(act: &mut Act<'_>, row: &AccountRow) -> Result<()> {
    diesel::insert_into(accounts::table)
        .values(row)
        .execute(act.conn())?;
    Ok(())
}

pub(super) fn update(act: &mut Act<'_>, row: &AccountRow) -> Result<()> {
    diesel::update(accounts::table.find(row.id))
        .set(row)
        .execute(act.conn())?;
    Ok(())
}

pub(super) fn set_language(act: &mut Act<'_>, id: AccountId, language: &str) -> Result<()> {
    diesel::update(accounts::table.find(id))
        .set(accounts::language.eq(language))
        .execute(act.conn())?;
    Ok(())
}

/// Counts a failed sign-in and sets the earliest next one; `failures` 0 forgets them.
pub(super) fn throttle(
    tend: &mut Tend<'_>,
    id: AccountId,
    failures: i32,
    not_before: i64,
) -> Result<()> {
    diesel::update(accounts::table.find(id))
        .set((
            accounts::failures.eq(failures),
            accounts::not_before.eq(not_before),
        ))
        .execute(tend.conn())?;
    Ok(())
}

/// A one-time link as it is stored: the hash of its token, never the token.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = enrolments)]
pub(super) struct EnrolmentRow {
    pub(super) token: Vec<u8>,
    pub(super) login: String,
    pub(super) name: String,
    pub(super) language: String,
    pub(super) person: Option<PersonId>,
    pub(super) roles: i32,
    pub(super) account: Option<AccountId>,
    pub(super) expires: i64,
    pub(super) mac: Vec<u8>,
}

/// Stores a link in place of any older one for the same login: only the newest letter works.
pub(super) fn replace_enrolment(act: &mut Act<'_>, row: &EnrolmentRow) -> Result<()> {
    diesel::delete(enrolments::table.filter(enrolments::login.eq(&row.login)))
        .execute(act.conn())?;
    diesel::insert_into(enrolments::table)
        .values(row)
        .execute(act.conn())?;
    Ok(())
}

pub(super) fn enrolment(
    at: &mut impl Reads,
    token: &[u8],
    now: i64,
) -> Result<Option<EnrolmentRow>> {
    Ok(enrolments::table
        .find(token)
        .filter(enrolments::expires.gt(now))
        .select(EnrolmentRow::as_select())
        .first(at.conn())
        .optional()?)
}

/// Uses a link up; a second use is a conflict.
pub(super) fn use_enrolment(act: &mut Act<'_>, token: &[u8]) -> Result<()> {
    match diesel::delete(enrolments::table.find(token)).execute(act.conn())? {
        1 => Ok(()),
        _ => Err(Error::Conflict),
    }
}

/// A session as it is stored.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = sessions)]
pub(super) struct SessionRow {
    pub(super) sid: Vec<u8>,
    pub(super) owner: Vec<u8>,
    pub(super) account: Vec<u8>,
    pub(super) ends: i64,
    pub(super) seen: i64,
    pub(super) factor: i32,
    pub(super) stepped: i64,
    pub(super) seed: Vec<u8>,
}

pub(super) fn session(at: &mut impl Reads, sid: &[u8]) -> Result<Option<SessionRow>> {
    Ok(sessions::table
        .find(sid)
        .select(SessionRow::as_select())
        .first(at.conn())
        .optional()?)
}

pub(super) fn sessions_of(at: &mut impl Reads, owner: &[u8], now: i64) -> Result<Vec<SessionRow>> {
    Ok(sessions::table
        .filter(sessions::owner.eq(owner))
        .filter(sessions::ends.gt(now))
        .select(SessionRow::as_select())
        .order(sessions::seen.desc())
        .load(at.conn())?)
}

pub(super) fn insert_session(act: &mut Act<'_>, row: &SessionRow) -> Result<()> {
    diesel::insert_into(sessions::table)
        .values(row)
        .execute(act.conn())?;
    Ok(())
}

/// Ends one session of an owner; tells whether it was there.
pub(super) fn end_session(act: &mut Act<'_>, owner: &[u8], sid: &[u8]) -> Result<bool> {
    let ended = diesel::delete(
        sessions::table
            .filter(sessions::owner.eq(owner))
            .filter(sessions::sid.eq(sid)),
    )
    .execute(act.conn())?;
    Ok(ended == 1)
}

/// Ends all sessions of an owner, but for `keep`.
pub(super) fn end_sessions(act: &mut Act<'_>, owner: &[u8], keep: &[u8]) -> Result<usize> {
    Ok(diesel::delete(
        sessions::table
            .filter(sessions::owner.eq(owner))
            .filter(sessions::sid.ne(keep)),
    )
    .execute(act.conn())?)
}

pub(super) fn session_seen(tend: &mut Tend<'_>, sid: &[u8], seen: i64) -> Result<()> {
    diesel::update(sessions::table.find(sid))
        .set(sessions::seen.eq(seen))
        .execute(tend.conn())?;
    Ok(())
}

pub(super) fn drop_ended_sessions(tend: &mut Tend<'_>, now: i64) -> Result<usize> {
    Ok(diesel::delete(sessions::table.filter(sessions::ends.le(now))).execute(tend.conn())?)
}

pub(super) fn replace_session(act: &mut Act<'_>, row: &SessionRow) -> Result<()> {
    diesel::delete(sessions::table.find(&row.sid)).execute(act.conn())?;
    insert_session(act, row)
}
