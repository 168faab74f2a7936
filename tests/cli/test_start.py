"""A search waits for nothing but what its key needs: what else is loaded is loaded while the key is made."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from peerjournal.actions import entries, vaults
from tests.vaults import PASSPHRASE, make

# The process ends without unwinding, so it is looked at right there.
_LOOKED_AT = """
import os, sys
sys.path[:0] = sys.argv.pop(1).split(os.pathsep)
from peerjournal.cli.start import main
leave = os._exit

def look(code):
    import ctypes, resource
    dumpable = ctypes.CDLL(None).prctl(3) if sys.platform == "linux" else 0  # PR_GET_DUMPABLE
    print("core", resource.getrlimit(resource.RLIMIT_CORE), "dumpable", dumpable, flush=True)
    leave(code)

os._exit = look
main()
"""
_LOADED = re.compile(r"^import time:.*\| *([\w.]+)$", re.M)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limits to look at")
def test_a_key_is_begun_before_anything_large_is_loaded_and_the_process_is_hardened(tmp_path: Path) -> None:
    vault = make(tmp_path)
    entries.save(vault, entries.new(body="a lantern in the window"))
    vaults.lock(vault)
    (tmp_path / "passphrase").write_text(PASSPHRASE, "utf-8")
    line = ["--vault", str(vault.folder), "--passphrase-file", str(tmp_path / "passphrase"), "search", "lantern"]
    # Without the development environment's own start, which loads some of these for its tools.
    command = [sys.executable, "-I", "-S", "-X", "importtime", "-c", _LOOKED_AT, os.pathsep.join(sys.path), *line]
    done = subprocess.run(command, capture_output=True, check=True, cwd=tmp_path)
    told = done.stdout.decode()
    assert "lantern" in told
    assert told.splitlines()[-1] == "core (0, 0) dumpable 0"
    loaded = _LOADED.findall(done.stderr.decode())
    # `resource` is the last before the passphrase is read, `ctypes` the first behind it.
    ready = loaded[: loaded.index("resource") + 1]
    assert "peerjournal.crypto.argon" in ready
    assert not {"collections", "contextlib", "dataclasses", "enum", "functools", "json", "re", "typing"} & set(ready)
    assert "ctypes" in loaded[len(ready) :]
