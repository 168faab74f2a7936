"""Mini Diary's and Mini Diarium's days come in, also with pictures inside their text."""

import json
from pathlib import Path
from typing import Any

import pytest

from peerjournal.formats import minidiary
from peerjournal.formats.imported import Remarks
from peerjournal.formats.source import Source
from peerjournal.model.errors import FileUnreadable
from tests.formats.importing import read, survives_any_fields, survives_mutations

DAY = {"dateUpdated": "Sun Feb 15 2026 14:08:04 GMT+0100", "title": "A", "text": "<p>x <b>y</b></p>"}


def written(entries: Any, application: str = "Mini Diary") -> bytes:
    return json.dumps({"metadata": {"application": application, "version": "3.3.0"}, "entries": entries}).encode()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "x.json"


def test_each_day_is_an_entry_of_that_day(path: Path) -> None:
    path.write_bytes(
        written({"1660-01-02": DAY, "2024-01-01": {**DAY, "text": "*md*"}, "01/01/2024": DAY, "2024-02-30": DAY})
    )
    remarks = Remarks()
    first, second = read(minidiary, path, remarks)
    assert first.at is not None
    assert (first.at.strftime("%Y-%m-%d %H"), first.all_day, first.title, first.body) == (
        "1660-01-02 12",
        True,
        "A",
        "x **y**",
    )
    assert first.updated_at is not None
    assert first.updated_at.isoformat() == "2026-02-15T14:08:04+01:00"
    assert (second.body, second.source_id) == ("*md*", "2024-01-01")
    assert [remark.what for remark in remarks.skipped] == ["entry 3", "entry 4"]


def test_files_of_which_only_the_names_are_written_are_named(path: Path) -> None:
    attached = [{"name": "Report.pdf", "mime_type": "application/pdf", "byte_size": 9}]
    whole = json.loads(written([{"id": 1, "date": "2026-02-01", "attachments": attached, **DAY}], "Mini Diarium"))
    whole["metadata"] = {"exportedAt": "2026-02-01T10:00:00+00:00", "version": "0.1.0"}
    path.write_text(json.dumps(whole), "utf-8")
    remarks = Remarks()
    (one,) = read(minidiary, path, remarks)
    assert [(file.name, file.source) for file in one.files] == [("Report.pdf", None)]
    assert [(remark.what, remark.why) for remark in remarks.skipped] == [("file Report.pdf", "is not with the source")]


def test_mini_diarium_has_several_a_day_with_ids(path: Path) -> None:
    one = {"id": 5, "date": "2026-02-01", "dateCreated": "2026-02-01T10:00:00+00:00", "tags": ["a"], **DAY}
    path.write_bytes(written([one, {**one, "id": 6}], "Mini Diarium"))
    assert [(found.source_id, found.tags) for found in read(minidiary, path)] == [
        ("2026-02-01:5", ("a",)), ("2026-02-01:6", ("a",)),
    ]  # fmt: skip


def test_a_picture_inside_the_text_becomes_a_file(path: Path) -> None:
    path.write_bytes(
        written({"2024-01-01": {**DAY, "text": '<p>a</p><img src="data:image/png;base64,aGVsbG8="><p>b</p>'}})
    )
    (found,) = read(minidiary, path)
    assert found.body.replace("\n\n", "") == "a![](inside-1.png)b"
    (file,) = found.files
    assert file.source is not None
    assert file.source.read(file.inside) == b"hello"


@pytest.mark.parametrize("entries", [{}, {"01/01/2024": DAY}, {"2024-02-30": DAY}])
def test_without_an_entry_it_is_refused(path: Path, entries: Any) -> None:
    path.write_bytes(written(entries))
    with pytest.raises(FileUnreadable) as caught:
        read(minidiary, path)
    assert caught.value.why == "no-entries"


def test_other_json_is_not_taken_for_it(path: Path) -> None:
    for other in (b"{}", b'{"metadata": {"version": "1.0"}, "entries": [{"creationDate": "x"}]}', b'{"entries": {}}'):
        path.write_bytes(other)
        assert not minidiary.recognises(Source(path))


def test_no_content_is_an_error(path: Path) -> None:
    survives_mutations(minidiary, path, written({"2024-01-01": DAY}))
    survives_any_fields(minidiary, path, (*DAY, "id", "tags", "content", "dateCreated"),
                        lambda fields: {"metadata": {}, "entries": {"2024-01-01": fields}})  # fmt: skip
