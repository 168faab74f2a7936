"""Lets a backup be read, encrypted, written and read back at once: threads with short queues between them.

The heavy steps (SQLCipher, encryption, hashing, the disk) let other threads of Python run meanwhile, so that together
they take about as long as the slowest of them. What waits in between is a few MiB, however large the backup.
"""

import os
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Condition
from typing import BinaryIO, Protocol

_LARGE = 64 << 10  # smaller pieces are gathered until they are as many bytes as this
_MOST = 8  # pieces that may wait
_PAGE = 64 << 10  # bytes that the system keeps or forgets together, at most
_STEP = 8 << 20  # bytes after which what was written is put on the disk


class Taker(Protocol):
    """What takes bytes in the end."""

    def write(self, data: bytes | bytearray | memoryview, /) -> int:
        """Takes all of `data`."""


class GivenUp(Exception):
    """What is being read back is not going to be finished."""


class Behind:
    """A sink that hands everything on to another, in order, in the one thread of `pool`.

    An error that is met there is raised by a later `write`, or by `flush`.
    """

    def __init__(self, sink: Taker, pool: ThreadPoolExecutor) -> None:
        self._sink, self._pool = sink, pool
        self._gathered: list[bytes] = []
        self._size = 0
        self._waiting: deque[Future[int]] = deque()

    def write(self, data: bytes | bytearray, /) -> int:
        """Takes all of `data`."""
        large = len(data) >= _LARGE
        if large or self._size >= _LARGE:
            self._hand_on_gathered()
        if large:
            self._hand_on(self._sink.write, bytes(data))
        else:
            self._gathered.append(bytes(data))
            self._size += len(data)
        return len(data)

    def make(self, make: Callable[[], bytes]) -> None:
        """Takes what `make` gives, which is called in the thread when its turn has come."""
        self._hand_on_gathered()
        self._hand_on(lambda: self._sink.write(make()))

    def flush(self) -> None:
        """Returns when everything has been taken."""
        self._hand_on_gathered()
        while self._waiting:
            self._waiting.popleft().result()

    def _hand_on_gathered(self) -> None:
        if self._gathered:
            self._hand_on(self._sink.write, b"".join(self._gathered))
            self._gathered, self._size = [], 0

    def _hand_on(self, take: Callable[..., int], *data: bytes) -> None:
        self._waiting.append(self._pool.submit(take, *data))
        while len(self._waiting) > _MOST:
            self._waiting.popleft().result()


class Durable:
    """A new file: written by one thread, put on the disk by another, read back by a third as far as it lies there."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._written = self._safe = 0
        self._ended = self._given_up = self._whole = False
        self._failure: OSError | None = None
        self._state = Condition()

    def write(self, data: bytes | bytearray | memoryview, /) -> int:
        """Writes what the file takes."""
        taken = self._file.write(data)
        with self._state:
            self._written += taken
            self._state.notify_all()
        return taken

    def finish(self) -> None:
        """It is written whole."""
        with self._state:
            self._ended = True
            self._state.notify_all()

    def give_up(self) -> None:
        """It will never be whole; whoever reads it is told so, unless it had been finished."""
        with self._state:
            self._given_up = not self._ended
            self._state.notify_all()

    def settle(self) -> None:
        """Puts on the disk what is written, and out of memory, so that it is read from the disk; until all of it is."""
        while not (self._whole or self._given_up):
            with self._state:
                self._state.wait_for(lambda: self._written - self._safe >= _STEP or self._ended or self._given_up)
                written, ended = self._written, self._ended
            try:
                os.fsync(self._file.fileno())
                if hasattr(os, "posix_fadvise"):
                    # A page that was written in part when the last ones were forgotten is whole now.
                    start = self._safe - self._safe % _PAGE
                    os.posix_fadvise(self._file.fileno(), start, 0, os.POSIX_FADV_DONTNEED)
            except OSError as failure:
                self._failure = failure
            with self._state:
                self._safe, self._whole = written, ended
                self._state.notify_all()

    def readable(self, size: int) -> int | None:
        """Waits until so many bytes from its beginning can be read; how many can, or None for all.

        Raises GivenUp, and OSError where the disk did not take them.
        """
        with self._state:
            self._state.wait_for(lambda: self._safe >= size or self._whole or self._given_up)
            if self._failure is not None:
                raise self._failure
            if self._given_up:
                raise GivenUp
            return None if self._whole else self._safe


class Following:
    """Reads a file that is still being written, another file handle's, never further than it is durable."""

    def __init__(self, file: BinaryIO, written: Durable) -> None:
        self._file, self._written = file, written
        self._done = 0

    def read(self, size: int, /) -> bytes:
        """Up to `size` bytes, none only at its end. Raises GivenUp."""
        there = self._written.readable(self._done + size)
        data = self._file.read(size if there is None else min(size, there - self._done))
        self._done += len(data)
        return data

    def fileno(self) -> int:
        """The file's handle."""
        return self._file.fileno()
