"""The two other ways in: a journal that is there already, and a backup."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerjournal.ui.first_run.step import Step
from peerjournal.ui.lock import LockScreen
from peerjournal.ui.restore import Restored, RestoreForm
from peerjournal.ui.tasks import Tasks
from peerjournal.ui.theme.tokens import NEAR
from peerjournal.ui.vault_thread import OpenVault, VaultThread
from peerjournal.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from peerjournal.model.errors import WorldError


class Existing(QWidget):
    """The locked screen of another journal, with a way back."""

    opened = Signal()
    forgotten = Signal()
    left = Signal()

    def __init__(self, thread: VaultThread, folder: Path) -> None:
        super().__init__()
        self.setObjectName("lock")
        screen = LockScreen(thread, folder)
        screen.forgotten.connect(self.forgotten)
        screen.opened.connect(self.opened)
        column = QVBoxLayout(self)
        column.setContentsMargins(NEAR, NEAR, NEAR, 0)
        column.addWidget(Button(self.tr("Back"), self.left.emit, role="quiet"), 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(screen, 1)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.left.emit)

    def begin(self) -> None:
        """The locked screen takes the keyboard by itself."""


class Restoring(Step):
    """`chosen` carries the folder of the restored journal, and `opened` follows."""

    chosen = Signal(object)
    opened = Signal()

    def __init__(self, tasks: Tasks, backup: Path, usual: Path) -> None:
        super().__init__(QCoreApplication.translate("Restoring", "Restore a backup"))
        self._tasks = tasks
        self._form = RestoreForm(tasks, backup, usual)
        self._form.left.connect(self.left)
        self._form.restored.connect(self._open)
        self.card.add(self._form)
        self.foot(self._form.back, self._form.next)

    def begin(self) -> None:
        """The step's first field."""
        self._form.begin()

    def go_back(self) -> None:
        """A step back within, or out of it."""
        self._form.go_back()

    def _open(self, restored: Restored) -> None:
        def opener() -> OpenVault:
            from peerjournal.actions import vaults

            return vaults.unlock(restored.folder, restored.passphrase, holder="window")

        def done(_nothing: None) -> None:
            self.chosen.emit(restored.folder)
            self.opened.emit()

        self._tasks.open(opener).then(done).failed(self._refused)

    def _refused(self, error: "WorldError") -> None:
        from peerjournal.actions.wording import sentence

        self.say(sentence(error))
