"""What a group's retention is about to destroy, and what still holds it elsewhere."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Ending:
    """Passages of one group and week that will go: `key_id` names them, `due` is the day, `entries` which hold them.

    `passages` counts them. Until it was announced and some days went by nothing goes, however long ago `due` is.
    """

    key_id: str
    group_id: str
    week: date
    due: date
    entries: tuple[str, ...] = ()
    passages: int = 0
    announced_at: datetime | None = None
    kept_until: date | None = None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What else may hold such passages: backups this journal made that are known, and copies the program made.

    A copy goes with the next destruction; a backup is the person's, and only they can delete it.
    """

    backups: tuple[Path, ...] = ()
    copies: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Destroyed:
    """What was destroyed: keys, passages in entries, and copies made by the program that were removed."""

    weeks: int = 0
    passages: int = 0
    copies: tuple[Path, ...] = ()
