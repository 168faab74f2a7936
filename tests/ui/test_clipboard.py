"""A secret on the clipboard stays out of its history and does not stay there."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from peerjournal.ui.clipboard import HINTS, copy_secret


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Somebody's window."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_clipboard_histories_are_told_to_leave_it_out(window: QWidget) -> None:
    copy_secret(window, "AGE-SECRET-KEY-1")
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "AGE-SECRET-KEY-1"
    assert bytes(data.data("x-kde-passwordManagerHint").data()) == b"secret"
    assert all(data.hasFormat(kind) for kind in HINTS)


def test_it_is_taken_back_after_a_while(window: QWidget, qtbot: QtBot) -> None:
    copy_secret(window, "AGE-SECRET-KEY-1", kept_for=30)
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == "")


def test_what_came_after_it_stays(window: QWidget, qtbot: QtBot) -> None:
    copy_secret(window, "AGE-SECRET-KEY-1", kept_for=30)
    QGuiApplication.clipboard().setText("a shopping list")
    qtbot.wait(80)
    assert QGuiApplication.clipboard().text() == "a shopping list"


def test_only_one_place_in_the_window_copies_secrets(repository: Path) -> None:
    """And whoever copies a recovery key goes through it."""
    kit = (repository / "peerjournal" / "ui" / "kit").glob("*.py")
    assert not [path.name for path in kit if "setText(self._key" in path.read_text("utf-8")]
    assert "copy_secret" in (repository / "peerjournal" / "ui" / "kit" / "view.py").read_text("utf-8")
