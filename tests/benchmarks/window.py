"""The window: starting it locked, against an empty window of Qt's own; each in a process of its own."""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from peerjournal.actions import vaults
from tests.benchmarks.measure import Row
from tests.benchmarks.saving import CHEAP

# Runs until the first window has been painted, then prints when that was.
_PAINTED = """
import sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            print(time.time(), flush=True)
            QApplication.instance().removeEventFilter(self)
            QTimer.singleShot(0, QApplication.instance().quit)
        return False

painted = Painted()
usual = QApplication.exec
def watched_exec(*_):
    QApplication.instance().installEventFilter(painted)
    return usual()
"""
_FLOOR = """
application = QApplication([])
application.setStyle("Fusion")
window = QWidget()
window.resize(1180, 760)
window.show()
watched_exec()
"""
_OURS = """
QApplication.exec = watched_exec
from peerjournal import app
app.main(["--vault", sys.argv[1]])
"""
_TIMES = 15


def locked_start(folder: Path, scale: int) -> list[Row]:
    """From starting the process until the locked window is painted."""
    del scale
    vault = folder / "start.peerjournal"
    vaults.lock(vaults.create(vault, "a passphrase", cost=CHEAP))
    taken: tuple[list[float], list[float]] = ([], [])
    for script in (_OURS, _FLOOR):
        _milliseconds(_PAINTED + script, vault)
    for _ in range(_TIMES):
        for place, script in enumerate((_OURS, _FLOOR)):
            taken[place].append(_milliseconds(_PAINTED + script, vault))
    mine, least = statistics.median(taken[0]), statistics.median(taken[1])
    return [Row("start to the locked window painted", mine, least, 1.3, "ms", "an empty PySide6 window")]


def _milliseconds(script: str, vault: Path) -> float:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(Path(__file__).parents[2])}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled once
    environment["PYTHONPYCACHEPREFIX"] = str(vault.parent / "compiled")
    begun = time.time()
    command = [sys.executable, "-c", script, str(vault)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    return (float(done.stdout.split()[0]) - begun) * 1000
