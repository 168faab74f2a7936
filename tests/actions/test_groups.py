"""Groups have one name each; their meetings are put down, or come of the recurrence, and have two check-ins."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from peerjournal.actions import groups, trash
from peerjournal.model.checkin import CheckIn
from peerjournal.model.entry import Feeling
from peerjournal.model.errors import BadValue, NameTaken, NotFound
from peerjournal.model.ids import new_id
from peerjournal.model.moments import parse
from peerjournal.vault.vault import Vault
from tests.vaults import DAWN, opened_again, whole

WEEK = timedelta(days=7)
NOBODY = "0190f5e4-1111-7222-8333-444455556666"


def at(text: str) -> datetime:
    return parse(text)[0]


def test_a_group_is_kept_with_its_rules(vault: Vault) -> None:
    group = groups.add(
        vault, " Thursday  group ", rrule="freq=weekly", first_at=DAWN, agreement="Lesson in, names out."
    )
    assert (group.name, group.rrule) == ("Thursday group", "FREQ=WEEKLY")
    again = opened_again(vault)
    assert groups.get(again, group.id) == group
    assert groups.all(again) == [group]
    assert groups.names(again) == {group.id: "Thursday group"}
    again.close()


def test_a_name_is_taken_once_however_it_is_written(vault: Vault) -> None:
    group = groups.add(vault, "Café")
    for name in ("café", "CAFE\u0301", " Café "):
        with pytest.raises(NameTaken):
            groups.add(vault, name)
        assert groups.find(vault, name) == group
    other = groups.add(vault, "Cafe")
    with pytest.raises(NameTaken):
        groups.save(vault, replace(other, name="café"))
    assert groups.save(vault, replace(group, name="CAFÉ")).name == "CAFÉ", "its own name may be rewritten"


def test_a_name_in_the_trash_is_free(vault: Vault) -> None:
    trash.trash(vault, groups.add(vault, "Thursday").id)
    again = groups.add(vault, "Thursday")
    assert groups.find(vault, "thursday") == again


def test_a_misspelt_name_is_answered_with_the_nearest(vault: Vault) -> None:
    group = groups.add(vault, "Thursday group")
    with pytest.raises(NotFound) as caught:
        groups.find(vault, "thirsday group")
    assert caught.value.close == "Thursday group"
    with pytest.raises(NotFound) as caught:
        groups.find(vault, "日")
    assert caught.value.close == ""
    assert groups.find(vault, group.id) == group


@pytest.mark.parametrize("name", ["", "  ", "x" * 201])
def test_a_name_that_is_none_is_refused(vault: Vault, name: str) -> None:
    with pytest.raises(BadValue):
        groups.add(vault, name)
    with pytest.raises(BadValue):
        groups.add(vault, "ok", rrule="every now and then")
    assert not groups.all(vault)


def test_a_recurrence_given_later_begins_then(vault: Vault) -> None:
    group = groups.add(vault, "Thursday")
    assert groups.next_at(vault, group) is None
    assert group.first_at is None
    group = groups.save(vault, replace(group, rrule="FREQ=WEEKLY"))
    assert group.first_at is not None
    assert groups.next_at(vault, group, group.first_at + timedelta(hours=1)) is not None


def test_meetings_come_newest_first_whatever_their_offsets(vault: Vault) -> None:
    group = groups.add(vault, "Thursday")
    moments = [at("2024-05-16T18:30+02:00"), at("2024-05-16T18:30-10:00"), at("2024-05-16T18:30+14:00")]
    for moment in moments:
        groups.add_meeting(vault, group.id, moment)
    found = [whole(meeting).at for meeting in groups.meetings(vault, group.id)]
    assert found == sorted(moments, reverse=True)
    assert groups.meetings(vault, group.id, 1) == groups.meetings(vault, group.id)[:1]


def test_a_meeting_needs_its_group_and_a_moment(vault: Vault) -> None:
    with pytest.raises(NotFound):
        groups.add_meeting(vault, NOBODY, DAWN)
    group = groups.add(vault, "Thursday")
    with pytest.raises(BadValue):
        groups.add_meeting(vault, group.id, datetime.fromisoformat("2024-01-01T12:00"))
    with pytest.raises(BadValue):
        groups.add_meeting(vault, group.id, DAWN, before={"hope": 11})
    assert not groups.meetings(vault, group.id), "half a meeting is none"


def test_the_meeting_at_a_moment_is_found_or_put_down_once(vault: Vault) -> None:
    group, other = groups.add(vault, "Thursday"), groups.add(vault, "Monday")
    made = groups.meeting_at(vault, group.id, DAWN)
    assert made.attended is True
    assert groups.meeting_at(vault, group.id, DAWN.astimezone(at("2024-05-17T00:00+05:00").tzinfo)) == made
    assert groups.meeting_at(vault, other.id, DAWN).id != made.id
    trash.trash(vault, made.id)
    assert groups.meeting_at(vault, group.id, DAWN).id != made.id


def test_the_latest_meeting_is_one_put_down_or_one_of_the_recurrence(
    vault: Vault, in_zone: Callable[[str], None]
) -> None:
    in_zone("Europe/Berlin")
    first = at("2024-03-21T18:30")
    group = groups.add(vault, "Thursday", rrule="FREQ=WEEKLY;BYDAY=TH", first_at=first)
    latest = groups.latest_meeting(vault, group.id, at("2024-04-05T09:00"))
    assert latest.at == at("2024-04-04T18:30"), "summer has begun meanwhile"
    assert groups.latest_meeting(vault, None, at("2024-04-05T09:00")) == latest
    extra = groups.add_meeting(vault, group.id, at("2024-04-06T10:00"))
    assert groups.latest_meeting(vault, group.id, at("2024-04-07T00:00")) == extra
    assert groups.latest_meeting(vault, group.id, at("2024-04-06T09:59")) == latest
    with pytest.raises(NotFound):
        groups.latest_meeting(vault, group.id, at("2024-03-21T18:29"))
    assert len(groups.meetings(vault, group.id)) == 2


def test_without_meetings_there_is_no_latest(vault: Vault) -> None:
    with pytest.raises(NotFound):
        groups.latest_meeting(vault, None)
    with pytest.raises(NotFound):
        groups.latest_meeting(vault, groups.add(vault, "Thursday").id)


def test_a_group_in_the_trash_has_no_latest_and_no_next_meeting(vault: Vault) -> None:
    gone, kept = groups.add(vault, "Gone"), groups.add(vault, "Kept")
    groups.add_meeting(vault, gone.id, DAWN + WEEK)
    meeting = groups.add_meeting(vault, kept.id, DAWN)
    trash.trash(vault, gone.id)
    assert groups.latest_meeting(vault, None, DAWN + 2 * WEEK) == meeting


def test_the_next_meeting_is_the_earlier_of_both(vault: Vault) -> None:
    group = groups.add(vault, "Thursday", rrule="FREQ=WEEKLY", first_at=DAWN)
    assert groups.next_at(vault, group, DAWN) == DAWN + WEEK
    groups.add_meeting(vault, group.id, DAWN + timedelta(days=3))
    assert groups.next_at(vault, group, DAWN) == DAWN + timedelta(days=3)
    assert groups.next_at(vault, group, DAWN + timedelta(days=3)) == DAWN + WEEK
    assert groups.coming(group, DAWN, 2) == [DAWN + WEEK, DAWN + 2 * WEEK]


def test_each_meeting_has_one_check_in_before_and_one_after(vault: Vault) -> None:
    group = groups.add(vault, "Thursday")
    meeting = groups.add_meeting(vault, group.id, DAWN, before={"hope": 3}, after={"hope": 6, "belonging": 7})
    before, after = (whole(one) for one in groups.check_ins(vault, meeting.id))
    assert (before.occasion, before.scales) == ("before", {"hope": 3})
    assert (after.occasion, after.scales) == ("after", {"belonging": 7, "hope": 6})
    changed = groups.check_in(
        vault,
        CheckIn(new_id(), meeting.id, "before", DAWN, (Feeling("tense", 8), Feeling("TENSE", 9)), {"hope": 2}),
    )
    assert changed.id == before.id
    assert changed.feelings == (Feeling("TENSE", 9),)
    assert groups.check_ins(vault, meeting.id) == [changed, after]
    again = opened_again(vault)
    assert groups.check_ins(again, meeting.id) == [changed, after]
    again.close()


def test_a_check_in_out_of_place_is_refused(vault: Vault) -> None:
    meeting = groups.add_meeting(vault, groups.add(vault, "Thursday").id, DAWN)
    for bad in (
        CheckIn(new_id(), meeting.id, "during", DAWN),
        CheckIn(new_id(), meeting.id, "after", DAWN, scales={"hope": 11}),
        CheckIn(new_id(), meeting.id, "after", DAWN, (Feeling("calm", 11),)),
        CheckIn(new_id(), meeting.id, "after", datetime.fromisoformat("2024-01-01T12:00")),
    ):  # fmt: skip
        with pytest.raises(BadValue):
            groups.check_in(vault, bad)
    with pytest.raises(NotFound):
        groups.check_in(vault, CheckIn(new_id(), NOBODY, "after", DAWN))
    assert not groups.check_ins(vault, meeting.id)


def test_a_changed_meeting_is_the_same_meeting(vault: Vault) -> None:
    meeting = groups.add_meeting(vault, groups.add(vault, "Thursday").id, DAWN, attended=None)
    changed = groups.save_meeting(vault, replace(meeting, at=DAWN + WEEK, topic="rest\ud800", attended=False))
    assert groups.get_meeting(vault, meeting.id) == changed
    assert (changed.topic, changed.attended, changed.created_at) == ("rest\ufffd", False, meeting.created_at)
    assert changed.at == datetime(2024, 5, 24, 6, 30, tzinfo=UTC)
