"""People are known by an alias, once in each group."""

from dataclasses import replace

import pytest

from peerjournal.actions import groups, people
from peerjournal.model.errors import BadValue, NameTaken, NotFound
from peerjournal.vault.vault import Vault
from tests.vaults import opened_again


def test_a_person_is_kept_as_put_down(vault: Vault) -> None:
    group = groups.add(vault, "Thursday")
    person = people.add(vault, " the  gardener ", group_id=group.id, connection="tea\ud800", promise="to call")
    assert (person.alias, person.connection) == ("the gardener", "tea\ufffd")
    again = opened_again(vault)
    assert people.all(again) == [person]
    again.close()


def test_an_alias_is_taken_once_in_each_group(vault: Vault) -> None:
    one, two = groups.add(vault, "One"), groups.add(vault, "Two")
    first = people.add(vault, "Älter", group_id=one.id)
    people.add(vault, "Älter", group_id=two.id)
    people.add(vault, "Älter")
    for group_id in (one.id, two.id, None):
        with pytest.raises(NameTaken):
            people.add(vault, "A\u0308LTER", group_id=group_id)
    with pytest.raises(NameTaken):
        people.save(vault, replace(first, group_id=two.id))
    assert people.save(vault, replace(first, alias="älter")).alias == "älter"


def test_what_does_not_fit_is_refused(vault: Vault) -> None:
    for alias in ("", " ", "x" * 201):
        with pytest.raises(BadValue):
            people.add(vault, alias)
    with pytest.raises(NotFound):
        people.add(vault, "alias", group_id="0190f5e4-1111-7222-8333-444455556666")
    assert not people.all(vault)


def test_everybody_is_listed_by_alias(vault: Vault) -> None:
    for alias in ("zoe", "Anna", "bert"):
        people.add(vault, alias)
    assert list(people.aliases(vault).values()) == ["Anna", "bert", "zoe"]
