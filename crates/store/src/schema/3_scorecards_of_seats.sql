-- Somebody who interviews by an invite has a seat and no account, and writes a
-- scorecard as accounts do.

CREATE TABLE scorecards_of_anybody (
    room INTEGER NOT NULL REFERENCES rooms (number),
    staff INTEGER REFERENCES staff (id),
    participant INTEGER,
    body TEXT NOT NULL,
    changed_at_ms INTEGER NOT NULL,
    submitted_at_ms INTEGER,
    CHECK ((staff IS NULL) <> (participant IS NULL)),
    UNIQUE (room, staff),
    UNIQUE (room, participant),
    FOREIGN KEY (room, participant) REFERENCES seats (room, participant)
) STRICT;

INSERT INTO scorecards_of_anybody (room, staff, body, changed_at_ms, submitted_at_ms)
SELECT room, staff, body, changed_at_ms, submitted_at_ms FROM scorecards;

DROP TABLE scorecards;

ALTER TABLE scorecards_of_anybody RENAME TO scorecards;
