"""What a backup has of an entry is the same bytes whether its row was told or the entry was."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerjournal.model.attachment import Attachment
from peerjournal.model.entry import Entry, Feeling, Source
from peerjournal.model.form import entry_markdown, markdown_path
from peerjournal.model.records import from_line, to_line
from peerjournal.vault.entries import Entries
from peerjournal.vault.vault import Vault

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.sampled_from(
    ["", "\x7f\x85\u2028\ufeff", 'a "b" \\ \t\r\n\x00', "日記\ufffe", "null", "[]", "false"]
)
offsets = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(datetime.fromisoformat("0002-01-01"), datetime.fromisoformat("9998-12-30"), timezones=offsets)
ids = st.uuids().map(str)
entries = st.builds(
    Entry, id=ids, at=moments, title=texts, body=texts,
    feelings=st.lists(st.builds(Feeling, texts, st.none() | st.integers(0, 10)), max_size=3).map(tuple),
    scales=st.dictionaries(texts, st.integers(0, 10), max_size=3), tags=st.lists(texts, max_size=3).map(tuple),
    group_id=st.none() | ids, meeting_id=st.none() | ids, starred=st.booleans(), all_day=st.booleans(),
    source=st.none() | st.builds(Source, texts, texts), created_at=moments, updated_at=moments,
    trashed_at=st.none() | moments, left_out=st.booleans(),
)  # fmt: skip


def test_a_told_row_is_byte_for_byte_what_the_entry_becomes(vault: Vault) -> None:
    @given(entries, st.none() | texts, st.sampled_from([None, "2024-05-17T19:00:00+02:00"]))
    def same(entry: Entry, group: str | None, meeting: str | None) -> None:
        table: Entries = vault.entries
        told = vault.telling.told(table.to_values(entry))
        assert told is not None
        assert told.line.encode() == to_line("entry", entry)
        assert from_line("entry", told.line.encode()) == entry, "a backup does not read it again"
        if entry.trashed_at is None:
            assert told.path == markdown_path(entry)
            assert told.markdown(group, meeting) == entry_markdown(entry, group, meeting, "files")
        else:
            assert told.path == ""

    same()


AT = datetime(2024, 5, 17, tzinfo=UTC)
WHOLE = Entry("01890000-0000-7000-8000-000000000001", AT, created_at=AT, updated_at=AT)


@pytest.mark.parametrize(
    "odd",
    [
        {"id": "1"}, {"group_id": "x"}, {"meeting_id": ""}, {"created_at": None}, {"updated_at": None},
        {"at": datetime(1, 1, 1, tzinfo=UTC)}, {"at": datetime(9999, 12, 31, tzinfo=UTC)}, {"scales": {"hope": 1000}},
        {"feelings": (Feeling("calm", 10_000),)}, {"tags": (1,)}, {"tags": ("x" * 100_000,)},
        {"tip_ids": ("01890000-0000-7000-8000-000000000002",)},
        {"attachments": (Attachment("01890000-0000-7000-8000-000000000002", "a", "b", 1, "0" * 64),)},
    ],
)  # fmt: skip
def test_what_is_rare_or_might_not_be_read_again_is_left_to_the_careful_way(vault: Vault, odd: dict[str, Any]) -> None:
    assert vault.telling.told(vault.entries.to_values(WHOLE)) is not None
    assert vault.telling.told(vault.entries.to_values(replace(WHOLE, **odd))) is None
