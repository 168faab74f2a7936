"""Our own table comes back as the entries it was made of, whatever a spreadsheet did to its commas."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peerjournal.actions import attachments, entries, exports, groups, imports, tips
from peerjournal.actions.forms import entry_json
from peerjournal.model.entry import Feeling, Source
from peerjournal.vault.vault import Vault
from tests.vaults import undone, whole, written


def forms(vault: Vault) -> list[dict[str, object]]:
    found = (entry_json(vault, whole(row.entry)) for row in entries.page(vault, limit=100).rows)
    return sorted(found, key=lambda form: str(form["id"]))


def test_a_table_comes_back_with_all_its_columns(vault: Vault, other_vault: Vault, tmp_path: Path) -> None:
    group = groups.add(vault, "Thursday & friends")
    one = written(vault, 'A text,\nin "lines"')
    one = entries.save(vault, replace(
        one, title="=1+1", feelings=(Feeling("calm", 7), Feeling("tired")), scales={"hope": 3}, starred=True,
        tags=("night walk", "=cmd", "日記"), group_id=group.id, left_out=True, source=Source("jrnl", "2024 x y"),
        tip_ids=(tips.add(vault, "Breathe").id, tips.add(vault, "Walk").id),
    ))  # fmt: skip
    attachments.attach_bytes(vault, one, "a (b).png", b"picture")
    entries.save(vault, replace(written(vault, "a day"), all_day=True))
    exports.run(vault, tmp_path / "a.csv", format="csv")
    (report,) = imports.run(other_vault, [tmp_path / "a.csv"])
    assert (report.format, report.entries, report.attachments) == ("peerjournal-csv", 2, 1)
    assert (report.skipped, report.changed) == ((), ())
    assert forms(other_vault) == forms(vault)
    (again,) = imports.run(other_vault, [tmp_path / "a.csv"])
    assert (again.entries, again.duplicates) == (0, 2)


def test_a_table_from_before_it_had_tips_and_sources_is_still_ours(
    vault: Vault, other_vault: Vault, tmp_path: Path
) -> None:
    kept = written(vault, "words")
    exports.run(vault, tmp_path / "a.csv", format="csv")
    lines = (tmp_path / "a.csv").read_text("utf-8-sig").splitlines()
    (tmp_path / "a.csv").write_text("".join(f"{line.rsplit(',', 3)[0]}\n" for line in lines), "utf-8")
    (report,) = imports.run(other_vault, [tmp_path / "a.csv"])
    assert (report.format, whole(entries.page(other_vault).rows[0].entry).id) == ("peerjournal-csv", kept.id)


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_a_spreadsheet_may_have_saved_it(vault: Vault, other_vault: Vault, tmp_path: Path, delimiter: str) -> None:
    kept = written(vault, "+49 and words", title="'=x")
    exports.run(vault, tmp_path / "a.csv", format="csv")
    head, row = (tmp_path / "a.csv").read_text("utf-8-sig").splitlines()
    (tmp_path / "a.csv").write_text(f"{head}\n{row}\n".replace(",", delimiter), "utf-8")
    imports.run(other_vault, [tmp_path / "a.csv"])
    (found,) = (whole(row.entry) for row in entries.page(other_vault).rows)
    assert (found.id, found.title, found.body) == (kept.id, "'=x", "+49 and words")


def test_no_sign_before_a_text_is_lost_or_left(vault: Vault, other_vault: Vault, tmp_path: Path) -> None:
    @settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow], deadline=None)
    @given(
        st.lists(st.text("'=+-@ \t\r\nab,;\"\uff1d", max_size=8).map(str.strip).filter(bool), min_size=1, max_size=4)
    )
    def comes_back(texts: list[str]) -> None:
        (tmp_path / "a.csv").unlink(missing_ok=True)
        with undone(vault), undone(other_vault):
            for text in texts:
                written(vault, text)
            exports.run(vault, tmp_path / "a.csv", format="csv")
            imports.run(other_vault, [tmp_path / "a.csv"])
            came = sorted(whole(row.entry).body for row in entries.page(other_vault).rows)
        assert came == sorted(texts)

    comes_back()
