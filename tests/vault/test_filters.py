"""Every filter, alone and with others, lets through what plain Python lets through, and pages add up to the list."""

import itertools
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peerjournal.actions import attachments, entries, groups, trash
from peerjournal.model.entry import Entry, Feeling
from peerjournal.model.filters import EntryFilter
from peerjournal.model.text import folded
from peerjournal.vault.vault import Vault
from tests.vaults import DAWN, undone, whole, written

TAGS = ("night", "Night", "CAFÉ", "cafe\u0301", "日記")
FEELINGS = ("calm", "Calm", "müde", "heard")
DAYS = [DAWN.date() + timedelta(days=number) for number in range(-2, 6)]

moments = st.builds(
    lambda hours, offset: (DAWN + timedelta(hours=hours)).astimezone(timezone(timedelta(hours=offset))),
    st.integers(-40, 120),
    st.sampled_from([-12, -5, 0, 2, 14]),
)
drafts = st.fixed_dictionaries(
    {
        "at": moments,
        "tags": st.lists(st.sampled_from(TAGS), max_size=3).map(tuple),
        "feelings": st.lists(st.builds(Feeling, st.sampled_from(FEELINGS)), max_size=2).map(tuple),
        "starred": st.booleans(),
        "group": st.integers(0, 2),
        "attached": st.booleans(),
        "trashed": st.sampled_from([False, False, False, True]),
    }
)
wishes = st.fixed_dictionaries(
    {
        "tag": st.none() | st.sampled_from([*TAGS, "#night", "never"]),
        "feeling": st.none() | st.sampled_from(FEELINGS),
        "group": st.none() | st.integers(0, 2),
        "first_day": st.none() | st.sampled_from(DAYS),
        "last_day": st.none() | st.sampled_from(DAYS),
        "starred": st.booleans(),
        "has_attachment": st.booleans(),
    }
)


def lets_through(where: EntryFilter, entry: Entry) -> bool:
    """The filter in the plainest words there are."""
    return not (
        entry.trashed_at is not None
        or (where.tag is not None and folded(where.tag.lstrip("#")) not in {folded(tag) for tag in entry.tags})
        or (where.feeling is not None and folded(where.feeling) not in {folded(one.name) for one in entry.feelings})
        or (where.group_id is not None and where.group_id != entry.group_id)
        or (where.first_day is not None and entry.at.date() < where.first_day)
        or (where.last_day is not None and entry.at.date() > where.last_day)
        or (where.starred and not entry.starred)
        or (where.has_attachment and not entry.attachments)
    )


def save(vault: Vault, group_ids: list[str | None], draft: dict[str, Any]) -> Entry:
    fields = {key: value for key, value in draft.items() if key not in {"group", "attached", "trashed"}}
    entry = entries.save(vault, entries.new(**fields, group_id=group_ids[draft["group"]]))
    if draft["attached"]:
        entry = attachments.attach_bytes(vault, entry, "a.txt", b"the same for all")
    if draft["trashed"]:
        trash.trash(vault, entry.id)
    return entries.get(vault, entry.id)


def paged(step: Callable[[int | None], Any]) -> list[Entry]:
    """All pages, one after the other."""
    found, key = [], None
    while True:
        page = step(key)
        found += [whole(row.entry) for row in page.rows]
        if not page.more:
            return found
        key = page.rows[-1].key


def test_any_filter_over_any_journal_is_what_plain_python_makes_of_it(vault: Vault) -> None:
    group_ids = [None, *(groups.add(vault, name).id for name in ("Monday", "Thursday"))]

    @settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(drafts, max_size=9), wishes, st.integers(1, 4))
    def agree(journal: list[dict[str, Any]], wish: dict[str, Any], limit: int) -> None:
        group_id = None if wish["group"] is None else group_ids[wish["group"]]
        where = EntryFilter(**{**{key: wish[key] for key in wish if key != "group"}, "group_id": group_id})
        with undone(vault):
            saved = [save(vault, group_ids, draft) for draft in journal]
            expected = {entry.id: entry for entry in saved if lets_through(where, entry)}
            found = [whole(row.entry) for row in entries.page(vault, where, limit=100).rows]
            assert {entry.id: entry for entry in found} == expected
            assert len(found) == entries.count(vault, where)
            assert [entry.at for entry in found] == sorted((entry.at for entry in found), reverse=True)
            check_pages(vault, where, found, limit)
            living = [entry.at.date() for entry in saved if entry.trashed_at is None]
            assert entries.days(vault, DAYS[1], DAYS[-2]) == {
                day: living.count(day) for day in DAYS[1:-1] if day in living
            }

    agree()


def check_pages(vault: Vault, where: EntryFilter, full: list[Entry], limit: int) -> None:
    """By key in both directions and by offset, the pages are the list."""
    assert paged(lambda key: entries.page(vault, where, limit=limit, before=key)) == full
    assert paged(lambda key: entries.page(vault, where, limit=limit, after=key, oldest_first=True)) == full[::-1]
    for start in range(0, len(full) + 1, limit):
        page = entries.page(vault, where, limit=limit, offset=start)
        assert [row.entry for row in page.rows] == full[start : start + limit]
        assert page.more == (start + limit < len(full))


def test_keys_still_page_rightly_when_something_is_written_meanwhile(vault: Vault) -> None:
    for day in range(6):
        written(vault, str(day), days=day)
    first = entries.page(vault, limit=3)
    written(vault, "new", days=9)
    second = entries.page(vault, limit=3, before=first.rows[-1].key)
    assert [whole(row.entry).body for row in (*first.rows, *second.rows)] == ["5", "4", "3", "2", "1", "0"]


@pytest.mark.parametrize("day", [date.min, date(1660, 1, 1), date.max])
def test_a_filter_by_one_day_finds_it_at_any_end_of_the_calendar(vault: Vault, day: date) -> None:
    noon = datetime.combine(day, datetime.min.time(), tzinfo=DAWN.tzinfo) + timedelta(hours=12)
    entries.save(vault, entries.new(at=noon, body="at the end of the world"))
    assert entries.count(vault, EntryFilter(first_day=day, last_day=day)) == 1
    assert entries.count(vault, EntryFilter(first_day=date.min, last_day=date.max)) == 1
    assert entries.days(vault, day, day) == {day: 1}


def test_an_entry_belongs_to_the_day_on_the_wall_where_it_was_written(vault: Vault) -> None:
    there = timezone(timedelta(hours=14))
    entries.save(vault, entries.new(at=datetime(2024, 5, 18, 1, 0, tzinfo=there), body="the 17th in London"))
    assert entries.count(vault, EntryFilter(first_day=date(2024, 5, 18), last_day=date(2024, 5, 18))) == 1
    assert entries.count(vault, EntryFilter(last_day=date(2024, 5, 17))) == 0


def test_tags_and_feelings_are_counted_as_the_latest_entry_writes_them(vault: Vault, tmp_path: Path) -> None:
    written(vault, "old", tags=("zebra", "Night"), feelings=(Feeling("calm"),))
    written(vault, "new", days=1, tags=("NIGHT",), feelings=(Feeling("Calm"),))
    gone = written(vault, "gone", days=2, tags=("night", "zebra"))
    trash.trash(vault, gone.id)
    assert entries.tags(vault) == [("NIGHT", 2), ("zebra", 1)]
    assert entries.feelings(vault) == [("Calm", 2)]
    assert entries.count(vault, EntryFilter(tag=" #nIGHT ", feeling="  CALM ")) == 2


def test_every_day_is_counted_some_at_a_time_up_to_both_ends_of_the_calendar(vault: Vault) -> None:
    noon = datetime.min.time().replace(hour=12)
    days = [date.min, *(date(1990, 1, 1) + timedelta(days=number) for number in range(1_100)), date.max]
    with vault.transaction(bulk=True):
        vault.entries.write_new(
            entries.new(
                at=datetime.combine(day, noon, tzinfo=DAWN.tzinfo), created_at=DAWN, updated_at=DAWN,
                starred=turn % 3 == 0, tags=("odd",) * (turn % 2), feelings=(Feeling("calm"),) * (turn % 5 == 0),
            )
            for turn, day in enumerate((*(days * 5), *days[:300]))
        )  # fmt: skip
    reported: list[int] = []
    found = entries.day_numbers(vault, progress=lambda done, _total: reported.append(done))
    each = {date.fromordinal(day): number for day, number in found.items()}
    assert each == entries.days(vault, date.min, date.max) == {day: 5 + (day in days[:300]) for day in days}
    assert reported == [941, 1_102]
    assert entries.day_numbers(vault) == found
    for where in (
        EntryFilter(tag="odd"), EntryFilter(feeling="calm", tag="odd"), EntryFilter(starred=True),
        EntryFilter(feeling="calm", first_day=days[900], last_day=days[970]), EntryFilter(last_day=days[3]),
        EntryFilter(first_day=days[4], last_day=days[3]), EntryFilter(has_attachment=True), EntryFilter(tag="none"),
    ):  # fmt: skip
        in_order = [entry.at.toordinal() for _, entry in vault.entries.in_order(where) if isinstance(entry, Entry)]
        assert entries.day_numbers(vault, where) == Counter(in_order), where
        assert entries.count(vault, where) == len(in_order), where


def test_of_many_marks_those_used_of_late_come_first(vault: Vault) -> None:
    at = itertools.count()

    def marked(feeling: str, tag: str, number: int) -> None:
        vault.entries.write_new(
            entries.new(
                at=DAWN + timedelta(minutes=next(at)), feelings=(Feeling(feeling),), tags=(tag,), created_at=DAWN,
                updated_at=DAWN,
            )
            for _ in range(number)
        )  # fmt: skip

    with vault.transaction(bulk=True):
        marked("zest", "youth", 1_500)
        marked("calm", "home", 2_300)
        marked("Tired", "garden", 200)
    assert entries.feelings(vault) == [("calm", 2_300), ("Tired", 200), ("zest", 0)]
    assert entries.tags(vault) == [("home", 2_300), ("garden", 200), ("youth", 0)]
    written(vault, "now", days=90, feelings=(Feeling("ZEST"),))
    assert ("ZEST", 1) in entries.feelings(vault)
