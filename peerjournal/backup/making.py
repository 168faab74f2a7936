"""Makes a backup: written beside, read back from the disk, compared with what was meant, and only then there."""

import contextlib
import os
import shutil
import tempfile
from pathlib import Path
from typing import BinaryIO

from peerjournal.backup import archive
from peerjournal.backup.archive import Share, Source, Written
from peerjournal.backup.opening import Watched, read_file, told
from peerjournal.backup.reading import Nobody
from peerjournal.backup.wrong import ArchiveNewer, ArchiveWrong
from peerjournal.crypto import AgeReader, Identity, Passphrase, Recipient, decrypt_stream_with_file_key, encrypt_stream
from peerjournal.crypto.errors import CryptoError
from peerjournal.files import NO_FOLLOW, fsync_folder
from peerjournal.model.errors import BackupNotProven, DiskFull, FileExists
from peerjournal.model.reports import BackupReport

_LEAST_A_ENTRY = 1280  # bytes: two tar blocks at least, its record, its line in the list
_WRITING = 0.7  # of the time; the rest is reading back


def make(path: Path, part: str, source: Source, key: Recipient | Passphrase, share: Share) -> BackupReport:
    """Makes the backup `path`, where nothing may be yet; `part` is the name it has in that folder until it is proven.

    Raises DamageFound, SourceChanged, DiskFull, NotAllowed, StorageFailed, FileExists, BackupNotProven, and what source
    and share raise; there is no new file then.
    """
    unfinished = path.with_name(part)
    with told(path):
        _check_space(path.parent, source)
        with contextlib.suppress(FileNotFoundError):
            unfinished.unlink()  # of a backup that was cut short
        try:
            written, file_key = _write(unfinished, source, key, lambda done: share(done * _WRITING))
            report = _prove(unfinished, written, file_key, lambda done: share(_WRITING + done * (1 - _WRITING)), path)
            _put_in_place(unfinished, path)
        except BaseException:
            with contextlib.suppress(OSError):
                unfinished.unlink()
            raise
        fsync_folder(path.parent)
    return report


def _check_space(folder: Path, source: Source) -> None:
    """Refuses at once what cannot fit; whether it does fit, only writing can tell."""
    least = sum(size for _, size in source.contents()) + _LEAST_A_ENTRY * source.count("entry")
    if shutil.disk_usage(folder).free < least:
        raise DiskFull(folder)


def _write(path: Path, source: Source, key: Recipient | Passphrase, share: Share) -> tuple[Written, bytes]:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | NO_FOLLOW, 0o600)
    with os.fdopen(handle, "wb", buffering=0) as file:
        with encrypt_stream(file, [key]) as writer, tempfile.TemporaryFile(dir=path.parent, buffering=0) as spooled:
            written = archive.write(writer, _Spool(spooled), source, share)
        os.fsync(handle)
        if hasattr(os, "posix_fadvise"):  # so that it is read from the disk, not from the memory it was written from
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
    return written, writer.file_key


class _Spool:
    """A file without a name, encrypted with a key that only this process has and forgets."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._writer = encrypt_stream(file, [Identity.generate().recipient])
        self._reader: AgeReader | None = None

    def write(self, data: bytes | bytearray, /) -> int:
        """Adds to its end."""
        return self._writer.write(data)

    def read(self, size: int, /) -> bytes:
        """The next `size` bytes from its beginning."""
        if self._reader is None:
            self._writer.close()
            self._file.seek(0)
            self._reader = decrypt_stream_with_file_key(self._file, self._writer.file_key)
        return self._reader.read(size)


def _prove(path: Path, written: Written, file_key: bytes, share: Share, final: Path) -> BackupReport:
    def opened(source: Watched) -> AgeReader:
        return decrypt_stream_with_file_key(source, file_key)

    try:
        report, summary = read_file(path, opened, Nobody(), share)
    except (ArchiveWrong, ArchiveNewer, CryptoError):
        raise BackupNotProven(final) from None
    if (summary.counts, summary.manifest) != (written.counts, written.manifest):
        raise BackupNotProven(final)
    return BackupReport(final, report.bytes, report.counts, report.sha256)


def _put_in_place(unfinished: Path, path: Path) -> None:
    """Gives it its name, unless something of that name came meanwhile: a link, unlike a rename, never replaces."""
    try:
        os.link(unfinished, path)
    except FileExistsError:
        raise FileExists(path) from None
    except OSError:  # file systems of memory sticks have no links
        if os.path.lexists(path):
            raise FileExists(path) from None
        unfinished.rename(path)
    else:
        unfinished.unlink()
