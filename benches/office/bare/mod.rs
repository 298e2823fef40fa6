//! What must be done to take in a request, and to open one: the same cryptography as the portal's and the same rows, in
//! one transaction of prepared statements, in one piece, without rooms, proofs or pages. What it writes is a matter like
//! any other: the record is verified after the run, and the office reads what came in here.

mod intake;
mod reading;
mod record;

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl, connection::SimpleConnection, update};
use probity::{
    advice::Lines,
    audit::{Code, Entry},
    error::{Error, Result},
    storage::{
        Conn, Id,
        schema::{accounts, sessions},
    },
    vault::{
        AccountId, MatterId, Place,
        account::AccountKeys,
        directory::{DirectoryEntry, PublicKeys, Recipient, Standing},
        said::Spot,
        session::{Terms, Token},
        sign::VerifyingKey,
        wrap::PublicKey,
    },
};

use self::{
    intake::{next_number, next_tag},
    record::Head,
};
use crate::peer::{Peer, Question};

/// One statement for either database.
macro_rules! on {
    ($conn:expr, $either:ident => $statement:expr) => {
        match $conn {
            Conn::Sqlite($either) => $statement,
            Conn::Postgres($either) => $statement,
        }
    };
}

use on;

/// Who asks.
struct Who {
    id: AccountId,
    name: String,
    generation: u32,
    keys: AccountKeys,
    key: Recipient,
}

/// A row of the directory.
struct Known {
    name: String,
    keys: PublicKeys,
    generation: u32,
    key: Recipient,
}

impl Peer {
    /// Takes in a request; tells its id.
    pub fn ask(&self, token: &str, question: &Question) -> Result<MatterId> {
        self.transact(|conn, head| {
            let who = self.resume(conn, token)?;
            let tag = next_tag(conn, &who.keys)?;
            let matter = self.seal(&who, question, tag)?;
            self.put_share(&matter)?;
            let number = next_number(conn, matter.year)?;
            matter.insert(conn, number)?;
            let entry = Entry::new(Code::MatterReceived)
                .about(matter.id.uuid())
                .state(matter.state(number))
                .by(tag);
            self.append(conn, head, (&who, entry))?;
            Ok(matter.id)
        })
    }

    /// Opens a matter; gives all of its text.
    pub fn open(&self, token: &str, id: &str) -> Result<String> {
        let id = MatterId::parse(id)?;
        self.transact(|conn, head| {
            let who = self.resume(conn, token)?;
            let text = self.read(conn, &who, id)?;
            let entry = Entry::new(Code::MatterRead).about(id.uuid());
            self.append(conn, head, (&who, entry))?;
            Ok(text)
        })
    }

    fn transact<T>(&self, act: impl FnOnce(&mut Conn, &mut Head) -> Result<T>) -> Result<T> {
        let mut conn = self.main.lock();
        let begin = match *conn {
            Conn::Sqlite(_) => "BEGIN IMMEDIATE",
            Conn::Postgres(_) => "BEGIN",
        };
        conn.batch_execute(begin)?;
        let done = Head::read(&mut conn).and_then(|mut head| {
            let done = act(&mut conn, &mut head)?;
            head.write(&mut conn)?;
            Ok(done)
        });
        conn.batch_execute(if done.is_ok() { "COMMIT" } else { "ROLLBACK" })?;
        done
    }

    /// The session of a token, and the keys it opens.
    fn resume(&self, conn: &mut Conn, token: &str) -> Result<Who> {
        type Row = (Vec<u8>, Vec<u8>, i64, i64, i32, i64, Vec<u8>);
        let root = self.office.root();
        let token = Token::parse(token)?;
        let sid = token.sid_hash();
        let row: Row = on!(conn, conn => sessions::table
            .find(sid.as_slice())
            .select((
                sessions::owner,
                sessions::account,
                sessions::ends,
                sessions::seen,
                sessions::factor,
                sessions::stepped,
                sessions::seed,
            ))
            .first(conn))?;
        let (owner, account, ends, seen, factor, stepped, seed) = row;
        let place = Place {
            table: "sessions",
            row: &sid,
            column: "account",
        };
        let account = root.sessions().open(&place, &account)?;
        let id = AccountId::from_uuid(uuid::Uuid::from_slice(&account).map_err(Error::broken)?);
        let known = self.look_up(conn, id)?;
        let terms = Terms {
            account: id.bytes(),
            end: ends,
            factor: u8::try_from(factor).map_err(Error::broken)?,
            step_up: stepped,
        };
        let keys = token.resume(root, &terms, &seed)?.keys();
        let now = self.office.now().as_second();
        if keys.public() != known.keys
            || owner != root.session_index(id.bytes())
            || now >= ends
            || now >= seen + 30 * 60
        {
            return Err(Error::Denied);
        }
        let minute = now.div_euclid(60) * 60;
        if minute > seen {
            on!(conn, conn => update(sessions::table.find(sid.as_slice()))
                .set(sessions::seen.eq(minute))
                .execute(conn))?;
        }
        Ok(Who {
            id,
            name: known.name,
            generation: known.generation,
            key: known.key,
            keys,
        })
    }

    /// An account, as the directory vouches for it.
    fn look_up(&self, conn: &mut Conn, id: AccountId) -> Result<Known> {
        type Row = (
            (String, String, String, Option<Vec<u8>>, i32, String),
            (i32, Vec<u8>, Vec<u8>, Vec<u8>),
        );
        let row: Row = on!(conn, conn => accounts::table
            .find(id.bytes())
            .select((
                (
                    accounts::kind,
                    accounts::login,
                    accounts::name,
                    accounts::person,
                    accounts::roles,
                    accounts::state,
                ),
                (accounts::generation, accounts::kem, accounts::sign, accounts::mac),
            ))
            .first(conn))?;
        let ((kind, login, name, person, roles, state), (generation, kem, sign, mac)) = row;
        let entry = DirectoryEntry {
            account: id.bytes(),
            generation: u32::try_from(generation).map_err(Error::broken)?,
            keys: PublicKeys {
                kem: PublicKey::read(&kem)?,
                sign: VerifyingKey::read(&sign)?,
            },
            standing: Standing {
                kind: &kind,
                login: &login,
                name: &name,
                person: person.as_deref().unwrap_or_default(),
                roles,
                state: &state,
            },
        };
        Ok(Known {
            key: self.office.root().recognise(&entry, &mac)?,
            generation: entry.generation,
            keys: entry.keys,
            name,
        })
    }
}

fn place<'a>(id: &'a MatterId, column: &'static str) -> Place<'a> {
    Place {
        table: "advice_matters",
        row: id.bytes(),
        column,
    }
}

fn line_place(id: &Id<Lines>) -> Place<'_> {
    Place {
        table: "advice_lines",
        row: id.bytes(),
        column: "body",
    }
}

fn spot<'a>(matter: &'a MatterId, line: &'a Id<Lines>) -> Spot<'a> {
    Spot {
        kind: "advice-line",
        matter: matter.bytes(),
        row: line.bytes(),
        revision: 1,
    }
}

fn i32_of(number: u32) -> Result<i32> {
    i32::try_from(number).map_err(Error::broken)
}
