"""What all delegates draw with: fonts at the person's text size, and one line of words in any script."""

from functools import lru_cache
from unicodedata import bidirectional

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout
from PySide6.QtWidgets import QApplication

from peerjournal.ui.theme import scaled, tokens

LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip | Qt.TextFlag.TextSingleLine
_RIGHTWARDS = {
    False: LINE | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute,
    True: LINE | Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute,
}


def font_of(pixels: float, *, strong: bool = False) -> QFont:
    """The window's font in so many pixels at 100 % text size."""
    font = QFont(QApplication.font())
    font.setPixelSize(scaled(pixels))
    if strong:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def split(box: QRect, width: int, *, mirrored: bool) -> tuple[QRect, QRect]:
    """A part of a line at its beginning, and the rest of it."""
    if mirrored:
        return QRect(box.right() + 1 - width, box.top(), width, box.height()), box.adjusted(0, 0, -width, 0)
    return QRect(box.left(), box.top(), width, box.height()), box.adjusted(width, 0, 0, 0)


def broken(text: str, width: int, font: QFont) -> tuple[str, str]:
    """A text's first line at a width, and the rest."""
    place = _break(text, width, font.pixelSize())
    return text[:place].rstrip(), text[place:].lstrip()


def draw_line(painter: QPainter, box: QRect, text: str, font: QFont, token: str) -> None:
    """One line of somebody's words: cut where there is no room, begun at the side its script begins at."""
    if not text:
        return
    painter.setFont(font)
    painter.setPen(tokens().colour(token))
    backwards = _reads_leftwards(text)
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if backwards else Qt.LayoutDirection.LeftToRight)
    painter.drawText(box, _RIGHTWARDS[backwards], _shortened(text, box.width(), font.pixelSize(), font.weight()))


@lru_cache(256)
def _break(text: str, width: int, pixels: int) -> int:
    font = QFont(QApplication.font())
    font.setPixelSize(pixels)
    layout = QTextLayout(text, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    layout.endLayout()
    return line.textLength()


@lru_cache(512)
def _shortened(text: str, width: int, pixels: int, weight: int) -> str:
    """Finding the place to cut takes as long as drawing, and a row is drawn many times while it scrolls by."""
    font = QFont(QApplication.font())
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width)


def _reads_leftwards(text: str) -> bool:
    """Whether the first letter that has a direction goes from right to left (Unicode Bidirectional Algorithm, P2)."""
    return next((kind != "L" for one in text if (kind := bidirectional(one)) in ("L", "R", "AL")), False)
