"""What is written, read back and handed on by several threads stays in order, is never read too early, and ends."""

import contextlib
import hashlib
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, active_count, current_thread

import pytest

from peerjournal.backup import make
from peerjournal.backup.abreast import Behind, Durable, Following, GivenUp
from peerjournal.model.errors import DamageFound, DiskFull, Stopped
from tests.backup.journals import IDENTITY, Journal, Taken, read, unwatched
from tests.disks import largest_file
from tests.samples import CONTENTS

MIB = 1 << 20


class Slow:
    """A sink that takes nothing before it is told to."""

    def __init__(self) -> None:
        self.go, self.taken = Event(), bytearray()

    def write(self, data: bytes | bytearray | memoryview) -> int:
        assert self.go.wait(10)
        self.taken += data
        return len(data)


def test_pieces_of_any_size_arrive_in_order() -> None:
    sink, pieces = Slow(), [os.urandom(size) for size in (1, 70_000, 3, 3, MIB, 65_535, 65_536, 0, 9)]
    sink.go.set()
    with ThreadPoolExecutor(1) as pool:
        behind = Behind(sink, pool)
        for piece in pieces:
            assert behind.write(bytearray(piece)) == len(piece)
        behind.flush()
    assert sink.taken == b"".join(pieces)


def test_what_is_made_later_is_made_in_its_turn_and_not_by_whoever_asks_for_it() -> None:
    sink, made_by = Slow(), []

    def made() -> bytes:
        made_by.append(current_thread())
        return b"two"

    with ThreadPoolExecutor(1) as pool:
        behind = Behind(sink, pool)
        behind.write(b"one")
        behind.make(made)
        behind.write(b"three")
        assert made_by == []
        sink.go.set()
        behind.flush()
    assert sink.taken == b"onetwothree"
    assert len(made_by) == 1
    assert made_by[0] is not current_thread()


def test_only_a_few_pieces_wait_for_a_slow_disk() -> None:
    sink, written = Slow(), 0

    def write_all(behind: Behind) -> None:
        nonlocal written
        for _ in range(40):
            written += behind.write(bytes(MIB))

    with ThreadPoolExecutor(1) as pool, ThreadPoolExecutor(1) as other:
        behind = Behind(sink, pool)
        work = other.submit(write_all, behind)
        with contextlib.suppress(TimeoutError):
            work.result(0.3)
        assert 5 * MIB < written < 15 * MIB
        sink.go.set()
        work.result(10)
        behind.flush()
    assert len(sink.taken) == 40 * MIB


def test_an_error_of_the_sink_is_raised_at_the_latest_by_the_end() -> None:
    class Broken:
        def write(self, data: bytes | bytearray | memoryview) -> int:
            raise OSError(28, "full")

    with ThreadPoolExecutor(1) as pool:
        behind = Behind(Broken(), pool)
        behind.write(bytes(MIB))
        with pytest.raises(OSError, match="full"):
            behind.flush()


def test_a_file_is_read_no_further_than_it_is_durable(tmp_path: Path) -> None:
    with (tmp_path / "file").open("wb", buffering=0) as file, (tmp_path / "file").open("rb", buffering=0) as again:
        durable = Durable(file)
        following = Following(again, durable)
        with ThreadPoolExecutor(1) as settling, ThreadPoolExecutor(1) as pool:
            settled = settling.submit(durable.settle)
            durable.write(b"x" * MIB)
            early = pool.submit(following.read, 10)
            with pytest.raises(TimeoutError):
                early.result(0.2)
            durable.write(b"x" * 40 * MIB)  # enough that all of it is put on the disk
            assert early.result(10) == b"x" * 10
            durable.write(b"y")
            late = pool.submit(following.read, 41 * MIB)
            with pytest.raises(TimeoutError):
                late.result(0.2)
            durable.finish()
            assert late.result(10) == b"x" * (41 * MIB - 10) + b"y"
            settled.result(10)


def test_whoever_follows_a_file_that_the_disk_does_not_take_is_told() -> None:
    source, sink = os.pipe()  # which cannot be put on any disk
    with os.fdopen(source, "rb", 0) as again, os.fdopen(sink, "wb", 0) as file, ThreadPoolExecutor(2) as pool:
        durable = Durable(file)
        pool.submit(durable.settle)
        waiting = pool.submit(Following(again, durable).read, 10)
        durable.write(b"x" * 10)
        durable.finish()
        with pytest.raises(OSError, match="Invalid argument"):
            waiting.result(10)


def test_whoever_follows_a_file_that_is_given_up_is_told(tmp_path: Path) -> None:
    with (tmp_path / "file").open("wb", buffering=0) as file, (tmp_path / "file").open("rb", buffering=0) as again:
        durable = Durable(file)
        with ThreadPoolExecutor(1) as pool:
            waiting = pool.submit(Following(again, durable).read, 10)
            durable.give_up()
            with pytest.raises(GivenUp):
                waiting.result(10)


def vast() -> Journal:
    """A journal with a file of 80 MiB: more than is put on the disk in one step."""
    data = os.urandom(MIB) * 80
    return Journal(files={**CONTENTS, hashlib.sha256(data).hexdigest(): data})


def test_a_large_backup_is_whole_and_no_thread_is_left(tmp_path: Path) -> None:
    journal, before = vast(), active_count()
    shares: list[float] = []
    report = make(tmp_path / "a.age", "a.part", journal, IDENTITY.recipient, shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    taken = Taken()
    assert read(tmp_path / "a.age", taken) == report
    assert taken.files == journal.files
    assert active_count() == before


@pytest.mark.parametrize("after", [1, 40, 75])
def test_stopping_or_a_full_disk_ends_every_thread_and_leaves_nothing(tmp_path: Path, after: int) -> None:
    journal, before, seen = vast(), active_count(), iter(range(after))

    def stop(_done: float) -> None:
        if next(seen, None) is None:
            raise Stopped

    with pytest.raises(Stopped):
        make(tmp_path / "a.age", "a.part", journal, IDENTITY.recipient, stop)
    with largest_file(after * MIB), pytest.raises(DiskFull):
        make(tmp_path / "a.age", "a.part", journal, IDENTITY.recipient, unwatched)
    assert list(tmp_path.iterdir()) == []
    assert active_count() == before


def test_bytes_that_changed_in_silence_are_found_when_they_are_read_back_and_named(tmp_path: Path) -> None:
    changed = min(CONTENTS)

    class Silent(Journal):
        def content(self, sha256: str) -> Iterator[bytes]:
            data = self.files[sha256]
            yield bytes(len(data)) if sha256 == changed else data

        def whole(self, sha256: str) -> bool:
            return sha256 != changed

    with pytest.raises(DamageFound) as found:
        make(tmp_path / "a.age", "a.part", Silent(), IDENTITY.recipient, unwatched)
    assert found.value.rows == (("attachment", changed),)
    assert list(tmp_path.iterdir()) == []
