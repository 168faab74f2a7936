"""Every earlier state of an entry is kept and can be gone back to; saving what is there already leaves no trace."""

from dataclasses import replace

import pytest

from peerjournal.actions import attachments, entries, groups, search, trash, vaults
from peerjournal.model.damage import Damaged
from peerjournal.model.entry import Feeling
from peerjournal.model.errors import NotFound, RowDamaged
from peerjournal.vault.vault import Vault
from tests.vaults import DAWN, sql, whole, written


def test_each_change_keeps_what_was_before_it(vault: Vault) -> None:
    states = [written(vault, "one", tags=("a",))]
    for body in ("two", "three"):
        states.append(entries.save(vault, replace(states[-1], body=body)))
    history = [whole(revision) for revision in entries.history(vault, states[0].id)]
    assert [revision.entry for revision in history] == states[:2]
    assert [revision.number for revision in history] == [1, 2]
    assert [revision.replaced_at for revision in history] == [state.updated_at for state in states[1:]]
    assert all(revision.entry_id == states[0].id for revision in history)


def test_saving_the_same_again_makes_no_revision_and_changes_no_time(vault: Vault) -> None:
    entry = written(vault, "one", feelings=(Feeling("calm", 3),), scales={"hope": 1})
    assert entries.save(vault, entry) == entry
    assert entries.save(vault, replace(entry, title="  ", created_at=None, updated_at=None)) == entry
    assert not entries.history(vault, entry.id)


def test_going_back_is_a_change_of_its_own(vault: Vault) -> None:
    first = written(vault, "a lantern", tags=("night",))
    second = entries.save(vault, replace(first, body="a harbour", tags=("day",)))
    restored = entries.restore_revision(vault, first.id, 1)
    assert (restored.body, restored.tags) == ("a lantern", ("night",))
    assert [whole(one).entry for one in entries.history(vault, first.id)] == [first, second]
    assert entries.tags(vault) == [("night", 1)]
    assert [search.find(vault, word).total for word in ("lantern", "harbour")] == [1, 0]
    assert vaults.check(vault, full=True).ok


def test_going_back_brings_the_files_of_then(vault: Vault) -> None:
    entry = attachments.attach_bytes(vault, written(vault, "one"), "a.txt", b"bytes")
    entries.save(vault, replace(entry, attachments=()))
    trash.empty_trash(vault)
    number = len(entries.history(vault, entry.id))
    restored = entries.restore_revision(vault, entry.id, number)
    assert attachments.read(vault, restored.attachments[0]) == b"bytes"


def test_going_back_leaves_out_a_group_that_is_gone_for_good(vault: Vault) -> None:
    group = groups.add(vault, "Thursday")
    meeting = groups.add_meeting(vault, group.id, DAWN)
    entry = written(vault, "one", group_id=group.id, meeting_id=meeting.id)
    entries.save(vault, replace(entry, body="two", group_id=None, meeting_id=None))
    trash.trash(vault, group.id)
    trash.empty_trash(vault)
    restored = entries.restore_revision(vault, entry.id, 1)
    assert (restored.body, restored.group_id, restored.meeting_id) == ("one", None, None)


def test_going_back_within_the_trash_stays_in_the_trash(vault: Vault) -> None:
    entry = written(vault, "one")
    entries.save(vault, replace(entry, body="two"))
    trash.trash(vault, entry.id)
    entries.restore_revision(vault, entry.id, 1)
    assert entries.get(vault, entry.id).trashed_at is not None
    assert entries.count(vault) == 0


def test_a_state_that_never_was_is_not_found(vault: Vault) -> None:
    entry = written(vault, "one")
    for number in (0, 1, -1):
        with pytest.raises(NotFound):
            entries.restore_revision(vault, entry.id, number)
    with pytest.raises(NotFound):
        entries.history(vault, "0190f5e4-1111-7222-8333-444455556666")


def test_a_damaged_state_is_shown_as_such_and_not_gone_back_to(vault: Vault) -> None:
    entry = written(vault, "one")
    entries.save(vault, replace(entry, body="two"))
    sql(vault, "UPDATE revision SET content = replace(content, 'one', 'own')")
    assert [type(one) for one in entries.history(vault, entry.id)] == [Damaged]
    with pytest.raises(RowDamaged):
        entries.restore_revision(vault, entry.id, 1)
    assert entries.get(vault, entry.id).body == "two"


def test_a_change_that_fails_leaves_no_revision(vault: Vault) -> None:
    entry = written(vault, "one")
    with pytest.raises(NotFound):
        entries.save(vault, replace(entry, body="two", group_id="0190f5e4-1111-7222-8333-444455556666"))
    assert not entries.history(vault, entry.id)
    assert entries.get(vault, entry.id) == entry
