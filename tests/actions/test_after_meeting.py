"""After a meeting: one save puts everything where it belongs, only what was filled in, and it can be taken back."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from peerjournal.actions import after_meeting, entries, groups, questions, tips, trash, vaults
from peerjournal.actions.after_meeting import AfterMeeting, Heard
from peerjournal.crypto import Argon2Cost
from peerjournal.model.entry import Entry, Feeling
from peerjournal.model.errors import BadValue, NotFound
from peerjournal.model.group import Group, Meeting
from peerjournal.model.moments import now
from peerjournal.vault.vault import Vault


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made = vaults.create(tmp_path / "Mine", "correct horse", cost=Argon2Cost(memory_kib=8192, iterations=1, lanes=1))
    yield made
    made.close()


def _counts(vault: Vault) -> dict[str, int]:
    return {noun: number for noun, number in vaults.stats(vault).counts.items() if number and noun != "trash"}


def _entries(vault: Vault) -> list[Entry]:
    return [row.entry for row in entries.page(vault).rows if isinstance(row.entry, Entry)]


FULL: dict[str, Any] = {
    "before": {"hope": 3, "tension": 8},
    "after": {"hope": 6},
    "feelings": ("heard", "tired"),
    "keep": "Asking early is easier.\n",
    "tip_title": "Cold water",
    "tip_how": "Both wrists.",
    "question": "Who drives on Thursday?",
}


def test_everything_that_was_told_is_linked_to_group_and_meeting(vault: Vault) -> None:
    group = groups.add(vault, "Thursday")
    at = now() - timedelta(hours=2)
    put_down = after_meeting.save(vault, AfterMeeting(at, group.id, **FULL))
    (meeting,) = groups.meetings(vault, group.id)
    assert isinstance(meeting, Meeting)
    assert (meeting.at, meeting.attended, meeting.id) == (at, True, put_down.meeting.id)
    assert [(one.occasion, one.scales) for one in groups.check_ins(vault, meeting.id)] == [  # type: ignore[union-attr]
        ("before", FULL["before"]),
        ("after", FULL["after"]),
    ]
    (entry,) = _entries(vault)
    (ranked,) = tips.ranked(vault)
    assert entry.body == "Asking early is easier."
    assert entry.feelings == (Feeling("heard"), Feeling("tired"))
    assert (entry.scales, entry.group_id, entry.meeting_id) == ({"hope": 6}, group.id, meeting.id)
    assert put_down.tip == ranked.tip
    assert put_down.tip is not None
    assert entry.tip_ids == (put_down.tip.id,)
    assert (put_down.tip.how, put_down.tip.group_id, put_down.tip.meeting_id) == ("Both wrists.", group.id, meeting.id)
    (question,) = questions.all(vault, open_only=True)
    assert question == put_down.question
    assert put_down.question is not None
    assert put_down.question.group_id == group.id


def test_only_what_was_filled_in_is_made(vault: Vault) -> None:
    """With nothing but the group, that one was there."""
    group = groups.add(vault, "Thursday")
    put_down = after_meeting.save(vault, AfterMeeting(now(), group.id, keep="  \n"))
    assert _counts(vault) == {"group": 1, "meeting": 1}
    assert (put_down.entry, put_down.tip, put_down.question) == (None, None, None)
    after_meeting.save(vault, AfterMeeting(now() - timedelta(days=1), group.id, before={"hope": 0}))
    assert _counts(vault) == {"group": 1, "meeting": 2, "check_in": 1}


def test_a_meeting_that_was_put_down_before_is_the_same_one(vault: Vault) -> None:
    """Its topic stays; how one left is added to how one came in."""
    group = groups.add(vault, "Thursday")
    planned = groups.add_meeting(vault, group.id, now(), topic="Sleep", before={"hope": 2, "tension": 7})
    put_down = after_meeting.save(
        vault, AfterMeeting(planned.at, group.id, before={"hope": 4}, after={"hope": 7}, keep="Good.")
    )
    (meeting,) = groups.meetings(vault, group.id)
    assert isinstance(meeting, Meeting)
    assert (meeting.id, meeting.topic, meeting.attended) == (planned.id, "Sleep", True)
    came, left = groups.check_ins(vault, meeting.id)
    assert came.scales == {"hope": 4, "tension": 7}  # type: ignore[union-attr]
    assert left.scales == {"hope": 7}  # type: ignore[union-attr]
    after_meeting.take_back(vault, put_down)
    (again,) = groups.meetings(vault, group.id)
    assert isinstance(again, Meeting)
    assert again.attended is None
    (came,) = groups.check_ins(vault, meeting.id)
    assert came.scales == {"hope": 2, "tension": 7}  # type: ignore[union-attr]
    assert _entries(vault) == []


def test_a_group_is_found_by_its_name_or_made(vault: Vault) -> None:
    first = after_meeting.save(vault, AfterMeeting(now(), group_name="My group", keep="One."))
    second = after_meeting.save(vault, AfterMeeting(now() - timedelta(days=7), group_name="my GROUP", keep="Two."))
    (group,) = groups.all(vault)
    assert isinstance(group, Group)
    assert (first.meeting.group_id, second.meeting.group_id) == (group.id, group.id)
    after_meeting.take_back(vault, second)
    assert groups.all(vault) == [group]
    after_meeting.take_back(vault, first)
    assert groups.all(vault) == []
    assert {one.noun for one in trash.trashed(vault)} == {"entry", "meeting", "group"}


def test_what_fails_leaves_nothing_half_done(vault: Vault) -> None:
    group = groups.add(vault, "Thursday")
    with pytest.raises(BadValue):
        after_meeting.save(vault, AfterMeeting(now(), group.id, **(FULL | {"after": {"hope": 11}})))
    with pytest.raises(BadValue):
        after_meeting.save(vault, AfterMeeting(now(), group.id, **(FULL | {"question": "x" * 20_001})))
    with pytest.raises(NotFound):
        after_meeting.save(vault, AfterMeeting(now(), "0" * 8, **FULL))
    with pytest.raises(BadValue):
        after_meeting.save(vault, AfterMeeting(now(), **FULL))
    assert _counts(vault) == {"group": 1}


def test_a_tip_without_a_title_is_called_by_its_first_line(vault: Vault) -> None:
    put_down = after_meeting.save(vault, AfterMeeting(now(), group_name="G", tip_how="Breathe out.\nTwice as long."))
    assert put_down.tip is not None
    assert put_down.tip.title == "Breathe out."


def test_how_the_visit_felt_the_numbers_and_the_answers_are_put_down_and_taken_back(vault: Vault) -> None:
    group = groups.add(vault, "Thursday")
    question = questions.add(vault, "How do others sleep?", group_id=group.id)
    at = now() - timedelta(hours=2)
    prepared = groups.add_meeting(vault, group.id, at, topic="rest")
    told = AfterMeeting(
        at, group.id, reflection="calmer", next_step="call", safe=0, at_home=9, came=7, impression="warm",
        answers=(Heard(question.id, "With a book.", "a peer"), Heard(question.id, " ")),
    )  # fmt: skip
    put_down = after_meeting.save(vault, told)
    kept = groups.get_meeting(vault, prepared.id)
    assert (kept.topic, kept.attended, kept.safe, kept.heard, kept.at_home) == ("rest", True, 0, None, 9)
    assert (kept.reflection, kept.next_step, kept.came, kept.impression) == ("calmer", "call", 7, "warm")
    (answer,) = questions.get(vault, question.id).answers
    assert (answer.text, answer.who, answer.meeting_id) == ("With a book.", "a peer", kept.id)
    again = after_meeting.save(vault, AfterMeeting(at, group.id, impression="warmer"))
    assert (again.meeting.reflection, again.meeting.impression) == ("calmer", "warmer"), "what is not said stays"
    after_meeting.take_back(vault, again)
    after_meeting.take_back(vault, put_down)
    back = groups.get_meeting(vault, prepared.id)
    assert (back.attended, back.reflection, back.safe) == (None, "", None)
    assert questions.get(vault, question.id).answers == ()
