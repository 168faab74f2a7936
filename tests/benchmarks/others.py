"""Searches elsewhere than in entries of Latin letters: in Chinese characters, tips and questions, real diaries."""

import itertools
import json
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from peerjournal.actions import imports, vaults
from peerjournal.crypto.kdf import LEAST_WRITTEN
from tests.acts import PASSPHRASE
from tests.benchmarks.acting import ROOT
from tests.benchmarks.floor import INSERT, bare, row
from tests.benchmarks.growing import compared, measured, told
from tests.benchmarks.large import chinese, mixed
from tests.benchmarks.measure import Row
from tests.corpus import Corpus, Han

_DIARIES = {"Pepys": "pepys-en/pepys.jsonl", "Schnitzler": "schnitzler-de/schnitzler-1890-1899.jsonl"}
_TURNS = 3
_WORD = re.compile(r"[^\W\d_]{2,}")


def pairs(folder: Path, scale: int) -> list[Row]:
    """Words of two Chinese characters, which stand without spaces between them."""
    words = [word for word in Han().words if len(word) == 2]
    common, rare = words[:120:10], words[-2000::200]
    asked = {
        "a common pair of Chinese characters": common,
        "a rare pair of Chinese characters": rare,
        "two pairs of Chinese characters": [f"{one} {other}" for one, other in zip(common, rare, strict=False)],
    }
    return compared(folder, scale, chinese, asked)


def kinds(folder: Path, scale: int) -> list[Row]:
    """Where two of five things found are tips and questions."""
    words = Corpus().words
    asked = {
        "a common word, also in tips and questions": words[:120:10],
        "a rare word, also in tips and questions": words[-2000::200],
    }
    return compared(folder, scale, mixed, asked)


def diaries(folder: Path, scale: int) -> Iterator[Row]:
    """Real lives, brought in by their own import: how long that takes, how large it becomes, and what is found."""
    for name, path in _DIARIES.items():
        file = ROOT.parent / "shared" / "data" / "diaries" / path
        if not file.exists():
            print(f"No rows for the diary of {name}: it is not there (shared/data/diaries/{path})", file=sys.stderr)
            continue
        lines = file.read_text("utf-8").splitlines(keepends=True)
        part = folder / f"{name}.jsonl"
        part.write_text("".join(lines[: max(300, len(lines) * min(scale, 100) // 100)]), "utf-8")
        yield from _diary(folder / name, name, part)


def _diary(folder: Path, name: str, file: Path) -> Iterator[Row]:
    records = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    texts = [f"{record.get('title') or ''}\n{record['text']}" for record in records]
    ours, floor = [], []
    for turn in range(_TURNS):
        place = folder / str(turn)
        place.mkdir(parents=True)
        ours.append(_imported(place / "journal", file, len(records)))
        floor.append(_bare_import(place, file))
    where, count = f"the diary of {name}", len(records)
    yield Row(f"import of {where}, {count:,} entries", statistics.median(ours), statistics.median(floor), 2.5, "s",
              "json.loads, executemany with FTS5")  # fmt: skip
    size = (folder / "0" / "journal" / "vault.db").stat().st_size / 1e6
    told_in = sum(len(text.encode()) for text in texts) / 1e6
    yield Row(
        f"the file, {where}", size, told_in, 4.6, "MB", "its texts in UTF-8; index and 1.1 MB of an empty one included"
    )
    found = measured(folder / "0" / "journal", folder / "plain.db", _asked(texts, records))
    for (kind, sort), taken in found.items():
        # In so small a journal a statement takes a twentieth of a millisecond: as long as what proves that no page was
        # damaged and that words its errors. The bound is that of 100,000 entries.
        yield from told(kind, sort, where, taken, bound=None)


def _imported(folder: Path, file: Path, expected: int) -> float:
    vault = vaults.create(folder, PASSPHRASE, cost=LEAST_WRITTEN)
    begun = time.perf_counter()
    report = imports.run(vault, [file])[0]
    taken = time.perf_counter() - begun
    if report.entries != expected:
        raise RuntimeError("not everything came in")
    while vault.tend():  # as it is in use
        pass
    vaults.lock(vault)
    return taken


def _bare_import(folder: Path, file: Path) -> float:
    connection = bare(folder)
    begun = time.perf_counter()
    with file.open(encoding="utf-8") as lines:
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(INSERT, (row(key, _read(line)) for key, line in enumerate(lines)))
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    taken = time.perf_counter() - begun
    connection.close()
    return taken


def _read(line: str) -> dict[str, Any]:
    record = json.loads(line)
    return {"at": record["date"], "title": record.get("title") or "", "tags": [], "text": record["text"]}


def _asked(texts: list[str], records: list[dict[str, Any]]) -> dict[str, list[str]]:
    """Searches by kind, in the diary's own words by how often they stand there."""
    said = [_WORD.findall(text.casefold()) for text in texts]
    words = [word for word, _ in Counter(itertools.chain.from_iterable(said)).most_common()]
    together = Counter(itertools.chain.from_iterable(map(itertools.pairwise, said)))
    common, rare = words[:120:10], words[len(words) // 2 :: len(words) // 24]
    first, last = records[len(records) // 3]["date"], records[len(records) // 2]["date"]
    beyond = [word for word in words if not word.isascii()][:120:10]
    return {
        "a common word": common,
        "a rare word": rare,
        **({"a word with an umlaut or accent": beyond} if beyond else {}),
        "two words": [f"{one} {other}" for one, other in zip(common, rare, strict=False)],
        "a phrase": [f'"{one} {other}"' for (one, other), _ in together.most_common(120)[::10]],
        "a prefix of 1 to 8 letters": [
            f"{word[:size]}*" for word in common for size in range(1, 9) if size < len(word)
        ],
        "with a filter": [f"{word} from:{first} to:{last}" for word in common],
    }
