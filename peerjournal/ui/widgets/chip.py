"""A chip: a small word that can be chosen."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from peerjournal.ui.theme import scaled, tokens
from peerjournal.ui.theme.icons import picture
from peerjournal.ui.widgets.pressable import Pressable


class Chip(Pressable, QPushButton):
    """Toggled with click, space or Enter. Checked is told by fill, outline and a tick, never by colour alone.

    `hue` names the token (accent, feeling, tip, group) of the checked state. A chip with `removable` is not checkable:
    it shows a cross, and clicking it means taking it away.
    """

    def __init__(self, text: str, *, hue: str = "accent", checked: bool = False, removable: bool = False) -> None:
        super().__init__(text)
        self._hue, self._removable = hue, removable
        self.setCheckable(not removable)
        self.setChecked(checked)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Remove {word}").replace("{word}", text) if removable else text)

    def sizeHint(self) -> QSize:
        """Room for the word, and for the tick that comes and goes, so that nothing moves when it does."""
        self.ensurePolished()  # the style sheet's font is wider than the one before it
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self.text()) + 2 + self._pad() * 2 + self._mark(), scaled(14) + 18)

    def minimumSizeHint(self) -> QSize:
        """A chip may be narrower than its word, which then ends in an ellipsis."""
        return QSize(scaled(48), self.sizeHint().height())

    def _pad(self) -> int:
        return scaled(15)

    def _mark(self) -> int:
        return scaled(18) if self._removable else 0

    def enterEvent(self, event: QEnterEvent) -> None:
        """Shows that it can be pressed."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A pill; checked ones are filled and begin with a tick."""
        shown = tokens()
        chosen = self.isChecked() or self._removable
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = f"{self._hue}_soft" if chosen else ("hover" if self.underMouse() else "surface")
        width = 2.0 if self.hasFocus() else (1.5 if chosen else 1.0)
        edge = "focus" if self.hasFocus() else (self._hue if chosen else "outline")
        painter.setBrush(shown.colour(fill))
        painter.setPen(QPen(shown.colour(edge if self.isEnabled() else "line"), width))
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        if self.hasFocus() and chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(shown.colour(self._hue), 1))
            inner = box.adjusted(3, 3, -3, -3)
            painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2)
        self._paint_words(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        size = scaled(13)
        density = self.devicePixelRatioF()
        room = self.rect().adjusted(self._pad(), 0, -self._pad(), 0)
        middle = (self.height() - size) // 2
        if self._removable:
            painter.drawPixmap(room.right() + 1 - size, middle, picture("close", self._hue, size, density))
            room.setRight(room.right() - self._mark())
        elif self.isChecked():
            # The tick takes half of each side's padding, so that a chip keeps its width when it is chosen.
            painter.drawPixmap(scaled(8), middle, picture("check", self._hue, size, density))
            room.translate(scaled(7), 0)
        painter.setPen(tokens().colour("ink" if self.isEnabled() else "muted"))
        words = QFontMetrics(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)
