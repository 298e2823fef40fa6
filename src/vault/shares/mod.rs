//! The separate store: thirty-two bytes of every matter, and how far the main record had come.
//!
//! A share is written and synced before its matter, so that an orphan may be left but never a matter without a share;
//! orphans are never swept. A purged share leaves its row as a tombstone.

mod rows;

pub(crate) use rows::{
    AnchorRow, anchor_row, empty_shares, insert_anchor, insert_share, latest, move_anchor,
    shares_of, still_held,
};
