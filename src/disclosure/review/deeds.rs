//! What somebody may do with a statement as it stands, so that a face shows only what will work. The commands ask again.

use crate::{
    disclosure::{
        may,
        state::{State, Step},
        statement::rows::StatementRow,
    },
    error::Result,
    office::{Act, is_held},
    vault::Locked,
};

/// Something that can be done with a filed statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Deed {
    /// Say what an item comes to.
    Judge,
    /// Ask the filer.
    Ask,
    /// Write a note for reviewers.
    Note,
    /// Go on without the filer's answer.
    GoOn,
    /// End the review.
    Conclude,
    /// Certify the review.
    Certify,
    /// Close it, since nothing is open any more.
    Close,
    /// Give it to a reviewer, or to another one.
    Assign,
    /// Give it back to its filer.
    GiveBack,
    /// Review it again.
    Reopen,
    /// Keep it from being destroyed.
    Hold,
    /// Let it be destroyed in its time again.
    Lift,
}

/// Whose deed it is.
enum Right {
    Reviewer,
    Certifier,
    Director,
    Keeper,
}

impl Deed {
    /// Every deed, in the order of the buttons.
    pub const ALL: [Self; 12] = [
        Self::Judge,
        Self::Ask,
        Self::Note,
        Self::GoOn,
        Self::Conclude,
        Self::Certify,
        Self::Close,
        Self::Assign,
        Self::GiveBack,
        Self::Reopen,
        Self::Hold,
        Self::Lift,
    ];

    fn stands(self, state: State, held: bool) -> bool {
        match self {
            Self::Judge => state.allows(Step::Judge),
            Self::Ask => state.allows(Step::Ask),
            Self::Note => state.allows(Step::Note),
            Self::GoOn => state == State::InformationRequested,
            Self::Conclude => state.allows(Step::Clear),
            Self::Certify => state.allows(Step::Certify) || state.allows(Step::CertifyOpen),
            Self::Close => state.allows(Step::Close),
            Self::Assign => state.allows(Step::Assign),
            Self::GiveBack => state.allows(Step::Return),
            Self::Reopen => state.allows(Step::Reopen),
            Self::Hold => !held,
            Self::Lift => held,
        }
    }

    fn right(self) -> Right {
        match self {
            Self::Judge | Self::Ask | Self::Note | Self::GoOn | Self::Conclude => Right::Reviewer,
            Self::Certify => Right::Certifier,
            Self::Close | Self::Assign | Self::GiveBack | Self::Reopen => Right::Director,
            Self::Hold | Self::Lift => Right::Keeper,
        }
    }
}

/// What whoever stands at the door may do with a statement now.
pub(super) fn deeds(
    act: &mut Act<'_>,
    row: &StatementRow,
    locked: Option<&Locked>,
) -> Result<Vec<Deed>> {
    let reviews = may::review(act, row, locked).is_ok();
    let certifies = may::certify(act, row, locked).is_ok();
    let directs = may::direct(act, row, locked).is_ok();
    let keeps = may::destroy(act, row).is_ok();
    let held = row.matter.map(|matter| is_held(act, matter)).transpose()?;
    let state = row.state.0;
    let may = |deed: &Deed| match deed.right() {
        Right::Reviewer => reviews,
        Right::Certifier => certifies,
        Right::Director => directs,
        Right::Keeper => keeps,
    };
    let stands = |deed: &Deed| deed.stands(state, held.unwrap_or_default());
    Ok(Deed::ALL.into_iter().filter(stands).filter(may).collect())
}
