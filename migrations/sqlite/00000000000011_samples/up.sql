-- A sample of the statements of a cycle that is verified. `listed` is all it was drawn from, in the words that `hash` is the
-- SHA-256 of: with the seed, the size and the strata it is drawn again from these, and is the same.
CREATE TABLE disclosure_samples (
    id         BLOB    NOT NULL PRIMARY KEY,
    cycle      BLOB    NOT NULL REFERENCES disclosure_cycles (id),
    seq        INTEGER NOT NULL,
    day        INTEGER NOT NULL,
    seed       TEXT    NOT NULL,
    size       INTEGER NOT NULL,
    strata     TEXT    NOT NULL CHECK (strata IN ('none', 'unit', 'grade')),
    population INTEGER NOT NULL,
    hash       BLOB    NOT NULL,
    listed     TEXT    NOT NULL,
    UNIQUE (cycle, seq)
);

-- A statement that was drawn. What its documents show (`checklist`) is sealed like the statement.
CREATE TABLE disclosure_sampled (
    id        BLOB    NOT NULL PRIMARY KEY,
    sample    BLOB    NOT NULL REFERENCES disclosure_samples (id),
    statement BLOB    NOT NULL REFERENCES disclosure_statements (id),
    seq       INTEGER NOT NULL,
    stratum   TEXT    NOT NULL,
    state     TEXT    NOT NULL CHECK (state IN ('asked', 'provided', 'checked')),
    checklist BLOB    NOT NULL,
    UNIQUE (sample, seq),
    UNIQUE (sample, statement)
);
CREATE INDEX disclosure_sampled_by_statement ON disclosure_sampled (statement);
