"""What the page After a meeting reads from the vault, in one task."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from peerjournal.actions import drafts, entries, groups
from peerjournal.model.draft import Draft
from peerjournal.model.group import Group

KIND = "after-meeting"  # of draft
_LASTED = timedelta(minutes=90)  # for want of anything better, when no meeting is known
_QUARTER = 15  # minutes


@dataclass(frozen=True, slots=True)
class Going:
    """A group to choose, and when it met last (or may have)."""

    group: Group
    at: datetime


@dataclass(frozen=True, slots=True)
class Homecoming:
    """The groups, the one whose meeting just ended (else which met last) first; feelings used most; a draft."""

    groups: tuple[Going, ...]
    feelings: tuple[str, ...]
    draft: Draft | None
    now: datetime

    def at(self, group_id: str) -> datetime:
        """When that group met last; for one that is not known, an hour and a half ago."""
        return next((one.at for one in self.groups if one.group.id == group_id), a_while_ago(self.now))


def look(vault: Any, now: datetime) -> Homecoming:
    """An action for the vault's thread; nothing is put down by asking."""
    found: list[tuple[bool, datetime, Group]] = []
    ended = groups.just_ended(vault, now)
    for group in groups.all(vault):
        if isinstance(group, Group):
            met = groups.last_met(vault, group, now)
            just = ended is not None and ended[0].id == group.id
            at = ended[1] if ended is not None and just else met
            found.append((just, at or datetime.min.replace(tzinfo=now.tzinfo), group))
    found.sort(key=lambda one: one[:2], reverse=True)
    going = tuple(Going(group, at if at.year > 1 else a_while_ago(now)) for _, at, group in found)
    named = tuple(name for name, _ in entries.feelings(vault))
    return Homecoming(going, named, drafts.find(vault, KIND), now)


def a_while_ago(now: datetime) -> datetime:
    """An hour and a half before, at a quarter of an hour."""
    began = now - _LASTED
    return began.replace(minute=began.minute // _QUARTER * _QUARTER, second=0, microsecond=0)
