-- The certificate of a destruction: what was destroyed of which statement, when, and who signed for it. `state` is what the record
-- remembered of it last.
CREATE TABLE disclosure_destroyed (
    statement BLOB    NOT NULL PRIMARY KEY REFERENCES disclosure_statements (id),
    number    TEXT    NOT NULL,
    ended     INTEGER NOT NULL,
    day       INTEGER NOT NULL,
    versions  INTEGER NOT NULL,
    lines     INTEGER NOT NULL,
    files     INTEGER NOT NULL,
    first     BLOB    NOT NULL,
    second    BLOB    NOT NULL,
    state     BLOB    NOT NULL
);

-- A summary that a filer offers to the public. `body` is what they approved, signed and sealed like their statement; `published`
-- is the same in clear, and empty until the office has published it.
CREATE TABLE disclosure_summaries (
    statement BLOB    NOT NULL PRIMARY KEY REFERENCES disclosure_statements (id),
    day       INTEGER NOT NULL,
    body      BLOB    NOT NULL,
    published TEXT    NOT NULL
);
