# Requests for advice.
advice-subject-missing = Say in a line what it is about.
advice-subject-long = Keep the subject to one line of at most { $longest } characters.
advice-message-missing = Write what you want to say.
advice-message-long = This text is too long: at most { $longest } KiB fit. Shorten it, or send it in two messages.
advice-concerns-office-missing = Say whether this concerns somebody in the ethics office.
advice-strange-characters = The text contains invisible control characters. Type it again, or paste it as plain text.
advice-no-alternate = There is nobody but the office itself to read this. Please turn to { $contact }.
advice-no-alternate-no-contact = There is nobody but the office itself to read this, so it cannot be taken here.
advice-closed = The office cannot take requests yet: its keys are not certified by two people.
advice-handler-choose = Choose a handler who sits at this desk.
advice-nobody-left = Nobody would be left who could read this matter.
advice-refused-open = This matter is open already.
advice-refused-closed = This matter is closed. Reopen it first.
advice-refused-referred = This matter was referred to somebody else. Reopen it first.
advice-refused-withdrawn = The requester withdrew this matter. Reopen it first.
advice-refused-untriaged = This matter has not been triaged. Give it a subject first.
advice-refused-unanswered = This matter has not been answered. Answer it or refer it first.
advice-refused-not-waiting = The office does not wait for the requester.
advice-refused-acknowledged = The requester was told already.
advice-refused-waiting = The office waits for the requester. Go on without their word first.
advice-refused-answered = This matter is answered. Close it, or write to the requester.
advice-year-open = The year { $year } is not over: its last day is { $last }.
advice-year-untriaged = { $count ->
    [one] One matter of the year is not triaged.
   *[other] { $count } matters of the year are not triaged.
} Triage all of them first.
