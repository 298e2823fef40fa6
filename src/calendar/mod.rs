//! Time: the clock that is handed to whoever needs it, the days the office works, and the deadlines they make.

mod clock;
mod deadline;
mod entry;
mod state;
mod workday;

pub use clock::{Clock, FixedClock, SystemClock};
pub use deadline::{Deadline, Extension, Pause, Span};
pub use entry::Entry;
pub use state::State;
pub use workday::Calendar;
