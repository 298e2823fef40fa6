//! The yearly disclosure of interests, from the form to the last remedy.
//!
//! The office promises: whoever files is asked only what the form of their year asks, in their own language; a form in
//! use never changes under a statement; and a statement sent in is read by those assigned to it, and by nobody else.

pub mod form;
