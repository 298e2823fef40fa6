use std::{fmt, hash::Hash, marker::PhantomData};

use diesel::{
    backend::Backend,
    deserialize::{self, FromSql, FromSqlRow},
    expression::AsExpression,
    serialize::{self, Output, ToSql},
    sql_types::{BigInt, Binary, Integer, Text as SqlText},
};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    chance::Chance,
    error::{Error, Result},
};

/// The id of one `Of`: sixteen bytes that tell nothing, typed so that a matter is never mistaken for an account.
#[derive(AsExpression, FromSqlRow, Serialize, Deserialize)]
#[diesel(sql_type = Binary)]
#[serde(transparent)]
pub struct Id<Of: 'static>(Uuid, #[serde(skip)] PhantomData<fn() -> Of>);

impl<Of> Id<Of> {
    /// A new random id.
    #[must_use]
    pub fn draw(chance: &Chance) -> Self {
        Self::from_uuid(chance.uuid())
    }

    /// The id with these bytes.
    #[must_use]
    pub const fn from_uuid(uuid: Uuid) -> Self {
        Self(uuid, PhantomData)
    }

    /// The id written in an address; anything else is [`Error::Missing`], like an id that does not exist.
    ///
    /// # Errors
    /// [`Error::Missing`].
    pub fn parse(text: &str) -> Result<Self> {
        Uuid::try_parse(text)
            .map(Self::from_uuid)
            .map_err(|_| Error::Missing)
    }

    /// The sixteen bytes, as they stand in AAD and rows.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    /// The plain UUID.
    #[must_use]
    pub fn uuid(&self) -> Uuid {
        self.0
    }
}

impl<Of> Clone for Id<Of> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<Of> Copy for Id<Of> {}
impl<Of> PartialEq for Id<Of> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<Of> Eq for Id<Of> {}
impl<Of> PartialOrd for Id<Of> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<Of> Ord for Id<Of> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<Of> Hash for Id<Of> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<Of> fmt::Debug for Id<Of> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}
impl<Of> fmt::Display for Id<Of> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl<Of, DB: Backend> ToSql<Binary, DB> for Id<Of>
where
    [u8]: ToSql<Binary, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        <[u8] as ToSql<Binary, DB>>::to_sql(self.0.as_bytes(), out)
    }
}

impl<Of, DB: Backend> FromSql<Binary, DB> for Id<Of>
where
    Vec<u8>: FromSql<Binary, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        Ok(Self::from_uuid(Uuid::from_slice(&Vec::<u8>::from_sql(
            bytes,
        )?)?))
    }
}

/// An instant as whole seconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, AsExpression, FromSqlRow)]
#[diesel(sql_type = BigInt)]
pub struct Moment(i64);

impl Moment {
    /// The instant, as the product reckons with it; the beginning of time when the row is out of its calendar.
    #[must_use]
    pub fn timestamp(self) -> Timestamp {
        Timestamp::from_second(self.0).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// The instant this many seconds after 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn from_seconds(seconds: i64) -> Self {
        Self(seconds)
    }

    /// Seconds since 1970.
    #[must_use]
    pub fn seconds(self) -> i64 {
        self.0
    }
}

impl From<Timestamp> for Moment {
    fn from(instant: Timestamp) -> Self {
        Self(instant.as_second())
    }
}

impl<DB: Backend> ToSql<BigInt, DB> for Moment
where
    i64: ToSql<BigInt, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        self.0.to_sql(out)
    }
}

impl<DB: Backend> FromSql<BigInt, DB> for Moment
where
    i64: FromSql<BigInt, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        Ok(Self(i64::from_sql(bytes)?))
    }
}

/// A calendar day as whole days since 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, AsExpression, FromSqlRow)]
#[diesel(sql_type = Integer)]
pub struct Day(i32);

const EPOCH: Date = jiff::civil::date(1970, 1, 1);

impl Day {
    /// The calendar day; 1970-01-01 when the row is out of the calendar.
    #[must_use]
    pub fn date(self) -> Date {
        EPOCH
            .checked_add(jiff::SignedDuration::from_hours(i64::from(self.0) * 24))
            .unwrap_or(EPOCH)
    }

    /// Days since 1970-01-01.
    #[must_use]
    pub fn number(self) -> i32 {
        self.0
    }
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self(i32::try_from(date.duration_since(EPOCH).as_hours() / 24).unwrap_or_default())
    }
}

impl<DB: Backend> ToSql<Integer, DB> for Day
where
    i32: ToSql<Integer, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        self.0.to_sql(out)
    }
}

impl<DB: Backend> FromSql<Integer, DB> for Day
where
    i32: FromSql<Integer, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        Ok(Self(i32::from_sql(bytes)?))
    }
}

/// A value stored as one of a closed list of codes.
pub trait Coded: Sized + 'static {
    /// The code; a frozen string.
    fn code(&self) -> &'static str;
    /// The value of a code, if there is one.
    fn from_code(code: &str) -> Option<Self>;
}

/// A column that holds one of the codes of `T`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, AsExpression, FromSqlRow)]
#[diesel(sql_type = SqlText)]
pub struct Code<T: Coded + fmt::Debug>(pub T);

impl<T: Coded + fmt::Debug, DB: Backend> ToSql<SqlText, DB> for Code<T>
where
    str: ToSql<SqlText, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        <str as ToSql<SqlText, DB>>::to_sql(self.0.code(), out)
    }
}

impl<T: Coded + fmt::Debug, DB: Backend> FromSql<SqlText, DB> for Code<T>
where
    String: FromSql<SqlText, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        let code = String::from_sql(bytes)?;
        T::from_code(&code)
            .map(Code)
            .ok_or_else(|| format!("no such code: {code}").into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_moments_survive_their_column() {
        for date in [
            jiff::civil::date(1969, 12, 31),
            jiff::civil::date(2017, 2, 28),
            jiff::civil::date(2400, 12, 31),
        ] {
            assert_eq!(Day::from(date).date(), date);
        }
        let instant: Timestamp = "2017-07-03T08:30:01Z".parse().unwrap();
        assert_eq!(Moment::from(instant).timestamp(), instant);
    }
}
