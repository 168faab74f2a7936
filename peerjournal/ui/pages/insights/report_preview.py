"""Shows a report before it becomes a file, with what in it may be somebody else's, and writes it."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QTextBrowser, QWidget

from peerjournal.actions import reports
from peerjournal.actions.guarding import Reviewed
from peerjournal.actions.sealed_exports import Seal
from peerjournal.actions.wording import sentence
from peerjournal.model.errors import WorldError
from peerjournal.paper import report_pdf
from peerjournal.paper.report import Report
from peerjournal.ui.dialogs import choosing
from peerjournal.ui.dialogs.dialog import Dialog
from peerjournal.ui.dialogs.guard_review import Decision, GuardReview
from peerjournal.ui.page import Shell
from peerjournal.ui.widgets import Button, label
from peerjournal.ui.widgets.new_passphrase import NewPassphrase
from peerjournal.ui.words import breakable

_MOST_FOUND = 40
_WIDTH = 680


class ReportPreview(Dialog):
    """`written` when there is a file."""

    written = Signal()

    def __init__(self, parent: QWidget, shell: Shell, report: Report) -> None:
        super().__init__(parent, QCoreApplication.translate("ReportPreview", "This is what leaves"), lock=shell.lock)
        self._shell, self._tasks, self._report = shell, shell.tasks_for(self), report
        self.page = QTextBrowser()
        self.page.setAccessibleName(self.tr("The report"))
        self.page.setOpenLinks(False)
        self.page.setStyleSheet("QTextBrowser { background: #FFFFFF; }")  # paper, whatever the window looks like
        self.page.setMinimumHeight(360)
        self.found = label("", "strong")
        self.go_through = Button(self.tr("Go through them…"), self._review)
        self._reviewed: list[Reviewed] = []
        self.seal = QCheckBox(self.tr("Encrypt it with a passphrase of its own"))
        self.passphrase = NewPassphrase(self._tasks, self.tr("Passphrase of this report"))
        self.passphrase.hide()
        self.said = label("", "error")
        self.said.hide()
        pages = report_pdf.pages(report)
        many = self.tr("{n} pages on paper.").replace("{n}", str(pages)) if pages != 1 else self.tr("1 page on paper.")
        self.body.addWidget(label(many, "muted"))
        for one in (self.page, self.found, self.go_through, self.seal, self.passphrase, self.said):
            self.body.addWidget(one)
        self.save_pdf = Button(self.tr("Save as PDF…"), lambda: self._ask(".pdf"), role="primary")
        self.save_page = Button(self.tr("Save as a web page…"), lambda: self._ask(".html"))
        self.buttons(Button(self.tr("Back"), self.reject), self.save_page, self.save_pdf)
        self.seal.toggled.connect(self._sealing)
        self._show_report(report)
        self._allow(allowed=False)
        self._tasks.run(reports.review, report).then(self._guarded)

    def fit(self) -> None:
        """Wide enough to read, and never wider than the window."""
        super().fit()
        self.resize(max(self.width(), min(_WIDTH, self._around.width() - 40)), self.height())

    def reject(self) -> None:
        """Forgets a passphrase that was typed."""
        self.passphrase.forget()
        super().reject()

    def _show_report(self, report: Report) -> None:
        self._report = report
        self.page.setDocument(report_pdf.document(report, self.page, _WIDTH - 130, dots=self.devicePixelRatioF()))

    def _guarded(self, found: list[Reviewed]) -> None:
        self._reviewed = found
        shown = list(dict.fromkeys(one.finding.text for one in found))[:_MOST_FOUND]
        words = self.tr("Somebody else's details? {found}").replace("{found}", ", ".join(shown))
        self.found.setText(breakable(words) if found else "")
        self._allow(allowed=not found)

    def _review(self) -> None:
        review = GuardReview(self._around, self._shell, self._reviewed)
        review.decided.connect(self._decided)
        review.open()

    def _decided(self, decisions: list[Decision]) -> None:
        self._show_report(reports.decided(self._report, [(one.reviewed, one.instead) for one in decisions]))
        self._reviewed = []
        self.found.setText("")
        self._allow(allowed=True)

    def _allow(self, *, allowed: bool) -> None:
        for one in (self.save_pdf, self.save_page):
            one.setEnabled(allowed)
        for two in (self.found, self.go_through):
            two.setVisible(bool(self._reviewed))

    def _sealing(self, on: bool) -> None:
        self.passphrase.setVisible(on)
        self.fit()

    def _ask(self, suffix: str) -> None:
        self.said.hide()
        if self.seal.isChecked() and (mistake := self.passphrase.mistake()):
            self._say(mistake)
            return
        name = f"report-{self._report.made.isoformat()}{suffix}" + (".age" if self.seal.isChecked() else "")
        kinds = self.tr("Encrypted files (*.age)") if self.seal.isChecked() else f"*{suffix}"
        choosing.ask_where_to_save(self, self.tr("Save the report"), kinds, name, self._write)

    def _write(self, dest: Path) -> None:
        seal = Seal(passphrase=self.passphrase.text()) if self.seal.isChecked() else None
        task: Any = self._tasks.run(reports.write, self._report, dest, seal=seal)
        task.then(lambda _: self._done()).failed(self._refused)

    def _done(self) -> None:
        self._shell.say(self.tr("Saved. It is a copy that this journal no longer protects.")
                        if not self.seal.isChecked() else self.tr("Saved, encrypted."))  # fmt: skip
        self.passphrase.forget()
        self.written.emit()
        self.accept()

    def _refused(self, error: WorldError) -> None:
        self._say(sentence(error))

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.show()
