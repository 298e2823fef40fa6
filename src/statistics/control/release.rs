//! From the true counts to a pattern that passed the attack.

use std::collections::BTreeSet;

use super::duty::{self, Duty, Way};
use super::master::Master;
use super::protection::Protection;
use super::reach::Cut;
use super::search::{Plan, Search};
use super::truth::{Fate, Truth};
use super::{Objective, Outcome, Progress, Released, Share, Standing, Stop};
use crate::language::Text;
use crate::statistics::attack::{Case, Findings, Kind, Leak};
use crate::statistics::solver::Deadline;
use crate::statistics::table::{Ledger, Place};

/// How often a plan may fail the attack before we give up.
const ATTEMPTS: usize = 12;

/// Searches, attacks, and learns from what the attack finds, until a pattern passes.
pub(super) fn release(
    ledger: &Ledger,
    objective: Objective,
    deadline: Deadline,
    progress: Progress,
) -> Result<Outcome, Stop> {
    let truth = Truth::of(ledger, objective, deadline)?;
    let mut protection = Protection::new(&truth, duty::duties(&truth));
    // Totals of tables stay if that is possible at all.
    let mut master = Master::new(&truth, true);
    let mut hopeless = protection.open(&master.everything(), deadline)?;
    if !hopeless.is_empty() {
        master = Master::new(&truth, false);
        hopeless = protection.open(&master.everything(), deadline)?;
    }
    if !hopeless.is_empty() {
        let sums = hopeless.iter().map(|(duty, _)| protection.duty(*duty).sum);
        return Ok(refused(ledger, &truth, sums.collect()));
    }
    for (cut, sums) in seeds(&truth) {
        if !master.add(&cut) {
            return Ok(refused(ledger, &truth, sums.into_iter().collect()));
        }
    }
    // The attack needs its time too.
    let search = deadline.within(deadline.left().mul_f64(0.8));
    let search = Search::new(protection, master, search, progress);
    attempt(ledger, &truth, search, deadline)
}

fn attempt(
    ledger: &Ledger,
    truth: &Truth,
    mut search: Search<'_>,
    deadline: Deadline,
) -> Result<Outcome, Stop> {
    let mut plan = search.run()?;
    for _ in 0..ATTEMPTS {
        let Some(found) = plan else {
            break;
        };
        let pattern = applied(ledger, truth, &found);
        let findings = Case::of(&pattern)?.attack(deadline)?;
        if findings.leaks.is_empty() {
            return Ok(Outcome::Released(Box::new(Released {
                share: Share::of(ledger, &pattern),
                ledger: pattern.public(),
                findings,
                standing: Standing {
                    best: Some(found.cost),
                    bound: search.bound().min(found.cost),
                },
            })));
        }
        if !learn(&mut search, truth, &found, &findings) {
            return Ok(Outcome::Refused(
                findings.leaks.iter().map(Leak::text).collect(),
            ));
        }
        plan = search.again()?;
    }
    Ok(Outcome::Undecided(Text::new("statistics-no-plan")))
}

/// Takes what the attack found into the search; `false` if no plan can mend it.
fn learn(search: &mut Search<'_>, truth: &Truth, plan: &Plan, findings: &Findings) -> bool {
    for leak in &findings.leaks {
        let Some(sum) = leak.at.first().and_then(|place| truth.sum_of(place)) else {
            return false;
        };
        match leak.kind {
            Kind::SmallDifference => {
                let mut form = truth.form(sum);
                for part in leak.causes.iter().filter_map(|place| truth.sum_of(place)) {
                    form.extend(truth.form(part).into_iter().map(|(it, coef)| (it, -coef)));
                }
                let way = Way::at_least(form, truth.threshold);
                search.protection.add(Duty::single(sum, way));
            }
            Kind::Attribution => {
                for duty in duty::all_attributions(truth) {
                    search.protection.add(duty);
                }
            }
            // Linear worlds protect it, worlds of whole counts do not: something else has to go as well.
            Kind::Determined | Kind::CertainlySmall | Kind::Narrow => {
                let open = search.master.open().iter();
                let others =
                    open.filter(|sum| plan.withheld.get(**sum).is_some_and(|it| *it < 0.5));
                let terms: Vec<(usize, f64)> = others.map(|sum| (*sum, 1.0)).collect();
                if terms.is_empty() || !search.master.add(&Cut { terms }) {
                    return false;
                }
            }
            Kind::SmallPublished | Kind::FewPersonsPublished | Kind::SensitivePublished => {
                return false;
            }
        }
    }
    true
}

/// Conditions on every plan that are known beforehand, each with the sums it is about.
fn seeds(truth: &Truth) -> Vec<(Cut, Vec<usize>)> {
    let conflicts = duty::conflicts(truth);
    let pairs = conflicts.into_iter().map(|(one, other)| vec![one, other]);
    pairs
        .chain(duty::companies(truth))
        .map(|sums| {
            let distinct: BTreeSet<usize> = sums.iter().copied().collect();
            let terms = distinct.into_iter().map(|sum| (sum, 1.0)).collect();
            (Cut { terms }, sums)
        })
        .collect()
}

/// No plan protects these, whatever else is withheld: they are too much given away by what is out already or has
/// to be seen.
fn refused(ledger: &Ledger, truth: &Truth, sums: BTreeSet<usize>) -> Outcome {
    let name = |sum: usize| {
        let places: Vec<String> = truth
            .system
            .places(ledger, sum)
            .map(|place: Place| place.to_string())
            .collect();
        places.join("; ")
    };
    let texts = sums
        .into_iter()
        .map(|sum| Text::new("statistics-hopeless").with("cell", name(sum)))
        .collect();
    Outcome::Refused(texts)
}

/// The ledger with the pattern of a plan, values and all: for the office's eyes.
fn applied(ledger: &Ledger, truth: &Truth, plan: &Plan) -> Ledger {
    let mut pattern = ledger.clone();
    for (sum, (number, withheld)) in truth.sums.iter().zip((0..).zip(&plan.withheld)) {
        let cells = truth
            .system
            .sums
            .get(number)
            .map(|sum| sum.cells.as_slice());
        for id in cells.unwrap_or_default() {
            if ledger.releases.get(id.release).is_some_and(|it| it.fixed) {
                continue;
            }
            if let Some(cell) = pattern.cell_mut(*id).filter(|cell| cell.range.is_none()) {
                cell.published = *withheld < 0.5 || (sum.fate == Fate::Published);
            }
        }
    }
    pattern
}
