-- The first schema. Every content row carries `sha256` over its content columns (rows.py): SQLCipher can zero-fill the
-- tail of a damaged value without an error, and this is how we notice.
--
-- Entries, tips and questions share one space of integer keys that follow their moments (keys.py), so that one search
-- index covers them all and newest-first needs no sort.

CREATE TABLE vault (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    vault_id TEXT NOT NULL,
    generation INTEGER NOT NULL,
    header_generation INTEGER NOT NULL,
    kit_written INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE secret (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;

CREATE TABLE entry (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    all_day INTEGER NOT NULL,
    starred INTEGER NOT NULL,
    title TEXT NOT NULL,
    feelings TEXT NOT NULL,
    scales TEXT NOT NULL,
    tags TEXT NOT NULL,
    group_id TEXT,
    meeting_id TEXT,
    tip_ids TEXT NOT NULL,
    attachments TEXT NOT NULL,
    source_format TEXT,
    source_id TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    day INTEGER NOT NULL,
    sha256 BLOB NOT NULL,
    title_index TEXT,
    tags_index TEXT,
    body TEXT NOT NULL,
    body_index TEXT
);
CREATE INDEX entry_shown ON entry (key) WHERE trashed_at IS NULL;
CREATE INDEX entry_day ON entry (day) WHERE trashed_at IS NULL;
CREATE INDEX entry_starred ON entry (key) WHERE starred = 1 AND trashed_at IS NULL;
CREATE INDEX entry_trashed ON entry (trashed_at) WHERE trashed_at IS NOT NULL;
CREATE INDEX entry_group ON entry (group_id, key) WHERE group_id IS NOT NULL;
CREATE INDEX entry_meeting ON entry (meeting_id, key) WHERE meeting_id IS NOT NULL;
CREATE INDEX entry_source ON entry (source_id) WHERE source_id IS NOT NULL;

-- What an entry can be filtered by, derived from its row; entries in the trash have no rows here.
CREATE TABLE mark (
    kind TEXT NOT NULL,
    folded TEXT NOT NULL,
    key INTEGER NOT NULL,
    shown TEXT NOT NULL,
    PRIMARY KEY (kind, folded, key)
) WITHOUT ROWID;
CREATE INDEX mark_key ON mark (key);

CREATE TABLE revision (
    id TEXT PRIMARY KEY,
    entry_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    replaced_at TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    content TEXT NOT NULL,
    UNIQUE (entry_id, number)
);

CREATE TABLE blob (sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE chunk (
    blob TEXT NOT NULL REFERENCES blob (sha256) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    sha256 BLOB NOT NULL,
    data BLOB NOT NULL,
    UNIQUE (blob, number)
);

CREATE TABLE "group" (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    rrule TEXT NOT NULL,
    first_at TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    sha256 BLOB NOT NULL,
    agreement TEXT NOT NULL
);

CREATE TABLE meeting (
    id TEXT PRIMARY KEY,
    group_id TEXT NOT NULL,
    at TEXT NOT NULL,
    attended INTEGER,
    topic TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    moment INTEGER NOT NULL,
    sha256 BLOB NOT NULL,
    note TEXT NOT NULL
);
CREATE INDEX meeting_group ON meeting (group_id, moment);
CREATE INDEX meeting_moment ON meeting (moment);

CREATE TABLE check_in (
    id TEXT PRIMARY KEY,
    meeting_id TEXT NOT NULL,
    occasion TEXT NOT NULL CHECK (occasion IN ('before', 'after')),
    at TEXT NOT NULL,
    feelings TEXT NOT NULL,
    scales TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    UNIQUE (meeting_id, occasion)
);

CREATE TABLE person (
    id TEXT PRIMARY KEY,
    alias TEXT NOT NULL,
    group_id TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    connection TEXT NOT NULL,
    promise TEXT NOT NULL,
    sha256 BLOB NOT NULL
);

CREATE TABLE tip (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    situations TEXT NOT NULL,
    group_id TEXT,
    meeting_id TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    sha256 BLOB NOT NULL,
    how TEXT NOT NULL,
    title_index TEXT NOT NULL,
    tags_index TEXT NOT NULL,
    body_index TEXT NOT NULL
);

CREATE TABLE try (
    id TEXT PRIMARY KEY,
    tip_id TEXT NOT NULL,
    at TEXT NOT NULL,
    before INTEGER,
    after INTEGER,
    note TEXT NOT NULL,
    created_at TEXT NOT NULL,
    sha256 BLOB NOT NULL
);
CREATE INDEX try_tip ON try (tip_id, at);

CREATE TABLE question (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL,
    group_id TEXT,
    answers TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    sha256 BLOB NOT NULL,
    title_index TEXT NOT NULL,
    tags_index TEXT NOT NULL,
    body_index TEXT NOT NULL
);

-- One index over everything a person wrote. The indexed text is NFC with characters of scripts without spaces set
-- apart (script.py); NULL in an _index column of an entry means that the text itself is indexed.
CREATE VIEW searchable (key, title, body, tags) AS
    SELECT key, coalesce(title_index, title), coalesce(body_index, body), coalesce(tags_index, tags)
    FROM entry WHERE trashed_at IS NULL
    UNION ALL SELECT key, title_index, body_index, tags_index FROM tip WHERE trashed_at IS NULL
    UNION ALL SELECT key, title_index, body_index, tags_index FROM question WHERE trashed_at IS NULL;

CREATE VIRTUAL TABLE search USING fts5 (
    title, body, tags,
    content = 'searchable', content_rowid = 'key', prefix = '1 2 3 4 5',
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co M*'"
);
-- Leaves that fit into one page with room to spare: an overflow page could be damaged without an error.
INSERT INTO search (search, rank) VALUES ('pgsz', 3600);

CREATE TRIGGER entry_search_insert AFTER INSERT ON entry WHEN new.trashed_at IS NULL BEGIN
    INSERT INTO search (rowid, title, body, tags) VALUES (new.key, coalesce(new.title_index, new.title),
        coalesce(new.body_index, new.body), coalesce(new.tags_index, new.tags));
END;
CREATE TRIGGER entry_search_delete AFTER DELETE ON entry WHEN old.trashed_at IS NULL BEGIN
    INSERT INTO search (search, rowid, title, body, tags) VALUES ('delete', old.key,
        coalesce(old.title_index, old.title), coalesce(old.body_index, old.body), coalesce(old.tags_index, old.tags));
END;
CREATE TRIGGER tip_search_insert AFTER INSERT ON tip WHEN new.trashed_at IS NULL BEGIN
    INSERT INTO search (rowid, title, body, tags) VALUES (new.key, new.title_index, new.body_index, new.tags_index);
END;
CREATE TRIGGER tip_search_delete AFTER DELETE ON tip WHEN old.trashed_at IS NULL BEGIN
    INSERT INTO search (search, rowid, title, body, tags)
    VALUES ('delete', old.key, old.title_index, old.body_index, old.tags_index);
END;
CREATE TRIGGER question_search_insert AFTER INSERT ON question WHEN new.trashed_at IS NULL BEGIN
    INSERT INTO search (rowid, title, body, tags) VALUES (new.key, new.title_index, new.body_index, new.tags_index);
END;
CREATE TRIGGER question_search_delete AFTER DELETE ON question WHEN old.trashed_at IS NULL BEGIN
    INSERT INTO search (search, rowid, title, body, tags)
    VALUES ('delete', old.key, old.title_index, old.body_index, old.tags_index);
END;
