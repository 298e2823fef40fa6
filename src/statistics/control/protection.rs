//! Whether a plan protects everybody: worlds found once are remembered, and only what they do not answer is asked
//! again.
#![expect(
    clippy::indexing_slicing,
    reason = "a numeric kernel: duties and sums index arrays made together"
)]

use super::duty::Duty;
use super::reach::{Answer, Cut, Reach, Witness};
use super::truth::Truth;
use crate::statistics::solver::{Deadline, Failure};

/// Worlds kept for each duty.
const REMEMBERED: usize = 12;

/// All duties, and the worlds that are known to fulfil them.
pub(super) struct Protection<'a> {
    duties: Vec<Duty>,
    reach: Reach<'a>,
    witnesses: Vec<Vec<Witness>>,
    /// The duties that protect each sum.
    of_sum: Vec<Vec<usize>>,
    /// Where the next search for violated cuts begins, so that every duty gets its turn.
    turn: usize,
}

impl<'a> Protection<'a> {
    pub(super) fn new(truth: &'a Truth, duties: Vec<Duty>) -> Self {
        let mut of_sum = vec![Vec::new(); truth.sums.len()];
        for (number, duty) in duties.iter().enumerate() {
            of_sum[duty.sum].push(number);
        }
        Self {
            witnesses: vec![Vec::new(); duties.len()],
            reach: Reach::new(truth),
            of_sum,
            duties,
            turn: 0,
        }
    }

    pub(super) fn duty(&self, number: usize) -> &Duty {
        &self.duties[number]
    }

    pub(super) fn count(&self) -> usize {
        self.duties.len()
    }

    /// Adds something that must remain possible.
    pub(super) fn add(&mut self, duty: Duty) {
        self.of_sum[duty.sum].push(self.duties.len());
        self.witnesses.push(Vec::new());
        self.duties.push(duty);
    }

    /// Whether a remembered world fulfils the duty under this plan.
    fn is_witnessed(&self, duty: usize, plan: &[f64]) -> bool {
        self.witnesses[duty]
            .iter()
            .any(|witness| stands(witness, plan))
    }

    /// What is missing for one duty under a plan of 0 and 1; `None` if nothing is.
    pub(super) fn missing(
        &mut self,
        duty: usize,
        plan: &[f64],
        deadline: Deadline,
    ) -> Result<Option<Cut>, Failure> {
        if self.is_witnessed(duty, plan) {
            return Ok(None);
        }
        deadline.check()?;
        match self.reach.ask(&self.duties[duty], plan, deadline)? {
            Answer::No(cut) => Ok(Some(cut)),
            Answer::Yes(witness) => {
                self.remember(duty, &witness);
                Ok(None)
            }
        }
    }

    /// Remembers a world for this duty and for every other it happens to fulfil.
    fn remember(&mut self, duty: usize, witness: &Witness) {
        let mut served = vec![duty];
        for &sum in &witness.moved {
            let value = self.reach.value(sum);
            served.extend(self.of_sum[sum].iter().copied().filter(|other| {
                *other != duty
                    && self.duties[*other].ways.iter().any(|way| {
                        let sign = way.form.first().map_or(1, |(_, coef)| *coef);
                        way.plain && fulfils(value, sign, way.least)
                    })
            }));
        }
        for duty in served {
            let known = &mut self.witnesses[duty];
            if known.len() >= REMEMBERED {
                known.remove(0);
            }
            known.push(witness.clone());
        }
    }

    /// The duties a plan of 0 and 1 leaves open, with what is missing for each.
    pub(super) fn open(
        &mut self,
        plan: &[f64],
        deadline: Deadline,
    ) -> Result<Vec<(usize, Cut)>, Failure> {
        let mut open = Vec::new();
        for duty in 0..self.duties.len() {
            if let Some(cut) = self.missing(duty, plan, deadline)? {
                open.push((duty, cut));
            }
        }
        Ok(open)
    }

    /// At most so many cuts that a fractional plan violates.
    pub(super) fn separate(
        &mut self,
        plan: &[f64],
        most: usize,
        deadline: Deadline,
    ) -> Result<Vec<Cut>, Failure> {
        let mut cuts: Vec<Cut> = Vec::new();
        let first = self.turn;
        for asked in 0..self.duties.len() {
            if cuts.len() >= most {
                break;
            }
            deadline.check()?;
            let duty = (first + asked) % self.duties.len();
            self.turn = duty + 1;
            if let Some(cut) = self.reach.separate(&self.duties[duty], plan, deadline)?
                && !cuts.contains(&cut)
            {
                cuts.push(cut);
            }
        }
        Ok(cuts)
    }

    /// Sums whose withholding no duty would miss if it ended: the duties all of whose remembered worlds move it.
    pub(super) fn leaning_on(&self, sum: usize, plan: &[f64]) -> Vec<usize> {
        (0..self.duties.len())
            .filter(|duty| {
                !self.witnesses[*duty].iter().any(|witness| {
                    stands(witness, plan) && witness.moved.binary_search(&sum).is_err()
                })
            })
            .collect()
    }
}

fn stands(witness: &Witness, plan: &[f64]) -> bool {
    witness.moved.iter().all(|sum| plan[*sum] > 0.5)
}

#[expect(
    clippy::as_conversions,
    clippy::cast_precision_loss,
    reason = "counts are far below 2^53"
)]
fn fulfils(value: f64, sign: i64, least: i64) -> bool {
    value * sign as f64 >= least as f64 - 1e-6
}
