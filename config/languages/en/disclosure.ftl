# What the room of disclosure says when it refuses, what its states and outcomes are called, and its letters. A letter says
# by when a statement is to be filed and nothing of what stands in it.

disclosure-year = Write a year in four digits, such as 2026
disclosure-due-before-opening = The due day lies before the day on which people can begin. Check both.
disclosure-period-backwards = The last day that is reported on lies before the first. Check both.
disclosure-late-fee = Write an amount above 0 and a currency by its three letters, such as USD
disclosure-days = Write a number of days from { $least } to { $most }
disclosure-reminders-before = Write the days before the due day with the most first, such as 7 and 3; each from 1 to 180
disclosure-frozen = People are filing already, so this cannot change any more. Plan another cycle for it.
disclosure-due-earlier = This day has been promised, so it can only be moved to a later one
disclosure-cycle-twice = There is a cycle with this form for { $year } already. Change that one.
disclosure-cycle-ended = This cycle has ended. Plan another one.
disclosure-cycle-owed = { $count ->
    [0] This cycle is not open, so it cannot be ended.
    [one] { $count } person has still to file. Wait, or waive the statement.
   *[other] { $count } people have still to file. Wait, or waive their statements.
}
disclosure-not-open = Statements of this cycle can be filled in from { $opens } on.
disclosure-unanswered = { $count ->
    [one] { $count } question has not been answered. Answer it, then file again.
   *[other] { $count } questions have not been answered. Answer them, then file again.
}
disclosure-extension-days = { $most ->
    [0] All the time that can be added has been added.
    [one] At most { $most } day can be added.
   *[other] Write a number of days from 1 to { $most }
}
disclosure-designee-choose = Choose somebody who fills in for others, and not yourself
disclosure-reviewer-choose = Choose somebody who reviews at this desk
disclosure-separated-own = This is their own statement. Choose somebody else.
disclosure-separated-supervisor = They stand above whoever filed this. Choose somebody else.
disclosure-separated-subordinate = They stand below whoever filed this. Choose somebody else.
disclosure-nothing-found = Say first what the items come to, or the statement as a whole.
disclosure-place-unknown = This is about something the form does not ask. Choose an item of the statement.
disclosure-not-shown = This is not the list you were shown today. Look through it again, then clear it.
disclosure-remedies-open = { $count ->
    [one] { $count } remedy is still open. Verify it or withdraw it first.
   *[other] { $count } remedies are still open. Verify them or withdraw them first.
}
disclosure-remedy-refused = This remedy is at “{ $stage }” by now, so this cannot be done. Look at it again.
disclosure-remedy-proposed-by-you = You proposed this remedy. Somebody else decides about it.
disclosure-remedy-proven-by-you = You told how this was done, or gave what shows it. Somebody else verifies it.
disclosure-remedy-no-evidence = No remedy of this statement waits to be carried out, so no file is taken in.
disclosure-remedy-version = Choose a version that was filed after this was proposed
disclosure-remedy-file-told = You have said that the remedy is done, and the office goes by this file: it stays.
disclosure-remedy-not-called-for = A remedy is proposed once something was found that leaves something to do. Say first what the items come to.

disclosure-refused-assigned = This statement is expected already, so there is nothing to ask for again.
disclosure-refused-open = This statement has not been reviewed to the end, so there is nothing to reopen.
disclosure-refused-waived = This statement was waived. Nothing more has to be done about it.
disclosure-refused-cancelled = This statement was cancelled. Nothing more has to be done about it.
disclosure-refused-closed = This statement is closed. The Ethics Office can reopen it.
disclosure-refused-uncertified = This statement has not been certified. Certify it first.
disclosure-refused-certified = This statement has been certified already.
disclosure-refused-reviewed = This statement has been reviewed, so it cannot be changed. The Ethics Office can reopen it.
disclosure-refused-no-extension = Nobody is waiting for more time here.
disclosure-refused-extension-pending = You have asked for more time already. The Ethics Office will decide.
disclosure-refused-not-begun = This statement has not been begun. Begin it first.
disclosure-refused-filed = This statement has been filed, so it cannot be changed here. Amend it instead.
disclosure-refused-unfiled = This statement has not been filed yet.
disclosure-refused-unreviewed = This statement has not been reviewed to the end. Review it first.
disclosure-refused-not-taken-up = Nobody has taken this statement up. Open it first.

statement-assigned = Not begun
statement-draft = Draft
statement-extension-pending = More time asked for
statement-submitted = Filed
statement-in-review = In review
statement-information-requested = Information requested
statement-resubmitted = Filed again
statement-cleared = No conflict
statement-advice-given = Advice given
statement-remedy-open = Remedy open
statement-certified = Certified, remedy open
statement-closed = Closed
statement-waived = Waived
statement-cancelled = Cancelled

cycle-planned = Planned
cycle-launching = Being launched
cycle-open = Open
cycle-closed = Ended

novelty-blank = Nothing declared
novelty-unchanged = Unchanged
novelty-changed = Changed
novelty-new = First statement

outcome-no-conflict = No conflict
outcome-clarified = Clarified
outcome-advice-no-action = Advice given, nothing to do
outcome-advice-action = Advice given, something to do
outcome-discrepancy = Discrepancy
outcome-not-compliant = Not compliant
outcome-referred = Referred

letter-filing-assigned-subject = A disclosure statement is to be filed
letter-filing-assigned = Please file your disclosure statement with the Ethics Office by { $due }. You can begin at once and go on later.
letter-filing-due-subject = Your disclosure statement is due soon
letter-filing-due = Your disclosure statement is due by { $due }. Please sign in to file it, or to ask for more time.
letter-filing-overdue-subject = Your disclosure statement is overdue
letter-filing-overdue = Your disclosure statement was due by { $due } and has not been filed. Please sign in to file it.
letter-filing-done = If you have filed it in the meantime, there is nothing for you to do.
letter-supervising-subject = Something is overdue in your team
letter-supervising = Somebody who reports to you has not yet filed what the Ethics Office asked for. Please remind your team; the office does not tell whom it is about.
letter-received-subject = Your disclosure statement has arrived
letter-received = Your disclosure statement has arrived at the Ethics Office. In the portal there is a receipt with a number and a fingerprint; keep it if you like.
letter-reviewed-subject = Your disclosure statement has been reviewed
letter-reviewed = The Ethics Office has finished with your disclosure statement. Please sign in to read what came of it.
letter-following-due-subject = Something is due in the portal
letter-following-due = Something the Ethics Office expects of you is due by { $due }. Please sign in to see what it is.
letter-following-overdue-subject = Something is overdue in the portal
letter-following-overdue = Something the Ethics Office expects of you was due by { $due }. Please sign in to see what it is.
letter-following-office-subject = Something you look after is overdue
letter-following-reviewing = Something that you follow up for the Ethics Office is overdue. Please sign in to see what it is.
letter-following-escalated = Something that the Ethics Office follows up has been overdue for some time. Please sign in to see what it is.
