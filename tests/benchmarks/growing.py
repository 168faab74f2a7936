"""What grows with a journal and what does not: searching, saving, the file; at 1,000 entries and at a lifetime's."""

import functools
import gc
import os
import statistics
import time
from collections.abc import Callable, Iterator
from io import FileIO
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from peerjournal.actions import entries, search, vaults
from peerjournal.model.entry import Entry
from peerjournal.vault import query
from peerjournal.vault.connection import CACHE, HMAC, PAGE
from peerjournal.vault.search import Search
from peerjournal.vault.tables import Tables
from peerjournal.vault.vault import Vault
from tests.acts import PASSPHRASE, times
from tests.benchmarks.large import large, searches
from tests.benchmarks.measure import Row, percentile
from tests.benchmarks.window import full
from tests.corpus import FEELINGS, Corpus

_FEW = 1_000
CURVES: dict[str, dict[str, list[tuple[float, float]]]] = {}
"""What was measured at several sizes: title -> kind -> points (entries, milliseconds)."""
_PAGES_OF_A_SAVE = bytes(12 * PAGE)
Measured = tuple[list[float], tuple[float, float]]
"""Milliseconds of each search; and of its statements, ours and on plain SQLite."""
_AS_TYPED = range(1, 9)  # letters of a word


class Timed:
    """A connection that takes the time of its statements, rows fetched and all."""

    def __init__(self, execute: Callable[..., Any]) -> None:
        self._execute = execute
        self.in_transaction = False
        self.seconds = 0.0

    def execute(self, statement: str, parameters: Any = ()) -> "Timed.Rows":
        """As a connection does."""
        begun = time.perf_counter()
        found = self._execute(statement, parameters).fetchall()
        self.seconds += time.perf_counter() - begun
        return Timed.Rows(found)

    class Rows(list[Any]):
        """What was found."""

        def fetchall(self) -> list[Any]:
            """All of it."""
            return self

        def fetchone(self) -> Any:
            """The first."""
            return self[0] if self else None


def plain_copy(vault: Vault, path: Path, key: str = "") -> None:
    """The same database with pages of the same size, without any encryption or with another key."""
    path.unlink(missing_ok=True)
    for statement in (
        f"ATTACH DATABASE '{path}' AS copy KEY \"{key}\"",
        f"PRAGMA copy.{'cipher_' if key else ''}page_size = {PAGE}", f"PRAGMA copy.cipher_hmac_algorithm = {HMAC}",
        "SELECT sqlcipher_export('copy')", "DETACH DATABASE copy",
    ):  # fmt: skip
        vault._connection.execute(statement).fetchall()


def opened_plain(path: Path) -> Any:
    """Such a copy, opened with the vault's settings."""
    copy = sqlcipher.connect(str(path), isolation_level=None)
    kept = f"cache_size = -{CACHE}"
    for setting in ("locking_mode = EXCLUSIVE", "temp_store = MEMORY", "cell_size_check = ON", kept):
        copy.execute(f"PRAGMA {setting}").fetchall()
    return copy


def classes() -> dict[str, list[str]]:
    """Searches by kind, as they are typed: a star behind what is not finished."""
    kinds = searches()
    words = Corpus().words
    found = {kind: kinds[kind] for kind in ("a common word", "a rare word", "two words", "a phrase")}
    some = words[20:420:40][: times(10)]
    found["a prefix of 1 to 8 letters"] = [f"{word[:size]}*" for word in some for size in _AS_TYPED if size < len(word)]
    found["with a filter"] = [f"{word} feeling:{FEELINGS[at % 7]}" for at, word in enumerate(some)]
    return found


def queries(folder: Path, scale: int) -> list[Row]:
    """Each kind of search, newest first and best first; and the statements alone against the same file in plain."""
    return compared(folder, scale, large, classes())


def compared(folder: Path, scale: int, journal: Callable[[Path, int], Path], asked: dict[str, list[str]]) -> list[Row]:
    """Searches by kind in journals of several sizes."""
    count = full(scale)
    sizes = [size for size in (_FEW, 10_000) if size <= count // 2] + [count]
    found = {size: measured(journal(folder, size), folder / "plain.db", asked) for size in sizes}
    rows = []
    fewer = sizes[-2]
    for (kind, sort), (took, _) in found[count].items():
        before = percentile(found[fewer][kind, sort][0], 99)
        rows += told(kind, sort, f"{count:,} entries", found[count][kind, sort], f"; {before:.2f} with {fewer:,}")
        if count >= 1_000_000:
            name = f"search, {kind}, {sort} first, p99"
            rows.append(Row(name, percentile(took, 99), before, 2.0, "ms", f"{fewer:,} entries"))
        points = [(float(size), statistics.median(found[size][kind, sort][0])) for size in sizes]
        CURVES.setdefault(f"A search, {sort} first, median", {})[kind] = points
    return rows


def told(kind: str, sort: str, where: str, measured: Measured, more: str = "", bound: float | None = 1.3) -> list[Row]:
    """What is said of one kind of search: how long it takes, and how long its statements do, which has a bound."""
    (took, alone), name = measured, f"search, {kind}, {sort} first"
    slow, middle = percentile(took, 99), statistics.median(took)
    beside = f"the bound itself{more}; the median is {middle:.2f}"
    return [
        Row(f"{name}, {where}, p99", slow, None, 16, "ms", beside, median=middle),
        Row(f"{name}, {where}: its statements", *alone, bound, "ms", "the same on plain SQLite"),
    ]


def measured(folder: Path, plain: Path, asked: dict[str, list[str]]) -> dict[tuple[str, str], Measured]:
    """Searches by kind in one journal, each several times, in both orders."""
    vault = vaults.unlock(folder, PASSPHRASE)
    plain_copy(vault, plain)
    copy = opened_plain(plain)
    ours, theirs = Timed(vault._connection.execute), Timed(copy.execute)
    sides = [(one, _search_over(one)) for one in (ours, theirs)]
    found = {}
    gc.collect()
    gc.disable()  # as in the window, where it has its own time
    for kind, searched in asked.items():
        for sort in ("newest", "best"):
            took: list[float] = []
            alone: tuple[list[float], list[float]] = ([], [])
            for words in searched:
                look = functools.partial(search.find, vault, words, limit=20, sort=sort, counted=False)
                took += _times(look, 5)
                for side, (timed, over) in enumerate(sides):
                    alone[side].append(_statements(timed, over, words, best=sort == "best"))
            found[kind, sort] = took, (statistics.mean(alone[0]), statistics.mean(alone[1]))
    gc.enable()
    copy.close()
    vaults.lock(vault)
    plain.unlink()
    return found


def _search_over(timed: Timed) -> Search:
    return Tables(timed).search  # type: ignore[arg-type]


def _statements(timed: Timed, over: Search, words: str, *, best: bool) -> float:
    """Milliseconds in SQL alone, the middle one of five."""
    took = []
    for _ in range(5):
        timed.seconds = 0.0
        over.find(query.parse(words), {}, limit=20, offset=0, best=best, counted=False)
        took.append(timed.seconds * 1000)
    return statistics.median(took)


def _times(work: Callable[[], object], many: int, *, warm: bool = True) -> Iterator[float]:
    if warm:
        work()
    for _ in range(times(many)):
        begun = time.perf_counter()
        work()
        yield (time.perf_counter() - begun) * 1000


def saving(folder: Path, scale: int) -> list[Row]:
    """One durable save into a large journal, against one into a small one."""
    count, corpus = full(scale), Corpus(3)
    opened = [vaults.unlock(large(folder, size), PASSPHRASE) for size in (count, _FEW)]
    taken: tuple[list[float], list[float]] = ([], [])
    for turn in range(30 + times(300)):
        for place, vault in enumerate(opened):
            entry = entries.new(title=corpus.text(4), body=corpus.text(140))
            begun = time.perf_counter()
            entries.save(vault, entry)
            if turn >= 30:
                taken[place].append((time.perf_counter() - begun) * 1000)
    for vault in opened:
        vaults.lock(vault)
    many, few = map(statistics.median, taken)
    return [Row(f"one durable save at {count:,} entries", many, few, 1.2, "ms", f"at {_FEW:,} entries")]


def long_run(folder: Path, scale: int) -> list[Row]:
    """Thousands of saves into a large journal, tended a moment after every fifth as it is in the window."""
    count, corpus = full(scale), Corpus(4)
    taken, busy, disk, steps = [], [], [], []  # type: list[float], list[float], list[float], list[float]
    vault = vaults.unlock(large(folder, count), PASSPHRASE)
    with (folder / "synced").open("wb", buffering=0) as file:
        for turn in range(5 * times(max(60, 6 * scale))):
            entry = entries.new(title=corpus.text(4), body=corpus.text(140))
            begun, used = time.perf_counter(), time.process_time()
            entries.save(vault, entry)
            busy.append((time.process_time() - used) * 1000)
            taken.append((time.perf_counter() - begun) * 1000)
            disk += _times(functools.partial(_synced_twice, file), 1, warm=False)
            more = turn % 5 == 4
            while more:
                begun = time.perf_counter()
                more = vault.tend()
                steps.append((time.perf_counter() - begun) * 1000)
    vaults.lock(vault)
    slow, least, work = percentile(taken, 99), percentile(disk, 99), f"one save of many at {count:,} entries"
    beside = f"to write as much and fsync it, twice; the median of {len(taken):,} is {statistics.median(taken):.1f}"
    alone = f"{len(steps):,} steps, each stopped by what is sent; the median is {statistics.median(steps):.1f}"
    return [
        Row(f"{work}, p99", slow, least, None, "ms", f"{beside}, the longest {max(taken):.0f}"),
        Row("the same, the processor's time for it, p99", percentile(busy, 99), statistics.median(busy), None, "ms",
            f"the median; the longest took {max(busy):.0f}"),
        Row("one step of tending between them, p99", percentile(steps, 99), None, None, "ms", alone),
    ]  # fmt: skip


def _synced_twice(file: FileIO) -> None:
    for _ in range(2):  # a save waits for its log, and then for the database
        file.seek(0)
        file.write(_PAGES_OF_A_SAVE)
        os.fsync(file.fileno())


def size(folder: Path, scale: int) -> list[Row]:
    """The journal's file against its texts, and against the same file without encryption."""
    count = full(scale)
    vault = vaults.unlock(large(folder, count), PASSPHRASE)
    text = sum(
        len(one.title.encode()) + len(one.body.encode())
        for _, one in vault.entries.in_order()
        if isinstance(one, Entry)
    )
    whole = (vault.folder / "vault.db").stat().st_size
    # Both are copies, so that both are packed alike.
    copied = []
    for key in ("", "x'" + "5e" * 32 + "'"):
        plain_copy(vault, folder / "copy.db", key)
        copied.append((folder / "copy.db").stat().st_size / 1e6)
        (folder / "copy.db").unlink()
    vaults.lock(vault)
    return [
        Row(f"the file, {count:,} entries", whole / 1e6, text / 1e6, 4.6, "MB", "its texts in UTF-8; index included"),
        Row("a copy of it, encrypted", copied[1], copied[0], 1.1, "MB", "a copy without encryption"),
    ]
