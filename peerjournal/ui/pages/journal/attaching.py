"""Hangs files and pictures on an entry, which is saved with them; says how far it is."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from peerjournal.actions import attachments
from peerjournal.model.entry import Entry
from peerjournal.model.moments import now
from peerjournal.ui.dialogs import choosing
from peerjournal.ui.page import Shell
from peerjournal.ui.widgets import ProgressLine


def attach_image(vault: Any, entry: Entry, name: str, image: QImage) -> Entry:
    """Hangs a picture on an entry as a PNG file; for the vault's thread, as packing a large one takes a while."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return attachments.attach_bytes(vault, entry, name, bytes(buffer.data().data()))


def dropped_files(data: QMimeData) -> list[Path]:
    """The files of this computer that were dropped or pasted."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class Attaching(QObject):
    """`done` carries the entry as it is saved then. Put `line` where the progress shall be seen."""

    done = Signal(object)

    def __init__(self, owner: QWidget, shell: Shell) -> None:
        super().__init__(owner)
        self._owner = owner
        self._tasks = shell.tasks_for(self)
        self.line = ProgressLine()

    def ask(self, chosen: Callable[[list[Path]], object]) -> None:
        """Lets the person choose files."""
        choosing.ask_for_files(self._owner, self.tr("Attach files"), chosen)

    def attach(self, entry: Entry, paths: list[Path]) -> None:
        """Hangs all of these files on an entry, or none if one of them can't be read."""
        task = self._tasks.run(attachments.attach_all, entry, paths)
        task.progress(self.line.show_progress).then(self.done.emit).always(self.line.end)
        self.line.begin(self.tr("Encrypting a copy…"), task.cancel)

    def attach_image(self, entry: Entry, image: QImage) -> None:
        """Hangs a picture from the clipboard on an entry, named after this moment."""
        name = self.tr("Picture {moment}").replace("{moment}", f"{now():%Y-%m-%d %H.%M.%S}") + ".png"
        self._tasks.run(attach_image, entry, name, image).then(self.done.emit)
