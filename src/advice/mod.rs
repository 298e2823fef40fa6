//! Requests for advice.
