"""Tables, JSON and texts of no known program come in as far as their fields can be understood, or are mapped."""

import json
from datetime import date
from pathlib import Path

import pytest

from peerjournal.formats import daylio, json_table, table, text
from peerjournal.formats.imported import Remarks, Wishes
from peerjournal.formats.source import Source
from peerjournal.model.entry import Feeling
from tests.formats.importing import read, survives_any_fields, survives_mutations


def test_a_table_is_read_by_what_its_headings_mean(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text(
        'Titel;Datum;Text;Schlagwörter;Stimmung;Ort\nA;31.12.2020;"one\ntwo";a, b;froh;Wien\n;01.02.2021;c;;;\n',
        "utf-8",
    )
    remarks = Remarks()
    first, second = read(table, path, remarks)
    assert first.at is not None
    assert (first.at.date(), first.all_day, first.title) == (date(2020, 12, 31), True, "A")
    assert (first.body, first.tags, first.feelings) == ("one\ntwo", ("a", "b"), (Feeling("froh"),))
    assert second.at is not None
    assert second.at.month == 2
    assert [one.what for one in remarks.skipped] == ["column Ort"]


def test_the_whole_column_tells_which_number_is_the_day(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("date,text\n03/04/2020,a\n03/25/2020,b\n", "utf-8")
    assert [entry.at.month for entry in read(table, path) if entry.at] == [3, 3]
    path.write_text("date,text\n03/04/2020,a\n", "utf-8")
    remarks = Remarks()
    assert [entry.at.month for entry in read(table, path, remarks) if entry.at] == [4]
    assert len(remarks.changed) == 1
    assert [entry.at.month for entry in read(table, path, wishes=Wishes(day_first=False)) if entry.at] == [3]


def test_columns_are_mapped_as_the_person_wishes(tmp_path: Path) -> None:
    path = tmp_path / "x.tsv"
    path.write_text("A\tB\tdate\n2020-01-02\twords\tnever\n", "utf-8")
    with Source(path) as source:
        (entry,) = table.read(source, Remarks(), Wishes(columns={"date": "A", "text": "B"}))
    assert entry.at is not None
    assert (entry.at.day, entry.body) == (2, "words")


@pytest.mark.parametrize(
    "whole",
    [
        [{"date": "2024-01-15", "text": "one"}, {"date": "2024-01-16", "text": "two"}],
        {"meta": {"version": 1}, "data": {"entries": [{"created_at": 1705312800, "body": "one"}, {"body": "two"}]}},
        {"2024-01-15": "one", "2024-01-16": ["two"]},
        {"2024-01-15": {"content": "one"}, "2024-01-16": [{"content": "two"}]},
    ],
)
def test_json_is_read_wherever_its_entries_lie(tmp_path: Path, whole: object) -> None:
    path = tmp_path / "x.json"
    path.write_text(json.dumps(whole), "utf-8")
    first, second = read(json_table, path)
    assert first.at is not None
    assert (first.at.date(), first.body, second.body) == (date(2024, 1, 15), "one", "two")


def test_json_without_a_date_in_it_is_no_journal(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    nothing: list[object] = [{"name": "x", "description": "y"}, {"date": "soon", "text": "x"}, [], {}, "2024-01-15"]
    for whole in nothing:
        path.write_text(json.dumps(whole), "utf-8")
        assert not json_table.recognises(Source(path))


def test_a_text_is_one_entry_or_begins_one_at_each_day(tmp_path: Path) -> None:
    path = tmp_path / "my text.txt"
    path.write_text("just words\n\nof 2020-01-01\n", "utf-8")
    (whole,) = read(text, path)
    assert (whole.at, whole.title, whole.body) == (None, "my text", "just words\n\nof 2020-01-01")
    path.write_text("Monday, March 15, 2021\r\none\r\n\r\n16.03.2021 8:30 pm\r\ntwo\r\n", "utf-8")
    one, two = read(text, path)
    assert one.at is not None
    assert two.at is not None
    assert (one.at.date(), one.body, two.at.hour, two.body) == (date(2021, 3, 15), "one", 20, "two")


def test_texts_that_are_something_else_are_left_alone(tmp_path: Path) -> None:
    for name, content in {
        "a.txt": b"", "b.txt": b'{"a": 1}', "c.txt": b"<?xml version='1.0'?>", "d.txt": bytes(range(256)) * 4,
        "e.py": b"x = 1",
    }.items():  # fmt: skip
        (tmp_path / name).write_bytes(content)
        assert not text.recognises(Source(tmp_path / name))


def test_damaged_files_do_no_harm(tmp_path: Path) -> None:
    survives_mutations(table, tmp_path / "x.csv", b'date;time;text;tags\n01/02/2020;10:00;"a\nb";#x #y\n')
    survives_mutations(json_table, tmp_path / "x.json", b'{"entries":[{"date":"2020-01-02T10:00:00Z","text":"x"}]}')
    survives_mutations(text, tmp_path / "x.txt", "15. März 2021\nä\n2021-03-16 10:00\nb".encode("cp1252"))
    keys = ("date", "text", "title", "tags", "mood", "id", "at", "starred", "scales", "all_day")
    survives_any_fields(json_table, tmp_path / "x.json", keys, lambda fields: [fields, fields])


@pytest.mark.parametrize("mood", ["7", "7/10", "7 / 10"])
def test_a_table_with_moods_and_tags_is_no_export_of_daylio(tmp_path: Path, mood: str) -> None:
    path = tmp_path / "x.csv"
    path.write_text(f'Date,Title,Entry,Mood,Tags\n2024-05-17,T,B,{mood},"a, b c"\n', "utf-8")
    with Source(path) as source:
        assert not daylio.recognises(source)
    (entry,) = read(table, path)
    assert (entry.tags, entry.scales, entry.feelings) == (("a", "b c"), {"mood": 7}, ())
