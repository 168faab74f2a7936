"""What a backup has of an entry is the same bytes whether its row was told or the entry was."""

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerjournal.model.attachment import Attachment
from peerjournal.model.damage import Damaged
from peerjournal.model.entry import Entry, Feeling, Source
from peerjournal.model.form import entry_markdown, markdown_path
from peerjournal.model.group import Group, Meeting
from peerjournal.model.moments import to_iso
from peerjournal.model.records import from_line, to_line
from peerjournal.model.told import Told
from peerjournal.vault.rows import digest
from peerjournal.vault.vault import Vault
from tests.samples import numbered

AT = datetime(2024, 5, 17, tzinfo=UTC)
GROUPS = tuple(Group(numbered(500 + place), name, created_at=AT, updated_at=AT) for place, name in enumerate(
    ["Thursday", "", 'a "b" \\ c', "Groupe é\x85\u2028", "\x7f", "null"]
))  # fmt: skip
KEPT = Group(numbered(599), "Kept for a while", retention_weeks=4, created_at=AT, updated_at=AT)
MEETINGS = tuple(
    Meeting(numbered(600 + place), GROUPS[0].id, AT + timedelta(place), created_at=AT, updated_at=AT)
    for place in range(2)
)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.sampled_from(
    ["", "\x7f\x85\u2028\ufeff", 'a "b" \\ \t\r\n\x00', "日記\ufffe", "null", "[]", "false", "\x00", "ÿ", "x" * 20_000]
)
offsets = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(datetime.fromisoformat("0002-01-01"), datetime.fromisoformat("9998-12-30"), timezones=offsets)
ids = st.uuids().map(str)
entries = st.builds(
    Entry, id=ids, at=moments, title=texts, body=texts,
    feelings=st.lists(st.builds(Feeling, texts, st.none() | st.integers(0, 10)), max_size=3).map(tuple),
    scales=st.dictionaries(texts, st.integers(0, 10), max_size=3), tags=st.lists(texts, max_size=3).map(tuple),
    group_id=st.none() | st.sampled_from(GROUPS).map(lambda group: group.id) | ids,
    meeting_id=st.none() | st.sampled_from(MEETINGS).map(lambda meeting: meeting.id) | ids,
    starred=st.booleans(), all_day=st.booleans(), source=st.none() | st.builds(Source, texts, texts),
    created_at=moments, updated_at=moments, trashed_at=st.none() | moments, left_out=st.booleans(),
)  # fmt: skip
WHOLE = Entry(numbered(1), AT, title="Title", body="Body", created_at=AT, updated_at=AT)
FILE = Attachment(numbered(2), "a", "b", 1, "0" * 64)


@pytest.fixture
def stocked(vault: Vault) -> Vault:
    """A vault with some groups and meetings."""
    with vault.transaction():
        for group in (*GROUPS, KEPT):
            vault.groups.put(group)
        for meeting in MEETINGS:
            vault.meetings.put(meeting)
    return vault


def filled(vault: Vault, kept: list[Entry]) -> None:
    """Has the vault hold these entries and no others."""
    with vault.transaction():
        vault._connection.execute("DELETE FROM entry")
        for entry in kept:
            vault.entries.write(entry)


def stored(vault: Vault, column: str, value: object, *, id: str = WHOLE.id, proven: bool = True) -> None:
    """Puts something else into a row, with the checksum that fits it if it is to be proven."""
    table = vault.entries
    with vault.transaction():
        vault._connection.execute(f"UPDATE entry SET {column} = ? WHERE id = ?", (value, id))
        if proven:
            names = ", ".join(table.columns)
            values = vault._connection.execute(f"SELECT {names} FROM entry WHERE id = ?", (id,)).fetchone()
            checksum = digest(table._covered(values))
            vault._connection.execute("UPDATE entry SET sha256 = ? WHERE id = ?", (checksum, id))


def seen(vault: Vault) -> Iterator[tuple[str, bytes, bytes, bytes]]:
    """For each entry as a backup reads it: how, its record, and the path and text of its Markdown."""
    names = {group.id: group.name for group in GROUPS} | {one.id: to_iso(one.at) for one in MEETINGS}
    for one in vault.telling.in_order():
        if isinstance(one, Told):
            texts = iter(zip(one.paths, one.texts, strict=True))
            for line in one.lines:
                trashed = from_line("entry", line).trashed_at is not None
                yield "told", line, *((b"", b"") if trashed else next(texts))
            assert next(texts, None) is None
        elif isinstance(one, Damaged):
            yield "damaged", one.id.encode(), b"", b""
        else:
            yield "read", *made(one, names)


def made(entry: Entry, names: dict[str, str]) -> tuple[bytes, bytes, bytes]:
    """What the entry itself becomes."""
    line = to_line("entry", entry)
    if entry.trashed_at is not None:
        return line, b"", b""
    named = names.get(entry.group_id or ""), names.get(entry.meeting_id or "")
    return line, markdown_path(entry).encode(), entry_markdown(entry, *named, "files").encode()


def test_told_rows_are_byte_for_byte_what_the_entries_become(stocked: Vault) -> None:
    names = {group.id: group.name for group in GROUPS} | {one.id: to_iso(one.at) for one in MEETINGS}

    @settings(deadline=None)
    @given(st.lists(entries, min_size=1, max_size=5, unique_by=lambda entry: entry.id))
    def same(some: list[Entry]) -> None:
        filled(stocked, some)
        in_order = [entry for _, entry in stocked.entries.in_order(trash=True)]
        assert {entry.id: entry for entry in some} == {entry.id: entry for entry in in_order}
        told = list(seen(stocked))
        for entry, (how, *forms) in zip(in_order, told, strict=True):
            assert isinstance(entry, Entry)
            assert how == "told"
            assert tuple(forms) == made(entry, names)
            assert from_line("entry", forms[0]) == entry, "a backup does not read it again"

    same()


@pytest.mark.parametrize(
    "odd",
    [
        {"id": "1"}, {"group_id": "x"}, {"meeting_id": "X"}, {"at": datetime(1, 1, 1, tzinfo=UTC)},
        {"at": datetime(9999, 12, 31, tzinfo=UTC)}, {"scales": {"hope": 1000}},
        {"feelings": (Feeling("calm", 10_000),)}, {"tags": ("x" * 100_000,)}, {"tip_ids": (numbered(2),)},
        {"attachments": (FILE,)}, {"body": "::: heard\nSecret\n:::", "group_id": KEPT.id},
    ],
)  # fmt: skip
def test_what_is_rare_or_might_not_be_read_again_is_left_to_the_careful_way(
    stocked: Vault, odd: dict[str, Any]
) -> None:
    filled(stocked, [WHOLE])
    assert [how for how, *_ in seen(stocked)] == ["told"]
    filled(stocked, [replace(WHOLE, **odd)])
    found = list(stocked.telling.in_order())
    assert [type(one) for one in found] == [Entry]
    assert found == [entry for _, entry in stocked.entries.in_order(trash=True)]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("tags", "[1]"), ("tags", "[\"a\""), ("scales", "null"), ("scales", '{"hope":1.5}'), ("feelings", '["calm"]'),
        ("at", "20240517T000000+0000"), ("at", "2024-05-17T00:00:00"), ("updated_at", ""), ("trashed_at", "yesterday"),
        ("source_id", "without a format"),
    ],
)  # fmt: skip
def test_what_no_entry_of_ours_would_have_is_left_to_the_careful_way(vault: Vault, column: str, value: object) -> None:
    filled(vault, [WHOLE])
    stored(vault, column, value)
    with contextlib.suppress(ValueError, TypeError):
        assert not [one for one in vault.telling.in_order() if isinstance(one, Told)]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("body", "Another body"), ("title", ""), ("body", b"Body"), ("title", b"\xff"), ("tags", b"\xff\xff"),
        ("created_at", "2024-05-17T00:00:01+00:00"), ("left_out", 1), ("starred", 1), ("group_id", numbered(9)),
        ("sha256", bytes(32)), ("sha256", b""), ("sha256", "text"), ("sealed", "[]"), ("all_day", "x"),
    ],
)  # fmt: skip
def test_a_damaged_row_is_named_and_every_other_is_read(vault: Vault, column: str, value: object) -> None:
    some = [replace(WHOLE, id=numbered(place), at=AT + timedelta(place)) for place in range(5)]
    filled(vault, some)
    stored(vault, column, value, id=some[2].id, proven=False)
    found = list(seen(vault))
    assert [line for how, line, *_ in found if how != "damaged"] == [
        to_line("entry", one) for one in some if one != some[2]
    ]
    assert found[2] == ("damaged", some[2].id.encode(), b"", b"")


def test_all_keep_their_place_however_many_and_however_long_they_are(vault: Vault) -> None:
    some = [replace(WHOLE, id=numbered(place), at=AT + timedelta(place)) for place in range(1_100)]
    for place in (0, 1, 511, 512, 700, 1_099):
        some[place] = replace(some[place], tip_ids=(numbered(2),))
    for place in (2, 513, 514, 1_098):
        some[place] = replace(some[place], body="long é\n" * 10_000)
    some[600] = replace(some[600], trashed_at=AT)
    filled(vault, some)
    found = list(seen(vault))
    assert [forms for _, *forms in found] == [list(made(one, {})) for one in some]
    assert [place for place, (how, *_) in enumerate(found) if how == "read"] == [0, 1, 511, 512, 700, 1_099]


def test_others_may_save_between_two_slices(vault: Vault) -> None:
    filled(vault, [replace(WHOLE, id=numbered(place), at=AT + timedelta(place)) for place in range(600)])
    reading = vault.telling.in_order()
    next(reading)
    with vault.transaction():
        vault.entries.put(replace(WHOLE, id=numbered(599), at=AT + timedelta(599), title="Changed"))
    *_, last = reading
    assert isinstance(last, Told)
    assert b"Changed" in last.lines[-1]
