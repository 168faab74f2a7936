-- What groups, meetings and people gained later is one JSON object each, '' while there is nothing of
-- it (model/details.py); like `left_out` it is no part of the checksum then (rows.py).
ALTER TABLE "group" ADD COLUMN details TEXT NOT NULL DEFAULT '';
ALTER TABLE meeting ADD COLUMN details TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN details TEXT NOT NULL DEFAULT '';

-- Passages of others in entries of a group with retention lie here sealed, cut out of `body` (sealing.py), so that
-- destroying their key destroys them. `body_index` holds their words for the index while they live.
ALTER TABLE entry ADD COLUMN sealed TEXT NOT NULL DEFAULT '';

-- One key for each group and week (its Monday, ISO date). A destroyed key is NULL; its row stays and says since when.
CREATE TABLE passage_key (
    id TEXT PRIMARY KEY,
    group_id TEXT NOT NULL,
    week TEXT NOT NULL,
    key BLOB,
    kept_until TEXT,
    announced_at TEXT,
    destroyed_at TEXT
);
CREATE INDEX passage_key_week ON passage_key (group_id, week);

CREATE TABLE follow_up (
    id TEXT PRIMARY KEY,
    group_id TEXT NOT NULL,
    meeting_id TEXT,
    text TEXT NOT NULL,
    due TEXT,
    done_at TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    sha256 BLOB NOT NULL
);

-- The safeguarding log: one row 'slot' with its key, wrapped under a passphrase of its own, and rows 'note' sealed under
-- that key. Whoever opens the journal alone cannot read them.
CREATE TABLE safeguarding (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('slot', 'note')),
    sealed TEXT NOT NULL,
    created_at TEXT NOT NULL,
    sha256 BLOB NOT NULL
);
