-- Kind words, received and given. They are the fourth kind of thing in the one space of keys (keys.py), so the view that
-- the index is made of is made anew with them in it; what is indexed already stays as it is.
CREATE TABLE kind_word (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL,
    received INTEGER NOT NULL,
    person_id TEXT,
    group_id TEXT,
    at TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    trashed_at TEXT,
    sha256 BLOB NOT NULL,
    title_index TEXT NOT NULL,
    tags_index TEXT NOT NULL,
    body_index TEXT NOT NULL
);

DROP VIEW searchable;
CREATE VIEW searchable (key, title, body, tags) AS
    SELECT key, coalesce(title_index, title), coalesce(body_index, body), coalesce(tags_index, tags)
    FROM entry WHERE trashed_at IS NULL
    UNION ALL SELECT key, title_index, body_index, tags_index FROM tip WHERE trashed_at IS NULL
    UNION ALL SELECT key, title_index, body_index, tags_index FROM question WHERE trashed_at IS NULL
    UNION ALL SELECT key, title_index, body_index, tags_index FROM kind_word WHERE trashed_at IS NULL;

CREATE TRIGGER kind_word_search_insert AFTER INSERT ON kind_word WHEN new.trashed_at IS NULL BEGIN
    INSERT INTO search (rowid, title, body, tags) VALUES (new.key, new.title_index, new.body_index, new.tags_index);
END;
CREATE TRIGGER kind_word_search_delete AFTER DELETE ON kind_word WHEN old.trashed_at IS NULL BEGIN
    INSERT INTO search (search, rowid, title, body, tags)
    VALUES ('delete', old.key, old.title_index, old.body_index, old.tags_index);
END;
