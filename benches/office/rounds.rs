//! Two servers measured in turn, so that whatever else the machine does meets both.

use std::time::Duration;

use crate::{
    clients::Answers,
    limits::{Column, Limit},
};

/// Rounds of the portal and of what it is compared with.
#[derive(Default)]
pub struct Rounds {
    ours: Vec<Duration>,
    theirs: Vec<Duration>,
    ratios: Vec<f64>,
    per_second: Vec<f64>,
    errors: usize,
    /// The bytes of the last body, as sent.
    pub bytes: usize,
}

impl Rounds {
    /// A round: what one request cost each of the two.
    pub fn push(
        &mut self,
        (ours, answers): (Duration, Answers),
        (theirs, bare): (Duration, Answers),
    ) {
        assert_eq!(bare.errors, 0, "what fails is no measure");
        self.ratios.push(ours.as_secs_f64() / theirs.as_secs_f64());
        self.ours.push(ours);
        self.theirs.push(theirs);
        self.errors += answers.errors;
        self.bytes = answers.bytes;
        self.per_second.push(answers.per_second);
    }

    /// Notes medians; the ratio, which is to be no more than `limit`, is that of each round with its neighbour.
    pub fn note(self, column: &mut Column, limit: f64, names: [&'static str; 5]) {
        let [ours, theirs, ratio, errors, per_second] = names;
        column.note(
            ours,
            median(self.ours.iter().map(|cost| millis(*cost)).collect()),
            2,
            Limit::None,
        );
        column.note(
            theirs,
            median(self.theirs.iter().map(|cost| millis(*cost)).collect()),
            2,
            Limit::None,
        );
        column.note(ratio, median(self.ratios), 2, Limit::AtMost(limit));
        column.note(
            errors,
            f64::from(u32::try_from(self.errors).unwrap()),
            0,
            Limit::AtMost(0.0),
        );
        column.note(per_second, median(self.per_second), 0, Limit::None);
    }
}

/// The middle one.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// In thousandths of a second.
pub fn millis(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}
