"""A member's month in the terminal: three groups tried, one kept, eight meetings, tips, questions, aliases."""

import json
from datetime import datetime, timedelta
from pathlib import Path

from tests.cli.conftest import journal as journal
from tests.cli.journal import Journal

LIST = [
    {"slug": "a", "name": "Hall on Monday", "day": 1, "time": "19:00", "end_time": "20:30", "location": "The hall",
     "contact_1_name": "Mary Smith", "contact_1_phone": "+1 555 123 4567", "notes": "Call Mary"},
    {"slug": "b", "name": "Online evening", "day": 3, "time": "20:00", "conference_url": "https://example.org/j/1"},
]  # fmt: skip
FIRST = datetime.fromisoformat("2024-05-06T19:00:00+02:00")
WEEK = timedelta(days=7)
CONFIDENCE, HEARD = "confidencecanary", "heardcanary"


def met(journal: Journal, group: str, number: int, **after: object) -> str:
    """Puts a meeting down, and how it was."""
    at = (FIRST + number * WEEK).isoformat()
    id = journal.done("meeting", "add", group, "--at", at, "--topic", f"topic {number}",
                      "--before", "tension=7", "--after", "tension=4")  # fmt: skip
    told = [one for name, value in after.items() for one in (f"--{name.replace('_', '-')}", str(value))]
    journal.json("meeting", "after", id, "--attended", *told)
    return id


def test_three_groups_are_tried_and_one_is_kept(journal: Journal) -> None:
    path = journal.beside / "list.json"
    path.write_text(json.dumps(LIST))
    assert [one["name"] for one in journal.json("calendar", "offers", str(path))] == [
        "Hall on Monday",
        "Online evening",
    ]
    taken = journal.json("calendar", "take", str(path), "hall on monday", "2")
    assert [one["name"] for one in taken] == ["Hall on Monday", "Online evening"]
    assert taken[0]["minutes"] == 90
    assert "Mary" not in json.dumps(taken)
    journal.done("group", "add", "Library circle", "--agreement", "Take the lesson, leave the names.", "--place",
                 "The library", "--retention-weeks", "8")  # fmt: skip

    for number, (group, home) in enumerate((("Hall on Monday", 3), ("Online evening", 5), ("Library circle", 8))):
        met(journal, group, 0, safe=home, at_home=home, impression=f"visit {number}")
    compared = {one["group"]: one for one in journal.json("group", "compare")}
    assert {name: one["visits"] for name, one in compared.items()} == dict.fromkeys(compared, 1)
    assert compared["Library circle"]["felt"][0]["at_home"] == 8
    for group in ("Hall on Monday", "Online evening"):
        assert journal.json("group", "leave", group)["left_at"]


def test_a_month_in_the_one_that_was_kept(journal: Journal, tmp_path: Path) -> None:
    journal.done("group", "add", "Library circle", "--rrule", "FREQ=WEEKLY;BYDAY=MO", "--first", FIRST.isoformat(),
                 "--agreement", "Take the lesson, leave the names.", "--zone", "Europe/Berlin")  # fmt: skip
    shown = journal.run("meeting", "list", "Library circle")
    assert "leave the names" in shown.stderr
    assert "leave the names" not in journal.run("meeting", "list", "Library circle").stderr

    question = journal.done("question", "add", "How do others manage the drains?", "--group", "Library circle")
    meeting = journal.done("question", "bring", question, "Library circle")
    prepared = journal.json("meeting", "prepare", "Library circle", "--say", "the drains", "--keep-back", "work")
    assert prepared["id"] == meeting
    assert (prepared["question_ids"], prepared["attended"]) == ([question], None)

    ids = [met(journal, "Library circle", number, came=9, first_time=1, left_early=0, reflection=f"calmer {number}")
           for number in range(8)]  # fmt: skip
    journal.done("meeting", "after", ids[-1], "--next-step", "call the clinic")
    assert journal.json("meeting", "after", ids[-1], "--step-done")["next_step_done_at"]

    journal.done("person", "add", "R.", "--group", "Library circle", "--connection", "tea")
    journal.done("person", "add", "the gardener", "--group", "Library circle")
    journal.done("person", "promise", "R.", "a recipe")
    assert journal.json("person", "done", "R.")["kept"][0]["text"] == "a recipe"
    body = f"I felt lighter.\n\n::: heard R.\n{HEARD}\n:::\n\n::: confidence\n{CONFIDENCE}\n:::\n"
    entry = journal.done("log", "-", "--group", "Library circle", "--meeting", (FIRST + WEEK).isoformat(), text=body)
    journal.done("log", "Talked with the gardener.")
    journal.json("person", "merge", "R.", "the gardener")
    assert [one["id"] for one in journal.json("entries", "--person", "the gardener")][1] == entry
    assert len(journal.json("entries", "--person", "r.")) == 2

    tip = journal.done("tip", "add", "Cold water", "--how", "on the wrists", "--from-group", "Library circle")
    journal.done("tip", "tried", tip, "--before", "8", "--after", "5")
    journal.done("question", "answer", question, "With a belt.", "--who", "a peer", "--meeting", ids[1])
    for words in ("drains", "belt"):
        assert [one["id"] for one in journal.json("search", words)["results"]] == [question]

    told = journal.json("meeting", "show", ids[1])
    assert [one["id"] for one in told["entries"]] == [entry]
    assert told["answers"] == [
        {"question": "How do others manage the drains?", "text": "With a belt.", "who": "a peer"}
    ]

    out = tmp_path / "out.jsonl"
    report = journal.json("export", str(out), "--format", "jsonl")
    assert report["left_out"] == {"heard": 1, "confidence": 1}
    assert HEARD not in out.read_text()
    journal.done("export", str(tmp_path / "asked.jsonl"), "--format", "jsonl", "--with-heard")
    asked = (tmp_path / "asked.jsonl").read_text()
    assert HEARD in asked
    assert CONFIDENCE not in asked
    assert journal.json("stats")["meetings"] == 9


def test_what_was_heard_goes_when_its_time_is_over(journal: Journal) -> None:
    journal.done("group", "add", "Circle", "--retention-weeks", "8")
    body = f"Mine.\n\n::: heard\n{HEARD}\n:::\n"
    entry = journal.done("log", "-", "--group", "Circle", "--at", "2024-05-06T20:00", text=body)
    (ahead,) = journal.json("retention", "list")["ahead"]
    assert (ahead["due"], ahead["entries"], ahead["passages"]) == ("2024-07-08", [entry], 1)
    assert journal.json("retention", "destroy")["passages"] == 0, "it was announced only now"
    journal.done("retention", "keep", ahead["id"], "--until", "2099-01-01")
    assert journal.json("retention", "list")["ahead"][0]["kept_until"] == "2099-01-01"
    assert "not the passage itself" in journal.refused("retention", "rewrite", entry, "1", HEARD)
    journal.done("retention", "rewrite", entry, "1", "It stayed with me.")
    assert "It stayed with me." in journal.json("show", entry)["body"]


def test_an_agreement_is_held_to(journal: Journal) -> None:
    journal.done("group", "add", "Circle")
    journal.done("group", "agreement", "Circle", "--set", "Only topics.", "--limit", "topics-only")
    said = journal.refused("person", "add", "R.", "--group", "Circle")
    assert "Circle" in said
    assert "only topics are noted" in said
    assert "changed" in said
    assert [one["text"] for one in journal.json("group", "agreement", "Circle")] == ["Only topics."]


def test_a_schedule_with_breaks_goes_into_a_calendar_and_comes_back(journal: Journal) -> None:
    journal.done("group", "add", "Circle", "--rrule", "FREQ=WEEKLY", "--first", FIRST.isoformat(), "--zone",
                 "Europe/Berlin", "--remind-before", "30")  # fmt: skip
    journal.done("group", "edit", "Circle", "--skip", "2024-05-13", "--pause", "2024-07-01..2024-07-31")
    path = journal.beside / "circle.ics"
    journal.done("calendar", "export", "Circle", str(path))
    assert "Circle" not in path.read_text()
    journal.done("group", "add", "Other")
    journal.done("calendar", "take", str(path), "1", "--for", "Other")
    circle, other = (journal.json("group", "show", name) for name in ("Circle", "Other"))
    assert (other["rrule"], other["next_at"]) == (circle["rrule"], circle["next_at"])
    soon = journal.run("reminders", "--at", "2024-05-20T18:45:00+02:00").stdout
    assert "as planned" in soon
    assert "Circle" not in soon
    assert journal.json("reminders", "--at", "2024-05-13T18:45:00+02:00") == []
