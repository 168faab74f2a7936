"""A process that dies while it makes or restores a backup leaves the old state or the new one, whole."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from peerjournal.actions import backups, entries, recovery, vaults
from peerjournal.model.errors import WrongPassphrase
from tests.actions.journal import CHEAP, PASSPHRASE, filled, held, held_in
from tests.actions.killed_backup import JOURNAL, NEW, STICK

REPOSITORY = Path(__file__).resolve().parents[2]
NUMBERS = [10, pytest.param(200, marks=pytest.mark.long)]
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")


@dataclass
class Setting:
    """A folder with a journal and an empty folder for backups, and a backup of before its last entry."""

    template: Path
    backup: Path
    key: str
    old: dict[str, list[object]]
    new: dict[str, list[object]]

    def killed(self, job: str, number: int) -> list[Path]:
        """The folders that so many killed children left."""
        command = [sys.executable, "-m", "tests.actions.killed_backup", job, str(self.template), str(self.backup)]
        environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
        subprocess.run([*command, self.key, str(number)], check=True, cwd=REPOSITORY, env=environment)
        return sorted(self.template.parent.glob("[0-9]*"))


@pytest.fixture
def setting(tmp_path: Path) -> Setting:
    template = tmp_path / "trials" / "template"
    (template / STICK).mkdir(parents=True)
    vault = filled(template / JOURNAL)
    key, new = recovery.key(vault).text, held(vault)
    backup = backups.make(vault, tmp_path / "before.age").path
    entries.save(vault, entries.new(title="written after the backup"))
    old = held(vault)
    vaults.lock(vault)
    return Setting(template, backup, key, old, new)


@pytest.mark.parametrize("number", NUMBERS)
def test_killed_while_restoring(number: int, setting: Setting) -> None:
    restored = 0
    folders = setting.killed("restore", number)
    assert len(folders) == number
    for folder in folders:
        try:
            assert held_in(folder / JOURNAL, PASSPHRASE) == setting.old
        except WrongPassphrase:
            assert held_in(folder / JOURNAL, NEW) == setting.new
            assert held_in(folder / f"{JOURNAL}-before-restore", PASSPHRASE) == setting.old
            restored += 1
        backups.restore(setting.backup, folder / JOURNAL, "third", identity=setting.key, cost=CHEAP)
        assert held_in(folder / JOURNAL, "third") == setting.new
        left = {path.name.removeprefix(JOURNAL) for path in folder.iterdir()} - {STICK}
        assert all(name == "" or name.startswith("-before-restore") for name in left)
    print(f"{number} kills: {number - restored} times the old journal, {restored} times the restored one")
    assert restored < number


@pytest.mark.parametrize("number", NUMBERS)
def test_killed_while_making_one(number: int, setting: Setting) -> None:
    made = 0
    folders = setting.killed("make", number)
    assert len(folders) == number
    for folder in folders:
        assert held_in(folder / JOURNAL) == setting.old
        for path in (folder / STICK).glob("*.age"):
            assert backups.verify(path, identity=setting.key).entries == len(setting.old["entry"])
            made += 1
        vault = vaults.unlock(folder / JOURNAL, PASSPHRASE)
        backups.make(vault, folder / STICK)
        vaults.lock(vault)
        assert {path.suffix for path in (folder / STICK).iterdir()} == {".age"}
    print(f"{number} kills: {made} times there was a backup, and it was whole")
    assert made < number
