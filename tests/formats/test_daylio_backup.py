"""Daylio's backups come in with moods, activities and photos, at the time the clock showed."""

import base64
import json
import zipfile
from pathlib import Path
from typing import Any

from peerjournal.formats import daylio_backup
from peerjournal.formats.imported import Remarks
from peerjournal.model.entry import Feeling
from tests.formats.importing import read, survives_any_fields, survives_mutations

BACKUP: dict[str, Any] = {
    "version": 15,
    "customMoods": [
        {"id": 1, "custom_name": "", "mood_group_id": 1, "predefined_name_id": 1},
        {"id": 6, "custom_name": "at peace", "mood_group_id": 2, "predefined_name_id": -1},
    ],
    "tags": [{"id": 14, "name": "choir"}],
    "dayEntries": [
        {"id": 2, "minute": 36, "hour": 11, "day": 24, "month": 0, "year": 2023, "datetime": 1674556607764,
         "timeZoneOffset": 3600000, "mood": 6, "note": "Hey<br>you", "note_title": "T", "tags": [14, 99],
         "assets": [5, 7]},
        {"id": 3, "minute": 0, "hour": 8, "day": 1, "month": 11, "year": 2022, "mood": 1, "note": "", "tags": []},
    ],
    "assets": [{"id": 5, "checksum": "c0ffee", "type": 1, "android_metadata": '{"Name": "IMG 1.jpg"}'}],
    "goals": [{"id": 1}],
}  # fmt: skip


def backup(path: Path, fields: dict[str, Any]) -> Path:
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("backup.daylio", base64.encodebytes(json.dumps(fields).encode()))
        made.writestr("assets/photos/2023/1/c0ffee", b"picture")
    return path


def test_a_backup_and_its_json_give_the_same_entries(tmp_path: Path) -> None:
    remarks = Remarks()
    first, second = read(daylio_backup, backup(tmp_path / "x.daylio", BACKUP), remarks)
    assert first.at is not None
    assert first.at.isoformat() == "2023-01-24T11:36:47.764000+01:00"
    assert (first.source_id, first.title, first.body) == ("2", "T", "Hey  \nyou")
    assert (first.feelings, first.tags) == ((Feeling("at peace"),), ("choir",))
    assert [(file.name, bool(file.inside)) for file in first.files] == [("IMG 1.jpg", True), ("photo", False)]
    assert second.at is not None
    assert (second.at.month, second.feelings) == (12, (Feeling("rad"),))
    assert {one.what for one in remarks.skipped} == {"a goal", "an activity"}
    plain = tmp_path / "backup.json"
    plain.write_text(json.dumps(BACKUP), "utf-8")
    assert [one.source_id for one in read(daylio_backup, plain)] == ["2", "3"]


def test_hostile_backups_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "backup.json"
    survives_mutations(daylio_backup, path, json.dumps(BACKUP).encode())
    keys = (
        "id",
        "minute",
        "hour",
        "day",
        "month",
        "year",
        "datetime",
        "timeZoneOffset",
        "mood",
        "note",
        "tags",
        "assets",
    )
    survives_any_fields(daylio_backup, path, keys, lambda fields: {**BACKUP, "dayEntries": [fields]})
    survives_any_fields(daylio_backup, path, tuple(BACKUP), lambda fields: {"dayEntries": [{}], **fields})
