"""`insights`: the numbers behind the pictures, under keys that stay."""

from tests.cli.journal import Journal

KEYS = {
    "from", "to", "moments", "damaged", "over_time", "before_after", "year", "weekdays", "together", "tips", "groups",
    "words", "looking_back",
}  # fmt: skip


def test_the_document_has_its_documented_keys(journal: Journal) -> None:
    for at in range(12):
        when, hope = f"2024-05-{at + 1:02}T20:00+02:00", f"hope={at % 5}"
        journal.done("log", "by the river", "--at", when, "--scale", hope, "--feeling", "calm", "--tag", "walk")
    found = journal.json("insights", "--from", "2024-05", "--to", "2024-05-10")
    assert set(found) == KEYS
    (hope,) = found["over_time"]
    assert set(hope) == {"key", "n", "mean", "lowest", "highest", "answers", "line", "moved"}
    assert (hope["key"], hope["n"], hope["answers"][0]) == (
        "hope", 10, {"at": "2024-05-01T20:00:00+02:00", "value": 0}
    )  # fmt: skip
    assert set(hope["line"][0]) == {"day", "value", "low", "high"}
    assert found["weekdays"]["feelings"][0]["name"] == "calm"
    assert len(found["weekdays"]["all"]) == 7
    assert found["together"].keys() == {"n", "compared", "pairs", "scales"}


def test_in_words_it_says_what_can_be_said_and_what_cannot(journal: Journal) -> None:
    assert journal.done("insights") == "Nothing has been noted in this time that could be counted."
    journal.done("log", "", "--scale", "hope=4", "--feeling", "calm")
    tip = journal.json("tip", "add", "Count backwards")["id"]
    journal.done("tip", "tried", tip, "--before", "7", "--after", "4")
    said = journal.done("insights")
    assert "Hope: 1 answer, 4.0 on average, 4 to 4; too few to say whether it moved." in said
    assert "Count backwards: eased by 3.0" in said
    assert "Compared" not in said


def test_a_date_that_is_none_is_refused(journal: Journal) -> None:
    assert "date" in journal.refused("insights", "--from", "soon")
