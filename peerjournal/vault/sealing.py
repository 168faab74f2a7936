"""Seals the passages of others in entries of a group with retention, so that destroying a key destroys what it opens.

Passages are cut out of the body whole, fences and all, and stand beside it as a JSON list of `[place in what is left,
kind, key id, Base64]`. There is one key for each group and week, the week of the entry's own moment. Sealed is with
ChaCha20-Poly1305 (RFC 8439); the nonce is made of the words themselves under another key, so that the same entry gives
the same row, and no nonce is used for two texts.
"""

import base64
import binascii
import json
import os
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from cryptography.exceptions import InvalidTag

from peerjournal.crypto.compiled import ChaCha20Poly1305
from peerjournal.crypto.digest import hmac_sha256
from peerjournal.crypto.kdf import hkdf
from peerjournal.model.entry import Entry
from peerjournal.model.moments import to_iso
from peerjournal.vault.connection import Connection
from peerjournal.vault.rows import compact

SEALED_STATE = """instr(content, '"sealed":"[')"""  # what the index of such earlier states is for
_AAD = b"peerjournal/v1/passage/"
_NONCE = 12


class SealBroken(TypeError):
    """A sealed passage is not what was sealed; to whoever reads the row it is damaged."""


def gone(kind: str, day: str) -> str:
    """What stands in place of a passage whose key is destroyed; without a line end."""
    return f"::: {kind} (gone since {day})\n:::"


def monday(moment: datetime) -> date:
    """The first day of a moment's week, by its own date."""
    day = moment.date()
    return day - timedelta(days=day.weekday())


class Sealing:
    """The keys of passages, and what is done with them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def seal(self, entry: Entry) -> tuple[str, str]:
        """What is left of an entry's body, and its passages sealed; (body, '') where nothing is to be sealed."""
        if ":::" not in entry.body or entry.group_id is None or not self.keeps_for_a_while(entry.group_id):
            return entry.body, ""
        from peerjournal.model.provenance import OTHERS, passages  # few processes come here

        left, sealed = "", []
        for one in passages(entry.body):
            words = entry.body[one.start : one.end]
            if one.kind in OTHERS and entry.body[one.inner_start : one.inner_end].strip():
                id, key = self.key(entry.group_id, monday(entry.at).isoformat())
                sealed.append([len(left), one.kind.value, id, _sealed(key, id, words)])
            else:
                left += words
        return left, compact(sealed) if sealed else ""

    def open(self, left: str, sealed: str) -> str:
        """The body again; a passage whose key is destroyed says since when it is gone. Raises SealBroken."""
        if not sealed:
            return left
        body, at = [], 0
        found = json.loads(sealed)
        for number, (place, kind, id, text) in enumerate(found):
            body.append(left[at:place])
            at = place
            row = self._connection.execute("SELECT key, destroyed_at FROM passage_key WHERE id = ?", (id,)).fetchone()
            if row is not None and row[0] is not None:
                body.append(_opened(bytes(row[0]), id, text))
            else:
                last = place == len(left) and number == len(found) - 1
                since = str(row[1])[:10] if row is not None else "?"
                body.append(gone(kind, since) + ("" if last else "\n"))
        return "".join((*body, left[at:]))

    def key(self, group_id: str, week: str) -> tuple[str, bytes]:
        """The (id, key) of a group's week, which is made when it is first asked for."""
        statement = "SELECT id, key FROM passage_key WHERE group_id = ? AND week = ? AND key IS NOT NULL"
        row = self._connection.execute(statement, (group_id, week)).fetchone()
        if row is not None:
            return str(row[0]), bytes(row[1])
        from peerjournal.model.ids import new_id

        # A week whose key is destroyed gets a new one: what is written down later is later destroyed.
        id, key = new_id(), os.urandom(32)
        statement = "INSERT INTO passage_key (id, group_id, week, key) VALUES (?, ?, ?, ?)"
        self._connection.execute(statement, (id, group_id, week, key))
        self._connection.changed.add("retention")
        return id, key

    def keeps_for_a_while(self, group_id: str) -> bool:
        """Whether a group's passages are destroyed some time."""
        row = self._connection.execute('SELECT details FROM "group" WHERE id = ?', (group_id,)).fetchone()
        details = json.loads(row[0]) if row is not None and row[0] else {}
        return details.get("retention_weeks") is not None or details.get("destroy_on_leaving", False)

    def weeks(self) -> list[tuple[str, str, str, str | None, str | None]]:
        """(key id, group id, Monday, kept until, announced at) of every key that lives."""
        statement = "SELECT id, group_id, week, kept_until, announced_at FROM passage_key WHERE key IS NOT NULL"
        return [tuple(row) for row in self._connection.execute(f"{statement} ORDER BY week, id").fetchall()]

    def sealed_rows(self) -> Iterator[tuple[str, list[list[Any]]]]:
        """(entry id, its sealed passages) of every entry and of every earlier state that has any."""
        for id, sealed in self._connection.execute("SELECT id, sealed FROM entry WHERE sealed != ''").fetchall():
            yield id, json.loads(sealed)
        statement = f"SELECT entry_id, content FROM revision WHERE {SEALED_STATE}"
        for id, content in self._connection.execute(statement).fetchall():
            yield id, json.loads(json.loads(content)["sealed"])

    def keep_until(self, id: str, day: date | None) -> None:
        """Puts off the end of a key, or takes that back; it will be announced anew."""
        statement = "UPDATE passage_key SET kept_until = ?, announced_at = NULL WHERE id = ?"
        self._connection.execute(statement, (day and day.isoformat(), id))
        self._connection.changed.add("retention")

    def announce(self, id: str, at: datetime) -> None:
        """Notes that the person was told of a key's end."""
        statement = "UPDATE passage_key SET announced_at = ? WHERE id = ? AND announced_at IS NULL"
        self._connection.execute(statement, (to_iso(at), id))
        self._connection.changed.add("retention")

    def destroy(self, id: str, at: datetime) -> None:
        """Overwrites a key; `secure_delete` leaves nothing of it in the file."""
        self._connection.execute("UPDATE passage_key SET key = NULL, destroyed_at = ? WHERE id = ?", (to_iso(at), id))
        self._connection.changed.add("retention")

    def forget_in_index(self) -> None:
        """Merges the index into one piece, so that nothing of what was taken out of it is left in an older one."""
        self._connection.execute("INSERT INTO search (search) VALUES ('optimize')")

    def last_destroyed(self) -> str | None:
        """When a key was destroyed last, as ISO 8601."""
        found = self._connection.execute("SELECT max(destroyed_at) FROM passage_key").fetchone()[0]
        return None if found is None else str(found)


def _sealed(key: bytes, id: str, words: str) -> str:
    data = words.encode()
    nonce = hmac_sha256(hkdf(key, b"peerjournal/v1/passage-nonce"), data)[:_NONCE]
    return base64.b64encode(nonce + ChaCha20Poly1305(key).encrypt(nonce, data, _AAD + id.encode())).decode()


def _opened(key: bytes, id: str, text: str) -> str:
    try:
        raw = base64.b64decode(text, validate=True)
        return ChaCha20Poly1305(key).decrypt(raw[:_NONCE], raw[_NONCE:], _AAD + id.encode()).decode()
    except (InvalidTag, ValueError, binascii.Error):
        raise SealBroken from None
