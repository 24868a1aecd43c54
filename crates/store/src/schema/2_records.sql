-- What the team keeps beside the rooms: tokens of programs, scorecards,
-- reports, the log of who did what, and the server's own values.

ALTER TABLE rooms ADD COLUMN summary TEXT;

CREATE TABLE set_up_tokens (
    token_hash TEXT PRIMARY KEY,
    expires_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE api_tokens (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    token_hash TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    scopes TEXT NOT NULL,
    staff INTEGER NOT NULL REFERENCES staff (id),
    created_at_ms INTEGER NOT NULL,
    expires_at_ms INTEGER,
    revoked_at_ms INTEGER,
    last_used_at_ms INTEGER
) STRICT;

CREATE TABLE scorecards (
    room INTEGER NOT NULL REFERENCES rooms (number),
    staff INTEGER NOT NULL REFERENCES staff (id),
    body TEXT NOT NULL,
    changed_at_ms INTEGER NOT NULL,
    submitted_at_ms INTEGER,
    PRIMARY KEY (room, staff)
) STRICT, WITHOUT ROWID;

CREATE TABLE reports (
    room INTEGER NOT NULL REFERENCES rooms (number),
    run INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (room, run)
) STRICT;

CREATE TABLE audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at_ms INTEGER NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    address TEXT NOT NULL
) STRICT;

-- The server's own: keys that must outlive it.
CREATE TABLE own_values (
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;
