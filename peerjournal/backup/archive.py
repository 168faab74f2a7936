"""Writes everything a source holds as one tar archive: the same content, the same bytes.

A tar header tells the size before the content, and the memory must not grow with the journal. So while every noun is
proven whole and the entries are written as Markdown, the records wait in a spool until their size is known.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from peerjournal.backup import manifest, readme, tar
from peerjournal.backup.lines import MOST_IDS, TOO_MANY, noun_of
from peerjournal.backup.wrong import ArchiveWrong, SourceChanged
from peerjournal.model.damage import Damaged
from peerjournal.model.entry import Entry
from peerjournal.model.errors import DamageFound, RowDamaged, VaultDamaged
from peerjournal.model.form import entry_markdown, markdown_path
from peerjournal.model.group import Group, Meeting
from peerjournal.model.moments import to_iso
from peerjournal.model.records import NOUNS, Noun, to_line
from peerjournal.model.revision import Revision
from peerjournal.model.told import Told

Share = Callable[[float], None]
"""Told how much of a work is done, 0.0 to 1.0; may raise Stopped."""

_sha256 = hashlib.sha256
_FILES = "../../../attachments"
_STEPS_A_PIECE = 200  # a piece of an attachment takes about as long as so many rows


class Source(Protocol):
    """What is to be backed up. Others may change it whenever a `Share` is told something, and then it is read again."""

    def count(self, noun: str) -> int:
        """How many there are of a noun (a name in `NOUNS`)."""

    def nouns(self, noun: str) -> Iterator[Noun | Told | Damaged]:
        """All of a noun, the trash included: entries in the order of time, told or not, everything else by id."""

    def changed(self) -> bool:
        """Whether any noun was changed since the first of them was asked for."""

    def contents(self) -> list[tuple[str, int]]:
        """Every attachment's content, in order: (SHA-256 in hex, size in bytes)."""

    def content(self, sha256: str) -> Iterator[bytes]:
        """Its bytes in pieces, as they are stored: whoever reads them back proves them. May raise RowDamaged."""

    def whole(self, sha256: str) -> bool:
        """Whether these bytes are all there, and the right ones."""


class Sink(Protocol):
    """What the archive is written to."""

    def write(self, data: bytes | bytearray, /) -> int:
        """Takes all of `data`."""

    def make(self, make: Callable[[], bytes], /) -> None:
        """Takes what `make` gives; may call it later and in another thread, but in its turn."""

    def flush(self) -> None:
        """Returns when everything was taken."""


class Spool(Protocol):
    """Keeps as much as one likes until it is read again, once, from its beginning."""

    def write(self, data: bytes, /) -> int:
        """Adds all of `data`."""

    def read(self, size: int, /) -> bytes:
        """Up to `size` bytes, and at least one."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: how many of each noun (and 'attachment'), and the SHA-256 of the list of all files."""

    counts: dict[str, int]
    manifest: bytes


def write(
    sink: Sink, spool: Spool, source: Source, share: Share, words_written: Callable[[], None] = lambda: None
) -> Written:
    """Writes the archive; `words_written` is called when only attachments are left.

    Raises DamageFound, naming every damaged thing that was met, SourceChanged, ArchiveWrong for what could not be
    restored, and what its arguments raise.
    """
    writing = _Writing(sink, spool, source, share)
    writing.file(readme.NAME, readme.TEXT.encode())
    writing.survey()
    writing.records()
    words_written()
    writing.attachments()
    return writing.finish()


class _Writing:
    def __init__(self, sink: Sink, spool: Spool, source: Source, share: Share) -> None:
        self._sink, self._spool, self._source, self._share = sink, spool, source, share
        self._contents = source.contents()
        self._counts = {**dict.fromkeys(NOUNS, 0), manifest.ATTACHMENT: len(self._contents)}
        self._sizes = dict.fromkeys(NOUNS, 0)
        self._listed = bytearray()
        self._done = 0
        pieces = sum(-(-size // tar.PIECE) for _, size in self._contents)
        self._total = sum(map(source.count, NOUNS)) + _STEPS_A_PIECE * pieces + 1  # the list of files

    def file(self, name: str, content: bytes) -> None:
        """Adds a small file."""
        self._sink.make(partial(self._files, [name.encode()], [content]))

    def _files(self, names: Iterable[bytes], contents: Iterable[bytes]) -> bytes:
        """Small files as they stand in the archive, added to the list of all: nobody else adds to it meanwhile."""
        parts: list[bytes] = []
        lines: list[bytes] = []
        for name, content in zip(names, contents, strict=True):
            size = len(content)
            parts += (tar.header(name, size), content, tar.padding(size))
            lines.append(manifest.line(name, size, _sha256(content).hexdigest()))
        self._list(*lines)
        return b"".join(parts)

    def survey(self) -> None:
        """Proves everything but the attachments' bytes, spools the records, and writes the entries as Markdown."""
        stored = {sha256 for sha256, _ in self._contents}
        missing: set[str] = set()
        names: dict[str | None, str] = {}
        damaged: list[tuple[str, str]] = []
        for noun in NOUNS:
            for value in self._all(noun):
                if isinstance(value, Damaged):
                    damaged.append((value.noun, value.id))
                    continue
                if isinstance(value, Told):
                    self._counts[noun] += len(value.lines)
                    self._sizes[noun] += self._spool.write(b"".join(value.lines))
                    if not damaged:
                        self._sink.make(partial(self._files, [b"entries/" + path for path in value.paths], value.texts))
                    continue
                self._counts[noun] += 1
                line = to_line(noun, value)
                noun_of(noun, line)
                self._sizes[noun] += self._spool.write(line)
                missing |= attached(value) - stored
                if isinstance(value, Group | Meeting):
                    names[value.id] = value.name if isinstance(value, Group) else to_iso(value.at)
                elif isinstance(value, Entry) and value.trashed_at is None and not damaged:
                    text = entry_markdown(value, names.get(value.group_id), names.get(value.meeting_id), _FILES)
                    self.file(markdown_name(value), text.encode())
        damaged += [(manifest.ATTACHMENT, sha256) for sha256 in sorted(missing)]
        if self._source.changed():
            raise SourceChanged
        if max(self._counts.values()) + len(self._contents) > MOST_IDS:
            raise ArchiveWrong(TOO_MANY)
        if damaged:
            raise DamageFound((*damaged, *damaged_contents(self._source)))

    def records(self) -> None:
        """Writes the records, a file for each noun."""
        self._sink.flush()
        for noun in NOUNS:
            size, digest = self._sizes[noun], hashlib.sha256()
            self._sink.write(tar.header(f"records/{noun}.jsonl", size))
            left = size
            while left:
                piece = self._spool.read(min(tar.PIECE, left))
                self._sink.write(piece)
                digest.update(piece)
                left -= len(piece)
            self._sink.write(tar.padding(size))
            self._list(manifest.line(f"records/{noun}.jsonl", size, digest.hexdigest()))

    def attachments(self) -> None:
        """Writes the attachments' bytes."""
        for sha256, size in self._contents:
            self._sink.write(tar.header(attachment_name(sha256), size))
            left = size
            try:
                for piece in self._source.content(sha256):
                    left -= self._sink.write(piece)
                    self._step(_STEPS_A_PIECE)
            except (RowDamaged, VaultDamaged):
                left = -1
            if left and self._source.changed():  # the trash was emptied, perhaps
                raise SourceChanged
            if left:
                raise DamageFound(tuple(damaged_contents(self._source)) or ((manifest.ATTACHMENT, sha256),))
            self._sink.write(tar.padding(size))
            self._list(manifest.line(attachment_name(sha256), size, sha256))

    def finish(self) -> Written:
        """Writes the list of all files, and the end."""
        parts = (manifest.head(self._counts), self._listed, manifest.TAIL)
        size, digest = sum(map(len, parts)), hashlib.sha256()
        self._sink.write(tar.header(manifest.NAME, size))
        for part in parts:
            self._sink.write(part)
            digest.update(part)
        self._sink.write(tar.padding(size) + tar.END)
        return Written(self._counts, digest.digest())

    def _list(self, *lines: bytes) -> None:
        if self._listed and lines:
            self._listed += b",\n"
        self._listed += b",\n".join(lines)

    def _all(self, noun: str) -> Iterator[Noun | Told | Damaged]:
        for value in self._source.nouns(noun):
            yield value
            self._step(len(value.lines) if isinstance(value, Told) else 1)

    def _step(self, steps: int) -> None:
        before, self._done = self._done, self._done + steps
        if before // _STEPS_A_PIECE != self._done // _STEPS_A_PIECE:
            self._share(self._done / self._total)


def damaged_contents(source: Source) -> Iterator[tuple[str, str]]:
    """The attachments whose bytes are not what they were, as DamageFound names them."""
    for sha256, _ in source.contents():
        if not source.whole(sha256):
            yield manifest.ATTACHMENT, sha256


def attached(value: Noun) -> set[str]:
    """The SHA-256 of every attachment that an entry, or an earlier state of one, names."""
    entry = value.entry if isinstance(value, Revision) else value
    if not isinstance(entry, Entry) or not entry.attachments:
        return set()
    return {one.sha256 for one in entry.attachments}


def markdown_name(entry: Entry) -> str:
    """Where an entry's Markdown lies."""
    return f"entries/{markdown_path(entry)}"


def attachment_name(sha256: str) -> str:
    """Where an attachment's bytes lie."""
    return f"attachments/{sha256[:2]}/{sha256}"
