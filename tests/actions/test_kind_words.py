"""Kind words are written down with whom they came from or went to, come back one a day, and are found again."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from peerjournal.actions import groups, kind_words, people, search, trash, vaults
from peerjournal.model.errors import BadValue, NameTaken, NotFound
from peerjournal.model.kind_word import KindWord
from peerjournal.vault.vault import Vault
from tests.vaults import DAWN, opened_again, sql

DAY = date(2024, 5, 17)


def texts(vault: Vault) -> list[str]:
    return [one.text for one in kind_words.all(vault) if isinstance(one, KindWord)]


def seen(vault: Vault, day: date, number: int) -> list[str]:
    """The kind words of a day, and so many more."""
    found = (kind_words.one_for_today(vault, day, skip) for skip in range(number))
    return [one.text for one in found if one is not None]


def test_they_keep_who_said_them_in_which_group_and_when(vault: Vault) -> None:
    group = groups.add(vault, "Thursday")
    person = people.add(vault, "R.", group_id=group.id)
    said = kind_words.add(vault, "  You kept going.\n", person_id=person.id, at=DAWN)
    assert (said.text, said.received, said.person_id, said.at) == ("You kept going.", True, person.id, DAWN)
    assert said.group_id == group.id, "without one of its own it is the person's"
    other = groups.add(vault, "Another")
    given = kind_words.add(vault, "Well done.", received=False, person_id=person.id, group_id=other.id)
    assert (given.received, given.group_id) == (False, other.id)
    again = opened_again(vault)
    assert kind_words.get(again, said.id) == said
    assert kind_words.all(again) == [said, given]
    vaults.lock(again)


def test_they_are_listed_in_the_order_in_which_they_were_said(vault: Vault) -> None:
    for days in (3, 1, 2):
        kind_words.add(vault, f"day {days}", at=DAWN + timedelta(days=days))
    moved = kind_words.all(vault)[2]
    assert isinstance(moved, KindWord)
    kind_words.save(vault, replace(moved, at=DAWN))
    assert texts(vault) == ["day 3", "day 1", "day 2"]


@pytest.mark.parametrize("text", ["", " \n", "x" * (kind_words.LONGEST + 1)])
def test_no_words_and_too_many_are_refused(vault: Vault, text: str) -> None:
    with pytest.raises(BadValue):
        kind_words.add(vault, text)
    assert texts(vault) == []


def test_a_person_or_group_that_is_not_there_is_refused_and_one_that_is_gone_is_not(vault: Vault) -> None:
    with pytest.raises(NotFound):
        kind_words.add(vault, "words", person_id="018f0000-0000-7000-8000-000000000000")
    with pytest.raises(NotFound):
        kind_words.add(vault, "words", group_id="018f0000-0000-7000-8000-000000000000")
    group = groups.add(vault, "Thursday")
    person = people.add(vault, "R.", group_id=group.id)
    said = kind_words.add(vault, "words", person_id=person.id)
    trash.trash(vault, person.id)
    trash.trash(vault, group.id)
    trash.empty_trash(vault)
    changed = kind_words.save(vault, replace(said, text="other words"))
    assert kind_words.get(vault, said.id) == changed


def test_a_new_alias_becomes_a_person_or_neither_is_there(vault: Vault) -> None:
    new = KindWord("018f0000-0000-7000-8000-000000000001", "Go on.", True, None, None, DAWN)
    with pytest.raises(BadValue):
        kind_words.save(vault, replace(new, text=""), alias="Fern")
    with pytest.raises(BadValue):
        kind_words.save(vault, new, alias="x" * 201)
    assert people.all(vault) == []
    saved = kind_words.save(vault, new, alias=" Fern ")
    assert people.aliases(vault) == {saved.person_id: "Fern"}
    with pytest.raises(NameTaken):
        kind_words.save(vault, replace(new, id="018f0000-0000-7000-8000-000000000002"), alias="fern")
    assert texts(vault) == ["Go on."]


def test_a_day_has_its_own_and_another_is_the_next_until_all_have_been_there(vault: Vault) -> None:
    assert kind_words.one_for_today(vault, DAY) is None
    written = {f"words {number}" for number in range(7)}
    for at, text in enumerate(sorted(written)):
        kind_words.add(vault, text, at=DAWN + timedelta(days=at))
    a_day = seen(vault, DAY, 7)
    assert seen(vault, DAY, 1) == a_day[:1]
    assert set(a_day) == written
    assert seen(vault, DAY, 14) == a_day * 2
    firsts = [seen(vault, DAY + timedelta(days=days), 1)[0] for days in range(60)]
    assert set(firsts) == written, "over time every one of them comes by itself"


def test_a_day_does_not_show_what_is_damaged_or_in_the_trash(vault: Vault) -> None:
    gone, damaged, whole = (kind_words.add(vault, text, at=DAWN) for text in ("gone", "damaged", "whole"))
    trash.trash(vault, gone.id)
    sql(vault, "UPDATE kind_word SET received = 0 WHERE id = ?", damaged.id)
    assert set(seen(vault, DAY, 9)) == {"whole"}
    assert [one.id for one in kind_words.all(vault)] == [damaged.id, whole.id]


def test_they_go_to_the_trash_and_come_back(vault: Vault) -> None:
    said = kind_words.add(vault, "You kept going.\nReally.", at=DAWN)
    assert trash.trash(vault, said.id[:20]).label == "You kept going."
    assert texts(vault) == []
    (held,) = trash.trashed(vault)
    assert (getattr(held, "noun", ""), held.id) == ("kind_word", said.id)
    trash.untrash(vault, said.id)
    assert kind_words.all(vault) == [said]
    trash.trash(vault, said.id)
    assert trash.empty_trash(vault) == 1
    assert sql(vault, "SELECT count(*) FROM kind_word") == [(0,)]


def test_they_are_found_by_their_words_group_and_day(vault: Vault) -> None:
    group = groups.add(vault, "Thursday")
    at = datetime(2024, 5, 1, 21, tzinfo=UTC)
    said = kind_words.add(vault, "Du hast weitergemacht, 毎日の散歩も", group_id=group.id, at=at)
    for words in ("weitergemacht", "散歩", "weiter* group:thursday", "hast from:2024-05-01 to:2024-05-01"):
        (hit,) = search.find(vault, words).hits
        assert (hit.noun, hit.id, hit.at, hit.title, hit.group_id) == ("kind_word", said.id, at, "", group.id)
        assert [hit.snippet[start:end] for start, end in hit.matches]
    assert search.find(vault, "hast from:2024-05-02").total == 0
    trash.trash(vault, said.id)
    assert search.find(vault, "weitergemacht").total == 0


def test_they_are_counted_checked_and_noted_as_changed(vault: Vault) -> None:
    vault.take_changes()
    said = kind_words.add(vault, "You kept going.")
    assert vault.take_changes() == {"kind_word"}
    assert vaults.stats(vault).counts["kind_word"] == 1
    assert vaults.check(vault, full=True).ok
    sql(vault, "UPDATE kind_word SET text = 'other words' WHERE id = ?", said.id)
    (problem,) = vaults.check(vault).problems
    assert (problem.part, problem.noun, problem.id) == ("row", "kind_word", said.id)
