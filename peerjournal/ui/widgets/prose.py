"""An entry's text, rendered from Markdown in the person's own font; nothing outside the journal is ever loaded."""

from collections.abc import Iterator, Mapping
from typing import Any

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QImage,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
    QTextImageFormat,
)
from PySide6.QtWidgets import QApplication, QFrame, QTextBrowser

from peerjournal.ui.settings import Settings
from peerjournal.ui.theme import scaled, tokens

LINE_HEIGHT = 1.5  # of the font's size, as in typography; fonts themselves differ in how tall they make a line
_LOUD = 2  # headings down to this level are larger than the text
MEASURE = 68  # characters in a line
_FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
_NO_WORDS = "\u200b"  # Qt passes over a picture without a description; this one is not seen
_SAMPLE = "the quick brown fox jumps over the lazy dog and walks home in the evening rain"


def entry_font(settings: Settings) -> QFont:
    """The font a person chose for entries, at their text size."""
    font = QFont(settings.entry_font) if settings.entry_font else QFont(QApplication.font())
    font.setPixelSize(scaled(settings.entry_size))
    return font


def measure(font: QFont) -> int:
    """The width in pixels of a line that is comfortable to read."""
    return round(QFontMetricsF(font).horizontalAdvance(_SAMPLE) / len(_SAMPLE) * MEASURE)


def space_lines(document: QTextDocument) -> None:
    """Gives every line of a document its height."""
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    height = QTextBlockFormat()
    pixels = round(document.defaultFont().pixelSize() * LINE_HEIGHT)
    height.setLineHeight(pixels, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
    cursor.mergeBlockFormat(height)


class Prose(QTextBrowser):
    """As tall as its text; what is around it scrolls. `followed` carries the address of a link that was pressed."""

    followed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._pictures: Mapping[str, QImage] = {}
        self.setProperty("role", "reading")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.anchorClicked.connect(lambda url: self.followed.emit(url.toString()))
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def show_markdown(self, text: str, font: QFont, pictures: Mapping[str, QImage]) -> None:
        """Renders a text; `pictures` are the entry's own, by the names it may call them."""
        self._pictures = pictures
        document = self.document()
        document.setDefaultFont(font)
        document.setIndentWidth(scaled(22))
        document.setMarkdown(text.replace("![](", f"![{_NO_WORDS}]("), _FEATURES)
        space_lines(document)
        for block in _blocks(document):
            _dress(block)
        self._tidy_pictures()
        self._fit()

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: N802 - Qt's name
        """The entry's own pictures, and for everything else nothing: Qt would go and look in files."""
        found = self._pictures.get(name.toString() if isinstance(name, QUrl) else name)
        return found if found is not None else QImage(1, 1, QImage.Format.Format_ARGB32)

    def sizeHint(self) -> QSize:
        """As tall as the text at this width."""
        return QSize(scaled(240), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures are never wider than the text."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._tidy_pictures()
            self._fit()

    def _fit(self) -> None:
        height = round(self.document().size().height() + 0.5) + 2 * self.frameWidth() + 4
        if height != self.height():
            self.setFixedHeight(max(height, self.fontMetrics().height()))

    def _tidy_pictures(self) -> None:
        """Fits pictures to the width; one that is not among the entry's files becomes its description."""
        found = [
            fragment
            for block in _blocks(self.document())
            for fragment in _fragments(block)
            if fragment.charFormat().isImageFormat()
        ]
        for fragment in reversed(found):
            self._tidy_picture(fragment)

    def _tidy_picture(self, fragment: QTextFragment) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(fragment.position())
        cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
        image: QTextImageFormat = fragment.charFormat().toImageFormat()
        picture = self._pictures.get(image.name())
        if picture is None:
            said = (
                str(image.property(QTextCharFormat.Property.ImageAltText.value) or "").strip(_NO_WORDS) or image.name()
            )
            muted = QTextCharFormat()
            muted.setForeground(tokens().colour("muted"))
            muted.setFontItalic(True)
            cursor.insertText(self.tr("[picture: {words}]").replace("{words}", said), muted)
            return
        size = picture.size() / picture.devicePixelRatio()
        room = max(self.viewport().width(), 40)
        image.setWidth(min(size.width(), room))
        image.setHeight(image.width() * size.height() / max(size.width(), 1))
        cursor.setCharFormat(image)


def _dress(block: QTextBlock) -> None:
    """What Qt leaves plain or makes too loud: headings, quotations, code, and the room between paragraphs."""
    form = block.blockFormat()
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    change = QTextBlockFormat()
    change.setTopMargin(0)
    change.setBottomMargin(scaled(2 if block.textList() is not None else 9))
    if level := form.headingLevel():
        size = QTextCharFormat()
        size.setProperty(QTextFormat.Property.FontSizeAdjustment.value, 1 if level <= _LOUD else 0)
        cursor.mergeCharFormat(size)
        change.setTopMargin(scaled(6))
        change.setBottomMargin(scaled(4))
    elif form.hasProperty(QTextFormat.Property.BlockCodeFence.value) or form.nonBreakableLines():
        change.setBackground(tokens().colour("hover"))
        change.setBottomMargin(0)
    elif form.hasProperty(QTextFormat.Property.BlockQuoteLevel.value):
        quiet = QTextCharFormat()
        quiet.setForeground(tokens().colour("muted"))
        cursor.mergeCharFormat(quiet)
        change.setLeftMargin(scaled(18))
    cursor.mergeBlockFormat(change)


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _fragments(block: QTextBlock) -> list[QTextFragment]:
    iterator = block.begin()
    found = []
    while not iterator.atEnd():
        found.append(iterator.fragment())
        iterator += 1
    return found
