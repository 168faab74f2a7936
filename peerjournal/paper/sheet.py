"""One printed page to draw on, measured in millimetres; becomes the bytes of a PDF with its fonts in it."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QIODevice, QLocale, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextLayout,
    QTextOption,
)

from peerjournal.model.errors import NoFonts

# Finer than any printer, so that Qt places every letter where its font wants it.
DOTS_PER_INCH = 2400
_DOTS_PER_MM = DOTS_PER_INCH / 25.4
SANS = ["Inter", "Helvetica Neue", "Segoe UI", "Noto Sans", "Liberation Sans", "DejaVu Sans", "Arial"]
NO_MARGINS = QMarginsF(0, 0, 0, 0)
_MONO = ["DejaVu Sans Mono", "Menlo", "Consolas", "Liberation Mono", "Noto Sans Mono", "Courier New"]


@dataclass(frozen=True, slots=True)
class Type:
    """How a text is set: size in points, weight 100 to 900, colour `#RRGGBB`, line height as a factor of the size."""

    size: float
    weight: int = 400
    colour: str = "#000000"
    mono: bool = False
    leading: float = 1.5
    spread: float = 100  # a letter's width, in percent of what the font says

    def times(self, factor: float) -> "Type":
        """The same, larger or smaller."""
        return Type(self.size * factor, self.weight, self.colour, self.mono, self.leading, self.spread)


class Sheet:
    """A page of `width` x `height` mm; places are mm from its upper left corner, and a text's place is its top."""

    def __init__(self, painter: QPainter, width: float, height: float) -> None:
        self._painter = painter
        self.width, self.height = width, height

    def text(self, left: float, top: float, text: str, kind: Type, *, beside: Type | None = None) -> None:
        """Sets one line; with `beside`, on the line of a text of another size at the same `top`."""
        # The line's height is shared out above and below the letters, as in a paragraph.
        metrics = self._metrics(beside or kind)
        space = self._line(beside or kind) - metrics.ascent() - metrics.descent()
        baseline = top * _DOTS_PER_MM + space / 2 + metrics.ascent()
        self._painter.setFont(self._font(kind))
        self._painter.setPen(QColor(kind.colour))
        self._painter.drawText(QPointF(left * _DOTS_PER_MM, baseline), text)

    def text_up_to(self, right: float, top: float, text: str, kind: Type, *, beside: Type | None = None) -> None:
        """Sets one line that ends at `right`."""
        self.text(right - self.advance(text, kind), top, text, kind, beside=beside)

    def paragraph(self, left: float, top: float, width: float, text: str, kind: Type) -> float:
        """Sets a text in lines no wider than `width`; returns the place below it."""
        layout = QTextLayout(text, self._font(kind), self._painter.device())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        height = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width * _DOTS_PER_MM)
            line.setPosition(QPointF(0, height + (self._line(kind) - line.height()) / 2))
            height += self._line(kind)
        layout.endLayout()
        self._painter.setPen(QColor(kind.colour))
        layout.draw(self._painter, QPointF(left * _DOTS_PER_MM, top * _DOTS_PER_MM))
        return top + height / _DOTS_PER_MM

    def shortened(self, text: str, width: float, kind: Type) -> str:
        """The text, or as much of it as `width` has room for."""
        return self._metrics(kind).elidedText(text, Qt.TextElideMode.ElideMiddle, width * _DOTS_PER_MM)

    def advance(self, text: str, kind: Type) -> float:
        """How wide a line is, in mm."""
        return self._metrics(kind).horizontalAdvance(text) / _DOTS_PER_MM

    def line_height(self, kind: Type) -> float:
        """How high a line is, in mm."""
        return self._line(kind) / _DOTS_PER_MM

    def box(self, left: float, top: float, width: float, height: float, colour: str, radius: float = 0) -> None:
        """Fills a rectangle."""
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(colour))
        area = QRectF(*(one * _DOTS_PER_MM for one in (left, top, width, height)))
        self._painter.drawRoundedRect(area, radius * _DOTS_PER_MM, radius * _DOTS_PER_MM)

    def _line(self, kind: Type) -> float:
        return kind.size * kind.leading / 72 * DOTS_PER_INCH

    def _metrics(self, kind: Type) -> QFontMetricsF:
        return QFontMetricsF(self._font(kind), self._painter.device())

    def _font(self, kind: Type) -> QFont:
        font = QFont()
        font.setFamilies(_MONO if kind.mono else SANS)
        font.setStyleHint(QFont.StyleHint.Monospace if kind.mono else QFont.StyleHint.SansSerif)
        font.setPixelSize(round(kind.size / 72 * DOTS_PER_INCH))
        font.setWeight(QFont.Weight(kind.weight))
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, kind.spread)
        # Inter swaps hyphens between capitals for others, which a viewer then copies as spaces.
        font.setFeature(QFont.Tag("calt"), 0)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font


def page_size(*, letter: bool | None = None) -> QPageSize:
    """US Letter or A4; by default what this computer's country prints on."""
    if letter is None:
        letter = QLocale.system().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    return QPageSize(QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4)


def painted(
    title: str, size: QPageSize, dots_per_inch: int, paint: Callable[[QPdfWriter, QPainter], None],
    margins: QMarginsF = NO_MARGINS,
) -> bytes:  # fmt: skip
    """A PDF that `paint` puts on pages. Its metadata say title, time and what made it. Raises NoFonts.

    In memory: a file of Qt's own would have to lie on the disk, also where the bytes are encrypted next.
    """
    with qt_application():
        if not QFontMetricsF(QFont()).inFontUcs4(ord("A")):  # families() has names even then
            raise NoFonts
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setTitle(title)
        writer.setCreator("PeerJournal")
        writer.setResolution(dots_per_inch)
        writer.setPageSize(size)
        writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
        painter = QPainter(writer)
        try:
            paint(writer, painter)
        finally:
            painter.end()
        return bytes(buffer.data().data())


def pdf_page(title: str, draw: Callable[[Sheet], None], *, letter: bool | None = None) -> bytes:
    """A PDF of one page: A4, or US Letter where that is what this computer's country prints on. Raises NoFonts.

    Its metadata say the title, the time and what made it; no name of a person, a file or a folder.
    """
    size = page_size(letter=letter)
    millimetres = size.size(QPageSize.Unit.Millimeter)

    def paint(_: QPdfWriter, painter: QPainter) -> None:
        draw(Sheet(painter, millimetres.width(), millimetres.height()))

    return painted(title, size, DOTS_PER_INCH, paint)


@contextlib.contextmanager
def qt_application() -> Iterator[None]:
    """Qt has fonts only while there is an application object. The terminal gets one for a moment."""
    if QGuiApplication.instance() is not None:
        yield
        return
    application = QGuiApplication(["peerjournal", "-platform", "offscreen"])
    try:
        yield
    finally:
        application.shutdown()
