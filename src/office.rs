//! The office and its doors.
