"""When a feeling comes: a disc for each weekday and stretch of hours, larger the more often."""

import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen

from peerjournal.ui.charts.look import Look
from peerjournal.ui.charts.picture import GAP, SIDE, Picture, Table, around, wide, write

HOURS = 3  # in one disc
SLOTS = 24 // HOURS


class WeekPicture(Picture):
    """`cells[weekday][slot]` counts; `weekdays` are seven names, `slots` the words for the hours; `said` a cell."""

    def __init__(
        self, name: str, cells: Sequence[Sequence[int]], *, hue: str, weekdays: Sequence[str], slots: Sequence[str],
        said: Callable[[int, int], str], table: Callable[[], Table],
    ) -> None:  # fmt: skip
        self.name, self.numbers = name, table
        self._cells, self._hue, self._weekdays, self._slots, self._said = cells, hue, weekdays, slots, said
        self._read = [(day, slot) for day in range(7) for slot in range(SLOTS) if cells[day][slot]]

    def height(self, width: float, look: Look) -> float:
        """Seven rows."""
        return 7 * self._down(look) + look.letters * 2.6

    def say(self, at: int) -> str:
        """A cell in words."""
        return self._said(*self._read[at])

    def draw(self, painter: QPainter, size: QSizeF, look: Look) -> Sequence[QRectF]:
        """A row for each weekday."""
        left = SIDE + max(wide(look, one) for one in self._weekdays) + 2 * GAP
        across, down, top = (size.width() - left - SIDE) / SLOTS, self._down(look), look.letters * 2.0
        most = max((max(row) for row in self._cells), default=0) or 1
        largest = min(across, down) / 2 - 1.5
        # Where hours have no room for words, every second stays without.
        every = 1 if across > max(wide(look, one) for one in self._slots) + 4 else 2
        for slot in range(0, SLOTS, every):
            write(painter, look, QPointF(left + (slot + 0.5) * across, look.letters * 1.2), self._slots[slot],
                  centred=True)  # fmt: skip
        marks = []
        for day in range(7):
            middle = top + (day + 0.5) * down
            write(painter, look, QPointF(left - 2 * GAP, middle + look.letters * 0.36), self._weekdays[day], right=True)
            for slot in range(SLOTS):
                place, count = QPointF(left + (slot + 0.5) * across, middle), self._cells[day][slot]
                if not count:
                    painter.setPen(QPen(look.colour("line"), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
                    painter.drawPoint(place)
                    continue
                radius = max(largest * math.sqrt(count / most), 2.2)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.colour(self._hue, 0.8))
                painter.drawEllipse(place, radius, radius)
                marks.append(around(place.x(), place.y(), radius + 2))
        return marks

    def _down(self, look: Look) -> float:
        return max(look.letters * 2.3, 26.0)
