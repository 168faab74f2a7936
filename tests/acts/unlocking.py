"""Unlocks, as a person does who looks for the first letter: [from Enter to Today painted, Argon2id] in ms."""

import statistics
import sys
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from peerjournal.ui.lock import LockScreen
from tests.acts import PASSPHRASE
from tests.acts.stage import Stage, tell

_AT_HOME = 1.5  # seconds


def main() -> None:
    """Argument: the journal's folder."""
    stage = Stage()
    screen = LockScreen(stage.thread, Path(sys.argv[1]))
    screen.opened.connect(stage.window.opened)
    stage.window.show_screen(screen)
    stage.window.show()
    stage.window.load_ahead()
    stage.settled(_AT_HOME)
    QTest.keyClicks(screen.passphrase, PASSPHRASE)
    stage.settled()
    begun = time.perf_counter()
    QTest.keyClick(screen.passphrase, Qt.Key.Key_Return)
    stage.until(lambda: stage.window.desk is not None)
    took = stage.settled() - begun
    stage.close()
    tell([took * 1000, _argon2id() * 1000])


def _argon2id() -> float:
    from peerjournal.crypto.kdf import LEAST_WRITTEN, argon2id  # the cost that the large journal was made with

    taken = []
    for _ in range(5):
        begun = time.perf_counter()
        argon2id(PASSPHRASE.encode(), bytes(16), LEAST_WRITTEN)
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


if __name__ == "__main__":
    main()
