"""Scales and forms: answering any of them, adding one's own, changing it, and taking a clinic's form in."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerjournal.actions import measures
from peerjournal.actions.measures import Measure
from peerjournal.actions.wording import sentence
from peerjournal.model.errors import WorldError
from peerjournal.model.measure import OwnMeasure
from peerjournal.ui.dialogs import choosing
from peerjournal.ui.dialogs.dialog import Dialog
from peerjournal.ui.page import Shell
from peerjournal.ui.pages.insights.answer_dialog import AnswerDialog
from peerjournal.ui.pages.insights.form_dialog import FormDialog
from peerjournal.ui.pages.insights.scale_form import ScaleForm
from peerjournal.ui.pages.insights.wording import tr
from peerjournal.ui.theme.tokens import SNUG
from peerjournal.ui.widgets import Button, label
from peerjournal.ui.words import breakable

_WIDTH = 640


@dataclass(frozen=True, slots=True)
class Askable:
    """Everything that can be asked."""

    measures: list[Measure]
    scales: list[OwnMeasure]
    forms: list[OwnMeasure]


def look(vault: Any) -> Askable:
    """What the dialog shows."""
    return Askable(measures.all(vault, retired=False), measures.scales(vault), measures.forms(vault))


class ScalesDialog(Dialog):
    """Lists what can be asked, by where it comes from."""

    def __init__(self, parent: QWidget, shell: Shell) -> None:
        super().__init__(parent, QCoreApplication.translate("ScalesDialog", "Scales and forms"), lock=shell.lock)
        self._shell, self._tasks, self._parent = shell, shell.tasks_for(self), parent
        self._list = QVBoxLayout()
        self._list.setSpacing(SNUG)
        self.said = label("", "error")
        self.said.hide()
        self.body.addLayout(self._list)
        self.body.addWidget(self.said)
        self.body.addStretch(1)
        self.buttons(
            Button(self.tr("Take in a form…"), self._take_in), Button(self.tr("Add a scale of mine…"), self._add),
            Button(self.tr("Close"), self.accept),
        )  # fmt: skip
        self._ask()

    def fit(self) -> None:
        """Wide enough to read, and never wider than the window."""
        super().fit()
        self.resize(max(self.width(), min(_WIDTH, self._around.width() - 40)), self.height())

    def _ask(self) -> None:
        self._tasks.overtake("look", look).then(self._show)

    def _show(self, found: Askable) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        ours = [one for one in found.measures if one.source.startswith("PeerJournal")]
        published = [one for one in found.measures if one.validated]
        self._part(tr("My scales"), [self._own_row(one, found.measures) for one in found.scales])
        self._part(tr("Forms"), [self._form_row(one) for one in found.forms])
        self._part(tr("Our own, not validated"), [self._row(one.name, one.question, one) for one in ours])
        published_rows = [self._row(one.name, f"{one.question} {one.source}.", one) for one in published]
        self._part(tr("Published questions"), published_rows)
        self.fit()

    def _part(self, heading: str, rows: list[QWidget]) -> None:
        for row in [label(heading, "section"), *rows] if rows else []:
            self._list.addWidget(row)
            row.show()  # at once, so that `fit` counts it

    def _row(self, name: str, about: str, measure: Measure | None, *buttons: Button) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(breakable(name), "strong"))
        if about:
            words.addWidget(label(breakable(about), "small"))
        line.addLayout(words, 1)
        for one in buttons:
            line.addWidget(one)
        if measure is not None:
            answer = Button(tr("Answer"), lambda: self._answer([measure]))
            answer.setAccessibleName(f"{tr('Answer')}, {name}")
            line.addWidget(answer)
        return row

    def _own_row(self, one: OwnMeasure, known: list[Measure]) -> QWidget:
        asked = next((each for each in known if each.key.split("~")[0] == one.key), None)
        change = Button(tr("Change…"), lambda: self._change(one))
        change.setAccessibleName(f"{tr('Change…')}, {one.name}")
        about = str(one.definition.get("what_for", "")) if one.retired_at is None else tr("Asked no more.")
        return self._row(one.name, about, asked if one.retired_at is None else None, change)

    def _form_row(self, one: OwnMeasure) -> QWidget:
        fill = Button(tr("Fill in…"), lambda: self._fill(one))
        fill.setAccessibleName(f"{tr('Fill in…')}, {one.name}")
        about = tr("Version {version}", version=one.version) if one.version else ""
        return self._row(one.name, about, None, fill)

    def _fill(self, one: OwnMeasure) -> None:
        try:
            FormDialog(self._parent, self._shell, one).open()
        except WorldError as error:  # it came with a backup of another version, perhaps
            self._refused(error)

    def _refused(self, error: WorldError) -> None:
        self.said.setText(sentence(error))
        self.said.show()

    def _answer(self, asked: list[Measure]) -> None:
        AnswerDialog(self._parent, self._shell, asked).open()

    def _add(self) -> None:
        form = ScaleForm(self._parent, self._shell, None)
        form.accepted.connect(self._ask)
        form.open()

    def _change(self, one: OwnMeasure) -> None:
        form = ScaleForm(self._parent, self._shell, one)
        form.accepted.connect(self._ask)
        form.open()

    def _take_in(self) -> None:
        self.said.hide()

        def take(path: Path) -> None:
            self._tasks.run(measures.take_in, path).then(lambda _: self._ask()).failed(self._refused)

        kinds = tr("FHIR questionnaires (*.json)")
        choosing.ask_for_file(self, tr("Take in a form"), kinds, take)
