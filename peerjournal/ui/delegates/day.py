"""Paints a day of the calendar: the darker, the more was written."""

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from peerjournal.model.moments import now
from peerjournal.ui.models.month import COUNT, DAY
from peerjournal.ui.theme import scaled, tokens
from peerjournal.ui.theme.tokens import BODY, Tokens

_MIDDLE = 0.3  # of the accent in the middle shade


def ground(shown: Tokens, count: int) -> tuple[QColor | None, str]:
    """(fill, token of the number on it) for a day with so many entries; contrast at least 4.5:1 in every appearance."""
    if count <= 0:
        return None, "ink"
    if count == 1:
        return shown.colour("accent_soft"), "ink"
    if count == 2:
        return _mixed(shown.colour("accent_soft"), shown.colour("accent"), _MIDDLE), "ink"
    return shown.colour("accent"), "on_accent"


class DayDelegate(QStyledItemDelegate):
    """A round shade behind the number; a line under the number marks today, a ring the chosen day."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Room for two figures."""
        return QSize(scaled(32), scaled(32))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One day; nothing for days of other months."""
        day = index.data(DAY)
        if not isinstance(day, date) or not index.flags() & Qt.ItemFlag.ItemIsEnabled:
            return
        state = option.state
        box = QRectF(QRect(option.rect))
        side = min(box.width(), box.height()) - 4
        disc = QRectF(box.center() - QPointF(side / 2, side / 2), QRectF(0, 0, side, side).size())
        shown = tokens()
        fill, token = ground(shown, int(index.data(COUNT) or 0))
        if fill is None and state & QStyle.StateFlag.State_MouseOver:
            fill = shown.colour("hover")
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if fill is not None:
            painter.setBrush(fill)
            painter.drawEllipse(disc)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if state & QStyle.StateFlag.State_Selected:
            strong = bool(state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(shown.colour("focus" if strong else "outline"), 2.5 if strong else 1.5))
            painter.drawEllipse(disc.adjusted(-1, -1, 1, 1))
        font = QApplication.font()
        font.setPixelSize(min(scaled(BODY - 0.5), round(side * 0.6)))
        today = day == now().date()
        font.setBold(today)
        painter.setFont(font)
        painter.setPen(shown.colour(token))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, str(day.day))
        if today:
            wide = side * 0.3
            low = disc.center().y() + side * 0.3 + 1
            painter.setPen(QPen(shown.colour(token), 2))
            painter.drawLine(QPointF(disc.center().x() - wide / 2, low), QPointF(disc.center().x() + wide / 2, low))
        painter.restore()


def _mixed(one: QColor, other: QColor, share: float) -> QColor:
    """The first colour with a share of the second in it."""
    parts = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(a + (b - a) * share) for a, b in parts))
