"""Copies a secret so that the clipboard's history leaves it out, and takes it back after a minute."""

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QWidget

KEPT_FOR = 60_000  # milliseconds
# What password programs set: KDE's and others' clipboard histories heed the first, Windows' own the second.
HINTS = {
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
}


def copy_secret(owner: QWidget, text: str, *, kept_for: int = KEPT_FOR) -> None:
    """Puts a secret on the clipboard; while the window of `owner` lives, it is gone from there after a minute."""
    data = QMimeData()
    data.setText(text)
    for kind, value in HINTS.items():
        data.setData(kind, value)
    clipboard = QGuiApplication.clipboard()
    clipboard.setMimeData(data, QClipboard.Mode.Clipboard)
    QTimer.singleShot(kept_for, owner.window(), lambda: _take_back(text))


def _take_back(text: str) -> None:
    clipboard = QGuiApplication.clipboard()
    if clipboard.text() == text:  # whatever was copied since stays
        clipboard.clear()
