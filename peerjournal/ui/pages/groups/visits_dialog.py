"""Finding the right group: how the visits felt, group beside group, as they were said and nothing made of them."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QGridLayout, QWidget

from peerjournal.actions import visits
from peerjournal.actions.visits import Felt, Visited
from peerjournal.model.moments import now, to_local
from peerjournal.ui import words
from peerjournal.ui.dialogs import Dialog
from peerjournal.ui.page import Shell
from peerjournal.ui.theme.tokens import NEAR, SNUG, TIGHT
from peerjournal.ui.widgets import Button, label, rule

_MOST = 12  # visits of a group that are shown: the first ones are what finding a group is about


class VisitsDialog(Dialog):
    """Each group with its number of visits, and each visit's numbers and line."""

    def __init__(self, parent: QWidget, shell: Shell) -> None:
        super().__init__(parent, _tr("Groups side by side"), lock=shell.lock)
        self._empty = label(
            self.tr("How a visit felt can be said with each meeting: safe, heard, at home, and a line. It comes here.")
        )
        self._empty.hide()
        self.body.addWidget(self._empty)
        self._close = Button(self.tr("Close"), self.accept, role="primary")
        self.buttons(self._close)
        shell.tasks_for(self).run(visits.side_by_side).then(self._show)

    def _show(self, found: Sequence[Visited]) -> None:
        visited = [one for one in found if one.visits]
        self._empty.setVisible(not visited)
        for number, one in enumerate(visited):
            if number:
                self.body.addSpacing(SNUG)
                self.body.addWidget(rule())
            self._add(one)
        self.body.addStretch(1)
        QTimer.singleShot(0, self, self.fit)  # once Qt has shown what was put in
        self._close.setFocus()

    def _add(self, one: Visited) -> None:
        count = self.tr("1 visit") if one.visits == 1 else self.tr("{number} visits")
        said = count.replace("{number}", words.number(float(one.visits)))
        if one.left_at is not None:
            left = self.tr("left on {day}").replace("{day}", words.day(to_local(one.left_at).date(), now().date()))
            said = f"{said} · {left}"
        self.body.addWidget(label(words.breakable(one.name), "section"))
        self.body.addWidget(label(said, "muted"))
        told = [felt for felt in one.felt if _is_told(felt)][:_MOST]
        if not told:
            return
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(NEAR)
        grid.setVerticalSpacing(TIGHT)
        grid.setColumnStretch(4, 1)
        for column, heading in enumerate(("", self.tr("Safe"), self.tr("Heard"), self.tr("At home"))):
            grid.addWidget(label(heading, "small", wrap=False), 0, column)
        for line, felt in enumerate(told):
            row = 2 * line + 1
            day = words.day(to_local(felt.at).date(), now().date())
            grid.addWidget(label(day, wrap=False), row, 0)
            for column, value in enumerate((felt.safe, felt.heard, felt.at_home), start=1):
                grid.addWidget(label("\u2013" if value is None else str(value), wrap=False), row, column)
            if felt.impression:
                grid.addWidget(label(words.breakable(felt.impression), "muted"), row + 1, 0, 1, 5)
        self.body.addWidget(table)


def _is_told(felt: Felt) -> bool:
    return bool(felt.impression) or any(one is not None for one in (felt.safe, felt.heard, felt.at_home))


def _tr(text: str) -> str:
    return QCoreApplication.translate("VisitsDialog", text)
