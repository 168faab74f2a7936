"""Day One's plain text comes in, in whatever language its dates are."""

from datetime import datetime
from pathlib import Path

import pytest

from peerjournal.formats import dayone_plain
from peerjournal.formats.imported import Remarks
from peerjournal.formats.source import Source
from tests.formats.importing import read, survives_mutations, write_all

TEXT = (
    "\tDate:\t01 January 2019 at 09:30:00 GMT\n\tWeather:\t3°C Clear\n\tLocation:\tRust\n"
    "\n# One\n\nSome text\n\tindented: x\n"
    "\n\n\n\tDate:\tFebruary 2, 2019 at 10:05:00 PM GMT+1\n\tPhoto:\tabc.jpeg\n\nTwo ![](photos/abc.jpeg)\n\n"
)


def test_entries_begin_at_their_dates(tmp_path: Path) -> None:
    write_all(tmp_path, {"Journal.txt": TEXT.encode(), "photos/abc.jpeg": b"picture"})
    remarks = Remarks()
    first, second = read(dayone_plain, tmp_path / "Journal.txt", remarks)
    assert (first.title, first.body) == ("One", "Some text\n\tindented: x")
    assert first.at == datetime.fromisoformat("2019-01-01T09:30:00+00:00")
    assert (second.at, second.body) == (datetime.fromisoformat("2019-02-02T22:05:00+01:00"), "Two ![](abc.jpeg)")
    assert [file.inside for file in second.files] == ["photos/abc.jpeg"]
    assert {remark.what for remark in remarks.skipped} == {"the weather", "a place"}
    assert [one.source_id for one in read(dayone_plain, tmp_path)] == [first.source_id, second.source_id]


@pytest.mark.parametrize(
    ("date", "at"),
    [
        ("1. März 2019 um 09:30:00 MEZ", "2019-03-01T09:30:00+01:00"),
        ("1 de marzo de 2019, 9:30:00 CET", "2019-03-01T09:30:00+01:00"),
        ("1 mars 2019 à 09:30:00 UTC+1", "2019-03-01T09:30:00+01:00"),
        ("March 1, 2019 at 12:30:00 AM PST", "2019-03-01T00:30:00-08:00"),
        ("2019年3月1日 9:30:00 JST", "2019-03-01T09:30:00+09:00"),
    ],
)
def test_dates_come_in_the_languages_of_devices(tmp_path: Path, date: str, at: str) -> None:
    (tmp_path / "x.txt").write_text(f"\tDatum:\t{date}\n\nText\n", "utf-8")
    (found,) = read(dayone_plain, tmp_path / "x.txt")
    assert (found.at, found.body) == (datetime.fromisoformat(at), "Text")


def test_it_may_be_in_two_bytes_a_letter(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("\tDate:\t1 January 2019 at 09:30:00 GMT\n\nGröße\n".encode("utf-16"))
    (one,) = read(dayone_plain, tmp_path / "a.txt")
    assert one.body == "Größe"


def test_other_texts_are_not_taken_for_it(tmp_path: Path) -> None:
    for other in ("Date: 1 January 2019\n\nx", "\tDate:\tsoon\n\nx", "", "x\n" + TEXT):
        (tmp_path / "x.txt").write_text(other)
        assert not dayone_plain.recognises(Source(tmp_path / "x.txt"))


def test_no_content_is_an_error(tmp_path: Path) -> None:
    survives_mutations(dayone_plain, tmp_path / "x.txt", TEXT.encode())
