"""What the journal keeps that came from a group: entries about it, and coping tips."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from peerjournal.model.tip import Tip
from peerjournal.ui import words
from peerjournal.ui.pages.groups.rows import Rows
from peerjournal.ui.theme.tokens import TIGHT
from peerjournal.ui.widgets import Button, Card, label


class Kept(Card):
    """`reading` asks for the entries, `opening` carries a tip's id; without such pages nothing leads there."""

    reading = Signal()
    opening = Signal(str)

    def __init__(self, *, journal: bool, tips: bool) -> None:
        super().__init__(self.tr("What you kept from here"))
        self._journal, self._leads = journal, tips
        self._count = label()
        self._read = Button(self.tr("Read them"), self.reading.emit)
        line = QHBoxLayout()
        line.setSpacing(TIGHT)
        line.addWidget(self._count, 1)
        line.addWidget(self._read)
        self._tips = Rows(self._row)
        self.body.addLayout(line)
        self.add(self._tips)

    def show_kept(self, entries: int, tips: tuple[Tip, ...]) -> None:
        """Shows how many entries there are, and the tips."""
        pattern = self.tr("1 entry in your journal") if entries == 1 else self.tr("{number} entries in your journal")
        self._count.setText(pattern.replace("{number}", words.number(float(entries))))
        self._read.setVisible(self._journal and entries > 0)
        self._tips.set_rows([(one.id, one) for one in tips])

    def _row(self, tip: Tip) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(TIGHT)
        row.addWidget(label(words.breakable(tip.title)), 1)
        if self._leads:
            show = Button(self.tr("Open"), self._opening(tip.id), role="link")
            show.setAccessibleName(self.tr("Open the tip: {tip}").replace("{tip}", tip.title))
            row.addWidget(show, 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _opening(self, id: str) -> Callable[[], object]:
        return lambda: self.opening.emit(id)
