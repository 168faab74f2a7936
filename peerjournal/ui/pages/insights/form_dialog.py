"""A clinic's form, asked as it is written; its answers are kept here and can be given back as a file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from peerjournal.actions import measures
from peerjournal.actions.wording import sentence
from peerjournal.model.errors import WorldError
from peerjournal.model.measure import FormAnswers, OwnMeasure
from peerjournal.ui.dialogs import choosing
from peerjournal.ui.dialogs.dialog import Dialog
from peerjournal.ui.page import Shell
from peerjournal.ui.pages.insights.wording import tr
from peerjournal.ui.widgets import Button, Choice, TextArea, label
from peerjournal.ui.words import breakable

_WIDTH = 600
_HINTS = {"integer": "1", "decimal": "1.5", "date": "2024-05-17"}


class FormDialog(Dialog):
    """Items come and go with the answers they depend on."""

    def __init__(self, parent: QWidget, shell: Shell, asked: OwnMeasure) -> None:
        super().__init__(parent, asked.name or tr("Form"), lock=shell.lock)
        self._shell, self._tasks, self._asked = shell, shell.tasks_for(self), asked
        self._form = measures.form(asked)
        self._kept: FormAnswers | None = None
        self._rows: dict[str, QWidget] = {}
        self._read: dict[str, Callable[[], object]] = {}
        for item in self._form.items:
            row = QWidget()
            column = QVBoxLayout(row)
            column.setContentsMargins(16 * item.depth, 0, 0, 0)
            star = " *" if item.required else ""
            column.addWidget(label(breakable(item.text) + star, "section" if item.kind == "group" else "strong"))
            if item.kind not in ("group", "display"):
                column.addWidget(self._field(item))
            self._rows[item.link_id] = row
            self.body.addWidget(row)
        if self._form.copyright:
            self.body.addWidget(label(breakable(self._form.copyright), "small"))
        self.said = label("", "error")
        self.said.hide()
        self.body.addWidget(self.said)
        self.body.addStretch(1)
        self.give = Button(self.tr("Save a copy for the clinic…"), self._give)
        self.give.hide()
        self.save = Button(self.tr("Save"), self._save, role="primary")
        self.buttons(Button(self.tr("Close"), self.reject), self.give, self.save)
        self._show_asked()

    def fit(self) -> None:
        """Wide enough to read, and never wider than the window."""
        super().fit()
        self.resize(max(self.width(), min(_WIDTH, self._around.width() - 40)), self.height())

    def answers(self) -> dict[str, object]:
        """What was said, by linkId."""
        return {link: value for link, read in self._read.items() if (value := read()) not in ("", None)}

    def _field(self, item: measures.Item) -> QWidget:
        name = item.text or item.link_id
        if item.kind in ("choice", "boolean"):
            choices = [(one.words, one.code) for one in item.choices] or [(tr("Yes"), "yes"), (tr("No"), "no")]
            choice = Choice(name, [(tr("No answer"), ""), *choices])
            self._read[item.link_id] = lambda: _chosen(choice.chosen(), boolean=item.kind == "boolean")
            choice.currentIndexChanged.connect(lambda _: self._show_asked())
            return choice
        if item.kind == "text":
            area = TextArea(name, lines=2)
            self._read[item.link_id] = area.text
            area.textChanged.connect(self._show_asked)
            return area
        line = QLineEdit()
        line.setAccessibleName(name)
        line.setPlaceholderText(_HINTS.get(item.kind, ""))
        self._read[item.link_id] = lambda: _number(line.text().strip(), item.kind)
        line.textChanged.connect(lambda _: self._show_asked())
        return line

    def _show_asked(self) -> None:
        given = {link: value for link, value in self.answers().items() if isinstance(value, str | int | float | bool)}
        asked = {one.link_id for one in self._form.asked(given)}
        for link, row in self._rows.items():
            row.setVisible(link in asked)

    def _save(self) -> None:
        self.said.hide()
        self._tasks.run(measures.answer, self._asked.id, self.answers()).then(self._saved).failed(self._refused)

    def _saved(self, kept: FormAnswers) -> None:
        self._kept = kept
        self._shell.say(self.tr("Saved."))
        self.save.setEnabled(False)
        self.give.show()

    def _give(self) -> None:
        kept = self._kept
        if kept is None:
            return

        def write(path: Path) -> None:
            self._tasks.run(measures.write_response, kept.id, path).then(
                lambda _: self._shell.say(self.tr("Saved. The copy isn't encrypted."))
            ).failed(self._refused)

        title, kinds = self.tr("Save a copy for the clinic"), tr("FHIR response (*.json)")
        choosing.ask_where_to_save(self, title, kinds, "response.json", write)

    def _refused(self, error: WorldError) -> None:
        self.said.setText(sentence(error))
        self.said.show()


def _chosen(code: str, *, boolean: bool) -> object:
    return {"yes": True, "no": False, "": None}[code] if boolean else code


def _number(text: str, kind: str) -> object:
    """The number that was typed; what is none stays text, which the form then refuses by name."""
    try:
        return int(text) if kind == "integer" else float(text) if kind == "decimal" else text
    except ValueError:
        return text
