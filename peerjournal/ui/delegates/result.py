"""Paints one thing found: what kind it is, its title and date, and the words around the matches, which are marked."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from peerjournal.model.moments import now
from peerjournal.ui import words
from peerjournal.ui.models.results import ROLE, Result
from peerjournal.ui.theme import scaled, tokens
from peerjournal.ui.theme.icons import picture
from peerjournal.ui.theme.tokens import BODY, HAIR, NEAR, RADIUS, SNUG

LOOKS = {
    "entry": ("journal", "accent"),
    "tip": ("tips", "tip"),
    "question": ("question", "group"),
    "kind_word": ("heart", "feeling"),
}
_DOT = "  ·  "
Spans = Sequence[tuple[int, int]]


class ResultDelegate(QStyledItemDelegate):
    """Every row is equally tall; `measure()` again when the text size has changed."""

    def __init__(self) -> None:
        super().__init__()
        self.measure()

    def measure(self) -> None:
        """Takes the fonts of the present appearance."""
        self._plain, self._strong, self._small = _font(BODY), _font(BODY, strong=True), _font(12.5)
        self._metrics = {id(font): QFontMetrics(font) for font in (self._plain, self._strong, self._small)}
        self._small_metrics = self._metrics[id(self._small)]
        self._line = round(self._metrics[id(self._plain)].height() * 1.12)
        self._small_line = round(self._small_metrics.height() * 1.12)
        self.height = 2 * self._line + self._small_line + 2 * SNUG + 2 * HAIR

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As tall as any other."""
        return QSize(scaled(240), self.height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One row."""
        found = index.data(ROLE)
        if not isinstance(found, Result):
            return
        box = QRect(option.rect)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, box)
        icon, hue = LOOKS[found.noun]
        size = scaled(18)
        inside = box.adjusted(SNUG, SNUG, -SNUG, -SNUG)
        left = inside.right() + 1 - size if mirrored else inside.left()
        density = painter.device().devicePixelRatioF()
        top = inside.top() + (self._line - size) // 2
        painter.drawPixmap(left, top, picture(icon, "danger" if found.damaged else hue, size, density))
        gutter = size + SNUG
        self._paint_words(painter, inside.adjusted(0 if mirrored else gutter, 0, -gutter if mirrored else 0, 0), found)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> None:
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        around = QRectF(box).adjusted(1, 1, -1, -1)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(tokens().colour("accent_soft" if chosen else "hover"))
            painter.setPen(QPen(tokens().colour("accent"), 1.5) if chosen else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(around, RADIUS, RADIUS)
        else:
            painter.setPen(QPen(tokens().colour("line"), 1))
            painter.drawLine(box.left() + SNUG, box.bottom(), box.right() - SNUG, box.bottom())

    def _paint_words(self, painter: QPainter, box: QRect, found: Result) -> None:
        line = QRect(box.left(), box.top(), box.width(), self._line)
        if found.at is not None:
            line = self._paint_date(painter, line, words.short_day(found.at.date(), now().date()))
        token = "danger" if found.damaged else "ink"
        self._paint_marked(painter, line, found.heading(), found.title_matches, self._strong, token)
        around = QRect(box.left(), box.top() + self._line + HAIR, box.width(), self._line)
        self._paint_marked(painter, around, found.snippet, found.matches, self._plain, "muted")
        foot = QRect(box.left(), around.bottom() + 1 + HAIR, box.width(), self._small_line)
        self._paint_foot(painter, foot, found)

    def _paint_date(self, painter: QPainter, box: QRect, text: str) -> QRect:
        width = self._small_metrics.horizontalAdvance(text) + 2
        painter.setFont(self._small)
        painter.setPen(tokens().colour("muted"))
        mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        at = QRect(box.left() if mirrored else box.right() + 1 - width, box.top(), width, box.height())
        painter.drawText(at, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
        room = width + NEAR
        return box.adjusted(room, 0, 0, 0) if mirrored else box.adjusted(0, 0, -room, 0)

    def _paint_marked(self, painter: QPainter, box: QRect, text: str, spans: Spans, font: QFont, token: str) -> None:
        metrics = self._metrics[id(font)]
        text, spans = _near(text, spans, box.width() // max(1, metrics.averageCharWidth()))
        bold = self._metrics[id(self._strong)]
        wider = sum(bold.horizontalAdvance(one) - metrics.horizontalAdvance(one) for one in _marked(text, spans))
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width() - wider)
        if not spans:
            painter.setFont(font)
            painter.setPen(tokens().colour(token))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
            return
        layout = QTextLayout(text, font)
        layout.setCacheEnabled(True)  # or else its letters are shaped once more to be drawn
        layout.setFormats([_mark(start, min(end, len(text))) for start, end in spans if start < len(text)])
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        painter.save()
        painter.setClipRect(box)
        painter.setPen(tokens().colour(token))
        right = line.naturalTextWidth() if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft else box.width()
        layout.draw(painter, QPointF(box.left() + box.width() - right, box.top() + (box.height() - line.height()) / 2))
        painter.restore()

    def _paint_foot(self, painter: QPainter, box: QRect, found: Result) -> None:
        kind = found.kind()
        painter.setFont(self._small)
        painter.setPen(tokens().colour(LOOKS[found.noun][1]))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, kind)
        if found.group:
            used = self._small_metrics.horizontalAdvance(kind)
            room = max(0, box.width() - used)
            rest = self._small_metrics.elidedText(_DOT + found.group, Qt.TextElideMode.ElideRight, room)
            mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
            painter.setPen(tokens().colour("muted"))
            there = box.adjusted(0 if mirrored else used, 0, -used if mirrored else 0, 0)
            painter.drawText(there, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, rest)


def _marked(text: str, spans: Spans) -> list[str]:
    return [text[start:end] for start, end in spans]


def _near(text: str, spans: Spans, room: int) -> tuple[str, Spans]:
    """Leaves out the beginning where the first match would else be out of sight; `room` is in characters."""
    if not spans or spans[0][1] < room * 3 // 4:
        return text, spans
    begin = text.rfind(" ", 0, max(0, spans[0][0] - room // 4)) + 1
    if begin == 0:
        return text, spans
    return "…" + text[begin:], [(start - begin + 1, end - begin + 1) for start, end in spans]


def _mark(start: int, end: int) -> QTextLayout.FormatRange:
    """Bold and on a coloured ground, so that it is told not by colour alone."""
    look = QTextCharFormat()
    look.setForeground(tokens().colour("ink"))
    look.setBackground(tokens().colour("tip_soft"))
    look.setFontWeight(QFont.Weight.DemiBold)
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, end - start, look
    return made


def _font(pixels: float, *, strong: bool = False) -> QFont:
    font = QFont(QApplication.font())
    font.setPixelSize(scaled(pixels))
    if strong:
        font.setWeight(QFont.Weight.DemiBold)
    return font
