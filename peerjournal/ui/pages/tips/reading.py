"""How to do a tip, its Markdown rendered: as tall as its text, so that the page scrolls and not a box in it."""

from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, QUrl
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument, QWheelEvent
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
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(2)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

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
        self._fit()

    def loadResource(self, _type: int, _name: QUrl | str) -> Any:  # noqa: N802 - Qt's name
        """Nothing: a text must not make this program read files."""
        return None

    def sizeHint(self) -> QSize:
        """A few words wide; as tall as the text is at its width."""
        return QSize(200, self.height())

    def minimumSizeHint(self) -> QSize:
        """A few words wide."""
        return QSize(80, self.height())

    def changeEvent(self, event: QEvent) -> None:
        """Another text size: the Markdown's headings are measured anew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._text:
            self.show_text(self._text)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Left to the page."""
        event.ignore()

    def _fit(self, *_size: object) -> None:
        height = round(self.document().size().height() + 0.5) + 2 * self.frameWidth() + 4
        if height != self.height():
            self.setFixedHeight(height)
