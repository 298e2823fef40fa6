//! What somebody may do with a statement as it stands, so that a face shows only what will work. The commands ask again.

use crate::{
    disclosure::{
        may,
        state::{State, Step},
        statement::rows::StatementRow,
    },
    office::Act,
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
}

/// Whose deed it is.
enum Right {
    Reviewer,
    Certifier,
    Director,
}

impl Deed {
    /// Every deed, in the order of the buttons.
    pub const ALL: [Self; 10] = [
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
    ];

    fn stands(self, state: State) -> bool {
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
        }
    }

    fn right(self) -> Right {
        match self {
            Self::Judge | Self::Ask | Self::Note | Self::GoOn | Self::Conclude => Right::Reviewer,
            Self::Certify => Right::Certifier,
            Self::Close | Self::Assign | Self::GiveBack | Self::Reopen => Right::Director,
        }
    }
}

/// What whoever stands at the door may do with a statement now.
pub(super) fn deeds(act: &mut Act<'_>, row: &StatementRow, locked: Option<&Locked>) -> Vec<Deed> {
    let reviews = may::review(act, row, locked).is_ok();
    let certifies = may::certify(act, row, locked).is_ok();
    let directs = may::direct(act, row, locked).is_ok();
    let state = row.state.0;
    let may = |deed: &Deed| match deed.right() {
        Right::Reviewer => reviews,
        Right::Certifier => certifies,
        Right::Director => directs,
    };
    let deeds = Deed::ALL.into_iter().filter(|deed| deed.stands(state));
    deeds.filter(may).collect()
}
