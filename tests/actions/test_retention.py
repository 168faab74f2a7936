"""What was heard is kept as long as was agreed; then it is announced, and destroyed for good; own words stay."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from peerjournal.actions import (
    backup_notes,
    backups,
    drafts,
    entries,
    groups,
    questions,
    retention,
    search,
    tips,
    trash,
    vaults,
)
from peerjournal.model.draft import Draft
from peerjournal.model.entry import Entry
from peerjournal.model.errors import BadValue
from peerjournal.model.group import Group
from peerjournal.model.ids import new_id
from peerjournal.model.question import Answer
from peerjournal.vault.vault import Vault
from tests.actions.decrypted import holds, pages
from tests.vaults import DAWN, opened_again, sql, whole

CANARIES = ("heardcanaryone", "confidencecanarytwo", "heardcanarythree")
BODY = (
    "Mine before.\n\n::: heard R.\nheardcanaryone in the first line\n:::\n::: confidence\nconfidencecanarytwo\n:::\n"
    "Mine between.\n\n::: heard\nHeardcanarythree at the end\n:::"
)
GONE = (
    "Mine before.\n\n::: heard (gone since 2024-07-30)\n:::\n::: confidence (gone since 2024-07-30)\n:::\n"
    "Mine between.\n\n::: heard (gone since 2024-07-30)\n:::"
)
LATER = datetime(2024, 7, 30, 12, tzinfo=UTC)
TOLD = LATER - retention.NOTICE


@pytest.fixture
def group(vault: Vault) -> Group:
    """A group that keeps what was heard for eight weeks."""
    return groups.add(vault, "Circle", retention_weeks=8)


def heard(vault: Vault, group: Group | None, body: str = BODY, days: float = 0) -> Entry:
    at = DAWN + timedelta(days=days)
    return entries.save(vault, entries.new(at=at, body=body, title="t", group_id=group and group.id))


def told_and_due(vault: Vault) -> None:
    told = retention.to_announce(vault, TOLD)
    retention.announce(vault, [one.key_id for one in told], TOLD)


def test_a_sealed_entry_reads_and_is_found_as_any_other(vault: Vault, group: Group) -> None:
    entry = heard(vault, group)
    assert entries.get(vault, entry.id).body == BODY
    assert all(one not in str(sql(vault, "SELECT body, sealed FROM entry")) for one in CANARIES)
    for word in CANARIES:
        assert [hit.id for hit in search.find(vault, word).hits] == [entry.id]
    assert vaults.check(vault, full=True).ok
    assert entries.save(vault, entry) == entry
    assert not entries.history(vault, entry.id), "saving it as it is changes nothing"
    again = opened_again(vault)
    assert entries.get(again, entry.id).body == BODY
    again.close()


def test_a_group_that_keeps_for_ever_seals_nothing(vault: Vault) -> None:
    heard(vault, groups.add(vault, "Always"))
    assert sql(vault, "SELECT body, sealed FROM entry") == [(BODY, "")]
    assert retention.ahead(vault) == []


def test_a_retention_agreed_on_later_seals_what_is_there_earlier_states_too(vault: Vault) -> None:
    group = groups.add(vault, "Circle")
    entry = heard(vault, group)
    entries.save(vault, replace(entry, body="more " + BODY))
    groups.save(vault, replace(groups.get(vault, group.id), retention_weeks=8))
    rows = str(sql(vault, "SELECT body, sealed FROM entry") + sql(vault, "SELECT content FROM revision"))
    assert not [one for one in CANARIES if one in rows]
    assert [whole(one).entry.body for one in entries.history(vault, entry.id)] == [BODY]
    assert entries.get(vault, entry.id).body == "more " + BODY
    assert vaults.check(vault, full=True).ok
    told_and_due(vault)
    retention.destroy_due(vault, LATER)
    assert not [one for one in CANARIES if holds(vault, one)]
    assert [whole(one).entry.body for one in entries.history(vault, entry.id)] == [GONE]


def test_nothing_goes_before_it_was_announced_for_a_week(vault: Vault, group: Group) -> None:
    entry = heard(vault, group)
    assert [one.due for one in retention.ahead(vault)] == [date(2024, 7, 15)]
    assert retention.destroy_due(vault, LATER).weeks == 0
    told_and_due(vault)
    assert retention.to_announce(vault, LATER) == []
    assert retention.destroy_due(vault, LATER - timedelta(minutes=1)).weeks == 0
    assert entries.get(vault, entry.id).body == BODY
    assert retention.destroy_due(vault, LATER).passages == 3
    assert entries.get(vault, entry.id).body == GONE


def test_after_it_no_byte_of_it_is_left_anywhere(vault: Vault, group: Group, tmp_path: Path) -> None:
    other = groups.add(vault, "Other")
    long = "\n\n".join(f"::: heard\n{CANARIES[0]} {number} {'filler ' * 90}\n:::" for number in range(30))
    entry = heard(vault, other, long)  # a state from before it belonged to the group
    entry = entries.save(vault, replace(entry, group_id=group.id))
    entry = entries.save(vault, replace(entry, body=BODY))
    entries.save(vault, replace(entry, body="rewritten " + BODY))
    thrown = heard(vault, group, f"::: heard\n{CANARIES[1]}\n:::\n")
    trash.trash(vault, thrown.id)
    deleted = heard(vault, group, f"::: heard\n{CANARIES[2]}\n:::\nstays")
    entries.save(vault, replace(deleted, body="stays"))
    groups.add_meeting(vault, group.id, DAWN, note=f"n\n::: heard\n{CANARIES[0]}\n:::")
    tips.save(vault, replace(tips.add(vault, "Tip", how=f"::: heard\n{CANARIES[1]}\n:::", group_id=group.id),
                             created_at=DAWN))  # fmt: skip
    question = questions.add(vault, "Q?", group_id=group.id)
    questions.save(vault, replace(question, answers=(Answer(f"::: heard\n{CANARIES[2]}\n:::", DAWN),)))
    drafts.keep(vault, Draft(new_id(), "entry", entry.id, {"body": BODY, "more": [BODY]}))
    assert all(holds(vault, one) for one in CANARIES), "the search can find them"

    told_and_due(vault)
    retention.destroy_due(vault, LATER)

    assert not [one for one in CANARIES if holds(vault, one)]
    assert sql(vault, "SELECT count(*) FROM passage_key WHERE key IS NOT NULL") == [(0,)]
    assert not search.find(vault, " OR ".join(CANARIES)).hits
    assert vaults.check(vault, full=True).ok
    assert [hit.id for hit in search.find(vault, "stays").hits] == [deleted.id]
    assert entries.get(vault, entry.id).body.startswith("rewritten Mine before.")
    backups.make(vault, tmp_path / "after.age", passphrase="x", work_factor=10)


def test_notes_beside_entries_end_as_well(vault: Vault, group: Group) -> None:
    meeting = groups.add_meeting(vault, group.id, DAWN, note=f"mine\n\n::: heard\n{CANARIES[0]}\n:::\n")
    assert retention.ahead(vault) == []
    (told,) = retention.to_announce(vault, TOLD)
    assert (told.passages, told.entries, told.due) == (1, (), date(2024, 7, 15))
    retention.announce(vault, [told.key_id], TOLD)
    assert retention.destroy_due(vault, LATER).passages == 1
    assert groups.get_meeting(vault, meeting.id).note == "mine\n\n::: heard (gone since 2024-07-30)\n:::\n"
    assert not holds(vault, CANARIES[0])
    assert retention.to_announce(vault, LATER) == []


def test_own_words_and_other_groups_and_other_weeks_stay(vault: Vault, group: Group) -> None:
    other = groups.add(vault, "Other", retention_weeks=900)
    there, younger = heard(vault, other), heard(vault, group, days=21)
    heard(vault, group)
    told_and_due(vault)
    assert retention.destroy_due(vault, LATER).weeks == 1
    assert entries.get(vault, there.id).body == entries.get(vault, younger.id).body == BODY


def test_it_can_be_put_off_and_that_be_taken_back(vault: Vault, group: Group) -> None:
    entry = heard(vault, group)
    told_and_due(vault)
    (ending,) = retention.ahead(vault)
    retention.extend(vault, ending.key_id, date(2030, 1, 1))
    assert retention.destroy_due(vault, LATER).weeks == 0
    assert retention.ahead(vault, LATER.date()) == []
    retention.extend(vault, ending.key_id, None)
    assert retention.destroy_due(vault, LATER).weeks == 0, "it is announced anew"
    groups.save(vault, replace(groups.get(vault, group.id), retention_weeks=None))
    assert retention.ahead(vault) == []
    assert sql(vault, "SELECT body FROM entry") == [(BODY,)], "a group that keeps for ever needs no seals"
    assert entries.get(vault, entry.id).body == BODY


def test_a_thought_stays_in_ones_own_words_only(vault: Vault, group: Group) -> None:
    entry = heard(vault, group)
    with pytest.raises(BadValue):
        retention.rewrite(vault, entry.id, 0, "Heardcanaryone, in the first line!")
    retention.rewrite(vault, entry.id, 0, "First lines matter to me.")
    told_and_due(vault)
    retention.destroy_due(vault, LATER)
    body = entries.get(vault, entry.id).body
    assert "First lines matter to me." in body
    assert not holds(vault, CANARIES[0])


def test_leaving_a_group_ends_it_where_that_was_agreed(vault: Vault) -> None:
    group = groups.add(vault, "Circle", destroy_on_leaving=True)
    entry = heard(vault, group)
    assert retention.ahead(vault) == []
    groups.leave(vault, group.id, TOLD)
    told_and_due(vault)
    assert retention.destroy_due(vault, LATER).weeks == 1
    assert entries.get(vault, entry.id).body == GONE


def test_a_group_thrown_out_of_the_trash_takes_its_passages_along(vault: Vault, group: Group) -> None:
    heard(vault, group)
    trash.trash(vault, group.id)
    assert holds(vault, CANARIES[0])
    trash.empty_trash(vault)
    assert not holds(vault, CANARIES[0])


def test_copies_the_program_made_go_with_it_and_backups_are_named(vault: Vault, group: Group, tmp_path: Path) -> None:
    heard(vault, group)
    report = backup_notes.make(vault, tmp_path)
    copy = vault.folder / "vault-before-0003.db"
    copy.write_bytes((vault.folder / "vault.db").read_bytes())
    assert CANARIES[0].encode() in pages(vault, copy)
    before = vault.folder.with_name(f"{vault.folder.name}-before-restore-2")
    before.mkdir()
    (before / "vault.db").write_bytes(b"x")
    stranger = vault.folder.with_name(f"{vault.folder.name}-before-restore of mine")
    stranger.mkdir()
    held = retention.elsewhere(vault)
    assert (held.backups, held.copies) == ((report.path,), (copy, before))
    told_and_due(vault)
    assert retention.destroy_due(vault, datetime.now(UTC) + timedelta(days=1)).copies == (copy, before)
    assert stranger.is_dir()
    assert retention.elsewhere(vault).copies == ()


def test_a_restored_journal_seals_and_announces_anew(vault: Vault, group: Group, tmp_path: Path) -> None:
    entry = heard(vault, group)
    report = backups.make(vault, tmp_path / "b.age")
    into = tmp_path / "again.peerjournal"
    backups.restore(report.path, into, "new words here", vault=vault, cost=None)
    again = vaults.unlock(into, "new words here")
    assert entries.get(again, entry.id).body == BODY
    assert sql(again, "SELECT count(*) FROM passage_key") == [(1,)]
    assert [one.passages for one in retention.to_announce(again, LATER)] == [3]
    assert whole(groups.all(again)[0]).retention_weeks == 8
    again.close()
