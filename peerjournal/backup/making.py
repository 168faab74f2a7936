"""Makes a backup: written beside, read back from the disk, compared with what was meant, and only then there."""

import contextlib
import hashlib
import os
import shutil
import tempfile
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import BinaryIO, Self

from peerjournal.backup import archive
from peerjournal.backup.abreast import Behind, Durable, Following
from peerjournal.backup.archive import Share, Source
from peerjournal.backup.opening import Watched, told
from peerjournal.backup.reading import Block, read_again
from peerjournal.backup.tar import Readable
from peerjournal.backup.wrong import ArchiveWrong
from peerjournal.crypto import (
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
_IN_MEMORY = 32 << 20  # bytes of records that are not put into a file
_TOGETHER = 256 << 10  # bytes of records that are encrypted together
_KEPT = 12 << 20  # bytes that are kept until they were read back and compared
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
                proving.begin(writer.file_key)
                words = _Words(writer, proving)
                behind = Behind(words, writing)

                def end_of_words() -> None:
                    behind.flush()
                    words.end()

                spool = _Spool(held)
                written = archive.write(behind, spool, source, lambda done: share(done * _WRITING), end_of_words)
                behind.flush()
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
            return BackupReport(final, proving.source.done, written.counts)


class _Words:
    """Notes what is written until its end, and what was read back meanwhile; what comes later goes through.

    What waits to be compared is kept as it is, so that it is compared with itself; and where the disk is so slow that
    this would be much, as its SHA-256.
    """

    def __init__(self, sink: AgeWriter, proving: "_Proving") -> None:
        self._sink, self._proving = sink, proving
        self._noted = 0
        self._ended = False

    def write(self, data: bytes | bytearray | memoryview, /) -> int:
        """Takes all of `data`."""
        if not self._ended:
            self._noted += len(data)
            kept = self._noted - self._proving.compared <= _KEPT
            self._proving.words.put(bytes(data) if kept else Block(len(data), hashlib.sha256(data).digest()))
        return self._sink.write(data)

    def end(self) -> None:
        """That was all of them."""
        self._proving.words.put(None)
        self._ended = True


class _Proving:
    """Reads a file back while its end is still being written, comparing it with `words`, which end with None."""

    def __init__(self, file: BinaryIO, durable: Durable) -> None:
        self._durable = durable
        self._told: SimpleQueue[int | None] = SimpleQueue()
        self.words: SimpleQueue[bytes | Block | None] = SimpleQueue()
        self.compared = 0  # bytes of them
        self.source = Watched(Following(file, durable), self._told.put)
        self._pool = ThreadPoolExecutor(2)
        self._proof: Future[bytes] | None = None

    def begin(self, file_key: bytes) -> None:
        """Begins, in threads of its own."""
        self._pool.submit(self._durable.settle)
        self._proof = self._pool.submit(self._prove, file_key)

    def _prove(self, file_key: bytes) -> bytes:
        try:
            return read_again(decrypt_stream_with_file_key(self.source, file_key), self._noted())
        finally:
            self._told.put(None)

    def _noted(self) -> Iterator[bytes | Block]:
        while (block := self.words.get()) is not None:
            yield block
            self.compared += len(block) if isinstance(block, bytes) else block.size

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
        self.words.put(None)
        self._pool.shutdown()


class _Spool:
    """Memory; and as soon as that is not enough a file without a name, encrypted with a key that only this process has
    and forgets.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._memory: deque[bytes] = deque()
        self._size = 0  # of what is in memory
        self._writer: AgeWriter | None = None
        self._reader: Readable | None = None

    def write(self, data: bytes, /) -> int:
        """Adds to its end."""
        self._memory.append(data)
        self._size += len(data)
        if self._size >= (_IN_MEMORY if self._writer is None else _TOGETHER):
            self._put_away(self._writer or encrypt_stream(self._file, [Identity.generate().recipient]))
        return len(data)

    def read(self, size: int, /) -> bytes:
        """Up to `size` of the next bytes from its beginning: from memory as they came, so that nothing is copied."""
        if self._writer is not None:
            self._reader = self._reader or self._begun(self._writer)
            return self._reader.read(size)
        data = self._memory.popleft()
        if len(data) > size:
            self._memory.appendleft(data[size:])
        return data[:size]

    def _put_away(self, writer: AgeWriter) -> None:
        self._writer = writer
        while self._memory:
            writer.write(self._memory.popleft())
        self._size = 0

    def _begun(self, writer: AgeWriter) -> Readable:
        self._put_away(writer)
        writer.close()
        self._file.seek(0)
        return decrypt_stream_with_file_key(self._file, writer.file_key)


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
