"""Which feeling each mood of another program becomes, and how strong it is."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from peerjournal.ui import words
from peerjournal.ui.theme.tokens import SNUG, TIGHT
from peerjournal.ui.widgets import Choice, label

_MOST = 60
_HIGHEST = 10


def _tr(text: str) -> str:
    return QCoreApplication.translate("ImportMoods", text)


class MoodTable(QWidget):
    """A row for each mood: its name there, the feeling's name here, and 0 to 10 or nothing. Hidden without moods."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[str, tuple[QLineEdit, Choice]] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SNUG)
        self._grid.setVerticalSpacing(TIGHT)
        for place, share in enumerate((2, 3, 2)):
            self._grid.setColumnStretch(place, share)
        self.hide()

    def show_moods(self, moods: Sequence[tuple[str, int]]) -> None:
        """Lists moods with how often each occurs; asked once, what was typed stays."""
        if self._rows or not moods:
            return
        for place, (mood, uses) in enumerate(moods[:_MOST]):
            field = QLineEdit(mood)
            field.setAccessibleName(_tr("Feeling for {mood}").replace("{mood}", mood))
            strength = Choice(
                _tr("Strength of {mood}").replace("{mood}", mood),
                [("–", ""), *((str(one), str(one)) for one in range(_HIGHEST + 1))],
            )
            strength.setMinimumContentsLength(3)
            field.setMinimumWidth(60)
            self._grid.addWidget(label(words.breakable(f"{mood} ({uses:,})")), place, 0)
            self._grid.addWidget(field, place, 1)
            self._grid.addWidget(strength, place, 2)
            self._rows[mood] = (field, strength)
        self.show()

    def wished(self) -> dict[str, tuple[str, int | None]]:
        """Those that were changed: the mood's name, and the feeling with its strength. No name: no feeling."""
        found: dict[str, tuple[str, int | None]] = {}
        for mood, (field, strength) in self._rows.items():
            chosen = strength.chosen()
            name = " ".join(field.text().split())
            if name != mood or chosen:
                found[mood] = (name, int(chosen) if chosen else None)
        return found
