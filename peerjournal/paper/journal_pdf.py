"""The journal on paper: chapters of HTML set on pages of A4 or US Letter, numbered, written out as they are set."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, BinaryIO

from PySide6.QtCore import QDate, QLocale, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QImage,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from peerjournal.paper.letters import boxes
from peerjournal.paper.sheet import SANS, page_size, painted

_DOTS_PER_INCH = 144
_MM = _DOTS_PER_INCH / 25.4
_SIDE, _TOP, _BOTTOM, _FOOT = 24 * _MM, 20 * _MM, 24 * _MM, 14 * _MM
_GAP = 6  # dots between two pages of a document: Qt lets a picture reach a little above its line
_SHOWN = 96 / _DOTS_PER_INCH
_INK, _MUTED = "#1F2A28", "#5A6764"
# Qt takes margins in dots of the page, 2 of them a point here, and letters in points.
_STYLE = """
h2{font-size:19pt;font-weight:600;color:#1F2A28;margin-top:0;margin-bottom:20px}
h3{font-size:12pt;font-weight:600;margin-top:2px;margin-bottom:6px}
h4{font-size:11pt;font-weight:600;margin-top:14px;margin-bottom:6px}
p{margin-top:0;margin-bottom:12px;line-height:130%}
li{margin-bottom:4px}
.when{color:#5A6764;font-size:9pt;margin-top:36px;margin-bottom:2px}
.feelings{color:#A8485F;font-size:9.5pt;margin-bottom:8px}
.facts{color:#5A6764;font-size:9pt}
.muted{color:#5F4FA0;font-size:9pt;margin-bottom:2px}
.told{margin-left:32px}
blockquote{margin-left:32px;margin-bottom:12px;color:#3F4A48}
.rule{color:#5A6764}
pre,code{font-family:monospace;font-size:9.5pt}
pre{white-space:pre-wrap;margin-bottom:12px}
.picture{line-height:100%;margin-bottom:12px}
.table{border-color:#C9C5BA;border-style:solid;border-collapse:collapse;margin-bottom:12px}
a{color:#2B6B63}
"""


class _Document(QTextDocument):
    """Pictures come from a function and are never looked for on the disk or the web."""

    def __init__(self, picture: Callable[[str], bytes], widest: float, highest: float) -> None:
        super().__init__()
        self._picture, self._widest, self._highest = picture, widest, highest

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: N802
        """A picture no larger than the page."""
        image = QImage()
        data = self._picture(name.toString() if isinstance(name, QUrl) else name)
        if data and image.loadFromData(data):
            original = image.width()
            # Qt shows a picture's dots at 96 to the inch; two for one keep it crisp on paper.
            factor = min(1.0, self._widest / image.width(), self._highest / image.height())
            finest = image.width() * min(1.0, factor * 2)
            if finest < image.width():
                image = image.scaledToWidth(max(1, int(finest)), Qt.TransformationMode.SmoothTransformation)
            image.setDevicePixelRatio(image.width() / max(1.0, original * factor))
        return image


def write(
    sink: BinaryIO, chapters: Iterable[tuple[str, str]], picture: Callable[[str], bytes], *, title: str = "Journal",
    letter: bool | None = None,
) -> int:  # fmt: skip
    """Writes a PDF. `chapters` are months (`2024-05`) and HTML; `picture` gives the bytes for an `<img src>`, or none.

    Each chapter begins on a page of its own. Returns how many letters are boxes, since no font here has them.
    Raises NoFonts, OSError from the sink.
    """
    unshown = 0

    def paint(writer: QPdfWriter, painter: QPainter) -> None:
        nonlocal unshown
        pages = _Pages(writer, painter, picture)
        for month, html in chapters:
            pages.chapter(spoken_month(month), html)
        unshown = boxes(pages.letters, _font(10.5))

    sink.write(painted(title, page_size(letter=letter), _DOTS_PER_INCH, paint))
    return unshown


def spoken(day: date, time: str | None) -> str:
    """A day, and a time if there is one, as this person's language says them."""
    said = QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)
    return f"{said}, {time}" if time else said


def spoken_month(month: str) -> str:
    """`2024-05` as this person's language says it: May 2024."""
    return QLocale().toString(QDate(int(month[:4]), int(month[5:]), 1), "MMMM yyyy")


class _Pages:
    """Sets chapters on pages; `letters` counts what was set."""

    def __init__(self, writer: QPdfWriter, painter: QPainter, picture: Callable[[str], bytes]) -> None:
        self._writer, self._painter, self._picture = writer, painter, picture
        self._width = writer.width() - 2 * _SIDE
        self._height = writer.height() - _TOP - _BOTTOM
        self._number = 0
        self.letters: Counter[str] = Counter()

    def chapter(self, heading: str, html: str) -> None:
        """One chapter, from the top of a page."""
        document = _Document(self._picture, self._width * _SHOWN, self._height * 0.8 * _SHOWN)
        document.documentLayout().setPaintDevice(self._writer)
        document.setDefaultFont(_font(10.5))
        document.setDefaultStyleSheet(_STYLE)
        document.setDocumentMargin(0)
        document.setHtml(f"<h2>{heading}</h2>{html}")
        self.letters.update(document.toPlainText())
        frame = document.rootFrame()
        kind = frame.frameFormat()
        kind.setBottomMargin(_GAP)
        frame.setFrameFormat(kind)
        document.setPageSize(QSizeF(self._width, self._height + _GAP))
        _keep_together(document)
        for page in range(document.pageCount()):
            self._next()
            self._page(document, page)
            self._foot(heading)

    def _next(self) -> None:
        if self._number:
            self._writer.newPage()
        self._number += 1

    def _page(self, document: QTextDocument, page: int) -> None:
        seen = QRectF(0, page * (self._height + _GAP), self._width, self._height)
        self._painter.save()
        self._painter.translate(_SIDE, _TOP - seen.top())
        self._painter.setClipRect(seen)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = seen
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, QColor(_INK))
        context.palette = palette
        document.documentLayout().draw(self._painter, context)
        self._painter.restore()

    def _foot(self, heading: str) -> None:
        self._painter.setFont(_font(8.5))
        self._painter.setPen(QColor(_MUTED))
        line = QRectF(_SIDE, self._writer.height() - _FOOT, self._width, 12 * _MM)
        self._painter.drawText(line, Qt.AlignmentFlag.AlignLeft, heading)
        self._painter.drawText(line, Qt.AlignmentFlag.AlignRight, str(self._number))


def _keep_together(document: QTextDocument) -> None:
    """Begins a new page where the lines above an entry would stand at a page's foot without the first of its words."""
    block = document.begin()
    while block.isValid():
        if _name(block) == "when":
            words = block.next()
            while words.isValid() and _name(words) == "head":
                words = words.next()
            last = words if words.isValid() and _name(words) != "when" else words.previous()
            if _page_of(document, block, top=True) != _page_of(document, last if last.isValid() else block, top=False):
                cursor = QTextCursor(block)
                kind = cursor.blockFormat()
                kind.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
                cursor.setBlockFormat(kind)
                document.markContentsDirty(0, document.characterCount())  # Qt sets anew only what is near the change
        block = block.next()


def _name(block: QTextBlock) -> str:
    fragments = block.begin()
    names = [] if fragments.atEnd() else fragments.fragment().charFormat().anchorNames()
    return names[0] if names else ""


def _page_of(document: QTextDocument, block: QTextBlock, *, top: bool) -> int:
    """The page of a block's first line, by its upper or lower edge."""
    at = document.documentLayout().blockBoundingRect(block).top()
    line = block.layout().lineAt(0) if block.layout().lineCount() else None
    if line is not None:
        at += line.y() + (1 if top else line.height() - 1)
    return int(at // document.pageSize().height())


def _font(points: float) -> QFont:
    font = QFont()
    font.setFamilies(SANS)
    font.setStyleHint(QFont.StyleHint.SansSerif)
    font.setPointSizeF(points)
    font.setFeature(QFont.Tag("calt"), 0)  # Inter swaps colons between digits for others, which are copied as spaces
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
