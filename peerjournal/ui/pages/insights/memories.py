"""Looking back: what was written on this day in other years, each of which can be kept from coming up again."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerjournal.ui.pages.insights import wording
from peerjournal.ui.pages.insights.wording import tr
from peerjournal.ui.theme.tokens import SNUG, TIGHT
from peerjournal.ui.widgets import Button, Card, IconButton, label
from peerjournal.ui.words import breakable

_LONGEST, _MOST = 280, 10


class MemoriesCard(Card):
    """`opened` and `hidden_one` carry an entry's id. Hidden while there is nothing to look back on."""

    opened = Signal(str)
    hidden_one = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("Looking back"))
        self._rows = QWidget()
        self._list = QVBoxLayout(self._rows)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(SNUG)
        self.add(self._rows)
        self.hide()

    def show_memories(self, found: Any) -> None:
        """These, the newest first, ten at most."""
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for one in found[:_MOST]:
            self._list.addWidget(self._row(one))
        self.setVisible(bool(found))

    def _row(self, one: Any) -> QWidget:
        row = QWidget()
        lines = QVBoxLayout(row)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(TIGHT // 2)
        ago = tr("A year ago") if one.years == 1 else tr("{n} years ago", n=wording.count(one.years))
        head = QHBoxLayout()
        head.addWidget(label(f"{ago}, {wording.day_of(one.at.date())}", "small"), 1)
        head.addWidget(Button(tr("Open"), lambda: self.opened.emit(one.entry_id), role="link"))
        head.addWidget(IconButton("eye-off", tr("Don't show this one here again"),
                                  lambda: self.hidden_one.emit(one.entry_id)))  # fmt: skip
        lines.addLayout(head)
        if one.title:
            lines.addWidget(label(breakable(one.title), "strong"))
        words = one.words.strip()
        if words:
            lines.addWidget(label(breakable(words[:_LONGEST] + ("…" if len(words) > _LONGEST else ""))))
        elif one.feelings:
            lines.addWidget(label(", ".join(one.feelings), "muted"))
        return row
