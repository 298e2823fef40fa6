# What is to be done about a conflict: for whoever filed, for reviewers, and the register of all of it.

remedies-title = Remedies
remedies-none = Nothing has been proposed. What is to be done about a conflict appears here.
remedies-own = Your statement
remedies-readers = Who can read this: you, and the reviewers of the Ethics Office.
remedies-readers-alternate = Who can read this: you and the alternate. Nobody in the Ethics Office.
remedy-propose = Propose what is to be done
remedy-propose-button = Propose it
remedy-kind = What kind of remedy
remedy-words = What is to be done
remedy-words-hint = The person who filed reads this and agrees or contests.
remedy-days = Days to do it in
remedy-days-hint = Counted from the day it is agreed.
remedy-days-count = { $count ->
    [one] { $count } day from the day it is agreed
   *[other] { $count } days from the day it is agreed
}
remedy-about = About
remedy-turn = Whose turn it is
remedy-due-done = To be done by
remedy-due-confirmed = To be confirmed by
remedy-signature = Signature
remedy-open = Do something about it
remedy-message = Words
remedy-message-hint-filer = Say why you contest it, or how it was done. To agree, or with a file or a version that shows it, you need not write anything.
remedy-message-hint-office = The person who filed reads this. To verify, you need not write anything.
remedy-evidence = What shows it
remedy-evidence-version = Version { $version } of the statement, filed on { $day }
remedy-file = A file that shows it
remedy-attach = Attach the file
remedy-take-back = Take it back
remedy-version = A version of the statement that shows it

remedy-stage-proposed = Proposed
remedy-stage-contested = Contested
remedy-stage-agreed = To be done
remedy-stage-proven = Said to be done
remedy-stage-verified = Verified
remedy-stage-withdrawn = Withdrawn
remedy-turn-filer = With the filer
remedy-turn-office = With the office
remedy-turn-nobody = Over

remedy-do-agree = Agree
remedy-do-contest = Contest it
remedy-do-uphold = Decide that it is to be done
remedy-do-prove = Say that it is done
remedy-do-confirm = Say that it still holds
remedy-do-verify = Verify it
remedy-do-send-back = Ask for more proof
remedy-do-withdraw = Withdraw it

remedy-event-propose = Proposed
remedy-event-agree = Agreed
remedy-event-contest = Contested
remedy-event-uphold = Decided by the office: it is to be done
remedy-event-prove = Said to be done
remedy-event-attach = File attached
remedy-event-take-back = File taken back
remedy-event-verify = Verified
remedy-event-send-back = More proof asked for
remedy-event-withdraw = Withdrawn

remedy-done-propose = The remedy is proposed; the person who filed is told that there is something new.
remedy-done-agree = You have agreed. The day by which it is to be done stands below.
remedy-done-contest = The Ethics Office decides about it, and you are told.
remedy-done-uphold = It is decided that it is to be done.
remedy-done-attach = The file is attached. Attach another one, or say now that it is done: from then on the files stay.
remedy-done-take-back = The file is taken back and destroyed.
remedy-done-prove = The Ethics Office verifies it.
remedy-done-verify = The remedy is verified.
remedy-done-send-back = More proof is asked for.
remedy-done-withdraw = The remedy is withdrawn.

register-title = Register of remedies
register-views = Views of the register
register-view-open = Open
register-view-office = With the office
register-view-filer = With the filer
register-view-overdue = Overdue
register-view-done = Over
register-remedy = Remedy
register-key-next = Next remedy in the list
register-key-previous = Previous remedy in the list
register-none-open = Nothing is to be done. Remedies appear here as reviewers propose them.
register-none-office = Nothing waits for the office.
register-none-filer = Nothing waits for anybody who filed.
register-none-overdue = Nothing is overdue.
register-none-done = No remedy is over yet.
