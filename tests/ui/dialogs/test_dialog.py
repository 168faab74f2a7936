"""Every dialog: as large as it needs, never larger than its window; Escape closes, Enter is the last button."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from peerjournal.ui.dialogs import Dialog
from peerjournal.ui.dialogs.shortcuts import ShortcutsDialog
from peerjournal.ui.theme import Theme
from peerjournal.ui.widgets import Button, Column, label
from tests.ui import looks


@pytest.fixture
def around(theme: Theme, qtbot: QtBot) -> QWidget:
    """A window of the smallest size."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(720, 520)
    made.show()
    return made


def _column(dialog: Dialog) -> Column:
    found = dialog.findChild(Column)
    assert isinstance(found, Column)
    return found


@pytest.mark.parametrize("percent", [100, 150])
def test_it_is_as_large_as_its_content(around: QWidget, theme: Theme, qtbot: QtBot, percent: int) -> None:
    """Nothing to scroll where there is room on the screen."""
    theme.choose("light", percent=percent)
    dialog = ShortcutsDialog(around, [("Ctrl+L", "Lock"), ("Ctrl+Z", "Undo what was just done")] * 3)
    dialog.open()
    qtbot.waitExposed(dialog)
    QApplication.processEvents()
    assert _column(dialog).verticalScrollBar().maximum() == 0
    assert looks.clipped(dialog) == []


def test_what_is_too_tall_scrolls_and_the_buttons_stay(around: QWidget, theme: Theme, qtbot: QtBot) -> None:
    """At twice the text size in the smallest window."""
    theme.choose("light", percent=200)
    dialog = ShortcutsDialog(around, [("Ctrl+L", "Lock")] * 40)
    dialog.open()
    qtbot.waitExposed(dialog)
    QApplication.processEvents()
    assert dialog.width() <= around.width()
    assert dialog.height() <= around.height()
    assert _column(dialog).verticalScrollBar().maximum() > 0
    button = dialog.findChild(Button)
    assert isinstance(button, Button)
    assert dialog.rect().contains(button.geometry())
    assert looks.clipped(dialog) == []


def test_escape_closes_and_it_is_gone(around: QWidget, qtbot: QtBot) -> None:
    """No dialog is left behind in memory with what was typed into it."""
    dialog = Dialog(around, "A question")
    gone: list[bool] = []
    dialog.destroyed.connect(lambda: gone.append(True))
    dialog.open()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert gone == [True]


def test_enter_does_what_the_last_button_says(around: QWidget, qtbot: QtBot) -> None:
    """From any field of it."""
    pressed: list[str] = []
    dialog = Dialog(around, "A question")
    field = QLineEdit()
    dialog.body.addWidget(label("Words"))
    dialog.body.addWidget(field)
    dialog.buttons(
        Button("Cancel", lambda: pressed.append("cancel")),
        Button("Save", lambda: pressed.append("save"), role="primary"),
    )
    dialog.open()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert pressed == ["save"]
    assert dialog.windowTitle() == "PeerJournal"
