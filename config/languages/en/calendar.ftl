# Working days and deadlines.

calendar-missing = There is no calendar { $name }. Write one to { $file }, or name one that comes with the program in office.calendar.
calendar-unreadable = The calendar { $name } cannot be understood: { $cause }.
calendar-weekday = The calendar { $name } names a working day { $word }. Write monday, tuesday and so on.
calendar-holiday = The calendar { $name } has a holiday without a day. Write either day = 2017-04-14 or yearly = "12-25".
calendar-never-works = The calendar { $name } has no working day. Name at least one in working_days.

deadline-today = Due today
deadline-running = Due { $due }, { $left }
deadline-paused = On hold since { $since }
deadline-met = Done { $on }, in time
deadline-met-late = Done { $on }; was due { $due }
deadline-was-due = Was due { $due }
deadline-overdue = Was due { $due }, { $late }

deadline-rests-already = The deadline is on hold already.
deadline-goes-already = The deadline is not on hold.
deadline-is-met = The deadline has been met; nothing can change it any more.
deadline-day-too-early = The last change to this deadline was on { $last }. Choose that day or a later one.
