"""A disk that fills up at any moment: what was acknowledged stays, nothing half done does, and work goes on after."""

import contextlib
import os
import random
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from peerjournal.actions import imports, vaults
from peerjournal.model.errors import DiskFull, WrongPassphrase
from tests.proofs.soundness import CHEAP, importable, made, prove_sound, save_one, whole_saves
from tests.proofs.texts import PASSPHRASE

PAGE = 4096
FEW_OR_MANY = pytest.mark.parametrize("points", [6, pytest.param(200, marks=pytest.mark.long)])


@dataclass(frozen=True)
class SmallDisk:
    """A file system of its own; `ballast` is a file that leaves as little room on it as one likes."""

    path: Path
    state: Path

    @property
    def vault(self) -> Path:
        """Where the vault of a trial lies."""
        return self.path / "new" / "one.peerjournal"

    def free(self) -> int:
        """Bytes that can still be written."""
        status = os.statvfs(self.path)
        return status.f_bavail * status.f_frsize

    def fill(self, leaving: int) -> None:
        """Leaves so many pages free."""
        room = self.free() - leaving * PAGE
        with (self.path / "ballast").open("wb") as ballast:
            os.posix_fallocate(ballast.fileno(), 0, max(room, 1))
        assert self.free() == leaving * PAGE

    def relieve(self) -> None:
        """Makes room again."""
        (self.path / "ballast").unlink(missing_ok=True)

    def holding(self, template: Path | None) -> None:
        """Empties the disk, but for a copy of a vault that this computer has not seen in any later state."""
        self.relieve()
        shutil.rmtree(self.state, ignore_errors=True)
        shutil.rmtree(self.vault.parent, ignore_errors=True)
        if template is not None:
            shutil.copytree(template, self.vault)


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SmallDisk]:
    """A disk in memory of 6 MiB; skips where none may be mounted."""
    path = tmp_path / "disk"
    path.mkdir()
    mount = shutil.which("mount")
    command = [mount or "mount", "-t", "tmpfs", "-o", "size=12m,mode=700", "tmpfs", str(path)]
    if mount is None or os.name != "posix" or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("needs to be allowed to mount a small disk")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    yield SmallDisk(path, tmp_path / "state")
    subprocess.run(["umount", "--lazy", str(path)], check=True)


def leftovers(folder: Path) -> list[str]:
    """Files that nobody should leave behind, anywhere around the vault."""
    expected = {
        "vault.db",
        "vault.db-wal",
        "vault.header",
        "vault.header.bak",
        "vault.lock",
        "vault.holder",
        folder.name,
    }
    around = folder.parent.rglob("*") if folder.parent.exists() else ()
    return [str(path) for path in around if path.name not in expected]


def points_of(chance: random.Random, points: int, most: int) -> list[int]:
    """How many pages to leave free, from none to more than is needed, the scarce ones first."""
    return [*range(min(points // 2, most)), *(chance.randrange(most) for _ in range(points - min(points // 2, most)))]


@FEW_OR_MANY
def test_saves_on_a_disk_that_fills_up(tmp_path: Path, disk: SmallDisk, chance: random.Random, points: int) -> None:
    template = made(tmp_path / "template.peerjournal", holding=5)
    saved = 0
    for leaving in points_of(chance, points, 300):
        disk.holding(template)
        vault = vaults.unlock(disk.vault, PASSPHRASE)
        known = set(whole_saves(vault))
        disk.fill(leaving)
        with contextlib.suppress(DiskFull):
            while True:
                known.add(save_one(vault))
        assert leftovers(disk.vault) == []
        assert set(whole_saves(vault)) == known  # it can still be read, and shows no more than was acknowledged
        if chance.random() < 0.5:  # the disk stays full while the vault is closed and opened
            vaults.lock(vault)
            vault = vaults.unlock(disk.vault, PASSPHRASE)
            assert set(whole_saves(vault)) == known
        disk.relieve()
        known.add(save_one(vault))
        prove_sound(vault)
        vaults.lock(vault)
        vault = vaults.unlock(disk.vault, PASSPHRASE)
        assert set(whole_saves(vault)) == known
        prove_sound(vault)
        vaults.lock(vault)
        saved += len(known) - 6
    print(f"{points} times a disk that fills up: {saved} saves acknowledged before, 0 lost, and always the right error")


@FEW_OR_MANY
def test_an_import_on_a_disk_that_fills_up(tmp_path: Path, disk: SmallDisk, chance: random.Random, points: int) -> None:
    template = made(tmp_path / "template.peerjournal", holding=5)
    source = importable(tmp_path, 60, 6)
    outcomes = {"refused": 0, "done": 0}
    for leaving in points_of(chance, points, 700):
        disk.holding(template)
        vault = vaults.unlock(disk.vault, PASSPHRASE)
        disk.fill(leaving)
        with refusing(outcomes) as outcome:
            imports.run(vault, [source])
        expected = 65 if outcome == ["done"] else 5
        assert leftovers(disk.vault) == []
        assert len(whole_saves(vault)) == expected
        disk.relieve()
        prove_sound(vault)
        if expected == 5:
            imports.run(vault, [source])
        assert len(whole_saves(vault)) == 65
        vaults.lock(vault)
        again(disk.vault, PASSPHRASE, 65)
    print(f"an import at {points} fill points: {outcomes}")
    assert outcomes["refused"] > points // 4


@contextlib.contextmanager
def refusing(outcomes: dict[str, int]) -> Iterator[list[str]]:
    """Counts whether the block was done or refused because the disk is full; says which in the list that it gives."""
    outcome: list[str] = []
    try:
        yield outcome
        outcome.append("done")
    except DiskFull:
        outcome.append("refused")
    outcomes[outcome[0]] += 1


def again(folder: Path, passphrase: str, number: int) -> None:
    """Opens a vault once more, finds all of it whole, and saves in it."""
    vault = vaults.unlock(folder, passphrase)
    assert len(whole_saves(vault)) == number
    prove_sound(vault)
    save_one(vault)
    vaults.lock(vault)


@FEW_OR_MANY
def test_a_new_passphrase_on_a_disk_that_fills_up(
    tmp_path: Path, disk: SmallDisk, chance: random.Random, points: int
) -> None:
    template = made(tmp_path / "template.peerjournal", holding=5)
    outcomes = {"refused": 0, "done": 0}
    for leaving in points_of(chance, points, 20):
        disk.holding(template)
        vault = vaults.unlock(disk.vault, PASSPHRASE)
        disk.fill(leaving)
        with refusing(outcomes) as outcome:
            vaults.change_passphrase(vault, "a new one")
        assert leftovers(disk.vault) == []
        vaults.lock(vault)
        if chance.random() < 0.5:
            disk.relieve()
        right, wrong = ("a new one", PASSPHRASE) if outcome == ["done"] else (PASSPHRASE, "a new one")
        with pytest.raises(WrongPassphrase):
            vaults.unlock(disk.vault, wrong)
        vault = vaults.unlock(disk.vault, right)
        assert len(whole_saves(vault)) == 5
        vaults.lock(vault)
        disk.relieve()
        again(disk.vault, right, 5)
    print(f"a new passphrase at {points} fill points: {outcomes}")
    assert outcomes["refused"]
    assert outcomes["done"]


@FEW_OR_MANY
def test_making_a_vault_on_a_disk_that_fills_up(disk: SmallDisk, chance: random.Random, points: int) -> None:
    outcomes = {"refused": 0, "done": 0}
    for leaving in points_of(chance, points, 1_400):
        disk.holding(None)
        disk.fill(leaving)
        with refusing(outcomes) as outcome:
            vaults.lock(vaults.create(disk.vault, PASSPHRASE, cost=CHEAP))
        assert leftovers(disk.vault) == []
        disk.relieve()
        if outcome == ["refused"]:
            assert not disk.vault.exists()
            vaults.lock(vaults.create(disk.vault, PASSPHRASE, cost=CHEAP))
        again(disk.vault, PASSPHRASE, 0)
    print(f"the making of a vault at {points} fill points: {outcomes}")
    assert outcomes["refused"]
    assert outcomes["done"]
