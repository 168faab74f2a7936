"""Finding the right group: how the first visits felt, side by side, plainly, with how many there were."""

from dataclasses import dataclass
from datetime import datetime

from peerjournal.model.group import Group, Meeting
from peerjournal.vault.vault import Vault

FELT = ("safe", "heard", "at_home")


@dataclass(frozen=True, slots=True)
class Felt:
    """One visit: when, what was said about it from 0 to 10 (None where nothing was), and a line."""

    meeting_id: str
    at: datetime
    safe: int | None
    heard: int | None
    at_home: int | None
    impression: str


@dataclass(frozen=True, slots=True)
class Visited:
    """A group with the number of visits and each of them, oldest first. No average: with a few visits it would say
    more than anybody knows.
    """

    group_id: str
    name: str
    visits: int
    felt: tuple[Felt, ...]
    left_at: datetime | None = None


def side_by_side(vault: Vault) -> list[Visited]:
    """Every group that was visited or that something was said about, by name; groups never visited come last."""
    found = []
    for group in vault.groups.shown():
        if not isinstance(group, Group):
            continue
        meetings = [one for one in vault.meetings.of(group.id) if isinstance(one, Meeting)]
        been = [one for one in reversed(meetings) if one.attended or _said(one)]
        felt = tuple(Felt(one.id, one.at, one.safe, one.heard, one.at_home, one.impression) for one in been)
        found.append(Visited(group.id, group.name, len(been), felt, group.left_at))
    return sorted(found, key=lambda one: not one.visits)


def _said(meeting: Meeting) -> bool:
    return bool(meeting.impression) or any(getattr(meeting, name) is not None for name in FELT)
