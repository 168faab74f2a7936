"""What every picture is: it draws itself at any size with any painter, and says each of its points in words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import overload

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from peerjournal.ui.charts.look import Look

SIDE, GAP = 12.0, 8.0


@dataclass(frozen=True, slots=True)
class Table:
    """The picture's numbers, for whoever would rather read: words of the header, and rows as long.

    `left_out` is how many rows before these nobody would read to the end.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    left_out: int = 0


class Places(Sequence[QRectF]):
    """Where points lie that are too many to be placed beforehand, from left to right: each is placed when asked for."""

    def __init__(self, count: int, place: Callable[[int], QRectF], before: Callable[[float], int]) -> None:
        self._count, self._place, self._before = count, place, before

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> QRectF: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[QRectF]: ...
    def __getitem__(self, at: int | slice) -> QRectF | Sequence[QRectF]:
        if isinstance(at, slice):
            return [self._place(each) for each in range(*at.indices(self._count))]
        if not -self._count <= at < self._count:
            raise IndexError(at)
        return self._place(at % self._count)

    def near(self, x: float, reach: float) -> range:
        """Those that lie so near to a place across."""
        return range(self._before(x - reach), self._before(x + reach))


class Picture:
    """Base of all pictures. `name` is what the picture shows, in words; `numbers` makes the table of its numbers."""

    name: str
    numbers: Callable[[], Table]

    def height(self, width: float, look: Look) -> float:
        """How tall it wants to be at this width, in pixels."""
        raise NotImplementedError

    def draw(self, painter: QPainter, size: QSizeF, look: Look) -> Sequence[QRectF]:
        """Draws it, and gives where each point lies, in the order in which they are read."""
        raise NotImplementedError

    def say(self, at: int) -> str:
        """A point in words."""
        raise NotImplementedError


def write(
    painter: QPainter, look: Look, place: QPointF, words: str, *, right: bool = False, centred: bool = False,
    token: str = "muted", strong: bool = False, width: float = 0.0,
) -> None:  # fmt: skip
    """One line of words whose baseline begins (or ends, or has its middle) at a place; shortened to `width`."""
    font = look.font(strong=strong)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    if width:
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
    across = metrics.horizontalAdvance(words)
    painter.setPen(look.colour(token))
    painter.drawText(QPointF(place.x() - (across if right else across / 2 if centred else 0), place.y()), words)


def write_over(painter: QPainter, look: Look, place: QPointF, words: str, *, width: float) -> None:
    """The same over what is drawn already: the words lie on the ground of the picture."""
    if words:
        across = min(wide(look, words), width)
        under = QRectF(place.x() - 2, place.y() - look.letters, across + 4, look.letters * 1.25)
        painter.fillRect(under, look.ground())
        write(painter, look, place, words, width=width)


def wide(look: Look, words: str, *, strong: bool = False) -> float:
    """How wide a line of words is."""
    return QFontMetricsF(look.font(strong=strong)).horizontalAdvance(words)


def rule(painter: QPainter, look: Look, start: QPointF, end: QPointF) -> None:
    """A thin line behind everything."""
    painter.setPen(QPen(look.colour("line"), 1))
    painter.drawLine(start, end)


def around(x: float, y: float, radius: float) -> QRectF:
    """The square around a point."""
    return QRectF(x - radius, y - radius, 2 * radius, 2 * radius)
