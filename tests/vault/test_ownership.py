"""A vault's lock is the one that filelock takes, too, with which earlier versions opened it."""

from pathlib import Path

import pytest
from filelock import FileLock, Timeout

from peerjournal.model.errors import VaultInUse
from peerjournal.vault.ownership import HOLDER, LOCK, Ownership


def test_while_it_is_held_the_library_does_not_get_it(tmp_path: Path) -> None:
    held = Ownership(tmp_path, "terminal")
    with pytest.raises(Timeout):
        FileLock(tmp_path / LOCK, timeout=0).acquire()
    held.release()
    held.release()
    assert not (tmp_path / HOLDER).exists()
    with FileLock(tmp_path / LOCK, timeout=0):
        pass


def test_while_the_library_holds_it_nobody_else_gets_it(tmp_path: Path) -> None:
    with FileLock(tmp_path / LOCK, timeout=0), pytest.raises(VaultInUse):
        Ownership(tmp_path, "window")
    Ownership(tmp_path, "window").release()


def test_its_files_are_for_this_person_only(tmp_path: Path) -> None:
    held = Ownership(tmp_path, "terminal")
    assert {(tmp_path / name).stat().st_mode & 0o777 for name in (LOCK, HOLDER)} == {0o600}
    held.release()
