//! The versions of a statement. A draft is written over as often as it is saved; what was submitted never is.

use jiff::civil::Date;

use super::{
    content::Version,
    rows::{self, VersionRow},
};
use crate::{
    disclosure::{StatementId, VersionId},
    error::Result,
    identity,
    office::{Act, Office, Reads},
    vault::{
        AccountId, Keyring, Locked, MatterId, Opened, Place, decode, digest, encode,
        said::{Said, Spot},
    },
};

/// A version as it is read, with who wrote it.
pub struct Written {
    /// Which version it is, counted from 1.
    pub number: i32,
    /// Whether it was submitted.
    pub submitted: bool,
    /// How often it was saved: every change says from which saving it was made.
    pub saved: i32,
    /// The day it was saved or submitted.
    pub day: Date,
    /// What it says.
    pub version: Version,
    /// Who saved or submitted it.
    pub author: AccountId,
    /// Their name.
    pub name: String,
    /// Whether the signature is theirs.
    pub verified: bool,
    /// SHA-256 of what was signed and its signature, for the receipt.
    pub fingerprint: [u8; 32],
}

fn place(id: &VersionId) -> Place<'_> {
    Place {
        table: "disclosure_versions",
        row: id.bytes(),
        column: "body",
    }
}

fn spot<'a>(matter: &'a MatterId, row: (&'a VersionId, i32)) -> Spot<'a> {
    Spot {
        kind: "disclosure-version",
        matter: matter.bytes(),
        row: row.0.bytes(),
        revision: u32::try_from(row.1).unwrap_or_default(),
    }
}

/// A new version at place `seq`, counted from 1, in the name of whoever holds `keys`.
pub(in crate::disclosure) fn begin(
    office: &Office,
    (statement, seq): (StatementId, i32),
    (keys, key): (&Keyring, &Locked),
    version: &Version,
) -> Result<VersionRow> {
    let row = VersionRow {
        id: VersionId::draw(office.chance()),
        statement,
        seq,
        submitted: false,
        day: office.today().into(),
        saved: 0,
        body: Vec::new(),
    };
    save(office, row, (keys, key), version)
}

/// The same version with other words, saved once more; it is submitted once it is certified.
pub(in crate::disclosure) fn save(
    office: &Office,
    mut row: VersionRow,
    (keys, key): (&Keyring, &Locked),
    version: &Version,
) -> Result<VersionRow> {
    row.saved += 1;
    row.submitted = version.certified.is_some();
    let matter = key.id();
    let at = (&spot(&matter, (&row.id, row.saved)), &place(&row.id));
    (row.day, row.body) = office.say(keys, key, at, &encode(version)?)?;
    Ok(row)
}

/// Opens a version.
pub(in crate::disclosure) fn read(
    at: &mut impl Reads,
    row: &VersionRow,
    opened: &Opened<'_>,
) -> Result<Written> {
    let body = opened.read(&place(&row.id), &row.body)?;
    let said = Said::read(&body)?;
    let matter = opened.key().id();
    let (name, verified) = identity::whose(at, &said, &spot(&matter, (&row.id, row.saved)))?;
    Ok(Written {
        number: row.seq,
        submitted: row.submitted,
        saved: row.saved,
        day: row.day.date(),
        version: decode(&said.body)?,
        author: said.author.account,
        name,
        verified,
        fingerprint: digest(&body),
    })
}

/// Opens the last version that was submitted, if any was.
pub(in crate::disclosure) fn last_filed(
    at: &mut impl Reads,
    id: StatementId,
    opened: &Opened<'_>,
) -> Result<Option<Written>> {
    let row = rows::versions(at, id)?
        .into_iter()
        .rfind(|row| row.submitted);
    row.map(|row| read(at, &row, opened)).transpose()
}

/// The draft among the versions of a statement, if there is one.
pub(in crate::disclosure) fn draft(
    at: &mut impl Reads,
    id: StatementId,
) -> Result<Option<VersionRow>> {
    let last = rows::last_version(at, id)?;
    Ok(last.filter(|row| !row.submitted))
}

/// Seals the versions of a statement anew, for another key.
pub(in crate::disclosure) fn reseal(
    act: &mut Act<'_>,
    id: StatementId,
    (opened, next): (&Opened<'_>, &Locked),
) -> Result<()> {
    for row in rows::versions(act, id)? {
        let place = place(&row.id);
        let plain = opened.read(&place, &row.body)?;
        let body = next.seal(&place, &plain, act.office().chance())?;
        rows::reseal_version(
            act,
            &VersionRow {
                body,
                ..row.clone()
            },
        )?;
    }
    Ok(())
}
