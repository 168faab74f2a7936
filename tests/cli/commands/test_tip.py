"""`tip`: written down, tried, and listed by what helped."""

import pytest

from tests.cli.journal import Journal


def test_a_tip_keeps_how_it_goes_for_what_and_where_it_came_from(journal: Journal) -> None:
    journal.done("group", "add", "Circle")
    added = journal.json(
        "tip", "add", "Cold water", "--how", "-", "--for", "craving", "--for", "panic", "--from-group", "circle",
        text="Both hands.\n",
    )  # fmt: skip
    assert (added["title"], added["how"], added["group"]) == ("Cold water", "Both hands.", "Circle")
    assert added["situations"] == ["craving", "panic"]
    (listed,) = journal.json("tip", "list")
    assert {key: listed[key] for key in added} == added
    assert (listed["tries"], listed["eased"]) == (0, None)


def test_what_helped_most_is_listed_first(journal: Journal) -> None:
    little, much, untried = (journal.done("tip", "add", name) for name in ("Little", "Much", "Untried"))
    for tip, after in ((little, "6"), (much, "2"), (much, "3")):
        journal.done("tip", "tried", tip, "--before", "7", "--after", after)
    listed = journal.json("tip", "list")
    assert listed[0]["id"] == much
    assert {one["id"]: (one["tries"], one["eased"]) for one in listed} == {
        much: (2, 4.5), little: (1, 1.0), untried: (0, None),
    }  # fmt: skip
    assert "Much   2 tries, eased by 4.5" in " ".join(journal.done("tip", "list").split("\n")).replace("     ", "   ")


def test_tips_are_listed_for_a_situation(journal: Journal) -> None:
    journal.done("tip", "add", "One", "--for", "Craving")
    journal.done("tip", "add", "Two", "--for", "panic")
    assert [one["title"] for one in journal.json("tip", "list", "--for", "craving")] == ["One"]
    assert journal.json("tip", "list", "--for", "boredom") == []


def test_a_try_says_how_it_was_before_and_after(journal: Journal) -> None:
    tip = journal.done("tip", "add", "Walk")
    one = journal.json(
        "tip", "tried", tip[:18], "--before", "8", "--after", "3", "--note", "Rain", "--at", "2024-05-17"
    )
    assert (one["tip"], one["before"], one["after"], one["note"]) == (tip, 8, 3, "Rain")
    assert journal.json("tip", "tried", tip)["before"] is None
    shown = journal.json("tip", "show", tip)
    assert [each["note"] for each in shown["tries"]] == ["Rain", ""]
    assert "8 to 3  Rain" in journal.done("tip", "show", tip)


@pytest.mark.parametrize("level", ["11", "-1", "strong"])
def test_a_level_beyond_the_range_is_refused(journal: Journal, level: str) -> None:
    tip = journal.done("tip", "add", "Walk")
    assert "0 to 10" in journal.refused("tip", "tried", tip, f"--before={level}")
    assert journal.json("tip", "show", tip)["tries"] == []


def test_a_tip_that_is_not_there_is_not_found(journal: Journal) -> None:
    assert 'There is no tip "0192"' in journal.refused("tip", "tried", "0192")


def test_no_tips_is_said_and_no_failure(journal: Journal) -> None:
    assert journal.run("tip", "list").stderr == "No tips yet.\n"
