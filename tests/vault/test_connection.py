"""The database is opened with settings that hold, and what goes wrong in it has the world's names."""

import threading
import time
from pathlib import Path

import pytest

from peerjournal.actions import entries
from peerjournal.model.errors import DiskFull, Stopped, VaultDamaged
from peerjournal.vault.connection import Connection, _key_literal, _statements
from peerjournal.vault.vault import Vault
from tests.vaults import sql, written

KEY = bytes(range(32))


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("locking_mode", "exclusive"), ("journal_mode", "wal"), ("synchronous", 2), ("temp_store", 2),
        ("trusted_schema", 0), ("cell_size_check", 1), ("foreign_keys", 1), ("secure_delete", 1),
    ],
)  # fmt: skip
def test_every_setting_that_matters_holds(vault: Vault, setting: str, value: object) -> None:
    assert sql(vault, f"PRAGMA {setting}") == [(value,)]


def test_the_file_is_encrypted_from_its_first_byte(vault: Vault) -> None:
    written(vault, "lantern " * 2000)
    data = (vault.folder / "vault.db").read_bytes()
    assert not data.startswith(b"SQLite")
    assert b"lantern" not in data
    assert b"entry" not in data


def test_the_key_is_written_for_sqlcipher_without_a_copy() -> None:
    assert bytes(_key_literal(bytearray(KEY))) == f"x'{KEY.hex()}'".encode()


def test_another_key_opens_nothing_and_a_missing_file_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with pytest.raises(VaultDamaged):
        Connection(path, bytearray(KEY))
    assert not path.exists()
    made = Connection(path, bytearray(KEY), create=True)
    made.script("CREATE TABLE t (a);\n")
    made.close()
    made.close()
    with pytest.raises(VaultDamaged):
        Connection(path, bytearray(KEY[::-1]))


def test_a_script_is_run_statement_by_statement_also_where_a_trigger_holds_semicolons() -> None:
    script = (
        "CREATE TABLE t (a); -- one; two\nCREATE TRIGGER x AFTER INSERT ON t BEGIN\n  SELECT 1;\n  SELECT 2;\nEND;\n"
    )
    assert [one.split()[1] for one in _statements(script)] == ["TABLE", "TRIGGER"]
    with pytest.raises(ValueError, match="within a statement"):
        list(_statements("CREATE TABLE t (a)"))


def test_a_statement_is_stopped_from_another_thread_and_the_vault_goes_on(vault: Vault) -> None:
    endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"

    def stop() -> None:
        time.sleep(0.05)
        vault.interrupt()

    thread = threading.Thread(target=stop)
    thread.start()
    with pytest.raises(Stopped):
        sql(vault, endless)
    thread.join()
    written(vault, "still here")
    assert entries.count(vault) == 1


def test_stopping_when_nothing_runs_stops_nothing(vault: Vault) -> None:
    vault.interrupt()
    written(vault, "saved all the same")
    assert entries.count(vault) == 1


def test_a_full_database_undoes_the_saving_and_everything_else_goes_on(vault: Vault) -> None:
    kept = written(vault, "kept")
    ((pages,),) = sql(vault, "PRAGMA page_count")
    sql(vault, f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFull):
        written(vault, "too much " * 20_000)
    assert entries.get(vault, kept.id) == kept
    assert entries.count(vault) == 1
    sql(vault, "PRAGMA max_page_count = 1000000")
    written(vault, "there is room again " * 20_000)
    assert entries.count(vault) == 2


def test_no_text_of_a_person_is_in_an_error(vault: Vault) -> None:
    written(vault, "a canary sentence")
    sql(vault, "UPDATE entry SET title = CAST(X'63616E617279FF' AS TEXT)")
    (row,) = entries.page(vault).rows
    assert "canary" not in repr(row)
