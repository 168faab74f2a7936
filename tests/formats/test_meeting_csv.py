"""Tables of meetings become groups, without the people in them."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerjournal.formats import meeting_csv
from peerjournal.formats.imported import NO_WISHES, ImportedGroup, Remarks
from peerjournal.formats.source import Source
from peerjournal.model.errors import FileUnreadable, WorldError

HEAD = "Time,End Time,Day,Name,Location,Address,Types,Notes,Contact 1 Name,Conference URL,Slug\n"


def taken(path: Path, text: str, remarks: Remarks | None = None) -> list[ImportedGroup]:
    path.write_text(text, "utf-8")
    with Source(path) as source:
        assert meeting_csv.recognises(source)
        return list(meeting_csv.read(source, remarks or Remarks(), NO_WISHES))


def test_a_row_is_a_group_that_meets_weekly(tmp_path: Path) -> None:
    row = '6:00 PM,7:30 PM,Monday,After Work,The Hall,"1 Elm St, Springfield",Open,call Ann,Ann B.,,after-work\n'
    remarks = Remarks()
    (group,) = taken(tmp_path / "a.csv", HEAD + row, remarks)
    assert (group.name, group.rrule, group.details["minutes"]) == ("After Work", "FREQ=WEEKLY;BYDAY=MO", 90)
    assert group.details["place"] == "The Hall, 1 Elm St, Springfield"
    assert group.first_at is not None
    assert group.first_at.hour == 18
    assert "Ann" not in repr(group)
    assert {one.what for one in remarks.skipped} == {"contacts and notes"}


def test_a_table_without_rows_and_other_tables_are_none(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable):
        taken(tmp_path / "a.csv", HEAD)
    (tmp_path / "b.csv").write_text("date,text\n2024-05-17,x\n", "utf-8")
    assert not meeting_csv.recognises(Source(tmp_path / "b.csv"))


def test_no_row_is_an_error(tmp_path: Path) -> None:
    @settings(max_examples=60, deadline=None)
    @given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=12), max_size=12))
    def reads(cells: list[str]) -> None:
        path = tmp_path / "a.csv"
        path.write_text(HEAD + ",".join(cells) + "\n", "utf-8")
        with contextlib.suppress(WorldError), Source(path) as source:
            list(meeting_csv.read(source, Remarks(), NO_WISHES))

    reads()
