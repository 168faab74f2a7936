"""Files and folders of a disk that loses what was not fsynced.

The model is the harsh reading of POSIX. What was written to a file since its last fsync may be there, or not, page by
page, and of one page a part; the size may or may not have changed. What happened to the names in a folder since its
last fsync may have happened or not, each on its own. Ext4, XFS, APFS and NTFS lose less.
"""

import itertools
import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

T = TypeVar("T")
PAGE, SECTOR = 4096, 512


@dataclass(eq=False)
class File:
    """Bytes: those that are safe, and the writes since; a write of None at an offset is a new size."""

    safe: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def sync(self) -> None:
        """What an fsync does."""
        self.safe = applied(self.safe, self.pending)
        self.pending.clear()

    def after_a_cut(self, chance: random.Random) -> bytearray:
        """What may be there after a power cut."""
        kept = some(self.pending, chance)
        if self.pending and chance.random() < 0.7:
            kept = torn(self.pending, chance)
        return applied(self.safe, kept)


@dataclass(eq=False)
class Folder:
    """Names: those that are safe, and those that the running system sees."""

    safe: dict[str, "File | Folder"] = field(default_factory=dict)
    live: dict[str, "File | Folder"] = field(default_factory=dict)


Edit = tuple[Folder, str, File | Folder | None]


def applied(data: bytearray, writes: Iterable[tuple[int, bytes | None]]) -> bytearray:
    """A copy of the data with the writes done to it."""
    result = bytearray(data)
    for offset, written in writes:
        end = offset + len(written or b"")
        if len(result) < end:
            result += bytes(end - len(result))
        if written is None:
            del result[offset:]
        else:
            result[offset:end] = written
    return result


def some(steps: list[T], chance: random.Random) -> list[T]:
    """None of the steps, all, the first ones, or any, in their order."""
    kind = chance.choice(("none", "all", "first", "any"))
    if kind == "first":
        return steps[: chance.randint(0, len(steps))]
    return [step for step in steps if kind == "all" or (kind == "any" and chance.random() < 0.5)]


def torn(writes: list[tuple[int, bytes | None]], chance: random.Random) -> list[tuple[int, bytes | None]]:
    """Some pages of the writes, now and then only some sectors of one."""
    kept: list[tuple[int, bytes | None]] = []
    likely = chance.choice((0.1, 0.5, 0.9))
    for offset, data in writes:
        if data is None:
            if chance.random() < likely:
                kept.append((offset, None))
            continue
        step = SECTOR if chance.random() < 0.1 else PAGE
        edges = [0, *range(step - offset % step, len(data), step), len(data)]
        for begin, end in itertools.pairwise(edges):
            if chance.random() < likely:
                kept.append((offset + begin, data[begin:end]))
    return kept
