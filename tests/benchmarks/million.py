"""Ten times a lifetime: 1,000,000 entries against 10,000. On request only: making them takes a quarter of an hour."""

import functools
import gc
import statistics
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from peerjournal.actions import entries, search, vaults
from peerjournal.crypto.kdf import LEAST_WRITTEN, argon2id
from peerjournal.model.filters import EntryFilter
from peerjournal.vault.keys import utc_day_key
from peerjournal.vault.vault import Vault
from tests.acts import PASSPHRASE
from tests.benchmarks.growing import CURVES, classes
from tests.benchmarks.large import large
from tests.benchmarks.measure import Row, percentile
from tests.corpus import Corpus

_FEW, _MANY = 10_000, 1_000_000
_DAY = date(2001, 5, 17)


def million(folder: Path, scale: int) -> list[Row]:
    """Searches, pages, a save and the memory of the process that did them all."""
    count = max(2 * _FEW, _MANY * scale // 100)
    few, many = (_taken(large(folder, size)) for size in (_FEW, count))
    rows = []
    for name, times in many.items():
        if name.startswith("memory"):
            rows.append(Row(f"{name}, {count:,} entries", times[0], few[name][0], None, "MB", f"{_FEW:,} entries"))
            continue
        slow, before = percentile(times, 99), percentile(few[name], 99)
        bound = None if name.endswith("best first") else 2.0
        rows.append(Row(f"{name}, {count:,} entries, p99", slow, before, bound, "ms", f"{_FEW:,} entries"))
        kind = name.removeprefix("search, ").removesuffix(", newest first")
        line = CURVES.get("A search, newest first, median", {}).get(kind)
        if line is not None and name.endswith("newest first"):
            line.append((float(count), statistics.median(times)))
    return rows


def _taken(folder: Path) -> dict[str, list[float]]:
    argon = min(_times(lambda: argon2id(PASSPHRASE.encode(), bytes(16), LEAST_WRITTEN), 5))
    opened: list[float] = []
    for _ in range(5):
        begun = time.perf_counter()
        vault = vaults.unlock(folder, PASSPHRASE)
        entries.page(vault, limit=50)
        opened.append((time.perf_counter() - begun) * 1000 - argon)
        vaults.lock(vault)
    vault = vaults.unlock(folder, PASSPHRASE)
    gc.collect()
    gc.disable()  # as in the window, where it has its own time
    try:
        taken = {"unlock to the first page read, beyond Argon2id": opened, **_pages(vault), **_searches(vault)}
        taken["one durable save"] = _saves(vault)
    finally:
        gc.enable()
    resident = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS"))
    taken["memory of the process"] = [int(resident.split()[1]) / 1024]
    vaults.lock(vault)
    return taken


def _pages(vault: Vault) -> dict[str, list[float]]:
    before = utc_day_key(_DAY.toordinal())
    month = (_DAY.replace(day=1), _DAY.replace(day=31))
    looks: dict[str, Callable[[], object]] = {
        "the timeline's first page": lambda: entries.page(vault, limit=50),
        "the page of a day": lambda: entries.page(vault, limit=50, before=before),
        "the first page with a feeling": lambda: entries.page(vault, EntryFilter(feeling="calm"), limit=50),
        "a month of the calendar": lambda: entries.days(vault, *month),
    }
    return {name: _times(look, 40) for name, look in looks.items()}


def _searches(vault: Vault) -> dict[str, list[float]]:
    taken: dict[str, list[float]] = {}
    for kind, asked in classes().items():
        for sort in ("newest", "best"):
            name = f"search, {kind}, {sort} first"
            for words in asked:
                look = functools.partial(search.find, vault, words, limit=20, sort=sort, counted=False)
                taken.setdefault(name, []).extend(_times(look, 5))
    return taken


def _saves(vault: Vault) -> list[float]:
    """Some hundred, with the moments between them that somebody who writes leaves."""
    corpus, taken = Corpus(4), []
    while vault.tend():
        pass
    for _ in range(300):
        entry = entries.new(title=corpus.text(4), body=corpus.text(140))
        begun = time.perf_counter()
        entries.save(vault, entry)
        taken.append((time.perf_counter() - begun) * 1000)
        while vault.tend():
            pass
    return taken


def _times(work: Callable[[], object], times: int) -> list[float]:
    work()
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begun) * 1000)
    return taken
