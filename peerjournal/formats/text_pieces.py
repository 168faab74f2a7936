"""Reads the text of a long file piece by piece, in whatever encoding it is; `encodings` says how that is found out."""

import codecs
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from peerjournal.formats.containers import DAMAGED
from peerjournal.formats.encodings import LONGEST_LOOK, decoded, likely
from peerjournal.formats.source import LARGEST_TEXT, Source
from peerjournal.model.errors import FileUnreadable

_PIECE = 1 << 18  # bytes
_LONGEST_LINE = 32 << 20  # characters; an entry holds fewer
_MOST_LINES = 5_000_000  # fifty for each entry of a long life
Opened = Callable[[], BinaryIO]


@dataclass(frozen=True, slots=True)
class TextPieces:
    """A text, as often as it is gone through; without a byte order mark. Going through it raises FileUnreadable."""

    path: Path
    encoding: str
    opened: Opened
    whole: str | None = None  # of an encoding that can only be told by its looks

    def __iter__(self) -> Iterator[str]:
        return iter((self.whole,)) if self.whole is not None else _decoded(self.opened, self.encoding, self.path)

    def lines(self) -> Iterator[str]:
        """The lines without their ends, which may be of any system."""
        return lines(self, self.path)


def text_pieces(source: Source, name: str) -> TextPieces | None:
    """The text of a file of at most LARGEST_TEXT bytes; None for what is no text.

    Raises FileUnreadable for a damaged archive and a file that is too large.
    """
    if source.size(name) > LARGEST_TEXT:
        raise FileUnreadable(source.path, "too-large")
    return pieces_of(lambda: source.open(name), source.path)


def pieces_of(opened: Opened, path: Path) -> TextPieces | None:
    """The same of anything that can be opened more than once; `path` is named where it can't be read.

    The bytes are gone through once before, so that an encoding never turns out to be another one on the way.
    """
    with opened() as file:
        encoding = likely(_take(file, LONGEST_LOOK, path))
    if encoding is None:
        return None
    try:
        for _ in _decoded(opened, encoding, path):
            pass
        return TextPieces(path, encoding.removesuffix("-sig"), opened)
    except UnicodeDecodeError:
        with opened() as file:
            found = decoded(_take(file, LARGEST_TEXT + 1, path))
    return None if found is None else TextPieces(path, found[1], opened, found[0].removeprefix("\ufeff"))


def lines(pieces: Iterable[str], path: Path) -> Iterator[str]:
    """Lines without their ends. Raises FileUnreadable for more and longer ones than any journal has."""
    ends = io.IncrementalNewlineDecoder(None, translate=True)
    begun: list[str] = []
    number = 0
    for piece in pieces:
        first, *others = ends.decode(piece).split("\n")
        begun.append(first)
        if others:
            yield "".join(begun)
            yield from others[:-1]
            begun = others[-1:]
        number += len(others)
        if number > _MOST_LINES or (len(begun) > 1 and sum(map(len, begun)) > _LONGEST_LINE):
            raise FileUnreadable(path, "too-large")
    rest = "".join(begun) + ends.decode("", final=True)
    yield from rest.split("\n")


def _take(file: BinaryIO, most: int, path: Path) -> bytes:
    try:
        untrusted = file.read(most)
    except DAMAGED:
        raise FileUnreadable(path, "damaged-archive") from None
    if len(untrusted) > LARGEST_TEXT:
        raise FileUnreadable(path, "too-large")
    return untrusted


def _decoded(opened: Opened, encoding: str, path: Path) -> Iterator[str]:
    decoder, total = codecs.getincrementaldecoder(_with_mark(encoding))(), 0
    with opened() as file:
        while untrusted := _take(file, _PIECE, path):
            total += len(untrusted)
            if total > LARGEST_TEXT:
                raise FileUnreadable(path, "too-large")
            if piece := decoder.decode(untrusted):
                yield piece
        if piece := decoder.decode(b"", final=True):
            yield piece


def _with_mark(encoding: str) -> str:
    return "utf-8-sig" if encoding == "utf-8" else encoding  # takes a mark away, and needs none
