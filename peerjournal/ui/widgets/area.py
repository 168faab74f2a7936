"""A field for several lines that grows with what is written in it, so that the page scrolls and not a box in it."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

MOST = 16  # lines; what is longer scrolls in the field


class TextArea(QPlainTextEdit):
    """Plain text of at least `lines` lines; Tab goes on to the next field."""

    def __init__(self, name: str, hint: str = "", *, lines: int = 3) -> None:
        super().__init__()
        self._lines = lines
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self._fit()

    def text(self) -> str:
        """What was written."""
        return self.toPlainText()

    def set_text(self, text: str, cursor: int = -1) -> None:
        """Shows a text; with the cursor at a character position, or at its end."""
        if text != self.toPlainText():
            self.setPlainText(text)
        place = self.textCursor()
        place.setPosition(min(cursor if cursor >= 0 else len(text), self.document().characterCount() - 1))
        self.setTextCursor(place)

    def sizeHint(self) -> QSize:
        """As tall as its lines."""
        return QSize(200, self._height())

    def minimumSizeHint(self) -> QSize:
        """As tall as its lines; a few words wide."""
        return QSize(120, self._height())

    def changeEvent(self, event: QEvent) -> None:
        """Another text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines may break elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls the field only where it has more than it shows."""
        if self.verticalScrollBar().maximum() > 0:
            super().wheelEvent(event)
        else:
            event.ignore()

    def _fit(self) -> None:
        long = self.document().documentLayout().documentSize().height() > MOST
        always, never = Qt.ScrollBarPolicy.ScrollBarAsNeeded, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(always if long else never)
        self.updateGeometry()

    def _height(self) -> int:
        # For plain text the layout counts in lines, not in pixels.
        lines = max(self._lines, min(MOST, int(self.document().documentLayout().documentSize().height())))
        around = max(self.contentsMargins().top() + self.contentsMargins().bottom(), 2 * self.frameWidth())
        return lines * self.fontMetrics().lineSpacing() + around + int(2 * self.document().documentMargin()) + 4
