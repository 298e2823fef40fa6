home-title = Your requests
home-things = { $count ->
    [one] { $count } thing to do
   *[other] { $count } things to do
}
home-all = All requests
home-none = You have not asked the office anything yet. What you ask, and what it answers, will be here.
home-answer-due = An answer is due on

ask-title = Ask for advice
ask-text = Ask before you act: about a gift, a job on the side, a relative in a tender, an investment, or anything you are not sure about. No question is too small.
ask-next = { $count ->
    [one] The Ethics Office answers within { $count } working day.
   *[other] The Ethics Office answers within { $count } working days.
}
ask-readers-office = Who can read this: you, and the officers of the Ethics Office.
ask-readers-alternate = Who can read this: you, and the alternate ethics officer, who does not belong to the office.
ask-concerns = Does this concern somebody in the Ethics Office?
ask-concerns-hint = For example because it is about what one of its officers did, or decided about you.
ask-concerns-no = No
ask-concerns-no-hint = It goes to the officers of the Ethics Office.
ask-concerns-yes = Yes
ask-concerns-yes-hint = It goes to the alternate ethics officer alone. Nobody in the office can open it.
ask-concerns-yes-outside = This office has no alternate at present, so it must not take your question. Please turn to { $contact }.
ask-subject = In a few words
ask-subject-hint = For example: a gift from a supplier.
ask-message = Your question
ask-message-hint = What happened or is planned, who takes part, what you would like to know. By when you need the answer, and whether you would rather talk. Leave out names you need not give.
ask-left-empty = Not given
ask-check = Check what you wrote

check-title = Check what you wrote
check-send = Send to the Ethics Office

sent-title = Your question is with the office
sent-next = What happens now
sent-next-read = An officer reads your question and takes it on.
sent-next-answer = You have an answer, or hear why it takes longer, by
sent-next-letter = When there is something new, you get a letter that says only that.
sent-see = See your question

anonymous-title = Ask without your name
anonymous-text = You need not say who you are. This service stores no network address and asks for no account. What you write may still show who you are: look at it once more with that in mind.
anonymous-receipt = At the end you get a receipt of 24 digits. With it, and only with it, you come back to read the answer and to write again.

receipt-title = Your receipt
receipt-panel = Write down your receipt before you leave this page.
receipt-keep = This is the only time the receipt is shown.
receipt-lost = Nobody can find it again for you: the office does not know who you are. If you lose it, the answer stays unread.
receipt-done = I have written it down

return-title = Return with a receipt
return-text = Type the 24 digits that you were shown when you asked.
return-receipt = Your receipt
return-receipt-hint = For example 0417 2290 8513 6604 7781 3025. Spaces do not matter.
return-button = Open your question
return-lost = If you have lost the receipt, you can only ask again.
