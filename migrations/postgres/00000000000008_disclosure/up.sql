-- A disclosure cycle. `plan` (JSON) is what was decided about it: days, clocks, reminders, who files by rule; it says nothing of
-- anybody; `canonical` is the form in its own words, frozen with the launch. `followed` is the roster up to which joiners, movers and leavers were taken over, `managers_told` the last day
-- on which supervisors heard that something is overdue.
CREATE TABLE disclosure_cycles (
    id            BYTEA    NOT NULL PRIMARY KEY,
    year          INTEGER NOT NULL,
    form          TEXT    NOT NULL,
    form_version  INTEGER NOT NULL,
    state         TEXT    NOT NULL CHECK (state IN ('planned', 'launching', 'open', 'closed')),
    rehearsal     BOOLEAN NOT NULL,
    revision      INTEGER NOT NULL,
    launched      INTEGER,
    managers_told INTEGER,
    followed      TEXT    NOT NULL,
    plan          TEXT    NOT NULL,
    canonical     TEXT    NOT NULL,
    UNIQUE (year, form, rehearsal)
);
-- Whom no rule takes but somebody named, with a code of the vocabulary `filing-reason`.
CREATE TABLE disclosure_named (
    cycle    BYTEA    NOT NULL REFERENCES disclosure_cycles (id) ON DELETE CASCADE,
    person   BYTEA    NOT NULL,
    reason   TEXT    NOT NULL,
    named_by BYTEA    NOT NULL,
    day      INTEGER NOT NULL,
    PRIMARY KEY (cycle, person)
);

-- What IT may see of a statement: who files and why, where it stands, its days, who reviews and who certified. What it says
-- is sealed, and so are what the reviewers found (`findings`) and how it differs from last year's (`summary`). There is no
-- `matter` until the filer begins: a launch draws no keys. `turn` is the day by which whoever has the turn is to act,
-- `told` the day of the last reminder that was written.
CREATE TABLE disclosure_statements (
    id        BYTEA    NOT NULL PRIMARY KEY,
    cycle     BYTEA    NOT NULL REFERENCES disclosure_cycles (id),
    number    INTEGER NOT NULL,
    person    BYTEA    NOT NULL,
    unit      TEXT    NOT NULL,
    reason    TEXT    NOT NULL,
    state     TEXT    NOT NULL,
    desk      TEXT    NOT NULL CHECK (desk IN ('reviewers', 'alternate')),
    matter    BYTEA    REFERENCES matters (id),
    filer     BYTEA,
    designee  BYTEA,
    reviewer  BYTEA,
    certifier BYTEA,
    assigned  INTEGER NOT NULL,
    due       INTEGER NOT NULL,
    extended  INTEGER NOT NULL,
    turn      INTEGER,
    submitted INTEGER,
    reviewed  INTEGER,
    certified INTEGER,
    disposed  INTEGER,
    because   TEXT,
    told      INTEGER,
    unread    BOOLEAN NOT NULL,
    revision  INTEGER NOT NULL,
    clock     TEXT    NOT NULL,
    summary   BYTEA    NOT NULL,
    findings  BYTEA    NOT NULL,
    UNIQUE (cycle, number),
    UNIQUE (cycle, person)
);
CREATE INDEX disclosure_statements_by_state ON disclosure_statements (cycle, state, due, told);
CREATE INDEX disclosure_statements_by_reviewer ON disclosure_statements (desk, reviewer, state, turn, cycle, unit, id);
CREATE INDEX disclosure_statements_by_person ON disclosure_statements (person);
CREATE INDEX disclosure_statements_by_designee ON disclosure_statements (designee);
CREATE INDEX disclosure_statements_by_matter ON disclosure_statements (matter);

-- A version of a statement: one sealed box, so that rows do not tell how much there is in it. A draft is written over, what was
-- submitted never is.
CREATE TABLE disclosure_versions (
    id        BYTEA    NOT NULL PRIMARY KEY,
    statement BYTEA    NOT NULL REFERENCES disclosure_statements (id) ON DELETE CASCADE,
    seq       INTEGER NOT NULL,
    submitted BOOLEAN NOT NULL,
    day       INTEGER NOT NULL,
    saved     INTEGER NOT NULL,
    body      BYTEA    NOT NULL,
    UNIQUE (statement, seq)
);

CREATE TABLE disclosure_lines (
    id        BYTEA    NOT NULL PRIMARY KEY,
    statement BYTEA    NOT NULL REFERENCES disclosure_statements (id) ON DELETE CASCADE,
    seq       INTEGER NOT NULL,
    kind      TEXT    NOT NULL CHECK (kind IN ('question', 'answer', 'note', 'event')),
    day       INTEGER NOT NULL,
    body      BYTEA    NOT NULL,
    UNIQUE (statement, seq)
);
