-- Roles are a bit set (src/role.rs): 1 staff, 2 designee, 4 focal point, 8 reviewer, 16 officer, 32 head, 64 alternate,
-- 128 analyst, 256 auditor, 512 administrator. Whoever runs the machine holds no key: 8 + 16 + 32 + 64 + 256 = 376.
CREATE TABLE accounts (
    id            BYTEA    NOT NULL PRIMARY KEY,
    kind          TEXT    NOT NULL CHECK (kind IN ('person', 'receipt')),
    login         TEXT    NOT NULL UNIQUE,
    name          TEXT    NOT NULL,
    language      TEXT    NOT NULL,
    person        BYTEA,
    roles         INTEGER NOT NULL CHECK ((roles & 512) = 0 OR (roles & 376) = 0),
    state         TEXT    NOT NULL CHECK (state IN ('active', 'ended')),
    generation    INTEGER NOT NULL,
    salt          BYTEA    NOT NULL,
    verifier      BYTEA    NOT NULL,
    seed          BYTEA    NOT NULL,
    recovery_seed BYTEA    NOT NULL,
    kem           BYTEA    NOT NULL,
    sign          BYTEA    NOT NULL,
    mac           BYTEA    NOT NULL,
    created       INTEGER NOT NULL,
    failures      INTEGER NOT NULL,
    not_before    BIGINT  NOT NULL
);
CREATE INDEX accounts_by_person ON accounts (person);

-- A one-time link; the token itself is only in the letter, and `mac` says that the service made the link.
CREATE TABLE enrolments (
    token    BYTEA    NOT NULL PRIMARY KEY,
    login    TEXT    NOT NULL,
    name     TEXT    NOT NULL,
    language TEXT    NOT NULL,
    person   BYTEA,
    roles    INTEGER NOT NULL CHECK ((roles & 512) = 0 OR (roles & 376) = 0),
    account  BYTEA,
    expires  BIGINT  NOT NULL,
    mac      BYTEA   NOT NULL
);

-- Whose a session is stands sealed under the root (`account`) and as an index under it (`owner`): a copied table does not
-- tell who is signed in.
CREATE TABLE sessions (
    sid     BYTEA    NOT NULL PRIMARY KEY,
    owner   BYTEA    NOT NULL,
    account BYTEA    NOT NULL,
    ends    BIGINT  NOT NULL,
    seen    BIGINT  NOT NULL,
    factor  INTEGER NOT NULL,
    stepped BIGINT  NOT NULL,
    seed    BYTEA    NOT NULL
);
CREATE INDEX sessions_by_owner ON sessions (owner);
CREATE INDEX sessions_by_end ON sessions (ends);
