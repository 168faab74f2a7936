"""Ten times a lifetime: 1,000,000 entries against 10,000 and 100,000. On request only: it makes two journals of 4 GB.

All but the window's rows are the processor's time: such a run is long, and whatever else the computer does meanwhile
would be the slowest of a hundred.
"""

import functools
import gc
import shutil
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

from peerjournal.actions import entries, search, vaults
from peerjournal.crypto.kdf import LEAST_WRITTEN, argon2id
from peerjournal.model.filters import EntryFilter
from peerjournal.vault.keys import utc_day_key
from peerjournal.vault.vault import Vault
from tests.acts import PASSPHRASE, times
from tests.benchmarks.acting import act
from tests.benchmarks.growing import CURVES, classes
from tests.benchmarks.large import large
from tests.benchmarks.measure import Row, percentile
from tests.benchmarks.moving_in import MOST, in_a_process
from tests.benchmarks.window import remembered
from tests.corpus import Corpus, write_jsonl

# Entries: at the least, and at full scale.
_SIZES = ((500, 10_000), (1_000, 100_000), (2_000, 1_000_000))
_DAY = date(2001, 5, 17)
_TIMES = 5
_OPENED = "unlock to the first page read, beyond Argon2id"
_PAGE = 20  # hits
_ON_A_PAGE = "hits on a page of "
_GROWS = "all of it"  # in the name of what is in proportion to the journal, and may take its time

_HOLDS_MORE = "a hundred times the entries"  # the corpus is written more often, not for longer

_Taken = dict[str, list[float]]


def million(folder: Path, scale: int) -> Iterator[Row]:
    """Searches, pages, counts, a save and the memory of the process that did them all; then the window."""
    sizes = [max(least, most * scale // 100) for least, most in _SIZES]
    taken = {size: _taken(large(folder, size, tended=False)) for size in sizes}
    for name in taken[sizes[-1]]:
        if name.startswith(_ON_A_PAGE):
            continue
        pages = [taken[size].get(f"{_ON_A_PAGE}{name}") for size in sizes]
        yield from _rows(name, {size: taken[size][name] for size in sizes}, [each for each in pages if each])
    yield from _window(folder, sizes[0], sizes[-1])  # whoever waits so long sees the others meanwhile
    yield from _import(folder, sizes[1], sizes[-1])


def _rows(name: str, found: dict[int, list[float]], pages: list[list[float]]) -> list[Row]:
    """What one kind of work took, by the number of entries."""
    few, count = min(found), max(found)
    if name == _OPENED:
        return [Row(f"{name}, {size:,} entries", statistics.median(found[size]), None, 25, "ms", "the bound itself")
                for size in found if size > few]  # fmt: skip
    if name.startswith("memory"):
        return [Row(f"{name}, {count:,} entries", found[count][0], found[few][0], None, "MB", f"{few:,} entries")]
    kind = name.removeprefix("search, ").removesuffix(", newest first")
    line = CURVES.get("A search, newest first, median", {}).get(kind)
    if line is not None and name.endswith("newest first"):
        line.append((float(count), statistics.median(found[count])))
    slow = {size: percentile(each, 99) for size, each in found.items()}
    between = "".join(f"; {slow[size]:.2f} with {size:,}" for size in slow if few < size < count)
    middle = ", ".join(f"{statistics.median(each):.2f}" for each in found.values())
    bound = None if name.endswith(("best first", "is merged")) or _GROWS in name or _HOLDS_MORE in name else 2.0
    beside = f"{few:,} entries{between}; the medians are {middle}"
    if pages and min(map(min, pages)) < _PAGE:
        beside += (
            "; in the middle a page has " + ", ".join(f"{statistics.median(each):.0f}" for each in pages) + " hits"
        )
    return [Row(f"{name}, {count:,} entries, p99", slow[count], slow[few], bound, "ms", beside)]


def _window(folder: Path, few: int, count: int) -> Iterator[Row]:
    painted: dict[int, list[float]] = {few: [], count: []}
    for _ in range(times(_TIMES)):
        for size, taken in painted.items():
            all_in_all, argon = act("unlocking", large(folder, size, tended=False))
            taken.append(all_in_all - argon)
    least, most = (min(taken) for taken in painted.values())  # by the clock: whatever else goes on only adds to it
    quickest = f"{few:,} entries; the quickest of {_TIMES} each"
    yield Row(f"unlock to Today painted, {count:,} entries", most, least, 1.1, "ms", quickest)
    yield from remembered(large(folder, count, tended=False), count, bound=80, many=1)


def _import(folder: Path, some: int, count: int) -> Iterator[Row]:
    """From one file of JSON Lines, in a process of its own."""
    if not Path("/proc/self/status").exists():
        return
    source, vault = folder / "entries.jsonl", folder / "imported.peerjournal"
    found = {}
    for size in (some, count):
        write_jsonl(source, size)
        found[size] = in_a_process(vault, source, "bring in", size)
        shutil.rmtree(vault)
    source.unlink()
    (less, before), (peak, taken) = found[some], found[count]
    beside = f"the bound itself; {less:.0f} with {some:,}"
    yield Row(f"peak memory, import of {count:,} entries", peak, None, MOST, "MB", beside)
    each, floor = taken / count * 1e6, before / some * 1e6
    yield Row(
        f"import of {count:,} entries, the processor's time for each", each, floor, None, "µs", f"{some:,} entries"
    )


def _taken(folder: Path) -> _Taken:
    opened: list[float] = []
    for _ in range(times(2 * _TIMES)):
        argon = _times(lambda: argon2id(PASSPHRASE.encode(), bytes(16), LEAST_WRITTEN), 1)[0]
        begun = time.process_time()
        vault = vaults.unlock(folder, PASSPHRASE)
        entries.page(vault, limit=50)
        opened.append((time.process_time() - begun) * 1000 - argon)
        vaults.lock(vault)
    vault = vaults.unlock(folder, PASSPHRASE)
    common = functools.partial(search.find, vault, Corpus().words[0], limit=_PAGE, sort="newest", counted=False)
    unmerged = _times(common, 20)
    merged = _times(lambda: _tended(vault), 1, warm=False)
    gc.collect()
    gc.disable()  # as in the window, where it has its own time
    try:
        taken = {_OPENED: opened, **_pages(vault), **_searches(vault), **_counts(vault)}
        taken["a common word, newest first, before the index of a new journal is merged"] = unmerged
        taken[f"merging it while idle, {_GROWS}"] = merged
        taken["one durable save"] = _saves(vault)
    finally:
        gc.enable()
    resident = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS"))
    taken["memory of the process"] = [int(resident.split()[1]) / 1024]
    vaults.lock(vault)
    return taken


def _pages(vault: Vault) -> _Taken:
    before = utc_day_key(_DAY.toordinal())
    month = (_DAY.replace(day=1), _DAY.replace(day=31))
    looks: dict[str, Callable[[], object]] = {
        "the timeline's first page": lambda: entries.page(vault, limit=50),
        "the page of a day": lambda: entries.page(vault, limit=50, before=before),
        "the first page with a feeling": lambda: entries.page(vault, EntryFilter(feeling="calm"), limit=50),
        f"a month of the calendar, with {_HOLDS_MORE}": lambda: entries.days(vault, *month),
        "feelings and tags to choose from": lambda: (entries.feelings(vault), entries.tags(vault)),
    }
    return {name: _times(look, 40) for name, look in looks.items()}


def _counts(vault: Vault) -> _Taken:
    """What is in proportion to the journal: the window shows something before, and asks in the vault's thread."""
    common = Corpus().words[0]
    looks: dict[str, Callable[[], object]] = {
        "hits of the commonest word counted": lambda: search.find(vault, common, limit=0, sort="newest"),
        "entries with a feeling counted": lambda: entries.count(vault, EntryFilter(feeling="calm")),
        "entries of every day counted": lambda: entries.day_numbers(vault),
        "the same with a feeling": lambda: entries.day_numbers(vault, EntryFilter(feeling="calm")),
    }
    taken = {f"{name}, {_GROWS}": _times(look, 3) for name, look in looks.items()}
    taken["a step of counting every day's"] = _steps(vault, EntryFilter())
    taken["a step of counting every day's with a feeling"] = _steps(vault, EntryFilter(feeling="calm"))
    return {**taken, f"`stats`, {_GROWS}": _times(lambda: vaults.stats(vault), 1, warm=False)}


def _steps(vault: Vault, where: EntryFilter) -> list[float]:
    """Between two of them others have their turn."""
    reported = [time.process_time()]
    entries.day_numbers(vault, where, lambda _done, _total: reported.append(time.process_time()))
    return [(after - before) * 1000 for before, after in pairwise(reported)]


def _searches(vault: Vault) -> _Taken:
    taken: _Taken = {}
    common = Corpus().words[:120:10]
    fuller = {"two common words": [f"{one} {other}" for one, other in pairwise(common)][: times(len(common))]}
    for kind, asked in {**classes(), **fuller}.items():
        for sort in ("newest", "best"):
            name = f"search, {kind}, {sort} first"
            for words in asked:
                look = functools.partial(search.find, vault, words, limit=_PAGE, sort=sort, counted=False)
                taken.setdefault(name, []).extend(_times(look, 5))
                taken.setdefault(f"{_ON_A_PAGE}{name}", []).append(len(look().hits))
    return taken


def _saves(vault: Vault) -> list[float]:
    """Some hundred, with the moments between them that somebody who writes leaves."""
    corpus, taken = Corpus(4), []
    for _ in range(times(300)):
        entry = entries.new(title=corpus.text(4), body=corpus.text(140))
        taken += _times(functools.partial(entries.save, vault, entry), 1, warm=False)
        _tended(vault)
    return taken


def _tended(vault: Vault) -> None:
    while vault.tend():
        pass


def _times(work: Callable[[], object], many: int, *, warm: bool = True) -> list[float]:
    if warm:
        work()
    taken = []
    for _ in range(times(many)):
        begun = time.process_time()
        work()
        taken.append((time.process_time() - begun) * 1000)
    return taken
