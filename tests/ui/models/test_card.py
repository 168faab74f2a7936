"""What a list shows of an entry."""

from datetime import date

import pytest

from peerjournal.actions import entries
from peerjournal.model.damage import Damaged
from peerjournal.model.entry import Feeling
from peerjournal.ui.models.card import LONGEST, card_of, first_lines, plain

DAY = date(2024, 5, 17)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("# A heading", "A heading"),
        ("- [x] bring the **recipe**", "bring the recipe"),
        ("12. the twelfth", "the twelfth"),
        ("> quoted *softly*", "quoted softly"),
        ("![the sky](sky.png) and [a link](https://example.org)", "the sky and a link"),
        ("2 * 3 * 4 stays", "2 * 3 * 4 stays"),
        ("snake_case_stays", "snake_case_stays"),
        ("a \\*star\\*", "a *star*"),
        ("---", ""),
        ("```python", ""),
    ],
)
def test_a_line_of_markdown_is_shown_as_its_words(line: str, words: str) -> None:
    assert plain(line) == words


def test_a_title_stays_and_the_text_follows() -> None:
    entry = entries.new(title="  An   evening ", body="# Tonight\n\nWe *said*\nmore")
    assert first_lines(entry) == ("An evening", "Tonight We said more")


def test_a_heading_at_the_beginning_is_the_title_of_an_entry_without_one() -> None:
    assert first_lines(entries.new(body="\n## Tonight\n\nWe said")) == ("Tonight", "We said")


def test_a_text_without_title_is_only_text() -> None:
    assert first_lines(entries.new(body="I walked home.\nIt rained.")) == ("", "I walked home. It rained.")


def test_no_more_is_kept_than_a_line_can_show() -> None:
    card = card_of(1, entries.new(title="t" * 1000, body="word " * 100_000), {}, DAY)
    assert (len(card.title), len(card.excerpt)) == (LONGEST, LONGEST)


def test_scales_come_in_the_order_they_are_asked_in_and_the_group_by_its_name() -> None:
    entry = entries.new(scales={"zest": 1, "tension": 2, "hope": 3}, group_id="g", feelings=(Feeling("calm", 3),))
    card = card_of(1, entry, {"g": "Thursday group"}, DAY)
    assert card.scales == (("hope", 3), ("tension", 2), ("zest", 1))
    assert (card.group, card.feelings, card.title, card.excerpt) == ("Thursday group", ("calm",), "", "")


def test_what_is_damaged_is_said_to_be_and_lies_on_the_day_it_was_found_on() -> None:
    card = card_of(7, Damaged("entry", "the id"), {}, DAY)
    assert (card.damaged, card.id, card.day, card.title) == (True, "the id", DAY, "")
