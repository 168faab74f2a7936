"""A few choices side by side, of which exactly one holds; the arrow keys go from one to the next."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from peerjournal.ui.widgets.chip import Chip
from peerjournal.ui.widgets.flow import FlowLayout


class Pick(QWidget):
    """`choices` are pairs of what one stands for and its words. `picked` comes when a person chose another."""

    picked = Signal(str)

    def __init__(self, name: str, choices: Sequence[tuple[str, str]], chosen: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._chips: dict[str, Chip] = {}
        row = FlowLayout(self)
        for stands_for, words in choices:
            chip = self._chips[stands_for] = Chip(words, checked=stands_for == chosen)
            chip.setAccessibleDescription(name)
            self._group.addButton(chip)
            row.addWidget(chip)
        self._group.buttonToggled.connect(self._toggled)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def begin(self) -> None:
        """Takes the keyboard, where it holds."""
        self._chips[self.chosen()].setFocus()

    def chosen(self) -> str:
        """What holds now."""
        return next(name for name, chip in self._chips.items() if chip.isChecked())

    def choose(self, stands_for: str) -> None:
        """Lets another hold, without a signal; one that is not offered changes nothing."""
        if stands_for in self._chips:
            self._group.blockSignals(True)
            self._chips[stands_for].setChecked(True)
            self._group.blockSignals(False)

    def _toggled(self, _chip: Chip, on: bool) -> None:
        if on:
            self.picked.emit(self.chosen())
