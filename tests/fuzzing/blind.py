"""Damage by a seeded chance: the same seed gives the same journal, anywhere, and needs nothing installed."""

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from peerjournal.actions.import_sources import AUTO, FORMATS
from tests.fuzzing.case import Cases
from tests.fuzzing.damage import damaged
from tests.fuzzing.journals import own, real


@dataclass(frozen=True)
class Finding:
    """A case that went wrong: what was made of which journal, and what came of it."""

    journal: str
    importer: str
    seed: int
    what: str


def findings(seconds: float, *, seed: int = 1, format: str = "") -> Iterator[Finding]:
    """Everything that goes wrong in so much time. Each journal is read as what it looks like, and as something else."""
    until = time.monotonic() + seconds
    journals = [(f"own {one}", data) for one, several in own().items() for data in several] + list(real())
    with Cases() as cases:
        while time.monotonic() < until:
            chance = random.Random(seed)
            name, data = chance.choice(journals)
            made = damaged(data, chance)
            for importer in (AUTO, chance.choice(FORMATS)) if not format else (format,):
                what = cases.wrong(made, importer, f"x{Path(name).suffix}")
                if what:
                    yield Finding(name, importer, seed, what)
            seed += 1
