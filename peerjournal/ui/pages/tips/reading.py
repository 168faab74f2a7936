"""How to do a tip, its Markdown rendered: as tall as its text, so that the page scrolls and not a box in it."""

from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, QUrl
from PySide6.QtGui import QResizeEvent, QTextBlockFormat, QTextCursor, QTextDocument, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser

from peerjournal.ui.theme import scaled

LINE_HEIGHT = 150.0  # per cent
MEASURE = 75  # characters in a line, at most
_FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML


class Reading(QTextBrowser):
    """Shows Markdown without HTML. Links lead nowhere and pictures are not fetched: nothing here opens anything."""

    def __init__(self, name: str) -> None:
        self._text = ""
        super().__init__()
        self.setProperty("role", "reading")
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.document().setDocumentMargin(2)

    def show_text(self, text: str) -> None:
        """Renders a text; its direction follows its own words."""
        self._text = text
        document = self.document()
        document.setIndentWidth(scaled(22))
        document.setMarkdown(text, _FEATURES)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        lines = QTextBlockFormat()
        lines.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(lines)
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * MEASURE)
        self.updateGeometry()

    def loadResource(self, _type: int, _name: QUrl | str) -> Any:  # noqa: N802 - Qt's name
        """Nothing: a text must not make this program read files."""
        return None

    def hasHeightForWidth(self) -> bool:
        """Narrower is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As tall as the text at this width."""
        across = self.contentsMargins().left() + self.contentsMargins().right() + 2 * self.frameWidth()
        shown = self.document()
        before = shown.textWidth()
        shown.setTextWidth(max(width - across - 2, 40))
        height = shown.size().height()
        shown.setTextWidth(before)
        return int(height) + across + 4

    def sizeHint(self) -> QSize:
        """What its present width asks for."""
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:
        """A few words wide; the height follows from the width."""
        return QSize(80, self.fontMetrics().height())

    def changeEvent(self, event: QEvent) -> None:
        """Another text size: the Markdown's headings are measured anew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._text:
            self.show_text(self._text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Asks the layout again when the width has changed."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Left to the page."""
        event.ignore()
