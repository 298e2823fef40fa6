//! What the desk does to a matter. Each command loads, proves the right, decides, saves, says.

use super::{
    content::{Intake, Triage},
    draft::Draft,
    intake::place,
    letters, may,
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
    office::{Act, Office, Reads},
    storage,
    vault::{Keyring, Locked, MatterId, Opened, decode, encode},
};

/// A matter on the desk, inside an act.
pub(super) struct Case<'l> {
    pub(super) row: MatterRow,
    clock: Deadline,
    pub(super) opened: Opened<'l>,
}

impl Case<'_> {
    pub(super) fn take(&mut self, step: Step) -> Result<()> {
        self.row.state = storage::Code(self.row.state.0.after(step)?);
        Ok(())
    }

    pub(super) fn intake(&self) -> Result<Intake> {
        decode(
            &self
                .opened
                .read(&place(&self.row.id, "intake"), &self.row.intake)?,
        )
    }

    pub(super) fn triage(&self) -> Result<Option<Triage>> {
        decode(
            &self
                .opened
                .read(&place(&self.row.id, "triage"), &self.row.triage)?,
        )
    }

    /// Whoever is named as requester handles nothing of it.
    fn keep_off_own(&self, who: &Actor) -> Result<()> {
        if self
            .intake()?
            .requester
            .account()
            .is_some_and(|account| who.id() == Some(account))
        {
            return Err(Error::Denied);
        }
        Ok(())
    }

    fn save(&mut self, act: &mut Act<'_>, draft: Option<&Draft>) -> Result<()> {
        if let Some(draft) = draft {
            let seq = rows::next_line(act, self.row.id)?;
            draft.put(act, self.row.id, seq)?;
            self.row.messages = seq + 1;
        }
        let office = act.office();
        self.row.due = self
            .clock
            .due(office.calendar())
            .filter(|_| self.row.state.0.is_open() && self.clock.met().is_none())
            .map(Into::into);
        self.row.clock = serde_json::to_string(&self.clock).map_err(Error::broken)?;
        self.row.unread = false;
        self.row.revision += 1;
        rows::update(act, &self.row)
    }
}

/// What a command does to the case once the right is proved.
pub(super) type Work<'w> = &'w dyn Fn(&mut Act<'_>, &mut Case<'_>) -> Result<Code>;

/// The frame of every command of the desk: unlock before the door; inside prove, compare the revision, do, save, say.
pub(super) fn work(
    office: &Office,
    who: &Actor,
    (id, revision): (MatterId, i32),
    draft: &dyn Fn(&Keyring, &Locked) -> Result<Option<Draft>>,
    todo: Work<'_>,
) -> Result<()> {
    let locked = office.unlock(who, id)?;
    let draft = match (&locked, who.keys()) {
        (Some(locked), Some(keys)) => draft(keys, locked)?,
        _ => None,
    };
    office.act(who, |act| {
        let (proof, row) = may::handle(act, id, locked.as_ref())?;
        if row.revision != revision {
            return Err(Error::Conflict);
        }
        let clock = serde_json::from_str(&row.clock).map_err(Error::broken)?;
        let mut case = Case {
            opened: act.open(&proof, locked.as_ref())?,
            row,
            clock,
        };
        case.keep_off_own(act.who())?;
        let code = todo(act, &mut case)?;
        case.save(act, draft.as_ref())?;
        let state = standing::state(act, id)?;
        Ok(((), Entry::new(code).about(id.uuid()).state(state)))
    })
}

/// Tells the requester that the request arrived and is being looked at.
///
/// # Errors
/// [`Error::Invalid`] where the state does not allow it; [`Error::Conflict`] when somebody else changed the matter.
pub fn acknowledge(office: &Office, who: &Actor, matter: (MatterId, i32)) -> Result<()> {
    let event = |keys: &Keyring, key: &Locked| {
        Draft::event(office, keys, key, ("office", "acknowledged", None)).map(Some)
    };
    work(office, who, matter, &event, &|act, case| {
        case.take(Step::Acknowledge)?;
        letters::tell_requester(act, &case.intake()?)?;
        Ok(Code::MatterAcknowledged)
    })
}

/// Writes to the requester.
///
/// # Errors
/// [`Error::Invalid`] about `message` or the state; [`Error::Conflict`] when somebody else changed the matter: the text
/// is to be kept and shown again.
pub fn write(
    office: &Office,
    who: &Actor,
    matter: (MatterId, i32),
    message: &Message,
) -> Result<()> {
    say_to_requester(
        office,
        who,
        matter,
        (message, Step::Write, Code::MessageSent),
    )
}

/// Asks the requester something and lets the service clock stand until they answer.
///
/// # Errors
/// As [`write()`].
pub fn wait(
    office: &Office,
    who: &Actor,
    matter: (MatterId, i32),
    message: &Message,
) -> Result<()> {
    say_to_requester(
        office,
        who,
        matter,
        (message, Step::Wait, Code::MatterWaiting),
    )
}

/// Answers the request; the service clock has been met.
///
/// # Errors
/// As [`write()`].
pub fn answer(
    office: &Office,
    who: &Actor,
    matter: (MatterId, i32),
    message: &Message,
) -> Result<()> {
    say_to_requester(
        office,
        who,
        matter,
        (message, Step::Answer, Code::MatterAnswered),
    )
}

fn say_to_requester(
    office: &Office,
    who: &Actor,
    matter: (MatterId, i32),
    (message, step, code): (&Message, Step, Code),
) -> Result<()> {
    let draft = |keys: &Keyring, key: &Locked| {
        Draft::message(office, keys, key, ("office", message.words())).map(Some)
    };
    work(office, who, matter, &draft, &|act, case| {
        let was = case.row.state.0;
        case.take(step)?;
        let today = case.clock.not_before(act.today());
        let clock = case.clock.clone();
        case.clock = match step {
            Step::Wait => clock.pause(today, "waiting-for-requester")?,
            Step::Answer if was == State::Waiting => clock.resume(today)?.meet(today)?,
            Step::Answer if clock.met().is_none() => clock.meet(today)?,
            _ => clock,
        };
        if step == Step::Answer {
            case.row.answered = Some(today.into());
        }
        letters::tell_requester(act, &case.intake()?)?;
        Ok(code)
    })
}

/// Goes on without the requester's word; the clock runs again.
///
/// # Errors
/// As [`acknowledge`].
pub fn resume(office: &Office, who: &Actor, matter: (MatterId, i32)) -> Result<()> {
    let event = |keys: &Keyring, key: &Locked| {
        Draft::event(office, keys, key, ("office", "resumed", None)).map(Some)
    };
    work(office, who, matter, &event, &|act, case| {
        case.take(Step::Resume)?;
        let today = case.clock.not_before(act.today());
        case.clock = case.clock.clone().resume(today)?;
        Ok(Code::MatterResumed)
    })
}

/// Writes a note that the requester never sees.
///
/// # Errors
/// As [`write()`].
pub fn add_note(
    office: &Office,
    who: &Actor,
    matter: (MatterId, i32),
    message: &Message,
) -> Result<()> {
    let draft =
        |keys: &Keyring, key: &Locked| Draft::note(office, keys, key, message.words()).map(Some);
    work(office, who, matter, &draft, &|_, case| {
        case.take(Step::Note)?;
        Ok(Code::NoteAdded)
    })
}

/// Closes an answered matter.
///
/// # Errors
/// As [`acknowledge`].
pub fn close(office: &Office, who: &Actor, matter: (MatterId, i32)) -> Result<()> {
    let event = |keys: &Keyring, key: &Locked| {
        Draft::event(office, keys, key, ("office", "closed", None)).map(Some)
    };
    work(office, who, matter, &event, &|act, case| {
        case.take(Step::Close)?;
        case.row.disposed = Some(act.today().into());
        letters::tell_requester(act, &case.intake()?)?;
        Ok(Code::MatterClosed)
    })
}

/// Opens a matter again that was closed, referred or withdrawn, with a reason for the timeline.
///
/// # Errors
/// As [`write()`].
pub fn reopen(
    office: &Office,
    who: &Actor,
    matter: (MatterId, i32),
    reason: &Message,
) -> Result<()> {
    let event = |keys: &Keyring, key: &Locked| {
        Draft::event(
            office,
            keys,
            key,
            ("office", "reopened", Some(reason.words())),
        )
        .map(Some)
    };
    work(office, who, matter, &event, &|_, case| {
        case.take(Step::Reopen)?;
        case.row.disposed = None;
        Ok(Code::MatterReopened)
    })
}

/// Hands a matter to somebody whose mandate it is (a code of the vocabulary `referral`), with words for the requester.
///
/// # Errors
/// As [`write()`]; [`Error::Invalid`] about `target`.
pub fn refer(
    office: &Office,
    who: &Actor,
    matter: (MatterId, i32),
    (target, message): (&str, &Message),
) -> Result<()> {
    office.vocabulary().referral.choose("target", target)?;
    let draft = |keys: &Keyring, key: &Locked| {
        Draft::message(office, keys, key, ("office", message.words())).map(Some)
    };
    work(office, who, matter, &draft, &|act, case| {
        case.take(Step::Refer)?;
        let triage = case.triage()?.map(|triage| Triage {
            referral: Some(target.to_owned()),
            ..triage
        });
        let place = place(&case.row.id, "triage");
        case.row.triage = case
            .opened
            .key()
            .seal(&place, &encode(&triage)?, office.chance())?;
        case.row.disposed = Some(act.today().into());
        letters::tell_requester(act, &case.intake()?)?;
        Ok(Code::MatterReferred)
    })
}
