"""Paints a row of two lines, perhaps with an icon before them."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from peerjournal.ui.delegates.drawing import draw_line, font_of, split
from peerjournal.ui.models.lines import ITEM, Item
from peerjournal.ui.theme import scaled, tokens
from peerjournal.ui.theme.icons import picture
from peerjournal.ui.theme.tokens import BODY, RADIUS, SNUG, TIGHT


class LinesDelegate(QStyledItemDelegate):
    """Every row is equally tall."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two lines and room around them."""
        both = QFontMetrics(font_of(BODY)).height() + QFontMetrics(font_of(12.5)).height()
        return QSize(scaled(160), both + 2 * TIGHT + 6)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One row."""
        item = index.data(ITEM)
        if not isinstance(item, Item):
            return
        state = option.state
        box = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(tokens().colour("accent_soft" if chosen else "hover"))
            focus = chosen and state & QStyle.StateFlag.State_HasFocus
            painter.setPen(QPen(tokens().colour("focus"), 2) if focus else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(QRectF(box).adjusted(2, 1, -2, -1), RADIUS, RADIUS)
        inside = box.adjusted(SNUG, TIGHT, -SNUG, -TIGHT)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        if item.icon:
            size = scaled(18)
            lead, inside = split(inside, size + SNUG, mirrored=mirrored)
            density = painter.device().devicePixelRatioF()
            left = lead.right() + 1 - size if mirrored else lead.left()
            painter.drawPixmap(left, lead.center().y() - size // 2, picture(item.icon, "muted", size, density))
        strong, small = font_of(BODY, strong=True), font_of(12.5)
        first = QRect(inside.left(), inside.top(), inside.width(), QFontMetrics(strong).height())
        second = QRect(inside.left(), first.bottom() + 5, inside.width(), QFontMetrics(small).height())
        draw_line(painter, first, item.title, strong, "ink")
        draw_line(painter, second, item.text, small, "muted")
        painter.restore()
