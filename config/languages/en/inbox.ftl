inbox-title = Inbox
inbox-views = Views of the inbox
inbox-view-open = Open
inbox-view-unread = Unread
inbox-view-due = Due today
inbox-view-overdue = Overdue
inbox-view-mine = Mine
inbox-view-unassigned = Nobody's
inbox-view-done = Done
inbox-matter = Matter
inbox-received = Received
inbox-due = Answer due
inbox-state = State
inbox-handler = Handled by
inbox-unread = Unread:
inbox-anonymous = Without a name
inbox-take = Take it on
inbox-none-open = Nothing is open. What people ask the office appears here as it arrives.
inbox-none-unread = You have looked at everything.
inbox-none-due = Nothing is due today.
inbox-none-overdue = Nothing is overdue.
inbox-none-mine = You have no open matter. Those that nobody has yet are under "Nobody's".
inbox-none-unassigned = Every open matter has somebody who handles it.
inbox-none-done = No matter has been closed, passed on or taken back yet.

matter-state-received = To triage
matter-state-triaged = Triaged
matter-state-acknowledged = Acknowledged
matter-state-in-progress = In progress
matter-state-waiting = Waiting for the requester
matter-state-answered = Answered
matter-state-closed = Closed
matter-state-referred = Referred
matter-state-withdrawn = Withdrawn

matter-aside = The matter and what can be done
matter-fact-kind = Asks as
matter-fact-requester = Requester
matter-fact-unit = Unit
matter-fact-received = Received
matter-fact-due = Answer due
matter-fact-handler = Handled by
matter-fact-subject = Subject
matter-fact-channel = Came by
matter-write = Write to the requester
matter-write-hint = The requester reads this. An answer stops the clock; a question that waits lets it stand until the reply.
matter-send-answer = Send as the answer
matter-send-message = Send as a message
matter-send-wait = Ask and wait
matter-note = Internal note
matter-note-hint = Only the office reads this, never the requester.
matter-note-keep = Keep the note
matter-neighbours = Neighbouring matters
matter-previous = Previous matter
matter-next = Next matter

triage-title = Triage
triage-subject = Main subject
triage-further = Further subjects
triage-kind = Asks as
triage-handler = Handled by
triage-urgency = Urgency
triage-counted = How it counts
triage-counted-matter = As a matter
triage-counted-matter-hint = It needed judgement; it counts in the yearly figures.
triage-counted-minor = As a minor contact
triage-counted-minor-hint = A short exchange or a signpost; reported apart.
triage-button = Keep the triage

deed-acknowledge = Tell the requester it arrived
deed-acknowledge-explain = The requester sees that an officer has it. The clock goes on.
deed-resume = Go on without a reply
deed-resume-explain = The matter goes on and the clock runs again from today.
deed-close = Close
deed-close-explain = Nothing can be added afterwards except a note, until somebody reopens it.
deed-refer = Refer to somebody else
deed-refer-explain = For what is outside the mandate of the office. The requester is told where to turn; nothing is passed on from here.
deed-reopen = Reopen
deed-reopen-explain = The matter is in progress again. The requester sees that, and so does the record.
deed-recuse = Shut somebody out
deed-recuse-explain = The matter gets a new key, and the person you choose can no longer open it. What was read before has been read.
deed-give-back = Give back to the requester
deed-give-back-explain = The requester has got new keys since, and this matter is closed to them. Make sure, in person, who they are. You sign, somebody else signs, and the matter gets a new key that is theirs too.

keys-next-row = Next matter
keys-previous-row = Previous matter
keys-open = Open it
keys-take = Take it on
keys-answer = Write to the requester
keys-note = Write a note
keys-triage = Open the triage
keys-next-matter = Next matter
keys-previous-matter = Previous matter
recuse-who = Who shall no longer read it
refer-target = Refer to
refer-message = What to tell the requester
reopen-reason = Why it is opened again
triage-handler-none = Nobody yet

search-title = Search
search-text = What is sealed can't be looked up in the database: every matter of your desk is opened and looked through. The record says so once, with your words; what you open from the list is recorded as always.
search-words = Words
search-words-hint = All of them stand in the question, a message, a note, the number or the requester's name. Case, accents and ways of writing make no difference. At most { $longest } characters.
search-button = Search
search-found = What was found
search-count = { $count ->
    [0] No matter was found.
    [one] { $count } matter was found.
   *[other] { $count } matters were found; the newest come first.
}
search-looked = { $count ->
    [one] { $count } was looked through.
   *[other] { $count } were looked through.
}
search-none = Try fewer words, or part of a word.
keys-search = Search
