//! What the desk does to a matter. Each command loads, proves the right, decides, saves, says.

use super::{
    Lines,
    content::{Event, Intake, Message, Requester, Triage, decode, encode},
    counting,
    intake::place,
    letters, may,
    rows::{self, LineRow, MatterRow},
    state::{State, Step},
};
use crate::{
    actor::Actor,
    audit::{Code, Entry},
    calendar::Deadline,
    error::{Error, Problems, Result},
    identity,
    language::Text,
    office::{Act, Office, Reads},
    role::Role,
    storage::{self, Id},
    vault::{
        AccountId, Group, Keyring, Locked, MatterId, Opened, Place, Reader,
        said::{Author, Spot, say},
    },
    vocabulary::List,
};

/// How an officer sorts a matter.
#[derive(Clone, Default)]
pub struct Sorting {
    /// The main subject: a code of the vocabulary `subject`.
    pub subject: String,
    /// Any further subjects.
    pub further: Vec<String>,
    /// A code of the vocabulary `urgency`.
    pub urgency: String,
    /// A code of the vocabulary `requester`.
    pub requester_kind: String,
    /// The handler, somebody of the same desk; nobody yet if `None`.
    pub handler: Option<AccountId>,
    /// Counted as a matter; else a minor contact.
    pub counted: bool,
}

/// A line of a matter, signed and sealed before the door; its place in the matter is given inside.
pub(super) struct Draft {
    row: LineRow,
}

const LINES: &str = "advice_lines";

/// Where the sealed text of a line stands.
pub(super) fn line_place(id: &Id<Lines>) -> Place<'_> {
    Place {
        table: LINES,
        row: id.bytes(),
        column: "body",
    }
}

/// Where the words of a line stand, for their signature.
pub(super) fn spot<'a>(matter: &'a MatterId, line: &'a Id<Lines>) -> Spot<'a> {
    Spot {
        kind: "advice-line",
        matter: matter.bytes(),
        row: line.bytes(),
        revision: 1,
    }
}

impl Draft {
    /// A message of `author` (`requester` or `office`), signed with `keys`.
    pub(super) fn message(
        office: &Office,
        keys: &Keyring,
        key: &Locked,
        said: (&'static str, &str),
    ) -> Result<Self> {
        Self::sealed(office, keys, key, ("message", said.0, said.1.as_bytes()))
    }

    fn note(office: &Office, keys: &Keyring, key: &Locked, words: &str) -> Result<Self> {
        Self::sealed(office, keys, key, ("note", "office", words.as_bytes()))
    }

    /// Something that happened, for the timeline.
    pub(super) fn event(
        office: &Office,
        keys: &Keyring,
        key: &Locked,
        (author, what, detail): (&'static str, &str, Option<&str>),
    ) -> Result<Self> {
        let event = Event {
            what: what.to_owned(),
            detail: detail.map(ToOwned::to_owned),
        };
        Self::sealed(office, keys, key, ("event", author, &encode(&event)?))
    }

    fn sealed(
        office: &Office,
        keys: &Keyring,
        key: &Locked,
        (kind, author, body): (&'static str, &'static str, &[u8]),
    ) -> Result<Self> {
        let (id, matter) = (Id::draw(office.chance()), key.id());
        let day = storage::Day::from(office.today());
        let signer = Author {
            account: keys.account(),
            generation: keys.generation(),
            day: day.number(),
        };
        let signed = say(keys.sign(), &spot(&matter, &id), signer, body);
        let body = key.seal(&line_place(&id), &signed, office.chance())?;
        let row = LineRow {
            id,
            matter,
            seq: 0,
            kind: kind.into(),
            author: author.into(),
            day,
            body,
        };
        Ok(Self { row })
    }

    /// Puts the line at place `seq` of its matter.
    pub(super) fn put(&self, act: &mut Act<'_>, matter: MatterId, seq: i32) -> Result<()> {
        rows::insert_line(
            act,
            &LineRow {
                matter,
                seq,
                ..self.row.clone()
            },
        )
    }
}

/// A matter on the desk, inside an act.
struct Case<'l> {
    row: MatterRow,
    clock: Deadline,
    opened: Opened<'l>,
}

impl Case<'_> {
    fn take(&mut self, step: Step) -> Result<()> {
        self.row.state = storage::Code(self.row.state.0.after(step)?);
        Ok(())
    }

    fn intake(&self) -> Result<Intake> {
        decode(
            &self
                .opened
                .read(&place(&self.row.id, "intake"), &self.row.intake)?,
        )
    }

    fn triage(&self) -> Result<Option<Triage>> {
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
            .filter(|_| self.row.state.0.is_open())
            .map(Into::into);
        self.row.clock = serde_json::to_string(&self.clock).map_err(Error::broken)?;
        self.row.unread = false;
        self.row.revision += 1;
        rows::update(act, &self.row)
    }
}

/// What a command does to the case once the right is proved.
type Work<'w> = &'w dyn Fn(&mut Act<'_>, &mut Case<'_>) -> Result<Code>;

/// The frame of every command of the desk: unlock before the door; inside prove, compare the revision, do, save, say.
fn work(
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
        Ok(((), Entry::new(code).about(id.uuid())))
    })
}

/// Gives a matter its subject, urgency, handler, and says whether it counts; again as often as needed while it is open.
///
/// # Errors
/// [`Error::Invalid`] about the fields; [`Error::Conflict`] when somebody else changed the matter first.
pub fn triage(
    office: &Office,
    who: &Actor,
    matter: (MatterId, i32),
    sorting: &Sorting,
) -> Result<()> {
    sorting.check(office)?;
    let event = |keys: &Keyring, key: &Locked| {
        Draft::event(
            office,
            keys,
            key,
            ("office", "triaged", Some(&sorting.subject)),
        )
        .map(Some)
    };
    let stat_key = counting::statistics_key(office, who)?;
    work(office, who, matter, &event, &|act, case| {
        case.take(Step::Triage)?;
        sorting.handler_sits_there(act, &case.row.desk)?;
        let triage = Triage {
            referral: case.triage()?.and_then(|old| old.referral),
            ..sorting.triage()
        };
        let place = place(&case.row.id, "triage");
        case.row.triage = case
            .opened
            .key()
            .seal(&place, &encode(&triage)?, office.chance())?;
        case.row.handler = sorting.handler;
        counting::put(act, &case.row, (&case.intake()?, &triage), &stat_key)?;
        Ok(Code::MatterTriaged)
    })
}

impl Sorting {
    fn check(&self, office: &Office) -> Result<()> {
        let mut problems = Problems::new();
        let codes = office.vocabulary();
        let mut one_of = |field: &str, list: &List, code: &str| {
            if let Err(Error::Invalid(found)) = list.choose(field, code) {
                problems.append(found);
            }
        };
        one_of("subject", &codes.advice_subject, &self.subject);
        one_of("urgency", &codes.urgency, &self.urgency);
        one_of(
            "requester_kind",
            &codes.requester_kind,
            &self.requester_kind,
        );
        for further in &self.further {
            one_of("further", &codes.advice_subject, further);
        }
        problems.check()
    }

    fn triage(&self) -> Triage {
        let mut further = self.further.clone();
        further.retain(|code| *code != self.subject);
        further.sort();
        further.dedup();
        Triage {
            subject: self.subject.clone(),
            further,
            urgency: self.urgency.clone(),
            requester_kind: self.requester_kind.clone(),
            counted: self.counted,
            referral: None,
        }
    }

    fn handler_sits_there(&self, act: &mut Act<'_>, desk: &str) -> Result<()> {
        let Some(handler) = self.handler else {
            return Ok(());
        };
        let sits = colleagues(act, desk)?
            .iter()
            .any(|account| account.id == handler);
        if sits {
            Ok(())
        } else {
            Err(Error::field("handler", Text::new("advice-handler-choose")))
        }
    }
}

/// Whoever sits at a desk.
pub(super) fn colleagues(at: &mut impl Reads, desk: &str) -> Result<Vec<identity::Account>> {
    if desk == Group::Alternate.name() {
        identity::holders(at, &[Role::Alternate])
    } else {
        identity::holders(at, &[Role::Officer, Role::Head])
    }
}

fn no_draft(_: &Keyring, _: &Locked) -> Result<Option<Draft>> {
    Ok(None)
}

/// Gives a matter to another handler of its desk, or to nobody.
///
/// # Errors
/// As [`triage`].
pub fn assign(
    office: &Office,
    who: &Actor,
    matter: (MatterId, i32),
    handler: Option<AccountId>,
) -> Result<()> {
    let sorting = Sorting {
        handler,
        ..Sorting::default()
    };
    work(office, who, matter, &no_draft, &|act, case| {
        case.take(Step::Assign)?;
        sorting.handler_sits_there(act, &case.row.desk)?;
        case.row.handler = handler;
        Ok(Code::MatterAssigned)
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
/// As [`write`].
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
/// As [`write`].
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
        let today = act.today();
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
        case.clock = case.clock.clone().resume(act.today())?;
        Ok(Code::MatterResumed)
    })
}

/// Writes a note that the requester never sees.
///
/// # Errors
/// As [`write`].
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
/// As [`write`].
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
/// As [`write`]; [`Error::Invalid`] about `target`.
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

/// Shuts colleagues out of a matter: a new key for those who are left and for the owner, every field sealed anew. With
/// nobody of the office left, it goes to the alternate.
///
/// # Errors
/// [`Error::Invalid`] when nobody would be left; else as [`acknowledge`].
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
        let reseal = |place: &Place<'_>, sealed: &[u8]| {
            next.key()
                .seal(place, &opened.read(place, sealed)?, office.chance())
        };
        row.intake = reseal(&place(&id, "intake"), &row.intake)?;
        row.triage = reseal(&place(&id, "triage"), &row.triage)?;
        for line in &lines {
            let body = reseal(&line_place(&line.id), &line.body)?;
            rows::reseal_line(
                act,
                &LineRow {
                    body,
                    ..line.clone()
                },
            )?;
        }
        row.desk = desk.name().to_owned();
        row.handler = row
            .handler
            .filter(|handler| !shut_out.contains(handler) && desk == Group::Office);
        row.revision += 1;
        act.rekey(&next)?;
        rows::update(act, &row)?;
        Ok(((), Entry::new(Code::MatterResealed).about(id.uuid())))
    })
}

fn read_whole(
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

fn readers_left(
    office: &Office,
    who: &Actor,
    (row, intake): (&MatterRow, &Intake),
    (old, shut_out): (&Locked, &[AccountId]),
) -> Result<(Group, Vec<Reader>)> {
    let left: Vec<_> = office
        .look(who, |look| colleagues(look, &row.desk))?
        .into_iter()
        .filter(|account| !shut_out.contains(&account.id))
        .collect();
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
    if let (Some(owner), Some((tag, claimed))) = (intake.requester.account(), old.owners().first())
    {
        let key = office.look(who, |look| Ok(identity::account(look, owner)?.key))?;
        readers.push(Reader::Owner {
            key,
            tag: *tag,
            claimed: *claimed,
        });
    }
    Ok((desk, readers))
}

/// Whether the requester reads along in the portal, for telling the officer how an answer will reach them.
pub(super) fn reads_along(requester: &Requester) -> bool {
    requester.account().is_some()
}
