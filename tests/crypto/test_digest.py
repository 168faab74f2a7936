"""Digests are the ones that everybody makes, and making them loads no second copy of OpenSSL."""

import hashlib
import hmac
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from peerjournal.crypto import digest
from peerjournal.vault.vault import Vault
from tests.vaults import PASSPHRASE
from tests.vaults import vault as vault


@given(st.binary(max_size=300))
def test_sha256_is_that_of_the_standard_library(data: bytes) -> None:
    assert digest.sha256(data) == hashlib.sha256(data).digest()


@given(st.binary(max_size=200), st.binary(max_size=300))
def test_hmac_is_that_of_the_standard_library(key: bytes, data: bytes) -> None:
    assert digest.hmac_sha256(key, data) == hmac.new(key, data, hashlib.sha256).digest()


@given(st.binary(max_size=40), st.binary(max_size=40))
def test_only_what_is_equal_is_the_same(one: bytes, other: bytes) -> None:
    assert digest.same(one, one)
    assert digest.same(one, other) == (one == other)


_CHILD = f"""
import sys
from pathlib import Path
from peerjournal.actions import entries, search, vaults
vault = vaults.unlock(Path(sys.argv[1]), {PASSPHRASE!r})
entries.save(vault, entries.new(body="a lantern by the river"))
assert search.find(vault, "lantern").total == 1
vaults.lock(vault)
# The library for locks, where the system has none of its own, brings it along.
print("filelock" in sys.modules or "_hashlib" not in sys.modules)
"""


def test_whoever_opens_writes_and_searches_has_no_second_copy(vault: Vault) -> None:
    vault.close()
    command = [sys.executable, "-c", _CHILD, str(vault.folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert done.stdout == "True\n", done.stdout
