"""A real vault for a test, cheap to open, and ways to look at it from outside."""

import contextlib
import hashlib
import os
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from peerjournal.actions import entries, vaults
from peerjournal.crypto import Argon2Cost
from peerjournal.model.entry import Entry
from peerjournal.vault.vault import Vault

PASSPHRASE = "a lantern by the river"
CHEAP = Argon2Cost(8192, 1, 1)
DAWN = datetime(2024, 5, 17, 6, 30, tzinfo=UTC)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    """An open vault of its own for every test, locked at the end."""
    made = make(tmp_path)
    yield made
    made.close()


@pytest.fixture
def other_vault(tmp_path: Path) -> Iterator[Vault]:
    """A second one, to carry things into."""
    made = make(tmp_path, "Other.peerjournal")
    yield made
    made.close()


@pytest.fixture
def in_zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Moves this computer to another time zone until the test is over."""
    if not hasattr(time, "tzset"):
        pytest.skip("this system's time zone can't be changed for one process")

    def move(name: str) -> None:
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield move
    monkeypatch.undo()
    time.tzset()


def make(folder: Path, name: str = "Journal.peerjournal") -> Vault:
    """A new, open vault in this folder."""
    return vaults.create(folder / name, PASSPHRASE, cost=CHEAP)


def opened_again(vault: Vault) -> Vault:
    """The same vault, locked and unlocked."""
    vaults.lock(vault)
    return vaults.unlock(vault.folder, PASSPHRASE)


def sql(vault: Vault, statement: str, *parameters: Any) -> list[Any]:
    """Runs a statement behind the program's back."""
    return list(vault._connection.execute(statement, parameters).fetchall())


def written(vault: Vault, body: str, *, days: float = 0, **fields: Any) -> Entry:
    """A saved entry, so many days after the dawn."""
    return entries.save(vault, entries.new(at=DAWN + timedelta(days=days), body=body, **fields))


class _Undone(Exception):
    """Ends a transaction that is not to last."""


@contextlib.contextmanager
def undone(vault: Vault) -> Iterator[None]:
    """What happens in this block has not happened afterwards: a fresh start for every example, without a new vault."""
    with contextlib.suppress(_Undone), vault.transaction():
        yield
        raise _Undone


def digests(folder: Path) -> dict[str, str]:
    """SHA-256 of every file below a folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def mode(path: Path) -> int:
    """A file's permission bits; skips the test where there are none."""
    if os.name == "nt":
        pytest.skip("Windows has no permission bits")
    return path.stat().st_mode & 0o777


def whole(noun: Any) -> Any:
    """The noun, which must not be damaged."""
    assert type(noun).__name__ != "Damaged"
    return noun
