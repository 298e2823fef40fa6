# The roster of the staff and its import.

staff-file-empty = The file has no line below its headings.
staff-column-unknown = There is no column { $column }. Take it out or name it as one of these: { $columns }.
staff-column-twice = The column { $column } is there twice. Take one out.
staff-column-missing = The column { $column } is missing. The first line of the file must name it.

staff-flaw = { $count ->
    [one] Line { $lines }: { $flaw }
   *[other] Lines { $lines }: { $flaw }
}
staff-missing = The { $column } is missing.
staff-hidden = The { $column } contains a character that cannot be seen ({ $code }). Type it again.
staff-too-long = The { $column } has { $length } characters; at most { $longest } fit.
staff-id-space = The { $column } { $value } contains a space.
staff-email = { $value } is not an e-mail address. Write it as name@example.org.
staff-language = { $value } is not the tag of a language. Write one such as en, fr or pt-BR.
staff-code = { $value } is not a { $column } of the vocabulary. Choose one of these: { $codes }.
staff-day = { $value } in the column { $column } is not a day. Write year, month and day, as 2017-03-27.
staff-end-before-start = The last day of service, { $end }, is before the first, { $start }.
staff-twice-id = The id { $id } is there more than once.
staff-twice-email = The e-mail address { $email } is there more than once; each person needs one of their own.
staff-taken-email = The e-mail address { $email } belongs to the person with the id { $id }.
staff-supervisor-unknown = There is no person with the supervisor’s id { $supervisor }.
staff-supervisor-skipped = The line of the supervisor, { $supervisor }, is skipped, so this one is too.
staff-supervisor-circle = These persons supervise each other in a circle: { $members }.

staff-import-summary = { $added } added, { $changed } changed, { $ended } ended, { $unchanged } unchanged.
