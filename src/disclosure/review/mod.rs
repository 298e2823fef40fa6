//! The review: who may see what, what is asked and found, and the second person who certifies it.

pub mod assigning;
pub mod certifying;
pub mod deeds;
pub mod fast_lane;
pub mod reading;
pub mod reviewing;
pub(super) mod rows;
pub mod separation;
mod view;
pub mod worklist;
