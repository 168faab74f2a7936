"""A power cut at any moment, whatever the disk kept of the last writes, loses nothing that was acknowledged."""

import json
import random
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from peerjournal.actions import recovery, vaults
from peerjournal.model.errors import VaultNewer, WrongPassphrase
from tests.proofs.recorder import Call, record
from tests.proofs.replay import CALLS, Disk, Tree
from tests.proofs.schemas import is_migrated, next_schema, unlock_under
from tests.proofs.soundness import CHEAP, importable, made, prove_sound, save_one, whole_saves
from tests.proofs.texts import PASSPHRASE

FEW_OR_MANY = pytest.mark.parametrize("cuts", [8, pytest.param(200, marks=pytest.mark.long)])


@dataclass
class Recording:
    """A job that was done on a disk of its own, and all calls that it made."""

    root: Path
    before: Disk
    calls: list[Call]
    end: Tree

    @property
    def vault(self) -> Path:
        """Where on the disk the vault lies."""
        return place(self.root)

    def cut(self, moments: list[int], chance: random.Random, prove: Callable[[list[list[str]]], None]) -> None:
        """Cuts the power before each of these calls, makes real what a disk may hold then, and has it proven.

        `prove` is given what had been acknowledged, line by line.
        """
        told: list[list[str]] = []
        for number, call in enumerate(self.calls):
            for _ in range(moments.count(number)):
                put(self.before.after_a_cut(chance), self.root)
                prove(told)
            self.before.follow(call)
            if call.name == "write" and call.arguments[0] == "1":
                told.append(call.texts[0].decode().split())
        assert self.before.running() == self.end  # the model has followed every write there was


def place(root: Path) -> Path:
    """Two new folders deep."""
    return root / "documents" / "mine" / "One.peerjournal"


@pytest.fixture
def recording(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Recording]:
    """Does a job on a disk with nothing on it, or with a copy of a vault."""
    root = (tmp_path / "disk").resolve()
    monkeypatch.setenv("XDG_STATE_HOME", str(root / "state"))

    def recorded(template: Path | None = None, **order: Any) -> Recording:
        put({}, root)
        if template is not None:
            place(root).parent.mkdir(parents=True, mode=0o700)
            shutil.copytree(template, place(root))
        before = Disk(root)
        command = [sys.executable, "-m", "tests.proofs.jobs", "once", json.dumps({**order, "folder": str(place(root))})]
        calls, done = record(command, tmp_path / "calls", CALLS, environment={"PYTHONDONTWRITEBYTECODE": "1"})
        assert done.returncode == 0, done.stderr.decode()
        return Recording(root, before, calls, tree(root))

    return recorded


def tree(root: Path) -> Tree:
    """What really is there."""
    return {
        path.relative_to(root).as_posix(): None if path.is_dir() else bytearray(path.read_bytes())
        for path in sorted(root.rglob("*"))
    }


def put(files: Tree, root: Path) -> None:
    """Makes it real."""
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(mode=0o700)
    for name, data in files.items():
        if data is None:
            (root / name).mkdir(mode=0o700)
        else:
            (root / name).write_bytes(data)


def moments_of(calls: list[Call], cuts: int, chance: random.Random, names: bytes) -> list[int]:
    """Half of the cuts anywhere from the first call on the disk, half around the calls that name certain files."""
    first = next(number for number, call in enumerate(calls) if any(b"One.peerjournal" in one for one in call.texts))
    named = [number for number, call in enumerate(calls) if any(names in text for text in call.texts)]
    anywhere = [chance.randrange(first, len(calls)) for _ in range(cuts // 2)]
    return anywhere + [min(chance.choice(named) + chance.randrange(-4, 12), len(calls) - 1) for _ in range(cuts // 2)]


@pytest.mark.parametrize("cuts", [40, pytest.param(1000, marks=pytest.mark.long)])
def test_a_power_cut_loses_nothing_acknowledged(
    recording: Callable[..., Recording], chance: random.Random, cuts: int
) -> None:
    done = recording(job="session", saves=20)

    def prove(told: list[list[str]]) -> None:
        saved = {line[1] for line in told if line[0] == "saved"}
        if ["created"] not in told and not vaults.exists(done.vault):
            vaults.lock(vaults.create(done.vault, "lantern 0", cost=CHEAP))
        vault = opened(done.vault, ["lantern 1"] if ["changed", "1"] in told else ["lantern 0", "lantern 1"])
        found = whole_saves(vault)
        assert saved <= found.keys()
        assert len(found) <= len(saved) + 1
        prove_sound(vault)
        save_one(vault)
        key = recovery.key(vault).text
        vaults.lock(vault)
        assert [key] == [line[1] for line in told if line[0] == "keyed"] or not any(line[0] == "keyed" for line in told)
        vaults.lock(vaults.unlock_with_recovery(done.vault, key))

    moments = moments_of(done.calls, cuts, chance, b"vault.header")
    done.cut(moments, chance, prove)
    print(f"{cuts} power cuts in {len(done.calls)} calls of a session: 0 acknowledged saves lost, always one key opens")


def opened(folder: Path, passphrases: list[str]) -> vaults.Vault:
    """Opens a vault with one of several passphrases."""
    for passphrase in passphrases[:-1]:
        try:
            return vaults.unlock(folder, passphrase)
        except WrongPassphrase:
            continue
    return vaults.unlock(folder, passphrases[-1])


@pytest.mark.parametrize("logged", [True, False])
@FEW_OR_MANY
def test_a_power_cut_during_an_import_leaves_all_or_nothing(
    tmp_path: Path, recording: Callable[..., Recording], chance: random.Random, cuts: int, logged: bool
) -> None:
    template = made(tmp_path / "template.peerjournal", holding=5)
    source = importable(tmp_path, 40, 4)
    done = recording(template, job="import_file", passphrase=PASSPHRASE, source=str(source), logged=logged)

    def prove(told: list[list[str]]) -> None:
        vault = vaults.unlock(done.vault, PASSPHRASE)
        assert len(whole_saves(vault)) in ((45,) if told else (5, 45))
        prove_sound(vault)
        vaults.lock(vault)

    done.cut(moments_of(done.calls, cuts, chance, b"vault.db-wal" if logged else b"vault.db-journal"), chance, prove)
    print(f"{cuts} power cuts in {len(done.calls)} calls of an import: all or nothing")


@FEW_OR_MANY
def test_a_power_cut_during_a_migration_leaves_the_old_form_or_the_new_one(
    tmp_path: Path, recording: Callable[..., Recording], chance: random.Random, cuts: int
) -> None:
    template, schema = made(tmp_path / "template.peerjournal", holding=12), next_schema(tmp_path / "schema")
    done = recording(template, job="migrate", passphrase=PASSPHRASE, schema=str(schema))

    def prove(told: list[list[str]]) -> None:
        try:
            vault = vaults.unlock(done.vault, PASSPHRASE)
            assert not told
            assert not is_migrated(vault)
            assert len(whole_saves(vault)) == 12
            vaults.lock(vault)
        except VaultNewer:
            pass
        vault = unlock_under(done.vault, schema)
        assert is_migrated(vault)
        assert len(whole_saves(vault)) == 12
        prove_sound(vault)
        vaults.lock(vault)

    done.cut(moments_of(done.calls, cuts, chance, b"vault-before"), chance, prove)
    print(f"{cuts} power cuts in {len(done.calls)} calls of a migration: the old form or the new one, whole")
