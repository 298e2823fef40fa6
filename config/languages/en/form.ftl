# Forms: what is said to whoever fills one in, and to whoever writes one.

form-at = { $label }: { $what }
form-money = { $currency } { $amount }
form-subject = Whose it is
form-yes = Yes
form-no = No
form-subject-self = Myself
form-subject-spouse = My spouse
form-subject-dependent-child = A dependent child
form-subject-joint = Held jointly
form-threshold-from = { $currency } { $amount } or more
form-threshold-above = more than { $currency } { $amount }
form-band = { $currency } { $from } to under { $below }
form-band-below = Under { $currency } { $below }
form-band-above = { $currency } { $from } or more

form-section-open = Add what you have to declare, or say that there is nothing.
form-section-missing = Answer this section.
form-subject-missing = Say whose it is.
form-missing-text = Write your answer.
form-missing-choice = Choose an answer.
form-missing-date = Give the day.
form-missing-country = Choose a country.
form-missing-name = Write the name.
form-missing-file = Attach the document.
form-not-asked = This is not asked. Take the answer out.
form-not-applicable = This question does not apply to you after what you answered before. Take the answer out.
form-no-such-option = This is not one of the answers offered. Choose one of them.
form-wrong-kind = This is not the kind of answer the question takes. Answer it again.
form-long = You wrote { $length } characters; at most { $longest } fit. Shorten it.
form-strange-characters = The text contains invisible characters that turn its direction or do nothing. Type it again, or paste it without formatting.
form-no-day = There is no such day. Write day, month and year, the year in four digits.
form-date-before = This is before { $first }. Check both days.
form-no-country = This is no country we know. Choose one of the list, or write its code of two letters, such as CH.
form-currency-missing = Say in which currency.
form-no-currency = { $code } is no currency in use. Write its code of three letters, such as USD or CHF.
form-money-missing = Write the amount.
form-money-negative = An amount cannot be negative. Write it without a sign; what you owe belongs among the liabilities.
form-money-number = This is no amount. Write it in digits only, such as 12500 or 12,500.50.
form-money-long = An amount has at most { $most } digits. Check it.
form-money-decimals = { $count ->
    [0] { $currency } has no decimals. Write a whole amount.
    [one] { $currency } has { $count } decimal. Check the amount.
   *[other] { $currency } has { $count } decimals. Check the amount.
}
form-money-two-ways = This can be read in two ways. Write { $grouped } or { $divided }.
form-items-many = { $most ->
    [one] Only { $most } entry fits here.
   *[other] At most { $most } entries fit here. Put smaller ones together.
}
form-item-twice = This entry is there twice. Remove one.
form-item-id = The id of an entry is made of small letters, digits and hyphens, at most 40. Give it another one.
form-answers-large = Your answers are larger than { $most } KiB. Shorten the longest, or attach a document instead.
form-below-threshold = You need not declare this: only { $threshold } is to be declared. You may leave it in.

form-dropped-section = This section is no longer asked.
form-dropped-field = This question is no longer asked.
form-dropped-value = The question takes another kind of answer now. Please answer it again.
form-dropped-file = Documents stay with the statement they were attached to. Attach it again if it still matters.

form-import-once = This section is no list: nothing can be imported into it.
form-import-long = The table has more than { $most } lines. Part it, or take out what need not be declared.
form-import-empty = The table has no line below its headings.
form-import-twice = The column “{ $heading }” is there twice. Take one out.
form-import-no-heading = No column names a question of this section. Name them in the first line by these: { $known }.

form-flaw = { $file }:{ $line }: { $what }
form-no-toml = This is not TOML: { $cause }.
form-file-name = The file of this form must be called { $name }.
form-key-unknown = There is no “{ $key }” here. There are: { $known }.
form-key-meant = There is no “{ $key }” here. Did you mean “{ $meant }”?
form-key-missing = “{ $key }” is missing here.
form-key-kind = “{ $key }” takes { $expected }.
form-expects-text = words in quotation marks
form-expects-number = a whole number from { $least } to { $most }
form-expects-switch = true or false
form-expects-texts = a list of words, as in ["one", "two"]
form-expects-numbers = a list of whole numbers, as in [0, 1000, 5000]
form-expects-table = a table, as in {"{"} en = "…", ar = "…" {"}"}
form-expects-tables = a list of tables, each under its own [[heading]] or in brackets
form-language = “{ $language }” is not the tag of a language. Write one such as en, ar or pt-BR.
form-words-missing = The words in the language “{ $language }” are missing.
form-words-empty = The words in the language “{ $language }” are empty.
form-code = “{ $code }” is no code. Use small letters, digits and hyphens, at most 60.
form-code-reserved = “{ $code }” is kept for whose an entry is. Choose another code.
form-twice = “{ $code }” is there twice. Choose another.
form-too-many = There are more than { $most } of these. Nobody would fill them in.
form-no-section = The form has no section. Begin one with [[section]].
form-no-field = The section has no field. Begin one with [[section.field]].
form-once = A section that is asked once is no list and has no “{ $key }”.
form-name-words = “{ $field }” cannot name an entry: only text, a person or an organisation can.
form-type-unknown = There is no type “{ $type }”. There are: { $known }.
form-type-meant = There is no type “{ $type }”. Did you mean “{ $meant }”?
form-no-options = A choice needs options, as in options = [{"{"} code = "shares", en = "Shares", ar = "أسهم" {"}"}].
form-bands-rise = Each band begins at a larger amount than the one before it.
form-not-before = There is no earlier date field “{ $field }”.
form-statistic = Only a choice, a band, a country or yes-no can be a statistic: words and amounts could betray a person.
form-when-later = “{ $field }” is asked later. A condition names an earlier field.
form-no-codes = A field of the type “{ $type }” has no fixed answers. Name a choice, a band, a country or yes-no.
form-country = “{ $code }” is no code of a country. Write two large letters, such as CH.
form-stranger = There is no “{ $code }”. There are: { $known }.
form-stranger-meant = There is no “{ $code }”. Did you mean “{ $meant }”?
form-threshold-currency = The threshold has no currency. Write one, as in currency = "USD".
form-threshold-amount = A threshold has either “from” or “above”, and one of them.
form-threshold-of = A threshold cannot measure “{ $field }”: only money or a band.
form-threshold-band = The band is in { $currency }; a threshold on it must be, too.
