# What the demo says while it is built and when it is ready.
demo-stage-roster = Taking over the roster
demo-stage-accounts = People enrol
demo-stage-year = The year 2017 goes by
demo-stage-disclosure = People file for last year
demo-stage-inbox = The last days go by
demo-folder-taken = There is something else in { $folder }. Name an empty folder with --dir, or one in which a demo was built.
demo-invented = Everything here is invented: the persons, the texts, every statement with its names and amounts, and how the matters of 2017 spread over subjects. Only these totals of 2017 are real, as the ITU Ethics Office reported them: 50 matters were counted; 107 people filed a statement, all of them in the end; 36 statements led to further consultation.
demo-figure = The figure of 2017 is not published. Sign in as the head to propose it, then as the alternate to publish it.
demo-receipt = Somebody who asked anonymously in 2017 comes back with the receipt { $receipt }
demo-accounts = All { $count } accounts stand in { $file }.
demo-letters = Letters land as files in { $folder }.
demo-folder = The recovery key's shares were thrown away, and every demo has the same passphrases: keep nothing real in { $folder }. To serve it again: probity demo --dir { $folder }
demo-stop = Press Ctrl-C to stop.
