use crate::language::Text;

/// What kind of act an entry records: the only thing about it that stands open in its row, for IT to count.
/// The number is stored and hashed: never renumber.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// Something was changed.
    Write = 1,
    /// Something confidential was opened.
    Read = 2,
    /// Something was not allowed.
    Refused = 3,
    /// Keys, groups, approvals.
    Key = 4,
    /// Somebody came or went.
    Session = 5,
    /// Background work and housekeeping.
    Other = 6,
}

impl Class {
    /// The number of the row and of the leaf.
    #[must_use]
    pub fn number(self) -> i32 {
        match self {
            Self::Write => 1,
            Self::Read => 2,
            Self::Refused => 3,
            Self::Key => 4,
            Self::Session => 5,
            Self::Other => 6,
        }
    }
}

/// What happened. The strings are sealed into details and stay readable for as long as the record is kept: never
/// rename one, only add.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Code {
    /// Somebody signed in.
    Login,
    /// A name and password did not match.
    LoginRefused,
    /// The password was given once more for something grave.
    StepUp,
    /// Somebody signed out.
    Logout,
    /// A session was ended by its owner from elsewhere, by a changed password or by a lost role.
    SessionEnded,
    /// An enrolment link was made and mailed.
    EnrolmentSent,
    /// Somebody followed an enrolment link and chose a password.
    Enrolled,
    /// An account was made.
    AccountCreated,
    /// An account was closed.
    AccountDisabled,
    /// A closed account was opened again.
    AccountEnabled,
    /// An account got a new seed after a check of identity.
    AccountReset,
    /// A password was changed by its owner.
    PasswordChanged,
    /// A recovery phrase was made or replaced.
    PhraseRenewed,
    /// A recovery phrase was used to come in.
    PhraseUsed,
    /// A role was given.
    RoleGiven,
    /// A role was taken.
    RoleTaken,
    /// A group got its first key.
    GroupCreated,
    /// A certificate of a group was signed.
    GroupCertified,
    /// A group got a new generation of its key.
    GroupRotated,
    /// An approval was signed.
    ApprovalGiven,
    /// A matter came in.
    MatterReceived,
    /// A matter was opened by somebody who is not its owner.
    MatterRead,
    /// A page of matters was shown with their subjects; the matters are listed.
    MatterListed,
    /// Matters were searched; the number opened and the query are in the note.
    MatterSearched,
    /// Category, urgency, handler or counting was decided.
    MatterTriaged,
    /// The handler changed.
    MatterAssigned,
    /// The office goes on without the requester's word.
    MatterResumed,
    /// The requester was told that the matter has arrived.
    MatterAcknowledged,
    /// A message was written to the other side.
    MessageSent,
    /// A note was written for the office only.
    NoteAdded,
    /// The office waits for the requester.
    MatterWaiting,
    /// The matter was answered.
    MatterAnswered,
    /// The matter was closed.
    MatterClosed,
    /// A closed matter was opened again.
    MatterReopened,
    /// The requester withdrew.
    MatterWithdrawn,
    /// The matter was referred to somebody outside the office.
    MatterReferred,
    /// The matter got a new key for fewer people.
    MatterResealed,
    /// The key of a matter was wrapped for one more person.
    MatterRewrapped,
    /// A legal hold was put on a matter or lifted.
    MatterHeld,
    /// The destruction of a matter was proposed.
    MatterPurgeProposed,
    /// The destruction of a matter was approved.
    MatterPurgeApproved,
    /// A matter was destroyed.
    MatterPurged,
    /// A roster was imported; the counts are in the note.
    RosterImported,
    /// A figure not for publication was shown.
    FigurePreviewed,
    /// A figure was published and frozen.
    FigurePublished,
    /// Settings of the office were changed.
    Settings,
    /// The office was founded.
    Founded,
    /// A backup was written.
    Backup,
    /// A backup was put back.
    Restored,
    /// Root was recovered by the custodians.
    RootRecovered,
    /// A checkpoint was printed or handed out.
    CheckpointTaken,
    /// Sealed details of this record were opened.
    RecordRead,
    /// A sealed detail of this record was erased.
    DetailErased,
    /// Background work wrote reminders; how many is in the note.
    Reminded,
    /// A test letter was written.
    LetterTested,
    /// A dead letter was put back into the outbox.
    LetterRequeued,
    /// A dead letter was thrown away.
    LetterDropped,
    /// A disclosure cycle was planned.
    CyclePlanned,
    /// The plan of a cycle was changed.
    CycleAdjusted,
    /// The launch of a cycle was begun, or taken up again.
    CycleLaunched,
    /// A cycle is launched: everybody who files has been assigned a statement.
    CycleOpened,
    /// A cycle was ended.
    CycleEnded,
    /// Somebody was named as a filer.
    FilerNamed,
    /// A filer's name was taken back.
    FilerUnnamed,
    /// Statements were assigned; how many is in the note.
    StatementsAssigned,
    /// A cycle was brought up to the roster.
    RosterFollowed,
    /// Filers were followed into another unit; how many is in the note.
    FilersMoved,
    /// A statement was cancelled.
    StatementCancelled,
    /// A statement that was done without is asked for again.
    StatementReinstated,
    /// A statement was begun by its filer.
    StatementBegun,
    /// A draft of a statement was saved.
    StatementSaved,
    /// A filed statement was opened for an amendment.
    StatementAmended,
    /// A statement was certified by its filer and filed.
    StatementFiled,
    /// A filer asked for more time.
    ExtensionAsked,
    /// More time was granted or refused.
    ExtensionDecided,
    /// A filer chose who fills in for them, or nobody any more.
    DesigneeChosen,
    /// Two people decided to do without a statement.
    StatementWaived,
    /// A reviewer asked the filer something.
    InformationRequested,
    /// A reviewer said what one item comes to.
    ItemJudged,
    /// A review was brought to its end.
    StatementReviewed,
    /// A review was certified by a second person.
    StatementCertified,
    /// A statement was given back to its filer.
    StatementReturned,
    /// An act was refused; written by the door itself.
    Refused,
}

impl Code {
    /// Every code.
    pub const ALL: [Self; 83] = [
        Self::Login,
        Self::LoginRefused,
        Self::StepUp,
        Self::Logout,
        Self::SessionEnded,
        Self::EnrolmentSent,
        Self::Enrolled,
        Self::AccountCreated,
        Self::AccountDisabled,
        Self::AccountEnabled,
        Self::AccountReset,
        Self::PasswordChanged,
        Self::PhraseRenewed,
        Self::PhraseUsed,
        Self::RoleGiven,
        Self::RoleTaken,
        Self::GroupCreated,
        Self::GroupCertified,
        Self::GroupRotated,
        Self::ApprovalGiven,
        Self::MatterReceived,
        Self::MatterRead,
        Self::MatterListed,
        Self::MatterSearched,
        Self::MatterTriaged,
        Self::MatterAssigned,
        Self::MatterResumed,
        Self::MatterAcknowledged,
        Self::MessageSent,
        Self::NoteAdded,
        Self::MatterWaiting,
        Self::MatterAnswered,
        Self::MatterClosed,
        Self::MatterReopened,
        Self::MatterWithdrawn,
        Self::MatterReferred,
        Self::MatterResealed,
        Self::MatterRewrapped,
        Self::MatterHeld,
        Self::MatterPurgeProposed,
        Self::MatterPurgeApproved,
        Self::MatterPurged,
        Self::RosterImported,
        Self::FigurePreviewed,
        Self::FigurePublished,
        Self::Settings,
        Self::Founded,
        Self::Backup,
        Self::Restored,
        Self::RootRecovered,
        Self::CheckpointTaken,
        Self::RecordRead,
        Self::DetailErased,
        Self::Reminded,
        Self::LetterTested,
        Self::LetterRequeued,
        Self::LetterDropped,
        Self::CyclePlanned,
        Self::CycleAdjusted,
        Self::CycleLaunched,
        Self::CycleOpened,
        Self::CycleEnded,
        Self::FilerNamed,
        Self::FilerUnnamed,
        Self::StatementsAssigned,
        Self::RosterFollowed,
        Self::FilersMoved,
        Self::StatementCancelled,
        Self::StatementReinstated,
        Self::StatementBegun,
        Self::StatementSaved,
        Self::StatementAmended,
        Self::StatementFiled,
        Self::ExtensionAsked,
        Self::ExtensionDecided,
        Self::DesigneeChosen,
        Self::StatementWaived,
        Self::InformationRequested,
        Self::ItemJudged,
        Self::StatementReviewed,
        Self::StatementCertified,
        Self::StatementReturned,
        Self::Refused,
    ];

    /// The frozen string of the detail.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.spec().0
    }

    /// The class that stands open in the row.
    #[must_use]
    pub fn class(self) -> Class {
        self.spec().1
    }

    /// The code of a string, if there is one.
    #[must_use]
    pub fn from_code(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|code| code.code() == text)
    }

    /// What happened, in the auditor's language.
    #[must_use]
    pub fn text(self) -> Text {
        Text::keyed(format!("audit-code-{}", self.code()))
    }

    #[expect(clippy::too_many_lines, reason = "a table: one line a code")]
    fn spec(self) -> (&'static str, Class) {
        match self {
            Self::Login => ("login", Class::Session),
            Self::LoginRefused => ("login-refused", Class::Refused),
            Self::StepUp => ("step-up", Class::Session),
            Self::Logout => ("logout", Class::Session),
            Self::SessionEnded => ("session-ended", Class::Session),
            Self::EnrolmentSent => ("enrolment-sent", Class::Write),
            Self::Enrolled => ("enrolled", Class::Key),
            Self::AccountCreated => ("account-created", Class::Write),
            Self::AccountDisabled => ("account-disabled", Class::Write),
            Self::AccountEnabled => ("account-enabled", Class::Write),
            Self::AccountReset => ("account-reset", Class::Key),
            Self::PasswordChanged => ("password-changed", Class::Key),
            Self::PhraseRenewed => ("phrase-renewed", Class::Key),
            Self::PhraseUsed => ("phrase-used", Class::Session),
            Self::RoleGiven => ("role-given", Class::Write),
            Self::RoleTaken => ("role-taken", Class::Write),
            Self::GroupCreated => ("group-created", Class::Key),
            Self::GroupCertified => ("group-certified", Class::Key),
            Self::GroupRotated => ("group-rotated", Class::Key),
            Self::ApprovalGiven => ("approval-given", Class::Key),
            Self::MatterReceived => ("matter-received", Class::Write),
            Self::MatterRead => ("matter-read", Class::Read),
            Self::MatterListed => ("matter-listed", Class::Read),
            Self::MatterSearched => ("matter-searched", Class::Read),
            Self::MatterTriaged => ("matter-triaged", Class::Write),
            Self::MatterAssigned => ("matter-assigned", Class::Write),
            Self::MatterResumed => ("matter-resumed", Class::Write),
            Self::MatterAcknowledged => ("matter-acknowledged", Class::Write),
            Self::MessageSent => ("message-sent", Class::Write),
            Self::NoteAdded => ("note-added", Class::Write),
            Self::MatterWaiting => ("matter-waiting", Class::Write),
            Self::MatterAnswered => ("matter-answered", Class::Write),
            Self::MatterClosed => ("matter-closed", Class::Write),
            Self::MatterReopened => ("matter-reopened", Class::Write),
            Self::MatterWithdrawn => ("matter-withdrawn", Class::Write),
            Self::MatterReferred => ("matter-referred", Class::Write),
            Self::MatterResealed => ("matter-resealed", Class::Key),
            Self::MatterRewrapped => ("matter-rewrapped", Class::Key),
            Self::MatterHeld => ("matter-held", Class::Write),
            Self::MatterPurgeProposed => ("matter-purge-proposed", Class::Write),
            Self::MatterPurgeApproved => ("matter-purge-approved", Class::Key),
            Self::MatterPurged => ("matter-purged", Class::Key),
            Self::RosterImported => ("roster-imported", Class::Write),
            Self::FigurePreviewed => ("figure-previewed", Class::Read),
            Self::FigurePublished => ("figure-published", Class::Write),
            Self::Settings => ("settings", Class::Write),
            Self::Founded => ("founded", Class::Key),
            Self::Backup => ("backup", Class::Other),
            Self::Restored => ("restored", Class::Key),
            Self::RootRecovered => ("root-recovered", Class::Key),
            Self::CheckpointTaken => ("checkpoint-taken", Class::Other),
            Self::RecordRead => ("record-read", Class::Read),
            Self::DetailErased => ("detail-erased", Class::Write),
            Self::Reminded => ("reminded", Class::Other),
            Self::LetterTested => ("letter-tested", Class::Other),
            Self::LetterRequeued => ("letter-requeued", Class::Other),
            Self::LetterDropped => ("letter-dropped", Class::Other),
            Self::CyclePlanned => ("cycle-planned", Class::Write),
            Self::CycleAdjusted => ("cycle-adjusted", Class::Write),
            Self::CycleLaunched => ("cycle-launched", Class::Write),
            Self::CycleOpened => ("cycle-opened", Class::Write),
            Self::CycleEnded => ("cycle-ended", Class::Write),
            Self::FilerNamed => ("filer-named", Class::Write),
            Self::FilerUnnamed => ("filer-unnamed", Class::Write),
            Self::StatementsAssigned => ("statements-assigned", Class::Write),
            Self::RosterFollowed => ("roster-followed", Class::Other),
            Self::FilersMoved => ("filers-moved", Class::Write),
            Self::StatementCancelled => ("statement-cancelled", Class::Write),
            Self::StatementReinstated => ("statement-reinstated", Class::Write),
            Self::StatementBegun => ("statement-begun", Class::Write),
            Self::StatementSaved => ("statement-saved", Class::Write),
            Self::StatementAmended => ("statement-amended", Class::Write),
            Self::StatementFiled => ("statement-filed", Class::Write),
            Self::ExtensionAsked => ("extension-asked", Class::Write),
            Self::ExtensionDecided => ("extension-decided", Class::Write),
            Self::DesigneeChosen => ("designee-chosen", Class::Key),
            Self::StatementWaived => ("statement-waived", Class::Write),
            Self::InformationRequested => ("information-requested", Class::Write),
            Self::ItemJudged => ("item-judged", Class::Write),
            Self::StatementReviewed => ("statement-reviewed", Class::Write),
            Self::StatementCertified => ("statement-certified", Class::Write),
            Self::StatementReturned => ("statement-returned", Class::Write),
            Self::Refused => ("refused", Class::Refused),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_code_is_listed_distinct_and_short() {
        let written = include_str!("code.rs").matches(" => (\"").count();
        let distinct: HashSet<_> = Code::ALL.into_iter().map(Code::code).collect();
        assert_eq!(Code::ALL.len(), written);
        assert_eq!(Code::ALL.len(), distinct.len());
        assert!(distinct.iter().all(|code| code.len() <= 24));
        assert!(
            Code::ALL
                .into_iter()
                .all(|code| Code::from_code(code.code()) == Some(code))
        );
    }
}
