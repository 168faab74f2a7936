"""What the commands about groups refuse, and how they show things to a person."""

from pathlib import Path

import pytest

from tests.cli.journal import Journal


@pytest.fixture
def circle(journal: Journal) -> Journal:
    """A journal with a group that meets on Thursdays."""
    journal.done("group", "add", "Circle", "--rrule", "FREQ=WEEKLY", "--first", "2024-05-16T19:00+02:00",
                 "--agreement", "Be kind.", "--zone", "Europe/Berlin", "--place", "The library")  # fmt: skip
    return journal


def test_a_break_that_ends_before_it_begins_is_wrong_usage(circle: Journal) -> None:
    assert "ends after it begins" in circle.refused(
        "group", "edit", "Circle", "--pause", "2024-07-02..2024-07-01", code=2
    )
    assert circle.json("group", "show", "Circle")["pauses"] == []
    circle.done("group", "edit", "Circle", "--pause", "2024-07..", "--minutes", "90")
    shown = circle.json("group", "show", "Circle")
    assert (shown["pauses"], shown["minutes"]) == ([{"first": "2024-07-01", "last": None}], 90)
    assert circle.json("group", "edit", "Circle", "--minutes", "0")["minutes"] is None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("group", "edit", "Circle", "--zone", "Europe/Atlantis"), "time zone"),
        (("group", "edit", "Circle", "--retention-weeks", "-1"), "weeks"),
        (("group", "add", "Other", "--minutes", "1000"), "minutes"),
        (("meeting", "prepare", "Nobody's"), 'There is no group "Nobody\'s"'),
        (("meeting", "after", "0190f5e4", "--safe", "3"), "no meeting"),
        (("person", "done", "R."), "nobody with the alias"),
        (("retention", "keep", "0190f5e4", "--until", "2030"), "retention"),
        (("calendar", "offers", "/none.ics"), "There is no file"),
        (("handover", "open", "/none.age"), "There is no file"),
        (("safeguarding", "list", "--log-passphrase-file", "/none"), "There is no file"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(circle: Journal, words: tuple[str, ...], said: str) -> None:
    assert said in circle.refused(*words)


def test_a_file_without_groups_is_refused(circle: Journal) -> None:
    path = circle.beside / "a.ics"
    path.write_text("BEGIN:VCALENDAR\nEND:VCALENDAR\n")
    assert "no entries" in circle.refused("calendar", "offers", str(path))
    path.write_text("hello")
    assert "no format known" in circle.refused("calendar", "offers", str(path))
    out = circle.beside / "out.ics"
    circle.done("calendar", "export", "Circle", str(out))
    assert "already" in circle.refused("calendar", "export", "Circle", str(out))
    assert "no group in this file" in circle.refused("calendar", "take", str(out), "2")
    circle.done("group", "add", "Never meets")
    assert "schedule" in circle.refused("calendar", "export", "Never meets", str(circle.beside / "b.ics"))


def test_a_person_reads_lines_and_no_json(circle: Journal) -> None:
    meeting = circle.done("meeting", "prepare", "Circle", "--say", "the drains")
    circle.done("meeting", "after", meeting, "--safe", "7", "--impression", "warm", "--attended")
    assert "the drains" in circle.done("meeting", "show", meeting)
    compared = circle.done("group", "compare")
    assert "1 visit" in compared
    assert "safe 7" in compared
    assert "warm" in compared
    assert "The library" in circle.done("group", "show", "Circle")
    assert "Be kind." in circle.done("group", "agreement", "Circle")
    assert circle.done("agenda", "plan", "Circle").splitlines()[1].startswith("1. [ ] Welcome")
    assert circle.done("followup", "list") == ""
    assert "field" not in circle.done("handover", "preview", "Circle")


def test_who_a_packet_is_for_must_be_said_once(circle: Journal, tmp_path: Path) -> None:
    both = ("--to", "age1x", "--with-passphrase-file", str(circle.passphrase_file))
    for more in ((), both):
        circle.refused("handover", "write", "Circle", str(tmp_path / "a.age"), *more, code=2)
    circle.done("handover", "write", "Circle", str(tmp_path / "a.age"), *both[2:])
    assert circle.json("handover", "open", str(tmp_path / "a.age"), *both[2:])["name"] == "Circle (2)"
