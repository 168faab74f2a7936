"""A picture on a page: drawn sharp at any size, read point by point with the arrow keys or the mouse."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from peerjournal.ui.charts.look import Look
from peerjournal.ui.charts.picture import Picture, Places
from peerjournal.ui.theme import scaled, tokens
from peerjournal.ui.theme.tokens import RADIUS

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1,
          Qt.Key.Key_PageUp: -10, Qt.Key.Key_PageDown: 10}  # fmt: skip
_NEAR = 12.0


class Chart(QWidget):
    """Shows one picture. `reached` carries the words of the point one is at, '' for none; it is called by them.

    `painted` comes when a picture is seen for the first time, or in another size.
    """

    reached = Signal(str)
    painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._picture: Picture | None = None
        self._marks: Sequence[QRectF] = ()
        self._drawn: QPixmap | None = None
        self._at = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_picture(self, picture: Picture) -> None:
        """Another picture, from its beginning."""
        self._picture, self._at, self._drawn = picture, -1, None
        self.setAccessibleName(picture.name)
        self.setAccessibleDescription(self.tr("Arrow keys read it point by point."))
        self.updateGeometry()
        self.update()

    def picture(self) -> Picture | None:
        """What is shown."""
        return self._picture

    def is_painted(self) -> bool:
        """Whether the picture has been drawn."""
        return self._drawn is not None

    def is_awaited(self) -> bool:
        """Whether there is a picture that will be drawn as soon as it is in sight."""
        return self._picture is not None and self._drawn is None and self.isVisible()

    def at(self) -> int:
        """The point the person is at; -1 for none."""
        return self._at

    def hasHeightForWidth(self) -> bool:
        """A narrower picture may be taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """What the picture wants."""
        return round(self._picture.height(width, self._look())) if self._picture else 0

    def sizeHint(self) -> QSize:
        """A comfortable size."""
        return QSize(560, self.heightForWidth(560))

    def minimumSizeHint(self) -> QSize:
        """As narrow as a picture can be read."""
        return QSize(260, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, drawn once for each size and theme, and a ring around the point the person is at."""
        if self._picture is None:
            return
        before = self._drawn
        if self._drawn is None or self._drawn.deviceIndependentSize().toSize() != self.size():
            self._drawn = self._draw(self._picture)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._drawn)
        if 0 <= self._at < len(self._marks):
            painter.setPen(QPen(tokens().colour("ink"), 2))
            painter.drawRoundedRect(self._marks[self._at].adjusted(-2, -2, 2, 2), RADIUS / 2, RADIUS / 2)
        if self.hasFocus():
            painter.setPen(QPen(tokens().colour("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.end()
        if self._drawn is not before:
            self.painted.emit()

    def _draw(self, picture: Picture) -> QPixmap:
        ratio = self.devicePixelRatioF()
        made = QPixmap(self.size() * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._marks = picture.draw(painter, QSizeF(self.size()), self._look())
        finally:
            painter.end()  # a pixmap must not die with a painter on it
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Page Up and Down, Home and End; Escape leaves the points."""
        step, count = _STEPS.get(Qt.Key(event.key())), len(self._marks)
        if count and step is not None:
            self._go(min(max(self._at + step, 0), count - 1) if self._at >= 0 else (0 if step > 0 else count - 1))
        elif count and event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(0 if event.key() == Qt.Key.Key_Home else count - 1)
        elif event.key() == Qt.Key.Key_Escape and self._at >= 0:
            self._go(-1)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Says the point under the mouse."""
        near = self._under(event.position())
        if near >= 0 and self._picture is not None:
            QToolTip.showText(event.globalPosition().toPoint(), self._picture.say(near), self)
        else:
            QToolTip.hideText()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Goes to the point under the mouse."""
        super().mousePressEvent(event)
        if (near := self._under(event.position())) >= 0:
            self._go(near)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes with the keyboard is told what it does here."""
        super().focusInEvent(event)
        self.reached.emit("")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring around the point goes with the keyboard."""
        super().focusOutEvent(event)
        self._go(-1)
        self.reached.emit("")

    def changeEvent(self, event: QEvent) -> None:
        """Draws again when the theme or the text size has changed."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._drawn = None
            self.updateGeometry()
            self.update()

    def _look(self) -> Look:
        return Look(tokens(), scaled(12.5))

    def _go(self, at: int) -> None:
        if self._picture is None or at == self._at:
            return
        self._at = at
        said = self._picture.say(at) if at >= 0 else self._picture.name
        self.setAccessibleName(said)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
        self.reached.emit(said if at >= 0 else "")
        self.update()

    def _under(self, place: QPointF) -> int:
        best, nearest = -1, _NEAR
        marks = self._marks
        for at in marks.near(place.x(), _NEAR) if isinstance(marks, Places) else range(len(marks)):
            mark = marks[at]
            if mark.contains(place):
                away = (mark.center() - place).manhattanLength() / 100
            else:
                away = (mark.center() - place).manhattanLength()
            if away < nearest:
                best, nearest = at, away
        return best
