"""Reads an archive that anybody may have written, in bounded memory, and believes what every check agrees on.

One pass: the names, kinds and order of the files, every record as its noun, every attachment by its SHA-256, every file
against the list at the end, every reference to an attachment, and nothing before, between or after.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

from peerjournal.backup import manifest, readme
from peerjournal.backup.archive import attached, markdown_name
from peerjournal.backup.lines import LONGEST_LINE, MOST_IDS, TOO_LONG, TOO_MANY, noun_of
from peerjournal.backup.tar import Readable, TarReader
from peerjournal.backup.wrong import ArchiveWrong
from peerjournal.model.entry import Entry
from peerjournal.model.records import NOUNS, Noun, nouns_of

_MARKDOWN = re.compile(r"entries/\d{4}/\d\d/\d{4}-\d\d-\d\d-[0-9a-f-]{36}\.md")
_ATTACHMENT = re.compile(r"attachments/([0-9a-f]{2})/(\1[0-9a-f]{62})")


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


class Block(NamedTuple):
    """Some bytes of an archive, one after the other, as they were written: how many, and their SHA-256."""

    size: int
    sha256: bytes


class InPieces(Readable, Protocol):
    """What can be read in the pieces in which it comes, too: nothing is copied then."""

    def read1(self, size: int, /) -> bytes:
        """Up to `size` bytes; none only at its end."""


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


def read_again(untrusted_source: InPieces, words: Iterable[bytes | Block]) -> bytes:
    """Reads an archive back by whoever is just writing it; gives the SHA-256 of its list of all files.

    Up to the attachments every byte is compared, with itself or by the SHA-256 of a block: that they can be read as
    what they are was found out when they were written. Raises as `read`.
    """
    for block in words:
        if not (_is(untrusted_source, block) if isinstance(block, bytes) else _hashes(untrusted_source, block)):
            raise ArchiveWrong("it is not what was written")
    reading = _Reading(TarReader(untrusted_source), Nobody())
    reading.attachments()
    return reading.list_as_written()


def _is(untrusted_source: InPieces, written: bytes) -> bool:
    at = 0
    while at < len(written):
        piece = untrusted_source.read1(len(written) - at)
        if not piece or not written.startswith(piece, at):
            return False
        at += len(piece)
    return True


def _hashes(untrusted_source: Readable, block: Block) -> bool:
    return hashlib.sha256(untrusted_source.read(block.size)).digest() == block.sha256


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
            value = noun_of(noun, line)
            ids.add(bytes.fromhex(value.id.replace("-", "")))
            self._counts[noun] += 1
            if len(ids) != self._counts[noun]:
                raise ArchiveWrong("a record in it is there twice")
            for sha256 in attached(value):
                self._named.add(bytes.fromhex(sha256))
            if len(ids) + len(self._named) > MOST_IDS:
                raise ArchiveWrong(TOO_MANY)
            if isinstance(value, Entry) and value.trashed_at is None:
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
        size = self._list()
        digest = hashlib.sha256()

        def pieces() -> Iterator[bytes]:
            for piece in self._tar.pieces(size):
                digest.update(piece)
                yield piece

        counted = (*nouns_of(self._schema), manifest.ATTACHMENT)
        manifest.check(pieces(), self._files, self._schema, {name: self._counts[name] for name in counted})
        self._end()
        return Summary(self._counts, digest.digest())

    def list_as_written(self) -> bytes:
        """The SHA-256 of the list, for whoever knows what it ought to be; and then nothing."""
        digest = hashlib.sha256()
        for piece in self._tar.pieces(self._list()):
            digest.update(piece)
        self._end()
        return digest.digest()

    def _list(self) -> int:
        name, size = self._announced()
        if name != manifest.NAME:
            raise ArchiveWrong("there is a file in it that no backup has")
        return size

    def _end(self) -> None:
        if self._tar.next() is not None:
            raise ArchiveWrong("there is a file in it that no backup has")

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
            raise ArchiveWrong(TOO_LONG)
    if length:
        raise ArchiveWrong("a record in it is cut short")
