//! A list of a desk: what is sealed of its rows is opened as far as whoever asks may see it, under one entry that lists it.

use std::collections::{BTreeSet, HashMap};

use uuid::Uuid;

use super::{names::Names, rows::StatementRow};
use crate::{
    actor::Actor,
    audit::{Code, Entry},
    disclosure::may,
    error::Result,
    office::{Act, Office},
    vault::{Locked, MatterId, Opened},
};

/// What a row of a list says, of which something may have been opened.
pub(in crate::disclosure) type Tell<'t, R, T> =
    &'t dyn Fn(&mut Act<'_>, &R, &Names, Option<&Opened<'_>>) -> Result<T>;

/// Tells each of these rows in their order; `of` is the statement a row is about. What was opened is recorded before it is
/// shown, each statement once.
pub(in crate::disclosure) fn tell_each<R, T>(
    office: &Office,
    who: &Actor,
    (rows, of): (&[R], fn(&R) -> &StatementRow),
    tell: Tell<'_, R, T>,
) -> Result<Vec<T>> {
    let statements: Vec<&StatementRow> = rows.iter().map(of).collect();
    let matters: Vec<MatterId> = statements.iter().filter_map(|row| row.matter).collect();
    let keys = office.unlock_all(who, &matters)?.into_iter();
    let keys: HashMap<MatterId, Locked> = keys.map(|key| (key.id(), key)).collect();
    office.act(who, |act| {
        may::see_list(act)?;
        let names = Names::of(act, &statements)?;
        let proofs = may::review_each(act, (&statements, names.filers()), &keys)?;
        let mut listed: BTreeSet<Uuid> = BTreeSet::new();
        let mut told = Vec::with_capacity(rows.len());
        for (row, proof) in rows.iter().zip(proofs) {
            let locked = of(row).matter.and_then(|matter| keys.get(&matter));
            let opened = proof.map(|proof| act.open(&proof, locked)).transpose()?;
            listed.extend(opened.as_ref().map(|opened| opened.key().id().uuid()));
            told.push(tell(act, row, &names, opened.as_ref())?);
        }
        Ok((told, Entry::new(Code::MatterListed).listing(listed)))
    })
}
