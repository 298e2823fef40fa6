identity-login-address = Enter the whole e-mail address, for example m.haddad@example.org
identity-name = Enter the name as it should be shown, without line breaks
identity-language = The office does not speak this language. Choose another.
identity-password-generated = An office role signs in with a generated passphrase. It can't be chosen.
identity-password-short = { $shortest ->
    [one] Use at least { $shortest } character
   *[other] Use at least { $shortest } characters. Several words that do not belong together are easiest to keep.
}
identity-password-common = Many people use this password, so it is tried first. Choose another.
identity-password-own = Your own name or address is tried first. Choose something else.
identity-argon-costs = These costs of a password do not work together: { $cause }.
identity-sign-in-refused = Name and password do not belong together. Check both, and whether the keyboard writes the script you expect.
identity-too-early = { $seconds ->
    [one] Wait { $seconds } second before you try again.
   *[other] Wait { $seconds } seconds before you try again.
}
identity-receipt-refused = There is no question with this receipt. Compare all 24 digits with what you wrote down.
identity-phrase-refused = Name and recovery phrase do not belong together. Check the twelve words and their order.
identity-current-wrong = This is not your password
identity-step-up = This needs your password again, typed within the last minutes.

# Succession
identity-successor-fingerprint = The fingerprint is not that of { $login }. Ask them to read it again from their own page.
identity-successor-no-desk = None of the successors has a role that brings them to a desk. Give them one first with “probity account roles”.
