"""What age files are read from and written to: anything with `read` or `write`, so that nothing gets lost."""

import errno
from typing import Protocol

_STEP = 4096


class Readable(Protocol):
    """Anything binary with a `read` that gives at most `size` bytes, and none only at the end."""

    def read(self, size: int, /) -> bytes:
        """Up to `size` bytes."""


class Writable(Protocol):
    """Anything binary with a `write` that says how many bytes it took."""

    def write(self, data: bytes | memoryview, /) -> int:
        """Write all or the first part of `data`."""


def read_fully(source: Readable, size: int) -> bytes:
    """Exactly `size` bytes, or fewer if the source ends: pipes and raw files give a part at a time."""
    data = source.read(size)
    if len(data) == size or not data:
        return data
    parts, missing = [data], size - len(data)
    while missing and (data := source.read(missing)):
        parts.append(data)
        missing -= len(data)
    return b"".join(parts)


def write_fully(sink: Writable, data: bytes | memoryview) -> None:
    """Write all of `data`: a raw file on a nearly full disk takes a part, and only the next write fails."""
    rest = memoryview(data)
    while rest:
        taken = sink.write(rest)
        if not taken:
            raise OSError(errno.EIO, "the sink takes no more bytes")
        rest = rest[taken:]


class Ahead:
    """A source that can be looked into and read by lines before it is read in bulk."""

    def __init__(self, source: Readable) -> None:
        self._source = source
        self._ahead = b""

    def peek(self, size: int) -> bytes:
        """The next `size` bytes, or fewer if the source ends, without consuming them."""
        if len(self._ahead) < size:
            self._ahead += read_fully(self._source, size - len(self._ahead))
        return self._ahead[:size]

    def line(self, limit: int) -> bytes:
        """The next line with its line feed; without one if the source ends or `limit` bytes hold none."""
        searched = 0
        while (feed := self._ahead.find(b"\n", searched, limit)) < 0:
            searched = len(self._ahead)
            if searched >= limit or not (more := self._source.read(_STEP)):
                feed = limit - 1
                break
            self._ahead += more
        line, self._ahead = self._ahead[: feed + 1], self._ahead[feed + 1 :]
        return line

    def read(self, size: int, /) -> bytes:
        """Up to `size` bytes: first what was looked at already."""
        if not self._ahead:
            return self._source.read(size)
        data, self._ahead = self._ahead[:size], self._ahead[size:]
        return data
