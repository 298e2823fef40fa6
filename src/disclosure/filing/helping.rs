//! Somebody who fills in for a filer: they may enter, and never certify. They get a key by a new generation of the
//! statement's, and lose it by the next.

use crate::{
    actor::Actor,
    audit::{Code, Entry},
    disclosure::{
        StatementId, may, publication, remedy,
        sample::verification,
        state::Step,
        statement::{line, place, rows, standing, unlock, version},
    },
    error::{Error, Result},
    identity::{self, Account},
    language::Text,
    office::{Act, Office, Reads},
    role::Role,
    vault::{AccountId, Group, Locked, Opened, Reader},
};

/// Those who fill in for others, by name: the filer chooses among them.
///
/// # Errors
/// [`Error::Denied`] when nobody is signed in.
pub fn designees(office: &Office, who: &Actor) -> Result<Vec<(AccountId, String)>> {
    let me = who.id().ok_or(Error::Denied)?;
    let accounts = office.look(who, |look| identity::holders(look, &[Role::Designee]))?;
    let others = accounts.into_iter().filter(|account| account.id != me);
    Ok(others.map(|account| (account.id, account.name)).collect())
}

/// Lets somebody fill in a statement that was begun, or nobody any more.
///
/// # Errors
/// [`Error::Invalid`] about `designee`, or once nothing is to be filled in; [`Error::Denied`] for whoever is not its filer.
pub fn designate(
    office: &Office,
    who: &Actor,
    id: StatementId,
    designee: Option<AccountId>,
) -> Result<()> {
    let Some(locked) = unlock(office, who, id)? else {
        return refuse(office, who);
    };
    let readers = readers(office, who, (id, &locked), designee)?;
    let next = office.draw_generation(&locked, &readers)?;
    office.act(who, |act| {
        let mut row = rows::statement(act, id)?.ok_or(Error::Denied)?;
        let proof = may::own(act, &row, Some(&locked))?;
        row.state.0.after(Step::Save)?;
        let opened = act.open(&proof, Some(&locked))?;
        line::reseal(act, id, (&opened, next.key()))?;
        version::reseal(act, id, (&opened, next.key()))?;
        remedy::reseal(act, id, (&opened, next.key()))?;
        for (column, sealed) in [
            ("summary", &mut row.summary),
            ("findings", &mut row.findings),
        ] {
            reseal(act, (id, column), (&opened, next.key()), sealed)?;
        }
        act.reseal_files(&opened, next.key())?;
        verification::reseal(act, id, (&opened, next.key()))?;
        publication::reseal(act, id, (&opened, next.key()))?;
        act.rekey(&next)?;
        row.designee = designee;
        row.revision += 1;
        rows::update(act, &row)?;
        Ok(((), standing::entry(act, Code::DesigneeChosen, &row)?))
    })
}

fn reseal(
    act: &mut Act<'_>,
    (id, column): (StatementId, &'static str),
    (opened, next): (&Opened<'_>, &Locked),
    sealed: &mut Vec<u8>,
) -> Result<()> {
    if !sealed.is_empty() {
        let place = place(&id, column);
        let plain = opened.read(&place, sealed)?;
        *sealed = next.seal(&place, &plain, act.office().chance())?;
    }
    Ok(())
}

/// Whoever reads a statement: its desk, its filer, and whom the filer names.
fn readers(
    office: &Office,
    who: &Actor,
    (id, locked): (StatementId, &Locked),
    designee: Option<AccountId>,
) -> Result<Vec<Reader>> {
    let me = who.id().ok_or(Error::Denied)?;
    office.look(who, |look| {
        let row = rows::statement(look, id)?.ok_or(Error::Denied)?;
        let desk = Group::from_name(&row.desk).ok_or(Error::Missing)?;
        let wrap = locked.owner().ok_or(Error::Denied)?;
        let owner = Reader::Owner {
            key: identity::account(look, me)?.key,
            tag: wrap.tag,
            claimed: wrap.claimed,
        };
        let mut readers = vec![Reader::Group(desk), owner];
        if let Some(designee) = designee {
            let account = willing(look, designee)?;
            readers.push(Reader::Member(account.id, account.key));
        }
        Ok(readers)
    })
}

fn willing(at: &mut impl Reads, designee: AccountId) -> Result<Account> {
    let me = at.who().id();
    identity::holders(at, &[Role::Designee])?
        .into_iter()
        .find(|account| account.id == designee && Some(account.id) != me)
        .ok_or_else(|| Error::field("designee", Text::new("disclosure-designee-choose")))
}

fn refuse(office: &Office, who: &Actor) -> Result<()> {
    office.act(who, |_| Err::<((), Entry), _>(Error::Denied))
}
