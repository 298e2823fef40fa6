# The office and its doors.
office-behind-anchor = The main database is older than the share store remembers ({ $size } entries of the record): it was put back to an older state. Restore the newest backup; to go on without what is lost, two people run “probity accept-loss” (see docs/recovery.md).
office-shares-foreign = The share store is empty or belongs to another office. Put its own newest copy back: without it no matter can be opened (see docs/recovery.md).
office-migrate-first = The database is older than this version. Run “probity migrate” first.
office-founded-before = An office was founded in this database before. Nothing was changed.
office-no-statistics-key = The other desk holds the key for counting and has not passed it on. Ask a colleague there to triage a matter first.
office-approved-before = You have signed this already. Somebody else must be the second.
