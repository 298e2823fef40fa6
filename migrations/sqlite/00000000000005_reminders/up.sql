-- Letters that wait. What a letter says and to whom lies in `sealed`, under a key derived from the credential file; a row
-- is gone once its letter is delivered. `recall` is a tag without meaning by which an act takes a letter back, empty
-- where nothing does. `leased_until` (seconds) and `lease` say which worker has the letter in its hands. `reason` is
-- the relay's last answer (SMTP code), 0 when it could not be reached, -1 when the letter itself was at fault.
CREATE TABLE letters (
    id           BLOB    NOT NULL PRIMARY KEY,
    kind         TEXT    NOT NULL,
    sealed       BLOB    NOT NULL,
    recall       BLOB    NOT NULL,
    state        TEXT    NOT NULL CHECK (state IN ('waiting', 'dead')),
    not_before   BIGINT  NOT NULL,
    leased_until BIGINT  NOT NULL,
    lease        BLOB    NOT NULL,
    tries        INTEGER NOT NULL,
    reason       INTEGER NOT NULL
);
CREATE INDEX letters_due ON letters (state, not_before);
CREATE INDEX letters_recall ON letters (recall);
