figure-title = Matters by subject, { $year }
figure-text = A year is published once, after it has ended and every matter has been triaged.
figure-none = No year has any matters yet.
figure-published = Published
figure-unpublished = Not published
figure-subject = Main subject
figure-matters = Matters
figure-total = All subjects
figure-files = The same as a file:

preview-mark = Not for publication
preview-text = This is what the year would publish. The true counts are for the office alone.
preview-obstacles = It can't be published yet:
preview-share = { $published } of { $total } matters would be in published figures
preview-count = True count
preview-persons = Persons
preview-published = Published
preview-why = Why it is withheld
preview-bounds = An outsider could conclude: { $least } to { $most }.
preview-publish = Publish this year

publish-title = Publish { $year }
publish-back = Back to the preview
publish-text = Once published, these figures stay as they are.
publish-published = { $count ->
    [one] { $count } figure becomes public.
   *[other] { $count } figures become public.
}
publish-withheld = { $count ->
    [0] No figure is withheld.
    [one] { $count } figure is withheld, for ever.
   *[other] { $count } figures are withheld, for ever.
}
publish-once = A correction later on would be a second release, and could betray what this one withholds.
publish-password-hint = Your password again, so that nobody else does this at your screen.
publish-button = Publish for ever
preview-why-few = Too few matters or persons, or needed to hide another count.
