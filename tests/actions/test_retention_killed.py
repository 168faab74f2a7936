"""A process that dies while it destroys what is due leaves all of it, readable, or none of it, anywhere."""

import os
import random
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from peerjournal.actions import entries, groups, retention, search, vaults
from peerjournal.vault.vault import Vault
from tests.actions.decrypted import holds
from tests.vaults import DAWN, PASSPHRASE

REPOSITORY = Path(__file__).resolve().parents[2]
CANARY = "heardcanary"
LATER = datetime(2024, 7, 30, 12, tzinfo=UTC)
_ABOUT_THE_COMMIT = 60  # lines of ours that are left when it begins
pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills no process that way")


def filled(vault: Vault) -> int:
    """Several weeks with passages, also in earlier states; gives how many there are."""
    group = groups.add(vault, "Circle", retention_weeks=1)
    for number in range(6):
        body = f"mine {number}\n\n::: heard\n{CANARY} {number}\n:::\n"
        at = DAWN + timedelta(days=4 * number)
        entry = entries.save(vault, entries.new(at=at, body=body, group_id=group.id))
        entries.save(vault, replace(entry, body=body + "more"))
    told = retention.to_announce(vault, LATER)
    retention.announce(vault, [one.key_id for one in told], LATER - retention.NOTICE)
    return sum(one.passages for one in told)


def destroyed(folder: Path, last: int) -> tuple[int, str]:
    """One child that is killed at a line of ours; gives how it ended and what it said."""
    command = [sys.executable, "-m", "tests.actions.killed_destruction", str(folder), LATER.isoformat(), str(last)]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout.strip()


@pytest.mark.parametrize("kills", [8, pytest.param(120, marks=pytest.mark.long)])
def test_all_or_nothing_and_the_next_time_ends_it(vault: Vault, tmp_path: Path, kills: int) -> None:
    passages = filled(vault)
    template = vault.folder
    vaults.lock(vault)
    whole = shutil.copytree(template, tmp_path / "whole.peerjournal")
    code, lines = destroyed(whole, -1)
    assert code == 0
    chance, before, after = random.Random(20260704), 0, 0
    for number in range(kills):
        folder = shutil.copytree(template, tmp_path / f"{number}.peerjournal")
        first = 1 if number % 2 else int(lines) - _ABOUT_THE_COMMIT
        code, _ = destroyed(folder, chance.randint(first, int(lines)))
        assert code == -signal.SIGKILL
        again = vaults.unlock(folder, PASSPHRASE)
        left = sum(one.passages for one in retention.ahead(again))
        found = len(search.find(again, CANARY).hits)
        assert (left, found, holds(again, CANARY)) in {(passages, 6, True), (0, 0, False)}
        before, after = before + (left > 0), after + (left == 0)
        retention.destroy_due(again, LATER)
        assert not holds(again, CANARY)
        assert [hit.noun for hit in search.find(again, "mine").hits] == ["entry"] * 6
        assert vaults.check(again, full=True).ok
        vaults.lock(again)
    assert before
    print(f"{kills} kills: {before} before it, {after} after it")
