"""Small words on a soft ground: a feeling, a tag, a scale of the entry that is being read."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from peerjournal.ui.theme import scaled, tokens


class Pill(QLabel):
    """`hue` names the token of the ground. What is too long for its line ends in an ellipsis."""

    def __init__(self, text: str, hue: str) -> None:
        super().__init__(text)
        self._hue = hue
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setToolTip("")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for the words."""
        self.ensurePolished()
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self.text()) + 2 + 2 * scaled(11), metrics.height() + scaled(8))

    def minimumSizeHint(self) -> QSize:
        """May be narrower than its words."""
        return QSize(scaled(32), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens().colour(f"{self._hue}_soft"))
        box = QRectF(self.rect())
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(tokens().colour("ink"))
        room = self.rect().adjusted(scaled(11), 0, -scaled(11), 0)
        words = QFontMetrics(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width() + 1)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, words)
        painter.end()
