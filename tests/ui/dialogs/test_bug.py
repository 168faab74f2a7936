"""Our own mistakes: one dialog, and never a word of content in it."""

import sys
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton

from peerjournal.ui import bugs
from peerjournal.ui.dialogs.bug import BugDialog, where
from peerjournal.ui.window import Window
from tests.ui import looks


@pytest.fixture
def hook() -> Iterator[Any]:
    """The hook as the program installs it, taken out again."""
    before = sys.excepthook
    bugs.install()
    yield sys.excepthook
    sys.excepthook = before


def _mistake() -> BaseException:
    try:
        raise KeyError("I told them about the letter")
    except KeyError as error:
        return error


def test_it_says_where_and_never_what(window: Window, hook: Any) -> None:
    """An exception's message may hold words of the person: it is not shown, and not copied."""
    error = _mistake()
    hook(type(error), error, error.__traceback__)
    dialog = window.findChild(BugDialog)
    assert isinstance(dialog, BugDialog)
    text = dialog.findChild(QPlainTextEdit)
    assert isinstance(text, QPlainTextEdit)
    assert "KeyError" in text.toPlainText()
    assert "test_bug.py" in text.toPlainText()
    assert "letter" not in text.toPlainText()
    next(one for one in dialog.findChildren(QPushButton) if one.text() == "Copy").click()
    assert QGuiApplication.clipboard().text() == text.toPlainText()
    assert looks.unnamed(dialog) == []
    assert looks.clipped(dialog) == []
    dialog.close()


def test_only_one_at_a_time(window: Window, hook: Any) -> None:
    """A mistake in a timer must not bury the window in dialogs."""
    error = _mistake()
    for _ in range(3):
        hook(type(error), error, error.__traceback__)
    assert len([one for one in QApplication.topLevelWidgets() if isinstance(one, BugDialog)]) == 1


def test_without_a_window_it_goes_to_stderr(hook: Any, capsys: pytest.CaptureFixture[str]) -> None:
    """Still without content."""
    error = _mistake()
    hook(type(error), error, error.__traceback__)
    said = capsys.readouterr().err
    assert "KeyError" in said
    assert "letter" not in said


def test_paths_of_this_computer_are_shortened() -> None:
    """A home folder's name is a person's name."""
    assert all(line.count("/") <= 2 for line in where(_mistake()).splitlines())
