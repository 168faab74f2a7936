"""Locks while an entry is being written: [ms from Ctrl+L to the cover painted, ...]."""

import sys
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from peerjournal.ui.page import Link
from tests.acts import times
from tests.acts.stage import Stage, tell

_TIMES = 25


def main() -> None:
    """Argument: the journal's folder."""
    stage = Stage()
    stage.open(Path(sys.argv[1]))
    window, desk = stage.window, stage.window.desk
    assert desk is not None
    desk.go("journal", Link(action="new", text="What I want to keep of today. " * 40))
    stage.settled()
    covered: list[float] = []

    def instead_of_closing(_place: Any) -> None:
        covered.append(time.perf_counter())
        assert window.stack.currentWidget() is window._cover

    closes = window._close_vault
    window._close_vault = instead_of_closing  # type: ignore[assignment,method-assign]
    taken = []
    for _ in range(times(_TIMES)):
        begun = time.perf_counter()
        QTest.keySequence(window, QKeySequence("Ctrl+L"))
        stage.until(lambda: bool(covered))
        taken.append((covered.pop() - begun) * 1000)
        window.stack.setCurrentWidget(desk)
        desk.setFocus(Qt.FocusReason.OtherFocusReason)
        stage.settled()
    window._close_vault = closes  # type: ignore[method-assign]
    stage.close()
    tell(taken)


if __name__ == "__main__":
    main()
