"""What may be chosen in the journal's forms: the person's own feelings, tags and groups, most used first."""

from dataclasses import dataclass
from typing import Any

from peerjournal.actions import entries, groups
from peerjournal.model.damage import Damaged


@dataclass(frozen=True, slots=True)
class Choices:
    """Feelings and tags by name; groups as (name, id)."""

    feelings: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    groups: tuple[tuple[str, str], ...] = ()


def choices(vault: Any) -> Choices:
    """An action for the vault's thread."""
    return Choices(
        tuple(name for name, _ in entries.feelings(vault)),
        tuple(name for name, _ in entries.tags(vault)),
        tuple((one.name, one.id) for one in groups.all(vault) if not isinstance(one, Damaged)),
    )
