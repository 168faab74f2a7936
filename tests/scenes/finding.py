"""The page Find in its states."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from peerjournal.ui.desk import Desk


def _typed(text: str, *, steps: int = 0) -> Callable[[Desk], QWidget]:
    def scene(desk: Desk) -> QWidget:
        desk.go("today")
        desk.search()
        QCoreApplication.processEvents()
        QTest.keyClicks(desk._header.field, text)
        for _ in range(steps):
            desk._header.stepped.emit(1)
        return desk

    return scene


SCENES = {
    "find-words": _typed("wal"),
    "find-phrase": _typed("the", steps=2),
    "find-nothing": _typed("xylophone"),
    "find-date": _typed("walk from:yesterday"),
}
