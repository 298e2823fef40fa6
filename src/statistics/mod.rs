//! # Figures that betray nobody
//!
//! An ethics office counts little: fifty matters, a hundred filers, three complaints. Whoever knows the people
//! can read persons out of such counts, and out of totals and differences of counts. What leaves this room has
//! passed disclosure control; `docs/disclosure-control.md` prints the guarantee.
//!
//! [`one_way`] is the simplest case, one list of counts and its total, solved exactly by hand. [`presentation`]
//! draws what may be published, and has no way to draw what may not.

pub mod attack;
pub mod control;
mod may;
pub mod one_way;
pub mod presentation;
pub mod redesign;
pub mod release;
mod rows;
mod simplex;
pub mod solver;
pub mod system;
pub mod table;
mod threshold;

use crate::language::Text;

pub use threshold::Threshold;

/// A problem with the place it was found at.
fn at(place: String, problem: Text) -> Text {
    Text::new("statistics-at")
        .with("place", place)
        .with("problem", problem)
}
