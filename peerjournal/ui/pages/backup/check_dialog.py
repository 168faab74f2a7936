"""Proves a backup from its beginning to its end; this journal's own key is tried first."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from peerjournal.model.errors import BackupKeyWrong, RecoveryKeyUnreadable, Stopped, WorldError
from peerjournal.model.reports import BackupReport
from peerjournal.ui.dialogs.dialog import Dialog
from peerjournal.ui.models.spoken import entries_number
from peerjournal.ui.page import Shell
from peerjournal.ui.restore.form import proven, worded
from peerjournal.ui.restore.key import BackupKey
from peerjournal.ui.tasks import Task
from peerjournal.ui.widgets import Button, ProgressLine, label


class CheckDialog(Dialog):
    """Asks for a key only if this journal's does not open the file."""

    def __init__(self, parent: QWidget, shell: Shell, backup: Path) -> None:
        super().__init__(parent, QCoreApplication.translate("CheckDialog", "Check a backup"), lock=shell.lock)
        self._tasks, self._backup = shell.tasks_for(self), backup
        self._under_way: Task[BackupReport] | None = None
        self._result, self._message = label("", "strong"), label("", "error")
        self._key, self._progress = BackupKey(), ProgressLine(percent=True)
        self._key.entered.connect(self._check)
        self._again = Button(self.tr("Check it"), self._check, role="primary")
        self.body.addWidget(label(backup.name, "muted"))
        for one in (self._result, self._message, self._key, self._progress):
            one.hide()
            self.body.addWidget(one)
        self.body.addStretch(1)
        self._again.hide()
        self._close = Button(self.tr("Close"), self.reject)
        self.buttons(self._close, self._again)
        self._check()

    def reject(self) -> None:
        """Stops what is under way."""
        if self._under_way is not None:
            self._under_way.cancel()
        super().reject()

    def _check(self) -> None:
        secrets = self._key.secrets() if self._key.isVisibleTo(self) else {}
        if self._key.isVisibleTo(self) and not secrets:
            self._key.wrong()
            return
        self._message.hide()
        self._again.setEnabled(False)
        task = self._under_way = self._tasks.run(proven, self._backup, secrets)
        self._progress.begin(self.tr("Reading it to its end…"), task.cancel)
        task.progress(self._progress.show_progress).then(self._whole).failed(self._refused).always(self._end)

    def _whole(self, report: BackupReport) -> None:
        text = self.tr("It is whole: {entries}. A journal can be made out of it.")
        self._result.setText(text.replace("{entries}", entries_number(report.entries)))
        self._result.show()
        self._key.hide()
        self._again.hide()

    def _refused(self, error: WorldError) -> None:
        if isinstance(error, Stopped):
            return
        self._message.setText(worded(error, own_key=not self._key.isVisibleTo(self)))
        self._message.show()
        if isinstance(error, BackupKeyWrong | RecoveryKeyUnreadable):
            self._key.show()
            self._again.show()
            self._key.wrong()

    def _end(self) -> None:
        self._under_way = None
        self._progress.end()
        self._again.setEnabled(True)
        self.fit()
