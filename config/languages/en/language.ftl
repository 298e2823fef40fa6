# What the service has to know of this language itself.
# The locale decides how numbers, days and lists are written (a language and, if wanted, a region).
language-name = English
language-direction = ltr
language-locale = en-GB

working-days-none = today
working-days-left = { $count ->
    [one] in { $count } working day
   *[other] in { $count } working days
}
working-days-late = { $count ->
    [one] { $count } working day late
   *[other] { $count } working days late
}
span-of-days = { $from } to { $to }
percent = { $value } %
