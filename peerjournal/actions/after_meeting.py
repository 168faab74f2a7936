"""What somebody puts down when they come home from a meeting: all of it at once, or nothing."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from peerjournal.actions import drafts, entries, groups, questions, tips, trash
from peerjournal.model.checkin import CheckIn
from peerjournal.model.entry import Entry, Feeling
from peerjournal.model.errors import NotFound
from peerjournal.model.group import Group, Meeting
from peerjournal.model.ids import new_id
from peerjournal.model.question import Question
from peerjournal.model.tip import Tip
from peerjournal.vault.vault import Vault

_LONGEST_TITLE = 200  # characters of a tip's first line


@dataclass(frozen=True, slots=True)
class Heard:
    """An answer heard to a question that was brought; `who` is a kind of person, never a name."""

    question_id: str
    text: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class AfterMeeting:
    """The form: everything but the group and the time may be empty.

    `group_id` is one that is there, else `group_name` is looked up or becomes a new group. `before` and `after` map a
    scale to 0..10; `keep` is what the person wants to keep (Markdown). `safe`, `heard` and `at_home` (0 to 10) say how
    the visit felt, `came`, `first_time` and `left_early` count people.
    """

    at: datetime
    group_id: str = ""
    group_name: str = ""
    before: dict[str, int] = field(default_factory=dict)
    after: dict[str, int] = field(default_factory=dict)
    feelings: tuple[str, ...] = ()
    keep: str = ""
    tip_title: str = ""
    tip_how: str = ""
    question: str = ""
    reflection: str = ""
    next_step: str = ""
    impression: str = ""
    safe: int | None = None
    heard: int | None = None
    at_home: int | None = None
    came: int | None = None
    first_time: int | None = None
    left_early: int | None = None
    answers: tuple[Heard, ...] = ()


@dataclass(frozen=True, slots=True)
class PutDown:
    """What came of it. `made` are the ids of what can go to the trash, `check_ins` those of the new check-ins.

    `changed` is the meeting, the check-ins and the answered questions as they were, where they were there before.
    """

    meeting: Meeting
    entry: Entry | None = None
    tip: Tip | None = None
    question: Question | None = None
    made: tuple[str, ...] = ()
    check_ins: tuple[str, ...] = ()
    changed: tuple[Meeting | CheckIn | Question, ...] = ()


def save(vault: Vault, told: AfterMeeting, *, draft_id: str = "") -> PutDown:
    """Puts it all down in one transaction: the meeting as attended, and only what was filled in beside it.

    The draft it was typed in is gone with that. The entry is for feelings, how one left, and what to keep; without any
    of these there is none. Raises BadValue, NotFound.
    """
    with vault.transaction():
        group, new_group = _group(vault, told)
        meeting, old_meeting = _meeting(vault, group, told)
        answered = _answered(vault, meeting, told)
        check_ins, old_check_ins = _check_ins(vault, meeting, told)
        tip = question = entry = None
        title, how = told.tip_title.strip(), told.tip_how.strip()
        if title or how:
            title = title or how.partition("\n")[0][:_LONGEST_TITLE]
            tip = tips.add(vault, title, how=how, group_id=group.id, meeting_id=meeting.id)
        if told.question.strip():
            question = questions.add(vault, told.question, group_id=group.id)
        if told.feelings or told.after or told.keep.strip():
            fresh = entries.new(
                body=told.keep.strip(), feelings=tuple(Feeling(name) for name in told.feelings), scales=told.after,
                group_id=group.id, meeting_id=meeting.id, tip_ids=(tip.id,) if tip else (),
            )  # fmt: skip
            entry = entries.save(vault, fresh)
        if draft_id:
            drafts.discard(vault, draft_id)
    made = [one.id for one in (entry, tip, question) if one is not None]
    made += ([] if old_meeting else [meeting.id]) + ([group.id] if new_group else [])
    changed = (*((old_meeting,) if old_meeting else ()), *old_check_ins, *answered)
    return PutDown(meeting, entry, tip, question, tuple(made), check_ins, changed)


def take_back(vault: Vault, put_down: PutDown) -> None:
    """Moves what was made to the trash, and puts back what was there before."""
    with vault.transaction():
        for id in put_down.made:
            trash.trash(vault, id)
        for id in put_down.check_ins:
            vault.check_ins.remove(id)
        for one in put_down.changed:
            if isinstance(one, Meeting):
                groups.save_meeting(vault, one)
            elif isinstance(one, Question):
                questions.save(vault, one)
            else:
                groups.check_in(vault, one)


def _group(vault: Vault, told: AfterMeeting) -> tuple[Group, bool]:
    """The group, and whether it is a new one."""
    if told.group_id:
        return groups.get(vault, told.group_id), False
    try:
        return groups.find(vault, told.group_name), False
    except NotFound:
        return groups.add(vault, told.group_name), True


def _meeting(vault: Vault, group: Group, told: AfterMeeting) -> tuple[Meeting, Meeting | None]:
    """The group's meeting at this moment, attended and as told, and what it was before if it was there.

    What was not filled in stays as it is there.
    """
    filled: dict[str, Any] = {name: value for name in _OF_MEETING if (value := getattr(told, name)) not in {None, ""}}
    for one in groups.meetings(vault, group.id):
        if isinstance(one, Meeting) and one.at == told.at:
            changed = replace(one, attended=True, **filled)
            return (one if changed == one else groups.save_meeting(vault, changed)), one
    made = groups.add_meeting(vault, group.id, told.at, attended=True)
    return (groups.save_meeting(vault, replace(made, **filled)) if filled else made), None


_OF_MEETING = (
    "reflection", "next_step", "impression", "safe", "heard", "at_home", "came", "first_time", "left_early",
)  # fmt: skip


def _answered(vault: Vault, meeting: Meeting, told: AfterMeeting) -> tuple[Question, ...]:
    """Writes down the answers; gives the questions as they were."""
    before = {one.question_id: questions.get(vault, one.question_id) for one in told.answers if one.text.strip()}
    for one in told.answers:
        if one.text.strip():
            questions.answer(vault, one.question_id, one.text, who=one.who, meeting_id=meeting.id)
    return tuple(before.values())


def _check_ins(vault: Vault, meeting: Meeting, told: AfterMeeting) -> tuple[tuple[str, ...], tuple[CheckIn, ...]]:
    """Saves how one came in and left; gives the ids of new check-ins, and the others as they were."""
    before = [one for one in groups.check_ins(vault, meeting.id) if isinstance(one, CheckIn)]
    there = {one.occasion: one for one in before}
    new: list[str] = []
    for occasion, scales in (("before", told.before), ("after", told.after)):
        old = there.get(occasion)
        if scales and old is not None:
            groups.check_in(vault, replace(old, scales=old.scales | scales))
        elif scales:
            new.append(groups.check_in(vault, CheckIn(new_id(), meeting.id, occasion, told.at, scales=scales)).id)
    return tuple(new), tuple(before)
