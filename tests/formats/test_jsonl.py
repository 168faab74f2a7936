"""JSON Lines are recognised by their first line, read line by line, and never taken for more than they are."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerjournal.formats import jsonl
from peerjournal.formats.imported import NO_WISHES, Imported, Remarks
from peerjournal.formats.source import Source
from peerjournal.model.errors import FileUnreadable

ENTRY = b'{"date": "2024-05-17", "text": "x"}\n'


def read(path: Path, remarks: Remarks | None = None) -> list[Imported]:
    return list(jsonl.read(Source(path), remarks or Remarks(), NO_WISHES))


def test_lines_may_be_in_two_bytes_a_letter(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes((ENTRY + ENTRY.replace(b'"x"', '"Größe\u2028y"'.encode())).decode().encode("utf-16"))
    with Source(path) as source:
        assert jsonl.recognises(source)
    assert [one.body for one in read(path)] == ["x", "Größe\u2028y"]


@pytest.mark.parametrize(
    ("head", "answer"),
    [
        (ENTRY, True),
        (b"\xef\xbb\xbf" + ENTRY, True),
        (b"\r\n  \n" + ENTRY, True),
        (b'{"at": "x", "body": "y"}', True),
        (b'{"date": "2024-05-17", "text": "' + b"x" * 70_000, True),
        (b'{"date": "2024-05-17"}', False),
        (b'{"text": "x"}', False),
        (b'{\n  "date": "2024-05-17",\n  "text": "x"\n}', False),
        (b"[" + ENTRY + b"]", False),
        (b"# 2024-05-17\n" + ENTRY, False),
        (b"", False),
        (b"\x00" * 20, False),
        (b"{" * 5000, False),
    ],
)
def test_a_file_is_recognised_by_its_first_line(head: bytes, answer: bool, tmp_path: Path) -> None:
    path = tmp_path / "any name at all"
    path.write_bytes(head)
    with Source(path) as source:
        assert jsonl.recognises(source) is (answer and source.is_file)


def test_no_bytes_are_an_error_to_recognise(tmp_path: Path) -> None:
    path = tmp_path / "x"

    @given(st.binary(max_size=200).filter(lambda head: head[:2] not in (b"PK", b"\x1f\x8b")))
    def looks(head: bytes) -> None:
        path.write_bytes(head)
        jsonl.recognises(Source(path))

    looks()


def test_no_bytes_are_an_error_to_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"

    @settings(max_examples=60)
    @given(
        st.lists(st.binary(max_size=60) | st.text(max_size=60).map(lambda text: json.dumps({"text": text}).encode()))
    )
    def reads(lines: list[bytes]) -> None:
        path.write_bytes(b"\n".join([*lines, ENTRY]))
        assert read(path)[-1].body == "x"

    reads()


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
KEYS = (
    "id", "at", "date", "all_day", "title", "body", "text", "feelings", "scales", "tags", "group", "meeting", "tips",
    "starred", "attachments", "created_at", "updated_at", "source", "people", "x",
)  # fmt: skip


def test_no_value_of_any_field_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"

    @settings(max_examples=100)
    @given(st.dictionaries(st.sampled_from(KEYS), json_values, max_size=6))
    def reads(record: dict[str, object]) -> None:
        path.write_bytes(json.dumps(record).encode() + b"\n" + ENTRY)
        remarks = Remarks()
        found = read(path, remarks)
        assert len(found) in (1, 2)
        assert len(found) == 2 or any(remark.what == "line 1" for remark in remarks.skipped)

    reads()


def test_a_line_longer_than_any_entry_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.write(ENTRY + b'{"date": "2024-05-17", "text": "')
        file.truncate(70 << 20)
    with pytest.raises(FileUnreadable) as caught:
        read(path)
    assert caught.value.why == "line-too-long"


def test_what_belongs_beside_an_export_has_its_name() -> None:
    assert jsonl.files_folders("my.diary.jsonl") == ("my.diary-files", "my.diary.jsonl-files")


def test_a_remark_about_many_is_one_with_their_number_and_there_are_never_too_many() -> None:
    remarks = Remarks()
    for _ in range(1234):
        remarks.skip("field x", "no place")
    assert [remark.what for remark in remarks.skipped] == ["field x (1,234 times)"]
    for number in range(5000):
        remarks.skip(f"line {number}", "is not a JSON object")
    assert len(remarks.skipped) <= 501
    assert any(remark.what.startswith("something more (4,") for remark in remarks.skipped)
    assert remarks.changed == ()
