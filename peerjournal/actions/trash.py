"""The trash: what was deleted stays there until it is emptied."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from peerjournal.model.damage import Damaged
from peerjournal.model.errors import NotFound
from peerjournal.model.moments import now
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
    """Puts an entry, tip, question, group, meeting or person into the trash. Raises NotFound, Ambiguous, RowDamaged."""
    with vault.transaction():
        table, noun = _find(vault, id)
        if noun.trashed_at is None:
            noun = replace(noun, trashed_at=now())
            table.put(noun)
    return _described(table, noun)


def untrash(vault: Vault, id: str) -> Trashed:
    """Takes something out of the trash again. Raises NotFound, Ambiguous, RowDamaged."""
    with vault.transaction():
        table, noun = _find(vault, id)
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
    return sorted(found, key=lambda one: "" if isinstance(one, Damaged) else str(one.trashed_at), reverse=True)


def empty_trash(vault: Vault) -> int:
    """Destroys what is in the trash, with its history and files; gives how many things that were."""
    with vault.transaction():
        removed = 0
        for one in trashed(vault):
            if isinstance(one, Damaged):
                continue
            removed += 1
            next(table for table in _tables(vault) if table.noun == one.noun).remove(one.id)
            if one.noun == "entry":
                vault.revisions.forget(one.id)
            if one.noun == "tip":
                vault.tries.forget(one.id)
            if one.noun == "meeting":
                vault.check_ins.forget(one.id)
        vault.attachments.remove_unused()
    return removed


def _tables(vault: Vault) -> tuple[Table[Any], ...]:
    return vault.entries, vault.tips, vault.questions, vault.groups, vault.meetings, vault.people


def _find(vault: Vault, id: str) -> tuple[Table[Any], Any]:
    for table in _tables(vault):
        try:
            return table, table.get(id)
        except NotFound:
            continue
    raise NotFound("entry", id)


def _described(table: Table[Any], noun: Any) -> Trashed:
    label = next((text for name in _LABELS if (text := getattr(noun, name, ""))), "")
    at = getattr(noun, "at", None) or noun.created_at
    return Trashed(table.noun, noun.id, at, label.strip().partition("\n")[0][:80], noun.trashed_at or now())


_LABELS = ("title", "name", "alias", "text", "topic", "body")
