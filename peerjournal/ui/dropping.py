"""Files and folders dropped onto the window are looked at, to be brought in as entries."""

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from peerjournal.ui.page import Shell

_MOST = 50


def paths(dropped: QMimeData) -> list[Path]:
    """The files and folders of this computer among what is dropped."""
    return [Path(url.toLocalFile()) for url in dropped.urls()[:_MOST] if url.isLocalFile() and url.toLocalFile()]


def consider(event: QDragEnterEvent | QDragMoveEvent) -> None:
    """Says that these may be dropped here; the files stay where they are."""
    if paths(event.mimeData()):
        event.acceptProposedAction()


def take(event: QDropEvent, parent: QWidget, shell: Shell) -> None:
    """Shows what they would bring, before anything is changed."""
    from peerjournal.ui.pages.backup.import_dialog import ImportDialog

    found = paths(event.mimeData())
    if found:
        event.acceptProposedAction()
        ImportDialog(parent, shell, *found).open()
