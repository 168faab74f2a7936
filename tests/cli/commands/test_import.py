"""What the terminal can say about a source, and how it takes an import back."""

import json
from pathlib import Path

import pytest

from tests.cli.journal import Journal

DAYLIO = (
    "full_date,date,weekday,time,mood,activities,note_title,note\n"
    "2022-10-30,October 30,Sunday,10:04,rad,,,one\n2022-10-29,October 29,Saturday,10:04,meh,,,two\n"
)


@pytest.fixture
def daylio(journal: Journal) -> Path:
    """A journal with moods."""
    path = journal.beside / "daylio.csv"
    path.write_text(DAYLIO, "utf-8")
    return path


def feelings(journal: Journal) -> dict[str, list[tuple[str, int | None]]]:
    found = journal.json("entries")
    return {one["body"]: [(feeling["name"], feeling["intensity"]) for feeling in one["feelings"]] for one in found}


@pytest.mark.parametrize("form", ["lines", "json"])
def test_moods_become_feelings(journal: Journal, daylio: Path, form: str) -> None:
    moods = journal.beside / "moods"
    lines, document = "# mine\nrad = joyful = 9\nmeh=flat\n", '{"Rad": ["joyful", 9], "meh": "flat"}'
    moods.write_text(lines if form == "lines" else document, "utf-8")
    journal.done("import", str(daylio), "--map-mood", str(moods))
    assert feelings(journal) == {"one": [("joyful", 9)], "two": [("flat", None)]}


@pytest.mark.parametrize(
    "wrong", ["rad", "rad=x=11", "rad=x=y", '{"rad": 3}', '{"rad": ["x", 1, 2]}', "{", '{"a": [[]]}']
)
def test_a_wrong_map_is_refused_before_anything(journal: Journal, daylio: Path, wrong: str) -> None:
    moods = journal.beside / "moods"
    moods.write_text(wrong, "utf-8")
    assert "moods" in journal.refused("import", str(daylio), "--map-mood", str(moods))
    assert journal.json("entries") == []


def test_columns_days_and_zone_are_as_they_were_said(journal: Journal) -> None:
    path = journal.beside / "x.csv"
    path.write_text("Dzien;Godz;Wpis\n03/04/2020;08:15;abc\n", "utf-8")
    said = ["--columns", "date=Dzien, time=Godz, text=Wpis", "--month-first", "--zone", "Asia/Tokyo"]
    assert "no format known" in journal.refused("import", str(path))
    (report,) = journal.json("import", str(path), *said)
    assert report["skipped"] == []
    (entry,) = journal.json("entries")
    assert (entry["at"], entry["body"]) == ("2020-03-04T08:15:00+09:00", "abc")
    assert "zone" in journal.refused("import", str(path), "--zone", "../../etc/passwd")
    assert "columns" in journal.refused("import", str(path), "--columns", "date")


def test_an_import_is_listed_and_taken_back(journal: Journal, daylio: Path) -> None:
    journal.done("log", "mine")
    assert journal.json("import", "--list") == []
    journal.done("import", str(daylio), "--group", "Monday", "--provenance", "heard")
    (batch,) = journal.json("import", "--list")
    assert (batch["entries"], batch["sources"][0]["name"]) == (2, "daylio.csv")
    assert "daylio.csv" in journal.done("import", "--list")
    (edited,) = [one for one in journal.json("entries") if "two" in one["body"]]
    assert (edited["group"], edited["body"]) == ("Monday", "::: heard\ntwo\n:::")
    journal.done("edit", edited["id"], "--title", "mine now")
    undone = journal.json("import", "--undo", batch["id"])
    assert (undone["removed"], undone["kept"]) == (1, [edited["id"]])
    assert len(journal.json("entries")) == 2
    assert "no import" in journal.refused("import", "--undo")


def test_an_update_is_offered_and_done(journal: Journal) -> None:
    path, id, told = journal.beside / "a.jsonl", "01890000-0000-7000-8000-0000000000f1", ""
    for text in ("before", "after"):
        path.write_text(json.dumps({"id": id, "at": "2024-05-17T10:00:00+02:00", "body": text}) + "\n", "utf-8")
        told = journal.done("import", str(path))
    assert "--update" in told
    assert "brought up to date" in journal.done("import", str(path), "--update")
    assert journal.json("show", id)["body"] == "after"


def test_exactly_one_thing_is_asked_for(journal: Journal, daylio: Path) -> None:
    for words in ([], [str(daylio), "--list"], ["--undo", "--list"]):
        assert journal.run("import", *words).exit_code == 2
