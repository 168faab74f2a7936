"""The tables of groups, meetings, the check-ins around them, and people."""

import json
from collections.abc import Callable
from datetime import datetime

from peerjournal.model.checkin import CheckIn
from peerjournal.model.damage import Damaged
from peerjournal.model.details import (
    Details,
    group_details,
    meeting_details,
    of_group,
    of_meeting,
    of_person,
    person_details,
)
from peerjournal.model.fields import Fields
from peerjournal.model.group import Group, Meeting
from peerjournal.model.moments import from_iso, milliseconds
from peerjournal.model.person import Person
from peerjournal.vault.entries import feelings_from, feelings_text
from peerjournal.vault.rows import Table, Values, compact, iso, moment

# Neither the meeting nor its group is in the trash.
_LIVING = 'trashed_at IS NULL AND group_id IN (SELECT id FROM "group" AS living WHERE living.trashed_at IS NULL)'


def _text(details: Details) -> str:
    return compact(details) if details else ""


def _read(noun: str, text: str, fields: Callable[[Fields], Details]) -> Details:
    return fields(Fields(noun, json.loads(text))) if text else {}


class Groups(Table[Group]):
    """Groups by name."""

    noun = table = "group"
    columns = ("id", "name", "rrule", "first_at", "agreement", "created_at", "updated_at", "trashed_at", "details")
    later = 1
    order = "name COLLATE NOCASE, id"

    def to_values(self, noun: Group) -> Values:
        """The content columns."""
        return (noun.id, noun.name, noun.rrule, iso(noun.first_at), noun.agreement,
                iso(noun.created_at), iso(noun.updated_at), iso(noun.trashed_at), _text(of_group(noun)))  # fmt: skip

    def from_values(self, values: Values) -> Group:
        """The inverse of `to_values`."""
        id, name, rrule, first_at, agreement, created_at, updated_at, trashed_at, details = values
        return Group(id, name, rrule, moment(first_at), agreement, moment(created_at), moment(updated_at),
                     moment(trashed_at), **_read("group", details, group_details))  # fmt: skip


class Meetings(Table[Meeting]):
    """Meetings, newest first."""

    noun = table = "meeting"
    columns = ("id", "group_id", "at", "topic", "note", "attended", "created_at", "updated_at", "trashed_at",
               "details")  # fmt: skip
    later = 1
    derived = ("moment",)
    order = "moment DESC, id"

    def to_values(self, noun: Meeting) -> Values:
        """The content columns."""
        attended = None if noun.attended is None else int(noun.attended)
        return (noun.id, noun.group_id, iso(noun.at), noun.topic, noun.note, attended,
                iso(noun.created_at), iso(noun.updated_at), iso(noun.trashed_at),
                _text(of_meeting(noun)))  # fmt: skip

    def derive(self, noun: Meeting) -> Values:
        """The moment in milliseconds, to order by."""
        return (milliseconds(noun.at),)

    def from_values(self, values: Values) -> Meeting:
        """The inverse of `to_values`."""
        id, group_id, at, topic, note, attended, created_at, updated_at, trashed_at, details = values
        return Meeting(id, group_id, from_iso(at), topic, note, None if attended is None else bool(attended),
                       moment(created_at), moment(updated_at), moment(trashed_at),
                       **_read("meeting", details, meeting_details))  # fmt: skip

    def of(self, group_id: str, limit: int | None = None) -> list[Meeting | Damaged]:
        """A group's meetings, newest first."""
        clause = "WHERE trashed_at IS NULL AND group_id = ? ORDER BY moment DESC, id LIMIT ?"
        return list(self.where(clause, group_id, -1 if limit is None else limit))

    def at(self, group_id: str, at: datetime) -> list[Meeting | Damaged]:
        """A group's meetings at a moment, to the millisecond."""
        clause = "WHERE trashed_at IS NULL AND group_id = ? AND moment = ? ORDER BY id"
        return list(self.where(clause, group_id, milliseconds(at)))

    def last_until(self, group_id: str | None, until: datetime) -> Meeting | Damaged | None:
        """The latest meeting (of a group, or of any) at or before a moment."""
        clause = f"WHERE {_LIVING} AND moment <= ? AND (? IS NULL OR group_id = ?) ORDER BY moment DESC LIMIT 1"
        return next(self.where(clause, milliseconds(until), group_id, group_id), None)

    def next_after(self, group_id: str | None, after: datetime) -> Meeting | Damaged | None:
        """The first meeting (of a group, or of any) after a moment."""
        clause = f"WHERE {_LIVING} AND moment > ? AND (? IS NULL OR group_id = ?) ORDER BY moment LIMIT 1"
        return next(self.where(clause, milliseconds(after), group_id, group_id), None)


class CheckIns(Table[CheckIn]):
    """Check-ins before and after meetings."""

    noun = table = "check_in"
    columns = ("id", "meeting_id", "occasion", "at", "feelings", "scales", "created_at", "updated_at")

    def to_values(self, noun: CheckIn) -> Values:
        """The content columns."""
        return (noun.id, noun.meeting_id, noun.occasion, iso(noun.at), feelings_text(noun.feelings),
                compact(noun.scales), iso(noun.created_at), iso(noun.updated_at))  # fmt: skip

    def from_values(self, values: Values) -> CheckIn:
        """The inverse of `to_values`."""
        id, meeting_id, occasion, at, feelings, scales, created_at, updated_at = values
        return CheckIn(id, meeting_id, occasion, from_iso(at), feelings_from(feelings), json.loads(scales),
                       moment(created_at), moment(updated_at))  # fmt: skip

    def forget(self, meeting_id: str) -> None:
        """Removes a meeting's check-ins."""
        self._connection.execute("DELETE FROM check_in WHERE meeting_id = ?", (meeting_id,))

    def of(self, meeting_id: str) -> list[CheckIn | Damaged]:
        """A meeting's check-ins: before, then after."""
        return list(self.where("WHERE meeting_id = ? ORDER BY occasion DESC", meeting_id))


class People(Table[Person]):
    """People by alias."""

    noun = table = "person"
    columns = ("id", "alias", "group_id", "connection", "promise", "created_at", "updated_at", "trashed_at", "details")
    later = 1
    order = "alias COLLATE NOCASE, id"

    def to_values(self, noun: Person) -> Values:
        """The content columns."""
        return (noun.id, noun.alias, noun.group_id, noun.connection, noun.promise,
                iso(noun.created_at), iso(noun.updated_at), iso(noun.trashed_at), _text(of_person(noun)))  # fmt: skip

    def from_values(self, values: Values) -> Person:
        """The inverse of `to_values`."""
        id, alias, group_id, connection, promise, created_at, updated_at, trashed_at, details = values
        return Person(id, alias, group_id, connection, promise, moment(created_at), moment(updated_at),
                      moment(trashed_at), **_read("person", details, person_details))  # fmt: skip
