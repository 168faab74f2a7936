"""Two aliases of one person become one; nothing that was written changes, and all of it is still found."""

import pytest

from peerjournal.actions import entries, groups, kind_words, people, trash
from peerjournal.model.errors import BadValue, NotFound
from peerjournal.model.filters import EntryFilter
from peerjournal.model.person import Person
from peerjournal.vault.vault import Vault
from tests.vaults import written


def found(vault: Vault, *aliases: str) -> list[str]:
    return [row.entry.id for row in entries.page(vault, EntryFilter(aliases=aliases)).rows]


def test_entries_are_found_by_an_alias_in_a_title_text_or_on_a_passage(vault: Vault) -> None:
    text = written(vault, "Met the Gardener today.")
    fence = written(vault, "::: heard the gardener\nroses\n:::\n", days=1)
    title = written(vault, "", title="The gardener", days=2)
    written(vault, "A garden, and the one.", tags=("the gardener",))
    assert found(vault, "the gardener") == [title.id, fence.id, text.id]
    assert found(vault, "nobody", '"') == []
    assert found(vault, '"') == []
    assert entries.count(vault, EntryFilter(aliases=("the gardener", "nobody"))) == 3


def test_merging_moves_what_hung_on_the_one_and_leaves_every_text(vault: Vault) -> None:
    group = groups.add(vault, "Circle")
    one = people.add(vault, "R.", group_id=group.id, connection="tea", promise="a recipe")
    other = people.add(vault, "the gardener", group_id=group.id, promise="to call")
    words = kind_words.add(vault, "you are patient", person_id=one.id)
    first, second = written(vault, "R. said hello"), written(vault, "the gardener left", days=1)
    merged = people.merge(vault, one.id, other.id)
    assert people.all(vault) == [merged]
    assert (merged.alias, merged.also, merged.connection, merged.promise) == (
        "the gardener", ("R.",), "tea", "to call\na recipe",
    )  # fmt: skip
    assert kind_words.get(vault, words.id).person_id == other.id
    assert found(vault, *people.names(merged)) == [second.id, first.id]
    assert entries.get(vault, first.id) == first
    assert people.find(vault, "r.") == merged
    with pytest.raises(BadValue):
        people.merge(vault, other.id, other.id)


def test_promises_pile_up_and_are_done(vault: Vault) -> None:
    person = people.add(vault, "R.")
    with pytest.raises(NotFound):
        people.promise_done(vault, person.id)
    people.promise(vault, person.id, "a recipe")
    assert people.promise(vault, person.id, "to call").promise == "a recipe\nto call"
    done = people.promise_done(vault, person.id)
    assert (done.promise, [one.text for one in done.kept]) == ("", ["a recipe\nto call"])


def test_somebody_deleted_leaves_the_texts_as_they_are(vault: Vault) -> None:
    person = people.add(vault, "R.")
    entry = written(vault, "R. said hello")
    trash.trash(vault, person.id)
    trash.empty_trash(vault)
    assert not [one for one in people.all(vault) if isinstance(one, Person)]
    assert found(vault, "R.") == [entry.id]
