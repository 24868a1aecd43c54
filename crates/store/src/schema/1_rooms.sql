-- Rooms, what happens in them, and who may enter. Times are Unix milliseconds;
-- tokens are SHA-256 in hexadecimal.

CREATE TABLE staff (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    login TEXT NOT NULL UNIQUE COLLATE NOCASE,
    name TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    is_admin INTEGER NOT NULL,
    disabled INTEGER NOT NULL DEFAULT 0,
    created_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE sessions (
    token_hash TEXT PRIMARY KEY,
    staff INTEGER NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    created_at_ms INTEGER NOT NULL,
    expires_at_ms INTEGER NOT NULL,
    last_seen_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX sessions_by_staff ON sessions (staff);

-- `number` is for this file alone: it keeps the rows of events short.
CREATE TABLE rooms (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    challenge TEXT NOT NULL,
    challenge_digest TEXT NOT NULL,
    language TEXT NOT NULL,
    settings TEXT NOT NULL,
    created_by INTEGER REFERENCES staff (id),
    created_at_ms INTEGER NOT NULL,
    scheduled_at_ms INTEGER,
    opened_at_ms INTEGER,
    ended_at_ms INTEGER,
    deleted INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX rooms_by_challenge ON rooms (challenge);

-- `id` is the room's number in the upper half and the event's in the lower, so
-- that a room's events lie together in order, found without an index. No foreign
-- key: the writer knows which rooms there are, and this is written with every
-- keystroke.
CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    actor INTEGER,
    body TEXT NOT NULL
) STRICT;

-- The newest of each room.
CREATE TABLE snapshots (
    room INTEGER PRIMARY KEY REFERENCES rooms (number),
    sequence INTEGER NOT NULL,
    state BLOB NOT NULL
) STRICT;

CREATE TABLE invites (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    room INTEGER NOT NULL REFERENCES rooms (number),
    role TEXT NOT NULL,
    name TEXT,
    token_hash TEXT NOT NULL UNIQUE,
    created_by INTEGER REFERENCES staff (id),
    created_at_ms INTEGER NOT NULL,
    expires_at_ms INTEGER NOT NULL,
    revoked_at_ms INTEGER,
    uses INTEGER NOT NULL DEFAULT 0,
    maximum_uses INTEGER NOT NULL
) STRICT;

CREATE INDEX invites_by_room ON invites (room);

-- A participant's place in a room: taken with an invite, or by staff.
CREATE TABLE seats (
    room INTEGER NOT NULL REFERENCES rooms (number),
    participant INTEGER NOT NULL,
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    token_hash TEXT UNIQUE,
    invite INTEGER REFERENCES invites (id),
    staff INTEGER REFERENCES staff (id),
    created_at_ms INTEGER NOT NULL,
    revoked_at_ms INTEGER,
    PRIMARY KEY (room, participant),
    UNIQUE (room, staff)
) STRICT, WITHOUT ROWID;
