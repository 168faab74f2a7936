"""The field an entry is written in: Markdown as plain text, as tall as what was written."""

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QImage, QKeyEvent, QResizeEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit

from peerjournal.model.provenance import Provenance
from peerjournal.ui.pages.journal import marking
from peerjournal.ui.pages.journal.attaching import dropped_files
from peerjournal.ui.pages.journal.highlighter import Highlighter
from peerjournal.ui.pages.journal.margin import Margin, spans
from peerjournal.ui.theme import scaled
from peerjournal.ui.widgets.prose import space_lines

_LINES = 5  # at least so many lines of room


class Writing(QTextEdit):
    """`files_given` carries paths that were dropped or pasted, `image_given` a picture from the clipboard.

    `cursor_at` says where the cursor is (top, bottom, in pixels of this field), so that what is around can follow it.
    """

    files_given = Signal(list)
    image_given = Signal(QImage)
    cursor_at = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptRichText(False)
        self.setProperty("role", "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self._font: QFont | None = None
        self._spaced_for = 0
        self.highlighter = Highlighter(self.document())
        self._margin = Margin(self)
        self.textChanged.connect(self._show_margin)
        self._following = QTimer(self)
        self._following.setSingleShot(True)
        self._following.setInterval(0)
        self._following.timeout.connect(self.tell_cursor)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.cursorPositionChanged.connect(self._following.start)

    def show_text(self, text: str, cursor: int = -1) -> None:
        """Begins with a text, its cursor at a position or the end; undo does not go back before this."""
        document = self.document()
        document.setUndoRedoEnabled(False)
        self.setPlainText(text)
        space_lines(document)
        document.setUndoRedoEnabled(True)
        place = self.textCursor()
        place.setPosition(min(cursor if cursor >= 0 else len(text), document.characterCount() - 1))
        self.setTextCursor(place)
        self._fit()

    def mark(self, kind: Provenance) -> None:
        """Marks whose words the selected lines, or the paragraph here, are; the same once more takes the mark away."""
        cursor = self.textCursor()
        marking.mark(cursor, kind)
        self.setTextCursor(cursor)

    def kind(self) -> Provenance:
        """Whose words stand at the cursor."""
        return marking.kind_at(self.document(), self.textCursor().position())

    def set_font(self, font: QFont) -> None:
        """The person's font for entries."""
        self._font = font
        self.setFont(font)
        self.document().setDefaultFont(font)
        self.highlighter.restyle()
        if font.pixelSize() != self._spaced_for:
            self._spaced_for = font.pixelSize()
            space_lines(self.document())
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """The style sheet comes with the window's font; this field keeps its own."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._font is not None and self.font() != self._font:
            self.set_font(self._font)

    def add_line(self, text: str) -> None:
        """Puts a text at the end, on a line of its own."""
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(("\n" if self.toPlainText() else "") + text)

    def sizeHint(self) -> QSize:
        """As tall as what was written."""
        return QSize(scaled(240), self.height())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text, files and pictures."""
        return source.hasText() or source.hasImage() or bool(dropped_files(source))

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Text goes into the text, everything else onto the entry."""
        if paths := dropped_files(source):
            self.files_given.emit(paths)
        elif source.hasImage() and not source.hasText():
            image = source.imageData()
            if isinstance(image, QImage) and not image.isNull():
                self.image_given.emit(image)
        else:
            super().insertFromMimeData(source)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape is for the form around."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Left to what scrolls around."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The margin is as tall as the field."""
        super().resizeEvent(event)
        self._margin.setGeometry(0, 0, self._margin.width_now(), self.height())

    def _show_margin(self) -> None:
        if self._margin.set_spans(spans(self.toPlainText())):
            self.setViewportMargins(self._margin.width_now(), 0, 0, 0)
            self._margin.setGeometry(0, 0, self._margin.width_now(), self.height())

    def _fit(self) -> None:
        least = round(self.fontMetrics().height() * 1.5 * _LINES)
        height = max(round(self.document().size().height()) + 8, least)
        if height != self.height():
            self.setFixedHeight(height)

    def tell_cursor(self) -> None:
        """Says where the cursor is."""
        box = self.cursorRect()
        self.cursor_at.emit(box.top(), box.bottom())
