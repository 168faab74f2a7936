"""The bytes of attachments: rows of 1 MiB, a SHA-256 over each and over the whole, stored once per content."""

import contextlib
import hashlib
from collections.abc import Iterable, Iterator

from peerjournal.model.errors import RowDamaged, VaultDamaged, WorldError
from peerjournal.vault.connection import Connection

CHUNK = 1 << 20
_INCOMING = "incoming"


class Attachments:
    """Blobs named by the SHA-256 of their bytes, in hex."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, pieces: Iterable[bytes]) -> tuple[str, int]:
        """Stores bytes that come in pieces of any size; gives their SHA-256 in hex and their number.

        Must run within a transaction: chunks are written under a provisional name until the whole is known. When the
        pieces break off with an error, none of them stays.
        """
        self._connection.execute("INSERT INTO blob VALUES (?, 0)", (_INCOMING,))
        try:
            sha256, size = self._take_in(pieces)
        except BaseException:
            with contextlib.suppress(WorldError):  # a full disk has undone the whole transaction already
                self._remove(_INCOMING)
            raise
        if self.has(sha256) and self.is_whole(sha256):
            self._remove(_INCOMING)
        else:
            self._remove(sha256)  # it is there, but damaged: this copy heals it
            self._connection.execute("INSERT INTO blob VALUES (?, ?)", (sha256, size))
            self._connection.execute("UPDATE chunk SET blob = ? WHERE blob = ?", (sha256, _INCOMING))
            self._remove(_INCOMING)
        self._connection.changed.add("attachment")
        return sha256, size

    def has(self, sha256: str) -> bool:
        """Whether this content is stored."""
        return self._connection.execute("SELECT 1 FROM blob WHERE sha256 = ?", (sha256,)).fetchone() is not None

    def read(self, sha256: str) -> Iterator[bytes]:
        """The bytes in pieces of at most 1 MiB. Raises RowDamaged at a piece that is not what was stored."""
        whole = hashlib.sha256()
        statement = "SELECT number, sha256, data FROM chunk WHERE blob = ? ORDER BY number"
        for expected, (number, checksum, data) in enumerate(self._connection.execute(statement, (sha256,))):
            if number != expected or hashlib.sha256(data).digest() != checksum:
                raise RowDamaged("attachment", sha256)
            whole.update(data)
            yield data
        if whole.hexdigest() != sha256:
            raise RowDamaged("attachment", sha256)

    def unproven(self, sha256: str) -> Iterator[bytes]:
        """The same without proof of the bytes: for whoever hashes the whole anyway. Raises RowDamaged for a gap."""
        statement = "SELECT number, data FROM chunk WHERE blob = ? ORDER BY number"
        for expected, (number, data) in enumerate(self._connection.execute(statement, (sha256,))):
            if number != expected:
                raise RowDamaged("attachment", sha256)
            yield data

    def all(self) -> list[tuple[str, int]]:
        """Every content stored: (SHA-256 in hex, size in bytes), in that order."""
        return list(self._connection.execute("SELECT sha256, size FROM blob ORDER BY sha256").fetchall())

    def total(self) -> int:
        """Bytes in all."""
        return int(self._connection.execute("SELECT coalesce(sum(size), 0) FROM blob").fetchone()[0])

    def keep_only(self, named: set[str]) -> None:
        """Removes all content but that of these SHA-256."""
        for sha256, _ in self.all():
            if sha256 not in named:
                self._remove(sha256)

    def _take_in(self, pieces: Iterable[bytes]) -> tuple[str, int]:
        whole, size, number, held = hashlib.sha256(), 0, 0, bytearray()
        for piece in pieces:
            whole.update(piece)
            size += len(piece)
            held += piece
            while len(held) >= CHUNK:
                self._put(number, bytes(held[:CHUNK]))
                del held[:CHUNK]
                number += 1
        if held:
            self._put(number, bytes(held))
        return whole.hexdigest(), size

    def _put(self, number: int, data: bytes) -> None:
        checksum = hashlib.sha256(data).digest()
        statement = "INSERT INTO chunk (blob, number, sha256, data) VALUES (?, ?, ?, ?)"
        self._connection.execute(statement, (_INCOMING, number, checksum, data))

    def is_whole(self, sha256: str) -> bool:
        """Whether all bytes are there and the right ones."""
        try:
            for _ in self.read(sha256):
                pass
        except (RowDamaged, VaultDamaged):
            return False
        return True

    def _remove(self, blob: str) -> None:
        self._connection.execute("DELETE FROM blob WHERE sha256 = ?", (blob,))
