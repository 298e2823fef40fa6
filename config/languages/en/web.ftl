# What the faces say beyond the pages of the first job: problems, links, words, logging, groups, accounts, the API.

problem-conflict-title = Somebody else was first
problem-conflict = While you were writing, somebody else changed the same thing, so yours was not kept.
problem-conflict-do = Look at what changed, then send it again.
problem-kept = What you wrote

link-title = Ask for a link
link-text = Everybody on the staff roster can have an account. Type your official e-mail address; a letter with a one-time link goes there and nowhere else.
link-login = Official e-mail address
link-login-hint = For example m.haddad@example.org
link-button = Send me a link
link-sent = If this address is on the staff roster, a letter with a one-time link is on its way to it.
link-sent-nothing = If nothing arrives within an hour, look at the address again or ask the office. For reasons of confidentiality this page says the same for every address.
sign-in-first = Here for the first time, or password lost for good?

password-title = Change your password
password-text = All your other sessions end, and you get a new recovery phrase. What you wrote and received stays readable.
password-current = Your present password or passphrase
password-generated = Your new passphrase is made by chance and shown on the next page, now and never again.
password-button = Change it

words-title = Your passphrase and your recovery phrase
passphrase-draw = I have pen and paper: show me the words
passphrase-shown = With these six words you sign in from now on. They are shown now, and never again.
web-words-gone = The words are not shown a second time. If you did not write them down, ask the administrator for a new link now, before you have received anything.
web-password-again = The two passwords differ. Type both again.

web-outside-contact = the body that oversees the office
web-todo-answer = The office asks you something about: { $subject }
web-todo-sign = { $count ->
    [one] { $count } change of key holders waits for your signature
   *[other] { $count } changes of key holders wait for your signature
}
web-done-reply = Your message is with the office.
web-done-withdrawn = You have taken your question back. The office stops working on it.
web-done-alternate = It is with the alternate, and nobody in the office can open it.
web-who-you = You
web-who-office = Ethics Office
web-who-name = { $name }
web-word-missing = Type the word { $word }, or go back

web-readers-office = Who can read this: the officers of the Ethics Office, and the requester except for internal notes.
web-readers-alternate = Who can read this: the alternate, and the requester except for internal notes. Nobody in the Ethics Office.
web-readers-only = Who can read this: { $names }, and the requester except for internal notes.
web-matter-conflict = Somebody else changed this matter while you were writing. Your text is still here; look at what changed, then send it again.
web-shut-out-nobody = Choose who shall no longer read it
matter-fact-referred = Referred to

web-deed-write = Your message is with the requester.
web-deed-note = The note is kept.
web-deed-triage = The triage is kept.
web-deed-take = The matter is yours.
web-deed-assign = The matter has another handler.
web-deed-acknowledge = The requester can see that it arrived.
web-deed-resume = The clock runs again.
web-deed-close = The matter is closed.
web-deed-refer = The matter is referred, and the requester knows.
web-deed-reopen = The matter is open again.
web-deed-recuse = The matter has a new key. Whoever you shut out can no longer open it.
web-deed-give-back = You have signed. Somebody else signs on the page of matters to give back.

way-log = Log a request
way-groups = Key holders
way-accounts = Accounts

log-title = Log a request
log-text = For somebody who called, wrote or came by. What was said by mail or telephone was outside this protection until now; from here on it is sealed like any other question.
log-channel = How did it come?
log-channel-missing = Say how it came
log-from = Who asks?
log-from-person = Somebody on the staff roster
log-from-outside = Somebody from outside
log-from-unnamed = Somebody who wants no name written down
log-person = Staff number or e-mail address
log-person-hint = For somebody on the roster. If they have an account, they can read along.
log-person-missing = Nobody on the roster has this number or address
log-name = Name
log-concerns-hint = If so, it goes to the alternate alone, and you can't open it any more.
log-message = What was asked
log-message-hint = In the requester's words as far as possible. Leave out names the office need not know.
log-button = Keep it

groups-title = Key holders
groups-text = Each group of the office has a key. Who holds it changes only when two people sign, after the new members have read their characters aloud to them.
groups-none = No change waits for a signature.
groups-signed = { $count ->
    [0] Nobody has signed yet.
    [one] { $count } person has signed; it takes two.
   *[other] { $count } people have signed.
}
groups-heard = I have heard each of them read these characters aloud, and I stand for this change
groups-waiting = You have signed. It waits for somebody else.
groups-sign = Sign
groups-password-hint = Your password again, so that nobody else does this at your screen.
groups-tick = Tick the change you stand for
groups-changed = The change that was shown is no longer the one that waits. Look at it again.
groups-propose-title = After somebody got or lost a role
groups-propose-text = Draws new keys for the groups whose members are no longer those that the roles name, and signs for them in your name. They take effect with a second signature.
groups-propose = Draw new keys
groups-done-signed = You have signed.
groups-done-proposed = New keys are drawn. They take effect with a second signature.
groups-done-unchanged = Every group has the members that the roles name. Nothing was changed.
group-office = Ethics Office
group-reviewers = Reviewers
group-alternate = Alternate
group-audit = Audit

purges-title = Matters whose time is over
purges-text = A matter is kept for the years of the office's rule after it is closed. Then two people sign for its end: every word of it is destroyed for good, here and wherever it is copied; its number and the codes it was counted by stay.
purges-none = No matter has reached its end.
purges-count = { $count ->
    [one] { $count } matter waits for signatures.
   *[other] { $count } matters wait for signatures.
}
purges-closed = closed on
purges-sign = Sign for the end of those ticked
purges-tick = Tick the matters you sign for
purges-done-signed = You have signed. What both have signed is destroyed.
purges-hold-title = Keep one longer
purges-hold-text = A matter that a court, an audit or an investigation may ask for is put on hold: nothing of it is destroyed until the hold is lifted.
purges-hold = Put on hold
purges-held-title = On hold
purges-lift = Lift the hold

giving-back-title = Matters to give back
giving-back-text = Somebody who forgot the password got new keys, and what was sealed to the old ones is closed to them. Once two people have made sure who they are, the matter gets a new key, and its requester finds it at the next sign-in.
giving-back-none = No matter waits to be given back.
giving-back-one-signed = one person has signed
giving-back-two-signed = two have signed; it is yours to complete
giving-back-waits = waits for somebody else
giving-back-sign = Sign for those ticked
giving-back-tick = Tick the matters you sign for
giving-back-done = You have signed. What two have signed goes back once somebody who can open it has signed or completes it here.
giving-back-changed = The matter or the keys of its requester have changed since this was proposed. Propose it anew on the page of the matter.

account-language = Language of your letters and pages
account-language-hint = Letters reach you in this language. Pages use it on every device on which you have not chosen another.
account-language-button = Use this language

accounts-title = Accounts
accounts-text = Accounts, roles and invitations are changed on the server with the command line; each change is recorded. An administrator reads no content.
accounts-show-office = Show only those who do more than ask
accounts-show-all = Show all
accounts-name = Name
accounts-roles = Roles
accounts-since = Since
accounts-active = Active
accounts-ended = Ended
accounts-none = There is no account yet.

preview-propose = Propose this year for publication
preview-waits = It waits for a second person: an officer, or the alternate where the alternate handled matters of this year.
preview-waits-head = The head of the office proposes a year for publication.
propose-title = Propose { $year } for publication
propose-text = You sign the counts as they are now. A second person publishes them, and then they stay as they are.
propose-button = Sign and propose

api-title = The JSON API
api-text = The same commands for programs. The document below is made from the code and lists every operation with its types.
web-json-unreadable = This is not JSON, or not declared as application/json.
web-query-unreadable = The address does not name all that this operation takes. Look it up in the OpenAPI document.
web-json-place = The JSON does not fit this operation: look at line { $line }, column { $column }.

way-letters = Letters
letters-title = Letters
letters-text = Letters leave together, in rounds. What they say, and to whom, stays sealed; here you see only whether the post works.
letters-waiting = { $count ->
    [0] No letter waits to leave.
    [one] { $count } letter waits to leave.
   *[other] { $count } letters wait to leave.
}
letters-dead-title = Letters that could not leave
letters-none = Every letter has left.
letters-kind = What it is for
letters-since = Given up
letters-tries = Tries
letters-failure = Why
letters-do = What to do
letters-again = Send it again
letters-discard = Throw it away
letters-done-again = The letter is back in the outbox and leaves with the next round.
letters-done-discarded = The letter is gone.
letters-test-title = Does the post work?
letters-test-text = A test letter goes to your own address at once.
letters-test = Send me a test letter
letters-done-test = A test letter is on its way to you.
