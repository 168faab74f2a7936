"""The steps of a restore: prove the backup, say where to, choose a passphrase, and wait with a way to stop."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerjournal.actions import backup_notes, backups, journals
from peerjournal.actions.vaults import Progress, no_progress
from peerjournal.actions.wording import sentence
from peerjournal.model.errors import BackupKeyWrong, RecoveryKeyUnreadable, Stopped, VaultExists, WorldError
from peerjournal.model.reports import BackupReport
from peerjournal.ui.models.spoken import entries_number
from peerjournal.ui.restore.key import BackupKey
from peerjournal.ui.restore.place import RestorePlace
from peerjournal.ui.tasks import Task, Tasks
from peerjournal.ui.theme.tokens import SNUG, TIGHT
from peerjournal.ui.widgets.buttons import Button
from peerjournal.ui.widgets.labels import label
from peerjournal.ui.widgets.new_passphrase import NewPassphrase
from peerjournal.ui.widgets.progress import ProgressLine


@dataclass(frozen=True, slots=True)
class Restored:
    """A journal made out of a backup. `instead_of` is the open journal whose place it shall take."""

    folder: Path
    passphrase: str = field(repr=False)
    instead_of: Path | None = None


class RestoreForm(QWidget):
    """Restores `backup`. `journal` is the open journal, if one is; `usual` a folder that journals lie beside.

    `restored` carries a Restored, `left` comes with Back in the first step, `changed` when it needs more or less room.
    The buttons `back` and `next` are for whoever shows the form to put at its foot.
    """

    restored = Signal(object)
    left = Signal()
    changed = Signal()

    def __init__(self, tasks: Tasks, backup: Path, usual: Path, journal: Path | None = None) -> None:
        super().__init__()
        self._tasks, self._backup, self._journal = tasks, backup, journal
        self._under_way: Task[Any] | None = None
        self._secrets: dict[str, str] = {}
        self._message = label("", "error")
        self._message.setAccessibleName(self.tr("Message"))
        self._progress = ProgressLine(percent=True)
        self._key, self._place, self._new = BackupKey(), RestorePlace(backup, usual, journal), NewPassphrase(tasks)
        self._key.entered.connect(self.go_on)
        self._place.name.returnPressed.connect(self.go_on)
        self._new.entered.connect(self.go_on)
        self._steps = (self._opening(), self._place, self._protecting())
        self.back = Button(self.tr("Back"), self.go_back)
        self.next = Button("", self.go_on, role="primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SNUG)
        for one in (*self._steps, self._message, self._progress):
            column.addWidget(one)
        self._asked.setVisible(journal is None)
        self._show_step(0)
        if journal is not None:
            self._check()  # most often the journal's own key opens it, and nothing needs to be asked

    def _opening(self) -> QWidget:
        step, column = _step()
        column.addWidget(label(self._backup.name, "muted"))
        self._asked = QWidget()
        asked = QVBoxLayout(self._asked)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.setSpacing(TIGHT)
        asked.addWidget(label(self.tr("What opens this backup?"), "strong"))
        asked.addWidget(self._key)
        column.addWidget(self._asked)
        return step

    def _protecting(self) -> QWidget:
        step, column = _step()
        column.addWidget(label(self.tr("Choose its passphrase. It may be one you know already."), "muted"))
        column.addWidget(self._new)
        return step

    def begin(self) -> None:
        """Takes the keyboard."""
        if self._at == 0 and self._asked.isVisibleTo(self):
            self._key.begin()

    def go_back(self) -> None:
        """Stops what is under way, goes a step back, or leaves."""
        if self._under_way is not None:
            self._under_way.cancel()
        elif self._at > (0 if self._asked.isVisibleTo(self) else 1):
            self._show_step(self._at - 1)
        else:
            self.stop()
            self.left.emit()

    def go_on(self) -> None:
        """The step's own button, or Enter."""
        if self._under_way is None:
            (self._check, lambda: self._show_step(2), self._restore)[self._at]()

    def stop(self) -> None:
        """Stops what is under way, and forgets what was typed."""
        if self._under_way is not None:
            self._under_way.cancel()
        self._key.forget()
        self._new.forget()

    def _show_step(self, at: int) -> None:
        self._at = at
        self._say("")
        for number, step in enumerate(self._steps):
            step.setVisible(number == at)
        self.next.setText((self.tr("Check it"), self.tr("Next"), self.tr("Restore"))[at])
        if at == 1:
            self._place.begin()
        elif at == 2:
            self._new.first.setFocus()
        self.changed.emit()

    def _say(self, text: str) -> None:
        self._message.setText(text)
        self._message.setVisible(bool(text))

    def _check(self) -> None:
        asked = self._asked.isVisibleTo(self)
        self._secrets = self._key.secrets() if asked else {}
        if asked and not self._secrets:
            self._key.wrong()
            return
        task = self._tasks.run(proven, self._backup, self._secrets).then(self._proved)
        self._wait(self.tr("Checking the backup…"), task)

    def _proved(self, report: BackupReport) -> None:
        words = self.tr("This backup is whole: {entries}.")
        self._place.whole.setText(words.replace("{entries}", entries_number(report.entries)))
        self._show_step(1)

    def _restore(self) -> None:
        mistake = self._new.mistake()
        if mistake:
            self._say(mistake)
            return
        into, new = self._place.folder(), self._new.text()
        instead = self._journal if into is None else None
        task = self._tasks.run(_made, self._backup, into, new, self._secrets)
        self._wait(self.tr("Restoring…"), task.then(lambda folder: self._done(Restored(folder, new, instead))))

    def _done(self, restored: Restored) -> None:
        self._key.forget()
        self._new.forget()
        self.restored.emit(restored)

    def _wait(self, words: str, task: Task[Any]) -> None:
        self._under_way = task
        self._say("")
        self.next.setEnabled(False)
        self._progress.begin(words, task.cancel)
        task.progress(self._progress.show_progress).failed(self._refused).always(self._end)

    def _end(self) -> None:
        self._under_way = None
        self._progress.end()
        self.next.setEnabled(True)
        self.changed.emit()

    def _refused(self, error: WorldError) -> None:
        if isinstance(error, Stopped):
            return
        if isinstance(error, VaultExists):
            self._show_step(1)
        own_key = self._at == 0 and not self._asked.isVisibleTo(self)
        if own_key and isinstance(error, BackupKeyWrong):
            self._asked.show()
        self._say(worded(error, own_key=own_key))
        if isinstance(error, BackupKeyWrong | RecoveryKeyUnreadable) and self._at == 0:
            self._key.wrong()


def _step() -> tuple[QWidget, QVBoxLayout]:
    step = QWidget()
    column = QVBoxLayout(step)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SNUG)
    return step, column


def worded(error: WorldError, *, own_key: bool) -> str:
    """The sentence for a backup that could not be proven; `own_key` says that only this journal's key was tried."""
    if isinstance(error, BackupKeyWrong) and own_key:
        return QCoreApplication.translate(
            "RestoreForm", "This journal's own key doesn't open this backup. Nothing was changed. What opens it?"
        )
    return sentence(error)


def proven(vault: Any, backup: Path, secrets: dict[str, str], progress: Progress = no_progress) -> BackupReport:
    """Proves a backup with what a person gave (see BackupKey), or else with the open journal's own key."""
    if vault is not None and not secrets:
        return backup_notes.prove(vault, backup, progress=progress)
    identity, passphrase = secrets.get("identity"), secrets.get("passphrase")
    return backups.verify(backup, identity=identity, passphrase=passphrase, progress=progress)


def _made(
    vault: Any, backup: Path, into: Path | None, new: str, secrets: dict[str, str], progress: Progress = no_progress
) -> Path:
    identity, passphrase = secrets.get("identity"), secrets.get("passphrase")
    if into is None:
        return journals.restore_beside(vault, backup, new, identity=identity, passphrase=passphrase, progress=progress)
    return backups.restore(
        backup, into, new, vault=vault, identity=identity, passphrase=passphrase, progress=progress
    ).folder
