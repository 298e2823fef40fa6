//! Figures that betray nobody.
