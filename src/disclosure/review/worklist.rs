//! The list of a desk: filtered and paged by what stands open; what is sealed is opened for the rows that are shown, under
//! one entry that lists them.

use std::collections::HashMap;

use jiff::civil::Date;

use super::rows as lists;
use crate::{
    actor::Actor,
    audit::{Code, Entry},
    disclosure::{
        CycleId, StatementId, may,
        state::State,
        statement::{
            case::{findings, summary},
            content::{Novelty, Outcome, Summary},
            names::Names,
            rows::StatementRow,
        },
    },
    error::Result,
    office::{Office, Reads},
    storage::Day,
    vault::{AccountId, Locked, MatterId, Opened},
};

/// Which statements are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum View {
    /// All whose review is not at its end.
    #[default]
    Open,
    /// Those of them that whoever asks reviews.
    Mine,
    /// Those that nobody reviews.
    Unassigned,
    /// Those to be acted on within a week.
    Due,
    /// Those that should have been acted on.
    Overdue,
    /// Those that wait for their filer's answer.
    Questions,
    /// Those that wait for a second person to certify them.
    Reviewed,
    /// Those that were certified.
    Done,
}

/// A question to the list of one desk.
#[derive(Debug, Clone)]
pub struct Filter {
    /// Which statements.
    pub view: View,
    /// Of which cycle; of all if `None`.
    pub cycle: Option<CycleId>,
    /// Of which unit; of all if `None`.
    pub unit: Option<String>,
    /// The first thing to know about them, for which all that the rest finds are opened; any if `None`.
    pub novelty: Option<Novelty>,
    /// Whether only those are meant that have something for the office to look at; opened as well.
    pub flagged: bool,
}

/// The same question from somebody: at their desk, of what they may see, on this day.
pub(super) struct Asked<'f> {
    pub(super) filter: &'f Filter,
    pub(super) desk: String,
    pub(super) only_of: Option<AccountId>,
    pub(super) me: Option<AccountId>,
    pub(super) today: Date,
}

/// A statement in the list.
pub struct Listed {
    /// The statement.
    pub id: StatementId,
    /// Its number.
    pub number: String,
    /// Who filed it.
    pub filer: String,
    /// Their unit.
    pub unit: String,
    /// Where it stands.
    pub state: State,
    /// Who reviews it.
    pub reviewer: Option<String>,
    /// When it was filed first.
    pub submitted: Option<Date>,
    /// The day by which whoever has the turn is to act.
    pub turn: Option<Date>,
    /// Whether something arrived that nobody has looked at.
    pub unread: bool,
    /// How it compares with last year's, where whoever asks may open it.
    pub summary: Option<Summary>,
    /// What it comes to so far.
    pub outcome: Option<Outcome>,
    /// The state it was read at.
    pub revision: i32,
}

/// A page of the list.
pub struct Page {
    /// The statements of the page.
    pub rows: Vec<Listed>,
    /// How many there are in all.
    pub total: i64,
    /// The page, counted from 1.
    pub number: i64,
    /// How many pages there are; at least 1.
    pub pages: i64,
    /// Whether whoever asks gives statements to reviewers.
    pub assigns: bool,
}

/// A statement before or after another in a list, with its place in it, counted from 1.
pub type Neighbour = Option<(StatementId, i64)>;

impl View {
    /// Every view in the order of the tabs.
    pub const ALL: [Self; 8] = [
        Self::Open,
        Self::Mine,
        Self::Unassigned,
        Self::Due,
        Self::Overdue,
        Self::Questions,
        Self::Reviewed,
        Self::Done,
    ];

    /// The code in addresses and message keys.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Mine => "mine",
            Self::Unassigned => "unassigned",
            Self::Due => "due",
            Self::Overdue => "overdue",
            Self::Questions => "questions",
            Self::Reviewed => "reviewed",
            Self::Done => "done",
        }
    }

    /// The view of a code; anything else is the first tab.
    #[must_use]
    pub fn from_code(code: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|view| view.code() == code)
            .unwrap_or_default()
    }
}

impl Filter {
    /// All of a view.
    #[must_use]
    pub fn of(view: View) -> Self {
        Self {
            view,
            cycle: None,
            unit: None,
            novelty: None,
            flagged: false,
        }
    }

    /// Asked by whoever stands at the door: at their desk, and for a reviewer of what is theirs.
    pub(super) fn asked(&self, at: &mut impl Reads) -> Result<Asked<'_>> {
        let (desk, theirs) = may::see_list(at)?;
        let me = at.who().id();
        Ok(Asked {
            filter: self,
            desk: desk.name().to_owned(),
            only_of: me.filter(|_| theirs),
            me,
            today: at.office().today(),
        })
    }

    /// Whether what is sealed must be opened to answer it.
    #[must_use]
    pub fn is_scan(&self) -> bool {
        self.novelty.is_some() || self.flagged
    }

    /// Whether what was opened is what is asked for.
    fn takes(&self, listed: &Listed) -> bool {
        let Some(summary) = &listed.summary else {
            return !self.is_scan();
        };
        let novelty = self
            .novelty
            .is_none_or(|wanted| wanted == summary.novelty());
        novelty && (!self.flagged || summary.flagged > 0)
    }
}

/// One page of the list of the actor's desk. For a filter by what is sealed, all that the rest of it finds are opened and
/// listed in the record.
///
/// # Errors
/// [`crate::Error::Denied`] for whoever sits at no desk.
pub fn list(office: &Office, who: &Actor, filter: &Filter, page: i64) -> Result<Page> {
    let size = i64::from(office.settings().disclosure.page_rows);
    let wanted = page.max(1);
    let scan = filter.is_scan();
    let (rows, total, assigns) = office.look(who, |look| {
        let asked = filter.asked(look)?;
        let assigns = asked.only_of.is_none();
        let window = if scan {
            (i64::MAX, 0)
        } else {
            (size, (wanted - 1) * size)
        };
        Ok((
            lists::page(look, &asked, window)?,
            lists::count(look, &asked)?,
            assigns,
        ))
    })?;
    let listed = open_rows(office, who, &rows)?;
    if !scan {
        return Ok(Page::new(listed, (total, wanted, size), assigns));
    }
    let found: Vec<Listed> = listed.into_iter().filter(|row| filter.takes(row)).collect();
    let total = i64::try_from(found.len()).unwrap_or(i64::MAX);
    let skip = usize::try_from((wanted - 1) * size).unwrap_or(usize::MAX);
    let take = usize::try_from(size).unwrap_or(usize::MAX);
    let rows = found.into_iter().skip(skip).take(take).collect();
    Ok(Page::new(rows, (total, wanted, size), assigns))
}

impl Page {
    fn new(rows: Vec<Listed>, (total, number, size): (i64, i64, i64), assigns: bool) -> Self {
        Self {
            rows,
            total,
            number,
            pages: (total.max(1) + size - 1) / size,
            assigns,
        }
    }
}

/// How many statements each view of the actor's desk holds, in the order of the tabs.
///
/// # Errors
/// [`crate::Error::Denied`] for whoever sits at no desk.
pub fn counts(office: &Office, who: &Actor) -> Result<Vec<(View, i64)>> {
    office.look(who, |look| {
        View::ALL
            .into_iter()
            .map(|view| {
                let filter = Filter::of(view);
                let asked = filter.asked(look)?;
                Ok((view, lists::count(look, &asked)?))
            })
            .collect()
    })
}

/// The units of the statements in a list; what is sealed is left out of account.
///
/// # Errors
/// [`crate::Error::Denied`] for whoever sits at no desk.
pub fn units(office: &Office, who: &Actor, filter: &Filter) -> Result<Vec<String>> {
    office.look(who, |look| {
        let filter = Filter {
            unit: None,
            ..filter.clone()
        };
        let asked = filter.asked(look)?;
        lists::units(look, &asked)
    })
}

/// The statements before and after the one at place `at` (counted from 1) of a list. If it has left the list since, the one
/// that took its place comes after it. A list for which what is sealed was opened is not opened again: it has no neighbours.
///
/// # Errors
/// [`crate::Error::Denied`] for whoever sits at no desk.
pub fn neighbours(
    office: &Office,
    who: &Actor,
    filter: &Filter,
    (id, at): (StatementId, i64),
) -> Result<[Neighbour; 2]> {
    if filter.is_scan() {
        return Ok([None, None]);
    }
    let first = (at - 1).max(1);
    let rows = office.look(who, |look| {
        let asked = filter.asked(look)?;
        lists::page(look, &asked, (3, first - 1))
    })?;
    let places: Vec<(StatementId, i64)> = rows.iter().map(|row| row.id).zip(first..).collect();
    let here = places.iter().find(|(row, _)| *row == id).map(|(_, at)| *at);
    let place = |wanted: i64| places.iter().find(|(_, at)| *at == wanted).copied();
    Ok(match here {
        Some(here) => [place(here - 1), place(here + 1)],
        None => [place(at - 1), place(at)],
    })
}

/// Opens what is sealed of these rows as far as whoever asks may see it, recorded before it is shown.
pub(super) fn open_rows(
    office: &Office,
    who: &Actor,
    rows: &[StatementRow],
) -> Result<Vec<Listed>> {
    let matters: Vec<MatterId> = rows.iter().filter_map(|row| row.matter).collect();
    let keys = office.unlock_all(who, &matters)?.into_iter();
    let keys: HashMap<MatterId, Locked> = keys.map(|key| (key.id(), key)).collect();
    let rows: Vec<&StatementRow> = rows.iter().collect();
    office.act(who, |act| {
        may::see_list(act)?;
        let names = Names::of(act, &rows)?;
        let proofs = may::review_each(act, &rows, &keys)?;
        let mut opened = Vec::new();
        let mut listed = Vec::with_capacity(rows.len());
        for (row, proof) in rows.iter().zip(proofs) {
            let locked = row.matter.and_then(|matter| keys.get(&matter));
            let seen = proof.map(|proof| act.open(&proof, locked)).transpose()?;
            let one = Listed::read(row, &names, seen.as_ref())?;
            if one.summary.is_some() {
                opened.extend(row.matter.map(|matter| matter.uuid()));
            }
            listed.push(one);
        }
        Ok((listed, Entry::new(Code::MatterListed).listing(opened)))
    })
}

impl Listed {
    fn read(row: &StatementRow, names: &Names, opened: Option<&Opened<'_>>) -> Result<Self> {
        let (summary, outcome) = match opened {
            Some(opened) => (summary(row, opened)?, findings(row, opened)?.outcome()),
            None => (None, None),
        };
        Ok(Self {
            id: row.id,
            number: names.number(row),
            filer: names.filer(row),
            unit: row.unit.clone(),
            state: row.state.0,
            reviewer: names.reviewer(row),
            submitted: row.submitted.map(Day::date),
            turn: row.turn.map(Day::date),
            unread: row.unread,
            summary,
            outcome,
            revision: row.revision,
        })
    }
}
