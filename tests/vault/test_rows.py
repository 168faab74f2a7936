"""A row is believed only while its checksum agrees; a damaged one is named, shown as damaged, never covered."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from peerjournal.actions import drafts, entries, groups, kind_words, people, questions, search, tips, trash
from peerjournal.model.checkin import CheckIn
from peerjournal.model.damage import Damaged
from peerjournal.model.draft import Draft
from peerjournal.model.errors import Ambiguous, NotFound, RowDamaged
from peerjournal.model.follow_up import FollowUp
from peerjournal.model.ids import new_id
from peerjournal.model.safeguarding import SafeguardingRow
from peerjournal.vault.vault import Vault
from tests.samples import ALL
from tests.vaults import DAWN, sql, undone, written

# Where a column takes certain words only.
_ALLOWED = {
    "before": "after",
    "note": "slot",
    "scale": "form",
    "form": "scale",
    "watch": "harmless",
    "harmless": "watch",
}


def fill(vault: Vault) -> None:
    """One row in every table, with something in every column that may hold something."""
    group = groups.add(vault, "Thursday", rrule="FREQ=WEEKLY", first_at=DAWN, agreement="kindness")
    meeting = groups.add_meeting(vault, group.id, DAWN, topic="rest", note="a note", attended=True)
    groups.check_in(vault, CheckIn(new_id(), meeting.id, "before", DAWN, scales={"hope": 3}))
    person = people.add(vault, "the gardener", group_id=group.id, connection="tea", promise="to call")
    drafts.keep(vault, Draft(new_id(), "entry", None, {"body": "half a"}, 6))
    kind_words.add(vault, "you were kind", person_id=person.id)
    vault.follow_ups.put(FollowUp(new_id(), group.id, "the key", DAWN.date(), meeting.id, DAWN, DAWN, DAWN))
    vault.safeguarding.put(SafeguardingRow(new_id(), "note", "c2VhbGVk", DAWN))
    tip = tips.add(vault, "Cold water", how="on the wrists", situations=("at night",), group_id=group.id)
    tips.tried(vault, tip.id, before=8, after=3, note="helped", at=DAWN)
    questions.answer(vault, questions.add(vault, "How do you sleep?", group_id=group.id).id, "badly")
    entry = written(vault, "the body", title="a title", tags=("night",), group_id=group.id, meeting_id=meeting.id)
    entries.save(vault, replace(entry, body="changed"))
    trash.trash(vault, entry.id)
    for table in vault.nouns():
        if not table.count():
            table.write(ALL[table.noun][0])


def damaged(vault: Vault) -> list[Damaged]:
    return [one for table in vault.nouns() for one in table.all() if isinstance(one, Damaged)]


def test_no_column_of_any_table_can_be_changed_unnoticed(vault: Vault) -> None:
    fill(vault)
    assert not damaged(vault)
    assert all(table.count() for table in vault.nouns()), "a table that was not filled proves nothing"
    for table, column in [(one, column) for one in vault.nouns() for column in one.columns[1:]]:
        with undone(vault):
            ((before,),) = sql(vault, f'SELECT {column} FROM "{table.table}"')
            other: object = before + 1 if isinstance(before, int) else f"{before or ''}\x00"
            other = _ALLOWED.get(before, other) if isinstance(before, str) else other
            sql(vault, f'UPDATE "{table.table}" SET {column} = ?', other)
            assert [one.noun for one in damaged(vault)] == [table.noun], (table.table, column)
        assert not damaged(vault)


@pytest.mark.parametrize(
    "damage",
    [
        "substr(body, 1, 3)",  # a tail cut off
        "substr(body, 1, 3) || replace(hex(zeroblob(2)), '0', char(0))",  # a tail filled with zeros
        "CAST(X'E697A5E8' AS TEXT)",  # half a character left
        "CAST(X'FF80' AS TEXT)",
        "CAST(body AS BLOB)",
        "12",
        "''",
    ],
)
def test_a_damaged_entry_stands_as_damaged_among_the_whole_ones(vault: Vault, damage: str) -> None:
    first, hurt, last = written(vault, "one"), written(vault, "日記の日記", days=1), written(vault, "three", days=2)
    sql(vault, f"UPDATE entry SET body = {damage}, body_index = NULL WHERE id = ?", hurt.id)
    rows = [row.entry for row in entries.page(vault).rows]
    assert rows == [last, Damaged("entry", hurt.id), first]
    with pytest.raises(RowDamaged):
        entries.get(vault, hurt.id)


def writers(vault: Vault) -> dict[str, Callable[[], object]]:
    """Every way to write over something that is there."""
    group, tip, question = groups.add(vault, "Group"), tips.add(vault, "Tip"), questions.add(vault, "Question?")
    person, entry = people.add(vault, "alias"), written(vault, "entry")
    meeting = groups.add_meeting(vault, group.id, DAWN)
    return {
        "entry": lambda: entries.save(vault, replace(entry, body="new")),
        "group": lambda: groups.save(vault, replace(group, name="New")),
        "meeting": lambda: groups.save_meeting(vault, replace(meeting, topic="New")),
        "person": lambda: people.save(vault, replace(person, alias="New")),
        "tip": lambda: tips.save(vault, replace(tip, title="New")),
        "question": lambda: questions.answer(vault, question.id, "New"),
    }


@pytest.mark.parametrize("noun", ["entry", "group", "meeting", "person", "tip", "question"])
def test_a_damaged_row_is_never_saved_over_nor_put_into_the_trash(vault: Vault, noun: str) -> None:
    writer = writers(vault)[noun]
    sql(vault, f"UPDATE \"{noun}\" SET created_at = 'x'")
    before = sql(vault, f'SELECT * FROM "{noun}"')
    with pytest.raises(RowDamaged) as caught:
        writer()
    assert caught.value.noun == noun
    with pytest.raises(RowDamaged):
        trash.trash(vault, caught.value.id)
    assert sql(vault, f'SELECT * FROM "{noun}"') == before


def test_damage_is_found_by_search_and_shown_as_such_without_a_word_of_it(vault: Vault) -> None:
    hurt = written(vault, "a lantern")
    sql(vault, "UPDATE entry SET starred = 1")
    (hit,) = search.find(vault, "lantern").hits
    assert hit.damaged
    assert (hit.id, hit.title, hit.snippet, hit.matches) == (hurt.id, "", "", ())


def test_a_damaged_tip_is_listed_last(vault: Vault) -> None:
    whole_tip, hurt = tips.add(vault, "whole"), tips.add(vault, "hurt")
    sql(vault, "UPDATE tip SET how = 'x' WHERE id = ?", hurt.id)
    assert [one.tip for one in tips.ranked(vault)] == [whole_tip, Damaged("tip", hurt.id)]


def test_the_beginning_of_an_id_is_enough_while_it_is_of_one_only(vault: Vault) -> None:
    first, second = written(vault, "first"), written(vault, "second")
    same = next(n for n in range(36) if first.id[n] != second.id[n])
    assert entries.get(vault, first.id[: same + 1]) == first
    with pytest.raises(Ambiguous):
        entries.get(vault, first.id[:same])


@pytest.mark.parametrize("id", ["", "zzz", "%", "\U0010ffff", "a\udcff", "\ud7ff", "0' OR 1=1 --", "0190\x00"])
def test_what_is_no_id_is_not_found(vault: Vault, id: str) -> None:
    written(vault, "something")
    with pytest.raises(NotFound):
        entries.get(vault, id)
    with pytest.raises(NotFound):
        trash.trash(vault, id)


def test_a_searchable_row_never_takes_the_place_of_another(vault: Vault) -> None:
    """Were a key ever given twice, that must be an error and not the end of the older entry."""
    entry = written(vault, "older")
    ((key,),) = sql(vault, "SELECT key FROM entry")
    with pytest.raises(Exception, match="UNIQUE"):
        vault.entries._insert_row(replace(entry, id=new_id(), body="newer"), key)
    assert entries.get(vault, entry.id).body == "older"
