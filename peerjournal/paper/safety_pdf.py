"""The safety card as one page in large letters, that can be folded to the size of a pocket."""

from peerjournal.paper.safety import TITLE, Card
from peerjournal.paper.sheet import Sheet, Type, pdf_page

_INK, _MUTED, _ACCENT = "#1F2A28", "#5A6764", "#2B6B63"
_TITLE = Type(26, 600, _INK, leading=1.2)
_HEADING = Type(15, 600, _ACCENT, leading=1.4)
_LINE = Type(14, colour=_INK, leading=1.4)
_SIDE, _TOP, _BOTTOM, _GAP = 22.0, 22.0, 18.0, 9.0
_FACTORS = (1.0, 0.88, 0.76, 0.64, 0.52, 0.4, 0.3)


def pdf_bytes(card: Card, *, letter: bool | None = None) -> bytes:
    """The PDF: as large as fits on one page. Raises NoFonts."""
    return pdf_page(TITLE, _fitted(card, letter=letter).draw, letter=letter)


def _fitted(card: Card, *, letter: bool | None) -> "_Page":
    page = _Page(card, 1.0)
    for factor in _FACTORS:
        page = _Page(card, factor)
        pdf_page(TITLE, page.draw, letter=letter)
        if page.left_over >= 0:
            break
    return page


class _Page:
    """The layout, with letters `factor` times as large as they are meant to be."""

    def __init__(self, card: Card, factor: float) -> None:
        self._card, self._factor, self.left_over = card, factor, 0.0

    def draw(self, sheet: Sheet) -> None:
        """Draws from top to bottom; `left_over` says afterwards how many mm are left."""
        title, heading, line = (one.times(self._factor) for one in (_TITLE, _HEADING, _LINE))
        width, below = sheet.width - 2 * _SIDE, _TOP
        sheet.text(_SIDE, below, TITLE, title)
        below += sheet.line_height(title) + _GAP / 2
        for name, lines in self._card.parts:
            sheet.text(_SIDE, below, name, heading)
            below += sheet.line_height(heading) + 1.5
            for words in lines:
                begin = below
                below = sheet.paragraph(_SIDE + 5, below, width - 5, words, line) + 1.2
                sheet.box(_SIDE, begin + sheet.line_height(line) / 2 - 0.7, 1.4, 1.4, _MUTED, radius=0.7)
            below += _GAP * self._factor
        self.left_over = sheet.height - _BOTTOM - below
