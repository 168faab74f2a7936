"""People from groups, by alias only."""

from dataclasses import replace

from peerjournal.actions.entries import storable, tidy_name
from peerjournal.model.damage import Damaged
from peerjournal.model.errors import NameTaken
from peerjournal.model.ids import new_id
from peerjournal.model.moments import now
from peerjournal.model.person import Person
from peerjournal.vault.vault import Vault


def add(vault: Vault, alias: str, *, group_id: str | None = None, connection: str = "", promise: str = "") -> Person:
    """Adds a person under an alias. Raises NameTaken, BadValue, NotFound for the group."""
    made = now()
    return save(vault, Person(new_id(), alias, group_id, connection, promise, made, made))


def save(vault: Vault, person: Person) -> Person:
    """Saves a new or changed person; an alias is taken once within a group (case-folded)."""
    person = replace(
        person, alias=tidy_name("alias", person.alias), connection=storable(person.connection),
        promise=storable(person.promise), created_at=person.created_at or now(), updated_at=now(),
    )  # fmt: skip
    with vault.transaction():
        if person.group_id is not None:
            vault.groups.get(person.group_id)
        for other in vault.people.shown():
            if isinstance(other, Person) and other.id != person.id and _same_name(other, person):
                raise NameTaken("person", person.alias)
        vault.people.put(person)
    return person


def _same_name(one: Person, other: Person) -> bool:
    return one.group_id == other.group_id and one.alias.casefold() == other.alias.casefold()


def all(vault: Vault) -> list[Person | Damaged]:
    """Everybody, by alias."""
    return vault.people.shown()
