"""A scale of one's own: its name, what its ends mean, which way is better, what it is for."""

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from peerjournal.actions import measures
from peerjournal.actions.wording import sentence
from peerjournal.model.errors import WorldError
from peerjournal.model.measure import OwnMeasure
from peerjournal.ui.dialogs.dialog import Dialog
from peerjournal.ui.page import Shell
from peerjournal.ui.widgets import Button, Choice, label, named


class ScaleForm(Dialog):
    """A new scale, or one to change."""

    def __init__(self, parent: QWidget, shell: Shell, scale: OwnMeasure | None) -> None:
        super().__init__(parent, QCoreApplication.translate("ScaleForm", "A scale of mine, 0 to 10"), lock=shell.lock)
        self._shell, self._tasks, self._scale = shell, shell.tasks_for(self), scale
        told: dict[str, Any] = scale.definition if scale is not None else {}
        self.called = QLineEdit(scale.name if scale is not None else "")
        self.low, self.high = (QLineEdit(str(told.get(key, ""))) for key in ("low", "high"))
        self.what_for = QLineEdit(str(told.get("what_for", "")))
        self.better = Choice(self.tr("Which way is better?"), [
            (self.tr("Neither"), ""), (self.tr("Higher is better"), "high"), (self.tr("Lower is better"), "low"),
        ], whole=True)  # fmt: skip
        self.better.choose(str(told.get("better", "")))
        self.retired = QCheckBox(self.tr("Don't ask it any more; its answers stay"))
        self.retired.setChecked(scale is not None and scale.retired_at is not None)
        self.said = label("", "error")
        self.said.hide()
        fields: tuple[tuple[QWidget, str], ...] = (
            (self.called, self.tr("What it is called")), (self.low, self.tr("What 0 means")),
            (self.high, self.tr("What 10 means")), (self.better, self.tr("Which way is better?")),
            (self.what_for, self.tr("What I want to see with it")),
        )  # fmt: skip
        for field, name in fields:
            self.body.addWidget(named(field, name))
            self.body.addWidget(field)
        if scale is not None:
            self.body.addWidget(self.retired)
            about = self.tr("Another name, end or direction asks something else: answers so far keep what was asked.")
            self.body.addWidget(label(about, "small"))
        self.body.addWidget(self.said)
        self.buttons(Button(self.tr("Cancel"), self.reject), Button(self.tr("Save"), self._save, role="primary"))

    def _save(self) -> None:
        ends = {"low": self.low.text(), "high": self.high.text(), "better": self.better.chosen(),
                "what_for": self.what_for.text()}  # fmt: skip
        if self._scale is None:
            task = self._tasks.run(measures.add_scale, self.called.text(), **ends)
        else:
            task = self._tasks.run(
                measures.change_scale, self._scale.id, name=self.called.text(), retired=self.retired.isChecked(), **ends
            )
        task.then(self._saved).failed(self._refused)

    def _saved(self, _scale: OwnMeasure) -> None:
        self._shell.say(self.tr("Saved."))
        self.accept()

    def _refused(self, error: WorldError) -> None:
        self.said.setText(sentence(error))
        self.said.show()
