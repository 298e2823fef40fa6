//! Branch and cut: the cheapest plan that protects everybody, or the best one found in time and how far from the
//! cheapest it can be at most.
#![expect(
    clippy::indexing_slicing,
    reason = "a numeric kernel: plans are indexed by sum"
)]

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use super::master::{Master, WHOLE};
use super::protection::Protection;
use super::reach::Cut;
use super::{Progress, Standing};
use crate::statistics::simplex::End;
use crate::statistics::solver::{Deadline, Failure};

/// Cuts looked for at once while the relaxation is tightened.
const ROOT_CUTS: usize = 60;
/// Rounds without progress after which the relaxation is tight enough.
const ROOT_PATIENCE: usize = 12;
/// Cuts and rounds of them at a node of the tree.
const NODE_CUTS: usize = 15;
const NODE_ROUNDS: usize = 3;
/// Every so many nodes a plan is made of a fractional one.
const ROUNDING: usize = 20;

/// A plan of 0 and 1 that protects everybody.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub(super) withheld: Vec<f64>,
    pub(super) cost: u64,
}

/// A search under way.
pub(super) struct Search<'a> {
    pub(super) protection: Protection<'a>,
    pub(super) master: Master,
    best: Option<Plan>,
    /// No plan costs less.
    bound: u64,
    deadline: Deadline,
    progress: Progress,
    nodes: usize,
}

/// A part of the search: all plans with these indicators.
struct Node {
    bound: f64,
    fixed: Vec<(usize, bool)>,
}

impl<'a> Search<'a> {
    pub(super) fn new(
        protection: Protection<'a>,
        master: Master,
        deadline: Deadline,
        progress: Progress,
    ) -> Self {
        Self {
            protection,
            master,
            best: None,
            bound: 0,
            deadline,
            progress,
            nodes: 0,
        }
    }

    /// Forgets the best plan, which something learned since forbids, and searches on.
    pub(super) fn again(&mut self) -> Result<Option<Plan>, Failure> {
        self.best = None;
        self.run()
    }

    /// What every plan costs at least.
    pub(super) fn bound(&self) -> u64 {
        self.bound
    }

    /// Searches until the best plan is proved to be the cheapest, or time is up.
    pub(super) fn run(&mut self) -> Result<Option<Plan>, Failure> {
        let outcome = self
            .first()
            .and_then(|()| self.root())
            .and_then(|()| self.tree());
        match outcome {
            Ok(()) => {
                self.bound = self.best.as_ref().map_or(self.bound, |plan| plan.cost);
                Ok(self.best.clone())
            }
            Err(Failure::Deadline) => Ok(self.best.clone()),
            Err(failure) => Err(failure),
        }
    }

    /// A plan without any guide, so that there is one whenever time is up.
    fn first(&mut self) -> Result<(), Failure> {
        let mut plan = self.master.nothing();
        let guide = plan.clone();
        self.repair(&mut plan, &guide)?;
        self.accept(plan.clone());
        self.reduce(&mut plan)?;
        self.accept(plan);
        Ok(())
    }

    /// Tightens the relaxation until no duty gives a violated cut, and makes a first plan of it.
    fn root(&mut self) -> Result<(), Failure> {
        self.master.fix(&[]);
        let (mut last, mut stalled) = (0.0, 0);
        loop {
            if self.master.solve(self.deadline) != End::Optimal {
                self.deadline.check()?;
                return Err(Failure::Solver("relaxation".into()));
            }
            let cost = self.master.cost();
            self.bound = self.bound.max(ceil(cost));
            self.report();
            let plan = self.master.plan();
            let cuts = self.protection.separate(&plan, ROOT_CUTS, self.deadline)?;
            let moving = cost > last + 1e-4 * (1.0 + last);
            stalled = if moving { 0 } else { stalled + 1 };
            last = cost;
            if cuts.is_empty() || stalled > ROOT_PATIENCE {
                return self.round(&plan);
            }
            for cut in &cuts {
                self.master.add(cut);
            }
        }
    }

    /// Divides the search until every part is settled: always the most promising part next, and of two halves
    /// first the one that withholds.
    fn tree(&mut self) -> Result<(), Failure> {
        let mut open = BinaryHeap::new();
        let mut next = Some(Node {
            bound: 0.0,
            fixed: Vec::new(),
        });
        while let Some(node) = next.take().or_else(|| open.pop()) {
            self.deadline.check()?;
            if self.is_beaten(node.bound) {
                continue;
            }
            self.nodes += 1;
            if let Some((withholding, publishing)) = self.visit(&node)? {
                open.push(publishing);
                next = Some(withholding);
            }
            let least = open.iter().chain(&next).map(|node| node.bound);
            let least = ceil(least.fold(f64::INFINITY, f64::min));
            let best = self.best.as_ref().map_or(u64::MAX, |plan| plan.cost);
            self.bound = self.bound.max(least.min(best));
            self.report();
        }
        Ok(())
    }

    fn report(&mut self) {
        (self.progress)(Standing {
            best: self.best.as_ref().map(|plan| plan.cost),
            bound: self.bound,
        });
    }

    /// Whether no plan of this cost or more is of interest.
    fn is_beaten(&self, cost: f64) -> bool {
        self.best
            .as_ref()
            .is_some_and(|plan| ceil(cost) >= plan.cost)
    }

    /// Solves one node; the two parts it falls into, if it is not settled.
    fn visit(&mut self, node: &Node) -> Result<Option<(Node, Node)>, Failure> {
        self.master.fix(&node.fixed);
        for round in 0.. {
            match self.master.solve(self.deadline) {
                End::Optimal => {}
                End::Infeasible => return Ok(None),
                End::Reached | End::GaveUp => {
                    self.deadline.check()?;
                    return Err(Failure::Solver("relaxation".into()));
                }
            }
            let cost = self.master.cost();
            if self.is_beaten(cost) {
                return Ok(None);
            }
            let plan = self.master.plan();
            let branch = self.branch(&plan);
            let cuts = match branch {
                None => match self.settle(&plan)? {
                    None => return Ok(None),
                    Some(cuts) => cuts,
                },
                Some(_) if round < NODE_ROUNDS => {
                    self.protection.separate(&plan, NODE_CUTS, self.deadline)?
                }
                Some(_) => Vec::new(),
            };
            if !cuts.iter().all(|cut| self.master.add(cut)) {
                return Ok(None);
            }
            if let (Some(sum), true) = (branch, cuts.is_empty()) {
                if self.nodes % ROUNDING == 1 {
                    self.round(&plan)?;
                }
                let part = |withheld| {
                    let mut fixed = node.fixed.clone();
                    fixed.push((sum, withheld));
                    Node { bound: cost, fixed }
                };
                return Ok(Some((part(true), part(false))));
            }
        }
        Ok(None)
    }

    /// Takes a plan of 0 and 1 if it protects everybody, else says what it lacks.
    fn settle(&mut self, plan: &[f64]) -> Result<Option<Vec<Cut>>, Failure> {
        let plan: Vec<f64> = plan.iter().map(|indicator| indicator.round()).collect();
        let open = self.protection.open(&plan, self.deadline)?;
        if open.is_empty() {
            self.accept(plan);
            return Ok(None);
        }
        Ok(Some(open.into_iter().map(|(_, cut)| cut).collect()))
    }

    /// The sum to decide next: the least decided, weighty ones first.
    fn branch(&self, plan: &[f64]) -> Option<usize> {
        let undecided = |sum: usize| plan[sum].min(1.0 - plan[sum]);
        let doubt = |sum: usize| undecided(sum) * (1.0 + self.master.weight(sum)).sqrt();
        self.master
            .open()
            .iter()
            .copied()
            .filter(|sum| undecided(*sum) > WHOLE)
            .max_by(|one, other| doubt(*one).total_cmp(&doubt(*other)))
    }

    /// Makes plans of a fractional one: withholds what it leans to, repairs, and gives back what is not needed.
    fn round(&mut self, guide: &[f64]) -> Result<(), Failure> {
        for level in [0.5, 0.2] {
            let leaning = guide.iter().map(|indicator| *indicator >= level);
            let mut plan: Vec<f64> = leaning.map(|it| if it { 1.0 } else { 0.0 }).collect();
            self.repair(&mut plan, guide)?;
            self.accept(plan.clone());
            self.reduce(&mut plan)?;
            self.accept(plan);
        }
        Ok(())
    }

    /// Withholds more until every duty is fulfilled: of what a proof asks for, what costs little and what the
    /// guide leans to.
    fn repair(&mut self, plan: &mut [f64], guide: &[f64]) -> Result<(), Failure> {
        for duty in 0..self.protection.count() {
            self.report();
            while let Some(cut) = self.protection.missing(duty, plan, self.deadline)? {
                self.master.add(&cut);
                let price = |(sum, coef): &(usize, f64)| {
                    self.master.weight(*sum) * (1.05 - guide[*sum]) / coef
                };
                let choice = cut
                    .terms
                    .iter()
                    .filter(|(sum, _)| plan[*sum] < 0.5 && self.master.is_open(*sum))
                    .min_by(|one, other| price(one).total_cmp(&price(other)));
                let Some((sum, _)) = choice else {
                    return Err(Failure::Solver("repair".into()));
                };
                plan[*sum] = 1.0;
            }
        }
        Ok(())
    }

    /// Publishes again what no duty needs, the weightiest first.
    fn reduce(&mut self, plan: &mut [f64]) -> Result<(), Failure> {
        let open = self.master.open().iter().copied();
        let mut withheld: Vec<usize> = open.filter(|sum| plan[*sum] > 0.5).collect();
        withheld.sort_by(|one, other| {
            let weight = |sum: usize| self.master.weight(sum);
            weight(*other).total_cmp(&weight(*one)).then(one.cmp(other))
        });
        for sum in withheld {
            self.report();
            let leaning = self.protection.leaning_on(sum, plan);
            plan[sum] = 0.0;
            for duty in leaning {
                if self
                    .protection
                    .missing(duty, plan, self.deadline)?
                    .is_some()
                {
                    plan[sum] = 1.0;
                    break;
                }
            }
        }
        Ok(())
    }

    /// Keeps a plan that protects everybody if it is the cheapest so far.
    fn accept(&mut self, withheld: Vec<f64>) {
        let cost = self.master.cost_of(&withheld);
        if self.best.as_ref().is_none_or(|best| cost < best.cost) {
            self.best = Some(Plan { withheld, cost });
        }
    }
}

/// Costs are whole, so a bound can be rounded up.
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "costs are positive and far below 2^53; without any node left the bound is endless and saturates"
)]
fn ceil(cost: f64) -> u64 {
    (cost - WHOLE).ceil().max(0.0) as u64
}

impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Node {}

impl PartialOrd for Node {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The node with the lowest bound comes first; of equals the one decided furthest.
impl Ord for Node {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |node: &Self| Reverse(node.fixed.len());
        other
            .bound
            .total_cmp(&self.bound)
            .then_with(|| key(other).cmp(&key(self)))
    }
}
