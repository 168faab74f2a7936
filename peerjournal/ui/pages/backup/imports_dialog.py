"""Lists what was imported, each with a way back."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerjournal.actions import imports
from peerjournal.actions.wording import sentence
from peerjournal.model.errors import Stopped, WorldError
from peerjournal.model.import_batch import Batch
from peerjournal.model.moments import now, to_local
from peerjournal.model.reports import Undone
from peerjournal.ui import words
from peerjournal.ui.dialogs.dialog import Dialog
from peerjournal.ui.models.spoken import entries_number
from peerjournal.ui.page import Shell
from peerjournal.ui.theme.tokens import SNUG
from peerjournal.ui.widgets import Button, ProgressLine, label

_MOST = 30


def _tr(text: str) -> str:
    return QCoreApplication.translate("ImportsDialog", text)


class ImportsDialog(Dialog):
    """The latest first. Entries changed since they came stay when their import is undone, and this is said."""

    def __init__(self, parent: QWidget, shell: Shell) -> None:
        super().__init__(parent, _tr("What was imported"), lock=shell.lock)
        self._shell, self._tasks = shell, shell.tasks_for(self)
        self._told, self._message, self._progress = label("", "muted"), label("", "error"), ProgressLine()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SNUG)
        self.body.addWidget(self._told)
        self.body.addLayout(self._rows)
        for one in (self._message, self._progress):
            one.hide()
            self.body.addWidget(one)
        self.body.addStretch(1)
        self.buttons(Button(self.tr("Close"), self.reject))
        self._list()

    def _list(self) -> None:
        self._tasks.run(imports.batches).then(self._show)

    def _show(self, batches: list[Batch]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (row := item.widget()) is not None:
                row.deleteLater()
        told = _tr("Undo removes exactly what an import brought. What you changed since stays.")
        self._told.setText(told if batches else _tr("Nothing was imported, or all of it was undone."))
        for batch in batches[:_MOST]:
            row = self._row(batch)
            self._rows.addWidget(row)
            row.show()  # before it is, it takes no room
        self.fit()

    def _row(self, batch: Batch) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SNUG)
        what = described(batch, now())
        undo = Button(_tr("Undo"), lambda: self._undo(batch))
        undo.setAccessibleName(_tr("Undo: {what}").replace("{what}", what))
        line.addWidget(label(what), 1)
        line.addWidget(undo)
        return row

    def _undo(self, batch: Batch) -> None:
        self._message.hide()
        task = self._tasks.run(imports.undo, batch.id)
        self._progress.begin(_tr("Taking back…"), task.cancel)
        task.progress(self._progress.show_progress).then(self._undone).failed(self._refused)
        task.always(self._progress.end)

    def _undone(self, undone: Undone) -> None:
        self._shell.say(undone_text(undone))
        self._list()

    def _refused(self, error: WorldError) -> None:
        if not isinstance(error, Stopped):
            self._message.setText(sentence(error))
            self._message.show()


def described(batch: Batch, today: datetime) -> str:
    """`Today, 14:05: journal.zip, 122 entries`."""
    names = ", ".join(one.name for one in batch.sources[:3]) + ("…" if len(batch.sources) > 3 else "")
    when = words.moment(to_local(batch.at), today.date())
    return f"{when}: {names}, {entries_number(batch.entries)}"


def undone_text(undone: Undone) -> str:
    """What is said when an import was undone."""
    parts = [_tr("Removed: {entries}.").replace("{entries}", entries_number(undone.removed))]
    if undone.restored:
        parts.append(_tr("As before: {entries}.").replace("{entries}", entries_number(undone.restored)))
    if undone.kept:
        number = QLocale().toString(len(undone.kept))
        parts.append(_tr("Changed here since, so kept: {number}.").replace("{number}", number))
    return " ".join(parts)
