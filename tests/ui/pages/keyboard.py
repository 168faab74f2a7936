"""Goes through the window as a person with only a keyboard does."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from peerjournal.ui.widgets.toast import Toast
from peerjournal.ui.window import Window
from tests.ui.conftest import Opened

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier


def page(window: Window, name: str) -> Any:
    """A page that was shown before."""
    assert window.desk is not None
    return window.desk._built[name]


def activate(window: Window) -> None:
    """Makes a window the one that has the keyboard."""
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)


def go(window: Window, opened: Opened, name: str, link: Any = None) -> Any:
    """Goes to a page and waits until it shows what it read."""
    activate(window)
    assert window.desk is not None
    window.desk.go(name, link)
    opened.settle()
    return page(window, name)


def focused() -> QWidget:
    """Where the keyboard is."""
    found = QApplication.focusWidget()
    assert found is not None, "the keyboard is nowhere"
    return found


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN, *, times: int = 1) -> None:
    """Presses a key where the keyboard is."""
    for _ in range(times):
        QTest.keyClick(focused(), key, modifier)
        QCoreApplication.processEvents()


def type_words(text: str) -> None:
    """Types where the keyboard is."""
    QTest.keyClicks(focused(), text)


def tab_to(name: str, *, most: int = 60) -> QWidget:
    """Presses Tab until the keyboard is on what has this accessible name, or that text."""
    for _ in range(most):
        if name in (focused().accessibleName(), getattr(focused(), "text", str)()):
            return focused()
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not lead to {name!r}")


def button(widget: QWidget, name: str) -> QPushButton:
    """The one button that is seen and called so."""
    found = [
        one
        for one in widget.findChildren(QPushButton)
        if name in (one.text(), one.accessibleName()) and one.isVisibleTo(widget)
    ]
    assert len(found) == 1, f"{len(found)} buttons {name!r}"
    return found[0]


def dialog() -> QDialog:
    """The dialog that is open."""
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
    assert len(found) == 1
    return found[0]


def said(window: Window) -> str:
    """The line at the foot."""
    found = window.findChild(Toast)
    assert isinstance(found, Toast)
    return found.text()
