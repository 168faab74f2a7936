"""A tar archive in exactly one form: ustar (POSIX.1-1988), regular files only, the same bytes for the same content.

`tarfile` is neither fast enough for a hundred thousand small files nor strict enough for what a stranger wrote: here a
header is read by writing the one that ought to stand there and comparing all of its 512 bytes, so that no link, device,
owner or odd number can hide in it.
"""

import re
from collections.abc import Iterator
from typing import Protocol
from zlib import adler32

from peerjournal.backup.wrong import ArchiveWrong

BLOCK = 512
PIECE = 1 << 20
_READ = 64 << 10  # a chunk of an age file, which then is not copied
END = bytes(2 * BLOCK)
_MODIFIED = 946_684_800  # 2000-01-01: one moment for all, since GNU tar warns about 1970
_BEFORE_SIZE = b"0000600\0" + b"0000000\0" * 2  # mode, user, group
_AFTER_SIZE = b"%011o\0" % _MODIFIED
_AFTER_CHECKSUM = (b"0" + bytes(100) + b"ustar\x0000").ljust(BLOCK - 156, b"\0")
_NAME_BYTES = 100
_MOST_OCTAL = 8**11
_FIXED_SUM = sum(_BEFORE_SIZE) + sum(_AFTER_SIZE) + sum(_AFTER_CHECKSUM) + 8 * ord(" ")
_HEADER = b"%b" + _BEFORE_SIZE + b"%b" + _AFTER_SIZE + b"%06o\0 " + _AFTER_CHECKSUM
_NAME = re.compile(rb"[A-Za-z0-9][A-Za-z0-9._-]*(?:/[A-Za-z0-9][A-Za-z0-9._-]*)*")
_OCTAL = re.compile(rb"[0-7]{11}\0")


class Readable(Protocol):
    """Anything binary that gives exactly as much as it is asked for, and less only at its end."""

    def read(self, size: int, /) -> bytes:
        """Up to `size` bytes."""


def header(name: str | bytes, size: int) -> bytes:
    """The 512 bytes before a file's content. Sizes from 8 GiB up are in base 256, as GNU tar writes them."""
    coded = name.encode("ascii") if isinstance(name, str) else name
    if len(coded) > _NAME_BYTES:
        raise ValueError("a name of more than 100 characters")
    digits = b"%011o\0" % size if size < _MOST_OCTAL else b"\x80" + size.to_bytes(11, "big")
    # Adler-32 sums bytes, too, in its lower half, which does not overflow by so few of them; and quicker.
    variable = (adler32(coded + digits) & 0xFFFF) - 1
    return _HEADER % (coded.ljust(_NAME_BYTES, b"\0"), digits, _FIXED_SUM + variable)


def padding(size: int) -> bytes:
    """The zeros that fill the last block of a file of `size` bytes."""
    return bytes(-size % BLOCK)


class TarReader:
    """The files of an archive, one after the other. Everything raises ArchiveWrong, and what `source` raises."""

    def __init__(self, source: Readable) -> None:
        self._source = source
        self._held = b""
        self._at = 0

    def next(self) -> tuple[str, int] | None:
        """The next file's name and size, or None at a proper end. The one before must have been read."""
        block = self._take(BLOCK)
        if block == END[:BLOCK]:
            if self._take(BLOCK) != block or self._held[self._at :] or self._source.read(1):
                raise ArchiveWrong("something follows its end")
            return None
        untrusted_name = block[:_NAME_BYTES].rstrip(b"\0")
        if not _NAME.fullmatch(untrusted_name):
            raise ArchiveWrong("a file in it has a name that no backup has")
        name, size = untrusted_name.decode("ascii"), _size(block[124:136])
        if size is None or header(name, size) != block:
            raise ArchiveWrong("a file in it is of a kind that no backup has")
        return name, size

    def pieces(self, size: int) -> Iterator[bytes]:
        """The content of the file just announced, in pieces as they come, and past its padding."""
        left = size
        while left:
            if self._at == len(self._held):
                self._held, self._at = self._source.read(_READ), 0
            piece = self._held[self._at : self._at + left]
            if not piece:
                raise ArchiveWrong("it ends too early")
            self._at += len(piece)
            left -= len(piece)
            yield piece
        if (fill := -size % BLOCK) and any(self._take(fill)):
            raise ArchiveWrong("there is something between its files")

    def _take(self, size: int) -> bytes:
        end = self._at + size
        if end > len(self._held):
            rest = self._held[self._at :]
            self._held = rest + self._source.read(_READ)
            self._at, end = 0, size
            if end > len(self._held):
                raise ArchiveWrong("it ends too early")
        taken = self._held[self._at : end]
        self._at = end
        return taken


def _size(untrusted_digits: bytes) -> int | None:
    if untrusted_digits[0] == 0x80:
        return int.from_bytes(untrusted_digits[1:], "big")
    return int(untrusted_digits[:11], 8) if _OCTAL.fullmatch(untrusted_digits) else None
