"""The trash: what was deleted stays there until it is emptied."""

import contextlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from peerjournal.actions import groups, people, retention
from peerjournal.model.damage import Damaged
from peerjournal.model.errors import Ambiguous, NotFound, RowDamaged
from peerjournal.model.group import Group, Meeting
from peerjournal.model.moments import now
from peerjournal.model.person import Person
from peerjournal.vault.rows import Table
from peerjournal.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Trashed:
    """One thing in the trash; `label` is its title, name or first words."""

    noun: str
    id: str
    at: datetime | None
    label: str
    trashed_at: datetime


def trash(vault: Vault, id: str) -> Trashed:
    """Puts an entry, tip, question, kind words, a group, meeting or person into the trash.

    Raises NotFound, Ambiguous, RowDamaged.
    """
    with vault.transaction():
        table, noun = _find(vault, id)
        if noun.trashed_at is None:
            noun = replace(noun, trashed_at=now())
            table.put(noun)
    return _described(table, noun)


def untrash(vault: Vault, id: str) -> Trashed:
    """Takes something out of the trash again. Raises NotFound, Ambiguous, RowDamaged, and NameTaken by then."""
    with vault.transaction():
        table, noun = _find(vault, id)
        if isinstance(noun, Group):
            groups.refuse_taken(vault, noun)
        if isinstance(noun, Person):
            people.refuse_taken(vault, noun)
        described = _described(table, replace(noun, trashed_at=noun.trashed_at or now()))
        if noun.trashed_at is not None:
            table.put(replace(noun, trashed_at=None))
    return described


def trashed(vault: Vault) -> list[Trashed | Damaged]:
    """What is in the trash, latest first."""
    found: list[Trashed | Damaged] = []
    for table in _tables(vault):
        nouns = table.where("WHERE trashed_at IS NOT NULL")
        found += [noun if isinstance(noun, Damaged) else _described(table, noun) for noun in nouns]
    return sorted(found, key=lambda one: _LONG_AGO if isinstance(one, Damaged) else one.trashed_at, reverse=True)


def empty_trash(vault: Vault) -> int:
    """Destroys what is in the trash, and what belongs to nothing else; gives how many things were in it.

    With an entry go its history and its files, with a tip its tries, with a group its meetings, with a meeting its
    check-ins. What is damaged stays.
    """
    with vault.transaction():
        doomed = [one for one in trashed(vault) if not isinstance(one, Damaged)]
        for one in doomed:
            _destroy(vault, one.noun, one.id)
        # While a damaged row may name a file, all stay: another time they may be told apart.
        with contextlib.suppress(RowDamaged):
            vault.attachments.keep_only(vault.entries.attached() | vault.revisions.attached())
    return len(doomed)


def _destroy(vault: Vault, noun: str, id: str) -> None:
    if noun == "group":
        retention.destroy_group(vault, id, now())  # what it kept for a while would be kept for ever without it
    next(table for table in _tables(vault) if table.noun == noun).remove(id)
    if noun == "entry":
        vault.revisions.forget(id)
    if noun == "tip":
        vault.tries.forget(id)
    if noun == "meeting":
        vault.check_ins.forget(id)
    if noun == "group":
        vault.follow_ups.forget(id)
        for meeting in list(vault.meetings.where("WHERE group_id = ?", id)):
            if isinstance(meeting, Meeting):
                _destroy(vault, "meeting", meeting.id)


def _tables(vault: Vault) -> tuple[Table[Any], ...]:
    searchable = vault.entries, vault.tips, vault.questions, vault.kind_words
    return (*searchable, vault.groups, vault.meetings, vault.people)


def _find(vault: Vault, id: str) -> tuple[Table[Any], Any]:
    found = []
    for table in _tables(vault):
        with contextlib.suppress(NotFound):
            found.append((table, table.get(id)))
    if len(found) > 1:
        raise Ambiguous(id)  # a tip and an entry may begin alike
    if not found:
        raise NotFound("entry", id)
    return found[0]


def _described(table: Table[Any], noun: Any) -> Trashed:
    label = next((text for name in _LABELS if (text := getattr(noun, name, ""))), "")
    at = getattr(noun, "at", None) or noun.created_at
    return Trashed(table.noun, noun.id, at, label.strip().partition("\n")[0][:80], noun.trashed_at or now())


_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_LABELS = ("title", "name", "alias", "text", "topic", "body")
