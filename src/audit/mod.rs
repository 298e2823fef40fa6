//! The record that cannot be quietly changed.
