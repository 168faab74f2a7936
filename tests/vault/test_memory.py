"""A vault that rests keeps nothing that it has read: somebody else's look into the memory finds next to nothing."""

import subprocess
import sys
from collections.abc import Iterator

import pytest

from peerjournal.actions import entries, vaults
from peerjournal.vault.vault import Vault
from tests.proofs import memory
from tests.vaults import PASSPHRASE

if not sys.platform.startswith("linux"):
    pytest.skip("memory is read from /proc", allow_module_level=True)

_MANY = 60
_WORDS = "the kettle sang while it rained " * 60
# The texts are measured by SQLCipher itself, so that Python never has them.
_CHILD = f"""
import sys
from pathlib import Path
from peerjournal.actions import vaults
vault = vaults.unlock(Path(sys.argv[1]), {PASSPHRASE!r})
for asked in sys.stdin:
    if asked == "rest\\n":
        vault.rest()
    else:
        vault._connection.execute("SELECT sum(length(body)) FROM entry").fetchall()
    print("done", flush=True)
"""


@pytest.fixture
def reader(vault: Vault) -> Iterator["subprocess.Popen[str]"]:
    """A process that has opened a journal of many marked entries, and does what it is told."""
    with vault.transaction():
        for number in range(_MANY):
            entries.save(vault, entries.new(body=f"marked {number:04} {_WORDS}"))
    vaults.lock(vault)
    command = [sys.executable, "-c", _CHILD, str(vault.folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as started:
        yield started
        assert started.stdin is not None
        started.stdin.close()


def _told(reader: "subprocess.Popen[str]", what: str) -> int:
    """Has it do something; then how many of the marked texts are in its memory."""
    assert reader.stdin is not None
    assert reader.stdout is not None
    reader.stdin.write(what + "\n")
    reader.stdin.flush()
    assert reader.stdout.readline() == "done\n"
    if not memory.may_read(reader.pid):
        pytest.skip("this system lets nobody look into another's memory")
    found = memory.copies(reader.pid, [f"marked {number:04} the".encode() for number in range(_MANY)])
    return sum(map(bool, found.values()))


def _gives_back() -> bool:
    import ctypes

    return hasattr(ctypes.CDLL(None), "malloc_trim")


@pytest.mark.skipif(not _gives_back(), reason="this C library keeps what is free")
def test_what_was_read_is_gone_after_a_rest_and_comes_back_when_it_is_read(reader: "subprocess.Popen[str]") -> None:
    assert _told(reader, "read") == _MANY
    assert _told(reader, "rest") <= _MANY // 10  # where a page of the journal shares one of memory with what is in use
    assert _told(reader, "read") == _MANY


def test_a_rested_vault_answers_and_saves_as_before(vault: Vault) -> None:
    kept = entries.save(vault, entries.new(body="a lantern"))
    vault.rest()
    assert entries.get(vault, kept.id).body == "a lantern"
    vault.rest()
    entries.save(vault, entries.new(body="another"))
    assert entries.count(vault) == 2


def test_it_may_rest_within_a_transaction_and_nothing_is_lost(vault: Vault) -> None:
    with vault.transaction():
        kept = entries.save(vault, entries.new(body="not yet written down"))
        vault.rest()
    assert entries.get(vault, kept.id).body == "not yet written down"
