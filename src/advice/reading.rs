//! What the desk reads: the inbox, and one matter whole. Both are recorded before they are shown.

use jiff::civil::Date;

use super::{
    content::{Event, Intake, Requester, Triage},
    draft::{line_place, spot},
    inbox::{Filter, View},
    intake::place,
    may,
    resealing::owner_as_before,
    rows::{self, LineRow, MatterRow},
    state::State,
};
use crate::{
    actor::Actor,
    audit::{Code, Entry},
    error::{Error, Result},
    identity,
    office::{Office, Reads},
    storage,
    vault::{AccountId, Locked, MatterId, Opened, decode, said::Said},
};

/// One matter, whole.
pub struct Matter {
    /// The matter.
    pub id: MatterId,
    /// Its number.
    pub number: String,
    /// Where it stands.
    pub state: State,
    /// `office` or `alternate`.
    pub desk: String,
    /// The state it was read at: every change says from which revision it was made.
    pub revision: i32,
    /// The handler, with the name.
    pub handler: Option<(AccountId, String)>,
    /// When it came in.
    pub received: Date,
    /// The day by which the office answers, while its clock runs.
    pub due: Option<Date>,
    /// When it was answered.
    pub answered: Option<Date>,
    /// Who asks, how, about what.
    pub intake: Intake,
    /// How it was sorted, once it was.
    pub triage: Option<Triage>,
    /// Messages, notes and events, the oldest first.
    pub lines: Vec<Line>,
    /// Whether the requester reads along in the portal.
    pub reads_along: bool,
    /// Whether the requester has got new keys since, which do not open it.
    pub estranged: bool,
    /// The names of those of the office who can open it by key, where it is not the whole desk.
    pub only_for: Vec<String>,
}

/// A message, a note or an event.
pub struct Line {
    /// What it is.
    pub kind: LineKind,
    /// Whether the requester said it; else somebody of the office.
    pub by_requester: bool,
    /// The name of the author, where the reader may know it.
    pub author: String,
    /// The day.
    pub day: Date,
    /// Whether the signature is the author's.
    pub verified: bool,
}

/// What a line holds.
pub enum LineKind {
    /// Words between requester and office.
    Message(String),
    /// Words the requester never sees.
    Note(String),
    /// Something that happened.
    Event(Event),
}

/// A matter in the inbox.
pub struct Listed {
    /// The matter.
    pub id: MatterId,
    /// Its number.
    pub number: String,
    /// Where it stands.
    pub state: State,
    /// Who asks, unless nobody knows.
    pub requester: Option<String>,
    /// What it is about, in the requester's words.
    pub subject: String,
    /// The subject code and urgency, once it was sorted.
    pub triage: Option<Triage>,
    /// The handler's name.
    pub handler: Option<String>,
    /// When it came in.
    pub received: Date,
    /// When it is due.
    pub due: Option<Date>,
    /// Whether something arrived that nobody has looked at.
    pub unread: bool,
    /// The state it was read at.
    pub revision: i32,
}

/// A page of the inbox.
pub struct Page {
    /// The matters of the page.
    pub rows: Vec<Listed>,
    /// How many there are in all.
    pub total: i64,
    /// How many matters each view holds, in the order of the tabs; what is done is not counted.
    pub counts: [(View, Option<i64>); 7],
    /// The page, counted from 1.
    pub number: i64,
    /// How many pages there are; at least 1.
    pub pages: i64,
}

/// One page of the inbox of the actor's desk. Requester, subject and urgency of the rows shown are opened, under one
/// entry that lists them; matters from which the actor is shut out show their number and state only.
///
/// # Errors
/// [`Error::Denied`] for whoever sits at no desk.
pub fn list(office: &Office, who: &Actor, filter: &Filter, page: i64) -> Result<Page> {
    let size = i64::from(office.settings().advice.page_rows);
    let wanted = page.max(1);
    let (rows, counts, total) = office.look(who, |look| {
        let filter = Filter {
            desk: may::see_inbox(look)?.desk().to_owned(),
            me: look.who().id(),
            ..filter.clone()
        };
        let rows = rows::page(look, &filter, size, (wanted - 1) * size)?;
        let counts = rows::counts(look, &filter)?;
        let total = match counts.of(filter.view) {
            Some(total) => total,
            None => rows::count(look, &filter)?,
        };
        Ok((rows, counts, total))
    })?;
    let ids: Vec<MatterId> = rows.iter().map(|row| row.id).collect();
    let locked = office.unlock_all(who, &ids)?;
    let rows = office.act(who, |act| {
        let desk = may::see_inbox(act)?;
        let names = super::desk::colleagues(act, desk.desk())?;
        let mut listed = Vec::with_capacity(rows.len());
        for row in &rows {
            let key = locked.iter().find(|locked| locked.id() == row.id);
            let opened = match may::handles(act, row, key) {
                Some(proof) => Some(act.open(&proof, key)?),
                None => None,
            };
            listed.push(Listed::read(row, opened.as_ref(), &names)?);
        }
        let entry =
            Entry::new(Code::MatterListed).listing(locked.iter().map(|locked| locked.id().uuid()));
        Ok((listed, entry))
    })?;
    Ok(Page {
        rows,
        total,
        counts: View::ALL.map(|view| (view, counts.of(view))),
        number: wanted,
        pages: (total.max(1) + size - 1) / size,
    })
}

impl Listed {
    /// What a list shows of a matter; `colleagues` are those who may handle it.
    pub(super) fn read(
        row: &MatterRow,
        opened: Option<&Opened<'_>>,
        colleagues: &[identity::Account],
    ) -> Result<Self> {
        let handler = colleagues.iter().find(|it| Some(it.id) == row.handler);
        let (intake, triage) = match opened {
            Some(opened) => (Some(intake(row, opened)?), triage(row, opened)?),
            None => (None, None),
        };
        Ok(Self {
            id: row.id,
            number: super::number(row.year, row.number),
            state: row.state.0,
            requester: intake
                .as_ref()
                .and_then(|intake| intake.requester.name().map(ToOwned::to_owned)),
            subject: intake.map_or_else(String::new, |intake| intake.subject),
            triage,
            handler: handler.map(|account| account.name.clone()),
            received: row.received.date(),
            due: row.due.map(storage::Day::date),
            unread: row.unread,
            revision: row.revision,
        })
    }
}

fn intake(row: &MatterRow, opened: &Opened<'_>) -> Result<Intake> {
    decode(&opened.read(&place(&row.id, "intake"), &row.intake)?)
}

fn triage(row: &MatterRow, opened: &Opened<'_>) -> Result<Option<Triage>> {
    decode(&opened.read(&place(&row.id, "triage"), &row.triage)?)
}

/// The matters before and after the one at place `at` (counted from 1) of a list, each with its place. If it has left
/// the list since, the one that took its place comes after it.
///
/// # Errors
/// [`Error::Denied`] for whoever sits at no desk.
pub fn neighbours(
    office: &Office,
    who: &Actor,
    filter: &Filter,
    (id, at): (MatterId, i64),
) -> Result<[Option<(MatterId, i64)>; 2]> {
    let first = (at - 1).max(1);
    let rows = office.look(who, |look| {
        let filter = Filter {
            desk: may::see_inbox(look)?.desk().to_owned(),
            me: look.who().id(),
            ..filter.clone()
        };
        rows::page(look, &filter, 3, first - 1)
    })?;
    let places: Vec<(MatterId, i64)> = rows.iter().map(|row| row.id).zip(first..).collect();
    let here = places.iter().find(|(row, _)| *row == id).map(|(_, at)| *at);
    let place = |wanted: i64| places.iter().find(|(_, at)| *at == wanted).copied();
    Ok(match here {
        Some(here) => [place(here - 1), place(here + 1)],
        None => [place(at - 1), place(at)],
    })
}

/// Whoever sits at the actor's own desk, by name.
///
/// # Errors
/// [`Error::Denied`] for whoever sits at no desk.
pub fn colleagues(office: &Office, who: &Actor) -> Result<Vec<(AccountId, String)>> {
    let accounts = office.look(who, |look| {
        let desk = may::see_inbox(look)?;
        super::desk::colleagues(look, desk.desk())
    })?;
    Ok(accounts
        .into_iter()
        .map(|account| (account.id, account.name))
        .collect())
}

/// Opens one matter for its desk: recorded, committed, then shown.
///
/// # Errors
/// [`Error::Denied`] for whoever does not sit at its desk or is shut out; it looks as if there were no such matter.
pub fn open(office: &Office, who: &Actor, id: MatterId) -> Result<Matter> {
    let locked = office.unlock(who, id)?;
    office.act(who, |act| {
        let (proof, row) = may::handle(act, id, locked.as_ref())?;
        let opened = act.open(&proof, locked.as_ref())?;
        if row.unread {
            rows::mark_read(act, id)?;
        }
        let lines = rows::lines(act, id)?;
        let matter = Sealed { row, lines }.read(act, &opened)?;
        if matter
            .intake
            .requester
            .account()
            .is_some_and(|owner| act.who().id() == Some(owner))
        {
            return Err(Error::Denied);
        }
        Ok((matter, Entry::new(Code::MatterRead).about(id.uuid())))
    })
}

/// Whether keys that the requester got since do not open it. Somebody anonymous gets no new keys.
fn is_estranged(at: &mut impl Reads, intake: &Intake, locked: &Locked) -> Result<bool> {
    let has_account = matches!(intake.requester, Requester::Account { .. });
    Ok(has_account && owner_as_before(at, intake, locked)?.is_none())
}

/// The rows of one matter, before they are opened.
pub(super) struct Sealed {
    pub(super) row: MatterRow,
    pub(super) lines: Vec<LineRow>,
}

impl Sealed {
    /// Opens the rows.
    pub(super) fn read(self, at: &mut impl Reads, opened: &Opened<'_>) -> Result<Matter> {
        let Self { row, lines } = self;
        let intake = intake(&row, opened)?;
        let handler = match row.handler {
            Some(id) => Some((id, identity::account(at, id)?.name)),
            None => None,
        };
        let lines = lines
            .iter()
            .map(|line| Line::read(at, line, opened, &intake))
            .collect::<Result<_>>()?;
        Ok(Matter {
            id: row.id,
            number: super::number(row.year, row.number),
            state: row.state.0,
            revision: row.revision,
            handler,
            received: row.received.date(),
            due: row.due.map(storage::Day::date),
            answered: row.answered.map(storage::Day::date),
            triage: triage(&row, opened)?,
            lines,
            reads_along: intake.requester.account().is_some(),
            estranged: is_estranged(at, &intake, opened.key())?,
            only_for: Vec::new(),
            intake,
            desk: row.desk,
        })
    }
}

impl Line {
    fn read(
        at: &mut impl Reads,
        row: &LineRow,
        opened: &Opened<'_>,
        intake: &Intake,
    ) -> Result<Self> {
        let said = Said::read(&opened.read(&line_place(&row.id), &row.body)?)?;
        let author = said.author.account;
        let (name, verified) = identity::whose(at, &said, &spot(&row.matter, &row.id))?;
        let by_requester = row.author == "requester" && intake.requester.account() == Some(author);
        let text = String::from_utf8_lossy(&said.body).into_owned();
        Ok(Self {
            kind: match row.kind.as_str() {
                "message" => LineKind::Message(text),
                "note" => LineKind::Note(text),
                _ => LineKind::Event(decode(&said.body)?),
            },
            by_requester,
            author: name,
            day: row.day.date(),
            verified,
        })
    }
}
