"""Many short rows of numbers in memory of their own, which goes back to the system as soon as nobody needs them.

In Python's heap some tens of megabytes of them stay with the process after they are freed.
"""

from array import array
from collections.abc import Sequence
from mmap import mmap

_CHUNK = 1 << 20  # bytes
_WIDTH = array("I").itemsize


class Numbers:
    """Rows of unsigned numbers, put in one after the other."""

    def __init__(self) -> None:
        self._chunks: list[memoryview[int]] = []
        self._free = 0  # numbers that the last chunk has room for
        self._chunk, self._begin, self._length = array("I"), array("I"), array("I")

    def append(self, row: Sequence[int]) -> None:
        """Puts a row in."""
        if len(row) > self._free or not self._chunks:
            self._chunks.append(memoryview(mmap(-1, max(_CHUNK, len(row) * _WIDTH))).cast("I"))
            self._free = len(self._chunks[-1])
        chunk = self._chunks[-1]
        begin = len(chunk) - self._free
        chunk[begin : begin + len(row)] = array("I", row)
        self._free -= len(row)
        self._chunk.append(len(self._chunks) - 1)
        self._begin.append(begin)
        self._length.append(len(row))

    def __len__(self) -> int:
        return len(self._length)

    def __getitem__(self, at: int) -> "memoryview[int]":
        begin = self._begin[at]
        return self._chunks[self._chunk[at]][begin : begin + self._length[at]]
