"""Nothing flashes: no part of a page is ever shown as a window of its own while the page is built."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from peerjournal.ui.desk import Desk
from peerjournal.ui.first_run import FirstRun
from peerjournal.ui.pages import PAGES
from peerjournal.ui.settings import Settings
from peerjournal.ui.theme import Theme
from peerjournal.ui.window import Window
from tests.ui.conftest import Opened


class _Strays(QObject):
    """Notes every window that is neither the program's nor a sheet before it."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Looks, and lets everything pass."""
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if shown and not isinstance(watched, Window | QDialog):
            self.seen.append(f"{type(watched).__name__} {watched.property('accessibleName')}")
        return False


@pytest.mark.parametrize("name", [spec.name for spec in PAGES])
def test_a_page_is_built_within_the_window(
    name: str, demo_window: Window, opened_demo: Opened, theme: Theme, qapp: QApplication
) -> None:
    """A button that is shown before it has a parent takes the window's keyboard away, and is seen to flicker."""
    strays = _Strays()
    qapp.installEventFilter(strays)
    desk = Desk(theme, Settings(), opened_demo.thread)
    desk.setParent(demo_window)
    desk.go(name)
    opened_demo.settle()
    qapp.removeEventFilter(strays)
    desk.deleteLater()
    assert strays.seen == []


def test_the_first_run_is_built_within_the_window(opened: Opened, theme: Theme, qapp: QApplication) -> None:
    """All of its screens."""
    strays = _Strays()
    qapp.installEventFilter(strays)
    window = Window(theme, Settings(), opened.thread, lambda: None)
    first = FirstRun(opened.thread, Path("Journal.peerjournal"))
    window.show_screen(first)
    window.show()
    for step in (first._naming, first._protecting):
        first._show(step)
    first._made()
    opened.settle()
    first.restore(Path("mine.age"))
    opened.settle()
    qapp.removeEventFilter(strays)
    window.close()
    window.deleteLater()
    assert strays.seen == []
