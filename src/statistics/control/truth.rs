use std::collections::{BTreeMap, BTreeSet};

use super::Stop;
use crate::error::{Problems, Result};
use crate::language::Text;
use crate::statistics::at;
use crate::statistics::attack::a_world;
use crate::statistics::solver::Deadline;
use crate::statistics::system::{Group, System, contradictions};
use crate::statistics::table::{Cell, CellId, Ledger, Place};

/// What is weighed when cells are chosen to be withheld.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Objective {
    /// Lose as few things counted as possible: a cell weighs its value and one.
    #[default]
    Value,
    /// Lose as few cells as possible.
    Count,
}

/// The true counts of a ledger with all that is decided before anything is chosen.
pub(super) struct Truth {
    pub(super) system: System,
    pub(super) sums: Vec<TrueSum>,
    /// One assignment of the unknowns that agrees with every count.
    pub(super) world: Vec<i64>,
    pub(super) groups: Vec<Group>,
    pub(super) threshold: i64,
    by_cell: BTreeMap<CellId, usize>,
    by_place: BTreeMap<Place, usize>,
    /// The unknowns of counts that may be seen although they are small.
    exempt: BTreeSet<Vec<usize>>,
    shown: BTreeSet<Vec<usize>>,
}

/// One count.
#[derive(Debug, Clone)]
pub(super) struct TrueSum {
    pub(super) value: i64,
    pub(super) fate: Fate,
    /// Rule 2 wants it to be zero and the threshold or more in some worlds.
    pub(super) protected: bool,
    /// Withheld in an earlier release.
    pub(super) withheld_already: bool,
    /// What the attacker knows of it when it is not published exactly; usually nothing.
    pub(super) lo: i64,
    pub(super) hi: Option<i64>,
    /// What withholding it costs.
    pub(super) weight: u32,
    /// The distinct persons it rests on, if the file says.
    pub(super) persons: Option<u32>,
}

/// What is decided about a count before anything is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It is out already, allowed to be seen, or zero by definition.
    Published,
    /// It is small, sensitive, or withheld in an earlier release.
    Withheld,
    /// To be chosen; kept if at all possible if it is the total of a table.
    Open { total: bool },
}

impl Truth {
    /// Reads the true counts.
    ///
    /// # Errors
    /// [`Stop::Input`] where a value is missing or counts contradict each other.
    pub(super) fn of(
        ledger: &Ledger,
        objective: Objective,
        deadline: Deadline,
    ) -> Result<Self, Stop> {
        complete(ledger)?;
        let system = System::of(ledger)?;
        contradictions(ledger, &system)?;
        let world = a_world(ledger, &system, deadline)?;
        let totals: BTreeSet<CellId> = ledger
            .cells()
            .filter(|(id, cell)| is_total(ledger, *id, cell))
            .map(|(id, _)| id)
            .collect();
        let sums: Vec<TrueSum> = (0..system.sums.len())
            .map(|number| true_sum(ledger, &system, number, &totals, objective))
            .collect();
        let unknowns = |number: usize| system.sums.get(number).map(|sum| sum.unknowns.clone());
        let exempt = (0..sums.len())
            .filter(|number| is_exempt(ledger, &system, *number))
            .filter_map(unknowns)
            .collect();
        let shown = (0..sums.len()).filter_map(unknowns).collect();
        let by_cell: BTreeMap<CellId, usize> = system
            .sums
            .iter()
            .enumerate()
            .flat_map(|(number, sum)| sum.cells.iter().map(move |cell| (*cell, number)))
            .collect();
        let by_place = by_cell
            .iter()
            .filter_map(|(cell, number)| Some((ledger.place(*cell)?, *number)))
            .collect();
        Ok(Self {
            groups: system.groups(ledger),
            threshold: ledger.threshold.count().into(),
            sums,
            world,
            by_cell,
            by_place,
            exempt,
            shown,
            system,
        })
    }

    pub(super) fn form(&self, sum: usize) -> Vec<(usize, i64)> {
        let unknowns = self.system.sums.get(sum).map(|sum| &sum.unknowns);
        unknowns.into_iter().flatten().map(|it| (*it, 1)).collect()
    }

    pub(super) fn value(&self, sum: usize) -> i64 {
        self.sums.get(sum).map_or(0, |sum| sum.value)
    }

    /// A count less counts that are parts of it.
    pub(super) fn difference(&self, whole: usize, parts: &[usize]) -> i64 {
        self.value(whole) - parts.iter().map(|part| self.value(*part)).sum::<i64>()
    }

    pub(super) fn is_small(&self, value: i64) -> bool {
        (1..self.threshold).contains(&value)
    }

    pub(super) fn sum_at(&self, cell: CellId) -> usize {
        self.by_cell.get(&cell).copied().unwrap_or(0)
    }

    pub(super) fn sum_of(&self, place: &Place) -> Option<usize> {
        self.by_place.get(place).copied()
    }

    /// Whether a count is known to rest on too few persons, however many things it counts.
    pub(super) fn rests_on_few(&self, sum: usize) -> bool {
        let persons = self.sums.get(sum).and_then(|sum| sum.persons);
        persons.is_some_and(|persons| i64::from(persons) < self.threshold)
    }

    /// Whether the difference is itself a count that a cell shows.
    pub(super) fn is_shown(&self, whole: usize, parts: &[usize]) -> bool {
        self.shown.contains(&self.rest(whole, parts))
    }

    /// Whether the difference is itself a count that may be seen although it is small.
    pub(super) fn is_exempt(&self, whole: usize, part: usize) -> bool {
        !self.exempt.is_empty() && self.exempt.contains(&self.rest(whole, &[part]))
    }

    fn rest(&self, whole: usize, parts: &[usize]) -> Vec<usize> {
        let mut rest: BTreeSet<usize> = self.form(whole).into_iter().map(|(it, _)| it).collect();
        for part in parts {
            for (unknown, _) in self.form(*part) {
                rest.remove(&unknown);
            }
        }
        rest.into_iter().collect()
    }
}

/// Refuses a ledger in which a value is missing.
pub(in crate::statistics) fn complete(ledger: &Ledger) -> Result<()> {
    let mut problems = Problems::new();
    for (id, cell) in ledger.cells() {
        if cell.value.is_none() && !cell.structural {
            let place = ledger.place(id).map_or(String::new(), |it| it.to_string());
            problems.add_general(at(place, Text::new("statistics-value-missing")));
        }
    }
    if ledger.cells().next().is_none() {
        problems.add_general(Text::new("statistics-no-cells"));
    }
    problems.check()
}

fn is_total(ledger: &Ledger, id: CellId, cell: &Cell) -> bool {
    ledger.table(id).is_some_and(|(_, table)| {
        let mut codes = table.dims.iter().zip(&cell.key);
        codes.all(|(dim, code)| dim.total.as_ref() == Some(code))
    })
}

fn is_exempt(ledger: &Ledger, system: &System, number: usize) -> bool {
    cells(ledger, system, number).any(|(_, cell)| cell.exempt)
}

fn cells<'a>(
    ledger: &'a Ledger,
    system: &'a System,
    number: usize,
) -> impl Iterator<Item = (CellId, &'a Cell)> {
    system
        .sums
        .get(number)
        .into_iter()
        .flat_map(|sum| &sum.cells)
        .filter_map(|id| Some((*id, ledger.cell(*id)?)))
}

fn true_sum(
    ledger: &Ledger,
    system: &System,
    number: usize,
    totals: &BTreeSet<CellId>,
    objective: Objective,
) -> TrueSum {
    let all = || cells(ledger, system, number);
    let fixed = |id: CellId| ledger.releases.get(id.release).is_some_and(|it| it.fixed);
    let value = all().find_map(|(_, cell)| cell.value).unwrap_or(0);
    let small = all().any(|(_, cell)| cell.is_small(ledger.threshold));
    let sensitive = all().any(|(_, cell)| cell.sensitive);
    let out = all().any(|(id, cell)| cell.structural || (fixed(id) && cell.is_seen()));
    let withheld_already = all().any(|(id, cell)| fixed(id) && !cell.is_seen());
    let exempt = small && !sensitive && is_exempt(ledger, system, number);
    let ranges = || all().filter_map(|(_, cell)| cell.range);
    let fate = if out || (exempt && !withheld_already) {
        Fate::Published
    } else if small || sensitive || withheld_already || ranges().next().is_some() {
        Fate::Withheld
    } else {
        Fate::Open {
            total: value > 0 && all().any(|(id, _)| totals.contains(&id)),
        }
    };
    TrueSum {
        value: value.into(),
        protected: fate == Fate::Withheld && (small || sensitive),
        withheld_already,
        fate,
        lo: ranges().map(|(lo, _)| i64::from(lo)).max().unwrap_or(0),
        hi: ranges().map(|(_, hi)| i64::from(hi)).min(),
        persons: all().filter_map(|(_, cell)| cell.contributors).min(),
        weight: match objective {
            Objective::Value => value.saturating_add(1),
            Objective::Count => 1,
        },
    }
}
