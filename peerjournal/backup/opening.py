"""Reads a backup's file, which anybody may have written, and says in the world's errors what is wrong with it."""

import contextlib
import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from peerjournal.backup.archive import Share
from peerjournal.backup.reading import Summary, Taker, read
from peerjournal.backup.wrong import ArchiveNewer, ArchiveWrong
from peerjournal.crypto import AgeReader, Identity, Passphrase, decrypt_stream
from peerjournal.crypto.errors import AgePayloadDamaged, CryptoError, HostileCost, NoIdentityMatches, NotAge
from peerjournal.files import worded
from peerjournal.model.errors import BackupDamaged, BackupKeyWrong, BackupNewer, FileMissing, StorageFailed
from peerjournal.model.reports import BackupReport


def verify(path: Path, keys: Sequence[Identity | Passphrase], taker: Taker, share: Share) -> BackupReport:
    """Reads a backup from beginning to end, giving `taker` what is in it; only the report says that it is whole.

    Raises FileMissing, NotAllowed, StorageFailed, BackupDamaged, BackupKeyWrong, BackupNewer, and what taker and share
    raise.
    """
    if not path.is_file():
        raise BackupDamaged(path, "it is not a file") if path.exists() else FileMissing(path)
    try:
        return read_file(path, lambda source: decrypt_stream(source, keys), taker, share)[0]
    except ArchiveNewer:
        raise BackupNewer(path) from None
    except ArchiveWrong as wrong:
        raise BackupDamaged(path, wrong.why) from None
    except NoIdentityMatches:
        raise BackupKeyWrong(path) from None
    except CryptoError as error:
        raise BackupDamaged(path, _why(error)) from None


def read_file(
    path: Path, opened: Callable[["Watched"], AgeReader], taker: Taker, share: Share
) -> tuple[BackupReport, Summary]:
    """Reads the archive in an age file. Raises what `reading.read`, `opened` and `told` raise."""
    with told(path), path.open("rb", buffering=0) as file:
        share(0.0)
        source = Watched(file, path.stat().st_size, share)
        summary = read(opened(source), taker)
        return BackupReport(path, source.done, summary.counts, source.digest.hexdigest()), summary


class Watched:
    """A file that is hashed while it is read, and says how far that has come."""

    def __init__(self, file: BinaryIO, size: int, share: Share) -> None:
        self._file, self._size, self._share = file, size, share
        self.done = 0
        self.digest = hashlib.sha256()

    def read(self, size: int, /) -> bytes:
        """Up to `size` bytes."""
        data = self._file.read(size)
        self.digest.update(data)
        self.done += len(data)
        self._share(min(1.0, self.done / (self._size or 1)))
        return data


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
