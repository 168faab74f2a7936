"""Looking back: what one wrote on this day in other years, in one's own words."""

from dataclasses import dataclass
from datetime import datetime

from peerjournal.insights.life import Life
from peerjournal.model.exits import Exit, leaving

KEY = "looking_back"


@dataclass(frozen=True, slots=True)
class Memory:
    """An entry of this day `years` ago. `words` are its own-word passages, exactly as written."""

    entry_id: str
    at: datetime
    years: int
    title: str
    words: str
    feelings: tuple[str, ...]


def look(life: Life) -> tuple[Memory, ...]:
    """Newest first; entries that the person has hidden from coming up by themselves are left out."""
    return tuple(
        Memory(
            one.id, one.at, life.today.year - one.at.year, one.title, leaving(one.body, Exit.INSIGHTS),
            tuple(feeling.name for feeling in one.feelings),
        )
        for one in sorted(life.remembered, key=lambda one: one.at, reverse=True)
        if not one.left_out
    )  # fmt: skip
