//! Time: the clock that is handed to whoever needs it, the office's working days, and the deadlines they make.

mod clock;

pub use clock::{Clock, FixedClock, SystemClock};
