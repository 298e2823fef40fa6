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

message-missing = Write something before you send it
message-long = This is longer than { $longest } KiB. Shorten it, or send the rest in a second message.
message-strange-characters = There are invisible characters in it that turn text around or do nothing. Type it again, or paste it without formatting.
