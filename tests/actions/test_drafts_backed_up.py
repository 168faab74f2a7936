"""What is typed and not yet saved is in a backup, comes back out of it, and goes on being typed meanwhile."""

from dataclasses import replace
from pathlib import Path

import pytest

from peerjournal.actions import backups, drafts, entries, vaults
from peerjournal.model.draft import Draft
from peerjournal.model.errors import DamageFound
from peerjournal.model.ids import new_id
from peerjournal.vault.vault import Vault
from tests.vaults import CHEAP, PASSPHRASE, sql


def restored(vault: Vault, folder: Path) -> Vault:
    """Another vault made out of a backup of this one."""
    report = backups.make(vault, folder / "now.age")
    backups.restore(report.path, folder / "Restored", PASSPHRASE, vault=vault, cost=CHEAP)
    (folder / "now.age").unlink()
    return vaults.unlock(folder / "Restored", PASSPHRASE)


def test_a_draft_comes_back_as_it_was(vault: Vault, tmp_path: Path) -> None:
    entry = entries.save(vault, entries.new(body="An evening"))
    fields = {"body": "An evening, and\n聞", "tags": ["a"], "scales": {"hope": 7}, "starred": True, "group_id": None}
    kept = drafts.keep(vault, Draft(new_id(), "entry", entry.id, fields, 12))
    other = restored(vault, tmp_path)
    assert drafts.find(other, "entry", entry.id) == kept
    assert drafts.all(other) == [kept]
    assert vaults.check(other, full=True).ok
    vaults.lock(other)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ({"body": "\ud83d\ude00"}, {"body": "😀"}),
        ({"body": "half \ud83d"}, {"body": "half \ufffd"}),
        ({"\ud83d": ["\udc00", {"deep": ("\ud800",)}]}, {"\ufffd": ["\ufffd", {"deep": ["\ufffd"]}]}),
    ],
)
def test_odd_typing_is_kept_and_can_be_backed_up(
    vault: Vault, tmp_path: Path, typed: dict[str, object], kept: dict[str, object]
) -> None:
    drafts.keep(vault, Draft(new_id(), "entry", None, typed, -1))
    other = restored(vault, tmp_path)
    draft = drafts.find(other, "entry")
    assert draft is not None
    assert (draft.fields, draft.cursor) == (kept, 0)
    vaults.lock(other)


def test_typing_goes_on_while_a_backup_is_made(vault: Vault, tmp_path: Path) -> None:
    many = [Draft(new_id(), "entry", None, {"body": "0"}) for _ in range(600)]
    with vaults.together(vault):
        for one in many:
            drafts.keep(vault, one)
    typed = 0

    def type_on(_done: int, _total: int) -> None:
        nonlocal typed
        typed += 1
        with vaults.together(vault):  # also the one that is being read just now
            for one in many[typed:]:
                drafts.keep(vault, replace(one, fields={"body": str(typed)}))
            drafts.discard(vault, many[typed].id)

    report = backups.make(vault, tmp_path / "now.age", progress=type_on)
    assert typed > 2
    assert report.counts["draft"] >= 600 - typed
    assert backups.verify(report.path, vault=vault) == report


def test_a_damaged_draft_is_named_by_the_check_and_by_the_backup(vault: Vault, tmp_path: Path) -> None:
    draft = drafts.keep(vault, Draft(new_id(), "entry", None, {"body": "An evening"}))
    sql(vault, """UPDATE draft SET fields = '{"body":"other"}'""")
    (problem,) = vaults.check(vault).problems
    assert (problem.part, problem.noun, problem.id) == ("row", "draft", draft.id)
    with pytest.raises(DamageFound) as found:
        backups.make(vault, tmp_path / "now.age")
    assert found.value.rows == (("draft", draft.id),)
    drafts.keep(vault, draft)
    assert vaults.check(vault).ok, "typing on puts it right"
    assert backups.make(vault, tmp_path / "now.age").counts["draft"] == 1
