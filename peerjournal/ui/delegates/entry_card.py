"""Paints the rows of the timeline: a month's heading, or an entry's card of three lines beside its day."""

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from peerjournal.ui import words
from peerjournal.ui.delegates.drawing import LINE, broken, draw_line, font_of, split
from peerjournal.ui.models.card import Card
from peerjournal.ui.models.outline import Heading
from peerjournal.ui.models.scales import scale_text
from peerjournal.ui.models.spoken import month_name, nameless
from peerjournal.ui.models.timeline import ROLE, TimelineModel
from peerjournal.ui.theme import scaled, tokens
from peerjournal.ui.theme.icons import picture
from peerjournal.ui.theme.tokens import BODY, HAIR, RADIUS, SECTION, SNUG, TIGHT
from peerjournal.ui.widgets.feelings import shown

_DOT = "  ·  "


class EntryCardDelegate(QStyledItemDelegate):
    """Every card is equally tall, so that no row has to be laid out; `measure()` again when the text size changed."""

    def __init__(self) -> None:
        super().__init__()
        self.measure()

    def measure(self) -> None:
        """Takes the fonts of the present appearance."""
        self._plain, self._strong = font_of(BODY), font_of(BODY, strong=True)
        self._small, self._number = font_of(12.5), font_of(SECTION, strong=True)
        self._line = round(QFontMetrics(self._plain).height() * 1.12)
        self._small_line = round(QFontMetrics(self._small).height() * 1.12)
        self._gutter = QFontMetrics(self._number).horizontalAdvance("00") + scaled(22)
        self.entry_height = 2 * self._line + self._small_line + 2 * SNUG + 2 * HAIR
        self.heading_height = QFontMetrics(self._strong).height() + 2 * TIGHT + SNUG

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The view has set all heights already."""
        return QSize(scaled(240), self.entry_height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One row."""
        row = index.data(ROLE)
        box = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Heading):
            self._paint_heading(painter, box, row)
        else:
            self._paint_ground(painter, option, box)
            inside = box.adjusted(SNUG, SNUG, -SNUG, -SNUG)
            mirrored = option.direction == Qt.LayoutDirection.RightToLeft
            gutter, words_box = split(inside, self._gutter, mirrored=mirrored)
            if row is None:
                self._paint_unread(painter, words_box)
            else:
                model = index.model()
                if not isinstance(model, TimelineModel) or model.begins_day(index.row()):
                    self._paint_day(painter, gutter, row)
                self._paint_card(painter, words_box, row, mirrored=mirrored)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> None:
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if not chosen and not state & QStyle.StateFlag.State_MouseOver:
            return
        painter.setBrush(tokens().colour("accent_soft" if chosen else "hover"))
        painter.setPen(Qt.PenStyle.NoPen)
        around = QRectF(box).adjusted(3, 2, -3, -2)
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(tokens().colour("focus"), 2))
        painter.drawRoundedRect(around, RADIUS, RADIUS)

    def _paint_heading(self, painter: QPainter, box: QRect, heading: Heading) -> None:
        line = box.adjusted(SNUG, SNUG, -SNUG, -HAIR)
        painter.setFont(self._strong)
        painter.setPen(tokens().colour("ink"))
        painter.drawText(line, LINE | Qt.AlignmentFlag.AlignLeading, month_name(heading.year, heading.month))
        painter.setFont(self._small)
        painter.setPen(tokens().colour("muted"))
        painter.drawText(line, LINE | Qt.AlignmentFlag.AlignTrailing, str(heading.entries))

    def _paint_day(self, painter: QPainter, box: QRect, card: Card) -> None:
        number = QRect(box.left(), box.top(), box.width(), self._line + HAIR)
        painter.setFont(self._number)
        painter.setPen(tokens().colour("accent"))
        flags = LINE | Qt.AlignmentFlag.AlignHCenter
        painter.drawText(number, flags, str(card.day.day))
        painter.setFont(self._small)
        painter.setPen(tokens().colour("muted"))
        below = QRect(box.left(), number.bottom() + 1, box.width(), self._small_line)
        painter.drawText(below, flags, QLocale().dayName(card.day.isoweekday(), QLocale.FormatType.ShortFormat))

    def _paint_unread(self, painter: QPainter, box: QRect) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens().colour("line"))
        thick = scaled(8)
        for line, share in enumerate((0.45, 0.8)):
            top = box.top() + line * (self._line + HAIR) + (self._line - thick) / 2
            painter.drawRoundedRect(QRectF(box.left(), top, box.width() * share, thick), thick / 2, thick / 2)

    def _paint_card(self, painter: QPainter, box: QRect, card: Card, *, mirrored: bool) -> None:
        first = QRect(box.left(), box.top(), box.width(), self._line)
        second = first.translated(0, self._line + HAIR)
        third = QRect(box.left(), second.bottom() + 1 + HAIR, box.width(), self._small_line)
        if card.at is not None and not card.all_day:
            first = self._draw_end(painter, first, words.clock(card.at), mirrored=mirrored)
        title, excerpt, font, feelings = card.title, card.excerpt, self._strong, ", ".join(map(shown, card.feelings))
        if card.damaged:
            title, excerpt = nameless(card), self.tr("What it said can't be read any more")
        elif not title and excerpt:
            # Without a title the text itself takes both lines, and is set as text.
            font = self._plain
            title, excerpt = broken(excerpt, first.width(), font)
        elif not title:
            title, excerpt = nameless(card), _DOT.join(scale_text(key, value) for key, value in card.scales)
        draw_line(painter, first, title, font, "danger" if card.damaged else "ink")
        draw_line(painter, second, excerpt, self._plain, "muted")
        if not excerpt:  # no empty line between a check-in and what was felt
            third.moveTop(second.top())
        third = self._draw_marks(painter, third, card, mirrored=mirrored)
        self._draw_meta(painter, third, feelings, card.group, mirrored=mirrored)

    def _draw_end(self, painter: QPainter, box: QRect, text: str, *, mirrored: bool) -> QRect:
        """Small words at the line's end; gives what is left of the line."""
        width = QFontMetrics(self._small).horizontalAdvance(text) + 2
        left, right = split(box, box.width() - width if not mirrored else width, mirrored=False)
        draw_line(painter, left if mirrored else right, text, self._small, "muted")
        return right.adjusted(TIGHT, 0, 0, 0) if mirrored else left.adjusted(0, 0, -TIGHT, 0)

    def _draw_marks(self, painter: QPainter, box: QRect, card: Card, *, mirrored: bool) -> QRect:
        size = scaled(15)
        for icon, token, there in (("star-filled", "tip", card.starred), ("paperclip", "muted", bool(card.files))):
            if there:
                left = box.left() if mirrored else box.right() + 1 - size
                density = painter.device().devicePixelRatioF()
                painter.drawPixmap(left, box.top() + (box.height() - size) // 2, picture(icon, token, size, density))
                room = size + TIGHT
                box = box.adjusted(room if mirrored else 0, 0, 0 if mirrored else -room, 0)
        return box

    def _draw_meta(self, painter: QPainter, box: QRect, feelings: str, group: str, *, mirrored: bool) -> None:
        metrics = QFontMetrics(self._small)
        if feelings:
            room = box.width() if not group else max(box.width() // 2, box.width() - metrics.horizontalAdvance(group))
            used = min(metrics.horizontalAdvance(feelings) + 2, room)
            here, box = split(box, used, mirrored=mirrored)
            draw_line(painter, here, feelings, self._small, "feeling")
            box = box.adjusted(0, 0, -SNUG, 0) if mirrored else box.adjusted(SNUG, 0, 0, 0)
        if group and box.width() > scaled(30):
            draw_line(painter, box, group, self._small, "group")
