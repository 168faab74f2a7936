"""Reads a backup's file, which anybody may have written, and says in the world's errors what is wrong with it."""

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from peerjournal.backup.archive import Share
from peerjournal.backup.reading import Taker, read
from peerjournal.backup.wrong import ArchiveNewer, ArchiveWrong
from peerjournal.crypto import Identity, Passphrase, decrypt_stream
from peerjournal.crypto.errors import AgePayloadDamaged, CryptoError, HostileCost, NoIdentityMatches, NotAge
from peerjournal.files import worded
from peerjournal.model.errors import BackupDamaged, BackupKeyWrong, BackupNewer, FileMissing, StorageFailed
from peerjournal.model.reports import BackupReport

_AHEAD = 8 << 20  # bytes


def verify(path: Path, keys: Sequence[Identity | Passphrase], taker: Taker, share: Share) -> BackupReport:
    """Reads a backup from beginning to end, giving `taker` what is in it; only the report says that it is whole.

    Raises FileMissing, NotAllowed, StorageFailed, BackupDamaged, BackupKeyWrong, BackupNewer, and what taker and share
    raise.
    """
    if not path.is_file():
        raise BackupDamaged(path, "it is not a file") if path.exists() else FileMissing(path)
    try:
        return _read_file(path, keys, taker, share)
    except ArchiveNewer:
        raise BackupNewer(path) from None
    except ArchiveWrong as wrong:
        raise BackupDamaged(path, wrong.why) from None
    except NoIdentityMatches:
        raise BackupKeyWrong(path) from None
    except CryptoError as error:
        raise BackupDamaged(path, _why(error)) from None


def _read_file(path: Path, keys: Sequence[Identity | Passphrase], taker: Taker, share: Share) -> BackupReport:
    with told(path), path.open("rb", buffering=0) as file:
        share(0.0)
        size = path.stat().st_size or 1
        source = Watched(file, lambda done: share(min(1.0, done / size)))
        summary = read(decrypt_stream(source, keys), taker)
        return BackupReport(path, source.done, summary.counts)


def fingerprint(path: Path) -> str:
    """The SHA-256 of a file. Raises FileMissing, NotAllowed, StorageFailed."""
    with told(path), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class File(Protocol):
    """An open file that can be read."""

    def read(self, size: int, /) -> bytes:
        """Up to `size` bytes."""

    def fileno(self) -> int:
        """Its handle."""


class Watched:
    """A file that says how many bytes of it were read so far."""

    def __init__(self, file: File, told: Callable[[int], None]) -> None:
        self._file, self._told = file, told
        self._asked = 0
        self.done = 0

    def read(self, size: int, /) -> bytes:
        """Up to `size` bytes."""
        self._ask_ahead()
        data = self._file.read(size)
        self.done += len(data)
        self._told(self.done)
        return data

    def _ask_ahead(self) -> None:
        """Has the system fetch what comes next while this is at work on what came."""
        if self.done >= self._asked and hasattr(os, "posix_fadvise"):
            os.posix_fadvise(self._file.fileno(), self.done, 2 * _AHEAD, os.POSIX_FADV_WILLNEED)
            self._asked = self.done + _AHEAD


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Raises DiskFull, NotAllowed or StorageFailed (a drive pulled out) in place of every OSError."""
    try:
        with worded(path):
            yield
    except OSError:
        raise StorageFailed(path.parent) from None


def _why(error: CryptoError) -> str:
    match error:
        case NotAge():
            return "it does not begin as an age file does"
        case HostileCost():
            return "opening it would cost more than any backup should"
        case AgePayloadDamaged():
            return "it was altered or cut short"
    return "its beginning was altered or cut short"
