# Anonymised statistics.

statistics-note-withheld = [c]: some figures, zeros included, are withheld so that no count below { $threshold } can be inferred.
statistics-note-impossible = [z]: not possible by the definition of the table.

statistics-threshold = The threshold is { $value }, but must lie between { $least } and { $most }. With one or two, the people counted can recognise each other.
statistics-no-rows = There is nothing to count: the figure has no categories.
statistics-code-twice = The category { $code } stands in the figure twice.
statistics-persons-impossible = The category { $code } rests on a number of persons that its count cannot have.
statistics-persons-overall = The figure as a whole cannot rest on { $value } distinct persons.
statistics-too-many = The counts are too large to be added up.

# Publishing.
statistics-published-before = The figure of { $year } is published already; it is frozen as it is.
statistics-not-published = The figure of { $year } is not published. The head proposes it and a second person publishes it, in the portal under “Figures”.
statistics-alternate-needed = The alternate handled matters of this year, so the alternate must be the second person.
statistics-subjects-title = { $office }: matters of advice received in { $year }, by main subject
statistics-subjects-category = Subject
statistics-subjects-count = Matters
statistics-subjects-total = All matters
