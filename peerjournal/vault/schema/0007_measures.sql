-- What a person adds to what can be asked (kind 'scale' or 'form'), each time a form was answered, and the safety card.
CREATE TABLE measure (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('scale', 'form')),
    key TEXT NOT NULL,
    version TEXT NOT NULL,
    name TEXT NOT NULL,
    retired_at TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    definition TEXT NOT NULL
);

CREATE TABLE answers (
    id TEXT PRIMARY KEY,
    measure_id TEXT NOT NULL,
    version TEXT NOT NULL,
    at TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    items TEXT NOT NULL
);
CREATE INDEX answers_measure ON answers (measure_id, at);

CREATE TABLE safety_card (
    id TEXT PRIMARY KEY,
    signs TEXT NOT NULL,
    helps TEXT NOT NULL,
    people TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    sha256 BLOB NOT NULL
);
