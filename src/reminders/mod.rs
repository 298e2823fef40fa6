//! Letters: written in the act, delivered later.
