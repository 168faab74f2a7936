"""The safety card: what a person wants to have at hand on a hard day, in their own words."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the card. `outside` is the person's leave to show it while the journal is locked."""

    text: str
    outside: bool = False


@dataclass(frozen=True, slots=True)
class SafetyCard:
    """My signs, what helps, and who I can call, each line by line, in the person's order."""

    id: str
    signs: tuple[Line, ...] = ()
    helps: tuple[Line, ...] = ()
    people: tuple[Line, ...] = ()
    created_at: datetime | None = None
    updated_at: datetime | None = None
