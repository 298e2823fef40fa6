-- The audit record (RFC 6962): one row an entry, and the head of the tree that every act locks first.
CREATE TABLE log_entries (
    seq         BIGINT  NOT NULL PRIMARY KEY,
    id          BYTEA   NOT NULL UNIQUE,
    hour        BIGINT  NOT NULL,
    class       INTEGER NOT NULL,
    generation  INTEGER NOT NULL,
    detail      BYTEA   NOT NULL,
    detail_hash BYTEA   NOT NULL
);
CREATE TABLE log_head (
    id    INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    size  BIGINT  NOT NULL,
    peaks BYTEA   NOT NULL
);
INSERT INTO log_head (id, size, peaks) VALUES (1, 0, ''::bytea);
