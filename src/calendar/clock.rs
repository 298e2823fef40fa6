use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use parking_lot::Mutex;

/// Tells the time. The only place the product asks the machine for it is [`SystemClock`].
pub trait Clock: Send + Sync {
    /// The present instant.
    fn now(&self) -> Timestamp;
}

/// The machine's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

/// A clock that stands until it is moved: for tests and for replaying a past year.
#[derive(Debug, Clone)]
pub struct FixedClock(Arc<Mutex<Timestamp>>);

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that asks the machine for the time"
    )]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

impl FixedClock {
    /// A clock that stands at `start`.
    #[must_use]
    pub fn at(start: Timestamp) -> Self {
        Self(Arc::new(Mutex::new(start)))
    }

    /// Moves the hands to `instant`, forwards or back.
    pub fn set(&self, instant: Timestamp) {
        *self.0.lock() = instant;
    }

    /// Moves the hands by `duration`; stays where it is if that leaves the calendar.
    pub fn advance(&self, duration: SignedDuration) {
        let mut hands = self.0.lock();
        *hands = hands.checked_add(duration).unwrap_or(*hands);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        *self.0.lock()
    }
}
