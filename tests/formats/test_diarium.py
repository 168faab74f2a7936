"""Diarium's export and its database give the same entries, and neither can do any harm."""

import json
import sqlite3
import zipfile
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from peerjournal.formats import diarium
from peerjournal.formats.imported import Remarks
from peerjournal.formats.source import Source
from peerjournal.model.errors import FileUnreadable
from tests.formats.importing import read, survives_any_fields, survives_mutations

ENTRY: dict[str, Any] = {
    "date": "2024-03-05T12:04:28.1234567", "heading": "Spring", "html": "<p>Up <i>late</i>.</p>", "tags": ["walk"],
    "people": ["Somebody"], "location": [58.0, 7.4], "rating": 3, "weather": "18°C", "sun": "x", "tracker": ["y"],
}  # fmt: skip
LOST = {"names of people", "a place", "the weather", "sun and moon", "a tracker"}
SCHEMA = """
CREATE TABLE Entries (DiaryEntryId INTEGER PRIMARY KEY, Heading TEXT, Text TEXT, Rating INTEGER, Latitude REAL);
CREATE TABLE Tags (DiaryTagId INTEGER PRIMARY KEY, Type INTEGER, Value TEXT, Icon TEXT);
CREATE TABLE EntryTags (DiaryEntryId INTEGER, DiaryTagId INTEGER);
CREATE TABLE Media (MediaId INTEGER PRIMARY KEY, DiaryEntryId INTEGER, "Index" INTEGER, Type INTEGER, Name TEXT,
                    FileEnding TEXT, Data BLOB);
"""
TICKS = (datetime(2024, 3, 5, 12, 4, 28) - datetime(1, 1, 1)) // timedelta(microseconds=1) * 10 + 1234567  # noqa: DTZ001


def database(path: Path, extra: str = "") -> Path:
    with closing(sqlite3.connect(path)) as made:
        made.executescript(SCHEMA + extra)
        made.execute("INSERT INTO Entries VALUES (?, 'Spring', '<p>Up <i>late</i>.</p>', 3, 58.0)", (TICKS,))
        made.executemany("INSERT INTO Tags VALUES (?, ?, ?, NULL)", [(1, 0, "walk"), (2, 1, "Somebody"), (3, 2, "y")])
        made.executemany("INSERT INTO EntryTags VALUES (?, ?)", [(TICKS, 1), (TICKS, 2), (TICKS, 3)])
        made.execute("INSERT INTO Media VALUES (1, ?, 0, 0, 'IMG_1', '.jpg', ?)", (TICKS, b"picture"))
        made.commit()
    return path


def test_a_zip_brings_entries_with_the_files_of_their_moment(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "d.zip", "w") as made:
        made.writestr("Diarium_2024.json", json.dumps([ENTRY, {**ENTRY, "date": "2024-03-06T10:00:00"}]))
        made.writestr("media/2024-03-05_120428123/photo_0.jpg", b"picture")
        made.writestr("media/2020-01-01_000000000/photo_1.jpg", b"picture")
    remarks = Remarks()
    first, second = read(diarium, tmp_path / "d.zip", remarks)
    assert (first.title, first.body, first.tags, first.scales) == ("Spring", "Up *late*.", ("walk",), {"rating": 6})
    assert [file.inside for file in first.files] == ["media/2024-03-05_120428123/photo_0.jpg"]
    assert second.files == ()
    named = {remark.what.partition(" (")[0] for remark in remarks.skipped}
    assert named == LOST | {"file media/2020-01-01_000000000/photo_1.jpg"}


def test_an_export_may_be_a_file_for_each_entry(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "d.zip", "w") as made:
        for day in (5, 6):
            entry = {"date": f"2024-03-0{day}T10:00:00", "heading": "", "html": "<p>x</p>"}
            made.writestr(f"2024-03-0{day}.json", json.dumps([entry] if day == 5 else entry))
            made.writestr(f"media/2024-03-0{day}_100000000/{day}.jpg", b"picture")
    remarks = Remarks()
    found = read(diarium, tmp_path / "d.zip", remarks)
    assert [[file.name for file in one.files] for one in found] == [["5.jpg"], ["6.jpg"]]
    assert remarks.skipped == (), "and none of the files is said to belong to no entry"


def test_the_database_gives_the_same_as_the_export(tmp_path: Path) -> None:
    (tmp_path / "d.json").write_text(json.dumps([ENTRY]))
    (exported,) = read(diarium, tmp_path / "d.json")
    remarks = Remarks()
    (stored,) = read(diarium, database(tmp_path / "diary.db"), remarks)
    for field in ("source_id", "at", "title", "body", "tags", "scales"):
        assert getattr(stored, field) == getattr(exported, field)
    (file,) = stored.files
    assert (file.name, file.source and file.source.read(file.inside)) == ("IMG_1.jpg", b"picture")
    assert {remark.what for remark in remarks.skipped} == {"names of people", "a tracker", "a place"}


def test_a_database_written_through_a_log_is_read(tmp_path: Path) -> None:
    path = database(tmp_path / "diary.db")
    with closing(sqlite3.connect(path)) as opened:
        opened.execute("PRAGMA journal_mode = WAL")
    assert path.read_bytes()[18:20] == b"\x02\x02"
    assert len(read(diarium, path)) == 1


def test_a_view_in_place_of_a_table_is_never_asked(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with closing(sqlite3.connect(path)) as made:
        made.executescript(
            "CREATE VIEW Entries AS WITH RECURSIVE n(DiaryEntryId) AS (SELECT 1 UNION ALL SELECT 1 FROM n) "
            "SELECT * FROM n"
        )
    with pytest.raises(FileUnreadable):
        read(diarium, path)


def test_damaged_or_foreign_files_are_refused(tmp_path: Path) -> None:
    path = database(tmp_path / "diary.db")
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(FileUnreadable):
        read(diarium, path)
    for other in (b"[]", b'[{"date": "x", "text": "y"}]', b"SQLite format 3\x00" + bytes(200)):
        path.write_bytes(other)
        assert not diarium.recognises(Source(path))


def test_no_content_is_an_error(tmp_path: Path) -> None:
    path = database(tmp_path / "diary.db")
    survives_mutations(diarium, tmp_path / "a.db", path.read_bytes())
    survives_mutations(diarium, tmp_path / "a.json", json.dumps([ENTRY]).encode())
    survives_any_fields(diarium, tmp_path / "a.json", tuple(ENTRY), lambda fields: [fields, ENTRY])
