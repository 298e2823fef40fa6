-- What the house knows of itself: root check, recovery key, the root sealed to the custodians, the site's salt.
CREATE TABLE house (
    name  TEXT NOT NULL PRIMARY KEY,
    value BYTEA NOT NULL
);

-- Group keys by generation; `certificate` is the canonical text that a quorum signs, `previous` the box that opens the
-- generation before. A generation is `pending` until its quorum is complete.
CREATE TABLE group_keys (
    name         TEXT    NOT NULL,
    generation   INTEGER NOT NULL,
    state        TEXT    NOT NULL CHECK (state IN ('pending', 'current', 'past')),
    public       BYTEA    NOT NULL,
    certificate  BYTEA    NOT NULL,
    previous     BYTEA    NOT NULL,
    PRIMARY KEY (name, generation)
);
CREATE TABLE group_signatures (
    name       TEXT    NOT NULL,
    generation INTEGER NOT NULL,
    account    BYTEA    NOT NULL,
    signature  BYTEA    NOT NULL,
    PRIMARY KEY (name, generation, account)
);
-- The seed of one generation sealed to one member, or to the recovery key (sixteen zero bytes).
CREATE TABLE group_seeds (
    name       TEXT    NOT NULL,
    generation INTEGER NOT NULL,
    account    BYTEA    NOT NULL,
    wrapped    BYTEA    NOT NULL,
    PRIMARY KEY (name, generation, account)
);

-- A matter as the vault knows it: which key generation, what it commits to, whether it may be purged.
CREATE TABLE matters (
    id         BYTEA    NOT NULL PRIMARY KEY,
    kind       TEXT    NOT NULL,
    generation INTEGER NOT NULL,
    commitment BYTEA    NOT NULL,
    hold       BOOLEAN NOT NULL,
    purged     BOOLEAN NOT NULL
);
-- The DEK for one reader: a group by name, or an owner known only to the tag. An unclaimed tag is random and waits for
-- the owner's next sign-in.
CREATE TABLE matter_wraps (
    matter          BYTEA    NOT NULL REFERENCES matters (id) ON DELETE CASCADE,
    generation      INTEGER NOT NULL,
    recipient       TEXT    NOT NULL,
    recipient_gen   INTEGER NOT NULL,
    tag             BYTEA    NOT NULL,
    claimed         BOOLEAN NOT NULL,
    wrapped         BYTEA    NOT NULL,
    PRIMARY KEY (matter, generation, recipient, tag)
);
CREATE UNIQUE INDEX matter_wraps_by_tag ON matter_wraps (tag) WHERE recipient = 'owner';
CREATE INDEX matter_wraps_unclaimed ON matter_wraps (claimed);

-- An act that needs four eyes: proposed by one person, carried out when a second has signed.
CREATE TABLE approvals (
    id      BYTEA   NOT NULL PRIMARY KEY,
    action  TEXT   NOT NULL,
    object  BYTEA   NOT NULL,
    args    BYTEA   NOT NULL,
    expires BIGINT NOT NULL,
    done    BOOLEAN NOT NULL
);
CREATE TABLE approval_signatures (
    approval  BYTEA NOT NULL REFERENCES approvals (id) ON DELETE CASCADE,
    account   BYTEA NOT NULL,
    signature BYTEA NOT NULL,
    PRIMARY KEY (approval, account)
);
