"""Asks for a file or folder, with the system's own dialog where there is one, and leaves no trace of where one looked.

Qt notes the folders it was shown in a file of its own, whichever dialog is used; here that goes nowhere.
"""

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

Then = Callable[[Path], object]
_ROOM = (700, 500)  # pixels; it has to fit the smallest window's screen


def ask_for_file(parent: QWidget, title: str, kinds: str, then: Then, *, start: Path | None = None) -> None:
    """One file that is there; `kinds` is Qt's list, such as "Backups (*.age)". `then` is called if one was chosen."""
    dialog = _dialog(parent, title, start)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(kinds)
    _open(dialog, then)


def ask_for_files(parent: QWidget, title: str, then: Callable[[list[Path]], object]) -> None:
    """Files that are there, of any kind, one or many."""
    dialog = _dialog(parent, title, None)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(lambda chosen: then([Path(one) for one in chosen]) if chosen else None)
    dialog.open()


def ask_for_folder(parent: QWidget, title: str, then: Then, *, start: Path | None = None) -> None:
    """One folder."""
    dialog = _dialog(parent, title, start)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    _open(dialog, then)


def ask_where_to_save(
    parent: QWidget, title: str, kinds: str, name: str, then: Then, *, start: Path | None = None
) -> None:
    """A name for a new file; the suffix of the chosen kind is added. Nothing asked here is ever written over."""
    dialog = _dialog(parent, title, start)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kinds)
    dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
    # Whoever writes refuses a file that is there, and says so; "replace it?" would promise what is not done.
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.selectFile(name)
    _open(dialog, then)


def _dialog(parent: QWidget, title: str, start: Path | None) -> QFileDialog:
    note_nothing()
    dialog = QFileDialog(parent, title, str(start) if start is not None else "")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAccessibleName(title)
    dialog.resize(*_ROOM)  # Qt's own cuts off what it lists otherwise; the system's has its own size
    prepare(dialog, parent)
    return dialog


def note_nothing() -> None:
    """To be called before a dialog of Qt's own is made that lets somebody choose a file."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)


def prepare(dialog: QDialog, parent: QWidget) -> None:
    """Lets locking work in such a dialog, and forgets where one looked when it is gone."""
    dialog.destroyed.connect(_forget)
    lock = getattr(parent.window(), "lock", None)
    if lock is not None:
        # No lambda: it would keep the window alive until the dialog dies, and then die within it.
        QShortcut(QKeySequence("Ctrl+L"), dialog, lock)


def _open(dialog: QFileDialog, then: Then) -> None:
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)) if chosen else None)
    dialog.open()


def _forget() -> None:
    """For systems where the settings are no file, and the line above changes nothing."""
    settings = QSettings(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, "QtProject")
    settings.remove("FileDialog")
