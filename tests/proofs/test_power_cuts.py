"""A power cut at any moment, whatever the disk kept of the last writes, loses nothing that was acknowledged."""

import json
import random
import shutil
import sys
from pathlib import Path

import pytest

from peerjournal.actions import vaults
from peerjournal.model.errors import WrongPassphrase
from tests.proofs.recorder import Call, record
from tests.proofs.replay import CALLS, Disk, Tree
from tests.proofs.soundness import CHEAP, prove_sound, save_one, whole_saves

FOLDER = "documents/mine/Journal.peerjournal"
STATE = "state"


def recorded(tmp_path: Path, order: dict[str, object]) -> tuple[Path, list[Call]]:
    """A session on a disk with nothing on it, and the calls that it made."""
    root = (tmp_path / "disk").resolve()
    root.mkdir()
    order = {**order, "folder": str(root / FOLDER)}
    environment = {"XDG_STATE_HOME": str(root / STATE), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "tests.proofs.jobs", "once", json.dumps(order)]
    calls, done = record(command, tmp_path / "calls", CALLS, environment=environment)
    assert done.returncode == 0, done.stderr.decode()
    return root, calls


def on_disk(root: Path) -> Tree:
    """What really is there."""
    return {
        path.relative_to(root).as_posix(): None if path.is_dir() else bytearray(path.read_bytes())
        for path in sorted(root.rglob("*"))
    }


def put(tree: Tree, root: Path) -> None:
    """Makes a tree of files real."""
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(mode=0o700)
    for name, data in tree.items():
        if data is None:
            (root / name).mkdir(mode=0o700)
        else:
            (root / name).write_bytes(data)


def acknowledged(call: Call) -> list[str]:
    """The words that a call told the person, if it did."""
    return call.texts[0].decode().split() if call.name == "write" and call.arguments[0] == "1" else []


@pytest.mark.parametrize("cuts", [40, pytest.param(1000, marks=pytest.mark.long)])
def test_a_power_cut_loses_nothing_acknowledged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chance: random.Random, cuts: int
) -> None:
    root, calls = recorded(tmp_path, {"job": "session", "saves": 20})
    shutil.move(root, tmp_path / "end")
    root.mkdir()
    disk = Disk(root)
    headers = [place for place, call in enumerate(calls) if any(b"vault.header" in text for text in call.texts)]
    # Half of the cuts anywhere, half around the writing of headers.
    moments = [chance.randrange(len(calls)) for _ in range(cuts // 2)]
    moments += [chance.choice(headers) + chance.randrange(-4, 12) for _ in range(cuts - len(moments))]
    told: list[list[str]] = []
    monkeypatch.setenv("XDG_STATE_HOME", str(root / STATE))
    for place, call in enumerate(calls):
        for _ in range(moments.count(place)):
            put(disk.after_a_cut(chance), root)
            prove(root / FOLDER, told)
        disk.follow(call)
        told += [acknowledged(call)] if acknowledged(call) else []
    assert disk.running() == on_disk(tmp_path / "end")  # the model has followed every write there was
    assert sum(line[0] == "saved" for line in told) == 20
    print(f"{cuts} power cuts in {len(calls)} calls, {len(headers)} of them on headers: 0 acknowledged saves lost")


def prove(folder: Path, told: list[list[str]]) -> None:
    """Opens what a power cut left, and finds all that was acknowledged; or, before that, a place to begin anew."""
    saved = {line[1] for line in told if line[0] == "saved"}
    changed = ["changed", "1"] in told
    if ["created"] not in told and not vaults.exists(folder):
        vaults.lock(vaults.create(folder, "lantern 0", cost=CHEAP))
    vault = opened(folder, ["lantern 1"] if changed else ["lantern 0", "lantern 1"])
    found = whole_saves(vault)
    assert saved <= found.keys()
    assert len(found) <= len(saved) + 1
    prove_sound(vault)
    save_one(vault)
    vaults.lock(vault)


def opened(folder: Path, passphrases: list[str]) -> vaults.Vault:
    """Opens a vault with one of several passphrases."""
    for passphrase in passphrases[:-1]:
        try:
            return vaults.unlock(folder, passphrase)
        except WrongPassphrase:
            continue
    return vaults.unlock(folder, passphrases[-1])
