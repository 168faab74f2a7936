-- Words the guard always finds (list 'watch'), and words it never calls a name (list 'harmless').
CREATE TABLE guard_word (
    id TEXT PRIMARY KEY,
    list TEXT NOT NULL CHECK (list IN ('watch', 'harmless')),
    word TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    sha256 BLOB NOT NULL
);
