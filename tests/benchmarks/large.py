"""A journal of any size with something on every page; made once for all benchmarks that look at it."""

from itertools import pairwise
from pathlib import Path

from peerjournal.actions import demo, vaults
from peerjournal.crypto.kdf import LEAST_WRITTEN
from peerjournal.model.moments import now
from tests.acts import PASSPHRASE, times
from tests.corpus import Corpus, build


def large(beside: Path, count: int, *, tended: bool = True) -> Path:
    """The folder of a journal with so many entries and the demonstration's groups, tips and questions.

    It lies beside the folder of the benchmark that asks, and is thrown away with it at the end.
    """
    folder = beside.parent / f"large-{count}{'' if tended else '-as-imported'}.peerjournal"
    if not folder.exists():
        vault = vaults.create(folder, PASSPHRASE, cost=LEAST_WRITTEN)
        build(vault, count)
        with vault.transaction(bulk=True):
            demo.fill(vault, now())
        while (
            tended and vault.tend()
        ):  # as it is in use: the window does it two seconds after an import, some seconds long
            pass
        vaults.lock(vault)
    return folder


def searches() -> dict[str, list[str]]:
    """What people look for, by kind; the words are those of the corpus, the most frequent first."""
    words = Corpus().words
    long = [word for word in words if len(word) >= 8]
    common, rare = words[:120:10], words[-2000::200]
    kinds = {
        "a common word": common,
        "a rare word": rare,
        "a prefix of up to eight letters": [word[:8] for word in long[::150][:10]],
        "two words": [f"{one} {other}" for one, other in zip(common, rare, strict=False)],
        "a phrase": [f'"{one} {other}"' for one, other in pairwise(common)],
    }
    return {kind: asked[: times(len(asked))] for kind, asked in kinds.items()}
