"""A long text comes piece by piece as it would come whole, in whatever encoding, and its lines are of any length."""

import base64
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerjournal.formats import text_pieces
from peerjournal.formats.base64_file import Base64File
from peerjournal.formats.encodings import decoded
from peerjournal.formats.source import LARGEST_TEXT, Source
from peerjournal.formats.text_pieces import lines, pieces_of
from peerjournal.model.errors import FileUnreadable

NOWHERE = Path("journal.txt")


@given(st.text(max_size=200), st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252")))
def test_it_is_what_it_would_be_as_a_whole(text: str, encoding: str) -> None:
    untrusted = text.encode(encoding, "ignore")
    whole, found = decoded(untrusted), pieces_of(lambda: io.BytesIO(untrusted), NOWHERE)
    if whole is None:
        assert found is None
    else:
        assert found is not None
        assert ("".join(found), found.encoding) == (whole[0].removeprefix("\ufeff"), whole[1])


def test_a_character_may_lie_across_two_pieces_and_an_odd_byte_far_behind(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("a" + "日" * 200_000, "utf-8")
    with Source(path) as source:
        found = text_pieces.text_pieces(source, "a.txt")
        assert found is not None
        assert len(list(found)) > 2
        assert "".join(found) == path.read_text("utf-8")
    path.write_bytes(b"a" * 300_000 + "Grüße, schöne Wörter für später".encode("cp1252"))
    with Source(path) as source:
        found = text_pieces.text_pieces(source, "a.txt")
        assert found is not None
        assert (found.encoding, "".join(found)[-6:]) == ("cp1252", "später")


@given(st.lists(st.text(alphabet="ab\r\n\u2028", max_size=6)))
def test_lines_end_as_on_any_system_wherever_the_pieces_end(pieces: list[str]) -> None:
    whole = "".join(pieces).replace("\r\n", "\n").replace("\r", "\n")
    assert list(lines(pieces, NOWHERE)) == whole.split("\n")


def test_a_line_longer_than_an_entry_can_be_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_pieces, "_LONGEST_LINE", 1000)
    assert len(list(lines(["x" * 900 + "\n"] * 5, NOWHERE))) == 6
    with pytest.raises(FileUnreadable):
        list(lines(["x" * 900] * 2, NOWHERE))


def test_more_lines_than_any_journal_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_pieces, "_MOST_LINES", 1000)
    assert len(list(lines(["\n" * 500] * 2, NOWHERE))) == 1001
    with pytest.raises(FileUnreadable):
        list(lines(["\n" * 500] * 3, NOWHERE))


def test_a_file_beyond_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(LARGEST_TEXT + 1)
    with Source(tmp_path / "a.txt") as source, pytest.raises(FileUnreadable):
        text_pieces.text_pieces(source, "a.txt")


@given(st.binary(max_size=400), st.integers(1, 60), st.integers(1, 50))
def test_base64_is_undone_in_pieces_of_any_length(plain: bytes, width: int, size: int) -> None:
    packed = base64.b64encode(plain)
    broken = b"\r\n".join(packed[at : at + width] for at in range(0, len(packed), width))
    with Base64File(io.BytesIO(broken)) as file:
        assert b"".join(iter(lambda: file.read(size), b"")) == plain
    assert Base64File(io.BytesIO(broken)).read() == plain


def test_what_is_no_base64_ends_where_it_stops_being_it() -> None:
    assert Base64File(io.BytesIO(b"YWJj" + b"Y")).read() == b"abc"
