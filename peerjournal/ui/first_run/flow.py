"""The first run as a whole: which screen follows which."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from peerjournal import places
from peerjournal.ui.first_run.naming import Naming
from peerjournal.ui.first_run.protecting import Protecting
from peerjournal.ui.first_run.step import Step
from peerjournal.ui.first_run.welcome import Welcome
from peerjournal.ui.tasks import Tasks
from peerjournal.ui.vault_thread import VaultThread

if TYPE_CHECKING:
    from peerjournal.actions.recovery import RecoveryKey
    from peerjournal.ui.first_run.arriving import Existing


class FirstRun(QWidget):
    """Shown where there is no journal in `folder`. `opened` when one is open on the vault's thread.

    Before that come `chosen`, with its folder, where that is another one, and `forgotten` when the recovery key opened
    it. `lock_asked` while the recovery kit is shown.
    """

    opened = Signal()
    chosen = Signal(object)
    forgotten = Signal()
    lock_asked = Signal()

    def __init__(self, thread: VaultThread, folder: Path) -> None:
        super().__init__()
        self.setObjectName("lock")
        self._thread, self._folder = thread, folder
        self._tasks = Tasks(thread, self)
        self._stack = QStackedWidget()
        self._welcome = Welcome(folder if folder != places.default_vault() else None)
        # A new journal does not go where a disk is not plugged in: a folder of that name would hide it.
        self._naming = Naming(folder if folder.parent.is_dir() else places.default_vault(), self._count(1))
        self._protecting = Protecting(self._tasks, self._count(2))
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._stack)
        for step in (self._welcome, self._naming, self._protecting):
            self._stack.addWidget(step)
        self._welcome.new.connect(lambda: self._show(self._naming))
        self._welcome.existing.connect(self._ask_for_journal)
        self._welcome.backup.connect(self._ask_for_backup)
        self._naming.left.connect(lambda: self._show(self._welcome))
        self._naming.named_as.connect(self._named)
        self._protecting.left.connect(lambda: self._show(self._naming))
        self._protecting.made.connect(self._made)

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard begins where a person would."""
        super().showEvent(event)
        step = self._stack.currentWidget()
        if isinstance(step, Step):
            step.begin()

    def _count(self, number: int) -> str:
        return self.tr("Step {number} of 3").replace("{number}", str(number))

    def _show(self, step: "Step | Existing") -> None:
        if self._stack.indexOf(step) < 0:
            self._stack.addWidget(step)
        before = self._stack.currentWidget()
        self._stack.setCurrentWidget(step)
        step.begin()
        if before is not None and before not in (self._welcome, self._naming, self._protecting, step):
            self._stack.removeWidget(before)  # it knows a secret, or a file that may not be meant next time
            before.deleteLater()

    def _named(self, folder: Path) -> None:
        self._protecting.folder = folder
        self._show(self._protecting)

    def _made(self) -> None:
        from peerjournal.actions import recovery

        self._use(self._protecting.folder)
        self._tasks.run(recovery.key).then(self._show_kit)

    def _show_kit(self, key: "RecoveryKey") -> None:
        from peerjournal.ui.first_run.keeping import Keeping

        step = Keeping(self._tasks, key, self._protecting.folder, self._count(3))
        step.done.connect(self.opened)
        step.lock_asked.connect(self.lock_asked)
        self._show(step)

    def _use(self, folder: Path) -> None:
        if folder != self._folder:
            self.chosen.emit(folder)

    def _ask_for_journal(self) -> None:
        from peerjournal.ui.dialogs import choosing

        start = self._folder.parent if self._folder.parent.is_dir() else None
        title = self.tr("Choose the folder of your journal")
        choosing.ask_for_folder(self, title, self.open_journal, start=start)

    def open_journal(self, folder: Path) -> None:
        """Asks for the passphrase of a journal that is there already."""
        from peerjournal.actions import journals
        from peerjournal.ui.first_run.arriving import Existing

        if not journals.is_journal(folder):
            self._welcome.say(
                self.tr("There is no journal in that folder. Its name ends in .peerjournal. Choose that folder itself.")
            )
            return
        self._welcome.say("")
        step = Existing(self._thread, folder)
        step.left.connect(lambda: self._show(self._welcome))

        def opened() -> None:
            self._use(folder)
            self.opened.emit()

        step.forgotten.connect(self.forgotten)
        step.opened.connect(opened)
        self._show(step)

    def _ask_for_backup(self) -> None:
        from peerjournal.ui.dialogs import choosing

        title, kinds = self.tr("Choose a backup"), self.tr("Backups (*.age)")
        choosing.ask_for_file(self, title, kinds, self.restore)

    def restore(self, backup: Path) -> None:
        """Makes a journal out of a backup."""
        from peerjournal.ui.first_run.arriving import Restoring

        self._welcome.say("")
        step = Restoring(self._tasks, backup, self._folder)
        step.left.connect(lambda: self._show(self._welcome))
        step.chosen.connect(self._use)
        step.opened.connect(self.opened)
        self._show(step)
