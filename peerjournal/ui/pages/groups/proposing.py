"""Which aliases to propose for somebody, and whether what was typed looks like a person's whole name."""

from dataclasses import dataclass
from typing import Any

from peerjournal.actions import guarding

_FEW = 4  # proposals at once
_DETAILS = ("email", "phone", "handle")


@dataclass(frozen=True, slots=True)
class Proposed:
    """`aliases` that are free; `telling` when what was typed would tell others who somebody is."""

    aliases: tuple[str, ...]
    telling: bool


def look_alias(vault: Any, typed: str) -> Proposed:
    """What to propose in place of what was typed. Nothing of it is kept."""
    telling = tells(typed)
    return Proposed(tuple(guarding.aliases_for(vault, typed if telling else "")[:_FEW]), telling)


def tells(typed: str) -> bool:
    """Whether these words are a whole name, or a way to reach somebody. A first name with a letter is an alias."""
    words = typed.split()
    found = guarding.find(typed)
    if any(one.kind in _DETAILS for one in found):
        return True
    first = len(words[0]) if words else 0
    whole = len(words) > 1 and all(len(one.strip(".")) > 1 for one in words[:2])
    return whole and any(one.kind == "name" and one.start == 0 and one.end > first for one in found)
