"""Asking for files by the system's own dialog; where Qt draws it itself, it shall not remember the folders it saw."""

from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget


def which_files(parent: QWidget, title: str) -> list[Path]:
    """The files somebody chose; none when they changed their mind."""
    names, _ = QFileDialog.getOpenFileNames(parent, title)
    _forget()
    return [Path(name) for name in names]


def where_to(parent: QWidget, title: str, name: str) -> Path | None:
    """Where a file shall be written; `name` is the name offered."""
    path, _ = QFileDialog.getSaveFileName(parent, title, name)
    _forget()
    return Path(path) if path else None


def _forget() -> None:
    kept = QSettings(QSettings.Scope.UserScope, "QtProject")
    if kept.contains("FileDialog/lastVisited") or kept.contains("FileDialog/history"):
        kept.remove("FileDialog")
        kept.sync()
