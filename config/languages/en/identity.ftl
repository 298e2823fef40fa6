# Accounts, passwords, sessions.
identity-argon-costs = Argon2 does not take these costs: { $cause }. Change the section [password].
identity-password-short = Choose a password of at least { $shortest } characters. Four ordinary words are good.
identity-password-common = This password is among the first that are tried. Choose another; four ordinary words are good.
identity-password-own = Do not use your own name or address as the password.
identity-password-generated = Your passphrase is made for you, because your role comes with a key.
identity-login-address = Enter an e-mail address, for example amina.haddad@example.int.
identity-name = Enter a name of at most 200 characters, without control characters.
identity-sign-in-refused = Address and password do not belong together. Check both and try again.
identity-too-early = Too many wrong tries. Wait { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
} and try again.
identity-current-wrong = This is not your present password.
identity-phrase-refused = Address and recovery phrase do not belong together.
identity-receipt-refused = There is no request with this receipt. Check the twenty-four digits.
identity-language = The office does not speak this language.
identity-step-up = Type your password again first: this act needs one typed within the last minutes.
