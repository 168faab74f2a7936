"""People from groups, by alias only."""

from dataclasses import replace

from peerjournal.actions import agreements, links
from peerjournal.actions.entries import tidy_name
from peerjournal.model.damage import Damaged
from peerjournal.model.errors import BadValue, NameTaken, NotFound
from peerjournal.model.ids import new_id
from peerjournal.model.moments import now
from peerjournal.model.person import KeptPromise, Person
from peerjournal.model.text import folded, storable
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
        old = vault.people.find(person.id)
        links.check(vault.groups, person.group_id, old.group_id if isinstance(old, Person) else None)
        agreements.check_person(vault, person, old if isinstance(old, Person) else None)
        refuse_taken(vault, person)
        vault.people.put(person)
    return person


def promise(vault: Vault, id: str, text: str) -> Person:
    """Notes what was promised to somebody; one that is still open is kept beside it."""
    words = storable(text.strip())
    if not words:
        raise BadValue("promise", "some words")
    with vault.transaction():
        person = vault.people.get(id)
        owed = f"{person.promise}\n{words}" if person.promise.strip() else words
        return save(vault, replace(person, promise=owed))


def promise_done(vault: Vault, id: str) -> Person:
    """Notes that what was promised is done. Raises NotFound where nothing is owed."""
    with vault.transaction():
        person = vault.people.get(id)
        if not person.promise.strip():
            raise NotFound("promise", person.alias)
        return save(vault, replace(person, promise="", kept=(*person.kept, KeptPromise(person.promise, now()))))


def merge(vault: Vault, id: str, into_id: str) -> Person:
    """Two aliases turned out to be one person: the first goes to the trash, all that hung on it hangs on the other.

    No text is changed; entries are found under both aliases from then on. Raises NotFound, BadValue for the same one.
    """
    with vault.transaction():
        gone, person = vault.people.get(id), vault.people.get(into_id)
        if gone.id == person.id:
            raise BadValue("person", "another one than the first")
        for words in list(vault.kind_words.where("WHERE person_id = ?", gone.id)):
            vault.kind_words.put(replace(vault.kind_words.whole(words), person_id=person.id, updated_at=now()))
        connection, promise = (
            "\n".join(filter(None, (getattr(person, name), getattr(gone, name)))) for name in ("connection", "promise")
        )
        also = tuple(dict.fromkeys((*person.also, gone.alias, *gone.also)))
        merged = replace(
            person, connection=connection, promise=promise, kept=(*person.kept, *gone.kept), also=tuple(also)
        )
        vault.people.put(replace(gone, trashed_at=now(), updated_at=now()))
        return save(vault, merged)


def names(person: Person) -> tuple[str, ...]:
    """Every alias that stands for a person: what to filter entries by (`EntryFilter.aliases`)."""
    return (person.alias, *person.also)


def refuse_taken(vault: Vault, person: Person) -> None:
    """Raises NameTaken when another person of the same group, not in the trash, has this alias (case-folded)."""
    for other in vault.people.shown():
        if isinstance(other, Person) and other.id != person.id and _same_name(other, person):
            raise NameTaken("person", person.alias)


def _same_name(one: Person, other: Person) -> bool:
    return one.group_id == other.group_id and folded(one.alias) == folded(other.alias)


def all(vault: Vault) -> list[Person | Damaged]:
    """Everybody, by alias."""
    return vault.people.shown()


def find(vault: Vault, alias: str, group_id: str | None = None) -> Person:
    """The person of this alias (case-folded), of a group if that is given and has one of that alias, or of this id.

    Raises NotFound with the nearest alias there is, and BadValue where several people have this one.
    """
    people = [person for person in vault.people.shown() if isinstance(person, Person)]
    wanted = folded(" ".join(alias.split()))
    found = [one for one in people if wanted in map(folded, names(one)) or one.id == alias]
    found = [person for person in found if person.group_id == group_id] or found
    if len(found) > 1:
        raise BadValue("person", "one person's alias: say in which group with --group")
    if not found:
        import difflib  # only to guess what was meant

        aliases = {folded(person.alias): person.alias for person in people}
        close = difflib.get_close_matches(wanted, aliases, 1)
        raise NotFound("person", alias, aliases[close[0]] if close else "")
    return found[0]


def aliases(vault: Vault) -> dict[str, str]:
    """Each person's id and alias; those in the trash are not named any more."""
    return {person.id: person.alias for person in vault.people.shown() if isinstance(person, Person)}
