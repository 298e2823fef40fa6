# The pages on which the office plans, launches and follows a cycle of disclosure.

way-cycles = Disclosure cycles

cycles-title = Disclosure cycles
cycles-text = A cycle asks everybody who is to file for one statement, on one form, for one year.
cycles-walled = You decide about the people of the Ethics Office itself: their statements lie with you from the launch on, and nobody of the office decides about them.
cycles-none = No cycle is planned. Each year begins with one.
cycles-plan = Plan a cycle
cycles-due = Due by
cycles-filed = { $filed } of { $expected } filed
cycle-name = { $form } { $year }
cycle-rehearsal = Rehearsal
cycle-rehearsal-text = This is a rehearsal: it can be launched and looked at, and no letter leaves.
cycle-changed = Somebody else changed this cycle in the meantime. Look at it as it is now, then decide again.
cycle-done-plan = The plan is changed.

overview-text = Nobody hears of this cycle before it is launched. Until then everything can be changed.
overview-days = Days
cycle-opens = Opens on
cycle-due = Due by
cycle-planned-due = Planned as
cycle-moved = { $day }; the office does not work then, so it is the next working day
cycle-reported = Reported on
cycle-period = { $from } to { $until }
cycle-task-plan = Days, reminders and clocks
cycle-task-rules = Who files by rule
cycle-task-named = Who is named
cycle-task-preview = Look once more
cycle-task-preview-hint = How many would file, by reason and by unit, and whom no letter reaches
cycle-task-launch = Launch
cycle-task-launch-hint = Everybody who files is assigned a statement, and letters leave
cycle-task-done = Done
cycle-task-missing = Nobody yet
cycle-task-optional = Optional
cycle-task-look = Before the launch
cycle-task-then = Then
cycle-rules-count = { $count ->
    [0] No rule
    [one] { $count } rule
   *[other] { $count } rules
}
cycle-named-count = { $count ->
    [0] Nobody was named
    [one] { $count } person was named
   *[other] { $count } people were named
}

plan-title = Plan a cycle
plan-adjust-title = Days, reminders and clocks
plan-text = What stands here is what the settings of the office propose. Change what is different this year; who files comes next.
plan-used-text = People file by this plan already: its year, form and period stay, and the due day can only be moved to a later one. Those who have not filed get the new day.
plan-years = Proposals for another year:
plan-year = Year the cycle is called after
plan-form = Form
plan-form-title = { $title }
plan-form-choose = Choose a form
plan-kind = Try it out first
plan-rehearsal = This is a rehearsal
plan-rehearsal-hint = A rehearsal can be launched and looked at like any cycle. No letter leaves, and it takes no year’s place.
plan-days = Days
plan-opens = People can file from
plan-due = They file by
plan-due-hint = If the office does not work on that day, the next working day counts.
plan-from = First day that is reported on
plan-until = Last day that is reported on
plan-reminders = Reminders
plan-before = Days before the due day, the most first
plan-told = Also
plan-on-the-day = Remind on the due day itself
plan-managers = Tell supervisors that something is overdue in their team
plan-managers-hint = They are never told whose statement it is, nor what stands in it.
plan-after = Days after the due day until the first reminder that it is overdue
plan-every = Then again every so many days
plan-clocks = Clocks
plan-clocks-text = In days of the calendar. What ends on a day off is due on the next working day.
plan-review = From filing to certification
plan-information = From a question to its answer
plan-remedy = From an agreed remedy to its proof
plan-newcomer = For whoever joins after the launch
plan-extension-cap = At most so much more time for one statement
plan-fee = Late fee
plan-fee-text = The office lists who owes it and never collects it. Leave the amount empty if there is none.
plan-fee-amount = Amount
plan-fee-currency = Currency, by its three letters
plan-fee-grace = Days after the due day that cost nothing
plan-kept = Keeping
plan-retention = Years a statement is kept after it was closed
plan-button = Plan this cycle
plan-keep = Keep these changes
plan-number = Write a whole number, for example 30
plan-day = Enter the date as day, month, year, for example 31 3 2027

rules-title = Who files by rule
rules-text = Whoever meets everything that a rule asks for is asked to file. The first rule that takes somebody gives the reason.
rules-none = There is no rule yet: only those who are named would file.
rules-everybody = Everybody on the roster
rules-grades = Grade groups
rules-duties = Duties
rules-units = Units
rules-some-units = Only in some units
rules-name = { $name }
rules-remove = Remove
rules-preview = See who would file
rules-named = Name somebody
rules-add-title = Add a rule
rules-add-text = Tick what a person must have; within one list one of them is enough. What is left empty asks for nothing.
rules-reason = Reason for filing
rules-add = Add this rule

named-title = Who is named
named-text = People whom no rule takes, named by the office or by the focal point of their unit. In a cycle under way they are asked within a minute, with the time of a newcomer.
named-none = Nobody has been named.
named-person = Staff number or e-mail address
named-person-hint = As the roster has it
named-person-missing = Nobody of yours on the roster has this staff number or address. Check it.
named-remove = Take back
named-add-title = Name somebody
named-add = Name this person

exempted-title = Who is exempted
exempted-text = People who would file by a rule or by name and need not this year. One person proposes it with a reason, another signs; the launch then passes them over, and so does every later roster.
exempted-none = Nobody is exempted.
exempted-waits = Waits for a second signature
exempted-holds = Exempted
exempted-sign = Sign what others have proposed
exempted-remove = Take back
exempted-add-title = Exempt somebody
exempted-add-text = You propose it with your signature; it holds once somebody else has signed as well.
exempted-launched = This cycle has been launched, so nobody can be exempted from it any more. Do without the statement instead, on its page.
exempted-not-asked = Neither a rule nor a name asks this person to file. Nothing has to be done.
exempted-before = This person is exempted already, or it waits for a second signature.
exempted-too-near = You cannot exempt yourself or somebody above or below you: ask a colleague. About the people of the Ethics Office itself the alternate decides.
ending-exempt = Exempt before the launch: { $cycle }
preview-exempted = { $count ->
    [one] { $count } person is exempted and not counted above.
   *[other] { $count } people are exempted and not counted above.
}
cycle-exempted-count = { $count ->
    [0] Nobody is exempted
    [one] { $count } person is exempted
   *[other] { $count } people are exempted
}
dashboard-exempted = Exempted before the launch

preview-filers-title = Who would file
preview-filers-text = From today’s roster. Nothing has been sent to anybody.
preview-filers-none = Nobody would file. Add a rule or name somebody.
preview-filers = { $count ->
    [one] { $count } person would file.
   *[other] { $count } people would file.
}
preview-filers-assigned = { $count ->
    [one] { $count } of them has a statement already.
   *[other] { $count } of them have a statement already.
}
preview-filers-count = People
preview-filers-all = All
preview-by-reason = By reason
preview-by-unit = By unit
preview-unit = Unit
preview-unknown = The rules ask for these, and nobody on the roster has them. Perhaps they are misspelt.
preview-unreachable-title = Without an e-mail address
preview-unreachable = { $count ->
    [0] Everybody who would file has an e-mail address.
    [one] No letter reaches { $count } person. Tell them in another way.
   *[other] No letter reaches { $count } people. Tell them in another way.
}
preview-launch = Go on to the launch

launch-title = Launch: { $cycle }
launch-filers = { $count ->
    [one] { $count } person is assigned a statement.
   *[other] { $count } people are assigned a statement.
}
launch-letters = First letters
launch-no-letters = None: this is a rehearsal
launch-unreachable = Not reached
launch-stays = From then on the form, the year and the period stay as they are, and the due day can only be moved to a later one.
launch-goes-on = If the launch is interrupted, it goes on by itself, and nobody is assigned twice.
launch-follows = Whoever joins, moves or leaves later is followed from the next roster.
launch-nobody = Nobody would file. Say first who files.
launch-button = { $count ->
    [one] Launch for { $count } person
   *[other] Launch for { $count } people
}

dashboard-share = { $filed } of { $expected } have been filed.
dashboard-launching = The cycle is being launched: { $assigned } of { $filers } have their statement. You can leave this page; it goes on by itself.
dashboard-again = Look again
dashboard-filing = How statements are filed
dashboard-review = What became of those filed
dashboard-reminders = Filed after how many reminders
dashboard-reminded = { $count ->
    [0] After no reminder
    [one] After { $count } reminder
   *[other] After { $count } reminders
}
dashboard-all = All units
course-title = Filed so far
course-due = Due
course-table = The same as a table
course-then = Filed that day
course-so-far = So far
cycle-done-end = The cycle is ended.

filers-title = Statements
filers-views = Which statements
filers-none = There is none of these.
filers-back = Back to the cycle
filers-all-units = All units
filers-who = Who files
filers-filed = Filed
filers-expected = Asked
filers-not-begun = Not begun
filers-begun = Begun
filers-overdue = Overdue
filers-asked = More time asked for
filers-extended = More time granted
filers-on-time = On time
filers-late = Late
filers-in-review = In review
filers-questions = With questions
filers-cleared = No conflict
filers-advised = Advice given
filers-remedy = Remedy open
filers-certified = Certified
filers-waived = Waived
filers-cancelled = Cancelled
filers-without-address = No e-mail address
filers-walled = With the alternate
filers-one = Statement of { $name }
filers-number = Number
filers-staff-id = Staff number
filers-assigned = Assigned on
filers-told = Last letter about it
filers-more-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}

extension-title = More time
extension-asked = { $count ->
    [one] { $count } more day is asked for, with this reason:
   *[other] { $count } more days are asked for, with this reason:
}
extension-days = Days to grant
extension-days-hint = { $most ->
    [0] All the time that can be added has been added.
    [one] At most { $most } day. If the office does not work on the new day, the next working day counts.
   *[other] At most { $most } days. If the office does not work on the new day, the next working day counts.
}
extension-message = What you tell them
extension-grant = Grant these days
extension-refuse = Refuse
extension-done = The decision is made, and the filer is told that there is something to read.

ending-title = Do without this statement
ending-text = You propose it with your signature; it is done once somebody else has signed as well. What has not been filed is then not asked for any more.
ending-how = What is to be done
ending-waive = Waive it
ending-waive-hint = They need not file this year.
ending-cancel = Cancel it
ending-cancel-hint = They should not have been asked.
ending-because = Why
ending-button = Propose this
ending-waits = One person has proposed to do without this statement. It waits for a second signature:
ending-alone = Two people of your desk must sign for this, and you are the only one there. Until somebody joins you, the statement is to be filed.
ending-done = You have signed. Somebody else must sign as well.
endings-title = Statements to do without
endings-text = Two people decide to do without a statement: one has proposed it, another signs.
endings-none = No statement waits for a second signature.
endings-others = Proposed by you, waiting for somebody else
endings-tick = Tick at least one statement
endings-sign = Sign for those ticked
endings-done = You have signed. These statements are not asked for any more.

letters-ahead-title = Letters ahead
letters-ahead-text = What will leave on which day if nobody files anything meanwhile. Whoever files hears no more; supervisors hear on the days marked overdue that something is, and not whose.
letters-ahead-rehearsal = This is a rehearsal, so none of these letters leaves.
letters-ahead-none = No letter will leave in the next four months.
letters-ahead-what = Occasion
letters-ahead-count = Letters
letters-ahead-assigned = To be filed
letters-ahead-due = Due soon
letters-ahead-overdue = Overdue

fees-title = Late fees
fees-text = Those who filed after the days that cost nothing, and those who have still not filed though they are over. The office lists them and collects nothing.
fees-none = Nobody owes a fee.
fees-owed = { $count ->
    [one] { $count } person owes { $amount }.
   *[other] { $count } people owe { $amount } each.
}

end-title = End this cycle
end-text = Nobody is assigned or reminded any more. What was filed can still be reviewed. This cannot be taken back.
end-who = See who has not filed
end-button = End this cycle

units-text = How those of your unit file. You can name people of your unit who are to file; what they declare stays closed to you.
units-none = No cycle is under way.
units-nobody = Nobody of your unit is to file, as far as is known today.
units-scope = You see your own unit: who files, and whether they have. Nothing of what is in a statement or came of it.
units-count = { $count }

calendar-due = Disclosure statement due
calendar-keep = Put the due day into your calendar
