//! The roster of persons and units.
