"""Reminders out of what the vault knows: which meetings are near, and what was said about them."""

from datetime import datetime, timedelta

from peerjournal import reminders
from peerjournal.actions import groups, meeting_times
from peerjournal.model.group import Group, Meeting
from peerjournal.reminders import Kind as Kind  # for the faces, which know actions alone
from peerjournal.reminders import Planned
from peerjournal.reminders import Reminder as Reminder
from peerjournal.reminders import due_while_locked as due_while_locked
from peerjournal.vault.vault import Vault

_BACK, _AHEAD = timedelta(days=1), timedelta(days=15)
_MOST = 60  # meetings of one group within that time
_SAME = timedelta(hours=3)  # a meeting may have been put down with another hour than its schedule's


def planned(vault: Vault, now: datetime) -> list[Planned]:
    """The meetings around now of every group that somebody wants to be reminded of."""
    return [one for group in vault.groups.shown() if isinstance(group, Group) for one in _of(vault, group, now)]


def due(vault: Vault, now: datetime, shown: frozenset[str] = frozenset()) -> list[Reminder]:
    """What is due now and was not shown yet (`Reminder.key`)."""
    return reminders.due(planned(vault, now), now, shown)


def moments_ahead(vault: Vault, now: datetime) -> tuple[datetime, ...]:
    """What a face may keep outside of the vault, if the person allows times without text while it is locked."""
    return reminders.moments_ahead(planned(vault, now), now)


def _of(vault: Vault, group: Group, now: datetime) -> list[Planned]:
    if group.left_at is not None or (group.remind_before is None and not group.remind_after):
        return []
    recorded = [one for one in groups.meetings(vault, group.id) if isinstance(one, Meeting)]
    near = [one for one in recorded if now - _BACK <= one.at <= now + _AHEAD]
    moments = [one for one in meeting_times.upcoming(group, now - _BACK, _MOST) if one <= now + _AHEAD]
    moments = [one for one in moments if not any(abs(one - met.at) < _SAME for met in near)]
    lasts = timedelta(minutes=group.minutes) if group.minutes else reminders.LASTS
    before = None if group.remind_before is None else timedelta(minutes=group.remind_before)
    said = {one.at: one.attended is not None for one in near}
    return [
        Planned(group.id, at, lasts, before, group.remind_after, said.get(at, False))
        for at in sorted({*moments, *said})
    ]  # fmt: skip
