"""A vault of an older schema is copied, brought up to date, and holds all it held; nothing is half done."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from peerjournal.actions import backups, drafts, entries, kind_words, search, trash, vaults
from peerjournal.model.errors import VaultNewer
from peerjournal.model.revision import Revision
from peerjournal.vault import keyslots, migrate
from peerjournal.vault.connection import Connection
from peerjournal.vault.vault import Vault, open_vault
from tests.samples import CONTENTS, DRAFT, EMPTY, ENTRY, TIP, numbered
from tests.vault.older import first_files, held, older_vault, sha256
from tests.vaults import PASSPHRASE, digests, sql

OLDER = [1, 2]
UP_TO_DATE = "migrated"
WHY = numbered(25)  # the question that is not in the trash


def version(vault: Vault) -> int:
    return migrate.version(vault._connection)


def kinds(vault: Vault) -> set[str]:
    return {notice.kind for notice in vaults.notices(vault)}


def found(vault: Vault, words: str) -> list[tuple[str, str]]:
    return [(hit.noun, hit.id) for hit in search.find(vault, words).hits]


def opened_under(folder: Path, schema: Path) -> Vault:
    """Opens a vault as a program with this schema folder would."""
    return open_vault(
        folder, lambda header: keyslots.open_with_passphrase(header, PASSPHRASE), holder="terminal", schema=schema
    )


def test_the_files_are_numbered_without_a_gap_and_each_number_stands_once() -> None:
    numbers = [number for number, _ in migrate.schema_files()]
    assert numbers == list(range(1, len(numbers) + 1)), "what lies below a vault's number is never applied to it"


@pytest.mark.parametrize("number", OLDER)
def test_everything_an_older_vault_held_is_there_and_whole(tmp_path: Path, number: int) -> None:
    folder, _ = older_vault(tmp_path, number)
    vault = vaults.unlock(folder, PASSPHRASE)
    assert kinds(vault) == {UP_TO_DATE, "kit-missing"}
    assert version(vault) == migrate.newest()
    older = held(number)
    for table in vault.nouns():
        assert list(table.all()) == sorted(older.get(table.noun, []), key=lambda one: one.id), table.noun
    assert {sha: b"".join(vault.attachments.read(sha)) for sha, _ in vault.attachments.all()} == CONTENTS
    assert [one.id for one in drafts.all(vault)] == [one.id for one in older.get("draft", [])]
    report = vaults.check(vault, full=True)
    assert report.ok, report.problems
    vaults.lock(vault)


@pytest.mark.parametrize("number", OLDER)
def test_searches_find_what_they_found_and_what_is_new(tmp_path: Path, number: int) -> None:
    folder, _ = older_vault(tmp_path, number)
    vault = vaults.unlock(folder, PASSPHRASE)
    for words in ("heard", "tag:日記", "feeling:müde", "聞", "gro* from:2024-05-17"):
        assert found(vault, words) == [("entry", ENTRY.id)], words
    assert found(vault, "why") == [("question", WHY)]
    assert found(vault, "backwards") == [], "it is in the trash"
    trash.untrash(vault, TIP.id)
    assert found(vault, "backwards") == [("tip", TIP.id)]
    said = kind_words.add(vault, "Du wurdest gehört: 聞", at=ENTRY.at)
    assert found(vault, "gehört") == [("kind_word", said.id)]
    assert {id for _, id in found(vault, "聞")} == {ENTRY.id, said.id}
    assert vaults.check(vault, full=True).ok
    vaults.lock(vault)


@pytest.mark.parametrize("number", OLDER)
def test_what_is_written_then_is_as_in_a_new_vault(tmp_path: Path, number: int) -> None:
    folder, _ = older_vault(tmp_path, number)
    vault = vaults.unlock(folder, PASSPHRASE)
    entries.save(vault, replace(ENTRY, left_out=True, body="other words"))
    drafts.keep(vault, DRAFT)
    vaults.lock(vault)
    vault = vaults.unlock(folder, PASSPHRASE)
    assert kinds(vault) == {"kit-missing"}, "it is up to date"
    assert entries.get(vault, ENTRY.id).left_out
    assert [one.entry.body for one in entries.history(vault, ENTRY.id) if isinstance(one, Revision)] == [
        "before",
        ENTRY.body,
    ]
    assert drafts.find(vault, DRAFT.kind, DRAFT.about) is not None
    assert vaults.check(vault, full=True).ok
    report = backups.make(vault, tmp_path / "now.age")
    assert backups.verify(report.path, vault=vault) == report
    vaults.lock(vault)


@pytest.mark.parametrize("number", OLDER)
def test_a_copy_of_what_was_is_made_first_and_goes_once_the_new_form_was_opened(tmp_path: Path, number: int) -> None:
    folder, key = older_vault(tmp_path, number)
    before = sha256(folder / "vault.db")
    vaults.lock(vaults.unlock(folder, PASSPHRASE))
    copy = folder / f"vault-before-{number + 1:04}.db"
    assert sha256(copy) == before != sha256(folder / "vault.db")
    assert copy.stat().st_mode & 0o077 == 0
    proof = Connection(copy, key)
    assert migrate.version(proof) == number
    assert proof.execute("PRAGMA cipher_integrity_check").fetchall() == []
    assert proof.execute("SELECT count(*) FROM entry").fetchone() == (len(held(number)["entry"]),)
    proof.close()
    own = folder / "vault-before-20240101.db"
    own.touch()
    vaults.lock(vaults.unlock(folder, PASSPHRASE))
    assert not copy.exists()
    assert own.exists(), "it is none of the program's"


@pytest.mark.parametrize("number", OLDER)
def test_a_step_that_fails_leaves_the_steps_before_it_and_nothing_of_its_own(tmp_path: Path, number: int) -> None:
    folder, _ = older_vault(tmp_path, number)
    schema = first_files(tmp_path / "broken", migrate.newest())
    steps = dict(migrate.schema_files(schema))
    steps[number + 1].write_text("CREATE TABLE half (done);\nINSERT INTO nowhere VALUES (1);\n")
    before = sha256(folder / "vault.db")
    with pytest.raises(sqlcipher.OperationalError):
        opened_under(folder, schema)
    assert sha256(folder / "vault.db") == before
    vault = vaults.unlock(folder, PASSPHRASE)
    assert sql(vault, "SELECT 1 FROM sqlite_schema WHERE name = 'half'") == []
    assert entries.get(vault, EMPTY.id) == EMPTY
    assert vaults.check(vault, full=True).ok
    vaults.lock(vault)


def test_a_vault_of_a_later_version_is_left_as_it_is(tmp_path: Path) -> None:
    folder, _ = older_vault(tmp_path, 2)
    before = digests(folder)
    with pytest.raises(VaultNewer):
        opened_under(folder, first_files(tmp_path / "first", 1))
    assert digests(folder) == before
