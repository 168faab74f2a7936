"""A hardened process makes private files and leaves no core behind."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import ctypes, os, resource, sys
from pathlib import Path
from peerjournal.actions.hardening import harden
harden()
file = Path(sys.argv[1])
file.touch()
dumpable = ctypes.CDLL(None).prctl(3) if sys.platform == "linux" else 0  # PR_GET_DUMPABLE
print(oct(file.stat().st_mode & 0o777), resource.getrlimit(resource.RLIMIT_CORE), dumpable)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has none of these")
def test_files_are_private_and_nothing_is_dumped(tmp_path: Path, repository: Path) -> None:
    command = [sys.executable, "-c", SCRIPT, str(tmp_path / "file")]
    done = subprocess.run(command, capture_output=True, check=True, cwd=repository, umask=0o022)
    assert done.stdout.decode().strip() == "0o600 (0, 0) 0"
