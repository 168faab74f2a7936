"""Journey's entries come in with their place in time, moods, stars and photos."""

import json
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from peerjournal.formats import journey
from peerjournal.formats.imported import NO_WISHES, Remarks
from peerjournal.formats.source import Source
from peerjournal.model.errors import FileUnreadable
from tests.formats.importing import read, survives_any_fields, survives_mutations, write_all

ENTRY: dict[str, Any] = {
    "id": "1719-a", "date_modified": 1719873000000, "date_journal": 1719873000000, "timezone": "Europe/Vienna",
    "text": "<p>Up <b>early</b>.</p><p><img src='1719-a-x.jpg'></p>", "type": "html", "mood": 4, "sentiment": 1.5,
    "lat": 48.2, "lon": 16.4, "address": "Somewhere", "favourite": True, "photos": ["1719-a-x.jpg", "1719-a-y.mp4"],
    "weather": {"id": 3, "description": "Rain"}, "tags": ["walk", "", 7], "music_title": "x", "label": "",
}  # fmt: skip


def form(**fields: Any) -> bytes:
    return json.dumps({**ENTRY, **fields}).encode()


def test_an_entry_comes_with_its_photos_and_what_cannot_is_named(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "j.zip", "w") as made:
        made.writestr("1719-a.json", form())
        made.writestr("1719-a-x.jpg", b"picture")
    remarks = Remarks()
    (found,) = read(journey, tmp_path / "j.zip", remarks)
    assert (found.body, found.tags, found.starred) == ("Up **early**.\n\n![](1719-a-x.jpg)", ("walk",), True)
    assert found.at == datetime.fromisoformat("2024-07-02T00:30:00+02:00")
    assert found.scales == {"mood": 8}
    assert [(file.name, bool(file.source)) for file in found.files] == [("1719-a-x.jpg", True), ("1719-a-y.mp4", False)]
    assert {remark.what for remark in remarks.skipped} == {
        "file 1719-a-y.mp4", "a place", "the weather", "music", "the sentiment that Journey guessed",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"date_journal": -9782568000000, "timezone": ""}, "1660-01-01T20:00:00+00:00"),
        ({"date_journal": "1719873000000"}, "2024-07-02T00:30:00+02:00"),
        ({"date_journal": None, "dateOfJournal": "2024-07-01T22:30:00.000Z"}, None),
        ({"date_journal": 1e300}, None),
    ],
)
def test_moments_are_milliseconds_also_before_1970(tmp_path: Path, fields: dict[str, Any], at: str | None) -> None:
    (tmp_path / "a.json").write_bytes(form(**fields))
    (found,) = read(journey, tmp_path / "a.json")
    assert found.at == (datetime.fromisoformat(at) if at else None)


def test_markdown_stays_and_what_was_not_set_is_not_reported(tmp_path: Path) -> None:
    unset = 1.7976931348623157e308
    given = {"text": "a *b*", "type": "markdown", "mood": 0, "sentiment": 0, "lat": unset, "lon": unset, "address": "",
             "weather": {"id": -1, "degree_c": unset, "description": ""}, "music_title": "", "photos": []}  # fmt: skip
    (tmp_path / "a.json").write_bytes(form(**given))
    remarks = Remarks()
    (found,) = read(journey, tmp_path / "a.json", remarks)
    assert (found.body, found.scales, remarks.skipped) == ("a *b*", {}, ())


def test_a_folder_with_a_damaged_entry_brings_the_others(tmp_path: Path) -> None:
    folder = write_all(tmp_path / "j", {"a.json": form(), "b.json": form()[:40], "c.json": b"[]", "x.jpg": b""})
    remarks = Remarks()
    assert len(read(journey, folder, remarks)) == 1
    assert {"file b.json", "file c.json"} <= {remark.what for remark in remarks.skipped}
    with pytest.raises(FileUnreadable):
        list(journey.read(Source(write_all(tmp_path / "k", {"a.json": b"{}"})), remarks, NO_WISHES))


def test_no_content_is_an_error(tmp_path: Path) -> None:
    survives_mutations(journey, tmp_path / "a.json", form())
    survives_any_fields(journey, tmp_path / "a.json", tuple(ENTRY), lambda fields: {"date_journal": 1, **fields})
