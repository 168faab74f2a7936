"""Shows a mistake of ours: what is safe, and where in the program it happened. Never content."""

import sys
import traceback
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from peerjournal import __version__
from peerjournal.ui.dialogs.dialog import Dialog
from peerjournal.ui.theme import scaled
from peerjournal.ui.widgets.buttons import Button
from peerjournal.ui.widgets.labels import label


def where(error: BaseException) -> str:
    """The kind of error and the lines of program it came through; its message may hold content and is left out."""
    lines = [f"PeerJournal {__version__}, Python {sys.version.split()[0]}", type(error).__name__]
    for frame in traceback.extract_tb(error.__traceback__):
        file = "/".join(Path(frame.filename).parts[-3:])
        lines += [f"  {file}:{frame.lineno} {frame.name}"]
    return "\n".join(lines)


class BugDialog(Dialog):
    """Says that the mistake is ours, and gives what a person may send us, to read before they do."""

    def __init__(self, parent: QWidget, error: BaseException) -> None:
        super().__init__(parent, QCoreApplication.translate("BugDialog", "That was our mistake"))
        self.body.addWidget(
            label(
                self.tr(
                    "Something in PeerJournal didn't work as it should. What was saved before is safe. "
                    "You can go on; if it happens again, lock the journal and open it once more."
                )
            )
        )
        report = self.tr("If you want to report it, this says where it happened. It holds no words of yours:")
        self.body.addWidget(label(report, "muted"))
        self._text = QPlainTextEdit(where(error))
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(self.tr("Where it happened"))
        self._text.setMinimumHeight(scaled(120))
        self.body.addWidget(self._text, 1)
        self.buttons(
            Button(self.tr("Copy"), lambda: QGuiApplication.clipboard().setText(self._text.toPlainText())),
            Button(self.tr("Go on"), self.accept, role="primary"),
        )
