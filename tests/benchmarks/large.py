"""Journals of any size; each is made once for all benchmarks that look at it, and thrown away at the end."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from peerjournal.actions import demo, vaults
from peerjournal.crypto.kdf import LEAST_WRITTEN
from peerjournal.model.moments import now
from peerjournal.vault.vault import Vault
from tests.acts import PASSPHRASE, times
from tests.corpus import Corpus, Han, add_tips_and_questions, build


def large(beside: Path, count: int, *, tended: bool = True) -> Path:
    """A journal with so many entries and something on every page: the demonstration's groups, tips and questions."""

    def fill(vault: Vault) -> None:
        build(vault, count)
        with vault.transaction(bulk=True):
            demo.fill(vault, now())

    return _made(beside, f"large-{count}{'' if tended else '-as-imported'}", fill, tended=tended)


def chinese(beside: Path, count: int) -> Path:
    """A journal with so many entries in Chinese characters."""

    def fill(vault: Vault) -> None:
        build(vault, count, make=Han)

    return _made(beside, f"chinese-{count}", fill)


def mixed(beside: Path, count: int) -> Path:
    """A journal with so many things, of which every fifth is a tip and every fifth a question."""

    def fill(vault: Vault) -> None:
        build(vault, count - 2 * (count // 5))
        add_tips_and_questions(vault, count // 5)

    return _made(beside, f"mixed-{count}", fill)


def _made(beside: Path, name: str, fill: Callable[[Vault], None], *, tended: bool = True) -> Path:
    """It lies beside the folder of the benchmark that asks."""
    folder = beside.parent / f"{name}.peerjournal"
    if not folder.exists():
        vault = vaults.create(folder, PASSPHRASE, cost=LEAST_WRITTEN)
        fill(vault)
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
