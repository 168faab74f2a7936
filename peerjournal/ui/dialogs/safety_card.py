"""The safety card in the window: written in the open journal, and what was allowed of it in the locked one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QListWidget, QListWidgetItem, QWidget

from peerjournal.actions import safety_card
from peerjournal.actions.safety_card import Line, SafetyCard
from peerjournal.actions.wording import sentence
from peerjournal.model.errors import WorldError
from peerjournal.places import SAFETY_CARD
from peerjournal.ui.dialogs import choosing
from peerjournal.ui.dialogs.dialog import Dialog
from peerjournal.ui.page import Shell
from peerjournal.ui.theme import scaled
from peerjournal.ui.widgets import Button, TextArea, label, named
from peerjournal.ui.words import breakable

_WIDTH = 600


class ShownCard(Dialog):
    """What lies outside of the locked journal in `folder`, to be read and nothing else."""

    def __init__(self, parent: QWidget, folder: Path) -> None:
        super().__init__(parent, QCoreApplication.translate("SafetyCard", "For a hard day"))
        words = label(breakable(safety_card.outside(folder)))
        words.setMinimumWidth(360)
        self.body.addWidget(words)
        self.body.addStretch(1)
        self.buttons(Button(self.tr("Close"), self.accept))


class SafetyCardDialog(Dialog):
    """Three parts, a line for each thing; and which lines may be seen while the journal is locked."""

    def __init__(self, parent: QWidget, shell: Shell, card: SafetyCard) -> None:
        super().__init__(parent, QCoreApplication.translate("SafetyCard", "My safety card"), lock=shell.lock)
        self._shell, self._tasks, self._card = shell, shell.tasks_for(self), card
        about = self.tr("For a hard day, in your own words. One line for each thing.")
        self.body.addWidget(label(about, "muted"))
        names = (self.tr("My signs that it is getting hard"), self.tr("What helps"), self.tr("Who I can call"))
        self.parts = [TextArea(name, lines=2) for name in names]
        for area, name, lines in zip(self.parts, names, (card.signs, card.helps, card.people), strict=True):
            area.set_text("\n".join(one.text for one in lines))
            self.body.addWidget(named(area, name))
            self.body.addWidget(area)
            area.textChanged.connect(self._lines_changed)
        self.allow = QCheckBox(self.tr("Some of it may be seen while the journal is locked"))
        self.warning = label(
            self.tr(
                "What you tick then also lies unencrypted in the journal's folder, as {file}. Whoever can use this "
                "computer can read it without your passphrase. Take the tick away, and it is removed."
            ).replace("{file}", SAFETY_CARD)
        )
        self.outside = QListWidget()
        self.outside.setAccessibleName(self.tr("Lines that may be seen while the journal is locked"))
        self.outside.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._allowed = {one.text for part in (card.signs, card.helps, card.people) for one in part if one.outside}
        self.allow.setChecked(bool(self._allowed))
        self.said = label("", "error")
        self.said.hide()
        for one in (self.allow, self.warning, self.outside, self.said):
            self.body.addWidget(one)
        self.buttons(
            Button(self.tr("Save as PDF…"), lambda: self._save(self._ask_for_pdf)),
            Button(self.tr("Cancel"), self.reject),
            Button(self.tr("Save"), lambda: self._save(self._done), role="primary"),
        )
        self.allow.toggled.connect(lambda _: self._lines_changed())
        self.outside.itemChanged.connect(self._ticked)
        self._lines_changed()

    def fit(self) -> None:
        """Wide enough to read, and never wider than the window."""
        super().fit()
        self.resize(max(self.width(), min(_WIDTH, self._around.width() - 40)), self.height())

    def card(self) -> SafetyCard:
        """What is written now."""
        leave = self._allowed if self.allow.isChecked() else set()
        signs, helps, people = (tuple(Line(line, line in leave) for line in _lines(area.text())) for area in self.parts)
        return SafetyCard(self._card.id, signs, helps, people, self._card.created_at)

    def _lines_changed(self) -> None:
        self.outside.blockSignals(True)
        self.outside.clear()
        for line in dict.fromkeys(line for area in self.parts for line in _lines(area.text())):
            item = QListWidgetItem(line, self.outside)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if line in self._allowed else Qt.CheckState.Unchecked)
        self.outside.blockSignals(False)
        self.outside.setFixedHeight(scaled(34) * min(max(self.outside.count(), 1), 6) + 8)
        for one in (self.warning, self.outside):
            one.setVisible(self.allow.isChecked())

    def _ticked(self, item: QListWidgetItem) -> None:
        change = self._allowed.add if item.checkState() == Qt.CheckState.Checked else self._allowed.discard
        change(item.text())

    def _save(self, then: Callable[[SafetyCard], object]) -> None:
        self.said.hide()
        self._tasks.run(safety_card.save, self.card()).then(then).failed(self._refused)

    def _done(self, card: SafetyCard) -> None:
        outside = bool(safety_card.outside_text(card))
        self._shell.say(self.tr("Saved. What you ticked can be seen while locked.") if outside else self.tr("Saved."))
        self.accept()

    def _ask_for_pdf(self, card: SafetyCard) -> None:
        self._card = card
        choosing.ask_where_to_save(
            self, self.tr("Save the card"), "PDF (*.pdf)", "safety-card.pdf",
            lambda path: self._tasks.run(safety_card.write_pdf, path)
            .then(lambda _: self._shell.say(self.tr("Saved. The PDF isn't encrypted.")))
            .failed(self._refused),
        )  # fmt: skip

    def _refused(self, error: WorldError) -> None:
        self.said.setText(sentence(error))
        self.said.show()


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]
