//! The rules of the outbox: when a letter leaves, when it is tried again, and when it is given up.

use jiff::{SignedDuration, Timestamp};

use crate::{language::Text, storage::Coded};

/// How long a worker keeps a round of letters to itself; long past, whoever has died with it in hand has died.
pub const LEASE: SignedDuration = SignedDuration::from_mins(10);

/// Letters of one round.
pub const ROUND: usize = 20;

/// Minutes to wait after the first, second … failed try. Together more than two days: a relay that is down from
/// Friday evening costs no letter.
const PAUSES: [i64; 8] = [1, 5, 15, 60, 240, 720, 1440, 1440];

/// Whether a letter still waits to be delivered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It will be tried.
    Waiting,
    /// It was given up, until somebody requeues or drops it.
    Dead,
}

/// Why a letter did not leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// The relay cannot be reached or does not let us in: no letter can leave now.
    Unreachable,
    /// The relay put this letter off (4xx, RFC 5321 section 4.2.1).
    PutOff(u16),
    /// The relay refused this letter for good (5xx).
    Refused(u16),
    /// The letter cannot be written: its address is none, or it was sealed under another credential file.
    Unwritable,
}

/// What becomes of a letter that did not leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// It is tried again, not before then.
    Again(Timestamp),
    /// It is given up.
    Dead,
}

/// When a letter written at `now` leaves: with all others at the end of the running span of `minutes`, so that the
/// moment tells nothing; at once when there are no spans.
#[must_use]
pub fn batch(now: Timestamp, minutes: u32) -> Timestamp {
    let span = i64::from(minutes) * 60;
    let into = now.as_second().checked_rem_euclid(span);
    let Some(into) = into.filter(|into| *into > 0) else {
        return now;
    };
    now.checked_add(SignedDuration::from_secs(span - into))
        .unwrap_or(now)
}

impl Failure {
    /// What follows the `tries`-th failed try at `now`, the first counted as 1.
    #[must_use]
    pub fn next(self, tries: i32, now: Timestamp) -> Next {
        if matches!(self, Self::Refused(_) | Self::Unwritable) {
            return Next::Dead;
        }
        usize::try_from(tries - 1)
            .ok()
            .and_then(|failed| PAUSES.get(failed))
            .and_then(|minutes| now.checked_add(SignedDuration::from_mins(*minutes)).ok())
            .map_or(Next::Dead, Next::Again)
    }

    /// The number of the row.
    #[must_use]
    pub fn number(self) -> i32 {
        match self {
            Self::Unwritable => -1,
            Self::Unreachable => 0,
            Self::PutOff(code) | Self::Refused(code) => code.into(),
        }
    }

    /// The failure of a row's number.
    #[must_use]
    pub fn from_number(number: i32) -> Self {
        match u16::try_from(number) {
            Err(_) => Self::Unwritable,
            Ok(0) => Self::Unreachable,
            Ok(code @ ..500) => Self::PutOff(code),
            Ok(code) => Self::Refused(code),
        }
    }

    /// The reason in words, for the administrator.
    #[must_use]
    pub fn text(self) -> Text {
        match self {
            Self::Unreachable => Text::new("reminders-unreachable"),
            Self::PutOff(code) => Text::new("reminders-put-off").with("code", code.to_string()),
            Self::Refused(code) => Text::new("reminders-refused").with("code", code.to_string()),
            Self::Unwritable => Text::new("reminders-unwritable"),
        }
    }
}

impl Coded for State {
    fn code(&self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Dead => "dead",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [Self::Waiting, Self::Dead]
            .into_iter()
            .find(|state| state.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn letters_of_one_quarter_hour_leave_together_at_its_end() {
        let leaves = |text| batch(at(text), 15);
        assert_eq!(leaves("2017-07-03T08:30:01Z"), at("2017-07-03T08:45:00Z"));
        assert_eq!(leaves("2017-07-03T08:44:59Z"), at("2017-07-03T08:45:00Z"));
        assert_eq!(leaves("2017-07-03T08:45:00Z"), at("2017-07-03T08:45:00Z"));
        let now = at("2017-07-03T08:30:01Z");
        assert_eq!(batch(now, 0), now);
    }

    #[test]
    fn pauses_grow_to_a_day_and_then_the_letter_is_dead() {
        let start = at("2017-07-03T08:30:00Z");
        let mut now = start;
        let mut pauses = Vec::new();
        for tries in 1.. {
            match Failure::PutOff(451).next(tries, now) {
                Next::Again(then) => {
                    pauses.push(then.duration_since(now).as_mins());
                    now = then;
                }
                Next::Dead => break,
            }
        }
        assert_eq!(pauses, [1, 5, 15, 60, 240, 720, 1440, 1440]);
        assert!(now.duration_since(start) > SignedDuration::from_hours(60));
    }

    #[test]
    fn what_is_refused_for_good_is_not_tried_again() {
        let now = at("2017-07-03T08:30:00Z");
        for failure in [Failure::Refused(550), Failure::Unwritable] {
            assert_eq!(failure.next(1, now), Next::Dead);
        }
        assert!(matches!(Failure::Unreachable.next(1, now), Next::Again(_)));
    }

    #[test]
    fn a_failure_survives_its_row() {
        for failure in [
            Failure::Unreachable,
            Failure::PutOff(451),
            Failure::Refused(550),
            Failure::Unwritable,
        ] {
            assert_eq!(Failure::from_number(failure.number()), failure);
        }
    }
}
