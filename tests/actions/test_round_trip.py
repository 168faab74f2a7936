"""What was exported and imported elsewhere exports to the same bytes, whatever was written."""

import itertools
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peerjournal.actions import attachments, entries, exports, groups, imports
from peerjournal.actions.entries import tidied
from peerjournal.model.entry import Entry, Feeling, Source
from peerjournal.model.errors import BadValue, NotFound
from peerjournal.model.ids import new_id
from peerjournal.vault.vault import Vault
from tests.vaults import DAWN, digests, undone, written

texts = st.text(st.characters(codec=None), max_size=60)
names = st.text(st.characters(codec=None), min_size=1, max_size=12)
zones = st.integers(-1439, 1439).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(
    datetime.fromisoformat("0001-01-03"), datetime.fromisoformat("9999-12-29"), timezones=zones
) | st.just(DAWN)
drafts = st.fixed_dictionaries(
    {
        "at": moments,
        "title": texts,
        "body": texts,
        "tags": st.lists(names, max_size=3).map(tuple),
        "feelings": st.lists(st.builds(Feeling, names, st.none() | st.integers(0, 10)), max_size=3).map(tuple),
        "scales": st.dictionaries(names, st.integers(0, 10), max_size=3),
        "tip_ids": st.lists(st.builds(new_id), max_size=2).map(tuple),
        "starred": st.booleans(),
        "all_day": st.booleans(),
        "source": st.none() | st.builds(Source, names.filter(str.isprintable), names.filter(str.isprintable)),
        "group": st.none() | names,
        "meeting": st.none() | moments,
        "files": st.lists(st.tuples(texts, st.binary(max_size=40)), max_size=2),
        "edited": st.booleans(),
    }
)


def fitting(draft: dict[str, Any]) -> bool:
    """Whether an entry may be like this at all."""
    fields = {key: value for key, value in draft.items() if key not in {"group", "meeting", "files", "edited"}}
    try:
        tidied(entries.new(**fields))
        return draft["group"] is None or bool("".join(draft["group"].split()))
    except BadValue:
        return False


def save(vault: Vault, draft: dict[str, Any]) -> Entry:
    fields = {key: value for key, value in draft.items() if key not in {"group", "meeting", "files", "edited"}}
    if draft["group"] is not None:
        try:
            group = groups.find(vault, draft["group"])
        except NotFound:
            group = groups.add(vault, draft["group"])
        fields["group_id"] = group.id
        if draft["meeting"] is not None:
            fields["meeting_id"] = groups.meeting_at(vault, group.id, draft["meeting"]).id
    entry = entries.save(vault, entries.new(**fields))
    for name, data in draft["files"]:
        entry = attachments.attach_bytes(vault, entry, name, data)
    return entries.save(vault, replace(entry, body=entry.body + " edited")) if draft["edited"] else entry


def test_export_import_export_is_byte_identical(vault: Vault, other_vault: Vault, tmp_path: Path) -> None:
    numbers = itertools.count()

    @settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(drafts.filter(fitting), max_size=6))
    def identical(journal: list[dict[str, Any]]) -> None:
        folder = tmp_path / str(next(numbers))
        with undone(vault), undone(other_vault):
            for draft in journal:
                save(vault, draft)
            exports.run(vault, folder / "one" / "a.jsonl", format="jsonl")
            exports.run(vault, folder / "md one", format="markdown")
            if journal:
                (report,) = imports.run(other_vault, [folder / "one" / "a.jsonl"])
                assert (report.entries, report.skipped, report.changed) == (len(journal), (), ())
                assert report.attachments == sum(len(draft["files"]) for draft in journal)
                (again,) = imports.run(other_vault, [folder / "one" / "a.jsonl"])
                assert (again.entries, again.duplicates) == (0, len(journal))
            exports.run(other_vault, folder / "two" / "a.jsonl", format="jsonl")
            exports.run(other_vault, folder / "md two", format="markdown")
        assert digests(folder / "one") == digests(folder / "two")
        assert digests(folder / "md one") == digests(folder / "md two")

    identical()


def test_entries_of_one_moment_keep_their_order(vault: Vault, other_vault: Vault, tmp_path: Path) -> None:
    first = written(vault, "first")
    written(vault, "second", days=1)
    written(vault, "third")
    entries.save(vault, replace(first, at=DAWN + timedelta(days=1)))
    exports.run(vault, tmp_path / "a.jsonl", format="jsonl")
    imports.run(other_vault, [tmp_path / "a.jsonl"])
    exports.run(other_vault, tmp_path / "b.jsonl", format="jsonl")
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()


def test_a_renamed_export_says_that_its_attachments_are_missing(
    vault: Vault, other_vault: Vault, tmp_path: Path
) -> None:
    attachments.attach_bytes(vault, written(vault, "one"), "a.txt", b"bytes")
    exports.run(vault, tmp_path / "a.jsonl", format="jsonl")
    (tmp_path / "a.jsonl").rename(tmp_path / "b.jsonl")
    (report,) = imports.run(other_vault, [tmp_path / "b.jsonl"])
    assert (report.entries, report.attachments, len(report.skipped)) == (1, 0, 1)
