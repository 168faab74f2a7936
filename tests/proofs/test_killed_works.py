"""A long work that is killed has been done, or has not been begun: import, migration, creation."""

import random
import shutil
import time
from pathlib import Path
from typing import Any

import pytest

from peerjournal.actions import vaults
from peerjournal.model.errors import VaultNewer
from peerjournal.vault import migrate
from tests.proofs.children import KILLED, Children, Trial
from tests.proofs.schemas import is_migrated, next_schema, unlock_under
from tests.proofs.soundness import CHEAP, importable, in_the_middle, made, prove_sound, save_one, whole_saves
from tests.proofs.texts import PASSPHRASE

FEW_OR_MANY = pytest.mark.parametrize("kills", [6, pytest.param(200, marks=pytest.mark.long)])


class Killer:
    """Kills a job at moments over all of its time, and every other time within a part of it that writes."""

    def __init__(self, children: Children, chance: random.Random, written: Path, job: str, **order: Any) -> None:
        """Lets the job be done once, to know how long it takes; `written` is a file that it writes in that part."""
        self._children, self._chance, self._job, self._order = children, chance, job, order
        begun = time.monotonic()
        assert children.run(job, **order).code == 0
        # The longest it may live after it began, and after it wrote; less whenever it was done before that.
        self._most = {None: time.monotonic() - begun, written: 0.05}
        self._next = [None, written]
        self.kills = 0

    def kill(self) -> Trial:
        """One trial: the job may have been done before it was killed."""
        self._next.reverse()
        since = self._next[0]
        moment = self._chance.uniform(0, self._most[since])
        trial = self._children.run(self._job, kill_after=moment, once_written=since, **self._order)
        self._most[since] *= 1.05 if trial.code == KILLED else 0.8
        self.kills += trial.code == KILLED
        return trial


def fresh(template: Path, folder: Path) -> None:
    """Puts a copy of one vault at the place of another."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(template, folder)


@pytest.mark.parametrize("logged", [True, False])
@pytest.mark.parametrize(
    ("kills", "entries"),
    [
        (6, 120),
        pytest.param(200, 120, marks=pytest.mark.long),
        pytest.param(40, 9_000, marks=pytest.mark.long),  # so many that some are indexed while others are made ready
    ],
)
def test_a_killed_import_brought_in_everything_or_nothing(
    tmp_path: Path, children: Children, chance: random.Random, kills: int, entries: int, logged: bool
) -> None:
    template, folder = made(tmp_path / "template.peerjournal", holding=20), tmp_path / "one.peerjournal"
    source = importable(tmp_path, entries, 12)
    fresh(template, folder)
    written = folder / ("vault.db-wal" if logged else "vault.db-journal")
    order = {"folder": folder, "passphrase": PASSPHRASE, "source": source, "logged": logged}
    killer = Killer(children, chance, written, "import_file", **order)
    done = within = 0
    while killer.kills < kills:
        fresh(template, folder)
        trial = killer.kill()
        within += in_the_middle(folder)
        vault = vaults.unlock(folder, PASSPHRASE)
        counts = vaults.check(vault).counts
        everything = counts["entry"] == entries + 20
        there = (counts["entry"], counts["group"], counts["attachment"])
        assert there == ((entries + 20, 1, 12) if everything else (20, 0, 0))
        assert everything or not trial.all("imported")
        assert len(whole_saves(vault)) == counts["entry"]
        prove_sound(vault)
        vaults.lock(vault)
        done += trial.code == KILLED and everything
    print(f"{kills} kills of an import, {within} with something written: {done} times everything, else nothing")
    assert done < kills


@FEW_OR_MANY
def test_a_killed_migration_left_the_old_form_or_the_new_one(
    tmp_path: Path, children: Children, chance: random.Random, kills: int
) -> None:
    template, folder = made(tmp_path / "template.peerjournal", holding=30), tmp_path / "one.peerjournal"
    schema = next_schema(tmp_path / "schema")
    fresh(template, folder)
    killer = Killer(
        children,
        chance,
        folder / f"vault-before-{migrate.newest() + 1:04}.db.part",
        "migrate",
        folder=folder,
        passphrase=PASSPHRASE,
        schema=schema,
    )
    done = 0
    while killer.kills < kills:
        fresh(template, folder)
        trial = killer.kill()
        try:
            vault = vaults.unlock(folder, PASSPHRASE)  # the program that made it, if it still can
            assert not is_migrated(vault)
            assert not trial.all("migrated")
            assert len(whole_saves(vault)) == 30
            prove_sound(vault)
            vaults.lock(vault)
        except VaultNewer:
            done += trial.code == KILLED
        for _ in range(2):
            vault = unlock_under(folder, schema)
            assert is_migrated(vault)
            assert len(whole_saves(vault)) == 30
            prove_sound(vault)
            vaults.lock(vault)
        assert not list(folder.glob("vault-before-*"))
    print(f"{kills} kills of a migration: {done} times the new form, else the old one, and the next opening ended it")
    assert done < kills


@FEW_OR_MANY
def test_a_vault_whose_making_was_killed_opens_or_is_not_there(
    tmp_path: Path, children: Children, chance: random.Random, kills: int
) -> None:
    folder = tmp_path / "new" / "one.peerjournal"
    killer = Killer(
        children,
        chance,
        folder.with_name(folder.name + ".creating") / "vault.db",
        "create",
        folder=folder,
        passphrase=PASSPHRASE,
    )
    done = 0
    while killer.kills < kills:
        shutil.rmtree(folder.parent)
        trial = killer.kill()
        there = folder.exists()
        assert there or not trial.all("created")
        done += trial.code == KILLED and there
        if not there:
            vaults.lock(vaults.create(folder, PASSPHRASE, cost=CHEAP))
        vault = vaults.unlock(folder, PASSPHRASE)
        save_one(vault)
        assert len(whole_saves(vault)) == 1
        prove_sound(vault)
        vaults.lock(vault)
        assert [path.name for path in folder.parent.iterdir()] == [folder.name]
    print(f"{kills} kills while a vault was made: {done} times it was there and whole, else made at the next attempt")
    assert done < kills
