"""Shows what a file would bring before anything is changed, and what could not come along."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QWidget

from peerjournal.actions import imports
from peerjournal.actions.wording import sentence
from peerjournal.model.errors import FileUnreadable, Stopped, WorldError
from peerjournal.model.reports import LossReport, Review, Undone
from peerjournal.ui.dialogs.dialog import Dialog
from peerjournal.ui.page import Shell
from peerjournal.ui.pages.backup import import_told
from peerjournal.ui.pages.backup.import_options import ImportOptions
from peerjournal.ui.pages.backup.imports_dialog import undone_text
from peerjournal.ui.tasks import Task
from peerjournal.ui.widgets import Button, ProgressLine, label

_TABLES = ("csv", "json")  # forms in which any column may hold anything
_LEFT = Qt.AlignmentFlag.AlignLeft
_LOCKED = ("encrypted", "wrong-password")


class ImportDialog(Dialog):
    """A review first, which changes nothing. Then all of it, or nothing; and it can be undone."""

    def __init__(self, parent: QWidget, shell: Shell, *sources: Path) -> None:
        super().__init__(parent, QCoreApplication.translate("ImportDialog", "Bring in entries"), lock=shell.lock)
        self._shell, self._tasks, self._sources = shell, shell.tasks_for(self), list(sources)
        self._under_way: Task[Review] | Task[list[LossReport]] | None = None
        self._sum, self._figures = label("", "strong"), label("")
        self._losses, self._message = label("", "muted"), label("", "error")
        self._reports: Sequence[LossReport] = ()
        self._all = Button(self.tr("Show all of it"), self._tell_all)
        self._progress, self._reviewed, self._expected = ProgressLine(), False, 0
        self._options = ImportOptions()
        self._again = Button(self.tr("Look again"), self._look)
        self._options.again.connect(self._look)
        self._options.columns.picked.connect(self._look)
        self._options.password.textEdited.connect(lambda _: self._again.show())
        self._import = Button(self.tr("Import"), self._run, role="primary")
        self.body.addWidget(label("\n".join(one.name for one in sources), "muted"))
        for one in (self._sum, self._figures, self._losses, self._all, self._options):
            one.setVisible(one is self._options)
            self.body.addWidget(one, 0, _LEFT if one is self._all else Qt.AlignmentFlag(0))
        self.body.addStretch(1)
        self._message.hide()
        self.keep_in_sight(self._message, self._progress)
        self.buttons(Button(self.tr("Close"), self.reject), self._again, self._import)
        self._again.hide()
        self._look()

    def reject(self) -> None:
        """Stops what is under way; then nothing was changed."""
        if self._under_way is not None:
            self._under_way.cancel()
        super().reject()

    def _look(self) -> None:
        self._begin(reviewed=False)
        task = self._tasks.alongside(imports.review, self._sources, choices=self._options.choices())
        self._under_way = task
        self._progress.begin(self.tr("Reading…"), task.cancel)
        task.progress(self._progress.show_progress).failed(self._refused).always(self._end).then(self._review)

    def _run(self) -> None:
        self._begin(reviewed=True)
        task = self._tasks.run(imports.run, self._sources, choices=self._options.choices())
        self._under_way = task
        self._progress.begin(self.tr("Bringing in…"), task.cancel)
        task.progress(lambda done, total: self._progress.show_progress(done, total or self._expected)).failed(
            self._refused
        ).always(self._end).then(self._done)

    def _begin(self, *, reviewed: bool) -> None:
        self._reviewed = reviewed
        self._import.setEnabled(False)
        self._message.hide()

    def _review(self, review: Review) -> None:
        reports = review.reports
        # Each source is counted from its beginning, so only of a single one it is known how much is left.
        self._expected = sum(one.entries + one.duplicates for one in reports) if len(reports) == 1 else 0
        _show(self._sum, import_told.headline(reports))
        _show(self._figures, "\n".join(import_told.figures(review)))
        self._reports = reports
        lines = import_told.losses(reports)
        _show(self._losses, "\n".join(lines) or self.tr("Nothing in it would be left out or changed."))
        self._all.setVisible(import_told.is_short(reports))
        self._options.show_for(review)
        self._again.setVisible(self._options.password.isVisible())
        self._import.setEnabled(any(one.entries or one.updates for one in reports))
        if any(one.format in _TABLES for one in reports):
            self._tasks.run(_columns, self._sources).then(self._options.columns.show_columns).always(self.fit)

    def _tell_all(self) -> None:
        self._losses.setText("\n".join(import_told.losses(self._reports, whole=True)))
        self._all.hide()
        self.fit()

    def _done(self, reports: list[LossReport]) -> None:
        shell, batch = self._shell, any(one.entries or one.updated for one in reports)
        self._shell.say(import_told.done(reports), undo=(lambda: undo_latest(shell)) if batch else None)
        self.accept()

    def _refused(self, error: WorldError) -> None:
        if isinstance(error, Stopped):
            self._import.setEnabled(self._reviewed)  # what was looked at still holds
            self._again.setVisible(not self._reviewed or self._options.password.isVisible())
            return
        _show(self._message, sentence(error))
        if isinstance(error, FileUnreadable) and error.why in _LOCKED:
            self._options.ask_for_password()
            self._again.show()
        elif isinstance(error, FileUnreadable):
            self._tasks.run(_columns, self._sources).then(self._options.columns.show_columns).always(self.fit)

    def _end(self) -> None:
        self._under_way = None
        self._progress.end()
        self.fit()


def undo_latest(shell: Shell) -> None:
    """What Undo in the line at the foot does."""
    parent = shell if isinstance(shell, QWidget) else None

    def told(undone: Undone) -> None:
        shell.say(undone_text(undone))

    if parent is not None:
        shell.tasks_for(parent).run(imports.undo).then(told)


def _columns(_vault: object, sources: Sequence[Path]) -> list[str]:
    return imports.columns(sources[0]) if len(sources) == 1 else []


def _show(line: QLabel, text: str) -> None:
    line.setText(text)
    line.setVisible(bool(text))
