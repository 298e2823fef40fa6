//! Integer programmes, and who solves them for the attack.
//!
//! A solver computes in floating point, can cycle and can panic. So nothing here is taken on trust: whoever asks
//! checks every world it returns in whole numbers ([`Programme::allows`]), and the whole computation runs behind
//! [`guarded`], which gives up on it in time. What is not answered is not released.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use microlp::{
    ComparisonOp, Error as Trouble, OptimizationDirection, Problem, SolveOptions, Variable,
};

use crate::error::Error;
use crate::language::Text;

/// Whole numbers in a range each, under linear conditions.
#[derive(Debug, Clone, PartialEq)]
pub struct Programme {
    /// The least and the largest value of each variable.
    pub ranges: Vec<(i64, i64)>,
    /// The conditions.
    pub rows: Vec<Row>,
}

/// `lo <= sum of coef * variable <= hi`.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Variables with their coefficients.
    pub terms: Vec<(usize, i64)>,
    /// The least value, if there is one.
    pub lo: Option<i64>,
    /// The largest value, if there is one.
    pub hi: Option<i64>,
}

/// Finds extreme points of integer programmes.
pub trait Solver: Send {
    /// Its name and version, for the certificate.
    fn name(&self) -> String;

    /// A point at which `objective` is largest, or `None` if no point is allowed.
    ///
    /// # Errors
    /// [`Failure`] when there is no answer, or none in time.
    fn maximise(
        &mut self,
        programme: &Programme,
        objective: &[(usize, i64)],
        deadline: Deadline,
    ) -> Result<Option<Vec<i64>>, Failure>;
}

/// Why there is no answer. Each of them means: no release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// Time is up.
    Deadline,
    /// The solver gave up, with its own words.
    Solver(String),
    /// The solver's answer is wrong when checked in whole numbers.
    Unverified,
    /// The computation ended without an answer.
    Panicked,
    /// What is published cannot be true together; the cells concerned.
    Contradiction(Vec<String>),
}

/// The instant at which to give up.
#[derive(Debug, Clone, Copy)]
pub struct Deadline(Option<Instant>);

impl Deadline {
    /// Gives up so long from now; a span too long to be added never ends.
    #[must_use]
    pub fn after(span: Duration) -> Self {
        Self(Instant::now().checked_add(span))
    }

    /// How long there is left.
    #[must_use]
    pub fn left(self) -> Duration {
        self.0.map_or(Duration::MAX, |end| {
            end.saturating_duration_since(Instant::now())
        })
    }

    /// Whether time is up.
    #[must_use]
    pub fn passed(self) -> bool {
        self.left().is_zero()
    }

    /// `Ok` while there is time.
    ///
    /// # Errors
    /// [`Failure::Deadline`] afterwards.
    pub fn check(self) -> Result<(), Failure> {
        if self.passed() {
            Err(Failure::Deadline)
        } else {
            Ok(())
        }
    }

    /// The earlier of this and so long from now.
    #[must_use]
    pub fn within(self, span: Duration) -> Self {
        Self::after(span.min(self.left()))
    }
}

impl Programme {
    /// Whether this point meets every condition, in whole numbers.
    #[must_use]
    pub fn allows(&self, point: &[i64]) -> bool {
        point.len() == self.ranges.len()
            && point
                .iter()
                .zip(&self.ranges)
                .all(|(value, (lo, hi))| (lo..=hi).contains(&value))
            && self.rows.iter().all(|row| row.allows(point))
    }
}

impl Row {
    /// Whether this point meets the condition.
    #[must_use]
    pub fn allows(&self, point: &[i64]) -> bool {
        let sum = value_at(&self.terms, point);
        self.lo.is_none_or(|lo| sum >= lo) && self.hi.is_none_or(|hi| sum <= hi)
    }
}

/// A linear form at a point. Counts and coefficients are far too small to overflow; were they not, the sum would
/// stay at the end of the range and fail its condition.
#[must_use]
pub fn value_at(terms: &[(usize, i64)], point: &[i64]) -> i64 {
    terms.iter().fold(0, |sum: i64, (variable, coef)| {
        let value = point.get(*variable).copied().unwrap_or(0);
        sum.saturating_add(coef.saturating_mul(value))
    })
}

/// Runs `job` on a thread of its own until `deadline` and a moment more; a job that hangs is left behind.
///
/// # Errors
/// The job's own failure, [`Failure::Deadline`] if it does not come back, [`Failure::Panicked`] if it panics.
pub fn guarded<T: Send + 'static>(
    deadline: Deadline,
    job: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    /// A job that keeps its deadline needs no more than this to say so.
    const GRACE: Duration = Duration::from_secs(1);
    let (answer, answered) = channel();
    std::thread::Builder::new()
        .name("statistics".into())
        .spawn(move || answer.send(job()))
        .map_err(|cause| Failure::Solver(cause.to_string()))?;
    match answered.recv_timeout(deadline.left().saturating_add(GRACE)) {
        Ok(result) => result,
        Err(RecvTimeoutError::Timeout) => Err(Failure::Deadline),
        // The thread ended without sending: it panicked.
        Err(RecvTimeoutError::Disconnected) => Err(Failure::Panicked),
    }
}

impl Failure {
    /// Whether the file is at fault and not the computation.
    #[must_use]
    pub fn is_of_input(&self) -> bool {
        matches!(self, Self::Contradiction(_))
    }

    /// The sentence that says so.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            Self::Deadline => Text::new("statistics-deadline"),
            Self::Solver(cause) => {
                Text::new("statistics-solver-failed").with("cause", cause.as_str())
            }
            Self::Unverified => Text::new("statistics-solver-wrong"),
            Self::Panicked => Text::new("statistics-solver-panicked"),
            Self::Contradiction(cells) => {
                Text::new("statistics-contradiction").with("cells", cells.join("; "))
            }
        }
    }
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        Error::invalid(failure.text())
    }
}

/// The solver of the attack: microlp, branch and bound on the simplex method.
#[derive(Debug, Clone, Copy, Default)]
pub struct MicroLp;

impl Solver for MicroLp {
    fn name(&self) -> String {
        "microlp 0.7".into()
    }

    /// Tables of counts nearly always have whole extreme points, so the relaxation is asked first.
    fn maximise(
        &mut self,
        programme: &Programme,
        objective: &[(usize, i64)],
        deadline: Deadline,
    ) -> Result<Option<Vec<i64>>, Failure> {
        match solve(programme, objective, deadline, Kind::Relaxed)? {
            Some(point) if is_whole(&point) => Ok(Some(rounded(&point))),
            None => Ok(None),
            Some(_) => {
                let point = solve(programme, objective, deadline, Kind::Whole)?;
                Ok(point.map(|point| rounded(&point)))
            }
        }
    }
}

#[derive(Clone, Copy)]
enum Kind {
    Relaxed,
    Whole,
}

fn solve(
    programme: &Programme,
    objective: &[(usize, i64)],
    deadline: Deadline,
    kind: Kind,
) -> Result<Option<Vec<f64>>, Failure> {
    deadline.check()?;
    let (problem, variables) = stated(programme, objective, kind);
    let mut options = SolveOptions::default();
    options.time_limit = Some(deadline.left());
    let outcome = match problem.solve_with(options) {
        Ok(outcome) => outcome,
        Err(Trouble::Infeasible) => return Ok(None),
        Err(trouble) => return Err(Failure::Solver(trouble.to_string())),
    };
    if !outcome.is_optimal() {
        return Err(Failure::Deadline);
    }
    let Ok(solution) = outcome.into_solution() else {
        return Err(Failure::Deadline);
    };
    Ok(Some(
        variables
            .iter()
            .map(|variable| solution.var_value(*variable))
            .collect(),
    ))
}

fn stated(
    programme: &Programme,
    objective: &[(usize, i64)],
    kind: Kind,
) -> (Problem, Vec<Variable>) {
    let mut problem = Problem::new(OptimizationDirection::Maximize);
    let mut costs = vec![0; programme.ranges.len()];
    for (variable, coef) in objective {
        if let Some(cost) = costs.get_mut(*variable) {
            *cost = *coef;
        }
    }
    let variables: Vec<Variable> = programme
        .ranges
        .iter()
        .zip(costs)
        .map(|((lo, hi), cost)| match kind {
            Kind::Relaxed => problem.add_var(real(cost), (real(*lo), real(*hi))),
            Kind::Whole => problem.add_integer_var(real(cost), (narrow(*lo), narrow(*hi))),
        })
        .collect();
    for row in &programme.rows {
        let terms: Vec<(Variable, f64)> = row
            .terms
            .iter()
            .filter_map(|(variable, coef)| Some((*variables.get(*variable)?, real(*coef))))
            .collect();
        match (row.lo, row.hi) {
            (Some(lo), Some(hi)) if lo == hi => {
                problem.add_constraint(&terms, ComparisonOp::Eq, real(lo));
            }
            (lo, hi) => {
                if let Some(lo) = lo {
                    problem.add_constraint(&terms, ComparisonOp::Ge, real(lo));
                }
                if let Some(hi) = hi {
                    problem.add_constraint(&terms, ComparisonOp::Le, real(hi));
                }
            }
        }
    }
    (problem, variables)
}

fn is_whole(point: &[f64]) -> bool {
    point
        .iter()
        .all(|value| (value - value.round()).abs() < 1e-6)
}

fn rounded(point: &[f64]) -> Vec<i64> {
    point.iter().map(|value| whole(*value)).collect()
}

/// microlp takes the ranges of whole variables as `i32`; counts are far smaller.
fn narrow(bound: i64) -> i32 {
    i32::try_from(bound).unwrap_or(i32::MAX)
}

#[expect(
    clippy::as_conversions,
    clippy::cast_precision_loss,
    reason = "counts and coefficients are far below 2^53"
)]
fn real(count: i64) -> f64 {
    count as f64
}

#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "rounded first; a value out of range saturates and fails its check in whole numbers"
)]
fn whole(value: f64) -> i64 {
    value.round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// x + y = 7, y + z <= 5.
    fn small() -> Programme {
        Programme {
            ranges: vec![(0, 10); 3],
            rows: vec![
                Row {
                    terms: vec![(0, 1), (1, 1)],
                    lo: Some(7),
                    hi: Some(7),
                },
                Row {
                    terms: vec![(1, 1), (2, 1)],
                    lo: None,
                    hi: Some(5),
                },
            ],
        }
    }

    fn soon() -> Deadline {
        Deadline::after(Duration::from_secs(20))
    }

    #[test]
    fn extremes_are_found_and_hold_in_whole_numbers() {
        let least = MicroLp
            .maximise(&small(), &[(0, -1)], soon())
            .unwrap()
            .unwrap();
        assert!(small().allows(&least));
        assert_eq!(least[0], 2);
        let most = MicroLp
            .maximise(&small(), &[(2, 1), (0, 1)], soon())
            .unwrap()
            .unwrap();
        assert_eq!(most[0] + most[2], 12);
    }

    #[test]
    fn fractional_corners_are_not_answers() {
        let odd = Programme {
            ranges: vec![(0, 10); 3],
            rows: [[0, 1], [1, 2], [0, 2]]
                .map(|pair| Row {
                    terms: pair.map(|variable| (variable, 1)).to_vec(),
                    lo: None,
                    hi: Some(1),
                })
                .to_vec(),
        };
        let best = MicroLp
            .maximise(&odd, &[(0, 1), (1, 1), (2, 1)], soon())
            .unwrap()
            .unwrap();
        assert!(odd.allows(&best));
        assert_eq!(best.iter().sum::<i64>(), 1);
    }

    #[test]
    fn nothing_is_allowed_where_conditions_contradict() {
        let mut none = small();
        none.rows.push(Row {
            terms: vec![(1, 1)],
            lo: Some(8),
            hi: None,
        });
        assert_eq!(MicroLp.maximise(&none, &[(0, 1)], soon()), Ok(None));
    }

    #[test]
    fn no_time_no_answer() {
        let now = Deadline::after(Duration::ZERO);
        assert_eq!(
            MicroLp.maximise(&small(), &[(0, 1)], now),
            Err(Failure::Deadline)
        );
    }

    #[test]
    fn a_panic_is_a_failure_like_any_other() {
        let result: Result<(), _> = guarded(soon(), || panic!("as a solver may"));
        assert_eq!(result, Err(Failure::Panicked));
    }

    #[test]
    fn a_job_that_never_ends_is_left_behind() {
        let (_keep, forever) = channel::<()>();
        let now = Deadline::after(Duration::ZERO);
        let result = guarded(now, move || forever.recv().map_err(|_| Failure::Panicked));
        assert_eq!(result, Err(Failure::Deadline));
    }
}
