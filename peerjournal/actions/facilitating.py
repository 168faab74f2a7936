"""What a facilitator does: the agenda, the agreement read through, follow-ups, and a word with oneself afterwards."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from peerjournal.actions import groups, links, meetings
from peerjournal.model.damage import Damaged
from peerjournal.model.errors import BadValue, NotFound
from peerjournal.model.follow_up import FollowUp
from peerjournal.model.group import Group, Meeting
from peerjournal.model.ids import new_id
from peerjournal.model.meeting import AgendaItem
from peerjournal.model.moments import now
from peerjournal.model.text import storable
from peerjournal.vault.vault import Vault

AGENDA = (
    "Welcome, and who is new (5)",
    "The agreement, read aloud (5)",
    "Round (30)",
    "Topic (40)",
    "Closing round (10)",
)
_LONGEST = 2_000
_MINUTES = re.compile(r"\s*\((\d{1,3})\)\s*$")


def set_template(vault: Vault, group_id: str, points: Sequence[str]) -> Group:
    """What the agenda of this group's meetings begins with; `(10)` at the end of a point are its minutes."""
    points = [" ".join(one.split()) for one in points]
    return groups.save(vault, replace(vault.groups.get(group_id), agenda=tuple(one for one in points if one)))


def plan(vault: Vault, group_id: str, at: datetime | None = None) -> Meeting:
    """The next meeting, or the one of a moment, with an agenda from the template; one that is there already stays."""
    with vault.transaction():
        meeting = meetings.prepare(vault, group_id, at)
        if meeting.agenda:
            return meeting
        points = vault.groups.get(group_id).agenda or AGENDA
        return set_agenda(vault, meeting.id, [item(one) for one in points])


def item(text: str) -> AgendaItem:
    """`Round (30)` as a point of thirty minutes."""
    found = _MINUTES.search(text)
    if found is None:
        return AgendaItem(text.strip())
    return AgendaItem(text[: found.start()].strip(), int(found[1]) or None)


def set_agenda(vault: Vault, meeting_id: str, agenda: Sequence[AgendaItem]) -> Meeting:
    """Puts another agenda in its place."""
    with vault.transaction():
        return groups.save_meeting(vault, replace(vault.meetings.get(meeting_id), agenda=tuple(agenda)))


def tick(vault: Vault, meeting_id: str, number: int, *, done: bool = True) -> Meeting:
    """Marks a point of the agenda (from 0) as done. Raises NotFound."""
    with vault.transaction():
        agenda = list(vault.meetings.get(meeting_id).agenda)
        if not 0 <= number < len(agenda):
            raise NotFound("point of the agenda", str(number + 1))
        agenda[number] = replace(agenda[number], done=done)
        return set_agenda(vault, meeting_id, agenda)


def read_agreement(vault: Vault, meeting_id: str, at: datetime | None = None) -> Meeting:
    """Notes that the agreement was read through in this meeting."""
    with vault.transaction():
        return groups.save_meeting(vault, replace(vault.meetings.get(meeting_id), agreement_read_at=at or now()))


def debrief(vault: Vault, meeting_id: str, text: str, drained: int | None = None) -> Meeting:
    """How one is after running this; `drained` from 0 to 10, or not said. Raises BadValue."""
    with vault.transaction():
        return groups.save_meeting(vault, replace(vault.meetings.get(meeting_id), debrief=text, drained=drained))


def add_follow_up(
    vault: Vault, group_id: str, text: str, *, due: date | None = None, meeting_id: str | None = None
) -> FollowUp:  # fmt: skip
    """Adds something to see to. Raises BadValue, NotFound for the group or meeting."""
    return save_follow_up(vault, FollowUp(new_id(), group_id, text, due, meeting_id))


def save_follow_up(vault: Vault, one: FollowUp) -> FollowUp:
    """Saves a new or changed one."""
    text = storable(one.text.strip())
    if not text or len(text) > _LONGEST:
        raise BadValue("follow-up", f"1 to {_LONGEST:,} characters")
    with vault.transaction():
        old = vault.follow_ups.find(one.id)
        before = old if isinstance(old, FollowUp) else None
        links.check(vault.groups, one.group_id, before.group_id if before else None)
        links.check(vault.meetings, one.meeting_id, before.meeting_id if before else None)
        one = replace(one, text=text, created_at=one.created_at or now(), updated_at=now())
        vault.follow_ups.put(one)
    return one


def follow_up_done(vault: Vault, id: str, *, done: bool = True, at: datetime | None = None) -> FollowUp:
    """Marks one as done, or as open again."""
    with vault.transaction():
        return save_follow_up(vault, replace(vault.follow_ups.get(id), done_at=(at or now()) if done else None))


def remove_follow_up(vault: Vault, id: str) -> None:
    """Takes one away for good."""
    with vault.transaction():
        vault.follow_ups.remove(vault.follow_ups.get(id).id)


def follow_ups(vault: Vault, group_id: str | None = None, *, open_only: bool = False) -> list[FollowUp | Damaged]:
    """A group's, or all of them; the nearest day first."""
    return vault.follow_ups.of(group_id, open_only=open_only)
