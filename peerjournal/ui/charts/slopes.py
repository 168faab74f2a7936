"""Before and after: one line for each way in and out, thicker where several meetings share it, and the middle one."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen

from peerjournal.ui.charts.look import Look
from peerjournal.ui.charts.picture import GAP, SIDE, Picture, Table, around, rule, wide, write

_NARROWEST, _PANEL = 170.0, 205.0


@dataclass(frozen=True, slots=True)
class Panel:
    """One scale: `steps` are (before, after), `middle` the change in their middle, where it can be told; `note` stands
    below it."""

    name: str
    hue: str
    steps: tuple[tuple[int, int], ...]
    note: str
    ends: tuple[str, str]
    middle: float | None = None


class SlopesPicture(Picture):
    """Panels side by side. `sides` are the words below the two ends; `said(panel, before, after, times)` a line."""

    def __init__(
        self, name: str, panels: Sequence[Panel], *, sides: tuple[str, str],
        said: Callable[[Panel, int, int, int], str], table: Callable[[], Table],
    ) -> None:  # fmt: skip
        self.name, self.numbers = name, table
        self._panels, self._sides, self._said = panels, sides, said
        self._lines = [(panel, before, after, times) for panel in panels
                       for (before, after), times in sorted(Counter(panel.steps).items())]  # fmt: skip

    def height(self, width: float, look: Look) -> float:
        """As many rows of panels as the width asks for."""
        rows = -(-len(self._panels) // self._columns(width))
        return rows * self._down(width, look)

    def say(self, at: int) -> str:
        """A line in words."""
        return self._said(*self._lines[at])

    def draw(self, painter: QPainter, size: QSizeF, look: Look) -> Sequence[QRectF]:
        """Panel by panel."""
        columns = self._columns(size.width())
        across, down = size.width() / columns, self._down(size.width(), look)
        marks: list[QRectF] = []
        for at, panel in enumerate(self._panels):
            area = QRectF(at % columns * across, at // columns * down, across, down)
            marks += self._panel(painter, look, area, panel)
        return marks

    def _columns(self, width: float) -> int:
        return max(1, min(len(self._panels), int(width // _NARROWEST), 4))

    def _down(self, width: float, look: Look) -> float:
        """The height of a panel, with a second line for notes that have no room on one."""
        room = width / self._columns(width) - 2 * SIDE
        return _PANEL + look.letters * (
            4.5 + 1.4 * (max(len(_lines(one.note, room, look)) for one in self._panels) - 1)
        )

    def _panel(self, painter: QPainter, look: Look, area: QRectF, panel: Panel) -> list[QRectF]:
        number = wide(look, "10") + GAP
        left, right = area.left() + SIDE + number, area.right() - SIDE - number
        top, bottom = area.top() + look.letters * 2.2, area.top() + _PANEL + look.letters * 0.9
        write(painter, look, QPointF(area.left() + SIDE, area.top() + look.letters * 1.1), panel.name, token="ink",
              strong=True, width=across_of(area))  # fmt: skip

        def up(value: float) -> float:
            return bottom - value / 10 * (bottom - top)

        for value in (0, 5, 10):
            rule(painter, look, QPointF(left, up(value)), QPointF(right, up(value)))
            write(painter, look, QPointF(left - GAP, up(value) + look.letters * 0.36), str(value), right=True)
        base = bottom + look.letters * 1.4
        write(painter, look, QPointF(left, base), self._sides[0], width=(right - left) / 2)
        write(painter, look, QPointF(right, base), self._sides[1], right=True, width=(right - left) / 2)
        for at, words in enumerate(_lines(panel.note, across_of(area), look)):
            place = QPointF(area.left() + SIDE, base + look.letters * (1.5 + 1.4 * at))
            write(painter, look, place, words, token="ink", width=across_of(area))
        counted = Counter(panel.steps)
        most = max(counted.values(), default=1)
        marks = []
        for (before, after), times in sorted(counted.items()):
            share = times / most
            painter.setPen(QPen(look.colour(panel.hue, 0.25 + 0.35 * share), 1.2 + 4.8 * share, Qt.PenStyle.SolidLine,
                                Qt.PenCapStyle.RoundCap))  # fmt: skip
            painter.drawLine(QPointF(left, up(before)), QPointF(right, up(after)))
            marks.append(around((left + right) / 2, (up(before) + up(after)) / 2, 6))
        if panel.middle is not None:
            self._middle(painter, look, panel, panel.middle, (left, right), up)
        return marks

    def _middle(
        self, painter: QPainter, look: Look, panel: Panel, middle: float, ends: tuple[float, float],
        up: Callable[[float], float],
    ) -> None:  # fmt: skip
        from statistics import median  # loaded by counting, already

        before = median(step[0] for step in panel.steps)
        # The change in the middle, not the change of the middles: that is another number, and not the one below.
        after = min(max(before + middle, 0), 10)
        start, end = QPointF(ends[0], up(before)), QPointF(ends[1], up(after))
        for colour, width in ((look.ground(), 6.0), (look.colour("ink"), 2.5)):
            painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(start, end)
        painter.setPen(QPen(look.ground(), 2))
        painter.setBrush(look.colour("ink"))
        for place in (start, end):
            painter.drawEllipse(place, 5, 5)


def _lines(note: str, width: float, look: Look) -> list[str]:
    first, comma, second = note.rpartition(", ")
    return [note] if not comma or wide(look, note) <= width else [first, second]


def across_of(area: QRectF) -> float:
    """The room for words in a panel."""
    return area.width() - 2 * SIDE
