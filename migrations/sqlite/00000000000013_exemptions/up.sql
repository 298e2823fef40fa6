-- Whom two people exempted from a cycle before its launch, with a code of the vocabulary `waiver-reason`; who signed stands with the
-- approvals. It says nothing of what anybody has.
CREATE TABLE disclosure_exempted (
    cycle   BLOB    NOT NULL REFERENCES disclosure_cycles (id) ON DELETE CASCADE,
    person  BLOB    NOT NULL,
    because TEXT    NOT NULL,
    day     INTEGER NOT NULL,
    PRIMARY KEY (cycle, person)
);
