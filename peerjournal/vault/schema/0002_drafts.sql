-- What is being typed and not yet saved, and where in the window the person was: kept here, because everything that
-- says something about the content belongs into the encrypted file.
CREATE TABLE draft (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    about TEXT,
    cursor INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    fields TEXT NOT NULL
);
ALTER TABLE vault ADD COLUMN place TEXT NOT NULL DEFAULT '{}';
