"""Counts the words of all entries where SQLite has them: some hundred texts are one value, and no entry is made of it.

A word is a run of letters and digits, as `\\w+` has it. Nothing of a text is shown here, so no row is proven by its
checksum; what SQLCipher does not say of a damaged page by itself is asked for, and such rows are read the careful way.
"""

import re

from peerjournal.model.entry import Entry
from peerjournal.model.errors import VaultDamaged
from peerjournal.vault.connection import Connection
from peerjournal.vault.entries import Entries

_BEFORE_ALL = -(1 << 63)
_ROWS = 256  # in a slice: a millisecond or two
_LONG = 1 << 16  # bytes of a text that is read by itself, so that a slice of long ones takes no more memory
_NEXT = f"""
SELECT max(key), group_concat(iif(plain, NULL, key)),
    CAST(group_concat(iif(plain, title || x'ff' || body, NULL), x'ff') AS BLOB)
FROM (
    SELECT key, title, body, sealed = '' AND octet_length(title) + octet_length(body) <= {_LONG} AS plain
    FROM entry WHERE trashed_at IS NULL AND key > ? ORDER BY key LIMIT {_ROWS})
"""
_SHOWN = "trashed_at IS NULL AND "
_BETWEEN = b"\xff"  # a byte that is nowhere in UTF-8
_WORD = re.compile(r"\w+")
_NOT_OF_WORDS = re.compile(r"\W")
_ASCII = bytes(range(128))
# In UTF-8 each byte from 128 on is of a letter or digit, once what is none has been taken out.
_MARKED = bytes(ord("w") if byte >= 128 or _WORD.match(chr(byte)) else ord(" ") for byte in range(255)) + b" "


def words_of_entries(connection: Connection, entries: Entries) -> int:
    """The words in titles and bodies of entries that are whole and not in the trash."""
    found, last = 0, _BEFORE_ALL
    while True:
        try:
            end, apart, texts = connection.execute(_NEXT, (last,)).fetchone()
            connection.prove()
            if texts is not None:
                found += _counted(texts)
        except (VaultDamaged, UnicodeError):
            end, number = _carefully(entries, f"key > ? ORDER BY key LIMIT {_ROWS}", last)
            found += number
            apart = None
        if end is None:
            return found
        for key in apart.split(",") if apart else ():
            found += _carefully(entries, "key = ?", int(key))[1]
        last = end


def _counted(texts: bytes) -> int:
    """The words in texts between which is no letter. Raises UnicodeError where something is none."""
    if b"\0" in texts:  # a lost page of zeros reads like a new one
        raise UnicodeError
    if not texts.isascii():
        others = texts.translate(None, _ASCII + _BETWEEN).decode()
        for other in set(_NOT_OF_WORDS.findall(others)):
            texts = texts.replace(other.encode(), b" ")
    return (b" " + texts.translate(_MARKED)).count(b" w")


def _carefully(entries: Entries, which: str, key: int) -> tuple[int | None, int]:
    """The last key of some rows, or None if there are none, and the words of those that are whole."""
    last, found = None, 0
    shown = f"WHERE {_SHOWN}{which}"
    for last, entry in entries.keyed(shown, (key,), f"SELECT key FROM entry {shown}"):  # noqa: B007 - `last` is returned
        if isinstance(entry, Entry):
            found += len(_WORD.findall(entry.title)) + len(_WORD.findall(entry.body))
    return last, found
