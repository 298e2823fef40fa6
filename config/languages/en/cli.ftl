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
