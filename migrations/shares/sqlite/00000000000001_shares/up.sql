-- Thirty-two bytes of every matter, kept apart from the database and its backups. A purged share leaves its row with
-- `share` emptied (tombstone). The anchor says whose shares these are, and how far
-- the main record had come: a main database behind it was rolled back.
CREATE TABLE shares (
    matter     BLOB    NOT NULL,
    generation INTEGER NOT NULL,
    share      BLOB    NOT NULL,
    PRIMARY KEY (matter, generation)
);
CREATE TABLE anchor (
    id           INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    mark         BLOB    NOT NULL,
    size         BIGINT  NOT NULL,
    root         BLOB    NOT NULL,
    certificates BLOB    NOT NULL
);
