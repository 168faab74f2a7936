"""A facilitator's evening: an agenda out of a template, the agreement read, what is to be seen to, and how it was."""

from dataclasses import replace
from datetime import date

import pytest

from peerjournal.actions import facilitating, groups, trash
from peerjournal.model.errors import BadValue, NotFound
from peerjournal.model.meeting import AgendaItem
from peerjournal.vault.vault import Vault
from tests.vaults import DAWN, opened_again


def test_an_agenda_comes_from_the_template_and_stays_as_it_was_made(vault: Vault) -> None:
    group = groups.add(vault, "Circle")
    assert [one.minutes for one in facilitating.plan(vault, group.id, DAWN).agenda] == [5, 5, 30, 40, 10]
    facilitating.set_template(vault, group.id, ["Hello (5)", "  ", "Open   floor"])
    later = facilitating.plan(vault, group.id, DAWN.replace(day=24))
    assert later.agenda == (AgendaItem("Hello", 5), AgendaItem("Open floor"))
    facilitating.tick(vault, later.id, 1)
    assert facilitating.plan(vault, group.id, later.at).agenda[1].done
    with pytest.raises(NotFound):
        facilitating.tick(vault, later.id, 2)


def test_the_agreement_is_read_and_there_is_a_word_with_oneself(vault: Vault) -> None:
    meeting = facilitating.plan(vault, groups.add(vault, "Circle").id, DAWN)
    facilitating.read_agreement(vault, meeting.id, DAWN)
    facilitating.debrief(vault, meeting.id, "Full, and glad.", 4)
    with pytest.raises(BadValue):
        facilitating.debrief(vault, meeting.id, "", 11)
    again = opened_again(vault)
    kept = groups.get_meeting(again, meeting.id)
    assert (kept.agreement_read_at, kept.debrief, kept.drained) == (DAWN, "Full, and glad.", 4)
    again.close()


def test_follow_ups_stand_by_their_day_and_are_done(vault: Vault) -> None:
    group = groups.add(vault, "Circle")
    some = facilitating.add_follow_up(vault, group.id, "some day")
    late = facilitating.add_follow_up(vault, group.id, "the room", due=date(2024, 6, 2))
    soon = facilitating.add_follow_up(vault, group.id, " the key ", due=date(2024, 6, 1))
    assert soon.text == "the key"
    assert facilitating.follow_ups(vault, group.id) == [soon, late, some]
    facilitating.follow_up_done(vault, late.id)
    assert facilitating.follow_ups(vault, open_only=True) == [soon, some]
    assert facilitating.follow_up_done(vault, late.id, done=False).done_at is None
    facilitating.remove_follow_up(vault, some.id)
    assert len(facilitating.follow_ups(vault, group.id)) == 2
    with pytest.raises(BadValue):
        facilitating.add_follow_up(vault, group.id, "  ")
    with pytest.raises(NotFound):
        facilitating.save_follow_up(vault, replace(soon, group_id=soon.id))


def test_follow_ups_go_with_their_group(vault: Vault) -> None:
    group = groups.add(vault, "Circle")
    facilitating.add_follow_up(vault, group.id, "the key")
    trash.trash(vault, group.id)
    trash.empty_trash(vault)
    assert facilitating.follow_ups(vault) == []
