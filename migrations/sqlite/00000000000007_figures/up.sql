-- A figure once it is published: frozen with its pattern of withheld counts. What may be seen of it needs no key;
-- `mac` says that the service froze it.
CREATE TABLE figures (
    measure   TEXT    NOT NULL,
    year      INTEGER NOT NULL,
    published INTEGER NOT NULL,
    frozen    TEXT    NOT NULL,
    mac       BLOB    NOT NULL,
    PRIMARY KEY (measure, year)
);
-- A figure that waits for its second signature: the codes it counts, sealed to office and alternate.
CREATE TABLE figure_proposals (
    measure       TEXT    NOT NULL,
    year          INTEGER NOT NULL,
    approval      BLOB    NOT NULL REFERENCES approvals (id) ON DELETE CASCADE,
    for_office    BLOB    NOT NULL,
    for_alternate BLOB    NOT NULL,
    PRIMARY KEY (measure, year)
);
