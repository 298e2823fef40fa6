-- A file that belongs to a matter. `header` holds its name, type, length and its own key, sealed like any other text of the matter.
CREATE TABLE attachments (
    id       BYTEA   NOT NULL PRIMARY KEY,
    matter   BYTEA   NOT NULL REFERENCES matters (id),
    day      INTEGER NOT NULL,
    segments INTEGER NOT NULL,
    header   BYTEA   NOT NULL
);
CREATE INDEX attachments_by_matter ON attachments (matter);

-- A file under way: its segments are there, and nothing says yet what they belong to. What was broken off is swept out.
CREATE TABLE attachment_uploads (
    id  BYTEA   NOT NULL PRIMARY KEY,
    day INTEGER NOT NULL
);

-- The sealed segments of a file, as they came in.
CREATE TABLE attachment_segments (
    attachment BYTEA   NOT NULL,
    seq        INTEGER NOT NULL,
    body       BYTEA   NOT NULL,
    PRIMARY KEY (attachment, seq)
);
