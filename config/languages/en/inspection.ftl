# The auditor's inspection: what the opened details say, compared with the matters as they are today.

inspection-report = { $opened ->
    [0] No sealed detail could be opened.
    [one] One sealed detail was opened.
   *[other] { $opened } sealed details were opened.
  } { $custodians ->
    [0] { "" }
    [one] One is from before there were auditors; only the custodians can open it.
   *[other] { $custodians } are from before there were auditors; only the custodians can open them.
  } { $compared ->
    [0] There was no matter to compare.
    [one] One matter was compared with its last entry.
   *[other] { $compared } matters were compared with their last entries.
  } { $sound ->
    [yes] All is as the record says.
   *[no] Not all is as the record says:
  }

inspection-shut = The sealed detail of entry { $seq } cannot be opened: it is not the one that was recorded.
inspection-put-back = Matter { $matter } was put back to an older state: its last entry is { $seq }, and its rows are as entry { $older } left them.
inspection-changed = Matter { $matter } was changed outside the service after its last entry, { $seq }.
inspection-gone = Rows of matter { $matter } are missing; its last entry is { $seq }.
inspection-unrecorded = There is a matter { $matter } of which the record knows nothing.
