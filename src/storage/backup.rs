use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::Command,
};

use diesel::{RunQueryDsl, sql_query, sql_types::Text as SqlText};

use super::conn::{Address, Conn, Purpose};
use crate::{
    error::{Error, Result},
    language::Text,
};

/// Writes a consistent copy of a running database to `target`: under a temporary name first, synced, then renamed, so
/// that a file of that name is always whole. SQLite by `VACUUM INTO`, PostgreSQL by `pg_dump` in its custom format.
///
/// # Errors
/// [`Error::Invalid`] when the target exists already, the folder cannot be written or `pg_dump` is missing.
pub fn backup(address: &Address, target: &Path) -> Result<()> {
    if target.exists() {
        return Err(Error::invalid(
            Text::new("backup-exists").with("file", target.display().to_string()),
        ));
    }
    let part = part_of(target);
    if part.exists() {
        fs::remove_file(&part)?;
    }
    let copied = copy(address, &part).and_then(|()| settle(&part, target));
    if copied.is_err() && part.exists() {
        fs::remove_file(&part)?;
    }
    copied
}

fn copy(address: &Address, part: &Path) -> Result<()> {
    match address {
        Address::Sqlite(_) => {
            let mut conn = address.connect(Purpose::Write)?;
            let Conn::Sqlite(conn) = &mut conn else {
                return Err(Error::broken("not SQLite"));
            };
            sql_query("VACUUM INTO ?")
                .bind::<SqlText, _>(part.to_string_lossy().into_owned())
                .execute(conn)?;
            Ok(())
        }
        Address::Postgres(url) => {
            // The URL may hold a password: it goes by the environment, which other users cannot list.
            let status = Command::new("pg_dump")
                .args(["--format=custom", "--no-password", "--file"])
                .arg(part)
                .arg("--dbname")
                .arg(without_password(url))
                .env("PGPASSWORD", password(url).unwrap_or_default())
                .status()
                .map_err(|_| Error::invalid(Text::new("backup-no-pg-dump")))?;
            if status.success() {
                Ok(())
            } else {
                Err(Error::invalid(Text::new("backup-pg-dump-failed")))
            }
        }
    }
}

/// The rename is durable only once the folder itself is synced.
fn settle(part: &Path, target: &Path) -> Result<()> {
    File::open(part)?.sync_all()?;
    fs::rename(part, target)?;
    let folder = target
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()?;
    Ok(())
}

fn part_of(target: &Path) -> PathBuf {
    let mut name = target.as_os_str().to_owned();
    name.push(".part");
    PathBuf::from(name)
}

/// The password of a libpq URL, with its percent escapes read.
fn password(url: &str) -> Option<String> {
    let written = written_password(url)?;
    let mut bytes = Vec::with_capacity(written.len());
    let mut rest = written;
    while let Some((before, escape)) = rest.split_once('%') {
        bytes.extend_from_slice(before.as_bytes());
        let digits = escape.get(..2)?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        rest = escape.get(2..)?;
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8(bytes).ok()
}

fn without_password(url: &str) -> String {
    match written_password(url) {
        Some(password) => url.replacen(&format!(":{password}@"), "@", 1),
        None => url.to_owned(),
    }
}

fn written_password(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?']).next()?;
    let (user, _) = authority.rsplit_once('@')?;
    user.split_once(':').map(|(_, password)| password)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_never_stands_in_an_argument() {
        let url = "postgres://probity:p%40ss%3Aword@db.example.org:5432/probity?target_session_attrs=read-write";
        assert_eq!(password(url).unwrap(), "p@ss:word");
        assert_eq!(
            without_password(url),
            "postgres://probity@db.example.org:5432/probity?target_session_attrs=read-write"
        );
        for open in [
            "postgres://probity@%2Frun%2Fpostgresql/probity",
            "postgres:///probity?host=/run/postgresql&application_name=a:b@c",
        ] {
            assert_eq!(password(open), None);
            assert_eq!(without_password(open), open);
        }
    }
}
