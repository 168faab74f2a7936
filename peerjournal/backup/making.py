"""Makes a backup: written beside, read back from the disk, compared with what was meant, and only then there."""

import contextlib
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import BinaryIO, Self

from peerjournal.backup import archive
from peerjournal.backup.abreast import Behind, Durable, Following
from peerjournal.backup.archive import Share, Source
from peerjournal.backup.opening import Watched, told
from peerjournal.backup.reading import Words, read_again
from peerjournal.backup.wrong import ArchiveWrong
from peerjournal.crypto import (
    AgeReader,
    AgeWriter,
    Identity,
    Passphrase,
    Recipient,
    decrypt_stream_with_file_key,
    encrypt_stream,
)
from peerjournal.crypto.errors import CryptoError
from peerjournal.files import NO_FOLLOW, fsync_folder
from peerjournal.model.errors import BackupNotProven, DamageFound, DiskFull, FileExists
from peerjournal.model.reports import BackupReport

_LEAST_A_ENTRY = 1280  # bytes: two tar blocks at least, its record, its line in the list
_TOGETHER = 256 << 10  # bytes of records that are encrypted together
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
            try:
                report = _written(unfinished, source, key, share, path)
            except ArchiveWrong:  # of what was to be written
                raise BackupNotProven(path) from None
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


def _written(path: Path, source: Source, key: Recipient | Passphrase, share: Share, final: Path) -> BackupReport:
    """Writes the file and reads it back from the disk, most of it while the rest is being written."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | NO_FOLLOW, 0o600)
    with os.fdopen(handle, "wb", buffering=0) as file, path.open("rb", buffering=0) as again:
        durable = Durable(file)
        with ThreadPoolExecutor(1) as writing, _Proving(again, durable) as proving:
            with encrypt_stream(durable, [key]) as writer, tempfile.TemporaryFile(dir=path.parent, buffering=0) as held:
                words = _Hashed(writer)
                behind = Behind(words, writing)
                spool = _Spool(held)

                def begin() -> None:
                    behind.flush()
                    proving.begin(writer.file_key, words.taken())

                written = archive.write(behind, spool, source, lambda done: share(done * _WRITING), begin)
                behind.flush()
            durable.settle()
            share(_WRITING)
            durable.finish()
            size = path.stat().st_size or 1
            for done in proving.told():
                share(_WRITING + min(1.0, done / size) * (1 - _WRITING))
            try:
                proven = proving.result() == written.manifest
            except (ArchiveWrong, CryptoError):
                proven = False
            if not proven:
                if damaged := tuple(archive.damaged_contents(source)):
                    raise DamageFound(damaged)
                raise BackupNotProven(final)
            return BackupReport(final, proving.source.done, written.counts, proving.source.digest.hexdigest())


class _Hashed:
    """Hashes what is written, until somebody takes the sum."""

    def __init__(self, sink: AgeWriter) -> None:
        self._sink, self._digest, self._size = sink, hashlib.sha256(), 0
        self._hashing = True

    def write(self, data: bytes | bytearray | memoryview, /) -> int:
        """Takes all of `data`."""
        if self._hashing:
            self._digest.update(data)
            self._size += len(data)
        return self._sink.write(data)

    def taken(self) -> Words:
        """What was written so far."""
        self._hashing = False
        return Words(self._size, self._digest.digest())


class _Proving:
    """Reads a file back, from when its words are written; while its end is still being written, too."""

    def __init__(self, file: BinaryIO, durable: Durable) -> None:
        self._durable = durable
        self._told: SimpleQueue[int | None] = SimpleQueue()
        self.source = Watched(Following(file, durable), self._told.put)
        self._pool = ThreadPoolExecutor(1)
        self._proof: Future[bytes] | None = None

    def begin(self, file_key: bytes, words: Words) -> None:
        """Begins, in a thread of its own."""
        self._proof = self._pool.submit(self._prove, file_key, words)

    def _prove(self, file_key: bytes, words: Words) -> bytes:
        try:
            return read_again(decrypt_stream_with_file_key(self.source, file_key), words)
        finally:
            self._told.put(None)

    def told(self) -> Iterator[int]:
        """How many bytes were read, again and again until it is over."""
        return iter(self._told.get, None)

    def result(self) -> bytes:
        """What `read_again` gave. Raises what it raises, GivenUp, OSError."""
        if self._proof is None:
            raise RuntimeError("nothing is being proven")
        return self._proof.result()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._durable.give_up()
        self._pool.shutdown()


class _Spool:
    """A file without a name, encrypted with a key that only this process has and forgets."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._writer = encrypt_stream(file, [Identity.generate().recipient])
        self._reader: AgeReader | None = None
        self._held = bytearray()

    def write(self, data: bytes | bytearray, /) -> int:
        """Adds to its end."""
        self._held += data
        if len(self._held) >= _TOGETHER:
            self._write_held()
        return len(data)

    def _write_held(self) -> None:
        self._writer.write(self._held)
        self._held = bytearray()

    def read(self, size: int, /) -> bytes:
        """The next `size` bytes from its beginning."""
        if self._reader is None:
            self._write_held()
            self._writer.close()
            self._file.seek(0)
            self._reader = decrypt_stream_with_file_key(self._file, self._writer.file_key)
        return self._reader.read(size)


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
