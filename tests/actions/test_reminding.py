"""Which meetings are near comes out of the vault: the schedule, what was put down, and what somebody wants."""

from dataclasses import replace
from datetime import timedelta

from peerjournal.actions import groups, reminding
from peerjournal.reminders import Kind
from peerjournal.vault.vault import Vault
from tests.vaults import DAWN

WEEK = timedelta(days=7)
HALF = timedelta(minutes=30)


def test_a_group_that_is_to_be_remembered_is_and_another_is_not(vault: Vault) -> None:
    groups.add(vault, "Quiet", rrule="FREQ=WEEKLY", first_at=DAWN)
    group = groups.add(vault, "Circle", rrule="FREQ=WEEKLY", first_at=DAWN, remind_before=30, remind_after=True)
    (found,) = reminding.due(vault, DAWN + WEEK - HALF)
    assert (found.kind, found.group_id, found.at) == (Kind.BEFORE, group.id, DAWN + WEEK)
    assert reminding.due(vault, DAWN + WEEK - HALF, frozenset({found.key})) == []
    assert reminding.moments_ahead(vault, DAWN + timedelta(days=1)) == (DAWN + WEEK - HALF, DAWN + 2 * WEEK - HALF)
    (after,) = reminding.due(vault, DAWN + WEEK + timedelta(hours=2))
    assert after.kind is Kind.AFTER
    groups.leave(vault, group.id)
    assert reminding.planned(vault, DAWN) == []


def test_a_meeting_put_down_with_another_hour_is_the_same_and_one_that_was_said_is_not_asked_for(vault: Vault) -> None:
    group = groups.add(vault, "Circle", rrule="FREQ=WEEKLY", first_at=DAWN, remind_before=30, remind_after=True)
    met = groups.add_meeting(vault, group.id, DAWN + WEEK + timedelta(hours=1))
    moments = [one.at for one in reminding.planned(vault, DAWN + WEEK)]
    assert moments[0] == met.at
    later = met.at + timedelta(hours=2)
    assert [one.kind for one in reminding.due(vault, later)] == [Kind.AFTER]
    groups.save_meeting(vault, replace(met, attended=False))
    assert reminding.due(vault, later) == []


def test_no_reminder_during_a_break(vault: Vault) -> None:
    group = groups.add(vault, "Circle", rrule="FREQ=WEEKLY", first_at=DAWN, remind_before=30)
    groups.save(vault, replace(group, skipped=((DAWN + WEEK).date(),)))
    assert reminding.due(vault, DAWN + WEEK - HALF) == []
