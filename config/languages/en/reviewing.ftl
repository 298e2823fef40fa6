# The pages of reviewers: the work list, one statement beside last year's, who reviews it, and what is cleared together.

way-reviews = Reviews
reviews-title = Reviews
reviews-todo = { $count ->
    [one] { $count } statement to review
   *[other] { $count } statements to review
}
reviews-views = Views of the reviews
reviews-view-open = To review
reviews-view-mine = Mine
reviews-view-unassigned = Nobody's
reviews-view-due = Due this week
reviews-view-overdue = Overdue
reviews-view-questions = With questions
reviews-view-reviewed = To certify
reviews-view-done = Certified
reviews-none-open = Nothing is to be reviewed. Statements appear here as they are filed.
reviews-none-mine = You have no statement to review. What is filed is given out by itself, to whoever has the least to do.
reviews-none-unassigned = Every filed statement has somebody who reviews it.
reviews-none-due = Nothing is due this week.
reviews-none-overdue = Nothing is overdue.
reviews-none-questions = Nobody has been asked anything that is still open.
reviews-none-reviewed = Nothing waits to be certified.
reviews-none-done = Nothing has been certified yet.
reviews-sieves = Show only
reviews-all = All
reviews-flagged = To look at
reviews-flagged-count = { $count ->
    [one] { $count } answer to look at
   *[other] { $count } answers to look at
}
reviews-changes = { $added } added, { $changed } changed, { $removed } removed
reviews-units = By unit
reviews-statement = Statement
reviews-filer = Filed by
reviews-filed = Filed
reviews-turn = To act by
reviews-reviewer = Reviewed by
reviews-done-assign = It is known who reviews the statement.
reviews-key-next-row = Next statement in the list
reviews-key-previous-row = Previous statement in the list
reviews-key-next = Next statement
reviews-key-previous = Previous statement
reviews-key-ask = Ask or note something

review-title = Statement of { $filer }
review-told = { $what }.
review-beside-last-year = Beside the statement of last year.
review-beside-version = Beside the version that was filed before; there is no statement of last year.
review-beside-nothing = There is no earlier statement to compare with.
review-readers = The reviewers, the officers who run the disclosure cycle and the person who filed it can read this statement; you do not review your own, or that of somebody above or below you.
review-readers-alternate = Only the alternate and the person who filed it can read this statement.
review-aside = The statement and what can be done
review-whole = The statement as a whole
review-whole-work = Judge the whole, or ask about it
review-neighbours = Neighbouring statements
review-previous = Previous statement
review-next = Next statement
review-conflict = Somebody else changed this statement while you were working on it. What they did is shown now, and what you typed is still here: check it and send it again.

review-fact-unit = Unit
review-fact-reason = Files because
review-fact-form = Form
review-fact-due = To be filed by
review-fact-filed = Filed
review-fact-again = Filed again
review-fact-turn = To act by
review-fact-reviewer = Reviewed by
review-fact-reviewed = Reviewed
review-fact-outcome = Comes to
review-fact-certified = Certified
review-fact-signed = Signed by
review-fact-unsigned = Signature not theirs

sheet-nothing = Nothing to declare.
sheet-unanswered = Not answered.
sheet-item = Item { $number }
sheet-whose = Whose
sheet-now = This year
sheet-before = Before
sheet-same = As before
sheet-flagged = To look at
sheet-work = Judge it, or ask about it
fate-added = Added
fate-changed = Changed
fate-removed = Removed
fate-unchanged = As before

work-outcome = What it comes to
work-outcome-choose = Choose what it comes to
work-why = Why
work-why-hint = Only reviewers read this.
work-keep = Keep this
work-conclude = Keep this and end the review
work-message = Question or note
work-message-hint = A question goes to the person who filed, and the clock of the review rests until they answer. A note is for reviewers alone.
work-ask = Ask the filer
work-note = Keep as a note

review-deed-go-on = Go on without an answer
review-deed-go-on-explain = The review goes on and its clock runs again from today.
review-deed-conclude = End the review
review-deed-conclude-explain = The gravest of what was found wins. It comes to: { $outcome }. Somebody else then certifies it.
review-deed-certify = Certify the review
review-deed-certify-explain = It comes to: { $outcome }. You put your name under the review; the person who filed is told that it is finished.
review-deed-close = Close
review-deed-close-explain = For when nothing is left to be done. The statement can be reopened.
review-deed-give-back = Return to the filer
review-deed-give-back-explain = They change it and file it again. What was filed is kept.
review-deed-give-back-words = What they are to change
review-deed-reopen = Reopen
review-deed-reopen-explain = The review begins again, with a new clock. What was found is kept.
review-deed-reopen-words = Why it is opened again
review-deed-hold = Put on hold
review-deed-hold-explain = For when a court, an audit or an investigation may ask for it: nothing of it is destroyed until the hold is lifted.
review-deed-lift = Lift the hold
review-deed-lift-explain = It is on hold: nothing of it is destroyed. Once the hold is lifted, it is destroyed when its years are over.

review-done-judge = What it comes to is kept.
review-done-ask = The question is with the filer.
review-done-note = The note is kept.
review-done-go-on = The review goes on.
review-done-conclude = The review is ended; somebody else certifies it.
review-done-certify = The review is certified.
review-done-close = The statement is closed.
review-done-give-back = The statement is back with its filer.
review-done-reopen = The statement is under review again.
review-done-hold = The statement is on hold.
review-done-lift = The hold is lifted.
review-done-assign = It is known who reviews the statement.

review-event-question = Question to the filer
review-event-answer = Answer of the filer
review-event-note = Note for reviewers
review-event-unsigned = Words that nobody signed
review-event-reviewed = Reviewed
review-event-fast-lane = Cleared together with others
review-event-resumed = Gone on without an answer
review-event-certified = Certified
review-event-closed = Closed
review-event-returned = Returned to the filer
review-event-reopened = Reopened
review-event-extension-asked = { $days ->
    [one] Asked for { $days } more day
   *[other] Asked for { $days } more days
}
review-event-extension-granted = { $days ->
    [one] { $days } more day granted
   *[other] { $days } more days granted
}
review-event-remedy = Something to be done
review-event-extension-refused = More time refused

assign-short = Assign
assign-title = Who reviews this statement
assign-number = Number
assign-reviewer = Give it to
assign-hint = Whoever has the least to review comes first.
assign-load = { $count ->
    [0] Has nothing to review
    [one] Has { $count } statement to review
   *[other] Has { $count } statements to review
}
assign-nobody = Nobody for now
assign-button = Give it
assign-kept = Who cannot

lane-title = Cleared together
lane-text = Nothing is declared in these statements, or nothing has changed since last year, and no answer is one to look at. They have been opened for this list. Leave out whatever you would rather read; the others are found to be without conflict, and somebody else certifies them.
lane-list = Statements to clear
lane-row = { $filer } · { $unit }
lane-button = Clear what is ticked
lane-nothing-chosen = Tick at least one statement
lane-none = None of the statements you review is blank or unchanged.
lane-done = { $count ->
    [0] No statement was cleared: they have changed since you saw them.
    [one] { $count } statement was cleared.
   *[other] { $count } statements were cleared.
}
