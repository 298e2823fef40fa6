//! What whoever asked does with what is theirs. Their reading is covered by the entry of their sign-in.

use super::{
    content::Intake,
    draft::Draft,
    intake::place,
    may,
    reading::{self, Matter},
    rows::{self, MatterRow},
    standing,
    state::{State, Step},
};
use crate::{
    actor::Actor,
    audit::{Code, Entry},
    calendar::Deadline,
    error::{Error, Result},
    language::Message,
    office::Office,
    storage,
    vault::{Keyring, Locked, MatterId, decode},
};

/// Somebody's own matters, the newest first: number, state, and the subject in their words.
///
/// # Errors
/// [`Error::Denied`] when nobody is signed in.
pub fn mine(office: &Office, who: &Actor) -> Result<Vec<Own>> {
    let ids = office.owned(who)?;
    let locked = office.unlock_all(who, &ids)?;
    office.look(who, |look| {
        let mut list = Vec::with_capacity(ids.len());
        for row in rows::matters(look, &ids)? {
            let key = locked.iter().find(|locked| locked.id() == row.id);
            let Ok((proof, row)) = may::own(look, row.id, key) else {
                continue;
            };
            let opened = look.open_own(&proof, key)?;
            let intake: Intake = decode(&opened.read(&place(&row.id, "intake"), &row.intake)?)?;
            list.push(Own {
                id: row.id,
                number: super::number(row.year, row.number),
                subject: intake.subject,
                state: row.state.0,
                received: row.received.date(),
                due: row.due.map(storage::Day::date),
            });
        }
        Ok(list)
    })
}

/// A matter in the list of its owner.
pub struct Own {
    /// The matter.
    pub id: MatterId,
    /// Its number.
    pub number: String,
    /// What it is about, in the owner's words.
    pub subject: String,
    /// Where it stands.
    pub state: State,
    /// When it came in.
    pub received: jiff::civil::Date,
    /// The day by which the office answers, while it owes an answer.
    pub due: Option<jiff::civil::Date>,
}

/// One of somebody's own matters, with what they may see of it: messages and events, never notes.
///
/// # Errors
/// [`Error::Denied`] when it is not theirs.
pub fn own(office: &Office, who: &Actor, id: MatterId) -> Result<Matter> {
    let locked = office.unlock(who, id)?;
    let seen = office.look(who, |look| {
        let (proof, row) = may::own(look, id, locked.as_ref())?;
        let opened = look.open_own(&proof, locked.as_ref())?;
        let lines = rows::lines(look, id)?
            .into_iter()
            .filter(|line| line.kind != "note")
            .collect();
        reading::Sealed { row, lines }.read(look, &opened)
    });
    match seen {
        // Looking at what is somebody else's is a refusal like any other, and recorded.
        Err(Error::Denied) => {
            office.record(who, &|| Entry::new(Code::Refused).about(id.uuid()))?;
            Err(Error::Denied)
        }
        seen => seen,
    }
}

/// Writes to the office; if it waited for the owner, its clock runs again.
///
/// # Errors
/// [`Error::Invalid`] about `message` or where the state does not allow it; [`Error::Denied`] when it is not theirs.
pub fn hear(office: &Office, who: &Actor, id: MatterId, message: &Message) -> Result<()> {
    let draft = |keys: &Keyring, key: &Locked| {
        Draft::message(office, keys, key, ("requester", message.words()))
    };
    work(office, who, id, (&draft, Step::Hear, Code::MessageSent))
}

/// Takes the request back; the office keeps what it was told, and counts it as withdrawn.
///
/// # Errors
/// As [`hear`].
pub fn withdraw(office: &Office, who: &Actor, id: MatterId) -> Result<()> {
    let draft = |keys: &Keyring, key: &Locked| {
        Draft::event(office, keys, key, ("requester", "withdrawn", None))
    };
    work(
        office,
        who,
        id,
        (&draft, Step::Withdraw, Code::MatterWithdrawn),
    )
}

type Drafting<'d> = &'d dyn Fn(&Keyring, &Locked) -> Result<Draft>;

fn work(
    office: &Office,
    who: &Actor,
    id: MatterId,
    (draft, step, code): (Drafting<'_>, Step, Code),
) -> Result<()> {
    let locked = office.unlock(who, id)?;
    let draft = match (&locked, who.keys()) {
        (Some(locked), Some(keys)) => Some(draft(keys, locked)?),
        _ => None,
    };
    office.act(who, |act| {
        let (proof, mut row) = may::own(act, id, locked.as_ref())?;
        let was = row.state.0;
        row.state = storage::Code(was.after(step)?);
        let clock: Deadline = serde_json::from_str(&row.clock).map_err(Error::broken)?;
        let clock = if was == State::Waiting {
            let today = clock.not_before(act.today());
            clock.resume(today)?
        } else {
            clock
        };
        settle(&mut row, &clock, (act.today(), office))?;
        let seq = rows::next_line(act, id)?;
        if let Some(draft) = &draft {
            draft.put(act, id, seq)?;
        }
        row.messages = seq + 1;
        rows::update(act, &row)?;
        let entry = Entry::new(code)
            .about(id.uuid())
            .by(proof.tag())
            .state(standing::state(act, id)?);
        Ok(((), entry))
    })
}

fn settle(
    row: &mut MatterRow,
    clock: &Deadline,
    (today, office): (jiff::civil::Date, &Office),
) -> Result<()> {
    row.clock = serde_json::to_string(clock).map_err(Error::broken)?;
    let open = row.state.0.is_open();
    row.due = clock
        .due(office.calendar())
        .filter(|_| open)
        .map(Into::into);
    row.disposed = (!open).then_some(today.into());
    row.unread = true;
    row.revision += 1;
    Ok(())
}
