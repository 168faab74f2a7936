"""Daylio's tables come in whichever layout, language and clock they have; nothing of a row is lost in silence."""

from datetime import timedelta, timezone
from pathlib import Path

import pytest

from peerjournal.formats import daylio
from peerjournal.formats.imported import Remarks, Wishes
from peerjournal.formats.source import Source
from peerjournal.model.entry import Feeling
from peerjournal.model.errors import FileUnreadable
from tests.formats.importing import read, survives_mutations

HEAD = "full_date,date,weekday,time,mood,activities,scales,note_title,note\n"
ROW = (
    '2024-05-01,May 1,Wednesday,8:02\u202fpm,good,"walk | choir","Sleep: 8/10 points | Bed: 22:30",A title,One<br>two\n'
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "daylio.csv"


def test_a_row_comes_with_its_mood_activities_scales_title_and_note(path: Path) -> None:
    path.write_text(HEAD + ROW, "utf-8")
    (entry,) = read(daylio, path, wishes=Wishes(zone=timezone(timedelta(hours=2))))
    assert entry.at is not None
    assert (entry.at.isoformat(), entry.all_day) == ("2024-05-01T20:02:00+02:00", False)
    assert (entry.title, entry.feelings, entry.tags) == ("A title", (Feeling("good"),), ("walk", "choir"))
    assert entry.scales == {"Sleep": 8}
    assert entry.body == "One  \ntwo\n\nBed: 22:30"


@pytest.mark.parametrize("head", ["date,mood,Activities,note", "Full_date,mood,tags,note"])
def test_a_table_made_smaller_is_known_by_a_heading_that_only_daylio_gives(path: Path, head: str) -> None:
    path.write_text(f"{head}\n2024-05-01,good,walk | choir,words\n", "utf-8")
    with Source(path) as source:
        assert daylio.recognises(source)
    (entry,) = read(daylio, path)
    assert (entry.tags, entry.feelings, entry.body) == (("walk", "choir"), (Feeling("good"),), "words")


def test_moods_are_mapped_as_the_person_wishes(path: Path) -> None:
    path.write_text(HEAD + ROW, "utf-8")
    (entry,) = read(daylio, path, wishes=Wishes(moods={"good": ("calm", 7)}))
    assert entry.feelings == (Feeling("calm", 7),)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("full_date,weekday,mood,activities,note\n2020-08-31,Montag,Gut,Arbeit,x\n", "2020-08-31"),
        ("year,date,weekday,time,mood,activities,note\n2018,18 May,Friday,11:54 pm,happy,clean,x\n", "2018-05-18"),
        ("Datum;Wochentag;Uhrzeit;Stimmung;Aktivitäten;Notiz\n31.08.2020;Montag;20:15;gut;Chor;x\n", "2020-08-31"),
        (
            "fecha,día de la semana,hora,estado de ánimo,actividades,nota\n31/08/2020,lunes,20:15,bien,coro,x\n",
            "2020-08-31",
        ),
    ],
)
def test_old_and_translated_layouts_are_read(path: Path, text: str, day: str) -> None:
    path.write_text(text, "utf-8")
    (entry,) = read(daylio, path)
    assert entry.at is not None
    assert (entry.at.date().isoformat(), entry.body, len(entry.feelings), len(entry.tags)) == (day, "x", 1, 1)


def test_of_two_columns_for_the_day_that_with_the_year_counts(path: Path) -> None:
    head = "Vollständiges Datum,Datum,Wochentag,Uhrzeit,Stimmung,Aktivitäten,Notiz\n"
    path.write_text(f"{head}2024-05-17,17. Mai,Freitag,21:30,gut,lesen,x\n", "utf-8")
    (found,) = read(daylio, path)
    assert str(found.at)[:16] == "2024-05-17 21:30"


def test_ragged_rows_and_unknown_columns_are_named_and_kept_where_they_can_be(path: Path) -> None:
    path.write_text(
        "full_date,weird,weekday,time,mood,activities,note\n"
        "2020-08-31,odd,Monday,,ok\n"
        "\n"
        ",,Monday,10:00,ok,,no day\n"
        '2020-09-01,,Tuesday,7:00,ok,| a | b |,"one ""quoted"" note",left over\n',
        "utf-8",
    )
    remarks = Remarks()
    short, undated, long = read(daylio, path, remarks)
    assert short.all_day
    assert undated.at is None
    assert (long.tags, long.body) == (("a", "b"), 'one "quoted" note\n\nleft over')
    assert [(one.what, one.why) for one in remarks.skipped] == [("column weird", "has no place in the journal")]
    assert any(one.what == "a row" for one in remarks.changed)


def test_the_same_rows_have_the_same_ids_in_the_next_export(path: Path) -> None:
    path.write_text(HEAD + ROW + ROW, "utf-8")
    before = [entry.source_id for entry in read(daylio, path)]
    path.write_text(HEAD + "2024-05-02,,,,bad,,,,\n" + ROW + ROW, "utf-8")
    assert [entry.source_id for entry in read(daylio, path)][1:] == before
    assert len(set(before)) == 2


def test_what_is_no_table_of_daylio_is_none(path: Path) -> None:
    for content in (b"", b"just a text, with commas\n", b"date,text\n2020-01-01,x\n", bytes(range(128, 256)) * 20):
        path.write_bytes(content)
        assert not daylio.recognises(Source(path))
    path.write_text(HEAD, "utf-8")
    with pytest.raises(FileUnreadable):
        read(daylio, path)


def test_damaged_tables_do_no_harm(path: Path) -> None:
    survives_mutations(daylio, path, (HEAD + ROW).encode())
