//! Holdings from a table, as a bank or a broker gives them out: a preview first, items only from lines without a flaw.
