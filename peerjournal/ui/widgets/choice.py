"""A list to choose one from, closed until it is wanted; scrolling the page over it never changes it."""

from collections.abc import Sequence

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy


class Choice(QComboBox):
    """Choices are pairs of the words shown and the text they stand for. Long words end in an ellipsis.

    `whole` makes it as wide as its widest words: for short ones of ours.
    """

    def __init__(self, name: str, choices: Sequence[tuple[str, str]] = (), *, whole: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        policies = QComboBox.SizeAdjustPolicy
        self.setSizeAdjustPolicy(policies.AdjustToContents if whole else policies.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(0 if whole else 10)
        self.setMaxVisibleItems(14)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offers these; what was chosen stays so if it is among them."""
        before = self.chosen()
        self.blockSignals(True)
        self.clear()
        for words, stands_for in choices:
            self.addItem(words, stands_for)
        self.setCurrentIndex(max(self.findData(before), 0))
        self.blockSignals(False)

    def chosen(self) -> str:
        """The text the choice stands for; '' where there is nothing to choose."""
        return str(self.currentData() or "")

    def choose(self, stands_for: str) -> bool:
        """Chooses; False where that is not offered."""
        place = self.findData(stands_for)
        if place >= 0:
            self.setCurrentIndex(place)
        return place >= 0

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Left to the page."""
        event.ignore()
