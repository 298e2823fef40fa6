-- What is to be done about a conflict. In the clear stands whose turn it is and by which day, so that a letter can be written
-- by whoever holds no key; what is to be done, whether its filer agrees and what proves it lie in the box, signed by whoever
-- changed it last. Who verified it once a year, and all that was said about it, are lines of the statement. `told` is the
-- day of the last reminder.
CREATE TABLE disclosure_remedies (
    id        BYTEA    NOT NULL PRIMARY KEY,
    statement BYTEA    NOT NULL REFERENCES disclosure_statements (id) ON DELETE CASCADE,
    seq       INTEGER NOT NULL,
    turn      TEXT    NOT NULL CHECK (turn IN ('filer', 'office', 'nobody')),
    due       INTEGER,
    told      INTEGER,
    revision  INTEGER NOT NULL,
    body      BYTEA    NOT NULL,
    UNIQUE (statement, seq)
);
CREATE INDEX disclosure_remedies_by_turn ON disclosure_remedies (turn, due);
