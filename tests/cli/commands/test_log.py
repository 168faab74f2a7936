"""`log` writes down what was given, and nothing has to be given but one thing."""

import hashlib
from datetime import datetime, timedelta

import pytest

from peerjournal.model.ids import is_id
from tests.cli.journal import Journal


def test_the_new_id_is_printed_alone(journal: Journal) -> None:
    id = journal.done("log", "Came home tired.")
    assert is_id(id)
    assert journal.json("show", id)["body"] == "Came home tired."


def test_everything_about_an_entry_can_be_given_at_once(journal: Journal) -> None:
    journal.done("group", "add", "Thursday circle")
    file = journal.beside / "notes.txt"
    file.write_bytes(b"some notes")
    entry = journal.json(
        "log", "Body", "--title", "A title", "--at", "2024-05-17T19:30:00+02:00", "--feeling", "calm=6",
        "--feeling", "tired", "--scale", "hope=7", "--scale", "belonging=0", "--tag", "sleep", "--tag", "work",
        "--group", "thursday CIRCLE", "--meeting", "2024-05-16T18:00+02:00", "--star", "--attach", str(file),
    )  # fmt: skip
    assert entry["at"] == "2024-05-17T19:30:00+02:00"
    assert entry["title"] == "A title"
    assert entry["feelings"] == [{"name": "calm", "intensity": 6}, {"name": "tired", "intensity": None}]
    assert entry["scales"] == {"hope": 7, "belonging": 0}
    assert entry["tags"] == ["sleep", "work"]
    assert entry["group"] == "Thursday circle"
    assert entry["meeting"] == "2024-05-16T18:00:00+02:00"
    assert entry["starred"] is True
    assert [(one["name"], one["size"], one["sha256"]) for one in entry["attachments"]] == [
        ("notes.txt", 10, hashlib.sha256(b"some notes").hexdigest())
    ]
    assert entry["source"] is None
    assert journal.json("show", entry["id"]) == entry
    assert journal.json("history", entry["id"]) == []


def test_a_feeling_alone_is_an_entry(journal: Journal) -> None:
    entry = journal.json("log", "--feeling", "hopeful")
    assert (entry["body"], entry["feelings"]) == ("", [{"name": "hopeful", "intensity": None}])


def test_without_a_time_an_entry_is_of_now_with_this_computers_offset(journal: Journal) -> None:
    at = datetime.fromisoformat(journal.json("log", "Now")["at"])
    assert abs(datetime.now().astimezone() - at) < timedelta(minutes=1)


def test_a_day_alone_is_a_whole_day(journal: Journal) -> None:
    entry = journal.json("log", "That day", "--at", "1660-01-01")
    assert (entry["at"][:10], entry["all_day"]) == ("1660-01-01", True)


@pytest.mark.parametrize("text", ["one\ntwo\n", "one\ntwo", "one\r\ntwo\r\n"])
def test_a_text_may_come_from_standard_input(journal: Journal, text: str) -> None:
    entry = journal.json("log", "-", text=text.encode())
    assert entry["body"] == text.rstrip("\r\n")


def test_passphrase_and_text_may_both_come_from_standard_input(journal: Journal) -> None:
    entry = journal.json("log", "-", "--passphrase-file", "-", text="a lantern by the river\nFirst.\n\nSecond.\n")
    assert entry["body"] == "First.\n\nSecond."


def test_words_of_any_script_come_back_as_they_were(journal: Journal) -> None:
    text = "Grüße — 私はまた旅に出た — привет ❤️ “quoted”"
    assert journal.json("log", text)["body"] == text


def test_the_latest_meeting_brings_its_group_along(journal: Journal) -> None:
    journal.done("group", "add", "Circle")
    journal.done("meeting", "add", "Circle", "--at", "2024-05-16T18:00+02:00")
    journal.done("meeting", "add", "Circle", "--at", "2024-05-23T18:00+02:00")
    entry = journal.json("log", "After it", "--meeting", "latest")
    assert (entry["group"], entry["meeting"]) == ("Circle", "2024-05-23T18:00:00+02:00")


def test_a_meeting_may_be_named_by_its_day(journal: Journal) -> None:
    journal.done("group", "add", "Circle")
    journal.done("meeting", "add", "Circle", "--at", "2024-05-16T18:00")
    entry = journal.json("log", "After it", "--group", "Circle", "--meeting", "2024-05-16")
    assert entry["meeting"].startswith("2024-05-16T18:00")
    assert len(journal.json("meeting", "list", "Circle")) == 1


def test_a_meeting_is_not_put_down_for_an_entry_that_is_refused(journal: Journal) -> None:
    journal.done("group", "add", "Circle")
    journal.refused("log", "Body", "--title", "x" * 3000, "--group", "Circle", "--meeting", "2024-05-16T18:00")
    assert journal.json("meeting", "list", "Circle") == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["log"],
        ["log", ""],
        ["log", "words", "--scale", "hope"],
        ["log", "words", "--feeling", "=3"],
        ["log", "words", "--meeting", "2024-05-16T18:00"],
        ["log", "two", "texts"],
        ["log", "words", "--colour", "red"],
    ],
)
def test_wrong_usage_is_exit_2_and_writes_nothing(journal: Journal, arguments: list[str]) -> None:
    before = journal.digests()
    result = journal.run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Usage: peerjournal" in result.stderr
    assert journal.digests() == before


@pytest.mark.parametrize("nothing", [["  \n"], ["--feeling", ""], ["", "--title", ""], ["--tag", "", "--scale", ""]])
def test_nothing_is_no_entry_however_it_is_said(journal: Journal, nothing: list[str]) -> None:
    assert "nothing to write down yet" in journal.refused("log", *nothing, code=2)
    assert journal.json("entries") == []


@pytest.mark.parametrize("text", ["", "\n", " \r\n\t"])
def test_an_empty_standard_input_is_refused_as_what_should_have_written_it_may_have_failed(
    journal: Journal, text: str
) -> None:
    assert journal.refused("log", "-", text=text) == (
        "That can't be the text. Nothing was changed. It has to be some words."
    )
    assert journal.json("entries") == []
    assert journal.json("log", "-", "--feeling", "calm", text=text)["feelings"], "a feeling is enough"


def test_a_folder_cannot_be_attached_and_is_not_called_missing(journal: Journal) -> None:
    sentence = journal.refused("log", "x", "--attach", str(journal.beside))
    assert sentence.startswith(f"{journal.beside} could not be read: it is a folder or a device.")
