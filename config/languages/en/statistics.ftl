# Anonymised statistics.

statistics-note-withheld = [c]: some figures, zeros included, are withheld so that no count below { $threshold } can be inferred.
statistics-note-impossible = [z]: not possible by the definition of the table.

# A one-way figure that cannot be.
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
# A file of tables that cannot be.
statistics-at = { $place }: { $problem }
statistics-file = This is not a file of tables: { $cause }. Its form is told in docs/disclosure-control.md.
statistics-release-twice = Two releases are called { $code }. Give each its own name.
statistics-table-twice = Two tables are called { $code }. Give each its own name.
statistics-scope-differs = The scope { $code } is not that of the release.
statistics-scope-is-dimension = { $code } is a dimension here and a scope at the same time.
statistics-dimension-twice = The dimension { $code } stands here twice.
statistics-no-codes = The dimension { $code } has no codes.
statistics-code-twice-in-table = The code { $code } stands here twice.
statistics-code-unknown = There is no code { $code }.
statistics-total-not-shown = The total { $code } is not among the codes.
statistics-total-has-parent = The total { $code } cannot be part of another code.
statistics-total-is-category = The code { $code } is a total in one table and a category in another. Give one of them another name.
statistics-partial-without-total = The dimension { $code } is partial but has no total.
statistics-no-parents = The code { $code } is in the hierarchy without a parent.
statistics-hierarchy-cycle = The hierarchy runs in a circle through { $code }.
statistics-key-unknown = The key does not have one known code for each dimension.
statistics-key-twice = This cell stands in the table twice.
statistics-not-a-count = { $value } is not a count: a whole number from 0 to { $most } is.
statistics-not-a-percentage = { $value } is not a percentage with as many decimals as stated.
statistics-published-without-value = The cell is published but has no value.
statistics-impossible-counted = The cell is impossible by definition but was counted.
statistics-range-wrong = The range published does not contain the value.
statistics-contributors-wrong = The number of persons is one that this count cannot rest on.
statistics-reference-unknown = A link or percentage names this cell, but there is none.
statistics-sensitive-empty = Sensitive categories need at least one code and one other member.
statistics-two-values = The count is { $value } here and { $otherValue } at { $other }, although both count the same.
statistics-margin = The margin is { $value }, but its parts by { $dimension } add up to { $parts }. If they do not cover all of it, mark the total as partial or the code as incomplete.
statistics-too-large = The linked tables together have too many unknown counts to be protected. Drop a dimension, merge categories, or publish fewer tables.

# No verdict, so no release.
statistics-deadline = Time ran out before the tables were settled, so nothing is released. Allow more time with --deadline, or redesign the tables.
statistics-solver-failed = The solver gave up ({ $cause }), so nothing is released.
statistics-solver-wrong = An answer of the solver did not hold when checked in whole numbers, so nothing is released.
statistics-solver-panicked = The computation broke down, so nothing is released.
statistics-contradiction = What is published cannot all be true: { $cells }.
statistics-value-missing = The value is missing. To decide what may be published, every cell must have one.
statistics-no-cells = The file has no cells.
statistics-too-many-cells = The tables have { $cells } cells; above { $most } they are redesigned, not optimised.
statistics-hopeless = { $cell } cannot be hidden, whatever else is withheld: figures that are out already, or have to be seen, give it away.
statistics-no-plan = No pattern that protects everybody was found in time, so nothing is released. Allow more time with --deadline, or redesign the tables.

# What an attacker can find out.
statistics-leak-small = The small count { $value } is published.
statistics-leak-few-persons = The published count rests on too few persons.
statistics-leak-sensitive = The count is to be protected whatever its value, and is published.
statistics-leak-determined = The count is withheld, but can only be { $value }.
statistics-leak-certainly-small = The count is withheld, but certain to be small ({ $range }).
statistics-leak-narrow = The count is small and withheld, but not hidden: it can only be { $range }.
statistics-leak-difference = What is left of it is certain to be small ({ $range }).
statistics-leak-attribution = Too few members of this group can be outside the sensitive categories ({ $range }).
statistics-leak-causes = { $leak } Given away by: { $cells }.

# The command line.
statistics-unreadable = The file { $file } cannot be read: { $cause }.
statistics-more-problems = { $count ->
    [one] And one more of this kind.
   *[other] And { $count } more of this kind.
}
statistics-passes = { $withheld ->
    [0] Nothing is withheld and nothing leaks.
    [one] One count is withheld, and nothing can be found out that must not be.
   *[other] { $withheld } counts are withheld, and nothing can be found out that must not be.
}
statistics-leaks = { $count ->
    [one] One leak
   *[other] { $count } leaks
} with { $withheld ->
    [one] one count
   *[other] { $withheld } counts
} withheld.
statistics-released = { $withheld } of { $cells } cells are withheld; { $share } % of what is counted can be seen. Nothing can be found out that must not be. { $proof }
statistics-released-best = No pattern that protects everybody loses less (cost { $cost }).
statistics-released-gap = A pattern that protects everybody costs { $bound } at least; this one costs { $cost }.
statistics-progress = Best pattern so far: { $best }; at least { $bound } (gap { $gap } %).
statistics-progress-none = No pattern yet; at least { $bound }.

# Redesign.
statistics-proposal = { $change }: { $cells } cells, { $share } % of what is counted can be seen.
statistics-proposal-at-most = { $change }: { $cells } cells, at most { $share } % of what is counted can be seen.
statistics-proposal-nothing = { $change }: { $cells } cells, too large or too thin to be published.
statistics-step-none = As it is
statistics-step-drop = Without { $dimension }
statistics-step-collapse = { $dimension } without subdivisions
statistics-step-merge = { $dimension } with { $codes } as one category
statistics-step-and = { $before }, then { $step }
