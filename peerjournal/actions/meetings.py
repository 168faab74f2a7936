"""A meeting before and after: what to bring, how it was, what came of it, and everything that is linked to it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from peerjournal.actions import groups
from peerjournal.model.checkin import CheckIn
from peerjournal.model.entry import Entry
from peerjournal.model.errors import BadValue, NotFound
from peerjournal.model.group import Meeting
from peerjournal.model.moments import now
from peerjournal.model.question import Answer, Question
from peerjournal.model.tip import Tip
from peerjournal.vault.vault import Vault

_PREPARED = ("topic", "to_say", "not_to_say", "question_ids")
_AFTER = (
    "attended", "topic", "note", "reflection", "next_step", "came", "first_time", "left_early", "safe", "heard",
    "at_home", "impression",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Story:
    """A meeting with what belongs to it: entries, check-ins, tips heard there, questions brought, answers had there."""

    meeting: Meeting
    entries: tuple[Entry, ...] = ()
    check_ins: tuple[CheckIn, ...] = ()
    tips: tuple[Tip, ...] = ()
    brought: tuple[Question, ...] = ()
    answered: tuple[tuple[Question, Answer], ...] = ()


def prepare(vault: Vault, group_id: str, at: datetime | None = None, **fields: Any) -> Meeting:
    """Prepares a group's next meeting, or the one of a moment; `fields` are of topic, to_say, not_to_say, question_ids.

    It is put down, without saying whether one will be there. Raises NotFound where none is coming, BadValue.
    """
    _refuse_other(fields, _PREPARED)
    with vault.transaction():
        group = vault.groups.get(group_id)
        at = at or groups.next_at(vault, group)
        if at is None:
            raise NotFound("meeting", "")
        found = [one for one in vault.meetings.at(group_id, at) if isinstance(one, Meeting)]
        meeting = found[0] if found else groups.add_meeting(vault, group_id, at)
        return groups.save_meeting(vault, replace(meeting, **fields)) if fields else meeting


def after(vault: Vault, meeting_id: str, **fields: Any) -> Meeting:
    """Notes how a meeting was: attended, topic, note, reflection, next_step; counts of people (came, first_time,
    left_early); how a visit felt (safe, heard, at_home, impression). What is not given stays. Raises BadValue.
    """
    _refuse_other(fields, _AFTER)
    with vault.transaction():
        meeting = vault.meetings.get(meeting_id)
        if "next_step" in fields and fields["next_step"] != meeting.next_step:
            fields["next_step_done_at"] = None
        return groups.save_meeting(vault, replace(meeting, **fields))


def step_done(vault: Vault, meeting_id: str, at: datetime | None = None) -> Meeting:
    """Notes that the next step was taken."""
    with vault.transaction():
        return groups.save_meeting(vault, replace(vault.meetings.get(meeting_id), next_step_done_at=at or now()))


def story(vault: Vault, meeting_id: str) -> Story:
    """A meeting with all that is linked to it; what is damaged is left out. Raises NotFound, RowDamaged."""
    meeting = vault.meetings.get(meeting_id)
    mine = "WHERE meeting_id = ? AND trashed_at IS NULL ORDER BY key"
    questions = [one for one in vault.questions.shown() if isinstance(one, Question)]
    return Story(
        meeting,
        tuple(one for one in vault.entries.where(mine, meeting.id) if isinstance(one, Entry)),
        tuple(one for one in vault.check_ins.of(meeting.id) if isinstance(one, CheckIn)),
        tuple(one for one in vault.tips.where(mine, meeting.id) if isinstance(one, Tip)),
        tuple(one for one in questions if one.id in meeting.question_ids),
        tuple((one, answer) for one in questions for answer in one.answers if answer.meeting_id == meeting.id),
    )


def _refuse_other(fields: dict[str, Any], allowed: Sequence[str]) -> None:
    if other := fields.keys() - set(allowed):
        raise BadValue(sorted(other)[0], f"one of {', '.join(allowed)}")
