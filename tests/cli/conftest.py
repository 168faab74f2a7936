"""A real journal in a folder of its own."""

from pathlib import Path

import pytest

from peerjournal.actions import vaults
from tests.cli.journal import CHEAP, PASSPHRASE, Journal


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """A new journal, locked, with a cheap passphrase."""
    beside = tmp_path / "beside"
    beside.mkdir()
    passphrase_file = beside / "passphrase"
    passphrase_file.write_text(PASSPHRASE + "\n")
    folder = tmp_path / "Journal.peerjournal"
    vaults.lock(vaults.create(folder, PASSPHRASE, cost=CHEAP))
    return Journal(folder, passphrase_file, beside)
