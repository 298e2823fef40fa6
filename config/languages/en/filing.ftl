# What a filer reads: what is to be filed, section by section; the check, the receipt; time, help, questions.

way-disclosures = Disclosures

filing-list-title = Your disclosures
filing-none = Nothing is asked of you. When the office asks you to disclose something, it stands here, with the day it is due.
filing-todo = To do
filing-rest = Nothing to do
filing-title = { $title } { $year }
filing-title-rehearsal = { $title } { $year } (rehearsal, nothing counts)
filing-due = To be filed by
filing-turn = To be answered by
filing-filed = Filed first on
filing-filed-on = filed on
filing-whose = Whose it is
filing-next-opens = It can be filled in from { $opens } on.
filing-next-begin = Begin it; you can stop at any time and go on later.
filing-next-go-on = Go on where you stopped.
filing-next-check = Everything is filled in. Check it and send it.
filing-next-answer = The reviewers have asked you something. Answer it.
filing-next-wait = It is with the office. There is nothing for you to do.
filing-next-read = It has been reviewed. Read what the office says.
filing-next-nothing = It is done. There is nothing for you to do.
filing-progress = { $count ->
    [one] { $done } of { $count } section is complete.
   *[other] { $done } of { $count } sections are complete.
}

filing-readers = Who can read this: you, whoever you let fill it in for you, and, once it is filed, the reviewers of the Ethics Office.
filing-readers-alternate = Who can read this: you, whoever you let fill it in for you, and, once it is filed, the alternate. Nobody in the Ethics Office.
filing-readers-helper = Who can read this: { $name }, you, and, once it is filed, those who review it. That you opened it is recorded.

filing-opens = It can be filled in from
filing-begin = Begin
filing-begin-last-year = It begins with what you filed last year. You change what has changed, and add what is new.
filing-begin-with = Begin with last year’s answers
filing-ask-time = Ask for more time
filing-over-waived = The office has waived this statement. You need not file it.
filing-over-cancelled = This statement was cancelled. You need not file it.

filing-sections = Sections
filing-state-open = Not begun
filing-state-begun = To be completed
filing-state-done = Complete
filing-state-nothing = Nothing to declare
filing-entries = { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}
filing-as-before = { $entries }, as last year
filing-as-last-year = as last year
filing-unchanged = Everything is as you filed it last year. If nothing has changed, check it and send it.
filing-amends = You are changing what you filed. What was filed stands until you send this.
filing-dropped = What of last year could not be taken over
filing-go-on = Go on to: { $section }
filing-to-check = Check and send
filing-to-sections = Back to the sections
filing-look-through = Look through everything
filing-helper = Filled in for you by
filing-helper-change = Change that
filing-helper-name = Let somebody fill it in for you

filing-threshold = To be declared:
filing-add = Add an entry
filing-add-another = Add another entry
filing-remove = Remove
filing-take-back = Take that back
filing-add-title = Add: { $section }
filing-change-title = Change: { $section }
filing-entry = Entry { $number }
filing-entry-one = Entry
filing-gone = It has been removed.
filing-currency = Currency
filing-currency-named = { $code } – { $name }
filing-save = Save
filing-save-on = Save and go on
filing-save-another = Save and add another
filing-save-later = Save for later
filing-attach = Attach a file
filing-cancel = Cancel
filing-draft-kept = Draft kept at
filing-draft-failed = The draft could not be kept just now. It is tried again; what you typed is still here.
filing-draft-lost = You have been signed out. What you typed is still here: save, and you can sign in and go on.
filing-draft-changed = Somebody has changed the same thing meanwhile. What you typed is still here: save, and you see both.
filing-conflict = This was changed in another window or by somebody else while you were writing. What you typed is still here; if you save again, it takes the place of what stands there now.
filing-there-now = What stands there now
filing-yours = What you typed
filing-done-kept = Saved. You can go on at any time.
filing-done-item = Saved.
filing-done-removed = Removed.
filing-remove-title = Remove { $name }?
filing-remove-text = It is taken out of this statement. What you filed in earlier years stays as it is.
filing-remove-button = Remove it

filing-check-title = Check what you declare
filing-missing = This is still missing
filing-certify = Certify and send
filing-certify-other = Only the person whose statement it is can certify and send it:
filing-certify-day = Date:
filing-name = Your full name
filing-name-hint = Typed here, your name is your signature under the words above.
filing-send = Certify and send to the Ethics Office
filing-changed-since = Something was changed after you opened this page. Look through it once more, then send it.
filing-receipt-title = Your statement is with the Ethics Office
filing-receipt-day = Filed on
filing-receipt-name = Certified by
filing-receipt-version = Version
filing-receipt-fingerprint = Fingerprint
filing-receipt-signature = Signature
filing-receipt-verified = Made with your key, and whole
filing-receipt-unverified = It does not fit. Tell the auditor.
filing-receipt-text = The fingerprint belongs to exactly what you filed. Keep it, if you like: whoever has both can see that nothing was changed.
filing-receipt-next = A reviewer looks at it. If there is a question, or when it is done, you get a letter. Until it is reviewed you can change it; nothing else is needed from you.
filing-receipt-done = Back to your disclosures
filing-see-receipt = See the receipt
filing-see-copy = See a copy to print
filing-copy-print = Print this page, or keep it as a file, with your browser.
filing-certified = What was certified

filing-questions = Questions for you
filing-questions-text = Answer each of them, then send your answers.
filing-about = { $section }: { $name }
filing-about-whole = The whole statement
filing-answer = Your answer
filing-answer-button = Keep the answer
filing-answered = Every question has its answer
filing-resend = Send the answers
filing-amend = Change what you filed
filing-amend-too = Change what you filed as well
filing-done-answered = The answer is kept.

filing-events = What happened
filing-event-filed = Filed, version { $version }
filing-event-question = Question: { $about }
filing-event-answer = Answer
filing-event-extension-asked = { $count ->
    [one] { $count } more day asked for
   *[other] { $count } more days asked for
}
filing-event-extension-granted = { $count ->
    [one] { $count } more day granted
   *[other] { $count } more days granted
}
filing-event-extension-refused = More time refused
filing-event-resumed = The review goes on
filing-event-reviewed = Reviewed
filing-event-returned = Given back to you to change
filing-event-reopened = Taken up again
filing-event-certified = The review was certified
filing-event-closed = Closed
filing-event-other = Something was noted
filing-event-remedy = Remedy: { $what }

filing-time-title = Ask for more time
filing-time-text = The office decides, and you get a letter. You can go on filling it in meanwhile.
filing-time-now = Due until now
filing-time-days = How many days more
filing-time-most = { $count ->
    [one] At most { $count } day more can be given.
   *[other] At most { $count } days more can be given.
}
filing-time-number = Write the days as a number, such as 14
filing-time-reason = Why
filing-time-reason-hint = A sentence is enough. It is sealed like the statement.
filing-time-button = Ask for it
filing-done-time = You have asked for more time. The office decides, and you get a letter.

filing-helper-title = Who fills it in for you
filing-helper-text = Whoever you choose here can read this statement and fill it in, also what is there already. Certifying and sending it stays with you. Each time they open it is recorded.
filing-helper-choose = Whom do you choose?
filing-helper-nobody = Nobody: I fill it in myself
filing-helper-button = Keep the choice
filing-helper-none = Nobody in the organization fills in for others at present. Ask the office, if you need somebody.
filing-done-helper = The choice is kept.

filing-import = Fill it from a table
filing-import-title = Fill from a table: { $section }
filing-import-text = Paste a list from a spreadsheet or from your bank. The first line names the columns; what each line means is shown before anything is taken over.
filing-import-table = The table
filing-import-hint = Copy the cells in your spreadsheet and paste them here, or paste a file of comma-separated values. For example: description, country, value.
filing-import-columns = What the columns can be called
filing-import-money = A column called like an amount with “-currency” behind it holds its currency. Columns with other names are left out.
filing-import-show = Show what it means
filing-preview-title = What the table means: { $section }
filing-preview-good = { $count ->
    [one] { $good } of { $count } line can be taken over.
   *[other] { $good } of { $count } lines can be taken over.
}
filing-preview-ignored = Columns that are left out:
filing-preview-line = line
filing-preview-left = Left out
filing-preview-gap = still to be answered
filing-preview-take = Take these over
filing-preview-again = Change the table
filing-done-imported = The lines are taken over. Complete what is still missing.
