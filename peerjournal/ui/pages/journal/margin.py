"""The margin of the field one writes in: a line beside each passage of others, and a sign that says of which kind."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTextEdit, QWidget

from peerjournal.model.provenance import Provenance, passages
from peerjournal.ui.theme import icons, scaled, tokens

_WIDE = 24  # pixels, only while there is a passage of others
_LOOK = {Provenance.HEARD: ("group", "quote"), Provenance.CONFIDENCE: ("feeling", "lock")}

Span = tuple[int, int, Provenance]


def spans(text: str) -> tuple[Span, ...]:
    """(first, last position, kind) of each passage of others."""
    if ":::" not in text:
        return ()
    found = (one for one in passages(text) if one.kind is not Provenance.MINE)
    return tuple((one.start, max(one.start, one.end - 1), one.kind) for one in found)


class Margin(QWidget):
    """Lies at the left of a field, as wide as `width_now()`; the field gives it its spans and its height."""

    def __init__(self, field: QTextEdit) -> None:
        super().__init__(field)
        self._field = field
        self._spans: tuple[Span, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def width_now(self) -> int:
        """In pixels; none without a passage of others."""
        return scaled(_WIDE) if self._spans else 0

    def set_spans(self, found: tuple[Span, ...]) -> bool:
        """Shows these; says whether its width has changed by it."""
        before = self.width_now()
        self._spans = found
        self.setVisible(bool(found))
        self.update()
        return before != self.width_now()

    def sizeHint(self) -> QSize:
        """As wide as line and sign."""
        return QSize(self.width_now(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sign at the top of each passage, the line below it: whole for heard, dotted for told in confidence."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        document = self._field.document()
        layout = document.documentLayout()
        size, middle = scaled(16), scaled(9)
        for first, last, kind in self._spans:
            token, icon = _LOOK[kind]
            top = layout.blockBoundingRect(document.findBlock(first)).top()
            bottom = layout.blockBoundingRect(document.findBlock(last)).bottom()
            picture = icons.picture(icon, token, size, self.devicePixelRatioF())
            painter.drawPixmap(QRectF(middle - size / 2, top + scaled(3), size, size).toRect(), picture)
            pen = QPen(QColor(getattr(tokens(), token)), scaled(3))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            if kind is Provenance.CONFIDENCE:
                pen.setDashPattern([0.1, 2.4])
            painter.setPen(pen)
            begin = top + size + scaled(9)
            if bottom - scaled(5) > begin:
                painter.drawLine(QPointF(middle, begin), QPointF(middle, bottom - scaled(5)))
