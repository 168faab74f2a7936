"""One durable save, and many at once."""

import itertools
import json
import time
from pathlib import Path

from peerjournal.actions import entries, imports, vaults
from peerjournal.crypto import Argon2Cost
from tests.benchmarks.floor import INSERT, bare, row
from tests.benchmarks.measure import Row, in_turn
from tests.corpus import Corpus, write_jsonl

CHEAP = Argon2Cost(8 << 10, 1, 1)


def one_save(folder: Path, scale: int) -> list[Row]:
    """Saving one entry so that it survives anything, against the bare insert that is as durable and as searchable."""
    del scale
    vault = vaults.create(folder / "save.peerjournal", "a passphrase", cost=CHEAP)
    connection = bare(folder)
    records, other = Corpus(2).records(10_000), Corpus(2).records(10_000)
    keys = itertools.count(1)

    def ours() -> None:
        record = next(records)
        entries.save(vault, entries.new(title=record["title"], body=record["text"], tags=tuple(record["tags"])))

    def floor() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(INSERT, row(next(keys), next(other)))
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    in_turn(ours, floor, 30)
    mine, least = in_turn(ours, floor, 400)
    vaults.lock(vault)
    connection.close()
    return [Row("one durable save", mine, least, 2.0, "ms", "bare SQLCipher insert with FTS5, commit, checkpoint")]


def bulk_import(folder: Path, scale: int) -> list[Row]:
    """Importing a file of JSON Lines, against json.loads and executemany into the bare table with its index."""
    count = max(1_000, int(100_000 * scale / 100))
    file = folder / "import.jsonl"
    write_jsonl(file, count)
    vault = vaults.create(folder / "import.peerjournal", "a passphrase", cost=CHEAP)
    begun = time.perf_counter()
    report = imports.run(vault, [file])[0]
    mine = time.perf_counter() - begun
    if report.entries != count:
        raise RuntimeError("not everything came in")
    vaults.lock(vault)

    work = f"import of {count:,} entries"
    least, rebuilt = (
        _bare_import(folder / name, file, indexing=name == "indexing") for name in ("indexing", "rebuild")
    )
    return [
        Row(work, mine, least, 2.0, "s", "json.loads and executemany with FTS5"),
        Row(work, mine, rebuilt, 1.6, "s", "json.loads and executemany, then FTS5's `rebuild` with a cache of 64 MB"),
    ]


def _bare_import(folder: Path, file: Path, *, indexing: bool) -> float:
    folder.mkdir()
    connection = bare(folder, cache_kib=49_152 if indexing else 65_536, indexing=indexing)
    begun = time.perf_counter()
    with file.open(encoding="utf-8") as lines:
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(INSERT, (row(key, json.loads(line)) for key, line in enumerate(lines)))
        if not indexing:
            connection.execute("INSERT INTO search (search) VALUES ('rebuild')")
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    taken = time.perf_counter() - begun
    connection.close()
    return taken
