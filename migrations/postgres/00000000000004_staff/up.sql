-- What the organisation's roster says of its people. `staff_id` is the roster's key, `id` the one by which accounts and
-- matters know a person. A supervisor is named by staff id; that nobody supervises themselves in a circle and that no two
-- who serve share an address is held by the import, which has the write door to itself.
CREATE TABLE staff (
    id            BYTEA   NOT NULL PRIMARY KEY,
    staff_id      TEXT    NOT NULL UNIQUE,
    name          TEXT    NOT NULL,
    email         TEXT    NOT NULL,
    language      TEXT,
    grade         TEXT,
    grade_group   TEXT,
    contract_type TEXT,
    unit          TEXT    NOT NULL,
    region        TEXT,
    gender        TEXT,
    supervisor    TEXT,
    duties        TEXT    NOT NULL,
    first_day     INTEGER,
    last_day      INTEGER
);
CREATE INDEX staff_by_email ON staff (email);
CREATE INDEX staff_by_supervisor ON staff (supervisor);
