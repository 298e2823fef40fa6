storage-cannot-open = The database file { $file } can't be opened: { $cause }. Check that the folder exists and that the service may write to it.
storage-missing = There is no database at { $file }. If it was moved, put the right path into the settings; if it was lost, restore its backup.
storage-cannot-connect = The database can't be reached: { $cause }. Check its address, its name and the password.
storage-newer = This database was written by a newer version than { $version }. Start that version, or restore a backup made by this one.
storage-full = There is no room left on the disk of the database, so nothing was saved. What you typed is still on this page: tell the administrator, then send it again.
backup-exists = { $file } already exists. Choose a new name, so that no backup is overwritten.
backup-no-pg-dump = A backup of a PostgreSQL database needs the program pg_dump, and it is not installed here.
backup-pg-dump-failed = pg_dump stopped with an error, and no backup was made. Its own message is above.
