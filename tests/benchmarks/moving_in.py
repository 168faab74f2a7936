"""Importing each format: against the bare parser of its files and a bare insert; and what it takes of memory."""

import base64
import csv
import json
import os
import plistlib
import re
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import yaml

from peerjournal.actions import imports, vaults
from peerjournal.crypto import Argon2Cost
from tests.acts import times
from tests.benchmarks.floor import INSERT, bare, row
from tests.benchmarks.measure import Row
from tests.benchmarks.sources import SOURCES
from tests.corpus import Corpus

Records = Iterator[dict[str, Any]]
CHEAP = Argon2Cost(8 << 10, 1, 1)
_COUNT, _BOUND = 10_000, 2.5
_MANY, MOST = 100_000, 200  # entries of a long life, megabytes


def _record(at: Any, text: str, title: str = "") -> dict[str, Any]:
    return {"at": str(at), "title": title, "tags": [], "text": text}


def _members(path: Path) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            yield name, archive.read(name)


def _json(path: Path, key: str, at: str, text: str) -> Records:
    whole = json.loads(path.read_bytes())
    for one in whole[key] if key else whole:
        yield _record(one[at], one[text], one.get("title", ""))


def _dayone(path: Path) -> Records:
    for _, data in _members(path):
        for one in json.loads(data)["entries"]:
            yield _record(one["creationDate"], one["text"])


def _classic(path: Path) -> Records:
    for _, data in _members(path):
        one = plistlib.loads(data)
        yield _record(one["Creation Date"], one["Entry Text"])


def _split(path: Path, pattern: str) -> Records:
    parts = re.split(pattern, path.read_text("utf-8"), flags=re.MULTILINE)
    for at, text in zip(parts[1::2], parts[2::2], strict=True):
        yield _record(at, text)


def _table(path: Path, at: str, title: str, text: str) -> Records:
    with path.open(encoding="utf-8", newline="") as file:
        for one in csv.DictReader(file):
            yield _record(one[at], one[text], one[title])


def _daylio_backup(path: Path) -> Records:
    for _, data in _members(path):
        for one in json.loads(base64.b64decode(data))["dayEntries"]:
            yield _record(f"{one['year']}-{one['month']}-{one['day']}", one["note"], one["note_title"])


def _each_json(path: Path) -> Records:
    for _, data in _members(path):
        one = json.loads(data)
        yield _record(one["date_journal"], one["text"])


def _by_day(path: Path, key: str) -> Records:
    whole = json.loads(path.read_bytes())
    for day, one in (whole[key] if key else whole).items():
        yield _record(day, one[0] if isinstance(one, list) else one["text"])


def _xml(path: Path, entry: str, text: str) -> Records:
    for _, one in ElementTree.iterparse(path):  # noqa: S314 - our own file
        if one.tag == entry:
            yield _record(one.get("date") or one.findtext("created"), (one.findtext(text) if text else one.text) or "")
            one.clear()


def _database(path: Path) -> Records:
    with closing(sqlite3.connect(path)) as database:
        for at, title, text in database.execute("SELECT DiaryEntryId, Heading, Text FROM Entries"):
            yield _record(at, text, title)


def _months(path: Path) -> Records:
    for name, data in _members(path):
        for day, one in yaml.load(data, Loader=yaml.CSafeLoader).items():
            yield _record(f"{name[:7]}-{day:02}", one["text"])


def _front(path: Path) -> Records:
    for name, data in _members(path):
        _, front, text = data.decode().split("---\n", 2)
        yield {**_record(name[:10], text), "tags": yaml.load(front, Loader=yaml.CSafeLoader)["tags"]}


def _joplin(path: Path) -> Records:
    for _, data in _members(path):
        title, text, fields = data.decode().split("\n\n", 2)
        yield _record(dict(line.split(": ", 1) for line in fields.split("\n"))["created_time"], text, title)


def _notes(path: Path) -> Records:
    for one in json.loads(path.read_bytes())["items"]:
        if one["content_type"] == "Note":
            yield _record(one["created_at"], one["content"]["text"], one["content"]["title"])


def _lines(path: Path) -> Records:
    with path.open("rb") as file:
        yield from map(json.loads, file)


BARE: dict[str, tuple[Callable[[Path], Records], str]] = {
    "jsonl": (_lines, "json.loads"),
    "dayone": (_dayone, "zipfile, json.loads"),
    "dayone-classic": (_classic, "zipfile, plistlib"),
    "dayone-text": (lambda path: _split(path, r"^\tDate:\t(.*)\n"), "one split by a pattern"),
    "daylio": (lambda path: _table(path, "full_date", "note_title", "note"), "csv.DictReader"),
    "daylio-backup": (_daylio_backup, "zipfile, base64, json.loads"),
    "jrnl": (lambda path: _split(path, r"^\[(\d{4}-\d\d-\d\d \d\d:\d\d)\] "), "one split by a pattern"),
    "jrnl JSON": (lambda path: _json(path, "entries", "date", "body"), "json.loads"),
    "jrnl XML": (lambda path: _xml(path, "entry", ""), "ElementTree.iterparse"),
    "journey": (_each_json, "zipfile, json.loads"),
    "minidiary": (lambda path: _by_day(path, "entries"), "json.loads"),
    "diarium": (lambda path: _json(path, "", "date", "html"), "json.loads"),
    "diarium database": (_database, "sqlite3"),
    "rednotebook": (_months, "zipfile, PyYAML's CSafeLoader"),
    "joplin": (_joplin, "zipfile, str.split"),
    "enex": (lambda path: _xml(path, "note", "content"), "ElementTree.iterparse"),
    "standard-notes": (_notes, "json.loads"),
    "markdown": (_front, "zipfile, PyYAML's CSafeLoader"),
    "csv": (lambda path: _table(path, "Date", "Title", "Text"), "csv.DictReader"),
    "json": (lambda path: _json(path, "", "date", "text"), "json.loads"),
    "json days": (lambda path: _by_day(path, ""), "json.loads"),
    "text": (lambda path: _split(path, r"^(\d{4}-\d\d-\d\d)\n"), "one split by a pattern"),
}


def moving_in(folder: Path, scale: int) -> Iterator[Row]:
    """A row for each format, in seconds of processor time: the disk's are the same for both."""
    count = max(500, _COUNT * scale // 100)
    for name in list(SOURCES)[: times(len(SOURCES))]:
        yield _one(folder, name, count)


def _one(folder: Path, name: str, count: int) -> Row:
    file, write = SOURCES[name]
    read, against = BARE[name]
    source = folder / file
    write(source, Corpus(3).records(count))
    vault = vaults.create(folder / f"{name}.peerjournal", "a passphrase", cost=CHEAP)
    begun = time.process_time()
    (report,) = imports.run(vault, [source])
    mine = time.process_time() - begun
    if report.entries != count:
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
    return Row(f"import of {count:,} entries, {name}", mine, least, _BOUND, "s", f"{against}, executemany with FTS5")


# A process of its own: what another one took before must not be counted. Not getrusage, which counts the parent's peak.
_CHILD = """
import re, sys, time
from pathlib import Path
from peerjournal.actions import imports, vaults
from peerjournal.crypto import Argon2Cost
vault = vaults.create(Path(sys.argv[1]), "a passphrase", cost=Argon2Cost(8 << 10, 1, 1))
begun = time.process_time()
(report,) = imports.run(vault, [Path(sys.argv[2])], dry_run=sys.argv[3] == "look at")
taken = time.process_time() - begun
vaults.lock(vault)
print(report.entries, int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024, taken)
"""
_WHOLLY = {"daylio-backup", "standard-notes", "markdown"}  # what once took most is brought in, the rest looked at


def memory(folder: Path, scale: int) -> Iterator[Row]:
    """Peak memory of a process that goes through a long life's journal of each format."""
    if not Path("/proc/self/status").exists():
        return
    count = max(1_000, _MANY * scale // 100)
    for name, (file, write) in list(SOURCES.items())[: times(len(SOURCES))]:
        write(folder / file, Corpus(3).records(count))
        for work in ("look at", "bring in") if name in _WHOLLY else ("look at",):
            peak, _ = in_a_process(folder / f"{name} {work}", folder / file, work, count)
            title = f"peak memory, to {work} {count:,} entries, {name}"
            yield Row(title, peak, None, MOST, "MB", "the bound itself")
        (folder / file).unlink()


def in_a_process(vault: Path, source: Path, work: str, count: int) -> tuple[float, float]:
    """The most memory in megabytes, and the seconds of processor time, that it takes to go through so many entries."""
    command = [sys.executable, "-c", _CHILD, str(vault), str(source), work]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    entries, peak, taken = done.stdout.split()
    if int(entries) != count:
        raise RuntimeError("not everything came in")
    return float(peak), float(taken)
