"""When a group met last, meets next, and has just ended; by the wall clock, also when the clocks change."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from peerjournal.actions import groups, trash, vaults
from peerjournal.crypto import Argon2Cost
from peerjournal.model.group import Group, Meeting
from peerjournal.model.moments import parse
from peerjournal.vault.vault import Vault


@pytest.fixture(autouse=True)
def in_berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made = vaults.create(tmp_path / "Mine", "correct horse", cost=Argon2Cost(memory_kib=8192, iterations=1, lanes=1))
    yield made
    made.close()


def _at(text: str) -> datetime:
    return parse(text)[0]


def _thursdays(vault: Vault) -> Group:
    return groups.add(vault, "Thursday", rrule="FREQ=WEEKLY;BYDAY=TH", first_at=_at("2026-10-01T18:30"))


def test_half_past_six_stays_half_past_six_when_the_clocks_change(vault: Vault) -> None:
    """In Berlin they go back on 25 October 2026: 16:30 in UTC before, 17:30 after."""
    coming = groups.coming(_thursdays(vault), _at("2026-10-16T09:00"))
    assert [one.isoformat() for one in coming] == [
        "2026-10-22T18:30:00+02:00",
        "2026-10-29T18:30:00+01:00",
        "2026-11-05T18:30:00+01:00",
    ]
    assert [one.astimezone(UTC).hour for one in coming] == [16, 17, 17]


def test_a_rule_that_ends_gives_fewer(vault: Vault) -> None:
    group = groups.add(vault, "Course", rrule="FREQ=WEEKLY;COUNT=2", first_at=_at("2026-10-01T18:30"))
    assert len(groups.coming(group, _at("2026-09-01T09:00"))) == 2
    assert groups.coming(groups.add(vault, "Now and then"), _at("2026-09-01T09:00")) == []


@pytest.mark.parametrize(
    ("moment", "offered"),
    [
        ("2026-10-22T18:40", False),  # it is still going on
        ("2026-10-22T19:31", True),
        ("2026-10-23T06:00", True),
        ("2026-10-23T08:00", False),
    ],
)
def test_a_meeting_is_offered_from_its_end_until_the_next_morning(vault: Vault, moment: str, offered: bool) -> None:
    group = _thursdays(vault)
    expected = (group, _at("2026-10-22T18:30")) if offered else None
    assert groups.just_ended(vault, _at(moment)) == expected


@pytest.mark.parametrize("attended", [True, False])
def test_it_is_offered_until_somebody_has_said_whether_they_were_there(vault: Vault, attended: bool) -> None:
    """Also when it was put down with another hour; asking puts nothing down."""
    group = _thursdays(vault)
    evening = _at("2026-10-22T22:00")
    assert groups.just_ended(vault, evening) is not None
    assert groups.meetings(vault, group.id) == []
    planned = groups.add_meeting(vault, group.id, _at("2026-10-22T18:00"), topic="Sleep")
    assert groups.just_ended(vault, evening) is not None
    groups.add_meeting(vault, group.id, _at("2026-10-22T18:15"), attended=attended)
    assert groups.just_ended(vault, evening) is None
    assert planned.attended is None


def test_whether_one_was_there_is_put_down_once_for_a_meeting(vault: Vault) -> None:
    """With or without the meeting being there; None says that nothing was said after all."""
    group = _thursdays(vault)
    at, evening = _at("2026-10-22T18:30"), _at("2026-10-22T22:00")
    for attended in (False, None, True):
        groups.say_attended(vault, group.id, at, attended)
        (meeting,) = groups.meetings(vault, group.id)
        assert isinstance(meeting, Meeting)
        assert (meeting.at, meeting.attended) == (at, attended)
        assert (groups.just_ended(vault, evening) is None) == (attended is not None)


def test_of_several_the_latest_is_offered_and_none_of_a_group_in_the_trash(vault: Vault) -> None:
    _thursdays(vault)
    once = groups.add(vault, "Once")
    met = groups.add_meeting(vault, once.id, _at("2026-10-22T20:00"))
    assert groups.just_ended(vault, _at("2026-10-22T22:00")) == (once, met.at)
    trash.trash(vault, once.id)
    ended = groups.just_ended(vault, _at("2026-10-22T22:00"))
    assert ended is not None
    assert ended[0].name == "Thursday"


def test_when_a_group_met_last_is_told_without_putting_it_down(vault: Vault) -> None:
    group = _thursdays(vault)
    until = _at("2026-10-20T12:00")
    assert groups.last_met(vault, group, until) == _at("2026-10-15T18:30")
    extra = groups.add_meeting(vault, group.id, until - timedelta(days=1))
    assert groups.last_met(vault, group, until) == extra.at
    assert groups.last_met(vault, groups.add(vault, "Never"), until) is None
