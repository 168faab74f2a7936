"""What leaves as JSON, JSON Lines, Markdown or for Day One comes back into another journal as the same entries."""

import itertools
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peerjournal.actions import attachments, exports, forms, imports
from peerjournal.model.entry import Entry
from peerjournal.model.exits import Exit, leaving
from peerjournal.vault.vault import Vault
from tests.actions.random_journals import drafts, fitting, save
from tests.vaults import undone, whole

WITH_HEARD = exports.Terms(with_heard=True)


def content(vault: Vault, entry: Entry, *, as_left: bool) -> tuple[Any, ...]:
    """All that a person put into an entry, its files by name, kind and bytes."""
    return (
        entry.id,
        leaving(entry.body, Exit.EXPORT, with_heard=True) if as_left else entry.body,
        entry.title, entry.at.isoformat(), entry.all_day, entry.feelings, entry.scales, entry.tags, entry.starred,
        entry.left_out, entry.tip_ids, forms.entry_json(vault, entry)["group"], entry.source, entry.created_at,
        entry.updated_at, forms.entry_json(vault, entry)["meeting"],
        [(one.name, one.media_type, attachments.read(vault, one)) for one in entry.attachments],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("format", "name"), [("jsonl", "a.jsonl"), ("json", "a.json"), ("markdown", "a"), ("dayone", "a.zip")]
)
def test_the_same_entries_come_back(vault: Vault, other_vault: Vault, tmp_path: Path, format: str, name: str) -> None:
    numbers = itertools.count()

    @settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(drafts.filter(fitting), min_size=1, max_size=5))
    def come_back(journal: list[dict[str, Any]]) -> None:
        dest = tmp_path / str(next(numbers)) / name
        with undone(vault), undone(other_vault):
            for draft in journal:
                save(vault, draft)
            exports.run(vault, dest, format=format, terms=WITH_HEARD)
            (report,) = imports.run(other_vault, [dest])
            assert (report.entries, report.skipped, report.changed) == (len(journal), (), ())
            sent = [content(vault, whole(one), as_left=True) for one in vault.entries.all()]
            came = [content(other_vault, whole(one), as_left=False) for one in other_vault.entries.all()]
            assert sorted(came, key=repr) == sorted(sent, key=repr)
            (again,) = imports.run(other_vault, [dest])
            assert (again.entries, again.duplicates) == (0, len(journal))

    come_back()
