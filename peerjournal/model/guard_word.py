"""A word a person told the guard: one that is always found, or one that is nobody's name."""

from dataclasses import dataclass
from datetime import datetime

WATCH, HARMLESS = "watch", "harmless"
LISTS = (WATCH, HARMLESS)


@dataclass(frozen=True, slots=True)
class GuardWord:
    """`list` is WATCH or HARMLESS; `word` may be several words."""

    id: str
    list: str
    word: str
    created_at: datetime | None = None
    updated_at: datetime | None = None
