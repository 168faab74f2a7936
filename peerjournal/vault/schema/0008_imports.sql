-- Imports, so that each of them can be undone and a source that changed since is noticed: what came when and from where,
-- and, a thousand entries a row, which entries it brought with a digest of what they were then.
CREATE TABLE import_batch (
    id TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    sources TEXT NOT NULL,
    group_ids TEXT NOT NULL,
    meeting_ids TEXT NOT NULL,
    sha256 BLOB NOT NULL
);
CREATE TABLE arrivals (
    id TEXT PRIMARY KEY,
    batch_id TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    brought TEXT NOT NULL
);
CREATE INDEX arrivals_batch ON arrivals (batch_id, id);
