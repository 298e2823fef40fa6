# The audit record: what happened, and what its verification found. Read by the auditor and at the command line.

audit-checkpoint-unreadable = This is not a checkpoint. A checkpoint is a signed file, or one line with a number and a code such as "4711 mZ3…=".

audit-report = { $rows ->
    [0] The record is empty.
    [one] One entry read.
   *[other] { $rows } entries read.
  } { $erased ->
    [0] { "" }
    [one] One sealed detail has been erased; its place in the record is kept.
   *[other] { $erased } sealed details have been erased; their places in the record are kept.
  } { $matched ->
    [0] No checkpoint was confirmed.
    [one] One checkpoint was confirmed.
   *[other] { $matched } checkpoints were confirmed.
  } { $sound ->
    [yes] Nothing is wrong with it.
   *[no] The record is not as it was written:
  }

audit-finding-changed = Entry { $seq } has been changed: its sealed detail is not the one that was recorded.
audit-finding-gap = Entries have been removed or put in: after the place where entry { $expected } belongs comes entry { $found }.
audit-finding-cut = The end has been cut off: there are { $rows } entries, and the head of the record counts { $size }.
audit-finding-beyond = There are { $rows } entries, but the head of the record counts only { $size }.
audit-finding-head-unreadable = The head of the record is missing or cannot be read.
audit-finding-head-lies = The entries agree with a later checkpoint, but not with the head of the record: the head has been changed.
audit-finding-not-the-head = The entries do not agree with the head of the record. The first change lies between entries { $first } and { $last }.
audit-finding-not-the-checkpoint = The entries do not agree with the checkpoint of { $size } entries. The first change lies between entries { $first } and { $last }.
audit-finding-behind-checkpoint = The checkpoint counts { $size } entries, but there are only { $rows }: the end has been cut off, or an older copy was put back.
audit-finding-further = { $count ->
    [one] One more place like these was found.
   *[other] { $count } more places like these were found.
  }

audit-code-login = Signed in
audit-code-login-refused = Sign-in refused
audit-code-step-up = Password given again
audit-code-logout = Signed out
audit-code-session-ended = Session ended
audit-code-enrolment-sent = Enrolment link sent
audit-code-enrolled = Enrolled
audit-code-account-created = Account created
audit-code-account-disabled = Account closed
audit-code-account-enabled = Account reopened
audit-code-account-reset = Account reset after identity check
audit-code-password-changed = Password changed
audit-code-phrase-renewed = Recovery phrase made
audit-code-phrase-used = Recovery phrase used
audit-code-role-given = Role given
audit-code-role-taken = Role taken away
audit-code-group-created = Group created
audit-code-group-certified = Group certificate signed
audit-code-group-rotated = Group key renewed
audit-code-approval-given = Approval signed
audit-code-matter-received = Matter received
audit-code-matter-read = Matter opened
audit-code-matter-listed = List of matters shown
audit-code-matter-searched = Matters searched
audit-code-matter-triaged = Matter triaged
audit-code-matter-acknowledged = Receipt confirmed
audit-code-message-sent = Message written
audit-code-note-added = Internal note added
audit-code-matter-waiting = Waiting for the requester
audit-code-matter-answered = Matter answered
audit-code-matter-closed = Matter closed
audit-code-matter-reopened = Matter reopened
audit-code-matter-withdrawn = Matter withdrawn
audit-code-matter-referred = Matter referred elsewhere
audit-code-matter-resealed = Access to the matter narrowed
audit-code-matter-rewrapped = Access to the matter restored
audit-code-matter-purge-proposed = Destruction proposed
audit-code-matter-purge-approved = Destruction approved
audit-code-matter-purged = Matter destroyed
audit-code-roster-imported = Staff roster imported
audit-code-figure-previewed = Figure previewed
audit-code-figure-published = Figure published
audit-code-settings = Settings changed
audit-code-founded = Office founded
audit-code-backup = Backup written
audit-code-restored = Backup put back
audit-code-root-recovered = Root secret recovered by the custodians
audit-code-checkpoint-taken = Checkpoint taken
audit-code-record-read = Audit record opened
audit-code-detail-erased = Sealed detail erased
audit-code-reminded = Reminders written
audit-code-letter-tested = Test letter written
audit-code-letter-requeued = Letter put back into the queue
audit-code-letter-dropped = Letter thrown away
audit-code-cycle-planned = Disclosure cycle planned
audit-code-cycle-adjusted = Disclosure cycle changed
audit-code-cycle-launched = Launch of a cycle begun
audit-code-cycle-opened = Cycle launched
audit-code-cycle-ended = Cycle ended
audit-code-filer-named = Filer named
audit-code-filer-unnamed = Name of a filer taken back
audit-code-filer-exempted = Filer exempted
audit-code-exemption-taken-back = Exemption taken back
audit-code-statements-assigned = Statements assigned
audit-code-roster-followed = Cycle brought up to the roster
audit-code-filers-moved = Filers followed into another unit
audit-code-statement-cancelled = Statement cancelled
audit-code-statement-reinstated = Statement asked for again
audit-code-statement-begun = Statement begun
audit-code-statement-saved = Draft saved
audit-code-statement-amended = Amendment begun
audit-code-statement-filed = Statement filed
audit-code-extension-asked = More time asked for
audit-code-extension-decided = Request for more time decided
audit-code-designee-chosen = Helper of a filer changed
audit-code-statement-waived = Statement waived
audit-code-information-requested = Information requested
audit-code-item-judged = Item assessed
audit-code-statement-reviewed = Statement reviewed
audit-code-statement-certified = Review certified
audit-code-statement-returned = Statement returned
audit-code-file-attached = File attached
audit-code-file-removed = File removed
audit-code-file-read = File opened
audit-code-sample-drawn = Verification sample drawn
audit-code-sample-checked = Documents of a drawn statement checked
audit-code-summary-composed = Public summary approved by its filer
audit-code-summary-published = Public summary published
audit-code-summary-withdrawn = Public summary withdrawn
audit-code-refused = Refused
audit-code-remedy-proposed = Remedy proposed
audit-code-remedy-agreed = Remedy agreed
audit-code-remedy-contested = Remedy contested
audit-code-remedy-decided = Remedy decided by the office
audit-code-remedy-proven = Remedy carried out
audit-code-remedy-verified = Remedy verified
audit-code-remedy-returned = Proof of a remedy returned
audit-code-remedy-withdrawn = Remedy withdrawn
