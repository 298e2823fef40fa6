account-login = E-mail address or sign-in name
account-password = Password or passphrase

sign-in-title = Sign in
sign-in-button = Sign in
sign-in-forgotten = Forgotten your password?
sign-in-without-title = Without signing in
sign-in-without-text = You can ask the office something without giving your name. You get a receipt, and with it you come back for the answer.
sign-in-anonymous = Ask without your name
sign-in-return = Return with a receipt
sign-in-ended = Your session ended because nothing happened for a while. Sign in to go on.
sign-in-ended-kept = Your session ended before the form arrived. Nothing is lost: sign in here, and what you wrote can be sent.

resume-title = What you wrote is still here
resume-text = You are signed in again. The form you sent before is ready, exactly as you wrote it.
resume-button = Send it now
resume-drop = Do not send it

enrol-title = Choose your password
enrol-text = Welcome. What you write to the office is locked with a key that only your password opens. Nobody can look your password up, not even the people who run this service.
enrol-sign-in-name = You will sign in as
enrol-password = New password
enrol-password-hint = { $count ->
    [one] At least { $count } character.
   *[other] At least { $count } characters. Four or five words that do not belong together are easy to keep and hard to guess.
}
enrol-again = The same password once more
enrol-button = Set the password

passphrase-title = Your passphrase
passphrase-text = You will read what others confide to the office, so your passphrase is made by chance. These six words are shown now, and never again.
passphrase-keep = Write them down and keep the paper where you keep your passport. Do not photograph them and do not mail them to yourself.
passphrase-again = Type the six words
passphrase-again-hint = With a space between them. This shows that you have them.
passphrase-button = I have written them down

recovery-title = Your recovery phrase
recovery-text = If you forget your password, these twelve words open your account and everything in it. They are shown now, and never again.
recovery-keep = Write them down in this order and keep the paper apart from your computer. Whoever has it can read what you wrote to the office.
recovery-button = I have written them down

forgotten-title = Forgotten your password?
forgotten-text = Nobody can look your password up or read your messages in its place. What you can do depends on whether you kept your recovery phrase.
forgotten-with-title = You have your recovery phrase
forgotten-with-text = Type the twelve words and choose a new password. You will read everything as before, and all your other sessions end.
forgotten-phrase = Recovery phrase
forgotten-phrase-hint = Twelve words with a space between them, in their order.
forgotten-button = Set the new password
forgotten-without-title = You do not have it
forgotten-without-text = Go to the Ethics Office in person or by video with your staff card. After checking who you are, the office sends you a new link to enrol, and an officer opens your open requests to you again.
forgotten-receipt-title = You lost a receipt
forgotten-receipt-text = A receipt cannot be replaced, because nobody knows whose it is. Ask again, and mention what you asked before.

sessions-title = Your sessions
sessions-text = Wherever you are signed in at this moment. End what you do not recognise, then change your password.
sessions-this = This session
sessions-other = Another session
sessions-seen = Last used:
sessions-ends = Ends by itself:
sessions-end = End it
sessions-end-others = End all other sessions
