"""Makes a journal out of a backup while another is open: beside that one, or in its place."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from peerjournal.actions import backup_notes, journals
from peerjournal.actions.backup_notes import Standing
from peerjournal.ui.dialogs.dialog import Dialog
from peerjournal.ui.page import Move, Shell
from peerjournal.ui.restore import Restored, RestoreForm
from peerjournal.ui.widgets import Button, label


class RestoreDialog(Dialog):
    """Ends with locking this journal, and the restored one waiting to be unlocked; or with both where they are."""

    def __init__(self, parent: QWidget, shell: Shell, backup: Path) -> None:
        super().__init__(parent, QCoreApplication.translate("RestoreDialog", "Restore a backup"), lock=shell.lock)
        self._shell, self._backup = shell, backup
        self._form: RestoreForm | None = None
        self._done = QWidget()
        self._stack = QStackedWidget()
        self.body.addWidget(self._stack)
        self.body.addStretch(1)
        shell.tasks_for(self).run(backup_notes.standing).then(self._begin)

    def reject(self) -> None:
        """Stops what is under way."""
        if self._form is not None:
            self._form.stop()
        super().reject()

    def _begin(self, standing: Standing) -> None:
        tasks = self._shell.tasks_for(self)
        form = self._form = RestoreForm(tasks, self._backup, standing.journal, standing.journal)
        form.left.connect(self.reject)
        form.restored.connect(self._restored)
        form.changed.connect(lambda: QTimer.singleShot(0, self, self.fit))
        self._stack.addWidget(form)
        self._stack.setCurrentWidget(form)
        self.buttons(form.back, form.next)
        self.fit()

    def _restored(self, restored: Restored) -> None:
        instead = restored.instead_of
        if instead is not None:
            self._shell.lock(Move(first=lambda: journals.take_place(restored.folder, instead)))
            return
        self._show_done(restored.folder)

    def _show_done(self, folder: Path) -> None:
        for one in (self._form.back, self._form.next) if self._form is not None else ():
            one.hide()
        self._form = None
        column = QVBoxLayout(self._done)
        column.setContentsMargins(0, 0, 0, 0)
        text = self.tr("The journal “{name}” is there, whole and proven.")
        column.addWidget(label(text.replace("{name}", journals.name_of(folder)), "strong"))
        column.addWidget(label(str(folder), "muted"))
        column.addWidget(label(self.tr("Opening it locks the one that is open now.")))
        self._stack.addWidget(self._done)
        self._stack.setCurrentWidget(self._done)
        self.buttons(
            Button(self.tr("Stay here"), self.accept),
            Button(self.tr("Open it"), lambda: self._shell.lock(Move(folder)), role="primary"),
        )
        self.fit()
