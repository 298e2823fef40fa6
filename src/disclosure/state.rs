//! Where a statement stands, and what may be done to it from there. Pure: a step consumes the old state and may refuse.
//! Whether it is overdue, on time or late is no state: it follows from its days ([`super::punctuality`]).

use crate::{
    error::{Error, Result},
    language::Text,
    storage::Coded,
};

/// Where a disclosure statement stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Somebody is to file and has not begun.
    Assigned,
    /// Begun.
    Draft,
    /// The filer has asked for more time; they may file meanwhile.
    ExtensionPending,
    /// Filed.
    Submitted,
    /// A reviewer has taken it up.
    InReview,
    /// The reviewer has asked something.
    InformationRequested,
    /// Filed again: with answers, or amended after the review had begun.
    Resubmitted,
    /// Reviewed: no conflict.
    Cleared,
    /// Reviewed: advice was given and nothing is left to do.
    AdviceGiven,
    /// Reviewed: something is to be done about a conflict.
    RemedyOpen,
    /// Certified by a second person while a remedy is still open.
    Certified,
    /// Certified, and nothing is open.
    Closed,
    /// Need not be filed, as two people decided.
    Waived,
    /// Nobody is there to file it: its filer left, or two people decided that it was assigned by mistake.
    Cancelled,
}

/// What somebody wants to do to a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// Begin to fill it in.
    Begin,
    /// Keep what was filled in so far.
    Save,
    /// File it.
    Submit,
    /// Change what was filed, in a new version.
    Amend,
    /// Ask for more time.
    AskExtension,
    /// Grant or refuse more time.
    DecideExtension,
    /// Give it to a reviewer.
    Assign,
    /// Begin or go on with the review.
    TakeUp,
    /// Ask the filer about it.
    Ask,
    /// Say what one item comes to.
    Judge,
    /// Write a note for reviewers.
    Note,
    /// End the review: nothing is wrong.
    Clear,
    /// End the review with advice.
    Advise,
    /// End the review with something to be done.
    Remedy,
    /// Certify the review, as somebody else.
    Certify,
    /// Certify the review though a remedy is open.
    CertifyOpen,
    /// Nothing is open any more.
    Close,
    /// Give it back to the filer to change.
    Return,
    /// Review it again.
    Reopen,
    /// Do without it.
    Waive,
    /// Undo that it was assigned.
    Cancel,
    /// Assign it again after all.
    Reinstate,
}

impl State {
    /// Every state, in the order a statement runs through them.
    pub const ALL: [Self; 14] = [
        Self::Assigned,
        Self::Draft,
        Self::ExtensionPending,
        Self::Submitted,
        Self::InReview,
        Self::InformationRequested,
        Self::Resubmitted,
        Self::Cleared,
        Self::AdviceGiven,
        Self::RemedyOpen,
        Self::Certified,
        Self::Closed,
        Self::Waived,
        Self::Cancelled,
    ];

    /// The states in which nothing has been filed and something should be.
    pub const UNFILED: [Self; 3] = [Self::Assigned, Self::Draft, Self::ExtensionPending];

    /// The states in which the review is not at its end.
    pub const UNDER_REVIEW: [Self; 4] = [
        Self::Submitted,
        Self::InReview,
        Self::InformationRequested,
        Self::Resubmitted,
    ];

    /// The states of what was reviewed and waits for a second person.
    pub const REVIEWED: [Self; 3] = [Self::Cleared, Self::AdviceGiven, Self::RemedyOpen];

    /// Whether nothing has been filed and something should be.
    #[must_use]
    pub fn is_unfiled(self) -> bool {
        Self::UNFILED.contains(&self)
    }

    /// Whether the review is not at its end.
    #[must_use]
    pub fn is_under_review(self) -> bool {
        Self::UNDER_REVIEW.contains(&self)
    }

    /// Whether the filer has the turn.
    #[must_use]
    pub fn is_with_filer(self) -> bool {
        self.is_unfiled() || self == Self::InformationRequested
    }

    /// Whether nothing is left to do.
    #[must_use]
    pub fn is_over(self) -> bool {
        matches!(self, Self::Closed | Self::Waived | Self::Cancelled)
    }

    /// The state after `step`.
    ///
    /// # Errors
    /// [`Error::Invalid`] with a sentence that says why not, and what can be done instead.
    pub fn after(self, step: Step) -> Result<Self> {
        self.reach(step).ok_or_else(|| self.refusal(step))
    }

    /// Whether `step` is allowed here, for showing only the buttons that will work.
    #[must_use]
    pub fn allows(self, step: Step) -> bool {
        self.reach(step).is_some()
    }

    fn reach(self, step: Step) -> Option<Self> {
        use State::{
            AdviceGiven, Assigned, Cancelled, Certified, Cleared, Closed, Draft, ExtensionPending,
            InReview, InformationRequested, RemedyOpen, Resubmitted, Submitted, Waived,
        };
        Some(match (step, self) {
            (Step::Begin, Assigned)
            | (Step::DecideExtension, ExtensionPending)
            | (Step::Return, Submitted | InReview | InformationRequested | Resubmitted) => Draft,
            (Step::Submit, Draft | ExtensionPending | Submitted) => Submitted,
            (Step::Submit, InReview | InformationRequested | Resubmitted) => Resubmitted,
            (Step::AskExtension, Draft) => ExtensionPending,
            (Step::TakeUp, Submitted | InReview | InformationRequested | Resubmitted)
            | (Step::Reopen, Cleared | AdviceGiven | RemedyOpen | Certified | Closed) => InReview,
            (Step::Ask, InReview | InformationRequested) => InformationRequested,
            (Step::Clear, InReview) => Cleared,
            (Step::Advise, InReview) => AdviceGiven,
            (Step::Remedy, InReview) => RemedyOpen,
            (Step::Certify, Cleared | AdviceGiven) | (Step::Close, Certified) => Closed,
            (Step::CertifyOpen, RemedyOpen) => Certified,
            (Step::Waive, unfiled) if unfiled.is_unfiled() => Waived,
            (Step::Cancel, unfiled) if unfiled.is_unfiled() => Cancelled,
            (Step::Reinstate, Waived | Cancelled) => Assigned,
            (Step::Save, same @ (Draft | ExtensionPending))
            | (Step::Judge, same @ InReview)
            | (
                Step::Save | Step::Amend | Step::Assign,
                same @ (Submitted | InReview | InformationRequested | Resubmitted),
            ) => same,
            (Step::Note, same) if !same.is_unfiled() && !matches!(same, Waived | Cancelled) => same,
            _ => return None,
        })
    }

    /// First what stands in the way, as general as it is true: over, reviewed, not filed, filed, not taken up.
    fn refusal(self, step: Step) -> Error {
        let sentence = match (step, self) {
            (Step::Reinstate, _) => "disclosure-refused-assigned",
            (Step::Reopen, _) => "disclosure-refused-open",
            (_, Self::Waived) => "disclosure-refused-waived",
            (_, Self::Cancelled) => "disclosure-refused-cancelled",
            (_, Self::Closed) => "disclosure-refused-closed",
            (Step::Close, _) => "disclosure-refused-uncertified",
            (Step::Certify | Step::CertifyOpen, Self::Certified) => "disclosure-refused-certified",
            (_, Self::Cleared | Self::AdviceGiven | Self::RemedyOpen | Self::Certified) => {
                "disclosure-refused-reviewed"
            }
            (Step::DecideExtension, _) => "disclosure-refused-no-extension",
            (Step::AskExtension, Self::ExtensionPending) => "disclosure-refused-extension-pending",
            (Step::Save | Step::Submit, Self::Assigned) => "disclosure-refused-not-begun",
            (Step::Begin | Step::AskExtension | Step::Waive | Step::Cancel, _) => {
                "disclosure-refused-filed"
            }
            (_, state) if state.is_unfiled() => "disclosure-refused-unfiled",
            (Step::Certify | Step::CertifyOpen, _) => "disclosure-refused-unreviewed",
            _ => "disclosure-refused-not-taken-up",
        };
        Error::invalid(Text::new(sentence))
    }

    /// What it is called.
    #[must_use]
    pub fn label(self) -> Text {
        Text::keyed(format!("statement-{}", self.code()))
    }
}

impl Coded for State {
    fn code(&self) -> &'static str {
        match self {
            Self::Assigned => "assigned",
            Self::Draft => "draft",
            Self::ExtensionPending => "extension-pending",
            Self::Submitted => "submitted",
            Self::InReview => "in-review",
            Self::InformationRequested => "information-requested",
            Self::Resubmitted => "resubmitted",
            Self::Cleared => "cleared",
            Self::AdviceGiven => "advice-given",
            Self::RemedyOpen => "remedy-open",
            Self::Certified => "certified",
            Self::Closed => "closed",
            Self::Waived => "waived",
            Self::Cancelled => "cancelled",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEPS: [Step; 22] = [
        Step::Begin,
        Step::Save,
        Step::Submit,
        Step::Amend,
        Step::AskExtension,
        Step::DecideExtension,
        Step::Assign,
        Step::TakeUp,
        Step::Ask,
        Step::Judge,
        Step::Note,
        Step::Clear,
        Step::Advise,
        Step::Remedy,
        Step::Certify,
        Step::CertifyOpen,
        Step::Close,
        Step::Return,
        Step::Reopen,
        Step::Waive,
        Step::Cancel,
        Step::Reinstate,
    ];

    fn walk(from: State, way: &[Step]) -> State {
        way.iter()
            .try_fold(from, |state, step| state.after(*step))
            .unwrap()
    }

    #[test]
    fn the_usual_way_is_open() {
        let filed = walk(State::Assigned, &[Step::Begin, Step::Save, Step::Submit]);
        assert_eq!(filed, State::Submitted);
        let asked = walk(filed, &[Step::Assign, Step::TakeUp, Step::Judge, Step::Ask]);
        assert_eq!(asked, State::InformationRequested);
        let cleared = walk(
            asked,
            &[
                Step::Amend,
                Step::Save,
                Step::Submit,
                Step::TakeUp,
                Step::Clear,
            ],
        );
        assert_eq!(cleared, State::Cleared);
        assert_eq!(walk(cleared, &[Step::Certify]), State::Closed);
        let remedy = walk(filed, &[Step::TakeUp, Step::Remedy, Step::CertifyOpen]);
        assert_eq!(remedy, State::Certified);
        assert_eq!(walk(remedy, &[Step::Close, Step::Reopen]), State::InReview);
    }

    #[test]
    fn what_was_reviewed_is_not_changed_by_whoever_filed_it() {
        for state in State::ALL
            .into_iter()
            .filter(|state| !state.is_unfiled() && !state.is_under_review())
        {
            for step in [
                Step::Begin,
                Step::Save,
                Step::Submit,
                Step::Amend,
                Step::AskExtension,
            ] {
                assert!(!state.allows(step), "{state:?} {step:?}");
            }
        }
    }

    #[test]
    fn nothing_filed_is_waived_and_nothing_unfiled_is_reviewed() {
        for state in State::ALL {
            assert_eq!(state.allows(Step::Waive), state.is_unfiled(), "{state:?}");
            assert_eq!(state.allows(Step::Cancel), state.is_unfiled(), "{state:?}");
            assert_eq!(
                state.allows(Step::Assign),
                state.is_under_review(),
                "{state:?}"
            );
            let certified = state.allows(Step::Certify) || state.allows(Step::CertifyOpen);
            assert_eq!(certified, State::REVIEWED.contains(&state), "{state:?}");
        }
    }

    #[test]
    fn every_refusal_is_a_sentence() {
        for state in State::ALL {
            for step in STEPS.into_iter().filter(|step| !state.allows(*step)) {
                let Err(Error::Invalid(problems)) = state.after(step) else {
                    panic!("{state:?} {step:?}")
                };
                assert_eq!(problems.iter().count(), 1);
            }
        }
    }

    #[test]
    fn codes_are_read_back() {
        assert!(
            State::ALL
                .into_iter()
                .all(|state| State::from_code(state.code()) == Some(state))
        );
    }
}
