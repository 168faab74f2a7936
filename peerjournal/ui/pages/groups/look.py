"""What the page Groups reads from the vault: one task for each of its three pictures."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeGuard

from peerjournal.actions import agreements, drafts, entries, facilitating, groups, people, questions, tips
from peerjournal.model.checkin import CheckIn
from peerjournal.model.damage import Damaged
from peerjournal.model.draft import Draft
from peerjournal.model.filters import EntryFilter
from peerjournal.model.follow_up import FollowUp
from peerjournal.model.group import Agreement, Group, Meeting
from peerjournal.model.person import Person
from peerjournal.model.question import Question
from peerjournal.model.tip import Tip

MEETING_NOTES, PERSON_NOTES, QUESTION_NOTES = "meeting-notes", "person-notes", "question-notes"  # kinds of drafts
NOTES = (MEETING_NOTES, PERSON_NOTES, QUESTION_NOTES)
FIRST = 6  # meetings shown at once; more on asking


@dataclass(frozen=True, slots=True)
class Summary:
    """A group in the list: when it meets next, and how many open questions there are to bring."""

    group: Group
    next_at: datetime | None
    questions: int


@dataclass(frozen=True, slots=True)
class Overview:
    """All groups, which meets next first, and how many could not be read."""

    summaries: tuple[Summary, ...]
    damaged: int = 0


@dataclass(frozen=True, slots=True)
class Met:
    """A meeting with how one came in and left: scale -> 0..10."""

    meeting: Meeting
    before: dict[str, int]
    after: dict[str, int]


@dataclass(frozen=True, slots=True)
class Whole:
    """One group with everything that belongs to it. Meetings are newest first; `more` if there are others.

    `agreements` are all versions, oldest first; `to_read` when the one in force was not shown yet, `notes` drafts of
    its sheets. `brought` says of a question the latest meeting (its id and moment) that it was or will be brought to.
    """

    group: Group
    next_at: datetime | None
    meetings: tuple[Met, ...]
    more: bool
    questions: tuple[Question, ...]
    people: tuple[Person, ...]
    tips: tuple[Tip, ...]
    entries: int
    damaged: int
    draft: Draft | None
    agreements: tuple[Agreement, ...] = ()
    to_read: bool = False
    notes: tuple[Draft, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    brought: dict[str, tuple[str, datetime]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Blank:
    """What the form needs: the group to change (None: a new one), and what was typed before."""

    group: Group | None
    draft: Draft | None


def look(vault: Any, now: datetime) -> Overview:
    """The list of groups."""
    found = groups.all(vault)
    there = [one for one in found if isinstance(one, Group)]
    open_ones = [one for one in questions.all(vault, open_only=True) if isinstance(one, Question)]
    summaries = [
        Summary(one, _next(vault, one, now), sum(_belongs(question, one) for question in open_ones)) for one in there
    ]
    summaries.sort(key=lambda one: (one.group.left_at is not None, one.next_at is None, one.next_at or now))
    return Overview(tuple(summaries), len(found) - len(there))


def look_at(vault: Any, id: str, now: datetime, most: int) -> Whole:
    """One group. Raises NotFound, RowDamaged."""
    group = groups.get(vault, id)
    meetings = groups.meetings(vault, group.id, most + 1)
    asked, met = questions.all(vault), people.all(vault)
    helps = [one.tip for one in tips.ranked(vault)]
    lists = (meetings[:most], asked, met)
    damaged = sum(not isinstance(one, Meeting | Question | Person) for nouns in lists for one in nouns)
    return Whole(
        group,
        _next(vault, group, now),
        tuple(_met(vault, one) for one in meetings[:most] if isinstance(one, Meeting)),
        len(meetings) > most,
        tuple(one for one in asked if isinstance(one, Question) and _belongs(one, group)),
        tuple(one for one in met if isinstance(one, Person) and one.group_id == group.id),
        tuple(one for one in helps if isinstance(one, Tip) and one.group_id == group.id),
        entries.count(vault, EntryFilter(group_id=group.id)),
        damaged,
        drafts.find(vault, "questions", group.id),
        tuple(agreements.versions(vault, group.id)),
        agreements.to_show(vault, group.id) is not None,
        tuple(one for one in drafts.all(vault) if _is_note(one, group)),
        tuple(one for one in facilitating.follow_ups(vault, group.id) if isinstance(one, FollowUp)),
        {id: (one.id, one.at) for one in reversed(meetings) if isinstance(one, Meeting) for id in one.question_ids},
    )


def look_blank(vault: Any, about: str) -> Blank:
    """What the form for a new group ('') or for changing one needs. Raises NotFound, RowDamaged."""
    return Blank(groups.get(vault, about) if about else None, drafts.find(vault, "group", about or None))


def keep(vault: Any, group: Group, draft_id: str) -> Group:
    """Saves what was typed, then throws its draft away: the words are always in one of both."""
    saved = groups.save(vault, group)
    drafts.discard(vault, draft_id)
    # Who typed the agreement has read it.
    return agreements.seen(vault, saved.id) if agreements.to_show(vault, saved.id) is not None else saved


def drafted(vault: Any, draft_id: str) -> Draft | None:
    """The draft with this id."""
    return next((one for one in drafts.all(vault) if isinstance(one, Draft) and one.id == draft_id), None)


def _next(vault: Any, group: Group, now: datetime) -> datetime | None:
    """When it meets next; somebody who left goes there no more."""
    return None if group.left_at is not None else groups.next_at(vault, group, now)


def _is_note(one: Draft | Damaged, group: Group) -> TypeGuard[Draft]:
    return isinstance(one, Draft) and one.kind in NOTES and one.fields.get("group") == group.id


def _belongs(question: Question, group: Group) -> bool:
    """A question for no group in particular can be brought to any."""
    return question.group_id in (None, group.id)


def _met(vault: Any, meeting: Meeting) -> Met:
    said = {one.occasion: one.scales for one in groups.check_ins(vault, meeting.id) if isinstance(one, CheckIn)}
    return Met(meeting, said.get("before", {}), said.get("after", {}))
