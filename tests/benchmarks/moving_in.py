"""Importing the main formats, each against the bare parser of its files and a bare insert."""

import csv
import json
import re
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from peerjournal.actions import imports, vaults
from peerjournal.crypto import Argon2Cost
from tests.benchmarks.floor import INSERT, bare, row
from tests.benchmarks.measure import Row
from tests.corpus import Corpus

Records = Iterator[dict[str, Any]]
CHEAP = Argon2Cost(8 << 10, 1, 1)
_COUNT, _BOUND = 10_000, 2.5


def _dayone(path: Path, records: Records) -> None:
    entries = [
        {"uuid": f"{number:032X}", "creationDate": one["at"][:19] + "Z", "timeZone": "Europe/Berlin",
         "text": f"# {one['title']}\n\n{one['text']}", "tags": one["tags"], "starred": False}
        for number, one in enumerate(records)
    ]  # fmt: skip
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Journal.json", json.dumps({"metadata": {"version": "1.0"}, "entries": entries}))


def _dayone_bare(path: Path) -> Records:
    with zipfile.ZipFile(path) as archive:
        for one in json.loads(archive.read("Journal.json"))["entries"]:
            yield {"at": one["creationDate"], "title": "", "tags": one["tags"], "text": one["text"]}


def _daylio(path: Path, records: Records) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["full_date", "date", "weekday", "time", "mood", "activities", "note_title", "note"])
        for one in records:
            activities = " | ".join(one["tags"])
            table.writerow(
                [one["at"][:10], "x", "Monday", one["at"][11:16], "good", activities, one["title"], one["text"]]
            )


def _daylio_bare(path: Path) -> Records:
    with path.open(encoding="utf-8", newline="") as file:
        for one in csv.DictReader(file):
            tags = one["activities"].split(" | ")
            yield {"at": one["full_date"], "title": one["note_title"], "tags": tags, "text": one["note"]}


def _jrnl(path: Path, records: Records) -> None:
    path.write_text(
        "".join(f"[{one['at'][:10]} {one['at'][11:16]}] {one['title']}.\n{one['text']}\n\n" for one in records), "utf-8"
    )


def _jrnl_bare(path: Path) -> Records:
    parts = re.split(r"^\[(\d{4}-\d\d-\d\d \d\d:\d\d)\] (.*)\n", path.read_text("utf-8"), flags=re.MULTILINE)
    for at, title, text in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        yield {"at": at, "title": title, "tags": [], "text": text}


def _rednotebook(path: Path, records: Records) -> None:
    path.mkdir()
    months: dict[str, dict[int, dict[str, str]]] = {}
    for one in records:
        day = months.setdefault(one["at"][:7], {}).setdefault(int(one["at"][8:10]), {"text": ""})
        day["text"] += f"=== {one['title']} ===\n{one['text']}\n"
    for month, days in months.items():
        (path / f"{month}.txt").write_text(yaml.dump(days, Dumper=yaml.CSafeDumper, allow_unicode=True), "utf-8")


def _rednotebook_bare(path: Path) -> Records:
    for file in sorted(path.glob("*.txt")):
        for day, one in yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader).items():
            yield {"at": f"{file.stem}-{day:02}", "title": "", "tags": [], "text": one["text"]}


def _markdown(path: Path, records: Records) -> None:
    path.mkdir()
    for number, one in enumerate(records):
        name = f"{one['at'][:10]} {number}.md"
        tags = json.dumps(one["tags"])
        (path / name).write_text(f"---\ntitle: {one['title']}\ntags: {tags}\n---\n\n{one['text']}\n", "utf-8")


def _markdown_bare(path: Path) -> Records:
    for file in sorted(path.iterdir()):
        _, front, text = file.read_text("utf-8").split("---\n", 2)
        fields = yaml.load(front, Loader=yaml.CSafeLoader)
        yield {"at": file.name[:10], "title": fields["title"], "tags": fields["tags"], "text": text}


_KINDS: dict[str, tuple[Callable[[Path, Records], None], Callable[[Path], Records], str]] = {
    "Day One.zip": (_dayone, _dayone_bare, "json.loads"),
    "daylio.csv": (_daylio, _daylio_bare, "csv.DictReader"),
    "journal.jrnl": (_jrnl, _jrnl_bare, "one split by a pattern"),
    "rednotebook": (_rednotebook, _rednotebook_bare, "PyYAML's CSafeLoader"),
    "notes": (_markdown, _markdown_bare, "read_text and CSafeLoader"),
}


def moving_in(folder: Path, scale: int) -> list[Row]:
    """A row for each of the main formats."""
    count = max(500, _COUNT * scale // 100)
    return [_one(folder, name, count) for name in _KINDS]


def _one(folder: Path, name: str, count: int) -> Row:
    write, read, against = _KINDS[name]
    source = folder / name
    write(source, Corpus(3).records(count))
    vault = vaults.create(folder / f"{name}.peerjournal", "a passphrase", cost=CHEAP)
    begun = time.process_time()
    (report,) = imports.run(vault, [source])
    mine = time.process_time() - begun
    if report.entries < count // 7:
        raise RuntimeError("not everything came in")
    vaults.lock(vault)
    beside = folder / f"{name} floor"
    beside.mkdir()
    connection = bare(beside, cache_kib=24_576)
    begun = time.process_time()
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(INSERT, (row(key, record) for key, record in enumerate(read(source))))
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    least = time.process_time() - begun
    connection.close()
    kind = report.format.capitalize()
    return Row(f"import of {count:,} entries, {kind}", mine, least, _BOUND, "s", f"{against}, executemany with FTS5")
