"""Insights: how soon the first picture is there, and whether anything else waits while a whole life is counted."""

import random
import statistics
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from peerjournal.actions import vaults
from peerjournal.crypto.kdf import LEAST_WRITTEN
from peerjournal.model.entry import Entry, Feeling
from peerjournal.model.ids import new_id
from peerjournal.model.moments import now
from tests.acts import PASSPHRASE, times
from tests.benchmarks.acting import act
from tests.benchmarks.large import large
from tests.benchmarks.measure import Row, percentile
from tests.benchmarks.window import full
from tests.corpus import FEELINGS

_CHECK_INS = 10_000
_SCALES = ("mood", "hope", "belonging", "tension")
_TIMES = 5


def counting(folder: Path, scale: int) -> list[Row]:
    """A journal of check-ins alone, and one with as many entries as anybody writes."""
    few_of_them = max(100, _CHECK_INS * scale // 100)
    few = [act("counting", check_ins(folder, few_of_them)) for _ in range(times(_TIMES))]
    count = full(scale)
    many: dict[str, Any] = act("counting", large(folder, count))
    others, turns = many["others"], many["turns"]
    busy = f"the bound itself; the processor's time for it {statistics.median(one['busy'] for one in few):.0f} ms"
    waits = f"the bound itself; median {statistics.median(others):.0f}, longest {max(others):.0f}"
    return [
        Row(f"Insights to the first picture, {few_of_them:,} check-ins",
            statistics.median(one["first"] for one in few), None, 300, "ms", busy),
        Row(f"other work while {count:,} entries are counted, p95", percentile(others, 95), None, 30, "ms", waits),
        Row("the window comes to nothing else meanwhile, p99", percentile(turns, 99), None, 50, "ms",
            f"the bound itself; longest {max(turns):.0f}"),
    ]  # fmt: skip


def check_ins(folder: Path, count: int) -> Path:
    """A journal of so many check-ins, three a day until now, each with some scales and feelings."""
    made = folder / "check-ins.peerjournal"
    if not made.exists():
        vault = vaults.create(made, PASSPHRASE, cost=LEAST_WRITTEN)
        with vault.transaction(bulk=True):
            vault.entries.write_new(_entries(count))
        vaults.lock(vault)
    return made


def _entries(count: int) -> Iterator[Entry]:
    chance, end = random.Random(5), now()
    for back in range(count, 0, -1):
        at = end - timedelta(hours=8 * back + 4 * chance.random())
        yield Entry(
            id=new_id(), at=at, scales={key: chance.randint(0, 10) for key in _SCALES if chance.random() < 0.7},
            feelings=tuple(Feeling(name, chance.randint(0, 10)) for name in chance.sample(FEELINGS, 2)),
            created_at=at, updated_at=at,
        )  # fmt: skip
