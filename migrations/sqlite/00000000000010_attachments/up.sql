-- A file that belongs to a matter. `header` holds its name, type, length and its own key, sealed like any other text of the matter.
CREATE TABLE attachments (
    id       BLOB    NOT NULL PRIMARY KEY,
    matter   BLOB    NOT NULL REFERENCES matters (id),
    day      INTEGER NOT NULL,
    segments INTEGER NOT NULL,
    header   BLOB    NOT NULL
);
CREATE INDEX attachments_by_matter ON attachments (matter);

-- A file under way: its segments are there, and nothing says yet what they belong to. What was broken off is swept out.
CREATE TABLE attachment_uploads (
    id  BLOB    NOT NULL PRIMARY KEY,
    day INTEGER NOT NULL
);

-- The sealed segments of a file, as they came in.
CREATE TABLE attachment_segments (
    attachment BLOB    NOT NULL,
    seq        INTEGER NOT NULL,
    body       BLOB    NOT NULL,
    PRIMARY KEY (attachment, seq)
);
