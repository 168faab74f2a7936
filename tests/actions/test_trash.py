"""Anything can be thrown away and taken back; only emptying the trash destroys, and then all of it."""

from dataclasses import replace
from datetime import timedelta, timezone

import pytest

from peerjournal.actions import attachments, entries, groups, kind_words, people, questions, search, tips, trash, vaults
from peerjournal.model.checkin import CheckIn
from peerjournal.model.damage import Damaged
from peerjournal.model.errors import Ambiguous, NameTaken, NotFound
from peerjournal.model.ids import new_id
from peerjournal.vault.vault import Vault
from tests.vaults import DAWN, sql, whole, written


def one_of_each(vault: Vault) -> dict[str, str]:
    """The id of one of every noun that can be thrown away."""
    group = groups.add(vault, "Thursday lantern")
    return {
        "group": group.id,
        "meeting": groups.add_meeting(vault, group.id, DAWN, topic="lanterns").id,
        "person": people.add(vault, "the lantern keeper").id,
        "entry": written(vault, "a lantern", title="Lantern", tags=("night",)).id,
        "tip": tips.add(vault, "Light a lantern").id,
        "question": questions.add(vault, "Who has a lantern?").id,
        "kind_word": kind_words.add(vault, "You are a lantern").id,
    }


def shown(vault: Vault) -> dict[str, int]:
    """How many of each noun are shown."""
    return {
        "group": len(groups.all(vault)),
        "meeting": sum(len(groups.meetings(vault, group.id)) for group in groups.all(vault)),
        "person": len(people.all(vault)),
        "entry": entries.count(vault),
        "tip": len(tips.ranked(vault)),
        "question": len(questions.all(vault)),
        "kind_word": len(kind_words.all(vault)),
    }


@pytest.mark.parametrize("noun", ["group", "meeting", "person", "entry", "tip", "question", "kind_word"])
def test_anything_can_be_thrown_away_and_taken_back(vault: Vault, noun: str) -> None:
    ids = one_of_each(vault)
    before, found = shown(vault), search.find(vault, "lantern").total
    thrown = trash.trash(vault, ids[noun])
    assert (thrown.noun, thrown.id) == (noun, ids[noun])
    assert "antern" in thrown.label
    assert shown(vault)[noun] == 0
    assert [whole(one).id for one in trash.trashed(vault)] == [ids[noun]]
    assert search.find(vault, "lantern").total == found - (noun in {"entry", "tip", "question", "kind_word"})
    assert trash.trash(vault, ids[noun]).trashed_at == thrown.trashed_at, "once is enough"
    trash.untrash(vault, ids[noun])
    assert shown(vault) == before
    assert not trash.trashed(vault)
    assert search.find(vault, "lantern").total == found
    assert vaults.check(vault, full=True).ok


def test_emptying_destroys_everything_in_it_and_nothing_else(vault: Vault) -> None:
    kept, gone = one_of_each(vault), {}
    for noun, id in one_of_each_again(vault).items():
        trash.trash(vault, id)
        gone[noun] = id
    before = shown(vault)
    assert trash.empty_trash(vault) == len(gone)
    assert shown(vault) == before
    assert not trash.trashed(vault)
    assert trash.empty_trash(vault) == 0
    for id in gone.values():
        with pytest.raises(NotFound):
            trash.untrash(vault, id)
    assert entries.get(vault, kept["entry"]).title == "Lantern"
    assert vaults.check(vault, full=True).ok


def one_of_each_again(vault: Vault) -> dict[str, str]:
    group = groups.add(vault, "Monday")
    return {
        "meeting": groups.add_meeting(vault, group.id, DAWN).id,
        "person": people.add(vault, "another").id,
        "entry": written(vault, "another").id,
        "tip": tips.add(vault, "another").id,
        "question": questions.add(vault, "another?").id,
    }


def test_history_files_tries_and_check_ins_go_with_what_they_belong_to(vault: Vault) -> None:
    entry = attachments.attach_bytes(vault, written(vault, "one"), "a.txt", b"only here")
    entry = entries.save(vault, replace(entry, attachments=()))
    entry = attachments.attach_bytes(vault, entry, "b.txt", b"here, too")
    shared = attachments.attach_bytes(vault, written(vault, "two"), "c.txt", b"here, too")
    tip = tips.add(vault, "a tip")
    tips.tried(vault, tip.id, before=5, after=1)
    group = groups.add(vault, "Thursday")
    meeting = groups.add_meeting(vault, group.id, DAWN, before={"hope": 3}, after={"hope": 6})
    groups.check_in(vault, CheckIn(new_id(), meeting.id, "before", DAWN, scales={"hope": 4}))
    for id in (entry.id, tip.id, group.id):
        trash.trash(vault, id)
    assert attachments.read(vault, entry.attachments[0]) == b"here, too", "the trash keeps everything"
    trash.empty_trash(vault)
    for table in ("revision WHERE entry_id = ?", "try WHERE tip_id = ?", "meeting WHERE group_id = ?"):
        ids = {"revision": entry.id, "try": tip.id, "meeting": group.id}
        assert sql(vault, f"SELECT count(*) FROM {table}", ids[table.split()[0]]) == [(0,)]
    assert sql(vault, "SELECT count(*) FROM check_in") == [(0,)]
    assert vault.attachments.all() == [(shared.attachments[0].sha256, 9)]
    assert vaults.check(vault, full=True).ok


def test_a_file_that_an_earlier_state_names_is_kept(vault: Vault) -> None:
    entry = attachments.attach_bytes(vault, written(vault, "one"), "a.txt", b"bytes")
    entries.save(vault, replace(entry, attachments=()))
    trash.trash(vault, written(vault, "other").id)
    trash.empty_trash(vault)
    assert vault.attachments.total() == 5


def test_while_a_damaged_row_may_name_a_file_no_file_is_destroyed(vault: Vault) -> None:
    hurt = attachments.attach_bytes(vault, written(vault, "one"), "a.txt", b"bytes")
    sql(vault, "UPDATE entry SET attachments = replace(attachments, '0', '1')")
    trash.trash(vault, written(vault, "other").id)
    assert trash.empty_trash(vault) == 1
    assert attachments.read(vault, hurt.attachments[0]) == b"bytes"


def test_what_is_damaged_stays_in_the_trash(vault: Vault) -> None:
    hurt = written(vault, "hurt")
    trash.trash(vault, hurt.id)
    sql(vault, "UPDATE entry SET title = 'x'")
    assert trash.trashed(vault) == [Damaged("entry", hurt.id)]
    assert trash.empty_trash(vault) == 0
    assert trash.trashed(vault) == [Damaged("entry", hurt.id)]


def test_what_belonged_to_a_group_that_is_gone_can_still_be_changed(vault: Vault) -> None:
    group = groups.add(vault, "Thursday")
    meeting = groups.add_meeting(vault, group.id, DAWN)
    entry = written(vault, "one", group_id=group.id, meeting_id=meeting.id)
    tip = tips.add(vault, "a tip", group_id=group.id, meeting_id=meeting.id)
    question = questions.add(vault, "a question?", group_id=group.id)
    person = people.add(vault, "alias", group_id=group.id)
    trash.trash(vault, group.id)
    trash.empty_trash(vault)
    assert entries.save(vault, replace(entry, body="two")).body == "two"
    assert tips.save(vault, replace(tip, how="slowly")).how == "slowly"
    assert questions.answer(vault, question.id, "yes").answers
    assert people.save(vault, replace(person, promise="to call")).promise == "to call"
    with pytest.raises(NotFound):
        written(vault, "three", group_id=group.id)


def test_the_latest_thrown_away_comes_first_whatever_the_offset(vault: Vault) -> None:
    ids = [written(vault, str(number)).id for number in range(3)]
    for number, id in enumerate(ids):
        trash.trash(vault, id)
        entry = entries.get(vault, id)
        there = timezone(timedelta(hours=(0, -11, 13)[number]))
        vault.entries.put(replace(entry, trashed_at=(DAWN + timedelta(minutes=number)).astimezone(there)))
    assert [whole(one).id for one in trash.trashed(vault)] == ids[::-1]


def test_the_beginning_of_two_ids_is_ambiguous_also_across_nouns(vault: Vault) -> None:
    entry, tip = written(vault, "an entry"), tips.add(vault, "a tip")
    same = next(n for n in range(36) if entry.id[n] != tip.id[n])
    with pytest.raises(Ambiguous):
        trash.trash(vault, entry.id[:same])
    assert trash.trash(vault, tip.id[: same + 1]).noun == "tip"


def test_a_name_taken_meanwhile_is_not_taken_back(vault: Vault) -> None:
    group, person = groups.add(vault, "Thursday"), people.add(vault, "the gardener")
    for id in (group.id, person.id):
        trash.trash(vault, id)
    groups.add(vault, "THURSDAY")
    people.add(vault, "The Gardener")
    for id in (group.id, person.id):
        with pytest.raises(NameTaken):
            trash.untrash(vault, id)
    assert len(trash.trashed(vault)) == 2
