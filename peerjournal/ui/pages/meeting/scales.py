"""How I came in, how I leave: the same scales side by side, below one another where there is no room."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from peerjournal.ui.models.scales import USUAL, scale_name
from peerjournal.ui.theme.tokens import APART, TIGHT
from peerjournal.ui.widgets import Scales, ScaleSlider, label


class InAndOut(QWidget):
    """`changed` after any answer. Answers to scales that are not shown are kept."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.before, self.after = (Scales([scale_name(key) for key in USUAL]) for _ in range(2))
        self._others: tuple[dict[str, int], dict[str, int]] = {}, {}
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(APART)
        for words, scales in ((_tr("How I came in"), self.before), (_tr("How I leave"), self.after)):
            side = QVBoxLayout()
            side.setSpacing(TIGHT)
            side.addWidget(label(words, "strong"))
            side.addWidget(scales)
            if isinstance(grid := scales.layout(), QGridLayout):
                grid.setHorizontalSpacing(TIGHT)
            side.addStretch(1)
            self._row.addLayout(side, 1)
            scales.changed.connect(self.changed)
            for slider in scales.findChildren(ScaleSlider):
                slider.setAccessibleName(f"{slider.accessibleName()}, {words}")

    def answers(self) -> tuple[dict[str, int], dict[str, int]]:
        """What was said: before, after."""
        return self._others[0] | self.before.answers(), self._others[1] | self.after.answers()

    def set_answers(self, before: Mapping[str, int], after: Mapping[str, int]) -> None:
        """Shows answers."""
        others = [{key: value for key, value in side.items() if key not in USUAL} for side in (before, after)]
        self._others = others[0], others[1]
        self.before.set_answers(dict(before))
        self.after.set_answers(dict(after))

    def side_by_side(self) -> int:
        """The least width in pixels at which both stand beside one another."""
        return 2 * max(self.before.minimumSizeHint().width(), self.after.minimumSizeHint().width()) + APART

    def minimumSizeHint(self) -> QSize:
        """As narrow as one of them: what is around it may shrink, and then they go below one another."""
        return QSize((self.side_by_side() - APART) // 2, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side, or below one another."""
        super().resizeEvent(event)
        wide = self.width() >= self.side_by_side()
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if direction != self._row.direction():
            self._row.setDirection(direction)


def _tr(text: str) -> str:
    return QCoreApplication.translate("InAndOut", text)
