# What the room of advice says when it refuses, and what stands in a matter's history.

advice-subject-missing = Say in a few words what it is about
advice-subject-long = Keep it to one line of at most { $longest } characters
advice-concerns-office-missing = Say whether it concerns somebody in the Ethics Office
advice-closed = The Ethics Office is still setting up its keys, so it can't take your question yet. Please come back later.
advice-no-alternate = This office has no alternate at present, so it must not take a question about itself. Please turn to { $contact }.
advice-no-alternate-no-contact = This office has no alternate at present, so it must not take a question about itself. Please turn to the body that oversees the office.
advice-handler-choose = Choose somebody who sits at this desk
advice-nobody-left = Somebody must be left who can read the matter. Shut out fewer people, or wait until there is an alternate.
advice-year-open = The year { $year } can be published after { $last }.
advice-year-untriaged = { $count ->
    [one] { $count } matter has not been triaged yet. Triage it first.
   *[other] { $count } matters have not been triaged yet. Triage them first.
}

advice-refused-open = This matter is open, so there is nothing to reopen.
advice-refused-closed = This matter is closed. Reopen it first, or keep a note.
advice-refused-referred = This matter was referred to somebody else. Reopen it first, or keep a note.
advice-refused-withdrawn = The requester took this matter back. Reopen it first, or keep a note.
advice-refused-untriaged = This matter has not been triaged. Give it a subject and a handler first.
advice-refused-unanswered = This matter has not been answered. Answer it first, or refer it to somebody else.
advice-refused-not-waiting = The office is not waiting for the requester, so the clock is running already.
advice-refused-acknowledged = The requester has already been told that it arrived.
advice-refused-waiting = The office is waiting for the requester. Go on without a reply first, or answer.
advice-refused-answered = This matter has been answered already. Write a further message, or close it.

event-asked = The question arrived
event-message = Message
event-note = Internal note
event-triaged = Triaged
event-acknowledged = An officer has taken it on
event-resumed = Taken up again
event-closed = Closed
event-reopened = Opened again
event-withdrawn = Taken back
event-recorded = Written down by the office for the requester
event-unsigned = The signature of this line does not fit its author. Tell the auditor.

advice-rewrap-nobody = Nobody with an account of their own asked this, so there is nobody to give it back to.
advice-rewrap-proposed = It is proposed already. Sign for it on the page of matters to give back.

advice-search-missing = Type a word, or choose a subject
advice-search-long = Search with at most { $longest } characters
advice-search-subject = Choose a subject of the list
