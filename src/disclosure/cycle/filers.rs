//! Who files, one by one, as far as it stands open: for those who run the cycle, and of their own unit for a focal point.

use jiff::civil::Date;

use super::{Cycle, rows};
use crate::{
    actor::{Actor, PersonId},
    disclosure::{
        CycleId, StatementId, desk,
        may::{self, Scope},
        number,
        punctuality::Punctuality,
        state::State,
        statement::{
            recorded,
            rows::{self as statements, StatementRow},
        },
    },
    error::{Error, Result},
    office::{Office, Reads},
    staff::{self, Person},
    storage::Day,
    vault::Group,
};

/// Which statements of a cycle are meant. Each is a number of the dashboard and a list behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum View {
    /// All that are expected: not those that were waived or cancelled.
    #[default]
    Expected,
    /// Not begun.
    NotBegun,
    /// Begun and not filed.
    Begun,
    /// Not filed though the day is over.
    Overdue,
    /// More time was asked for and not decided on.
    Asked,
    /// Given more time.
    Extended,
    /// Filed.
    Filed,
    /// Filed by the due day.
    OnTime,
    /// Filed after it.
    Late,
    /// Filed, and the review is not at its end.
    InReview,
    /// Its filer has been asked something.
    Questions,
    /// Reviewed: no conflict; not certified yet.
    Cleared,
    /// Reviewed: advice was given; not certified yet.
    Advised,
    /// Reviewed: a remedy is open; not certified yet.
    Remedy,
    /// Certified.
    Certified,
    /// Need not be filed, as two people decided.
    Waived,
    /// Nobody is there to file it.
    Cancelled,
}

/// What is asked of a list of filers.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Which statements.
    pub view: View,
    /// Of which unit; of all if `None`.
    pub unit: Option<String>,
    /// Which page, counted from 1.
    pub page: i64,
}

/// Somebody who is to file, or has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filer {
    /// Their statement.
    pub id: StatementId,
    /// Its number.
    pub number: String,
    /// The cycle it belongs to.
    pub cycle: CycleId,
    /// Their name; empty for whoever is on no roster any more.
    pub name: String,
    /// The id the organisation gave.
    pub staff_id: String,
    /// Whether a letter reaches them.
    pub has_address: bool,
    /// Their unit.
    pub unit: String,
    /// Why they file: a code of the vocabulary `filing-reason`.
    pub reason: String,
    /// Where the statement stands; for a focal point no more than whether it was filed.
    pub state: State,
    /// The day it was assigned on.
    pub assigned: Date,
    /// The day by which it is to be filed, more time included.
    pub due: Date,
    /// How many days more were granted.
    pub extended: i32,
    /// When it was filed first.
    pub submitted: Option<Date>,
    /// How it stands to its due day.
    pub punctuality: Punctuality,
    /// The day of the last letter about it.
    pub told: Option<Date>,
    /// Why it need not be filed: a code of the vocabulary `waiver-reason`.
    pub because: Option<String>,
    /// Whether it lies with the alternate alone, as those of the office itself do.
    pub alternate: bool,
    /// The state it was read at.
    pub revision: i32,
}

/// A page of the list.
#[derive(Debug)]
pub struct Page {
    /// The filers of the page, by unit and number.
    pub rows: Vec<Filer>,
    /// How many there are in all.
    pub total: i64,
    /// The page, counted from 1.
    pub number: i64,
    /// How many rows a page has.
    pub size: i64,
}

/// Filed, and nothing was found yet.
const UNDER_REVIEW: [State; 3] = [State::Submitted, State::InReview, State::Resubmitted];

impl View {
    /// Every view, in the order of the dashboard.
    pub const ALL: [Self; 17] = [
        Self::Expected,
        Self::NotBegun,
        Self::Begun,
        Self::Overdue,
        Self::Asked,
        Self::Extended,
        Self::Filed,
        Self::OnTime,
        Self::Late,
        Self::InReview,
        Self::Questions,
        Self::Cleared,
        Self::Advised,
        Self::Remedy,
        Self::Certified,
        Self::Waived,
        Self::Cancelled,
    ];

    /// Those that say how a statement is filed and no more: what a focal point may ask for.
    pub const OF_FILING: [Self; 9] = [
        Self::Expected,
        Self::NotBegun,
        Self::Begun,
        Self::Overdue,
        Self::Asked,
        Self::Extended,
        Self::Filed,
        Self::OnTime,
        Self::Late,
    ];

    /// The code in addresses and message keys.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Expected => "expected",
            Self::NotBegun => "not-begun",
            Self::Begun => "begun",
            Self::Overdue => "overdue",
            Self::Asked => "asked",
            Self::Extended => "extended",
            Self::Filed => "filed",
            Self::OnTime => "on-time",
            Self::Late => "late",
            Self::InReview => "in-review",
            Self::Questions => "questions",
            Self::Cleared => "cleared",
            Self::Advised => "advised",
            Self::Remedy => "remedy",
            Self::Certified => "certified",
            Self::Waived => "waived",
            Self::Cancelled => "cancelled",
        }
    }

    /// The view of a code; anything else is all.
    #[must_use]
    pub fn from_code(code: &str) -> Self {
        let mut all = Self::ALL.into_iter();
        all.find(|view| view.code() == code).unwrap_or_default()
    }

    /// Whether a statement in this state is among them, as far as its state decides.
    #[must_use]
    pub fn takes(self, state: State) -> bool {
        let is_void = matches!(state, State::Waived | State::Cancelled);
        let is_filed = !state.is_unfiled() && !is_void;
        match self {
            Self::Expected => !is_void,
            Self::NotBegun => state == State::Assigned,
            Self::Begun => matches!(state, State::Draft | State::ExtensionPending),
            Self::Overdue => state.is_unfiled(),
            Self::Asked => state == State::ExtensionPending,
            Self::Extended => true,
            Self::Filed | Self::OnTime | Self::Late => is_filed,
            Self::InReview => UNDER_REVIEW.contains(&state),
            Self::Questions => state == State::InformationRequested,
            Self::Cleared => state == State::Cleared,
            Self::Advised => state == State::AdviceGiven,
            Self::Remedy => state == State::RemedyOpen,
            Self::Certified => matches!(state, State::Certified | State::Closed),
            Self::Waived => state == State::Waived,
            Self::Cancelled => state == State::Cancelled,
        }
    }
}

impl Scope {
    /// What somebody with this scope may know of where a statement stands: a focal point, whether it was filed.
    pub(super) fn shows(&self, state: State) -> State {
        let is_filed = View::Filed.takes(state);
        match self {
            Self::Unit(_) if is_filed => State::Submitted,
            _ => state,
        }
    }
}

/// One page of those who are to file in a cycle; for an alternate, of those whose statements lie with the alternate alone.
///
/// # Errors
/// [`Error::Denied`] for whoever neither runs cycles at a desk nor is a focal point; [`Error::Missing`] when there is no such cycle.
pub fn filers(office: &Office, who: &Actor, id: CycleId, wanted: &Wanted) -> Result<Page> {
    let size = i64::from(office.settings().disclosure.page_rows);
    let number = wanted.page.max(1);
    office.look(who, |look| {
        let (scope, walled) = may::list_filers(look)?;
        let of_the_office = desk::people_of_the_office(look)?;
        let cycle = Cycle::read(&rows::cycle(look, id)?)?;
        let filter = rows::Filter {
            cycle: id,
            view: scope.narrowed(wanted.view),
            unit: scope.unit(wanted.unit.as_deref()),
            walled: walled.then_some(&of_the_office),
            today: look.office().today().into(),
        };
        let found = rows::filers(look, &filter, (size, (number - 1) * size))?;
        let total = rows::filers_count(look, &filter)?;
        let ids: Vec<PersonId> = found.iter().map(|row| row.person).collect();
        let people = staff::persons(look, &ids)?;
        let rows = found.iter().map(|row| {
            let person = people.iter().find(|person| person.id == row.person);
            let walled = desk::is_walled(row, of_the_office.contains(&row.person));
            let today = look.office().today();
            Filer::of((&cycle, row), (person, walled), (&scope, today))
        });
        Ok(Page {
            rows: rows.collect(),
            total,
            number,
            size,
        })
    })
}

/// One statement as far as it stands open.
///
/// # Errors
/// [`Error::Denied`] for whoever does not run the cycle at its desk; [`Error::Missing`] when there is no such statement.
pub fn filer(office: &Office, who: &Actor, id: StatementId) -> Result<Filer> {
    let found = office.look(who, |look| {
        let row = statements::statement(look, id)?.ok_or(Error::Missing)?;
        may::see_filer(look, &row)?;
        let walled = desk::of(look, &row)? == Group::Alternate;
        let cycle = Cycle::read(&rows::cycle(look, row.cycle)?)?;
        let person = staff::persons(look, &[row.person])?.pop();
        let today = look.office().today();
        Ok(Filer::of(
            (&cycle, &row),
            (person.as_ref(), walled),
            (&Scope::All, today),
        ))
    });
    recorded(office, who, id, found)
}

impl Scope {
    fn narrowed(&self, view: View) -> View {
        match self {
            Self::Unit(_) if !View::OF_FILING.contains(&view) => View::Expected,
            _ => view,
        }
    }

    fn unit<'u>(&'u self, wanted: Option<&'u str>) -> Option<&'u str> {
        match self {
            Self::Unit(own) => Some(own),
            Self::All => wanted,
        }
    }
}

impl Filer {
    pub(in crate::disclosure) fn of(
        (cycle, row): (&Cycle, &StatementRow),
        (person, walled): (Option<&Person>, bool),
        (scope, today): (&Scope, Date),
    ) -> Self {
        let details = person.map(|person| &person.details);
        let state = scope.shows(row.state.0);
        let submitted = row.submitted.map(Day::date).filter(|_| !state.is_unfiled());
        Self {
            id: row.id,
            number: number(i32::from(cycle.plan.year), row.number),
            cycle: row.cycle,
            name: details.map_or_else(String::new, |details| details.name.clone()),
            staff_id: details.map_or_else(String::new, |details| details.staff_id.clone()),
            has_address: details.is_some_and(|details| !details.email.is_empty()),
            unit: row.unit.clone(),
            reason: row.reason.clone(),
            state,
            assigned: row.assigned.date(),
            due: row.due.date(),
            extended: row.extended,
            submitted,
            punctuality: Punctuality::of(row.due.date(), submitted, today),
            told: row.told.map(Day::date),
            because: row.because.clone(),
            alternate: walled,
            revision: row.revision,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_statement_is_expected_or_void_and_every_expected_one_in_one_column() {
        let columns = [View::NotBegun, View::Begun, View::Filed];
        let reviews = [
            View::InReview,
            View::Questions,
            View::Cleared,
            View::Advised,
            View::Remedy,
            View::Certified,
        ];
        let count = |views: &[View], state| views.iter().filter(|view| view.takes(state)).count();
        for state in State::ALL {
            let expected = usize::from(View::Expected.takes(state));
            assert_eq!(count(&columns, state), expected, "{state:?}");
            let filed = usize::from(View::Filed.takes(state));
            assert_eq!(count(&reviews, state), filed, "{state:?}");
            let void = count(&[View::Waived, View::Cancelled], state);
            assert_eq!(void, 1 - expected, "{state:?}");
        }
    }

    #[test]
    fn a_focal_point_knows_that_it_was_filed_and_not_what_came_of_it() {
        let unit = Scope::Unit("Legal".to_owned());
        for state in [State::InReview, State::RemedyOpen, State::Closed] {
            assert_eq!(unit.shows(state), State::Submitted);
            assert_eq!(Scope::All.shows(state), state);
        }
        assert_eq!(unit.shows(State::Draft), State::Draft);
        assert_eq!(unit.narrowed(View::Remedy), View::Expected);
        assert_eq!(unit.unit(Some("Finance")), Some("Legal"));
    }

    #[test]
    fn codes_are_read_back() {
        assert!(
            View::ALL
                .into_iter()
                .all(|view| View::from_code(view.code()) == view)
        );
    }
}
