"""A scale over time: every answer as a quiet dot, the smooth line, and the band in which the line may lie."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen, QPolygonF

from peerjournal.ui.charts.look import Look
from peerjournal.ui.charts.picture import GAP, SIDE, Picture, Places, Table, around, rule, wide, write, write_over

_MANY = 800  # answers; above that they are counted into columns, and where several lie on one another it is darker
_LEVELS = 6
_SHORT, _MONTHS = 45, 1100  # days: up to which each week, or month, is marked on the axis


class LinePicture(Picture):
    """`days` (ascending, since 0001-01-01) have `values`, `line` is (day, value, low, high); `ends` are the words at
    the lowest and highest. `axis(day, kind)` writes a day, month or year; `said` is each answer in words.
    """

    def __init__(
        self, name: str, days: Sequence[float], values: Sequence[int],
        line: Sequence[tuple[float, float, float, float]], *, hue: str, ends: tuple[str, str], span: tuple[int, int],
        axis: Callable[[date, str], str], said: Callable[[int], str], table: Callable[[], Table],
    ) -> None:  # fmt: skip
        self.name, self.numbers = name, table
        self._days, self._values, self._line = days, values, line
        self._hue, self._ends, self._span, self._axis, self._said = hue, ends, span, axis, said
        first, last = (days[0], days[-1]) if days else (0.0, 1.0)
        spare = max((last - first) * 0.015, 0.6)
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
            value = min(max(value, lowest), highest)  # a band may reach beyond what can be answered
            return plot.bottom() - (value - lowest) / (highest - lowest) * plot.height()

        def along(day: float) -> float:
            return plot.left() + (day - self._from) / (self._to - self._from) * plot.width()

        for value in sorted({lowest, (lowest + highest) // 2, highest}):
            rule(painter, look, QPointF(plot.left(), up(value)), QPointF(plot.right(), up(value)))
            write(painter, look, QPointF(plot.left() - GAP, up(value) + look.letters * 0.36), str(value), right=True)
        self._time_axis(painter, look, plot, along)
        self._band(painter, look, along, up)
        marks = self._dots(painter, look, along, up)
        self._curve(painter, look, along, up)
        for value, words in ((highest, self._ends[1]), (lowest, self._ends[0])):
            write_over(painter, look, QPointF(plot.left(), up(value) - 5), words, width=plot.width())
        return marks

    def _dots(
        self, painter: QPainter, look: Look, along: Callable[[float], float], up: Callable[[float], float]
    ) -> Places:
        n = len(self._days)
        radius = 4.5 if n < 60 else 3.2 if n < 400 else 2.0
        alpha = 0.9 if n < 10 else 0.5 if n < 400 else 0.35

        def dots(places: Sequence[QPointF], alpha: float) -> None:
            colour = look.colour(self._hue, alpha)
            painter.setPen(QPen(colour, 2 * radius, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawPoints(QPolygonF(places))

        if n < _MANY:
            dots([QPointF(along(day), up(value)) for day, value in zip(self._days, self._values, strict=True)], alpha)
        else:
            for level, places in enumerate(self._columns(1.6 * radius, along, up), start=1):
                dots(places, 0.1 + 0.4 * level / _LEVELS)

        def place(at: int) -> QRectF:
            return around(along(self._days[at]), up(self._values[at]), radius + 2)

        left, across = along(self._from), along(self._to) - along(self._from)

        def before(x: float) -> int:
            return bisect_left(self._days, self._from + (x - left) / across * (self._to - self._from))

        return Places(n, place, before)

    def _columns(
        self, width: float, along: Callable[[float], float], up: Callable[[float], float]
    ) -> list[list[QPointF]]:
        """A dot for all that lie in one place, by how many they are beside the fullest place: few first."""
        count = max(int((along(self._to) - along(self._from)) / width), 1)
        step, begin = (self._to - self._from) / count, 0
        found: list[tuple[int, QPointF]] = []
        for column in range(count):
            end = bisect_left(self._days, self._from + (column + 1) * step, begin)
            values = list(self._values[begin:end])
            x = along(self._from + (column + 0.5) * step)
            found += [(values.count(value), QPointF(x, up(value))) for value in set(values)]
            begin = end
        most = max(times for times, _ in found)
        levels: list[list[QPointF]] = [[] for _ in range(_LEVELS)]
        for times, place in found:
            levels[min(int((times / most) ** 0.5 * _LEVELS), _LEVELS - 1)].append(place)
        return levels

    def _band(
        self, painter: QPainter, look: Look, along: Callable[[float], float], up: Callable[[float], float]
    ) -> None:
        if not self._line:
            return
        upper = [QPointF(along(day), up(high)) for day, _, _, high in self._line]
        lower = [QPointF(along(day), up(low)) for day, _, low, _ in self._line]
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
            place = QPointF(along(day), up(value))
            path.lineTo(place) if at else path.moveTo(place)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        # A rim of the ground keeps the line apart from the dots it runs through.
        for colour, width in ((look.ground(), 5.5), (look.colour(self._hue), 2.75)):
            painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap,
                                Qt.PenJoinStyle.RoundJoin))  # fmt: skip
            painter.drawPath(path)

    def _time_axis(self, painter: QPainter, look: Look, plot: QRectF, along: Callable[[float], float]) -> None:
        base, until = plot.bottom() + look.letters * 1.6, plot.left() - GAP
        for day, kind in ticks(int(self._from + 0.5), int(self._to)):
            words = self._axis(day, kind)
            x = along(day.toordinal() + (0.5 if kind == "day" else 0.0))  # a day has a middle, a month a beginning
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
