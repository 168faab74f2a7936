"""A picture as a file: PNG at twice the size of the screen, or SVG; on white, in the colours for paper."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, QSizeF
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from peerjournal.ui.charts.look import PAPER, Look
from peerjournal.ui.charts.picture import SIDE, Picture, write

WIDTH = 860.0
_TIMES = 2


def draw(picture: Picture, painter: QPainter, width: float, look: Look = PAPER) -> QSizeF:
    """Draws a picture with its name above it; gives how large it was."""
    head = look.letters * 2.4
    size = QSizeF(width, picture.height(width, look))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(0, 0, width, size.height() + head), look.ground())
    write(painter, look, QPointF(SIDE, look.letters * 1.5), picture.name, token="ink", strong=True, width=width - SIDE)
    painter.translate(0, head)
    picture.draw(painter, size, look)
    painter.translate(0, -head)
    return QSizeF(width, size.height() + head)


def image(picture: Picture, width: float = WIDTH, look: Look = PAPER, *, times: int = _TIMES) -> QImage:
    """The picture in pixels."""
    tall = picture.height(width, look) + look.letters * 2.4
    made = QImage(QSize(round(width), round(tall)) * times, QImage.Format.Format_RGB32)
    made.setDevicePixelRatio(times)
    made.fill(look.ground())
    painter = QPainter(made)
    try:
        draw(picture, painter, width, look)
    finally:
        painter.end()
    return made


def png(picture: Picture, look: Look = PAPER) -> bytes:
    """The bytes of a PNG."""
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image(picture, look=look))
    return bytes(held.data())


def svg(picture: Picture, look: Look = PAPER) -> bytes:
    """The bytes of an SVG. It says nothing of where it was made."""
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    tall = picture.height(WIDTH, look) + look.letters * 2.4
    generator.setSize(QSize(round(WIDTH), round(tall)))
    generator.setViewBox(QRectF(0, 0, WIDTH, tall))
    generator.setTitle(picture.name)
    painter = QPainter(generator)
    try:
        draw(picture, painter, WIDTH, look)
    finally:
        painter.end()
    return bytes(held.data())
