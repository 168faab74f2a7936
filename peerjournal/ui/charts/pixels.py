"""A year in pixels: a square for each day, fuller in colour the higher the answer."""

import calendar
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen

from peerjournal.ui.charts.look import Look
from peerjournal.ui.charts.picture import GAP, SIDE, Picture, Table, wide, write

_LEAST = 0.12  # of the hue in the lowest answer, so that it is not taken for none


class PixelsPicture(Picture):
    """`days` maps a day of `year` to its mean answer within `span`; `months` are their twelve names."""

    def __init__(
        self, name: str, year: int, days: Mapping[date, float], *, hue: str, span: tuple[int, int],
        ends: tuple[str, str], months: Sequence[str], said: Callable[[date], str], table: Callable[[], Table],
    ) -> None:  # fmt: skip
        self.name, self.numbers = name, table
        self._year, self._days, self._hue, self._span, self._ends = year, days, hue, span, ends
        self._months, self._said = months, said
        self._read = sorted(days)

    def height(self, width: float, look: Look) -> float:
        """Twelve rows of squares, and the key below."""
        return 12 * self._pitch(width, look) + look.letters * 4.2

    def say(self, at: int) -> str:
        """A day in words."""
        return self._said(self._read[at])

    def draw(self, painter: QPainter, size: QSizeF, look: Look) -> Sequence[QRectF]:
        """A row for each month, days from left to right."""
        left, pitch, top = self._left(look), self._pitch(size.width(), look), look.letters * 1.5
        for day in (1, 10, 20, 31):
            write(painter, look, QPointF(left + (day - 0.5) * pitch, top - 4), str(day), centred=True)
        every = next(step for step in (1, 2, 3, 6) if step == 6 or step * pitch >= look.letters * 1.2)
        marks = []
        for month in range(1, 13):
            y = top + (month - 1) * pitch
            if not (month - 1) % every:
                write(painter, look, QPointF(left - GAP, y + pitch * 0.5 + look.letters * 0.36),
                      self._months[month - 1], right=True)  # fmt: skip
            for day in range(1, calendar.monthrange(self._year, month)[1] + 1):
                square = QRectF(left + (day - 1) * pitch + 1, y + 1, pitch - 2, pitch - 2)
                value = self._days.get(date(self._year, month, day))
                self._square(painter, look, square, value)
                if value is not None:
                    marks.append(square)
        self._key(painter, look, QPointF(left, top + 12 * pitch + look.letters * 1.4), pitch)
        return marks

    def _square(self, painter: QPainter, look: Look, square: QRectF, value: float | None) -> None:
        radius = square.width() * 0.22
        if value is None:
            painter.setPen(QPen(look.colour("line"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            low, high = self._span
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.step(self._hue, _LEAST + (1 - _LEAST) * (value - low) / (high - low)))
        painter.drawRoundedRect(square, radius, radius)

    def _key(self, painter: QPainter, look: Look, place: QPointF, pitch: float) -> None:
        low, high = self._span
        size = min(pitch, look.letters * 1.3)
        words = f"{low} {self._ends[0]}"
        write(painter, look, QPointF(place.x(), place.y() + size * 0.75), words)
        x = place.x() + wide(look, words) + GAP
        for at in range(5):
            square = QRectF(x + at * size, place.y(), size - 2, size - 2)
            self._square(painter, look, square, low + (high - low) * at / 4)
        write(painter, look, QPointF(x + 5 * size + GAP, place.y() + size * 0.75), f"{high} {self._ends[1]}")

    def _left(self, look: Look) -> float:
        return SIDE + max(wide(look, one) for one in self._months) + GAP

    def _pitch(self, width: float, look: Look) -> float:
        return min(max((width - self._left(look) - SIDE) / 31, 6.0), 26.0)
