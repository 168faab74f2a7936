"""Turns SQLCipher's errors into the world's, around every statement.

A class, since a generator's context takes five times as long, twice for each of the statements of a search.
"""

from pathlib import Path
from types import TracebackType

from sqlcipher3 import dbapi2 as sqlcipher

from peerjournal.model.errors import DiskFull, NotAllowed, Stopped, StorageFailed, VaultDamaged

_DAMAGE = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_FORMAT")


class Worded:
    """What is done within it raises no error of SQLCipher's that has words of ours; it also knows if one was damage."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.damage_met = False

    def __enter__(self) -> None: ...

    def __exit__(self, kind: object, error: BaseException | None, trace: TracebackType | None) -> None:
        if not isinstance(error, sqlcipher.Error):
            return
        name = str(getattr(error, "sqlite_errorname", ""))
        if name == "SQLITE_FULL":
            raise DiskFull(self._path.parent) from None
        if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
            raise NotAllowed(self._path) from None
        if name == "SQLITE_INTERRUPT":
            raise Stopped from None
        if name.startswith(_DAMAGE):
            self.damage_met = True
            raise VaultDamaged("database", self._path.parent) from None
        if name.startswith("SQLITE_IOERR"):
            raise StorageFailed(self._path.parent) from None
