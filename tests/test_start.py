"""The locked window is painted before anything is loaded that it does not show."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

# The first thing that the program does after its first picture is to harden itself: here it looks, and ends.
_UNTIL_PAINTED = """
import os, sys
from peerjournal import app

def painted():
    from PySide6 import QtCore
    from PySide6.QtWidgets import QApplication, QLineEdit
    field = QApplication.focusWidget()
    print(isinstance(field, QLineEdit) and field.isVisible(), "Qt" in vars(QtCore), *sys.modules, flush=True)
    os._exit(0)

app.harden = painted
app.main(["--vault", sys.argv[1]])
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What is loaded when the locked window has been painted; first whether it was ready, and whether `Qt` was made."""
    base = tmp_path_factory.mktemp("start")
    vault = base / "Mine.peerjournal"
    vault.mkdir()
    (vault / "vault.header").write_text("anything", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", _UNTIL_PAINTED, str(vault)],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=Path(__file__).parents[1],
        env=dict(os.environ, QT_QPA_PLATFORM="offscreen", XDG_CONFIG_HOME=str(base)),
        check=True,
    )
    return done.stdout.split()


def test_the_passphrase_can_be_typed_when_the_window_is_first_seen(loaded: list[str]) -> None:
    """Nothing is filled in afterwards."""
    assert loaded[0] == "True"


def test_what_is_slow_and_not_shown_is_not_loaded(loaded: list[str]) -> None:
    """Each of these costs between a fiftieth and an eighth of the time an empty window takes (see ui/properties.py)."""
    assert loaded[1] == "False", "something asked for PySide6.QtCore.Qt"
    slow = {"PySide6.QtSvg", "cryptography", "ctypes", "dataclasses", "datetime", "sqlcipher3", "tomllib"}
    assert slow & set(loaded) == set()
    ours = {name for name in loaded if name.startswith("peerjournal.")}
    assert {name for name in ours if ".pages" in name or ".vault." in name or ".model" in name} == set()
