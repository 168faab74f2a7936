"""Diarium's database (SQLite), only read: nothing in it can run, write or reach another file.

Its tables as Richard Dallaway describes them (https://richard.dallaway.com/diarium-schema, June 2024): Entries with
.NET ticks for ids, Tags (type 0 a tag, 1 a person, 2 a tracker), EntryTags, and Media with the files themselves.
"""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

MAGIC = b"SQLite format 3\x00"
_READING = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ}
_STEPS = 50_000_000  # of SQLite's machine for one question; a million entries need fewer
_BLOBS = ("data", "content", "media", "blob", "bytes", "file")
_LABELS = ("value", "label", "name", "tag", "title", "text")


class BadDatabase(ValueError):
    """Not a database of Diarium, or a damaged one."""


@dataclass(slots=True)
class Row:
    """One entry: `when` is local time; tags by their type; files by name."""

    ticks: int
    when: datetime | None
    heading: str
    html: str
    rating: int
    tags: list[tuple[int, str]] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    has_place: bool = False


def rows(path: Path | None, untrusted: Callable[[], bytes]) -> Iterator[Row]:
    """The entries by time, read where the database lies on the disk, or from its bytes. Raises BadDatabase."""
    database = _from_disk(path) if path is not None else sqlite3.connect(":memory:")
    try:
        if path is None:
            database.deserialize(_without_log(untrusted()))
        database.execute("PRAGMA trusted_schema = OFF")
        database.execute("PRAGMA cell_size_check = ON")
        database.set_authorizer(_only_reading)
        _limit_steps(database)
        database.text_factory = lambda untrusted_text: untrusted_text.decode("utf-8", "replace")
        yield from _Tables(database).rows()
    except (sqlite3.Error, OverflowError, MemoryError, UnicodeError):
        raise BadDatabase("damaged") from None
    finally:
        database.close()


def _from_disk(path: Path) -> sqlite3.Connection:
    """Opened as what never changes: nothing is locked, written or looked for beside it."""
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)


def _without_log(untrusted: bytes) -> bytes:
    """A database that was last written through a log says so in its header, and could not be opened from memory."""
    return untrusted[:18] + b"\x01\x01" + untrusted[20:] if untrusted[18:20] == b"\x02\x02" else untrusted


def _only_reading(action: int, *_: object) -> int:
    return sqlite3.SQLITE_OK if action in _READING else sqlite3.SQLITE_DENY


def _limit_steps(database: sqlite3.Connection) -> None:
    left = _STEPS // 10_000

    def step() -> int:
        nonlocal left
        left -= 1
        return left < 0

    database.set_progress_handler(step, 10_000)


class _Tables:
    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        found = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
        # Views and virtual tables could compute anything; Diarium has none.
        plain = [
            name for name, sql in found if isinstance(sql, str) and sql.lstrip()[:13].upper().startswith("CREATE TABLE")
        ]
        self._tables = {str(name).lower(): str(name) for name in plain}
        self._known: dict[str, list[str]] = {}

    def rows(self) -> Iterator[Row]:
        for one in self._all("entries", "diaryentryid"):
            ticks = _whole(one.get("diaryentryid"))
            row = Row(
                ticks, _of_ticks(ticks), _text(one.get("heading")), _text(one.get("text")), _whole(one.get("rating")),
                has_place=bool(one.get("latitude") or one.get("longitude") or one.get("location")),
            )  # fmt: skip
            row.tags = list(self._tags(ticks))
            row.files = dict(self._files(ticks))
            yield row

    def _all(self, table: str, order: str) -> Iterator[dict[str, Any]]:
        name = self._tables.get(table)
        if name is None or order not in self._columns(table):
            raise BadDatabase("no entries")
        return self._read(f"SELECT * FROM {_quoted(name)} ORDER BY {_quoted(order)}", ())  # noqa: S608 - quoted

    def _columns(self, table: str) -> list[str]:
        if table not in self._known:
            self._known[table] = self._looked_up(table) if table in self._tables else []
        return self._known[table]

    def _looked_up(self, table: str) -> list[str]:
        cursor = self._database.execute(f"SELECT * FROM {_quoted(self._tables[table])} LIMIT 0")  # noqa: S608 - quoted
        return [str(one[0]).lower() for one in cursor.description]

    def _read(self, statement: str, values: tuple[object, ...]) -> Iterator[dict[str, Any]]:
        cursor = self._database.execute(statement, values)
        names = [str(one[0]).lower() for one in cursor.description]
        for one in cursor:
            yield dict(zip(names, one, strict=True))

    def _tags(self, ticks: int) -> Iterator[tuple[int, str]]:
        both = set(self._columns("entrytags")) & set(self._columns("tags"))
        key = next((one for one in sorted(both) if one.endswith("id") and one != "diaryentryid"), None)
        label = next((one for one in _LABELS if one in self._columns("tags")), None)
        if key is None or label is None:
            return
        statement = (
            f"SELECT t.* FROM {_quoted(self._tables['tags'])} t JOIN {_quoted(self._tables['entrytags'])} e "  # noqa: S608 - quoted
            f'ON e.{_quoted(key)} = t.{_quoted(key)} WHERE e."DiaryEntryId" = ? LIMIT 1000'
        )
        for one in self._read(statement, (ticks,)):
            if _text(one.get(label)).strip():
                yield _whole(one.get("type")), _text(one[label])

    def _files(self, ticks: int) -> Iterator[tuple[str, bytes]]:
        columns = self._columns("media")
        blob = next((one for one in _BLOBS if one in columns), None)
        if blob is None or "diaryentryid" not in columns:
            return
        order = 'ORDER BY "Index"' if "index" in columns else ""
        statement = f'SELECT * FROM {_quoted(self._tables["media"])} WHERE "DiaryEntryId" = ? {order} LIMIT 1000'  # noqa: S608 - quoted
        for number, one in enumerate(self._read(statement, (ticks,)), start=1):
            content = one.get(blob)
            if isinstance(content, bytes) and content:
                stem = _text(one.get("name")).replace("/", "_") or "file"
                ending = _text(one.get("fileending")).replace("/", "_")
                ending = f".{ending}" if ending and not ending.startswith(".") else ending
                yield f"{number}/{stem.removesuffix(ending)}{ending}", content


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _whole(value: Any) -> int:
    return value if isinstance(value, int) else 0


def _of_ticks(ticks: int) -> datetime | None:
    try:
        return datetime(1, 1, 1) + timedelta(microseconds=ticks // 10)  # noqa: DTZ001 - wall clock, as stored
    except OverflowError:
        return None
