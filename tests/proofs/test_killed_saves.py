"""A process killed at any moment loses no save that it acknowledged, and no passphrase."""

import random
from pathlib import Path

import pytest

from peerjournal.actions import recovery, vaults
from peerjournal.model.errors import WrongPassphrase, WrongRecoveryKey
from tests.proofs.children import KILLED, Children
from tests.proofs.soundness import in_the_middle, made, prove_sound, whole_saves
from tests.proofs.texts import PASSPHRASE


@pytest.mark.parametrize("kills", [12, pytest.param(500, marks=pytest.mark.long)])
def test_a_kill_loses_no_acknowledged_save(
    tmp_path: Path, children: Children, chance: random.Random, kills: int
) -> None:
    acknowledged = within = 0
    saved: dict[str, int] = {}
    for number in range(kills):
        folder = tmp_path / f"{number // 20}.peerjournal"
        if number % 20 == 0:
            made(folder)
            saved = {}
        moment, before = chance.uniform(0, 0.12), number % 3
        trial = children.run("save", kill_after=moment, folder=folder, passphrase=PASSPHRASE, before=before)
        assert trial.code == KILLED
        saved |= {id: int(version) for id, version in trial.all("saved")}
        acknowledged += len(trial.all("saved"))
        within += in_the_middle(folder)
        vault = vaults.unlock(folder, PASSPHRASE)
        found = whole_saves(vault)
        prove_sound(vault)
        vaults.lock(vault)
        lost = {id: version for id, version in saved.items() if found.get(id, -1) < version}
        assert not lost
        saved = found
    print(f"{kills} kills after {acknowledged} acknowledged saves, {within} of them within a write: 0 lost, 0 torn")
    assert acknowledged
    assert within or kills < 100


@pytest.mark.parametrize("kills", [8, pytest.param(200, marks=pytest.mark.long)])
def test_a_kill_while_the_vault_is_tended_loses_nothing(
    tmp_path: Path, children: Children, chance: random.Random, kills: int
) -> None:
    steps = acknowledged = 0
    saved: set[str] = set()
    for number in range(kills):
        folder = tmp_path / f"{number // 40}.peerjournal"
        if number % 40 == 0:  # or else the last ones would mostly prove what the first ones saved
            made(folder)
            saved = set()
        before = len(saved)
        trial = children.run("tend", kill_after=chance.uniform(0, 0.1), folder=folder, passphrase=PASSPHRASE)
        assert trial.code == KILLED
        saved |= {id for id, _ in trial.all("saved")}
        acknowledged += len(saved) - before
        steps += len(trial.all("tended"))
        vault = vaults.unlock(folder, PASSPHRASE)
        assert saved <= set(whole_saves(vault))
        prove_sound(vault)
        vaults.lock(vault)
    print(f"{kills} kills after {steps} steps between {acknowledged} acknowledged saves: 0 lost, the index whole")
    assert steps


@pytest.mark.parametrize("kills", [8, pytest.param(200, marks=pytest.mark.long)])
def test_a_kill_leaves_the_old_or_the_new_passphrase(
    tmp_path: Path, children: Children, chance: random.Random, kills: int
) -> None:
    folder = made(tmp_path / "one.peerjournal", "lantern 0", holding=3)
    current = within = changes = 0
    for trials in range(kills):
        # Nearly all of the time goes into Argon2, so the clock of every other kill starts with the writing.
        part = None if trials % 2 else folder / "vault.header.part"
        moment = chance.uniform(0, 0.06 if trials % 2 else 0.004)
        trial = children.run("passphrase", kill_after=moment, once_written=part, folder=folder, number=current)
        assert trial.code == KILLED
        changes += len(trial.all("changed"))
        last = int(trial.all("changed")[-1][0]) if trial.all("changed") else current
        within += in_the_middle(folder)
        opening = [number for number in range(max(0, current - 1), last + 2) if opens(folder, number)]
        assert opening in ([last], [last + 1])
        (current,) = opening
        assert not in_the_middle(folder)
    print(f"{kills} kills after {changes} changes of passphrase, {within} within one: always exactly one opens")
    assert changes or kills < 100
    assert within or kills < 100


def opens(folder: Path, number: int) -> bool:
    """Whether passphrase `number` opens the vault, which then is whole."""
    try:
        vault = vaults.unlock(folder, f"lantern {number}")
    except WrongPassphrase:
        return False
    assert len(whole_saves(vault)) == 3
    prove_sound(vault)
    vaults.lock(vault)
    return True


@pytest.mark.parametrize("kills", [8, pytest.param(200, marks=pytest.mark.long)])
def test_a_kill_leaves_the_recovery_key_that_the_vault_knows(
    tmp_path: Path, children: Children, chance: random.Random, kills: int
) -> None:
    folder = made(tmp_path / "one.peerjournal", holding=3)
    keys = [key_of(folder)]
    within = 0
    for _ in range(kills):
        trial = children.run(
            "recovery_key", kill_after=chance.uniform(0, 0.03), once_written=folder / "vault.db-wal", folder=folder,
            passphrase=PASSPHRASE,
        )  # fmt: skip
        assert trial.code == KILLED
        told = [words[0] for words in trial.all("keyed")]
        within += in_the_middle(folder)
        now = key_of(folder)
        # The one told last, or the next, which nobody had been told of; and it alone opens the vault.
        assert now == (told or keys)[-1] or now not in {*keys, *told}
        vault = vaults.unlock_with_recovery(folder, now)
        assert len(whole_saves(vault)) == 3
        prove_sound(vault)
        vaults.lock(vault)
        for old in ({*keys[-1:], *told[-2:]}) - {now}:
            with pytest.raises(WrongRecoveryKey):
                vaults.unlock_with_recovery(folder, old)
        keys += [*told, now]
    print(f"{kills} kills in {len(set(keys)) - 1} changes of the recovery key, {within} within one: always one opens")
    assert within or kills < 100


def key_of(folder: Path) -> str:
    """The recovery key that a vault says it has."""
    vault = vaults.unlock(folder, PASSPHRASE)
    text = recovery.key(vault).text
    vaults.lock(vault)
    return text
