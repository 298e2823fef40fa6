# Letters, and what the administrator is told of the outbox. A letter never says what a matter is about.

letter-open-portal = Open the portal
letter-automatic = This letter was written automatically, and answers to it are not read. Mail can be read on its way: write to the office in the portal.
letter-checkpoint = Keep this letter if you can. Its last line helps to prove that nobody has changed the record of who opened what:

letter-enrolment-subject = Your access to the Ethics Office
letter-enrolment-account = The Ethics Office has opened an account for you.
letter-enrolment-link = The link below is yours alone. It works once, until { $until }. It leads to a page where you set up your sign-in.
letter-enrolment-nobody-asks = Nobody from the office will ever ask you for your password. If you did not expect this letter, please tell the office and do not pass the letter on.
letter-enrolment-open = Set up my sign-in

letter-news-subject = There is something new for you in the portal
letter-news-sign-in = There is something new for you in the portal of the Ethics Office. Please sign in to read it.

letter-due-subject = Matters are due
letter-due-sign-in = There are matters in your inbox that are due. Please sign in to see which.

letter-due-answer-subject = The Ethics Office is waiting for your answer
letter-due-answer-sign-in = The Ethics Office is waiting for something from you before it can go on. Please sign in to see what it is.

letter-roster-subject = The staff roster was imported
letter-roster-refused-subject = The staff roster was imported in part
letter-roster-added = { $count ->
    [0] Nobody was added.
    [one] { $count } person was added.
   *[other] { $count } persons were added.
}
letter-roster-changed = { $count ->
    [0] No entry was changed.
    [one] { $count } entry was changed.
   *[other] { $count } entries were changed.
}
letter-roster-ended = { $count ->
    [0] Nobody has left.
    [one] { $count } person has left.
   *[other] { $count } persons have left.
}
letter-roster-refused = { $count ->
    [0] Every line could be read.
    [one] { $count } line was refused. The portal says which and why.
   *[other] { $count } lines were refused. The portal says which and why.
}

letter-test-subject = A test letter from the Ethics Office
letter-test-works = Letters of the Ethics Office reach this address. There is nothing for you to do.

letter-kind-enrolment = Enrolment link
letter-kind-news = Something new in the portal
letter-kind-due = Something is due
letter-kind-filing = Disclosure statement
letter-kind-supervising = Something overdue in a team
letter-kind-roster = Result of a roster import
letter-kind-test = Test letter

reminders-unreachable = The mail relay could not be reached, or did not accept the office's sign-in.
reminders-put-off = The mail relay put the letter off (code { $code }).
reminders-refused = The mail relay refused the letter (code { $code }).
reminders-unwritable = The letter could not be written: its address is not valid, or it was sealed under another credential file.
reminders-no-certificates = The certificates by which this machine recognises a mail relay could not be read. Install the package of root certificates (ca-certificates), and check the name of the relay in mail.host.
