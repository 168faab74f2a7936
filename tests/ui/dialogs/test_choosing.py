"""Files and folders are asked for without leaving a trace of where one looked."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from peerjournal.ui.dialogs import choosing
from peerjournal.ui.dialogs.dialog import Dialog
from peerjournal.ui.theme import Theme


@pytest.fixture
def parent(qtbot: QtBot, theme: Theme) -> QWidget:
    """A window to ask from."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


def _dialog() -> QFileDialog:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog) and one.isVisible())


def _answer(name: str) -> None:
    """Types a name and presses Enter."""
    dialog = _dialog()
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(field, QLineEdit)
    field.setText(name)
    QTest.keyClick(field, Qt.Key.Key_Return)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _traces() -> list[Path]:
    return [path for path in Path(os.environ["XDG_CONFIG_HOME"]).rglob("*") if "QtProject" in path.name]


Ask = Callable[[QWidget, Path, Callable[[Path], object]], None]
WAYS: dict[str, tuple[Ask, str]] = {
    "a file": (lambda parent, at, then: choosing.ask_for_file(parent, "One", "All (*)", then, start=at), "there.age"),
    "a folder": (lambda parent, at, then: choosing.ask_for_folder(parent, "One", then, start=at), "inside"),
    "a new file": (
        lambda parent, at, then: choosing.ask_where_to_save(parent, "One", "PDF (*.pdf)", "kit.pdf", then, start=at),
        "mine",
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_what_is_chosen_is_given_and_where_one_looked_is_noted_nowhere(
    way: str, parent: QWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    """Qt writes ~/.config/QtProject.conf else, with every folder in it."""
    (tmp_path / "there.age").touch()
    (tmp_path / "inside").mkdir()
    chosen: list[Path] = []
    ask, name = WAYS[way]
    ask(parent, tmp_path, chosen.append)
    qtbot.waitUntil(lambda: _dialog().isVisible())
    _answer(name)
    qtbot.waitUntil(lambda: bool(chosen))
    assert chosen == [tmp_path / ("mine.pdf" if way == "a new file" else name)]
    assert _traces() == []
    kept = QSettings(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, "QtProject")
    assert [key for key in kept.allKeys() if key.startswith("FileDialog")] == []


def test_a_file_that_is_there_is_not_asked_to_be_replaced(parent: QWidget, tmp_path: Path, qtbot: QtBot) -> None:
    """Whoever writes refuses it and says so: an older kit may be needed."""
    (tmp_path / "mine.pdf").touch()
    chosen: list[Path] = []
    choosing.ask_where_to_save(parent, "One", "PDF (*.pdf)", "kit.pdf", chosen.append, start=tmp_path)
    qtbot.waitUntil(lambda: _dialog().isVisible())
    _answer("mine.pdf")
    qtbot.waitUntil(lambda: bool(chosen))
    assert chosen == [tmp_path / "mine.pdf"]


def test_escape_chooses_nothing(parent: QWidget, tmp_path: Path, qtbot: QtBot) -> None:
    chosen: list[Path] = []
    choosing.ask_for_file(parent, "One", "All (*)", chosen.append, start=tmp_path)
    qtbot.waitUntil(lambda: _dialog().isVisible())
    QTest.keyClick(_dialog(), Qt.Key.Key_Escape)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert chosen == []
    assert [one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog)] == []


def test_locking_works_while_it_is_open(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    """A way to stop is always near."""
    locked: list[bool] = []

    class Lockable(QWidget):
        def lock(self) -> None:
            locked.append(True)

    window = Lockable()
    qtbot.addWidget(window)
    window.show()
    choosing.ask_for_folder(window, "One", lambda _path: None, start=tmp_path)
    qtbot.waitUntil(lambda: _dialog().isActiveWindow())
    QTest.keyClick(_dialog(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert locked == [True]
    _dialog().close()


def test_locking_works_in_what_a_sheet_has_opened(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    """An export asks where to, and somebody comes in."""
    locked: list[bool] = []

    class Lockable(QWidget):
        def lock(self) -> None:
            locked.append(True)

    window = Lockable()
    qtbot.addWidget(window)
    window.show()
    sheet = Dialog(window, "Export")
    sheet.open()
    choosing.ask_for_folder(sheet, "One", lambda _path: None, start=tmp_path)
    qtbot.waitUntil(lambda: _dialog().isActiveWindow())
    QTest.keyClick(_dialog(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert locked == [True]
    _dialog().close()
    sheet.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
