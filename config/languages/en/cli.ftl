# What the command line says.
cli-denied = This is not allowed.
cli-missing = There is no such thing. Check the name, address or number.
cli-conflict = Somebody else changed the same thing at the same time. Nothing was changed; run the command again.
cli-file-exists = { $file } exists already. Name another file, or move that one away.
cli-recovery-missing = There is no file { $file }. Run “probity ceremony --out { $file }” first.
cli-recovery-no-key = { $file } holds no recovery key. Use the file that “probity ceremony” wrote.
cli-init-before = An office was founded in { $folder } before. Choose another folder with --dir.
cli-role = There is no role “{ $role }”. The roles are: { $known }.
cli-checkpoint-missing = There is no file { $file }.
cli-checkpoint-foreign = The checkpoint in { $file } is not signed by this office.
cli-record-unsound = The record is not sound. Keep a copy of the database as it is and tell the auditor.
cli-roster-missing = There is no file { $file }.
cli-roster-refused = Nothing was imported. Mend the lines named above, or use --skip-bad-lines.
cli-roster-would = Nothing was changed. The file would mean: { $counts }
cli-roster-done = The roster was taken over: { $counts }
cli-roster-incomplete = { $count ->
    [one] { $count } person who serves is not in the file. If the file is complete, say --complete: whoever is missing has left.
   *[other] { $count } persons who serve are not in the file. If the file is complete, say --complete: whoever is missing has left.
}
cli-listen = Nothing can be served on { $address }: { $cause }. Stop what listens there, or name another address: in server.listen, or with --listen for a demo.
cli-checkpoint-unchecked = The signature of { $file } could not be checked: there is no credential file here. Size and code are compared all the same.
cli-passphrase = Passphrase of { $email }
cli-share-missing = There is no file { $file } with a share.
cli-share-line = Share { $share }, line { $line } of 5
cli-share-intact = Share { $number } is intact and belongs to this recovery key.
cli-share-foreign = This is a share number { $number }, but not one of this recovery key. Compare the fingerprint on its sheet.
cli-loss = The share store remembers { $remembered } entries of the record; the main database was put back and has { $found }. What was done in between is gone: requests, answers, recusals, changes of members.
cli-loss-none = Nothing is lost: the main database is not older than the share store remembers.
cli-loss-one-more = Signed. Somebody else must be the second: run “probity accept-loss” again with their address.
cli-loss-accepted = Two people have accepted the loss, and the record says so. Start the office again; repeat the recusals and changes of members made in between.
cli-credential-restored = The credential file is restored: { $file }. Keep it apart from every backup of the databases.
cli-successor-fingerprints = Give one --fingerprint for each --successor, in the same order.
cli-desk-handed-over = Handed over: { $groups }. Two people (successors or the alternate) now stand for it in the portal, under the members of the office.
cli-language = There is no language “{ $language }” here. There are: { $known }.
cli-form-ok = ok: { $title }, version { $version }: { $sections ->
    [one] { $sections } section
   *[other] { $sections } sections
}, { $fields ->
    [one] { $fields } question
   *[other] { $fields } questions
}, in { $languages }; fingerprint { $fingerprint }

cli-cycle-none = No cycle is planned for { $year }. The office plans one in the portal.
cli-cycle-several = The year has several cycles. Say which with --form, one of: { $forms }
cli-cycle-launched = { $count ->
    [0] The cycle is open. Nobody was missing.
    [one] The cycle is open. { $count } statement was assigned.
   *[other] The cycle is open. { $count } statements were assigned.
}
cli-cycle-preview = { $count ->
    [0] Nobody would file.
    [one] { $count } person would file; { $assigned } of them has a statement already.
   *[other] { $count } people would file; { $assigned } of them have a statement already.
}
cli-cycle-reason = { $count } · { $reason }
cli-cycle-unit = { $count } · { $unit }
cli-cycle-unreachable = Without an e-mail address: { $ids }
cli-cycle-exempted = Exempted, and not counted here: { $ids }
cli-cycle-unknown = The rules ask for these, and nobody of the roster has them: { $names }
cli-cycle-standing = { $state }. Filed: { $filed } of { $expected }, { $late } of them late. Overdue: { $overdue }.
cli-cycle-state = { $count } · { $state }
cli-cycle-filed = { $filed } of { $expected } · { $unit }
cli-cycle-ahead = { $count ->
    [0] No letter will leave in the next sixty days.
   *[other] If nobody files meanwhile, these letters will leave in the next sixty days:
}
cli-cycle-form = There is no such form. The forms are: { $known }
cli-cycle-planned = The cycle is planned. People can file from { $opens } and file by { $due }. Look who would: “probity cycle preview”.
cli-cycle-outgoing-assigned = { $day }: { $count } · to be filed
cli-cycle-outgoing-due = { $day }: { $count } · due soon
cli-cycle-outgoing-overdue = { $day }: { $count } · overdue
cli-cycle-reminded = { $count ->
    [0] No letter was due.
    [one] { $count } letter was written.
   *[other] { $count } letters were written.
}
cli-cycle-sample = { $count } of { $population } statements are drawn. The list they were drawn from has the SHA-256 { $hash }.
cli-cycle-drawn = { $number } { $stratum }
