"""The report as a PDF: the same sections as the web page, on A4 or US Letter, with page numbers."""

from PySide6.QtCore import QByteArray, QMarginsF, QObject, QRectF, QSizeF, QUrl
from PySide6.QtGui import QColor, QFont, QImage, QPageLayout, QPainter, QPdfWriter, QTextDocument
from PySide6.QtSvg import QSvgRenderer

from peerjournal.paper.keeping import keep_together
from peerjournal.paper.report import Report, ScaleInTime
from peerjournal.paper.report_html import body
from peerjournal.paper.report_picture import HEIGHT, WIDTH, svg
from peerjournal.paper.sheet import page_size, painted, qt_application

_SIDE, _TOP, _BOTTOM = 17.0, 15.0, 16.0  # millimetres
_DOTS = 300
_POINTS = 72  # the document is laid out in points
_STYLE = """
h1 { font-size: 19px; margin-bottom: 2px; font-weight: 600; }
h2 { font-size: 13px; margin-top: 14px; margin-bottom: 4px; font-weight: 600; color: #2B6B63; }
h3 { font-size: 10px; margin-top: 7px; margin-bottom: 1px; font-weight: 600; }
p { margin-top: 0px; margin-bottom: 3px; }
ul { margin-top: 0px; margin-bottom: 0px; -qt-list-indent: 0; margin-left: 12px; }
.quiet { color: #5A6764; font-size: 8px; } td.name { font-weight: 600; }
.opening { white-space: pre-wrap; margin-top: 8px; margin-bottom: 4px; }
.words { white-space: pre-wrap; margin-left: 10px; margin-top: 2px; margin-bottom: 7px; }
"""


def pdf_bytes(report: Report, *, letter: bool | None = None) -> bytes:
    """The whole file. Its metadata say its title and what made it; no name of a person or a folder. Raises NoFonts."""

    def paint(writer: QPdfWriter, painter: QPainter) -> None:
        room = writer.pageLayout().paintRect(QPageLayout.Unit.Point)
        document = _on_pages(report, QSizeF(room.width(), room.height() - 14))
        painter.scale(_DOTS / _POINTS, _DOTS / _POINTS)
        for page in range(document.pageCount()):
            if page:
                writer.newPage()
            _draw(painter, document, page, QSizeF(room.width(), room.height()))

    margins = QMarginsF(_SIDE, _TOP, _SIDE, _BOTTOM)
    return painted(report.title, page_size(letter=letter), _DOTS, paint, margins)


def pages(report: Report) -> int:
    """How many pages it fills on A4."""
    with qt_application():
        room = QSizeF((210 - 2 * _SIDE) / 25.4 * _POINTS, (297 - _TOP - _BOTTOM) / 25.4 * _POINTS - 14)
        return _on_pages(report, room).pageCount()


def _on_pages(report: Report, room: QSizeF) -> QTextDocument:
    made = _document(report, room)
    keep_together(made)
    return made


def document(report: Report, owner: QObject, width: float, *, dots: float = 1.0) -> QTextDocument:
    """The report to be looked at on a screen with so many dots for each pixel of a length, in one piece."""
    made = _document(report, QSizeF(width, 0), owner, across=round(width * dots))
    made.setPageSize(QSizeF(-1, -1))
    made.setDocumentMargin(16)
    return made


def _document(
    report: Report, room: QSizeF, owner: QObject | None = None, *, across: int = WIDTH * 3
) -> QTextDocument:  # fmt: skip
    document = QTextDocument(owner)
    font = QFont()
    font.setFamilies(["Inter", "Helvetica Neue", "Segoe UI", "Noto Sans", "Liberation Sans", "DejaVu Sans"])
    font.setPixelSize(10)
    document.setDefaultFont(font)
    document.setDefaultStyleSheet(_STYLE)
    document.setDocumentMargin(0)
    pictures: list[QImage] = []

    def picture(scale: ScaleInTime) -> str:
        name = f"scale{len(pictures)}"
        pictures.append(_image(scale, across))
        document.addResource(int(QTextDocument.ResourceType.ImageResource), QUrl(name), pictures[-1])
        return f'<p><img src="{name}" width="{room.width():.0f}" height="{room.width() * HEIGHT / WIDTH:.0f}"></p>'

    document.setHtml(f'<div style="color:#1F2A28">{body(report, picture)}</div>')
    document.setPageSize(room)
    return document


def _image(scale: ScaleInTime, across: int) -> QImage:
    """As wide as it will be shown: the document would not make it smaller smoothly."""
    image = QImage(across, round(across * HEIGHT / WIDTH), QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    try:
        QSvgRenderer(QByteArray(svg(scale).encode())).render(painter)
    finally:
        painter.end()
    return image


def _draw(painter: QPainter, document: QTextDocument, page: int, room: QSizeF) -> None:
    tall = document.pageSize().height()
    painter.save()
    painter.translate(0, -page * tall)
    document.drawContents(painter, QRectF(0, page * tall, room.width(), tall))
    painter.restore()
    font = QFont(document.defaultFont())
    font.setPixelSize(8)
    painter.setFont(font)
    painter.setPen(QColor("#5A6764"))
    painter.drawText(QRectF(0, room.height() - 11, room.width(), 11), f"{page + 1} / {document.pageCount()}")
