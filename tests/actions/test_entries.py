"""An entry is saved as it was written, tidied where nothing is lost, refused where something would be."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerjournal.actions import entries
from peerjournal.model.entry import Entry, Feeling, Source
from peerjournal.model.errors import BadValue, NotFound
from peerjournal.model.moments import now
from peerjournal.model.revision import Revision
from peerjournal.vault.vault import Vault
from tests.vaults import DAWN, opened_again, undone, written


def test_what_was_saved_is_there_after_unlocking_again(vault: Vault) -> None:
    entry = written(
        vault, "# Tonight\n\nWe said… 😀\x00\n", title="日記", feelings=(Feeling("calm", 7), Feeling("müde")),
        scales={"hope": 10, "belonging": 0}, tags=("night", "日記"), starred=True, all_day=True,
        source=Source("jrnl", "17"),
    )  # fmt: skip
    again = opened_again(vault)
    assert entries.get(again, entry.id) == entry
    assert entries.get(again, entry.id).at.utcoffset() == timedelta()
    again.close()


def test_an_entry_may_have_no_words_at_all(vault: Vault) -> None:
    entry = entries.save(vault, entries.new())
    assert entries.get(vault, entry.id) == entry
    assert abs(entry.at - now()) < timedelta(minutes=1)


def test_names_are_tidied_and_each_is_there_once(vault: Vault) -> None:
    entry = written(
        vault, "x", title="  After \n the\tmeeting ", tags=("#Night", "night ", " ##walk  home", "NIGHT"),
        feelings=(Feeling("Calm ", 3), Feeling(" calm", 8)), scales={" hope ": 4},
    )  # fmt: skip
    assert entry.title == "After the meeting"
    assert written(vault, "x", title="九月九日　晴  温泉").title == "九月九日　晴  温泉", (
        "spaces within are the person's"
    )
    assert entry.tags == ("Night", "walk home")
    assert entry.feelings == (Feeling("calm", 8),)
    assert entry.scales == {"hope": 4}


@pytest.mark.parametrize(
    "fields",
    [
        {"tags": ("",)}, {"tags": ("#",)}, {"tags": ("x" * 201,)}, {"feelings": (Feeling(" "),)},
        {"feelings": (Feeling("calm", 11),)}, {"feelings": (Feeling("calm", -1),)},
        {"feelings": (Feeling("calm", True),)}, {"feelings": (Feeling("calm", 5.0),)},  # type: ignore[arg-type]
        {"scales": {"hope": 11}}, {"scales": {"": 5}}, {"scales": {"hope": "5"}},
        {"title": "x" * 2001}, {"at": datetime.fromisoformat("2024-01-01T12:00")},
        {"at": datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=5)))},
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_and_nothing_is_saved(vault: Vault, fields: dict[str, object]) -> None:
    entry = replace(entries.new(at=DAWN), **fields)  # type: ignore[arg-type]
    with pytest.raises(BadValue):
        entries.save(vault, entry)
    assert entries.count(vault) == 0


def test_a_text_longer_than_any_diary_is_refused(vault: Vault) -> None:
    with pytest.raises(BadValue):
        written(vault, "x" * (entries.LONGEST_BODY + 1))


def test_a_large_text_is_kept_whole(vault: Vault) -> None:
    body = "Grüße, 日記 und 😀.\n" * 60_000
    assert entries.get(vault, written(vault, body).id).body == body


def test_lone_surrogates_are_replaced_and_pairs_joined(vault: Vault) -> None:
    entry = written(vault, "a\ud800b", title="\ud83d\ude00", tags=("\udcff",), feelings=(Feeling("x\ud800"),))
    assert (entry.body, entry.title, entry.tags, entry.feelings[0].name) == ("a\ufffdb", "😀", ("\ufffd",), "x\ufffd")
    assert entries.get(vault, entry.id) == entry


def test_a_group_or_meeting_that_is_not_there_is_not_found(vault: Vault) -> None:
    nobody = "0190f5e4-1111-7222-8333-444455556666"
    for fresh in (entries.new(group_id=nobody), entries.new(meeting_id=nobody)):
        with pytest.raises(NotFound):
            entries.save(vault, fresh)


def test_moving_an_entry_to_another_offset_changes_its_day(vault: Vault) -> None:
    entry = written(vault, "late at night")
    there = timezone(timedelta(hours=-10))
    moved = entries.save(vault, replace(entry, at=entry.at.astimezone(there)))
    assert moved.at == entry.at
    assert entries.get(vault, entry.id).at.utcoffset() == timedelta(hours=-10)
    day = DAWN.astimezone(there).date()
    assert day != DAWN.date()
    assert entries.days(vault, day, day) == {day: 1}
    assert len(entries.history(vault, entry.id)) == 1


def test_an_offset_with_seconds_is_rounded_and_the_moment_kept(vault: Vault) -> None:
    at = datetime(1660, 1, 1, 12, tzinfo=timezone(timedelta(seconds=-75)))
    entry = entries.save(vault, entries.new(at=at, body="This morning"))
    assert entry.at == at
    assert entry.at.utcoffset() == timedelta(minutes=-1)


drafts = st.builds(
    entries.new,
    at=st.datetimes(
        datetime.fromisoformat("0002-01-01"), datetime.fromisoformat("9998-12-31"),
        timezones=st.integers(-1439, 1439).map(lambda minutes: timezone(timedelta(minutes=minutes))),
    ),
    title=st.text(st.characters(codec=None), max_size=30),
    body=st.text(st.characters(codec=None), max_size=100),
    tags=st.lists(st.text("aÀ\u0300#日 ß", min_size=1, max_size=5), max_size=4).map(tuple),
    feelings=st.lists(
        st.builds(Feeling, st.text("aé\u0301X", min_size=1, max_size=3), st.none() | st.integers(0, 10)), max_size=3
    ).map(tuple),
    scales=st.dictionaries(st.text("hope", min_size=1, max_size=3), st.integers(0, 10), max_size=3),
    starred=st.booleans(),
    all_day=st.booleans(),
)  # fmt: skip


def test_any_entry_that_is_taken_comes_back_as_stored_and_saving_it_again_changes_nothing(vault: Vault) -> None:
    @settings(max_examples=80)
    @given(drafts)
    def comes_back(draft: Entry) -> None:
        with undone(vault):
            try:
                stored = entries.save(vault, draft)
            except BadValue:
                assert any(not tag.strip("# ") for tag in draft.tags)
                return
            assert entries.get(vault, draft.id) == stored
            assert entries.save(vault, stored) == stored
            assert not entries.history(vault, draft.id)

    comes_back()


def test_now_is_the_default_and_what_was_created_when_is_kept(vault: Vault) -> None:
    first = written(vault, "first")
    changed = entries.save(vault, replace(first, body="changed", created_at=DAWN, updated_at=DAWN))
    assert changed.created_at == first.created_at
    assert changed.updated_at is not None
    assert first.updated_at is not None
    assert changed.updated_at >= first.updated_at
    assert changed.updated_at > datetime(2024, 1, 1, tzinfo=UTC)


def test_a_star_is_no_other_state_of_what_was_written(vault: Vault) -> None:
    entry = entries.save(vault, entries.new(title="one"))
    entry = entries.save(vault, replace(entry, starred=True, left_out=True))
    assert entries.get(vault, entry.id).starred
    assert entries.history(vault, entry.id) == []
    entry = entries.save(vault, replace(entry, title="two", starred=False))
    assert [one.entry.title for one in entries.history(vault, entry.id) if isinstance(one, Revision)] == ["one"]
