"""A process that dies while it exports leaves no half an export under the name that was chosen."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from peerjournal.actions import attachments, vaults
from peerjournal.vault.vault import Vault
from tests.vaults import digests, written

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")
@pytest.mark.parametrize("number", [8, pytest.param(150, marks=pytest.mark.long)])
@pytest.mark.parametrize("format", ["jsonl", "markdown", "html", "dayone"])
def test_what_has_the_chosen_name_is_whole(vault: Vault, tmp_path: Path, format: str, number: int) -> None:
    for day in range(3):
        one = written(vault, f"day {day}", days=day)
        attachments.attach_bytes(vault, one, "a.png", bytes([day]) * 3000)
    folder = vault.folder
    vaults.lock(vault)
    command = [sys.executable, "-m", "tests.actions.killed_export", str(folder), str(tmp_path / "out"), format]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    subprocess.run([*command, str(number)], check=True, cwd=REPOSITORY, env=environment)
    whole = digests(tmp_path / "out" / "whole")
    finished = 0
    for trial in range(number):
        left = tmp_path / "out" / str(trial)
        if (left / "out").exists():
            assert {name: digest for name, digest in digests(left).items() if not name.endswith(".part")} == whole
            finished += 1
    assert finished < number
    print(f"{number} kills: {finished} times the export was there, and it was whole")
