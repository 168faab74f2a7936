"""Rows side by side: each a name, a dot for its value, a line for what it may as well be, and a note."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen

from peerjournal.ui.charts.look import Look
from peerjournal.ui.charts.picture import GAP, SIDE, Picture, Table, rule, wide, write
from peerjournal.ui.words import number


@dataclass(frozen=True, slots=True)
class RangeRow:
    """`low` to `high` is the interval; `other` a second, hollow dot to compare with; without `value` only the note."""

    name: str
    note: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    other: float | None = None
    hue: str = "accent"
    quiet: bool = False


class RangesPicture(Picture):
    """Rows over one axis that holds all of them, with a rule at `zero`; `ends` say what its two directions mean."""

    def __init__(
        self, name: str, rows: Sequence[RangeRow], *, ends: tuple[str, str], said: Callable[[int], str],
        table: Callable[[], Table], zero: float | None = 0.0, span: tuple[float, float] | None = None,
    ) -> None:  # fmt: skip
        self.name, self.numbers = name, table
        self._rows, self._ends, self._said, self._zero = rows, ends, said, zero
        values = [one for row in rows for one in (row.value, row.low, row.high, row.other) if one is not None]
        values += [zero] if zero is not None else []
        low, high = span or (min(values, default=0.0), max(values, default=1.0))
        spare = max((high - low) * 0.06, 0.2)
        self._low, self._high = low - spare, high + spare

    def height(self, width: float, look: Look) -> float:
        """A row each, and the axis."""
        return (len(self._rows) * (2 if self._stacked(width) else 1) + 1.6) * self._down(look)

    def say(self, at: int) -> str:
        """A row in words."""
        return self._said(at)

    def draw(self, painter: QPainter, size: QSizeF, look: Look) -> Sequence[QRectF]:
        """Rows from top to bottom; where it is narrow, names stand above their rows."""
        stacked, down = self._stacked(size.width()), self._down(look)
        names = 0.0 if stacked else min(max((wide(look, row.name) for row in self._rows), default=0.0) + 2 * GAP,
                                        size.width() * 0.36)  # fmt: skip
        notes = min(max((wide(look, row.note) for row in self._rows), default=0.0) + 2 * GAP, size.width() * 0.3)
        left, right = SIDE + names, size.width() - SIDE - notes

        def along(value: float) -> float:
            return left + (value - self._low) / (self._high - self._low) * (right - left)

        bottom = size.height() - look.letters * 3.4
        if self._zero is not None:
            painter.setPen(QPen(look.colour("outline"), 1, Qt.PenStyle.DashLine))
            # Beside the names, or between them: never through one.
            parts = [(at * 2 * down + down, at * 2 * down + 2 * down) for at in range(len(self._rows))]
            for top, end in parts if stacked else [(4.0, bottom)]:
                painter.drawLine(QPointF(along(self._zero), top), QPointF(along(self._zero), end))
        marks = []
        for at, row in enumerate(self._rows):
            top = at * down * (2 if stacked else 1)
            middle = top + down * (1.5 if stacked else 0.5)
            words = QPointF(SIDE, top + down * 0.5 + look.letters * 0.36)
            write(painter, look, words, row.name, token="muted" if row.quiet else "ink",
                  width=(right - SIDE) if stacked else names - GAP)  # fmt: skip
            write(painter, look, QPointF(right + GAP * 1.5, middle + look.letters * 0.36), row.note, width=notes - GAP)
            self._row(painter, look, row, along, middle)
            marks.append(QRectF(SIDE / 2, top + 1, size.width() - SIDE, down * (2 if stacked else 1) - 2))
        rule(painter, look, QPointF(left, bottom), QPointF(right, bottom))
        for value in steps(self._low, self._high):
            mark = write_number(value)
            write(painter, look, QPointF(along(value), bottom + look.letters * 1.3), mark, centred=True)
        base = bottom + look.letters * 2.8
        write(painter, look, QPointF(left, base), self._ends[0], width=(right - left) / 2)
        write(painter, look, QPointF(right, base), self._ends[1], right=True, width=(right - left) / 2)
        return marks

    def _row(
        self, painter: QPainter, look: Look, row: RangeRow, along: Callable[[float], float], middle: float
    ) -> None:
        alpha = 0.45 if row.quiet else 1.0
        if row.value is None:
            return
        if row.low is not None and row.high is not None:
            painter.setPen(QPen(look.colour(row.hue, 0.4 * alpha), 6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QPointF(along(row.low), middle), QPointF(along(row.high), middle))
        if row.other is not None:
            painter.setPen(QPen(look.colour(row.hue, 0.5 * alpha), 2))
            painter.drawLine(QPointF(along(row.other), middle), QPointF(along(row.value), middle))
            painter.setBrush(look.ground())
            painter.drawEllipse(QPointF(along(row.other), middle), 4.5, 4.5)
        painter.setPen(QPen(look.ground(), 1.5))
        painter.setBrush(look.colour(row.hue, alpha))
        painter.drawEllipse(QPointF(along(row.value), middle), 6, 6)

    def _stacked(self, width: float) -> bool:
        return width < 460

    def _down(self, look: Look) -> float:
        return max(look.letters * 2.4, 28.0)


def steps(low: float, high: float) -> list[float]:
    """Round numbers between two, at most seven."""
    step = next(
        one for one in (0.5, 1, 2, 5, 10, 20, 50, 100, 1000, 10_000) if (high - low) / one <= 7 or one == 10_000
    )
    return [at * step for at in range(math.ceil(low / step), math.floor(high / step) + 1)]


def write_number(value: float) -> str:
    """`−1`, `0`, `0.5`."""
    return number(float(abs(value))) if value >= 0 else "−" + number(float(abs(value)))
