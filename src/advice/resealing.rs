//! A matter under a new key: every field is opened with the old one and sealed anew.

use super::{
    content::Intake,
    desk::colleagues,
    draft::line_place,
    intake::place,
    may,
    rows::{self, LineRow, MatterRow},
};
use crate::{
    actor::Actor,
    audit::{Code, Entry},
    error::Result,
    identity::{self, Account},
    office::{Act, Office, Reads},
    vault::{Locked, MatterId, NewMatter, Opened, Place, Reader, decode},
};

/// The rows of a matter and what its intake says, for choosing who shall read it; recorded as a reading.
pub(super) fn read_whole(
    office: &Office,
    who: &Actor,
    id: MatterId,
    locked: &Locked,
) -> Result<(MatterRow, Vec<LineRow>, Intake)> {
    office.act(who, |act| {
        let (proof, row) = may::handle(act, id, Some(locked))?;
        let opened = act.open(&proof, Some(locked))?;
        let intake = decode(&opened.read(&place(&id, "intake"), &row.intake)?)?;
        let lines = rows::lines(act, id)?;
        Ok((
            (row, lines, intake),
            Entry::new(Code::MatterRead).about(id.uuid()),
        ))
    })
}

/// Those at its desk today who read the matter, each with the keys of today: all of them, until a recusal has left it to
/// some.
pub(super) fn readers_today(
    at: &mut impl Reads,
    row: &MatterRow,
    locked: &Locked,
) -> Result<Vec<Account>> {
    let mut at_desk = colleagues(at, &row.desk)?;
    let left_to = locked.members();
    at_desk.retain(|account| left_to.is_empty() || left_to.contains(&account.id));
    Ok(at_desk)
}

/// The owner as a reader once more. Keys they got since it was sealed are left out: those get it from two people, by
/// [`super::approve_rewrap`].
pub(super) fn owner_as_before(
    at: &mut impl Reads,
    intake: &Intake,
    locked: &Locked,
) -> Result<Option<Reader>> {
    let (Some(owner), Some(wrap)) = (intake.requester.account(), locked.owner()) else {
        return Ok(None);
    };
    let key = identity::account(at, owner)?.key;
    Ok(wrap.is_for(&key).then_some(Reader::Owner {
        key,
        tag: wrap.tag,
        claimed: wrap.claimed,
    }))
}

/// Moves a matter on to `next`: its lines and its row are sealed anew and stored, at the next revision.
pub(super) fn reseal(
    office: &Office,
    act: &mut Act<'_>,
    (opened, next): (&Opened<'_>, &NewMatter),
    row: &mut MatterRow,
    lines: &[LineRow],
) -> Result<()> {
    let anew = |place: &Place<'_>, sealed: &[u8]| {
        next.key()
            .seal(place, &opened.read(place, sealed)?, office.chance())
    };
    row.intake = anew(&place(&row.id, "intake"), &row.intake)?;
    row.triage = anew(&place(&row.id, "triage"), &row.triage)?;
    for line in lines {
        let body = anew(&line_place(&line.id), &line.body)?;
        rows::reseal_line(
            act,
            &LineRow {
                body,
                ..line.clone()
            },
        )?;
    }
    row.revision += 1;
    act.rekey(next)?;
    rows::update(act, row)
}
