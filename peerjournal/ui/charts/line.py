"""A scale over time: every answer as a quiet dot, the smooth line, and the band in which the line may lie."""

import math
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen, QPolygonF

from peerjournal.ui.charts.look import Look
from peerjournal.ui.charts.picture import GAP, SIDE, Picture, Table, around, rule, wide, write

_MANY = 2000  # answers
_SHORT, _MONTHS = 45, 1100  # days: up to which each week, or month, is marked on the axis


class LinePicture(Picture):
    """`answers` are (moment, value), `line` (day, value, low, high); `ends` are the words at the lowest and highest.

    `day_words(day, with_year)` writes a day or month for the axis; `said` is each answer in words.
    """

    def __init__(
        self, name: str, answers: Sequence[tuple[datetime, int]], line: Sequence[tuple[date, float, float, float]],
        *, hue: str, ends: tuple[str, str], span: tuple[int, int], axis: Callable[[date, str], str],
        said: Callable[[int], str], table: Callable[[], Table],
    ) -> None:  # fmt: skip
        self.name, self.numbers = name, table
        self._answers, self._line, self._hue, self._ends, self._span = answers, line, hue, ends, span
        self._axis, self._said = axis, said
        days = [_day(at) for at, _ in answers]
        first, last = (min(days), max(days)) if days else (0.0, 1.0)
        spare = max((last - first) * 0.015, 0.6)
        self._days = days
        self._from, self._to = first - spare, last + spare

    def height(self, width: float, look: Look) -> float:
        """Wider than tall."""
        return min(max(width * 0.34, 190.0), 300.0) + look.letters

    def say(self, at: int) -> str:
        """An answer in words."""
        return self._said(at)

    def draw(self, painter: QPainter, size: QSizeF, look: Look) -> Sequence[QRectF]:
        """From back to front: rules, band, dots, line."""
        lowest, highest = self._span
        left = SIDE + wide(look, str(highest)) + GAP
        plot = QRectF(left, SIDE + look.letters, size.width() - left - SIDE, 0)
        plot.setBottom(size.height() - look.letters * 2.2)

        def up(value: float) -> float:
            return plot.bottom() - (value - lowest) / (highest - lowest) * plot.height()

        def along(day: float) -> float:
            return plot.left() + (day - self._from) / (self._to - self._from) * plot.width()

        for value in sorted({lowest, (lowest + highest) // 2, highest}):
            rule(painter, look, QPointF(plot.left(), up(value)), QPointF(plot.right(), up(value)))
            write(painter, look, QPointF(plot.left() - GAP, up(value) + look.letters * 0.36), str(value), right=True)
        write(painter, look, QPointF(plot.left(), up(highest) - 5), self._ends[1], width=plot.width())
        write(painter, look, QPointF(plot.left(), up(lowest) - 5), self._ends[0], width=plot.width())
        self._time_axis(painter, look, plot, along)
        self._band(painter, look, along, up)
        marks = self._dots(painter, look, along, up)
        self._curve(painter, look, along, up)
        return marks

    def _dots(
        self, painter: QPainter, look: Look, along: Callable[[float], float], up: Callable[[float], float]
    ) -> list[QRectF]:
        n = len(self._answers)
        radius = 4.5 if n < 60 else 3.2 if n < 400 else 2.2
        alpha = 0.9 if n < 10 else 0.5 if n < 400 else max(0.12, 0.5 * math.sqrt(400 / n))
        places = [QPointF(along(day), up(value)) for day, (_, value) in zip(self._days, self._answers, strict=True)]
        painter.setPen(QPen(look.colour(self._hue, alpha), 2 * radius, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, n < _MANY)  # thousands of soft rims take long
        painter.drawPoints(QPolygonF(places))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return [around(place.x(), place.y(), radius + 2) for place in places]

    def _band(
        self, painter: QPainter, look: Look, along: Callable[[float], float], up: Callable[[float], float]
    ) -> None:
        if not self._line:
            return
        upper = [QPointF(along(day.toordinal() + 0.5), up(high)) for day, _, _, high in self._line]
        lower = [QPointF(along(day.toordinal() + 0.5), up(low)) for day, _, low, _ in self._line]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(look.colour(self._hue, 0.18)))
        painter.drawPolygon(QPolygonF([*upper, *reversed(lower)]))

    def _curve(
        self, painter: QPainter, look: Look, along: Callable[[float], float], up: Callable[[float], float]
    ) -> None:
        if not self._line:
            return
        path = QPainterPath()
        for at, (day, value, _, _) in enumerate(self._line):
            place = QPointF(along(day.toordinal() + 0.5), up(value))
            path.lineTo(place) if at else path.moveTo(place)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        # A rim of the ground keeps the line apart from the dots it runs through.
        for colour, width in ((look.ground(), 5.5), (look.colour(self._hue), 2.75)):
            painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap,
                                Qt.PenJoinStyle.RoundJoin))  # fmt: skip
            painter.drawPath(path)

    def _time_axis(self, painter: QPainter, look: Look, plot: QRectF, along: Callable[[float], float]) -> None:
        base, until = plot.bottom() + look.letters * 1.6, plot.left() - GAP
        for day, kind in ticks(int(self._from) + 1, int(self._to)):
            words = self._axis(day, kind)
            x = along(day.toordinal())
            half = wide(look, words) / 2
            if x - half < until or x + half > plot.right() + SIDE:
                continue
            painter.setPen(QPen(look.colour("outline", 0.6), 1))
            painter.drawLine(QPointF(x, plot.bottom() + 2), QPointF(x, plot.bottom() + 6))
            write(painter, look, QPointF(x, base + 2), words, centred=True)
            until = x + half + 2 * GAP


def ticks(first: int, last: int) -> list[tuple[date, str]]:
    """Where the axis is marked, as (day, 'day', 'month' or 'year')."""
    begin, end = date.fromordinal(max(first, 1)), date.fromordinal(max(last, 1))
    if last - first <= _SHORT:
        step = max(1, (last - first) // 6)
        return [(begin + timedelta(days=at), "day") for at in range(0, last - first + 1, step)]
    if last - first <= _MONTHS:
        months = [date(year, month, 1) for year in range(begin.year, end.year + 1) for month in range(1, 13)]
        return [(day, "month") for day in months if begin <= day <= end]
    return [(date(year, 1, 1), "year") for year in range(begin.year + 1, end.year + 1)]


def _day(at: datetime) -> float:
    return at.toordinal() + (at.hour + at.minute / 60) / 24
