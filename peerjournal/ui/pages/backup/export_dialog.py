"""Writes the journal out as files that other programs read: which entries, what of others, and sealed or not."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from peerjournal.actions import exports
from peerjournal.actions.wording import sentence
from peerjournal.model.errors import Stopped, WorldError
from peerjournal.model.filters import EntryFilter
from peerjournal.model.moments import now
from peerjournal.model.reports import ExportReport
from peerjournal.ui.dialogs import choosing
from peerjournal.ui.dialogs.dialog import Dialog
from peerjournal.ui.models.spoken import entries_number
from peerjournal.ui.page import Shell
from peerjournal.ui.pages.backup.export_kinds import kinds
from peerjournal.ui.tasks import Task
from peerjournal.ui.theme.tokens import SNUG
from peerjournal.ui.widgets import Button, ProgressLine, label, named
from peerjournal.ui.widgets.new_passphrase import NewPassphrase
from peerjournal.ui.widgets.pick import Pick

if TYPE_CHECKING:
    from peerjournal.actions.guarding import Reviewed
    from peerjournal.ui.dialogs.guard_review import Decision


class ExportDialog(Dialog):
    """Everything is asked on one sheet, and most of it can be left as it is."""

    def __init__(self, parent: QWidget, shell: Shell) -> None:
        super().__init__(parent, QCoreApplication.translate("ExportDialog", "Export"), lock=shell.lock)
        self._shell, self._tasks = shell, shell.tasks_for(self)
        self._under_way: Task[ExportReport] | Task[list[Reviewed]] | None = None
        self._where = EntryFilter()
        self._kinds = kinds()
        name = self.tr("Kind of files")
        self._format = Pick(name, [(kind.name, kind.title) for kind in self._kinds], "markdown")
        self._about = label("", "small")
        self._which = label(self.tr("All entries"), wrap=False)
        self._heard = QCheckBox(self.tr("With what I marked as heard"))
        self._people = Pick(
            self.tr("People and groups"),
            [
                ("", self.tr("As I wrote them")),
                ("list", self.tr("And a list of the aliases")),
                ("none", self.tr("No aliases, no groups")),
            ],
            "",
        )
        self._everything = QCheckBox(self.tr("With everything else I wrote"))
        self._decided: dict[tuple[str, str], str | None] = {}
        self._seal = QCheckBox(self.tr("Encrypt it with a passphrase"))
        self._passphrase = NewPassphrase(self._tasks, self.tr("Passphrase of this export"))
        self._warning, self._said, self._progress = label("", "small"), label(), ProgressLine()
        self._choose = Button(self.tr("Choose where…"), self._ask, role="primary")
        self._lay_out(name)
        self._format.picked.connect(self._describe)
        self._seal.toggled.connect(self._describe)
        self._describe()

    def reject(self) -> None:
        """Stops what is under way; then nothing was written."""
        if self._under_way is not None:
            self._under_way.cancel()
        self._passphrase.forget()
        super().reject()

    def terms(self) -> exports.Terms:
        """What may go along, as it is chosen now."""
        people = self._people.chosen()
        return exports.Terms(
            self._where, self._heard.isChecked(), people == "list", people == "none", self._everything.isChecked(),
            decided=self._decided,
        )  # fmt: skip

    def _lay_out(self, name: str) -> None:
        which = QHBoxLayout()
        which.setSpacing(SNUG)
        which.addWidget(self._which)
        which.addWidget(Button(self.tr("Choose which…"), self._filter, role="link"))
        which.addStretch(1)
        for above in (named(self._format, name), self._format, self._about):
            self.body.addWidget(above)
        self.body.addLayout(which)
        self.body.addWidget(self._heard)
        self.body.addWidget(label(self.tr("What was told in confidence always stays here."), "small"))
        self.body.addWidget(named(self._people, self.tr("People and groups")))
        for one in (
            self._people,
            self._everything,
            label(self.tr("Tips, questions, kind words, groups and measures, in a file beside."), "small"),
            self._seal,
            self._passphrase,
            self._warning,
        ):
            self.body.addWidget(one)
        self._said.hide()
        self.body.addStretch(1)
        self.keep_in_sight(self._said, self._progress)
        self.buttons(Button(self.tr("Close"), self.reject), self._choose)

    def _describe(self) -> None:
        sealed = self._seal.isChecked()
        self._about.setText(next(kind.about for kind in self._kinds if kind.name == self._format.chosen()))
        self._passphrase.setVisible(sealed)
        self._warning.setText(
            self.tr("It becomes an age file, which the program age opens with this passphrase.")
            if sealed
            else self.tr("These files are not encrypted: whoever has them can read them. A safe copy is a backup.")
        )
        self.fit()

    def _filter(self) -> None:
        # Brings the journal's pages, which an export without a choice does not need.
        from peerjournal.ui.pages.journal.filter_dialog import FilterDialog

        FilterDialog(self, self._shell, self._where, self._filtered).open()

    def _filtered(self, where: EntryFilter) -> None:
        self._where = where
        all_of_them = where == EntryFilter()
        self._which.setText(self.tr("All entries") if all_of_them else self.tr("Some entries"))
        if not all_of_them:
            self._tasks.overtake("count", exports.count, where).then(
                lambda number: self._which.setText(entries_number(number))
            )

    def _ask(self) -> None:
        if self._seal.isChecked() and (mistake := self._passphrase.mistake()):
            self._say(mistake)
            return
        self._said.hide()
        self._decided = {}
        self._choose.setEnabled(False)
        task = self._tasks.run(exports.details, self.terms())
        self._under_way = task
        self._progress.begin(self.tr("Looking for other people's details…"), task.cancel)
        task.progress(self._progress.show_progress).then(self._found).failed(self._refused).always(self._end)
        self.fit()

    def _found(self, found: "list[Reviewed]") -> None:
        if not found:
            self._ask_where()
            return
        # Brings the guard's word lists, which an export without details does not need.
        from peerjournal.ui.dialogs.guard_review import GuardReview

        said = self.tr("Details of other people that the guard finds in what would leave: {number}")
        self._say(said.replace("{number}", str(len(found))))
        review = GuardReview(self, self._shell, found)
        review.decided.connect(self._reviewed)
        review.open()

    def _reviewed(self, decisions: "list[Decision]") -> None:
        from peerjournal.actions.guarding import fold

        self._decided = {(one.reviewed.finding.kind, fold(one.reviewed.finding.text)): one.instead for one in decisions}
        self._ask_where()

    def _ask_where(self) -> None:
        name = f"PeerJournal export {now().date().isoformat()}"
        title = self.tr("Where to write it")
        kind = next(kind for kind in self._kinds if kind.name == self._format.chosen())
        if self._seal.isChecked():
            ending = f"{kind.suffix or '.tar'}.age"
            choosing.ask_where_to_save(self, title, self.tr("age files (*.age)"), name + ending, self._write)
        elif not kind.suffix:
            choosing.ask_for_folder(self, title, lambda folder: self._write(folder / name))
        else:
            files = f"{kind.title} (*{kind.suffix})"
            choosing.ask_where_to_save(self, title, files, name + kind.suffix, self._write)

    def _write(self, dest: Path) -> None:
        self._said.hide()
        self._choose.setEnabled(False)
        seal = exports.Seal(passphrase=self._passphrase.text()) if self._seal.isChecked() else None
        task = self._tasks.run(exports.run, dest, format=self._format.chosen(), terms=self.terms(), seal=seal)
        self._under_way = task
        self._progress.begin(self.tr("Writing…"), task.cancel)
        task.progress(self._progress.show_progress).then(self._written).failed(self._refused).always(self._end)
        self.fit()

    def _written(self, report: ExportReport) -> None:
        text = self.tr("Written: {entries}, to {place}").replace("{entries}", entries_number(report.entries))
        lines = [text.replace("{place}", str(report.path))]
        stayed = report.heard_left_out + report.confidence_left_out
        if stayed:
            lines.append(self.tr("Passages of others that stayed here: {number}").replace("{number}", str(stayed)))
        if report.replaced:
            number = str(report.replaced)
            lines.append(self.tr("Details that something else left for: {number}").replace("{number}", number))
        lines += [self.tr("Left out: {what}").replace("{what}", f"{one.what}: {one.why}") for one in report.skipped]
        lines += [self.tr("Changed: {what}").replace("{what}", f"{one.what}: {one.why}") for one in report.changed]
        self._say("\n".join(lines))

    def _refused(self, error: WorldError) -> None:
        if not isinstance(error, Stopped):
            self._say(sentence(error))

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.show()
        self.fit()

    def _end(self) -> None:
        self._under_way = None
        self._progress.end()
        self._choose.setEnabled(True)
        self.fit()
