"""People are found by their alias, in their group, and a misspelt alias is answered with the nearest."""

import pytest

from peerjournal.actions import groups, people, trash
from peerjournal.model.errors import BadValue, NotFound
from peerjournal.vault.vault import Vault


def test_an_alias_is_found_however_it_is_written(vault: Vault) -> None:
    fern = people.add(vault, "Älter  Fern")
    for alias in ("älter fern", "A\u0308LTER FERN", fern.id):
        assert people.find(vault, alias) == fern


def test_the_group_tells_two_of_one_alias_apart(vault: Vault) -> None:
    one, two = (groups.add(vault, name) for name in ("One", "Two"))
    first, second = (people.add(vault, "R.", group_id=group.id) for group in (one, two))
    assert people.find(vault, "r.", one.id) == first
    assert people.find(vault, "r.", two.id) == second
    with pytest.raises(BadValue):
        people.find(vault, "R.")
    trash.trash(vault, first.id)
    assert people.find(vault, "R.", one.id) == second, "the only one left, whatever the group"


def test_nobody_is_found_by_another_alias(vault: Vault) -> None:
    people.add(vault, "The gardener")
    with pytest.raises(NotFound) as refused:
        people.find(vault, "the gardner")
    assert (refused.value.noun, refused.value.close) == ("person", "The gardener")
    with pytest.raises(NotFound) as refused:
        people.find(vault, "zzz")
    assert refused.value.close == ""


def test_who_is_in_the_trash_is_not_named_any_more(vault: Vault) -> None:
    fern, gardener = people.add(vault, "Fern"), people.add(vault, "The gardener")
    trash.trash(vault, fern.id)
    assert people.aliases(vault) == {gardener.id: "The gardener"}
    with pytest.raises(NotFound):
        people.find(vault, "Fern")
