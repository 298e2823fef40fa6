use std::{
    fs::{self, File},
    path::Path,
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
    let part = target.with_extension("part");
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

fn password(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let (user, _) = rest.split_once('@')?;
    user.split_once(':')
        .map(|(_, password)| password.to_owned())
}

fn without_password(url: &str) -> String {
    match password(url) {
        Some(password) => url.replacen(&format!(":{password}@"), "@", 1),
        None => url.to_owned(),
    }
}
