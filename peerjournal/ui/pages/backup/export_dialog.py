"""Writes the journal out as plain files, and says what that means."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QWidget

from peerjournal.actions import exports
from peerjournal.actions.wording import sentence
from peerjournal.model.errors import Stopped, WorldError
from peerjournal.model.moments import now
from peerjournal.model.reports import ExportReport
from peerjournal.ui.dialogs import choosing
from peerjournal.ui.dialogs.dialog import Dialog
from peerjournal.ui.models.spoken import entries_number
from peerjournal.ui.page import Shell
from peerjournal.ui.tasks import Task
from peerjournal.ui.widgets import Button, ProgressLine, label
from peerjournal.ui.widgets.pick import Pick


class ExportDialog(Dialog):
    """A folder of Markdown files, or one file of JSON lines."""

    def __init__(self, parent: QWidget, shell: Shell) -> None:
        super().__init__(parent, QCoreApplication.translate("ExportDialog", "Export"), lock=shell.lock)
        self._tasks = shell.tasks_for(self)
        self._under_way: Task[ExportReport] | None = None
        self._format = Pick(
            self.tr("Kind of files"),
            [("markdown", self.tr("A folder of Markdown files")), ("jsonl", self.tr("One file of JSON lines"))],
            "markdown",
        )
        self._people = QCheckBox(self.tr("With people, by their aliases"))
        self._said, self._progress = label(), ProgressLine()
        self._choose = Button(self.tr("Choose where…"), self._ask, role="primary")
        warning = self.tr("These files are not encrypted: whoever has them can read them. A safe copy is a backup.")
        for one in (label(warning), self._format, self._people, self._said, self._progress):
            self.body.addWidget(one)
        self._said.hide()
        self.body.addStretch(1)
        self.buttons(Button(self.tr("Close"), self.reject), self._choose)

    def reject(self) -> None:
        """Stops what is under way; then nothing was written."""
        if self._under_way is not None:
            self._under_way.cancel()
        super().reject()

    def _ask(self) -> None:
        name = f"PeerJournal export {now().date().isoformat()}"
        title = self.tr("Where to write it")
        if self._format.chosen() == "jsonl":
            kinds = self.tr("JSON lines (*.jsonl)")
            choosing.ask_where_to_save(self, title, kinds, f"{name}.jsonl", self._write)
        else:
            choosing.ask_for_folder(self, title, lambda folder: self._write(folder / name))

    def _write(self, dest: Path) -> None:
        self._said.hide()
        self._choose.setEnabled(False)
        task = self._under_way = self._tasks.run(
            exports.run, dest, format=self._format.chosen(), terms=exports.Terms(with_aliases=self._people.isChecked())
        )
        self._progress.begin(self.tr("Writing…"), task.cancel)
        task.progress(self._progress.show_progress).then(self._written).failed(self._refused).always(self._end)
        self.fit()

    def _written(self, report: ExportReport) -> None:
        text = self.tr("Written: {entries}, to {place}").replace("{entries}", entries_number(report.entries))
        self._say(text.replace("{place}", str(report.path)))

    def _refused(self, error: WorldError) -> None:
        if not isinstance(error, Stopped):
            self._say(sentence(error))

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.show()

    def _end(self) -> None:
        self._under_way = None
        self._progress.end()
        self._choose.setEnabled(True)
        self.fit()
