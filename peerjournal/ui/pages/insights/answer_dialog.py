"""Asks scales in their own words, and puts the answers down as a check-in."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from peerjournal.actions import measures
from peerjournal.actions.measures import Measure
from peerjournal.model.entry import Entry
from peerjournal.ui.dialogs.dialog import Dialog
from peerjournal.ui.models.scales import scale_name
from peerjournal.ui.page import Shell
from peerjournal.ui.pages.insights.wording import tr
from peerjournal.ui.widgets import Button, Choice, ScaleName, Scales, label


class AnswerDialog(Dialog):
    """Any of them can be left out."""

    def __init__(self, parent: QWidget, shell: Shell, asked: Sequence[Measure]) -> None:
        super().__init__(parent, QCoreApplication.translate("AnswerDialog", "Answer"), lock=shell.lock)
        self._shell, self._tasks = shell, shell.tasks_for(parent)
        self._fields: dict[str, Scales | Choice] = {}
        for one in asked:
            self.body.addWidget(label(tr(one.question), "strong"))
            field = self._field(one)
            self._fields[one.key] = field
            self.body.addWidget(field)
            if not one.choices and (one.low or one.high):
                self.body.addWidget(label(f"0 {tr(one.low)} · 10 {tr(one.high)}", "small"))
        self.save = Button(self.tr("Save"), self._save, role="primary")
        self.buttons(Button(self.tr("Cancel"), self.reject), self.save)

    def answers(self) -> dict[str, int]:
        """What was said."""
        found: dict[str, int] = {}
        for key, field in self._fields.items():
            if isinstance(field, Choice):
                found |= {key: int(field.chosen())} if field.chosen() else {}
            else:
                found |= field.answers()
        return found

    def _field(self, one: Measure) -> Scales | Choice:
        if one.choices:
            choices = [(tr("No answer"), ""), *((tr(words), str(value)) for value, words in one.choices)]
            return Choice(tr(one.question), choices, whole=True)
        known = scale_name(one.key)
        return Scales([ScaleName(one.key, one.name if one.source == "My own scale" else known.name, known.hue)])

    def _save(self) -> None:
        answers = self.answers()
        if answers:
            self._tasks.run(measures.note, answers).then(self._saved)
        self.accept()

    def _saved(self, _entry: Entry) -> None:
        self._shell.say(tr("Saved."))
