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
    /// Two people exempted somebody before a launch.
    FilerExempted,
    /// An exemption, or the proposal of one, was taken back.
    ExemptionTakenBack,
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
    /// A reviewer proposed what is to be done about a conflict.
    RemedyProposed,
    /// A filer agreed to it.
    RemedyAgreed,
    /// A filer contested it.
    RemedyContested,
    /// The office decided that it is to be done.
    RemedyDecided,
    /// It was told how it was done.
    RemedyProven,
    /// The office verified that it was done.
    RemedyVerified,
    /// What was told does not show that it was done.
    RemedyReturned,
    /// It need not be done any more.
    RemedyWithdrawn,
    /// A file was attached to a draft.
    FileAttached,
    /// A file was taken out of a draft and destroyed.
    FileRemoved,
    /// A file was opened by somebody who is not its owner.
    FileRead,
    /// A sample of statements was drawn for verification; seed, size and strata are in the note.
    SampleDrawn,
    /// What the documents of a drawn statement show was written down.
    SampleChecked,
    /// A filer approved a summary for publication.
    SummaryComposed,
    /// A summary was published as its filer approved it.
    SummaryPublished,
    /// A filer withdrew their summary.
    SummaryWithdrawn,
    /// An act was refused; written by the door itself.
    Refused,
}

impl Code {
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
}
