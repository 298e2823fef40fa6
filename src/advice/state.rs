//! Where a matter stands, and what may be done to it from there. Pure: a step consumes the old state and may refuse.

use crate::{
    error::{Error, Result},
    language::Text,
    storage::Coded,
};

/// Where an advice matter stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Arrived, nobody has looked at it.
    Received,
    /// Has a subject, an urgency and a handler.
    Triaged,
    /// The requester knows that it arrived and who has it.
    Acknowledged,
    /// Being worked on.
    InProgress,
    /// The office asked something and waits; the service clock stands.
    Waiting,
    /// The office has answered.
    Answered,
    /// Done.
    Closed,
    /// Out of mandate: handed to somebody else, with the requester's knowledge.
    Referred,
    /// The requester took it back.
    Withdrawn,
}

/// What somebody wants to do to a matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// Give it a subject, an urgency, a handler; again while it is open.
    Triage,
    /// Tell the requester that it arrived.
    Acknowledge,
    /// Write to the requester.
    Write,
    /// Hear from the requester.
    Hear,
    /// Write an internal note.
    Note,
    /// Ask the requester and let the clock stand.
    Wait,
    /// Go on without the requester's word.
    Resume,
    /// Answer.
    Answer,
    /// Close it.
    Close,
    /// Open it again.
    Reopen,
    /// Take it back.
    Withdraw,
    /// Hand it to somebody whose mandate it is.
    Refer,
    /// Give it to another handler.
    Assign,
    /// Shut somebody out by a new key.
    Recuse,
}

impl State {
    /// Every state, in the order a matter runs through them.
    pub const ALL: [Self; 9] = [
        Self::Received,
        Self::Triaged,
        Self::Acknowledged,
        Self::InProgress,
        Self::Waiting,
        Self::Answered,
        Self::Closed,
        Self::Referred,
        Self::Withdrawn,
    ];

    /// Whether there is still something to do.
    #[must_use]
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Closed | Self::Referred | Self::Withdrawn)
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
            Acknowledged, Answered, Closed, InProgress, Received, Referred, Triaged, Waiting,
            Withdrawn,
        };
        Some(match (step, self) {
            (Step::Triage, Received) => Triaged,
            (Step::Acknowledge, Triaged) => Acknowledged,
            (Step::Write, Triaged | Acknowledged | InProgress)
            | (Step::Hear, Waiting | Answered)
            | (Step::Resume, Waiting)
            | (Step::Reopen, Closed | Referred | Withdrawn) => InProgress,
            (Step::Wait, Triaged | Acknowledged | InProgress) => Waiting,
            (Step::Answer, Triaged | Acknowledged | InProgress | Waiting) => Answered,
            (Step::Close, Answered) => Closed,
            (Step::Refer, Triaged | Acknowledged | InProgress | Waiting) => Referred,
            (Step::Withdraw, open) if open.is_open() => Withdrawn,
            (Step::Triage | Step::Assign | Step::Recuse | Step::Hear, open) if open.is_open() => {
                open
            }
            (Step::Write, same @ (Waiting | Answered)) | (Step::Note, same) => same,
            _ => return None,
        })
    }

    /// First what stands in the way, as general as it is true: closed, already so, not yet triaged, not yet answered.
    fn refusal(self, step: Step) -> Error {
        let sentence = match (step, self) {
            (Step::Reopen, _) => "advice-refused-open",
            (_, Self::Closed) => "advice-refused-closed",
            (_, Self::Referred) => "advice-refused-referred",
            (_, Self::Withdrawn) => "advice-refused-withdrawn",
            (_, Self::Received) => "advice-refused-untriaged",
            (Step::Close, _) => "advice-refused-unanswered",
            (Step::Resume, _) => "advice-refused-not-waiting",
            (Step::Acknowledge, _) => "advice-refused-acknowledged",
            (_, Self::Waiting) => "advice-refused-waiting",
            _ => "advice-refused-answered",
        };
        Error::invalid(Text::new(sentence))
    }
}

impl Coded for State {
    fn code(&self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Triaged => "triaged",
            Self::Acknowledged => "acknowledged",
            Self::InProgress => "in-progress",
            Self::Waiting => "waiting",
            Self::Answered => "answered",
            Self::Closed => "closed",
            Self::Referred => "referred",
            Self::Withdrawn => "withdrawn",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEPS: [Step; 14] = [
        Step::Triage,
        Step::Acknowledge,
        Step::Write,
        Step::Hear,
        Step::Note,
        Step::Wait,
        Step::Resume,
        Step::Answer,
        Step::Close,
        Step::Reopen,
        Step::Withdraw,
        Step::Refer,
        Step::Assign,
        Step::Recuse,
    ];

    #[test]
    fn the_usual_way_is_open() {
        let way = [
            Step::Triage,
            Step::Acknowledge,
            Step::Write,
            Step::Wait,
            Step::Hear,
            Step::Answer,
            Step::Close,
        ];
        let end = way
            .into_iter()
            .try_fold(State::Received, State::after)
            .unwrap();
        assert_eq!(end, State::Closed);
        assert_eq!(end.after(Step::Reopen).unwrap(), State::InProgress);
    }

    #[test]
    fn nothing_but_a_note_or_reopening_touches_what_is_done() {
        for done in State::ALL.into_iter().filter(|state| !state.is_open()) {
            for step in STEPS {
                let allowed = matches!(step, Step::Reopen | Step::Note);
                assert_eq!(done.allows(step), allowed, "{done:?} {step:?}");
            }
        }
    }

    #[test]
    fn an_untriaged_matter_can_be_triaged_noted_assigned_heard_recused_or_withdrawn_and_no_more() {
        for step in STEPS {
            let allowed = matches!(
                step,
                Step::Triage
                    | Step::Note
                    | Step::Assign
                    | Step::Hear
                    | Step::Recuse
                    | Step::Withdraw
            );
            assert_eq!(State::Received.allows(step), allowed, "{step:?}");
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
