"""What was exported and imported elsewhere exports to the same bytes, whatever was written."""

import itertools
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peerjournal.actions import attachments, entries, exports, imports
from peerjournal.vault.vault import Vault
from tests.actions.random_journals import drafts, fitting, save
from tests.vaults import DAWN, digests, undone, written


def test_export_import_export_is_byte_identical(vault: Vault, other_vault: Vault, tmp_path: Path) -> None:
    numbers = itertools.count()

    @settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
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
