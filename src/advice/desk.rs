//! The two desks: the office's, and the alternate's for what concerns the office itself.

use crate::{actor::Actor, error::Result, identity, office::Reads, role::Role, vault::Group};

/// The desk somebody sits at: officers and the head at the office's, alternates at their own, nobody at both.
#[must_use]
pub fn desk_of(who: &Actor) -> Option<&'static str> {
    if who.is_any(&[Role::Officer, Role::Head]) {
        Some(Group::Office.name())
    } else if who.is(Role::Alternate) {
        Some(Group::Alternate.name())
    } else {
        None
    }
}

/// Whoever sits at a desk.
pub(super) fn colleagues(at: &mut impl Reads, desk: &str) -> Result<Vec<identity::Account>> {
    if desk == Group::Alternate.name() {
        identity::holders(at, &[Role::Alternate])
    } else {
        identity::holders(at, &[Role::Officer, Role::Head])
    }
}
