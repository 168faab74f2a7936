"""Shows a report before it becomes a file, with what in it may be somebody else's, and writes it."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QTextBrowser, QWidget

from peerjournal.actions import guarding, reports
from peerjournal.actions.sealed_exports import Seal
from peerjournal.actions.wording import sentence
from peerjournal.model.errors import WorldError
from peerjournal.paper import report_pdf
from peerjournal.paper.report import Report
from peerjournal.ui.dialogs import choosing
from peerjournal.ui.dialogs.dialog import Dialog
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
        self.page.setDocument(report_pdf.document(report, self.page, _WIDTH - 130))
        self.page.setMinimumHeight(360)
        self.found = label("", "strong")
        self.keep = QCheckBox(self.tr("I looked at each of them; they may leave"))
        self.seal = QCheckBox(self.tr("Encrypt it with a passphrase of its own"))
        self.passphrase = NewPassphrase(self._tasks, self.tr("Passphrase of this report"))
        self.passphrase.hide()
        self.said = label("", "error")
        self.said.hide()
        pages = report_pdf.pages(report)
        many = self.tr("{n} pages on paper.").replace("{n}", str(pages)) if pages != 1 else self.tr("1 page on paper.")
        self.body.addWidget(label(many, "muted"))
        for one in (self.page, self.found, self.keep, self.seal, self.passphrase, self.said):
            self.body.addWidget(one)
        self.save_pdf = Button(self.tr("Save as PDF…"), lambda: self._ask(".pdf"), role="primary")
        self.save_page = Button(self.tr("Save as a web page…"), lambda: self._ask(".html"))
        self.buttons(Button(self.tr("Back"), self.reject), self.save_page, self.save_pdf)
        self.seal.toggled.connect(self._sealing)
        self.keep.toggled.connect(lambda _: self._allow())
        self._guard()

    def fit(self) -> None:
        """Wide enough to read, and never wider than the window."""
        super().fit()
        self.resize(max(self.width(), min(_WIDTH, self._around.width() - 40)), self.height())

    def reject(self) -> None:
        """Forgets a passphrase that was typed."""
        self.passphrase.forget()
        super().reject()

    def _guard(self) -> None:
        found = [one.text for text in self._report.texts() for one in guarding.find(text)]
        shown = list(dict.fromkeys(found))[:_MOST_FOUND]
        self._doubtful = bool(found)
        words = self.tr("Somebody else's details? {found}").replace("{found}", ", ".join(shown))
        self.found.setText(breakable(words) if found else "")
        self.found.setVisible(bool(found))
        self.keep.setVisible(bool(found))
        self._allow()

    def _allow(self) -> None:
        allowed = not self._doubtful or self.keep.isChecked()
        for one in (self.save_pdf, self.save_page):
            one.setEnabled(allowed)

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
