"""PySide does not read, and Python does not keep, the source of what is imported beside it or after it."""

import subprocess
import sys
from pathlib import Path

_CHILD = """
import linecache, sys
from PySide6 import QtCore
from peerjournal.ui import imports
if "plain" in sys.argv:
    imports.plain()
if "later" in sys.argv:
    import peerjournal.ui.tasks
print(any(name.endswith(sys.argv[1]) for name in linecache.cache))
"""


def _keeps_source(module: str, *arguments: str) -> bool:
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", _CHILD, f"{module}.py", *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=root)
    return done.stdout.strip() == "True"


def test_no_source_is_read_with_pythons_own_import() -> None:
    assert not _keeps_source("vault_thread", "later", "plain")


def test_pyside_still_does_it_otherwise() -> None:
    """If not, `ui/imports.py` has become needless."""
    assert _keeps_source("vault_thread", "later")


def test_what_was_read_before_is_kept_no_longer() -> None:
    assert _keeps_source("enum")
    assert not _keeps_source("enum", "plain")
