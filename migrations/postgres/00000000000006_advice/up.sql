-- What IT may see of a matter: number, state, days, who handles it, how much there is. Who asks, about what, category and
-- urgency are sealed (`intake`, `triage`).
CREATE TABLE advice_matters (
    id         BYTEA    NOT NULL PRIMARY KEY REFERENCES matters (id),
    year       INTEGER NOT NULL,
    number     INTEGER NOT NULL,
    state      TEXT    NOT NULL,
    desk       TEXT    NOT NULL CHECK (desk IN ('office', 'alternate')),
    handler    BYTEA,
    received   INTEGER NOT NULL,
    due        INTEGER,
    answered   INTEGER,
    disposed   INTEGER,
    unread     BOOLEAN NOT NULL,
    messages   INTEGER NOT NULL,
    revision   INTEGER NOT NULL,
    clock      TEXT    NOT NULL,
    intake     BYTEA    NOT NULL,
    triage     BYTEA    NOT NULL,
    UNIQUE (year, number)
);
-- The inbox is counted in the first index alone, without the sealed columns beside it, and comes out of the second in order.
CREATE INDEX advice_matters_by_desk ON advice_matters (desk, state, due, number, unread, handler);
CREATE INDEX advice_matters_in_order ON advice_matters (desk, (due IS NULL), due, number, state);

CREATE TABLE advice_lines (
    id     BYTEA    NOT NULL PRIMARY KEY,
    matter BYTEA    NOT NULL REFERENCES advice_matters (id) ON DELETE CASCADE,
    seq    INTEGER NOT NULL,
    kind   TEXT    NOT NULL CHECK (kind IN ('message', 'note', 'event')),
    author TEXT    NOT NULL CHECK (author IN ('requester', 'office')),
    day    INTEGER NOT NULL,
    body   BYTEA    NOT NULL,
    UNIQUE (matter, seq)
);

-- The codes a matter is counted by, sealed with a key of their own to the desk that handled it; they outlive the matter.
CREATE TABLE advice_facts (
    matter     BYTEA    NOT NULL PRIMARY KEY,
    year       INTEGER NOT NULL,
    desk       TEXT    NOT NULL,
    generation INTEGER NOT NULL,
    wrapped    BYTEA    NOT NULL,
    facts      BYTEA    NOT NULL
);
CREATE INDEX advice_facts_by_year ON advice_facts (year, desk);
