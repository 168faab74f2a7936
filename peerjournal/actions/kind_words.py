"""Kind words, received and given: written down once, they come back on days that need them."""

from dataclasses import replace
from datetime import date, datetime

from peerjournal.actions import agreements, links, people
from peerjournal.actions.entries import storable_moment
from peerjournal.crypto.digest import sha256
from peerjournal.model.damage import Damaged
from peerjournal.model.errors import BadValue
from peerjournal.model.ids import new_id
from peerjournal.model.kind_word import KindWord
from peerjournal.model.moments import now, to_iso
from peerjournal.model.text import storable
from peerjournal.vault.vault import Vault

LONGEST = 5_000


def add(
    vault: Vault, text: str, *, received: bool = True, person_id: str | None = None, group_id: str | None = None,
    at: datetime | None = None,
) -> KindWord:  # fmt: skip
    """Writes down kind words that were received from a person, or given to them; without a group, that person's.

    Raises BadValue, NotFound for the person or group.
    """
    return save(vault, KindWord(new_id(), text, received, person_id, group_id, at or now()))


def save(vault: Vault, words: KindWord, *, alias: str = "") -> KindWord:
    """Saves new or changed kind words; under an `alias` that is new, the person it stands for is added with them.

    Raises BadValue, NameTaken, NotFound for the person or group.
    """
    text = storable(words.text.strip())
    if not text or len(text) > LONGEST:
        raise BadValue("kind words", f"1 to {LONGEST:,} characters")
    with vault.transaction():
        if alias.strip():
            words = replace(words, person_id=people.add(vault, alias, group_id=words.group_id).id)
        old = vault.kind_words.find(words.id)
        before = old if isinstance(old, KindWord) else None
        links.check(vault.people, words.person_id, before.person_id if before else None)
        if words.person_id and (before is None or before.person_id != words.person_id):
            agreements.check_people(vault, words.group_id or _group_of(vault, words))
        links.check(vault.groups, words.group_id, before.group_id if before else None)
        stored = replace(
            words, text=text, at=storable_moment(words.at), group_id=words.group_id or _group_of(vault, words),
            created_at=words.created_at or now(), updated_at=now(),
        )  # fmt: skip
        vault.kind_words.put(stored)
    return stored


def _group_of(vault: Vault, words: KindWord) -> str | None:
    person = vault.people.find(words.person_id) if words.person_id else None
    return None if person is None or isinstance(person, Damaged) else person.group_id


def get(vault: Vault, id: str) -> KindWord:
    """The kind words with this id, or whose id begins so. Raises NotFound, Ambiguous, RowDamaged."""
    return vault.kind_words.get(id)


def all(vault: Vault) -> list[KindWord | Damaged]:
    """All kind words, in the order in which they were said."""
    return vault.kind_words.shown()


def one_for_today(vault: Vault, day: date, skip: int = 0) -> KindWord | None:
    """The kind words of a day, the same all day long; with `skip` those that many further on.

    Each day has an order of its own over all of them, so that none is ever far away; after the last comes the first.
    """
    whole = [one for one in vault.kind_words.shown() if isinstance(one, KindWord)]
    if not whole:
        return None
    in_order = sorted(whole, key=lambda one: sha256(f"{day.isoformat()} {to_iso(one.at)}".encode()))
    return in_order[skip % len(in_order)]
