"""What may be chosen in the journal's forms: the person's own feelings, tags, groups and people, most used first."""

from dataclasses import dataclass
from typing import Any

from peerjournal.actions import entries, groups, people
from peerjournal.model.damage import Damaged


@dataclass(frozen=True, slots=True)
class Choices:
    """Feelings and tags by name; groups as (name, id); for each person all aliases, the present one first."""

    feelings: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    groups: tuple[tuple[str, str], ...] = ()
    people: tuple[tuple[str, ...], ...] = ()


def choices(vault: Any) -> Choices:
    """An action for the vault's thread."""
    return Choices(
        tuple(name for name, _ in entries.feelings(vault)),
        tuple(name for name, _ in entries.tags(vault)),
        tuple((one.name, one.id) for one in groups.all(vault) if not isinstance(one, Damaged)),
        tuple((one.alias, *one.also) for one in people.all(vault) if not isinstance(one, Damaged)),
    )
