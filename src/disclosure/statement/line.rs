//! A line of a statement: signed by its author and sealed before the door, read behind it.

use jiff::civil::Date;

use super::{
    content::Words,
    rows::{self, LineRow},
};
use crate::{
    disclosure::{LineId, StatementId},
    error::Result,
    identity,
    office::{Act, Office, Reads},
    vault::{
        AccountId, Keyring, Locked, MatterId, Opened, Place, decode, encode,
        said::{Said, Spot},
    },
};

/// A question, an answer, a note or an event, as it is read.
pub struct Line {
    /// Its id, by which a question is answered.
    pub id: LineId,
    /// What it says.
    pub words: Words,
    /// Who said it.
    pub author: AccountId,
    /// Their name.
    pub name: String,
    /// The day.
    pub day: Date,
    /// Whether the signature is theirs.
    pub verified: bool,
}

/// A line before it is stored; its place in the statement is given inside the door.
pub(in crate::disclosure) struct Draft(LineRow);

fn place(id: &LineId) -> Place<'_> {
    Place {
        table: "disclosure_lines",
        row: id.bytes(),
        column: "body",
    }
}

fn spot<'a>(matter: &'a MatterId, line: &'a LineId) -> Spot<'a> {
    Spot {
        kind: "disclosure-line",
        matter: matter.bytes(),
        row: line.bytes(),
        revision: 1,
    }
}

impl Draft {
    /// What whoever holds `keys` says about a statement.
    pub(in crate::disclosure) fn say(
        office: &Office,
        statement: StatementId,
        (keys, key): (&Keyring, &Locked),
        words: &Words,
    ) -> Result<Self> {
        let (id, matter) = (LineId::draw(office.chance()), key.id());
        let at = (&spot(&matter, &id), &place(&id));
        let (day, body) = office.say(keys, key, at, &encode(words)?)?;
        Ok(Self(LineRow {
            id,
            statement,
            seq: 0,
            kind: words.kind().to_owned(),
            day,
            body,
        }))
    }

    /// Puts the line at the end of its statement.
    pub(in crate::disclosure) fn put(&self, act: &mut Act<'_>) -> Result<()> {
        let there = rows::lines(act, self.0.statement)?.len();
        let seq = i32::try_from(there).map_err(crate::Error::broken)?;
        rows::insert_line(
            act,
            &LineRow {
                seq,
                ..self.0.clone()
            },
        )
    }
}

/// The lines of a statement, the oldest first.
pub(in crate::disclosure) fn read(
    at: &mut impl Reads,
    id: StatementId,
    opened: &Opened<'_>,
) -> Result<Vec<Line>> {
    let matter = opened.key().id();
    rows::lines(at, id)?
        .into_iter()
        .map(|row| {
            let said = Said::read(&opened.read(&place(&row.id), &row.body)?)?;
            let (name, verified) = identity::whose(at, &said, &spot(&matter, &row.id))?;
            Ok(Line {
                id: row.id,
                words: decode(&said.body)?,
                author: said.author.account,
                name,
                day: row.day.date(),
                verified,
            })
        })
        .collect()
}

/// Seals the lines of a statement anew, for another key.
pub(in crate::disclosure) fn reseal(
    act: &mut Act<'_>,
    id: StatementId,
    (opened, next): (&Opened<'_>, &Locked),
) -> Result<()> {
    for row in rows::lines(act, id)? {
        let place = place(&row.id);
        let plain = opened.read(&place, &row.body)?;
        let body = next.seal(&place, &plain, act.office().chance())?;
        rows::reseal_line(
            act,
            &LineRow {
                body,
                ..row.clone()
            },
        )?;
    }
    Ok(())
}
