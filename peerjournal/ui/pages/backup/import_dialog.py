"""Shows what a file would bring before anything is changed, and what could not come along."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QLabel, QWidget

from peerjournal.actions import imports
from peerjournal.actions.wording import sentence
from peerjournal.model.errors import Stopped, WorldError
from peerjournal.model.reports import LossReport, Remark
from peerjournal.ui.dialogs.dialog import Dialog
from peerjournal.ui.models.spoken import entries_number
from peerjournal.ui.page import Shell
from peerjournal.ui.tasks import Task
from peerjournal.ui.widgets import Button, ProgressLine, label

_MOST = 12  # kinds of remarks that are shown


class ImportDialog(Dialog):
    """A dry run first: the same work, undone. Then all of it, or nothing."""

    def __init__(self, parent: QWidget, shell: Shell, source: Path) -> None:
        super().__init__(parent, QCoreApplication.translate("ImportDialog", "Bring in entries"), lock=shell.lock)
        self._shell, self._tasks, self._source = shell, shell.tasks_for(self), source
        self._under_way: Task[list[LossReport]] | None = None
        self._sum, self._losses, self._message = label("", "strong"), label("", "muted"), label("", "error")
        self._progress = ProgressLine()
        self._import = Button(self.tr("Import"), lambda: self._run(dry_run=False), role="primary")
        self.body.addWidget(label(source.name, "muted"))
        for one in (self._sum, self._losses, self._message, self._progress):
            one.hide()
            self.body.addWidget(one)
        self.body.addStretch(1)
        self.buttons(Button(self.tr("Close"), self.reject), self._import)
        self._run(dry_run=True)

    def reject(self) -> None:
        """Stops what is under way; then nothing was changed."""
        if self._under_way is not None:
            self._under_way.cancel()
        super().reject()

    def _run(self, *, dry_run: bool) -> None:
        self._import.setEnabled(False)
        task = self._under_way = self._tasks.run(imports.run, [self._source], dry_run=dry_run)
        self._progress.begin(self.tr("Reading…") if dry_run else self.tr("Bringing in…"), task.cancel)
        task.progress(self._progress.show_progress).failed(self._refused).always(self._end)
        task.then(self._review if dry_run else self._done)

    def _review(self, reports: list[LossReport]) -> None:
        entries, files, known = _total(reports)
        number = QLocale().toString
        text = self.tr("{entries} would be added.").replace("{entries}", entries_number(entries))
        if files:
            text += " " + self.tr("Attachments: {files}.").replace("{files}", number(files))
        if known:
            text += " " + self.tr("{number} are in your journal already.").replace("{number}", number(known))
        _show(self._sum, text)
        lines = [self.tr("Left out: {what}").replace("{what}", one) for one in _said(one.skipped for one in reports)]
        lines += [self.tr("Changed: {what}").replace("{what}", one) for one in _said(one.changed for one in reports)]
        _show(self._losses, "\n".join(lines) or self.tr("Nothing in it would be left out or changed."))
        self._import.setEnabled(entries > 0)
        self._import.setText(self.tr("Import {entries}").replace("{entries}", entries_number(entries)))

    def _done(self, reports: list[LossReport]) -> None:
        text = self.tr("Added: {entries}.")
        self._shell.say(text.replace("{entries}", entries_number(_total(reports)[0])))
        self.accept()

    def _refused(self, error: WorldError) -> None:
        if not isinstance(error, Stopped):
            _show(self._message, sentence(error))

    def _end(self) -> None:
        self._under_way = None
        self._progress.end()
        self.fit()


def _show(line: QLabel, text: str) -> None:
    line.setText(text)
    line.show()


def _total(reports: list[LossReport]) -> tuple[int, int, int]:
    return (
        sum(one.entries for one in reports),
        sum(one.attachments for one in reports),
        sum(one.duplicates for one in reports),
    )


def _said(remarks: Iterable[tuple[Remark, ...]]) -> list[str]:
    """Each kind of remark once, with how often, the most frequent first."""
    counted = Counter(f"{one.what}: {one.why}" for some in remarks for one in some)
    said = [text if times == 1 else f"{text} ({times})" for text, times in counted.most_common(_MOST)]
    return [*said, "…"] if len(counted) > _MOST else said
