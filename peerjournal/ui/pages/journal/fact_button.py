"""A button that shows one thing an entry says, with its icon; pressed, the form for it is open."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from peerjournal.ui.theme import scaled, tokens
from peerjournal.ui.theme.icons import picture
from peerjournal.ui.theme.tokens import RADIUS, TIGHT
from peerjournal.ui.widgets.pressable import Pressable


class FactButton(Pressable, QPushButton):
    """`say` puts a value onto it; without one it shows its title, muted.

    With `form` it stays pressed while its form is open; `wide` takes the whole line.
    """

    def __init__(self, icon: str, title: str, *, form: bool = True, wide: bool = False) -> None:
        super().__init__(title)
        self._wide = wide
        self._icon, self._title, self._said = icon, title, False
        self.setCheckable(form)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding if wide else policy.Maximum, policy.Fixed)
        self.setAccessibleName(title)

    def say(self, value: str) -> None:
        """Shows a value, or nothing but the title."""
        self._said = bool(value)
        self.setText(value or self._title)
        self.setAccessibleName(f"{self._title}: {value}" if value else self._title)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for icon and words."""
        self.ensurePolished()
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(min(words + 2, scaled(260)) + scaled(16) + 2 * scaled(10) + TIGHT, scaled(14) + 18)

    def minimumSizeHint(self) -> QSize:
        """May be narrower than its words."""
        return QSize(scaled(60), self.sizeHint().height())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Shows that it can be pressed."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """An outline, the icon, the words."""
        shown = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        open_now, focus = self.isChecked(), self.hasFocus()
        width = 2.0 if focus else 1.0
        fill = "accent_soft" if open_now else ("hover" if self.underMouse() else "background")
        painter.setBrush(shown.colour(fill))
        painter.setPen(QPen(shown.colour("focus" if focus else "accent" if open_now else "line"), width))
        edge = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), RADIUS, RADIUS)
        size, side = scaled(16), scaled(10)
        mirrored = self.isRightToLeft()
        left = self.width() - side - size if mirrored else side
        density = self.devicePixelRatioF()
        painter.drawPixmap(left, (self.height() - size) // 2, picture(self._icon, "muted", size, density))
        room = (
            self.rect().adjusted(side, 0, -side - size - TIGHT + 2, 0)
            if mirrored
            else self.rect().adjusted(side + size + TIGHT - 2, 0, -side, 0)
        )
        painter.setPen(shown.colour("ink" if self._said else "muted"))
        metrics = QFontMetrics(self.font())
        words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width() + 1)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, words)
        painter.end()
