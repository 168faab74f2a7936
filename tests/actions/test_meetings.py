"""A meeting is prepared, had, and looked back on; what belongs to it is found from it, and it from there."""

from dataclasses import replace
from datetime import timedelta

import pytest

from peerjournal.actions import entries, groups, meetings, questions, tips, visits
from peerjournal.model.errors import BadValue, NotFound
from peerjournal.vault.vault import Vault
from tests.vaults import DAWN, opened_again

WEEK = timedelta(days=7)


def test_the_next_meeting_is_prepared_once_and_says_not_that_one_was_there(vault: Vault) -> None:
    group = groups.add(vault, "Circle", rrule="FREQ=WEEKLY", first_at=DAWN)
    question = questions.add(vault, "How do others sleep?")
    meeting = meetings.prepare(vault, group.id, to_say="the drains", not_to_say="work", question_ids=(question.id,))
    assert meeting.attended is None
    assert meeting.at == groups.next_at(vault, group)
    assert meetings.prepare(vault, group.id).id == meeting.id
    assert meetings.prepare(vault, group.id, topic="rest").to_say == "the drains"
    with pytest.raises(NotFound):
        meetings.prepare(vault, groups.add(vault, "Never meets").id)
    with pytest.raises(BadValue):
        meetings.prepare(vault, group.id, reflection="too early")


def test_what_came_of_it_is_kept_and_linked_both_ways(vault: Vault) -> None:
    group = groups.add(vault, "Circle")
    meeting = groups.add_meeting(vault, group.id, DAWN, before={"hope": 3}, after={"hope": 5})
    question = questions.add(vault, "How do others sleep?", group_id=group.id)
    questions.bring(vault, question.id, meeting.id)
    questions.bring(vault, question.id, meeting.id)
    questions.answer(vault, question.id, "With a book.", who="a peer", meeting_id=meeting.id)
    tip = tips.add(vault, "Cold water", group_id=group.id, meeting_id=meeting.id)
    entry = entries.save(vault, entries.new(body="it was good", group_id=group.id, meeting_id=meeting.id))
    meetings.after(vault, meeting.id, attended=True, reflection="calmer", came=9, first_time=1, left_early=0,
                   next_step="call the clinic")  # fmt: skip
    again = opened_again(vault)
    told = meetings.story(again, meeting.id)
    assert [one.id for one in told.entries] == [entry.id]
    assert [one.id for one in told.tips] == [tip.id]
    assert [one.id for one in told.brought] == [question.id]
    assert [(one.id, answer.who) for one, answer in told.answered] == [(question.id, "a peer")]
    assert [one.occasion for one in told.check_ins] == ["before", "after"]
    assert (told.meeting.came, told.meeting.first_time, told.meeting.left_early) == (9, 1, 0)
    assert entries.get(again, entry.id).meeting_id == meeting.id
    done = meetings.step_done(again, meeting.id, DAWN + WEEK)
    assert done.next_step_done_at == DAWN + WEEK
    assert meetings.after(again, meeting.id, next_step="another").next_step_done_at is None
    again.close()


def test_questions_for_a_meeting_are_open_ones_of_that_group_or_of_none(vault: Vault) -> None:
    one, other = groups.add(vault, "One"), groups.add(vault, "Other")
    mine, free = questions.add(vault, "mine?", group_id=one.id), questions.add(vault, "anybody?")
    questions.add(vault, "theirs?", group_id=other.id)
    questions.answer(vault, questions.add(vault, "answered?", group_id=one.id).id, "yes", who="a book")
    assert questions.for_meeting(vault, one.id) == [mine, free]


@pytest.mark.parametrize("wrong", [{"safe": 11}, {"at_home": -1}, {"came": -1}, {"left_early": 1000}, {"to_say": "x"}])
def test_a_value_that_cannot_be_is_refused(vault: Vault, wrong: dict[str, int | str]) -> None:
    meeting = groups.add_meeting(vault, groups.add(vault, "Circle").id, DAWN)
    with pytest.raises(BadValue):
        meetings.after(vault, meeting.id, **wrong)


def test_groups_stand_side_by_side_with_each_visit_and_no_score(vault: Vault) -> None:
    for name, visits_made in (("Circle", 2), ("Evening", 1), ("Never", 0)):
        group = groups.add(vault, name)
        for number in range(visits_made):
            meeting = groups.add_meeting(vault, group.id, DAWN + number * WEEK, attended=True)
            meetings.after(vault, meeting.id, safe=4 + number, at_home=10, impression=f"visit {number + 1}")
    groups.add_meeting(vault, groups.find(vault, "Never").id, DAWN, attended=False)
    found = visits.side_by_side(vault)
    assert [(one.name, one.visits) for one in found] == [("Circle", 2), ("Evening", 1), ("Never", 0)]
    assert [(one.safe, one.heard, one.at_home, one.impression) for one in found[0].felt] == [
        (4, None, 10, "visit 1"), (5, None, 10, "visit 2"),
    ]  # fmt: skip


def test_what_was_said_of_a_visit_can_be_taken_back(vault: Vault) -> None:
    meeting = groups.add_meeting(vault, groups.add(vault, "Circle").id, DAWN)
    meetings.after(vault, meeting.id, safe=3)
    assert meetings.after(vault, meeting.id, safe=None) == replace(
        meeting, updated_at=groups.get_meeting(vault, meeting.id).updated_at
    )
