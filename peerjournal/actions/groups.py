"""Groups, their meetings, and the check-ins before and after."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from peerjournal.actions import agreements, links, meeting_times, recurrence, retention
from peerjournal.actions.entries import in_range, storable_moment, tidy_feelings, tidy_name
from peerjournal.model.checkin import CheckIn
from peerjournal.model.damage import Damaged
from peerjournal.model.errors import BadValue, NameTaken, NotFound
from peerjournal.model.group import Group, Limit, Meeting
from peerjournal.model.ids import new_id
from peerjournal.model.moments import now
from peerjournal.model.text import folded, storable
from peerjournal.vault.vault import Vault

# Nobody says how long a meeting lasts: an hour after it began it may be over, and for half a day it is fresh.
_OVER_AFTER, _FRESH_FOR = timedelta(hours=1), timedelta(hours=13)
_MOST = 999  # minutes of a meeting, weeks of keeping
_SAME_MEETING = timedelta(hours=3)  # it may have been put down with another hour than the recurrence's


def add(
    vault: Vault, name: str, *, rrule: str = "", first_at: datetime | None = None, agreement: str = "", **details: Any
) -> Group:  # fmt: skip
    """Adds a group; `details` are other fields of it. Raises NameTaken (case-folded), BadValue (also for a recurrence
    we can't read).
    """
    made = now()
    return save(vault, Group(new_id(), name, rrule, first_at, agreement, made, made, **details))


def save(vault: Vault, group: Group) -> Group:
    """Saves a new or changed group; a recurrence without a first time begins now. Raises NameTaken, BadValue."""
    first_at = storable_moment(group.first_at) if group.first_at else now() if group.rrule.strip() else None
    zone = recurrence.checked_zone(group.zone)
    group = replace(
        group, name=tidy_name("name", group.name), agreement=storable(group.agreement), first_at=first_at, zone=zone,
        rrule=recurrence.checked(group.rrule, first_at or now(), zone), purpose=storable(group.purpose.strip()),
        place=storable(group.place.strip()), online=storable(group.online.strip()),
        skipped=tuple(sorted(set(group.skipped))), extra_at=tuple(storable_moment(one) for one in group.extra_at),
        minutes=_number("length in minutes", group.minutes), agenda=tuple(storable(one) for one in group.agenda),
        retention_weeks=_number("weeks", group.retention_weeks),
        remind_before=_number("minutes before", group.remind_before), created_at=group.created_at or now(),
        updated_at=now(),
    )  # fmt: skip
    with vault.transaction():
        refuse_taken(vault, group)
        before = vault.groups.find(group.id)
        old = before if isinstance(before, Group) else None
        group = agreements.in_versions(group, old, now())
        vault.groups.put(group)
        if old is not None and retention.keeps_for_a_while(old) != retention.keeps_for_a_while(group):
            retention.seal_anew(vault, group.id)
    return group


def agree(
    vault: Vault, id: str, text: str, limits: Sequence[Limit] = (), *, since: datetime | None = None
) -> Group:  # fmt: skip
    """Puts a new version of the agreement in force, from now on or since a moment; the one before is kept."""
    with vault.transaction():
        group = vault.groups.get(id)
        saved = save(vault, replace(group, agreement=text, limits=tuple(limits)))
        if since is not None and saved.agreed_at != group.agreed_at:
            saved = replace(saved, agreed_at=storable_moment(since))
            vault.groups.put(saved)
    return saved


def leave(vault: Vault, id: str, at: datetime | None = None) -> Group:
    """Notes that one goes there no more; what was agreed for that case becomes due, announced as always."""
    with vault.transaction():
        return save(vault, replace(vault.groups.get(id), left_at=at or now()))


def _number(what: str, value: int | None) -> int | None:
    if value is not None and (type(value) is not int or not 1 <= value <= _MOST):
        raise BadValue(what, f"1 to {_MOST}")
    return value


def refuse_taken(vault: Vault, group: Group) -> None:
    """Raises NameTaken when another group that is not in the trash has this name (case-folded)."""
    for other in vault.groups.shown():
        if isinstance(other, Group) and other.id != group.id and folded(other.name) == folded(group.name):
            raise NameTaken("group", group.name)


def get(vault: Vault, id: str) -> Group:
    """The group with this id. Raises NotFound, RowDamaged."""
    return vault.groups.get(id)


def find(vault: Vault, name: str) -> Group:
    """The group of this name (case-folded) or id. Raises NotFound with the nearest name there is."""
    groups = [group for group in vault.groups.shown() if isinstance(group, Group)]
    wanted = folded(" ".join(name.split()))
    for group in groups:
        if folded(group.name) == wanted or group.id == name:
            return group
    import difflib  # only to guess what was meant

    names = {folded(group.name): group.name for group in groups}
    close = difflib.get_close_matches(wanted, names, 1)
    raise NotFound("group", name, names[close[0]] if close else "")


def all(vault: Vault) -> list[Group | Damaged]:
    """All groups by name."""
    return vault.groups.shown()


def names(vault: Vault) -> dict[str, str]:
    """Each group's id and name, those in the trash included (entries still belong to them)."""
    return {one.id: one.name for one in vault.groups.all() if isinstance(one, Group)}


def add_meeting(
    vault: Vault, group_id: str, at: datetime, *, topic: str = "", note: str = "", attended: bool | None = None,
    before: dict[str, int] | None = None, after: dict[str, int] | None = None,
) -> Meeting:  # fmt: skip
    """Adds a meeting, with the scales somebody came in and left with, if given."""
    made = now()
    with vault.transaction():
        meeting = save_meeting(
            vault, Meeting(new_id(), group_id, at, topic, note, attended, created_at=made, updated_at=made)
        )
        for occasion, scales in (("before", before), ("after", after)):
            if scales:
                check_in(vault, CheckIn(new_id(), meeting.id, occasion, at, scales=scales))
    return meeting


def save_meeting(vault: Vault, meeting: Meeting) -> Meeting:
    """Saves a new or changed meeting. Raises NotFound when there is no such group."""
    meeting = replace(
        tidy_meeting(meeting), at=storable_moment(meeting.at), updated_at=now(), created_at=meeting.created_at or now()
    )
    with vault.transaction():
        old = vault.meetings.find(meeting.id)
        agreements.check_meeting(vault, meeting, old if isinstance(old, Meeting) else None)
        links.check(vault.groups, meeting.group_id, old.group_id if isinstance(old, Meeting) else None)
        vault.meetings.put(meeting)
    return meeting


def tidy_meeting(meeting: Meeting) -> Meeting:
    """A meeting as it may be stored. Raises BadValue for a scale beyond 0 to 10 or a count below 0."""
    for name in ("safe", "heard", "at_home", "drained"):
        in_range(name.replace("_", " "), getattr(meeting, name))
    for name in ("came", "first_time", "left_early"):
        count = getattr(meeting, name)
        if count is not None and (type(count) is not int or not 0 <= count <= _MOST):
            raise BadValue(name.replace("_", " "), f"0 to {_MOST}")
    texts = ("topic", "note", "to_say", "not_to_say", "reflection", "next_step", "impression", "debrief")
    agenda = tuple(replace(one, text=storable(one.text)) for one in meeting.agenda)
    changes: dict[str, Any] = {name: storable(getattr(meeting, name)) for name in texts}
    return replace(meeting, agenda=agenda, **changes)


def save_meeting_with(vault: Vault, meeting: Meeting, before: dict[str, int], after: dict[str, int]) -> Meeting:
    """Saves a meeting and how somebody came in and left, scale -> 0..10; what is not given any more is gone."""
    with vault.transaction():
        saved = save_meeting(vault, meeting)
        there = {one.occasion: one for one in vault.check_ins.of(meeting.id) if isinstance(one, CheckIn)}
        for occasion, scales in (("before", before), ("after", after)):
            old = there.get(occasion)
            if old is not None and not scales and not old.feelings:
                vault.check_ins.remove(old.id)
            elif scales or old is not None:
                new = old or CheckIn(new_id(), meeting.id, occasion, meeting.at)
                check_in(vault, replace(new, scales=scales))
    return saved


def get_meeting(vault: Vault, id: str) -> Meeting:
    """The meeting with this id. Raises NotFound, RowDamaged."""
    return vault.meetings.get(id)


def meetings(vault: Vault, group_id: str, limit: int | None = None) -> list[Meeting | Damaged]:
    """A group's meetings, newest first."""
    return vault.meetings.of(group_id, limit)


def meeting_at(vault: Vault, group_id: str, at: datetime) -> Meeting:
    """The group's meeting at this moment; if none was put down, one is, as attended."""
    for meeting in vault.meetings.at(group_id, at):
        if isinstance(meeting, Meeting):
            return meeting
    return add_meeting(vault, group_id, at, attended=True)


def latest_meeting(vault: Vault, group_id: str | None, until: datetime | None = None) -> Meeting:
    """The latest meeting (of a group, or of any) that has begun; one of the recurrence is put down. Raises NotFound."""
    until = until or now()
    groups = [one for one in vault.groups.shown() if isinstance(one, Group) and group_id in {None, one.id}]
    with vault.transaction():
        recorded = vault.meetings.last_until(group_id, until)
        latest = recorded if isinstance(recorded, Meeting) else None
        recurring = [(at, group) for group in groups if (at := last_at(group, until)) is not None]
        if recurring:
            at, group = max(recurring, key=lambda one: one[0])
            if latest is None or at > latest.at:
                return meeting_at(vault, group.id, at)
    if latest is None:
        raise NotFound("meeting", "")
    return latest


def next_at(vault: Vault, group: Group, after: datetime | None = None) -> datetime | None:
    """When the group meets next: a meeting put down, or one of its recurrence, whichever comes first."""
    after = after or now()
    recorded = vault.meetings.next_after(group.id, after)
    moments = [recorded.at] if isinstance(recorded, Meeting) else []
    following = meeting_times.occurrence(group, after, forward=True)
    return min([*moments, *([following] if following else [])], default=None)


def last_at(group: Group, until: datetime) -> datetime | None:
    """The last occurrence of a group's recurrence at or before a moment."""
    return meeting_times.occurrence(group, until, forward=False)


def coming(group: Group, after: datetime, number: int = 3) -> list[datetime]:
    """The next so many occurrences of a group's recurrence after a moment; fewer where it ends."""
    return meeting_times.upcoming(group, after, number)


def last_met(vault: Vault, group: Group, until: datetime) -> datetime | None:
    """When the group met last, as put down or by its recurrence. Unlike `latest_meeting` it puts nothing down."""
    recorded = vault.meetings.last_until(group.id, until)
    moments = [recorded.at] if isinstance(recorded, Meeting) else []
    recurring = last_at(group, until)
    return max([*moments, *([recurring] if recurring else [])], default=None)


def just_ended(vault: Vault, now: datetime) -> tuple[Group, datetime] | None:
    """The group whose meeting must have ended in the last twelve hours or so, and when it began; the latest of several.

    None once somebody has said whether they were there.
    """
    ended: list[tuple[datetime, Group]] = []
    for group in all(vault):
        if isinstance(group, Damaged):
            continue
        at = last_met(vault, group, now - _OVER_AFTER)
        if at is not None and at > now - _FRESH_FOR and not _said(vault, group, at, now):
            ended.append((at, group))
    latest = max(ended, key=lambda one: one[0], default=None)
    return None if latest is None else (latest[1], latest[0])


def say_attended(vault: Vault, group_id: str, at: datetime, attended: bool | None) -> Meeting:
    """Puts down whether one was at the group's meeting of this moment, which is put down as well if it was not yet."""
    with vault.transaction():
        for meeting in vault.meetings.of(group_id):
            if isinstance(meeting, Meeting) and meeting.at == at:
                return save_meeting(vault, replace(meeting, attended=attended))
        return add_meeting(vault, group_id, at, attended=attended)


def _said(vault: Vault, group: Group, at: datetime, now: datetime) -> bool:
    recorded = vault.meetings.last_until(group.id, now)
    return isinstance(recorded, Meeting) and recorded.attended is not None and recorded.at > at - _SAME_MEETING


def check_in(vault: Vault, check_in: CheckIn) -> CheckIn:
    """Saves how somebody came in ('before') or left ('after'); one of each for a meeting. Raises BadValue."""
    if check_in.occasion not in {"before", "after"}:
        raise BadValue("occasion", "before or after")
    scales = {tidy_name("scale", key): in_range("scale", value) for key, value in sorted(check_in.scales.items())}
    with vault.transaction():
        links.check(vault.meetings, check_in.meeting_id)
        for other in vault.check_ins.of(check_in.meeting_id):
            if isinstance(other, CheckIn) and other.occasion == check_in.occasion:
                check_in = replace(check_in, id=other.id, created_at=other.created_at)
        stored = replace(
            check_in, at=storable_moment(check_in.at), feelings=tidy_feelings(check_in.feelings), scales=scales,
            created_at=check_in.created_at or now(), updated_at=now(),
        )  # fmt: skip
        vault.check_ins.put(stored)
    return stored


def check_ins(vault: Vault, meeting_id: str) -> list[CheckIn | Damaged]:
    """A meeting's check-ins: before, then after."""
    return vault.check_ins.of(meeting_id)
