//! Recusal: somebody of the desk is shut out of a matter by a new key they do not have.

use super::{
    content::Intake,
    may,
    resealing::{owner_as_before, read_whole, readers_today, reseal},
    rows::{self, MatterRow},
    standing,
    state::Step,
};
use crate::{
    actor::Actor,
    audit::{Code, Entry},
    error::{Error, Result},
    language::Text,
    office::Office,
    storage,
    vault::{AccountId, Group, Locked, MatterId, Reader},
};

/// Shuts colleagues out of a matter: a new key for those who are left and for the owner as before, every field sealed anew; who was
/// shut out before, or came to the desk since, stays out. With nobody of the office left, it goes to the alternate.
///
/// # Errors
/// [`Error::Invalid`] when nobody would be left; else as [`super::acknowledge`].
pub fn recuse(
    office: &Office,
    who: &Actor,
    (id, revision): (MatterId, i32),
    shut_out: &[AccountId],
) -> Result<()> {
    let locked = office.unlock(who, id)?;
    let old = locked.as_ref().ok_or(Error::Denied)?;
    let (row, lines, intake) = read_whole(office, who, id, old)?;
    let readers = readers_left(office, who, (&row, &intake), (old, shut_out))?;
    let (desk, recipients) = readers;
    let next = office.draw_generation(old, &recipients)?;
    office.act(who, |act| {
        let (proof, mut row) = may::handle(act, id, locked.as_ref())?;
        if row.revision != revision {
            return Err(Error::Conflict);
        }
        let opened = act.open(&proof, locked.as_ref())?;
        row.state = storage::Code(row.state.0.after(Step::Recuse)?);
        let was = std::mem::replace(&mut row.desk, desk.name().to_owned());
        row.handler = row
            .handler
            .filter(|handler| !shut_out.contains(handler) && desk == Group::Office);
        if desk.name() != was {
            // Its codes were sealed to the desk that may not know of it any more; the other desk counts it anew.
            rows::drop_facts(act, id)?;
        }
        reseal(office, act, (&opened, &next), &mut row, &lines)?;
        let entry = Entry::new(Code::MatterResealed)
            .about(id.uuid())
            .state(standing::state(act, id)?);
        Ok(((), entry))
    })
}

fn readers_left(
    office: &Office,
    who: &Actor,
    (row, intake): (&MatterRow, &Intake),
    (old, shut_out): (&Locked, &[AccountId]),
) -> Result<(Group, Vec<Reader>)> {
    let mut left = office.look(who, |look| readers_today(look, row, old))?;
    left.retain(|account| !shut_out.contains(&account.id));
    let desk = Group::from_name(&row.desk).ok_or(Error::Missing)?;
    let (desk, mut readers) = if left.is_empty()
        && desk == Group::Office
        && office.groups().is_certified(Group::Alternate)
    {
        (Group::Alternate, vec![Reader::Group(Group::Alternate)])
    } else if left.is_empty() {
        return Err(Error::field("shut_out", Text::new("advice-nobody-left")));
    } else {
        (
            desk,
            left.into_iter()
                .map(|account| Reader::Member(account.id, account.key))
                .collect(),
        )
    };
    readers.extend(office.look(who, |look| owner_as_before(look, intake, old))?);
    Ok((desk, readers))
}
