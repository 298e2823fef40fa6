# What stands on every page, and the parts pages are made of.

way-skip = Skip to the content
way-main = Main
way-sign-in = Sign in
way-sign-out = Sign out
way-anonymous = Ask without your name
way-return = Return with a receipt
way-inbox = Inbox
way-requests = Your requests
way-ask = Ask for advice
way-figures = Figures
way-languages = Languages
way-confidentiality = How it is kept secret

problems-title-prefix = To correct:
problems-title = Please look at this again

part-crumbs = The way to this page
part-how-secret = How it is kept secret
part-optional = (optional)
part-choose = Choose
part-change = Change
part-new = New
part-by = by
part-day = Day
part-month = Month
part-year = Year
part-limit = { $count ->
    [one] At most { $count } character.
   *[other] At most { $count } characters.
}

pager-label = Pages of the list
pager-previous = Previous page
pager-next = Next page
pager-range = { $from } to { $to } of { $of }

keys-title = Keyboard shortcuts
keys-switch = Use single-key shortcuts on this device
