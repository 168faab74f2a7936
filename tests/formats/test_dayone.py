"""Day One's JSON comes in with its media, times, titles and stars, whichever version wrote it."""

import base64
import json
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from peerjournal.formats import dayone
from peerjournal.formats.dayone_text import from_rich_text, unescaped
from peerjournal.formats.imported import Remarks
from peerjournal.formats.source import Source
from peerjournal.model.errors import FileUnreadable
from tests.formats.importing import read, survives_any_fields, survives_mutations, write_all

MD5 = "0123456789abcdef0123456789abcdef"
ENTRY: dict[str, Any] = {
    "uuid": "A1", "creationDate": "2024-07-01T22:30:00Z", "timeZone": "Europe\\/Vienna", "starred": True,
    "text": "# Good day\\.\n\nA walk\\. ![](dayone-moment://P1) and ![](dayone-moment:/video/V1)",
    "tags": ["sea", "walk"],
    "photos": [{"identifier": "P1", "md5": MD5, "type": "jpeg", "orderInEntry": 0}],
    "videos": [{"identifier": "V1", "md5": "f" * 32, "type": "mp4", "orderInEntry": 1}],
    "isPinned": True, "weather": {"weatherCode": "rain"}, "location": {"placeName": "Rust"},
}  # fmt: skip


def journal(*entries: Any) -> bytes:
    return json.dumps({"metadata": {"version": "1.0"}, "entries": list(entries)}).encode()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Journal.json"


def test_an_entry_comes_with_all_it_has_and_what_cannot_is_named(path: Path, tmp_path: Path) -> None:
    path.write_bytes(journal(ENTRY))
    write_all(tmp_path, {f"photos/{MD5}.jpeg": b"picture"})
    remarks = Remarks()
    (found,) = read(dayone, path, remarks)
    assert (found.title, found.tags, found.starred, found.source_id) == ("Good day.", ("sea", "walk"), True, "A1")
    assert found.body == f"A walk. ![]({MD5}.jpeg) and ![]({'f' * 32}.mp4)"
    assert found.at == datetime(2024, 7, 1, 22, 30, tzinfo=UTC)
    assert found.at is not None
    assert found.at.utcoffset() == timedelta(hours=2)
    assert [(file.name, file.inside) for file in found.files] == [
        (f"{MD5}.jpeg", f"photos/{MD5}.jpeg"), (f"{'f' * 32}.mp4", ""),
    ]  # fmt: skip
    skipped = {remark.what for remark in remarks.skipped}
    assert skipped == {"a pin", "the weather", "a place", f"file videos/{'f' * 32}.mp4"}


def test_a_zip_with_several_journals_keeps_their_names_as_tags(tmp_path: Path) -> None:
    zipped = tmp_path / "Export.zip"
    with zipfile.ZipFile(zipped, "w") as made:
        made.writestr("Home.json", journal(ENTRY))
        made.writestr("Meetings.json", journal({**ENTRY, "uuid": "B2"}))
        made.writestr(f"photos/{MD5}.jpeg", b"picture")
    found = read(dayone, zipped)
    assert [one.tags[-1] for one in found] == ["Home", "Meetings"]
    assert all(one.files[0].inside == f"photos/{MD5}.jpeg" for one in found)


def test_a_folder_with_media_is_a_journal_and_one_without_is_asked_file_by_file(tmp_path: Path) -> None:
    folder = write_all(tmp_path / "x", {"J.json": journal(ENTRY), "notes.txt": b"x"})
    assert not dayone.recognises(Source(folder))
    write_all(folder, {f"photos/{MD5}.jpeg": b"picture"})
    assert [one.source_id for one in read(dayone, folder)] == ["A1"]


def test_an_entry_for_all_day_is_of_the_day_of_its_place(path: Path) -> None:
    path.write_bytes(journal({**ENTRY, "isAllDay": True}))
    (found,) = read(dayone, path)
    assert found.all_day
    assert found.at is not None
    assert found.at.isoformat() == "2024-07-02T00:30:00+02:00"


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"timeZone": "GMT+0530"}, "2024-07-02T04:00:00+05:30"),
        ({"timeZone": "", "location": {"timeZoneName": "Asia/Tokyo"}}, "2024-07-02T07:30:00+09:00"),
        ({"timeZone": "Nowhere/../x", "creationDate": "2019-01-01T00:00:00-08:00"}, "2019-01-01T00:00:00-08:00"),
        ({"creationDate": 1719873000}, "2024-07-02T00:30:00+02:00"),
        ({"creationDate": "1665-01-01T12:00:00Z", "timeZone": "Europe/London"}, "1665-01-01T11:59:00-00:01"),
    ],
)
def test_the_time_is_that_of_the_place(path: Path, fields: dict[str, Any], at: str) -> None:
    path.write_bytes(journal({**ENTRY, **fields}))
    (found,) = read(dayone, path)
    assert found.at is not None
    assert abs(found.at - datetime.fromisoformat(at)) < timedelta(minutes=1)
    assert found.at.utcoffset() == datetime.fromisoformat(at).utcoffset()


def test_an_invalid_entry_is_reported_and_the_others_come(path: Path) -> None:
    path.write_bytes(
        journal(ENTRY, {"text": {"x": 1}, "creationDate": "2024-01-01T00:00:00Z"}, "x", {**ENTRY, "uuid": "B"})
    )
    remarks = Remarks()
    assert [one.source_id for one in read(dayone, path, remarks)] == ["A1", "B"]
    assert {"entry 2", "entry 3"} <= {remark.what for remark in remarks.skipped}


def test_what_is_not_whole_or_has_no_entries_is_refused(path: Path) -> None:
    for content in (journal(ENTRY)[:-30], journal()):
        path.write_bytes(content)
        with pytest.raises(FileUnreadable):
            read(dayone, path)


def test_other_json_is_not_taken_for_it(path: Path) -> None:
    for content in (b"[]", b"{}", b'{"entries": {}}', b'{"entries": [{"title": "x", "date": "2024-01-01"}]}', b""):
        path.write_bytes(content)
        assert not dayone.recognises(Source(path))


def test_rich_text_stands_in_where_there_is_no_text(path: Path) -> None:
    contents = [
        {"text": "Head\n", "attributes": {"line": {"header": 1}}},
        {"text": "plain "}, {"text": "bold", "attributes": {"bold": True}}, {"text": "\n\n"},
        {"text": "one\n", "attributes": {"line": {"listStyle": "bulleted", "indentLevel": 1}}},
        {"text": "in\n", "attributes": {"line": {"listStyle": "numbered", "indentLevel": 2, "listIndex": 3}}},
        {"text": "todo\n", "attributes": {"line": {"listStyle": "checkbox", "checked": True}}},
        {"text": "x = 1\ny = 2\n", "attributes": {"line": {"codeBlock": True}}},
        {"text": "said\n", "attributes": {"line": {"quote": True}}},
        {"embeddedObjects": [{"type": "photo", "identifier": "P1"}, {"type": "horizontalRuleLine"}]},
        {"text": "here", "attributes": {"linkURL": "https://example.org/a"}},
    ]  # fmt: skip
    path.write_bytes(journal({**ENTRY, "text": " ", "richText": json.dumps({"contents": contents})}))
    (found,) = read(dayone, path)
    assert found.title == "Head"
    assert found.body == (
        "plain **bold**\n\n- one\n    3. in\n- [x] todo\n\n```\nx = 1\ny = 2\n```\n\n> said\n\n"
        f"![]({MD5}.jpeg)\n\n---\n\n[here](https://example.org/a)"
    )
    assert from_rich_text("no json", Remarks()) == "no json"


def test_tables_come_along_and_what_is_embedded_and_unknown_is_named(path: Path) -> None:
    rows = [{"cells": [{"contents": [{"text": "a"}]}, "b|c"]}, [{"text": "1"}, {}]]
    contents = [
        {"embeddedObjects": [{"type": "table", "rows": rows}, {"type": "hologram"}, {"type": "horizontalLineRule"}]},
        {"embeddedObjects": [{"type": "table", "markdown": "| x |\n| --- |\n"}]},
    ]
    path.write_bytes(journal({**ENTRY, "text": "", "richText": json.dumps({"contents": contents})}))
    remarks = Remarks()
    (found,) = read(dayone, path, remarks)
    assert found.body == "| a | b\\|c |\n| --- | --- |\n| 1 |  |\n\n---\n\n| x |\n| --- |"
    assert "something embedded in a text" in [one.what for one in remarks.skipped]


def test_a_medium_without_a_checksum_is_found_by_its_id(path: Path, tmp_path: Path) -> None:
    write_all(tmp_path, {"photos/P1.jpeg": b"x"})
    path.write_bytes(journal({**ENTRY, "photos": [{"identifier": "P1"}], "videos": [{"identifier": "V1"}]}))
    (found,) = read(dayone, path)
    assert [(one.name, one.inside) for one in found.files] == [("P1.jpeg", "photos/P1.jpeg"), ("V1.mov", "")]


def test_two_entries_of_one_id_are_two(path: Path) -> None:
    path.write_bytes(journal(ENTRY, {**ENTRY, "text": "other"}))
    assert [one.source_id for one in read(dayone, path)] == ["A1", "A1:2"]


def test_films_that_lie_elsewhere_become_links(path: Path) -> None:
    there = base64.urlsafe_b64encode(b"https://example.org/v?id=1").decode().rstrip("=")
    broken = base64.urlsafe_b64encode(b"javascript:alert(1)").decode()
    words = f"see ![](dayone-external:/video/{there}) ![](dayone-external:/audio/{broken}) [[dayone-moment://P1]]"
    path.write_bytes(journal({**ENTRY, "text": words}))
    (found,) = read(dayone, path)
    assert found.body == (f"see <https://example.org/v?id=1> ![](dayone-external:/audio/{broken}) ![]({MD5}.jpeg)")


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        (r"A\. b\-c \(d\) e\!", "A. b-c (d) e!"), (r"in 2024\. So", "in 2024. So"),
        (r"1\. not a list", r"1\. not a list"),
        (r"\- not a list", r"\- not a list"), (r"\# x", r"\# x"), (r"a \*b\*", r"a \*b\*"), (r"`\.`", r"`\.`"),
        ("```\n\\.\n```", "```\n\\.\n```"), (r"\![x](y)", r"\![x](y)"), (r"[x]\(y)", r"[x]\(y)"),
    ],
)  # fmt: skip
def test_escapes_that_do_nothing_go(written: str, read_as: str) -> None:
    assert unescaped(written) == read_as


def test_what_left_this_program_comes_back_with_what_day_one_has_no_field_for(path: Path) -> None:
    own = {
        "id": "01a209e3-996b-7340-af3a-24c1ab9d901d", "at": "2024-05-01T10:00:00+05:30", "title": "T", "body": "b",
        "feelings": [{"name": "calm", "intensity": 3}], "scales": {"mood": 4}, "attachments": [{"name": "x"}],
    }  # fmt: skip
    path.write_bytes(journal({**ENTRY, "peerjournal": own}, {**ENTRY, "uuid": "B", "peerjournal": {"id": 7}}))
    first, second = read(dayone, path)
    assert (first.own_id, first.title, first.body, first.scales) == (own["id"], "T", "b", {"mood": 4})
    assert len(first.files) == 2
    assert (second.own_id, second.source_id) == (None, "B")


def test_no_content_is_an_error(path: Path) -> None:
    survives_mutations(dayone, path, journal(ENTRY))
    keys = (
        *ENTRY,
        "richText",
        "audios",
        "pdfAttachments",
        "isAllDay",
        "modifiedDate",
        "peerjournal",
        "md5",
        "contents",
        "attributes",
    )
    survives_any_fields(dayone, path, keys, lambda fields: {"entries": [ENTRY, fields], "metadata": {"version": "1"}})
