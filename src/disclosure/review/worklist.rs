//! The list of a desk: filtered and paged by what stands open; what is sealed is opened for the rows that are shown, under
//! one entry that lists them.

use jiff::civil::Date;

pub use super::view::View;
use super::{
    rows::{self as lists, Alike},
    view::Sought,
};
use crate::{
    actor::Actor,
    disclosure::{
        CycleId, StatementId, may,
        state::State,
        statement::{
            case::{findings, summary},
            content::{Novelty, Outcome, Summary},
            listing::tell_each,
            names::Names,
            rows::StatementRow,
        },
    },
    error::{Error, Result},
    office::{Office, Reads},
    storage::Day,
    vault::{AccountId, Opened},
};

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
    me: AccountId,
    today: Date,
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
    /// How many statements each view of the desk holds, in the order of the tabs.
    pub counts: Vec<(View, i64)>,
    /// The units of what the filter finds in any of them, in the order of their names; what is sealed is left out of
    /// account.
    pub units: Vec<String>,
    /// Whether whoever asks gives statements to reviewers.
    pub assigns: bool,
}

/// A statement before or after another in a list, with its place in it, counted from 1.
pub type Neighbour = Option<(StatementId, i64)>;

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
        let me = at.who().id().ok_or(Error::Denied)?;
        Ok(Asked {
            filter: self,
            desk: desk.name().to_owned(),
            only_of: theirs.then_some(me),
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
    let (rows, mut page) = office.look(who, |look| {
        let asked = filter.asked(look)?;
        let window = if scan {
            (i64::MAX, 0)
        } else {
            (size, (wanted - 1) * size)
        };
        let alike = lists::alike(look, &asked)?;
        let page = Page::around(&asked, &alike, (wanted, size));
        // An empty view is not walked for.
        let rows = match page.total {
            0 => Vec::new(),
            _ => lists::page(look, &asked, window)?,
        };
        Ok((rows, page))
    })?;
    page.rows = open_rows(office, who, &rows)?;
    if scan {
        page.rows.retain(|row| filter.takes(row));
        page.set_total(i64::try_from(page.rows.len()).unwrap_or(i64::MAX), size);
        let skip = usize::try_from((wanted - 1) * size).unwrap_or(usize::MAX);
        let take = usize::try_from(size).unwrap_or(usize::MAX);
        page.rows = page.rows.into_iter().skip(skip).take(take).collect();
    }
    Ok(page)
}

impl Page {
    /// All of a page but its rows.
    fn around(asked: &Asked<'_>, alike: &[Alike], (number, size): (i64, i64)) -> Self {
        let sought = asked.sought();
        let sought = alike.iter().filter(|them| sought.takes(them));
        let cycle = asked.filter.cycle;
        let found: Vec<&Alike> = sought
            .filter(|them| cycle.is_none_or(|cycle| cycle == them.cycle))
            .collect();
        let mut units: Vec<String> = found.iter().map(|them| them.unit.clone()).collect();
        units.sort_unstable();
        units.dedup();
        let unit = asked.filter.unit.as_ref();
        let shown = found
            .iter()
            .filter(|them| unit.is_none_or(|unit| *unit == them.unit));
        let mut page = Self {
            rows: Vec::new(),
            total: 0,
            number,
            pages: 1,
            counts: asked.counts(alike),
            units,
            assigns: asked.only_of.is_none(),
        };
        page.set_total(shown.map(|them| them.count).sum(), size);
        page
    }

    fn set_total(&mut self, total: i64, size: i64) {
        self.total = total;
        self.pages = (total.max(1) + size - 1) / size;
    }
}

impl Asked<'_> {
    /// What the view of the question goes by.
    pub(super) fn sought(&self) -> Sought {
        self.filter.view.sought(self.me, self.today)
    }

    fn counts(&self, alike: &[Alike]) -> Vec<(View, i64)> {
        let count = |view: View| {
            let sought = view.sought(self.me, self.today);
            let taken = alike.iter().filter(|them| sought.takes(them));
            (view, taken.map(|them| them.count).sum())
        };
        View::ALL.into_iter().map(count).collect()
    }
}

/// How many statements each view of the actor's desk holds, in the order of the tabs.
///
/// # Errors
/// [`crate::Error::Denied`] for whoever sits at no desk.
pub fn counts(office: &Office, who: &Actor) -> Result<Vec<(View, i64)>> {
    office.look(who, |look| {
        let filter = Filter::of(View::Open);
        let asked = filter.asked(look)?;
        let alike = lists::alike(look, &asked)?;
        Ok(asked.counts(&alike))
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
    tell_each(office, who, (rows, |row| row), &|_, row, names, opened| {
        Listed::read(row, names, opened)
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
