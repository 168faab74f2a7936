"""Reads an archive that anybody may have written, in bounded memory, and believes what every check agrees on.

One pass: the names, kinds and order of the files, every record as its noun, every attachment by its SHA-256, every file
against the list at the end, every reference to an attachment, and nothing before, between or after.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

from peerjournal.backup import manifest, readme
from peerjournal.backup.archive import attached, markdown_name
from peerjournal.backup.tar import Readable, TarReader
from peerjournal.backup.wrong import ArchiveWrong
from peerjournal.model.entry import Entry
from peerjournal.model.fields import RecordWrong
from peerjournal.model.records import NOUNS, Noun, from_line, nouns_of

LONGEST_LINE = 128 << 20  # the longest text that an entry may have, however it is escaped
_MOST_IDS = 2_000_000  # things that are remembered while reading, so that nobody can fill the memory
_MARKDOWN = re.compile(r"entries/\d{4}/\d\d/\d{4}-\d\d-\d\d-[0-9a-f-]{36}\.md")
_ATTACHMENT = re.compile(r"attachments/([0-9a-f]{2})/(\1[0-9a-f]{62})")
_LONG_LINE = 1 << 20
_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"')
_TOO_MANY = "it holds more than any journal could"
_TOO_LONG = "a record in it is longer than any could be"


class Taker(Protocol):
    """Who is given what an archive holds, while it is read. Only a `read` that ends has proven any of it."""

    def noun(self, noun: str, value: Noun) -> None:
        """One noun, `noun` being its name in `NOUNS`; those that others point to first."""

    def content(self, sha256: str, pieces: Iterator[bytes]) -> None:
        """The bytes of one attachment. Must take all of them."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What was read: how many of each noun (and 'attachment'), and the SHA-256 of the list of all files."""

    counts: dict[str, int]
    manifest: bytes


@dataclass(frozen=True, slots=True)
class Words:
    """All of an archive before its attachments, as it was written: how long it is, and how much of that is Markdown."""

    size: int
    sha256: bytes
    markdown: int


class _Compared:
    """Hashes what is read, up to a place."""

    def __init__(self, source: Readable, size: int) -> None:
        self._source, self._left = source, size
        self.digest = hashlib.sha256()

    def read(self, size: int, /) -> bytes:
        """Up to `size` bytes."""
        data = self._source.read(size)
        if self._left:
            part = data if len(data) <= self._left else memoryview(data)[: self._left]
            self.digest.update(part)
            self._left -= len(part)
        return data


class Nobody:
    """Takes everything and keeps nothing: for whoever only wants to know that an archive is whole."""

    def noun(self, noun: str, value: Noun) -> None:
        """Dropped."""

    def content(self, sha256: str, pieces: Iterator[bytes]) -> None:
        """Read and dropped."""
        del sha256
        for _ in pieces:
            pass


def read(untrusted_source: Readable, taker: Taker) -> Summary:
    """Reads a whole archive. Raises ArchiveWrong, ArchiveNewer, and what the source and the taker raise."""
    reading = _Reading(TarReader(untrusted_source), taker)
    reading.readme()
    reading.entries()
    reading.records()
    reading.attachments()
    return reading.manifest()


def read_again(untrusted_source: Readable, words: Words) -> Summary:
    """Reads an archive back by whoever has just written it, and knows what its words must be.

    Up to the attachments every byte is compared, by their SHA-256 as a whole. The records are read as records all the
    same: what could not be restored is no backup. Raises as `read`; the summary is to be compared with what was written.
    """
    compared = _Compared(untrusted_source, words.size)
    reading = _Reading(TarReader(compared), Nobody())
    reading.readme()
    reading.pass_over(words.markdown)
    reading.records()
    if compared.digest.digest() != words.sha256:
        raise ArchiveWrong("it is not what was written")
    reading.attachments()
    return reading.manifest()


@dataclass
class _Names:
    """The names of the Markdown files, as seen and as the records make them: both in the order of the entries."""

    seen: Any = field(default_factory=hashlib.sha256)
    made: Any = field(default_factory=hashlib.sha256)


class _Reading:
    def __init__(self, tar: TarReader, taker: Taker) -> None:
        self._tar, self._taker = tar, taker
        self._files = manifest.Files()
        self._counts = {**dict.fromkeys(NOUNS, 0), manifest.ATTACHMENT: 0}
        self._names = _Names()
        self._named: set[bytes] = set()
        self._schema = 0
        self._known = False  # whether every name and byte up to the attachments is compared by somebody else
        self._next = tar.next()

    def readme(self) -> None:
        """The file that comes first and says which version this is."""
        name, size = self._announced()
        if name != readme.NAME or size > readme.LONGEST:
            raise ArchiveWrong("it is an age file, but no backup of a journal")
        self._schema = readme.check(b"".join(self._listed()))

    def entries(self) -> None:
        """The Markdown files; which there must be, the records say later."""
        while _MARKDOWN.fullmatch(self._announced()[0]):
            self._names.seen.update(self._announced()[0].encode())
            for _ in self._listed():
                pass

    def pass_over(self, markdown: int) -> None:
        """The Markdown files where their bytes are known already, so that neither they nor their list are looked at."""
        self._known = True
        if markdown:
            self._tar.pass_over(markdown)
            self._next = self._tar.next()

    def records(self) -> None:
        """The records of every noun that there was when it was made."""
        for noun in nouns_of(self._schema):
            if self._announced()[0] != f"records/{noun}.jsonl":
                raise ArchiveWrong("a file is missing from it, or one is too many")
            self._records(noun)
        if self._names.seen.digest() != self._names.made.digest():
            raise ArchiveWrong("its texts are not those of its records")

    def _records(self, noun: str) -> None:
        ids: set[bytes] = set()
        for line in _lines(self._listed()):
            _refuse_bomb(line)
            try:
                value = from_line(noun, line)
            except RecordWrong:
                raise ArchiveWrong("a record in it is not what it should be") from None
            if not _complete(value):
                raise ArchiveWrong("a record in it has no date")
            ids.add(bytes.fromhex(value.id.replace("-", "")))
            self._counts[noun] += 1
            if len(ids) != self._counts[noun]:
                raise ArchiveWrong("a record in it is there twice")
            for sha256 in attached(value):
                self._named.add(bytes.fromhex(sha256))
            if len(ids) + len(self._named) > _MOST_IDS:
                raise ArchiveWrong(_TOO_MANY)
            if not self._known and isinstance(value, Entry) and value.trashed_at is None:
                self._names.made.update(markdown_name(value).encode())
            self._taker.noun(noun, value)

    def attachments(self) -> None:
        """The attachments' bytes, in the order of their SHA-256."""
        last = ""
        while found := _ATTACHMENT.fullmatch(self._announced()[0]):
            sha256 = found[2]
            if sha256 <= last:
                raise ArchiveWrong("a file in it is there twice, or not in its place")
            last = sha256
            self._counts[manifest.ATTACHMENT] += 1
            self._named.discard(bytes.fromhex(sha256))
            self._taker.content(sha256, self._listed(sha256))
        if self._named:
            raise ArchiveWrong("an attachment is missing from it")

    def manifest(self) -> Summary:
        """The list of all files, and then nothing."""
        name, size = self._announced()
        if name != manifest.NAME:
            raise ArchiveWrong("there is a file in it that no backup has")
        digest = hashlib.sha256()

        def pieces() -> Iterator[bytes]:
            for piece in self._tar.pieces(size):
                digest.update(piece)
                yield piece

        if self._known:  # whoever knows them knows the list as well
            for _ in pieces():
                pass
        else:
            counted = (*nouns_of(self._schema), manifest.ATTACHMENT)
            manifest.check(pieces(), self._files, self._schema, {name: self._counts[name] for name in counted})
        if self._tar.next() is not None:
            raise ArchiveWrong("there is a file in it that no backup has")
        return Summary(self._counts, digest.digest())

    def _announced(self) -> tuple[str, int]:
        if self._next is None:
            raise ArchiveWrong("it ends too early")
        return self._next

    def _listed(self, sha256: str | None = None) -> Iterator[bytes]:
        """The content of the announced file, counted in for the list; then announces the next one."""
        name, size = self._announced()
        digest = hashlib.sha256()
        for piece in self._tar.pieces(size):
            digest.update(piece)
            yield piece
        found = digest.hexdigest()
        if sha256 not in (None, found):
            raise ArchiveWrong("an attachment in it is damaged")
        self._files.add(manifest.line(name, size, found))
        self._next = self._tar.next()


def _refuse_bomb(untrusted_line: bytes) -> None:
    """A few letters of JSON can become a hundred times as much in memory: only texts may be long."""
    if len(untrusted_line) <= _LONG_LINE:
        return
    outside = end = 0
    for text in _STRING.finditer(untrusted_line):
        outside += text.start() - end
        end = text.end()
        if outside > _LONG_LINE:
            break
    if outside + len(untrusted_line) - end > _LONG_LINE:
        raise ArchiveWrong(_TOO_LONG)


def _complete(value: Any) -> bool:
    """Whether it has the dates that everything which was ever saved has."""
    return all(getattr(value, name, value) is not None for name in ("created_at", "updated_at"))


def _lines(untrusted_pieces: Iterable[bytes]) -> Iterator[bytes]:
    held: list[bytes] = []
    length = 0
    for piece in untrusted_pieces:
        *whole, rest = piece.split(b"\n")
        if whole:
            yield b"".join((*held, whole[0]))
            yield from whole[1:]
            held, length = [], 0
        held.append(rest)
        length += len(rest)
        if length > LONGEST_LINE:
            raise ArchiveWrong(_TOO_LONG)
    if length:
        raise ArchiveWrong("a record in it is cut short")
