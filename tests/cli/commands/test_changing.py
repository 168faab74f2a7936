"""`edit`, `history`, `delete`, `trash` and `undelete`: nothing that was written is lost by a slip."""

import pytest

from tests.cli.journal import Journal


@pytest.fixture
def id(journal: Journal) -> str:
    """One entry, by its id."""
    return journal.done(
        "log", "first words", "--title", "One", "--tag", "a", "--feeling", "calm=2", "--scale", "hope=3"
    )


def test_only_what_is_named_changes(journal: Journal, id: str) -> None:
    before = journal.json("show", id)
    after = journal.json("edit", id, "--title", "Two")
    assert after["title"] == "Two"
    assert {**after, "title": "One", "updated_at": before["updated_at"]} == before


def test_the_text_may_come_from_standard_input(journal: Journal, id: str) -> None:
    assert journal.json("edit", id, "--body", "-", text="second\nwords\n")["body"] == "second\nwords"


@pytest.mark.parametrize(
    ("option", "field", "empty"),
    [("--tag", "tags", []), ("--feeling", "feelings", []), ("--scale", "scales", {}), ("--title", "title", "")],
)
def test_an_empty_value_clears(journal: Journal, id: str, option: str, field: str, empty: object) -> None:
    assert journal.json("edit", id, option, "")[field] == empty


def test_an_empty_text_and_group_clear_too(journal: Journal, id: str) -> None:
    journal.done("group", "add", "Circle")
    assert journal.json("edit", id, "--group", "Circle", "--meeting", "2024-05-16T18:00")["meeting"] is not None
    assert journal.json("edit", id, "--meeting", "")["group"] == "Circle"
    cleared = journal.json("edit", id, "--group", "", "--body", "")
    assert (cleared["group"], cleared["meeting"], cleared["body"]) == (None, None, "")


def test_files_are_put_on_and_taken_off(journal: Journal, id: str) -> None:
    for name in ("a.txt", "b.txt"):
        (journal.beside / name).write_text(name)
    files = [str(journal.beside / name) for name in ("a.txt", "b.txt")]
    both = journal.json("edit", id, "--attach", files[0], "--attach", files[1])
    assert [one["name"] for one in both["attachments"]] == ["a.txt", "b.txt"]
    assert len(journal.json("history", id)) == 1
    assert [one["name"] for one in journal.json("edit", id, "--detach", "a.txt")["attachments"]] == ["b.txt"]
    assert "no attachment" in journal.refused("edit", id, "--detach", "a.txt")


def test_a_second_file_that_is_missing_leaves_the_first_one_off(journal: Journal, id: str) -> None:
    file = journal.beside / "a.txt"
    file.write_text("a")
    journal.refused("edit", id, "--attach", str(file), "--attach", str(file) + "x")
    assert journal.json("show", id)["attachments"] == []


def test_earlier_versions_are_listed_and_come_back(journal: Journal, id: str) -> None:
    journal.done("edit", id, "--body", "second words")
    journal.done("edit", id, "--body", "third words")
    history = journal.json("history", id)
    assert [(one["number"], one["body"]) for one in history] == [(1, "first words"), (2, "second words")]
    assert "Version 1, until " in journal.done("history", id)
    assert journal.json("history", id, "--restore", "1")["body"] == "first words"
    assert [one["body"] for one in journal.json("history", id)][-1] == "third words"
    assert "earlier version" in journal.refused("history", id, "--restore", "9")


def test_an_entry_nobody_changed_has_no_history(journal: Journal, id: str) -> None:
    result = journal.run("history", id)
    assert (result.stdout, result.stderr) == ("", "This entry has not been changed.\n")


def test_what_is_deleted_lies_in_the_trash_and_comes_back(journal: Journal, id: str) -> None:
    whole = journal.json("show", id)
    result = journal.run("delete", id)
    assert (result.exit_code, result.stdout) == (0, "")
    assert f"peerjournal undelete {id}" in result.stderr
    assert journal.json("entries") == []
    assert journal.json("search", "first")["total"] == 0
    (held,) = journal.json("trash")
    assert (held["id"], held["noun"], held["title"]) == (id, "entry", "One")
    assert id[:18] in journal.done("trash")
    journal.done("undelete", id[:-1])
    assert journal.json("show", id) == whole
    assert journal.json("search", "first")["total"] == 1


def test_tips_questions_and_groups_are_deleted_by_their_ids_too(journal: Journal) -> None:
    tip = journal.done("tip", "add", "Breathe out slowly")
    journal.done("delete", tip)
    assert journal.json("tip", "list") == []
    journal.done("undelete", tip)
    assert len(journal.json("tip", "list")) == 1


def test_emptying_the_trash_asks_or_needs_yes(journal: Journal, id: str) -> None:
    journal.done("delete", id)
    assert journal.run("trash", "--empty").exit_code == 2
    assert len(journal.json("trash")) == 1
    assert journal.json("trash", "--empty", "--yes") == {"removed": 1}
    assert journal.json("trash") == []
    assert "no entry" in journal.refused("undelete", id)


@pytest.mark.parametrize("arguments", [["edit"], ["edit", "0"], ["delete"], ["history"], ["undelete"]])
def test_wrong_usage_is_exit_2(journal: Journal, arguments: list[str]) -> None:
    assert journal.run(*arguments).exit_code == 2


def test_what_is_shown_out_of_the_trash_is_said_to_lie_there(journal: Journal, id: str) -> None:
    assert journal.run("show", id).stderr == ""
    journal.done("delete", id)
    assert journal.run("show", id).stderr == (
        f"This is in the trash. To take it out again: peerjournal undelete {id}\n"
    )
