request-title = { $title }
request-events = What happened
request-reply = Write to the office
request-send = Send to the Ethics Office
request-withdraw = Take the question back
request-over = This question is closed. If something is still open, ask again and mention its number.
request-receipt = You are here with a receipt. When you leave, only its 24 digits bring you back.

request-state-received = Arrived
request-state-triaged = With an officer
request-state-acknowledged = With an officer
request-state-in-progress = With an officer
request-state-waiting = Waiting for you
request-state-answered = Answered
request-state-closed = Closed
request-state-referred = Passed on
request-state-withdrawn = Taken back

withdraw-title = Take the question back
withdraw-back = Back to your question
withdraw-text = You can take your question back at any time, and you need not say why.
withdraw-stops = The office stops working on it and does not answer.
withdraw-stays = What was written stays sealed until the office may destroy it. You can still read it here.
withdraw-counts = It still counts in the yearly figures, without any detail.
withdraw-type = To take it back, type the word { $word }
withdraw-word = withdraw
