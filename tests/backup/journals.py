"""Journals held in memory, and archives good and bad, for the tests of backups."""

import hashlib
import io
import json
import tarfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from peerjournal import backup
from peerjournal.backup import archive, manifest, tar
from peerjournal.backup.opening import verify
from peerjournal.crypto import Identity, encrypt_stream
from peerjournal.model.damage import Damaged
from peerjournal.model.errors import RowDamaged
from peerjournal.model.records import NOUNS, Noun
from peerjournal.model.reports import BackupReport
from tests.samples import ALL, CONTENTS

IDENTITY = Identity(bytes(range(32)))


def unwatched(_share: float) -> None:
    """For those who do not watch."""


@dataclass
class Journal:
    """A source of nouns and attachments; `damaged` names the contents that cannot be read."""

    all: dict[str, list[Noun | Damaged]] = field(default_factory=lambda: {noun: list(ALL[noun]) for noun in ALL})
    files: dict[str, bytes] = field(default_factory=lambda: dict(CONTENTS))
    damaged: set[str] = field(default_factory=set)

    def count(self, noun: str) -> int:
        """How many."""
        return len(self.nouns_of(noun))

    def nouns_of(self, noun: str) -> list[Noun | Damaged]:
        """All of a noun."""
        return self.all.get(noun, [])

    def nouns(self, noun: str) -> Iterator[Noun | Damaged]:
        """One after the other."""
        return iter(self.nouns_of(noun))

    def changed(self) -> bool:
        """Nobody changes it."""
        return False

    def contents(self) -> list[tuple[str, int]]:
        """In the order of their names."""
        return sorted((sha256, len(data)) for sha256, data in self.files.items())

    def content(self, sha256: str) -> Iterator[bytes]:
        """In pieces as a vault gives them."""
        for start in range(0, len(self.files[sha256]), 1 << 20):
            yield self.files[sha256][start : start + (1 << 20)]
            if sha256 in self.damaged:
                raise RowDamaged("attachment", sha256)

    def whole(self, sha256: str) -> bool:
        """All but the damaged ones, if they are what they are called."""
        data = self.files.get(sha256, b"")
        return sha256 not in self.damaged and hashlib.sha256(data).hexdigest() == sha256


@dataclass
class Taken:
    """Takes in what an archive holds."""

    all: dict[str, list[Noun]] = field(default_factory=lambda: {noun: [] for noun in NOUNS})
    files: dict[str, bytes] = field(default_factory=dict)

    def noun(self, noun: str, value: Noun) -> None:
        """One noun."""
        self.all[noun].append(value)

    def content(self, sha256: str, pieces: Iterator[bytes]) -> None:
        """One attachment."""
        self.files[sha256] = b"".join(pieces)


def tar_of(journal: archive.Source) -> bytes:
    """The archive of a journal, unencrypted."""
    sink, spool = _Sink(), _Spool()
    archive.write(sink, spool, journal, unwatched)
    return sink.getvalue()


class _Sink(io.BytesIO):
    """Takes everything at once."""

    def make(self, make: Callable[[], bytes]) -> None:
        """What it gives, now."""
        self.write(make())


class _Spool(io.BytesIO):
    """Written to its end, then read from its beginning."""

    read_from = 0

    def read(self, size: int | None = -1, /) -> bytes:
        """The next bytes."""
        self.seek(self.read_from)
        data = super().read(size)
        self.read_from += len(data)
        return data


def sealed(plain: bytes, path: Path) -> Path:
    """An age file of these bytes, for IDENTITY."""
    with path.open("wb") as file, encrypt_stream(file, [IDENTITY.recipient]) as writer:
        writer.write(plain)
    return path


def read(path: Path, taker: backup.Taker | None = None) -> BackupReport:
    """Verifies a backup with IDENTITY."""
    return verify(path, [IDENTITY], taker or backup.Nobody(), unwatched)


def members(plain: bytes) -> dict[str, bytes]:
    """The files in an archive, in order, by Python's own reader."""
    with tarfile.open(fileobj=io.BytesIO(plain)) as found:
        return {one.name: (found.extractfile(one) or io.BytesIO()).read() for one in found}


def tar_from(files: Mapping[str, bytes] | list[tuple[str, bytes]], *, listed: bool = True, **head: object) -> bytes:
    """An archive of these files in our own form; with `listed` the manifest at its end is made to fit them.

    `head` replaces values in the manifest's first line.
    """
    pairs = list(files.items() if isinstance(files, Mapping) else files)
    if listed:
        pairs = [pair for pair in pairs if pair[0] != manifest.NAME]
        pairs.append((manifest.NAME, manifest_of(pairs, head)))
    return b"".join(block(name, data) for name, data in pairs) + bytes(1024)


def block(name: str, data: bytes) -> bytes:
    """One file with its header and padding."""
    return tar.header(name, len(data)) + data + tar.padding(len(data))


def manifest_of(pairs: list[tuple[str, bytes]], head: dict[str, object]) -> bytes:
    """A manifest that tells the truth about these files, but for what `head` says."""
    counts = dict.fromkeys(NOUNS, 0)
    for noun in NOUNS:
        counts[noun] = dict(pairs).get(f"records/{noun}.jsonl", b"").count(b"\n")
    counts["attachment"] = sum(name.startswith("attachments/") for name, _ in pairs)
    first = json.loads(manifest.head(counts) + b"]}") | head
    del first["files"]
    lines = b",\n".join(manifest.line(name, len(data), hashlib.sha256(data).hexdigest()) for name, data in pairs)
    return json.dumps(first, separators=(",", ":"))[:-1].encode() + b',"files":[\n' + lines + manifest.TAIL
