"""The floor: SQLCipher by itself, with the vault's settings, one table and an FTS5 index."""

import hashlib
import os
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from peerjournal.vault.connection import HMAC, PAGE

_SCHEMA = """
CREATE TABLE entry (key INTEGER PRIMARY KEY, id TEXT UNIQUE, at TEXT, title TEXT, tags TEXT, body TEXT);
CREATE VIRTUAL TABLE search USING fts5 (title, body, tags, content = 'entry', content_rowid = 'key',
    prefix = '1 2 3', tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co M*'");
INSERT INTO search (search, rank) VALUES ('pgsz', 4040);
"""
_TRIGGER = """
CREATE TRIGGER entry_insert AFTER INSERT ON entry BEGIN
    INSERT INTO search (rowid, title, body, tags) VALUES (new.key, new.title, new.body, new.tags);
END;
"""
INSERT = "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?)"


def bare(folder: Path, *, cache_kib: int = 8192, indexing: bool = True) -> Any:
    """A new encrypted database with the vault's settings, which indexes each row at once or, without, never."""
    connection = sqlcipher.connect(str(folder / "floor.db"), isolation_level=None)
    connection.set_key(bytearray(f"x'{os.urandom(32).hex()}'".encode()))
    for setting in (
        f"cipher_page_size = {PAGE}", f"cipher_hmac_algorithm = {HMAC}",
        "locking_mode = EXCLUSIVE", "journal_mode = WAL", "synchronous = FULL", "temp_store = MEMORY",
        "cipher_memory_security = OFF", "secure_delete = ON", "wal_autocheckpoint = 0", "cell_size_check = ON",
        f"cache_size = -{cache_kib}",
    ):  # fmt: skip
        connection.execute(f"PRAGMA {setting}")
    connection.executescript(_SCHEMA + (_TRIGGER if indexing else ""))
    return connection


def row(key: int, record: dict[str, Any]) -> tuple[int, str, str, str, str, str]:
    """A record of the corpus as a row."""
    id = hashlib.md5(str(key).encode(), usedforsecurity=False).hexdigest()
    return key, id, record["at"], record["title"], " ".join(record["tags"]), record["text"]
