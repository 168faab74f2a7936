"""The recovery kit as one calm page: the key to scan and to read, its 24 words, and how to use them."""

import segno
from PySide6.QtGui import QPainter

from peerjournal.paper import kit as said
from peerjournal.paper.kit import Kit
from peerjournal.paper.sheet import DOTS_PER_INCH, Sheet, Type, pdf_page

_CALLED = {"This": "This sheet", "this": "this sheet", "open": "“", "close": "”"}
_SQUARE = "Also in the square above, for a scanner."
_INK, _MUTED, _LINE, _BAND, _ACCENT = "#1F2A28", "#5A6764", "#C9C6BE", "#ECEAE4", "#2B6B63"
_BRAND = Type(10, 600, _ACCENT)
_TITLE = Type(34, 600, _INK, leading=1.2, spread=98.5)
_SECTION = Type(13, 600, _INK, leading=1.3)
_BODY = Type(10.5, colour=_INK)
_STRONG = Type(10.5, 600, _INK)
_SMALL = Type(9, colour=_MUTED)
_KEY = Type(11, mono=True, leading=2.2)
_COMMAND = Type(9, mono=True, leading=1.6)
_WORD = Type(13, 500, leading=1.55)
_NUMBER = Type(9.5, colour=_MUTED)

_SIDE, _TOP, _BOTTOM = 22.0, 20.0, 18.0
_QR = 46.0
_GUTTER = 12.0
_LEAST_GAP, _MOST_GAP = 7.0, 12.0
_PREFIX, _GROUP = len("AGE-SECRET-KEY-1"), 4
_A4, _LETTER, _BETWEEN = (210.0, 297.0), (215.9, 279.4), 0.74
_FACTORS = (1.0, 0.96, 0.92, 0.88, 0.84, 0.8)


def pdf_bytes(kit: Kit, *, letter: bool | None = None) -> bytes:
    """The PDF, on A4 or US Letter (by default as the country has it). Raises NoFonts."""
    return pdf_page(said.TITLE, _fitted(kit, letter=letter).draw, letter=letter)


def draw(kit: Kit, painter: QPainter, width: float, height: float) -> None:
    """Draws the page with a printer's painter, on paper of `width` x `height` mm. Raises NoFonts."""
    letter = width / height > _BETWEEN
    across, down = _LETTER if letter else _A4
    factor = min(width / across, height / down)
    scale = factor * painter.device().logicalDpiX() / DOTS_PER_INCH
    painter.scale(scale, scale)
    _fitted(kit, letter=letter).draw(Sheet(painter, across, down))


def _fitted(kit: Kit, *, letter: bool | None) -> "_Page":
    for factor in _FACTORS:
        tried = _Page(kit, factor, _LEAST_GAP)
        pdf_page(said.TITLE, tried.draw, letter=letter)
        if tried.left_over >= 0:
            # What is left at the foot of the page goes into the five gaps.
            return _Page(kit, factor, min(_MOST_GAP, _LEAST_GAP + tried.left_over / 5))
    raise ValueError("the fonts of this computer are too wide for a page")


class _Page:
    """The layout: letters and distances `factor` times as large as they are meant to be, `gap` mm between its parts."""

    def __init__(self, kit: Kit, factor: float, gap: float) -> None:
        self._kit = kit
        self._factor = factor
        self._gap = gap
        self.left_over = 0.0

    def draw(self, sheet: Sheet) -> None:
        """Draws from top to bottom; `left_over` says afterwards how many mm there are down to the foot of the page."""
        below = self._head(sheet)
        below = self._about(sheet, below + self._gap)
        below = self._key(sheet, below + self._gap)
        below = self._words(sheet, below + self._gap)
        below = self._use(sheet, below + self._gap)
        self.left_over = self._foot(sheet) - self._gap - below

    def _head(self, sheet: Sheet) -> float:
        right = sheet.width - _SIDE
        brand, title, body = self._type(_BRAND), self._type(_TITLE), self._type(_BODY)
        sheet.text(_SIDE, _TOP, "PeerJournal", brand)
        sheet.text_up_to(right, _TOP, f"Made on {self._kit.day()}", self._type(_SMALL), beside=brand)
        top = _TOP + self._mm(9)
        # A large letter has more white to its left than a small one.
        sheet.text(_SIDE - self._mm(0.4), top, said.TITLE, title)
        top += sheet.line_height(title) + self._mm(0.5)
        name = sheet.shortened(self._kit.name(), right - _SIDE - self._mm(36), body)
        sheet.text(_SIDE, top, f"For the journal “{name}”", body)
        return top + sheet.line_height(body)

    def _about(self, sheet: Sheet, top: float) -> float:
        square = self._mm(_QR)
        left = sheet.width - _SIDE - square
        self._square(sheet, left, top, square)
        width = left - _SIDE - _GUTTER
        below = top - self._mm(1)  # the letters begin a little under the top of their line
        for text in said.WHAT_IT_IS:
            below = sheet.paragraph(_SIDE, below, width, text.format(**_CALLED), self._type(_BODY)) + self._mm(2)
        begin = below = below + self._mm(1)
        aside = self._mm(4)
        keep = said.KEEP_IT.format(**_CALLED)
        below = sheet.paragraph(_SIDE + aside, below, width - aside, keep, self._type(_STRONG))
        sheet.box(_SIDE, begin + self._mm(0.6), self._mm(0.9), below - begin - self._mm(1.2), _ACCENT, radius=0.45)
        return max(below, top + square)

    def _square(self, sheet: Sheet, left: float, top: float, size: float) -> None:
        # All of the key's signs are in the QR alphabet of 45, so it stays coarse; a quarter of it may be damaged.
        rows = [bytes(row) for row in segno.make(self._kit.key, error="q", boost_error=False, micro=False).matrix]
        module = size / len(rows)  # the white page around it is the quiet zone
        for down, row in enumerate(rows):
            for across, dark in enumerate(row):
                if dark and (across == 0 or not row[across - 1]):
                    run = len(row[across:].split(b"\0", 1)[0])
                    # Whole runs, each a trace too high, so that no viewer shows seams between them.
                    sheet.box(left + across * module, top + down * module, run * module, module * 1.02, "#000000")

    def _key(self, sheet: Sheet, top: float) -> float:
        below = self._section(sheet, top, said.KEY_TITLE)
        key, width = self._kit.key, sheet.width - 2 * _SIDE
        kind = self._type(_KEY)
        kind = kind.times(min(1.0, width / (sheet.advance(key, kind) + 0.01)))
        step = sheet.advance(key, kind) / len(key)
        height = sheet.line_height(kind)
        # Every second group of four is shaded. The line itself has no gaps: what is copied from it is the key.
        for place in range(_PREFIX, len(key), 2 * _GROUP):
            wide = min(_GROUP, len(key) - place)
            sheet.box(_SIDE + place * step, below, wide * step, height, _BAND, radius=0.8)
        sheet.text(_SIDE, below, key, kind)
        below += height + self._mm(1.5)
        return sheet.paragraph(_SIDE, below, width, f"{_SQUARE} {said.KEY_HINT}", self._type(_SMALL))

    def _words(self, sheet: Sheet, top: float) -> float:
        below = self._section(sheet, top, said.WORDS_TITLE)
        gutter = self._mm(6)
        column = (sheet.width - 2 * _SIDE + gutter) / said.COLUMNS
        number_type, word_type = self._type(_NUMBER), self._type(_WORD)
        high = sheet.line_height(word_type)
        for row in self._kit.rows():
            for place, (number, word) in enumerate(row):
                left = _SIDE + place * column
                sheet.text_up_to(left + self._mm(4.5), below, str(number), number_type, beside=word_type)
                sheet.text(left + self._mm(7), below, word, word_type)
                sheet.box(left, below + high, column - gutter, 0.12, _LINE)
            below += high + self._mm(0.4)
        return below

    def _use(self, sheet: Sheet, top: float) -> float:
        whole = sheet.width - 2 * _SIDE - _GUTTER
        width, aside, body = whole * 0.41, self._mm(5.5), self._type(_BODY)
        below = self._section(sheet, top, said.PROGRAM_TITLE)
        for number, step in enumerate(said.IN_PROGRAM, start=1):
            sheet.text(_SIDE, below, str(number), self._type(_STRONG), beside=body)
            below = sheet.paragraph(_SIDE + aside, below, width - aside, step.format(**_CALLED), body) + self._mm(1.2)
        left, width = _SIDE + width + _GUTTER, whole - width
        other = self._section(sheet, top, said.AGE_TITLE, left=left)
        how = said.WITH_AGE.format(how=" once the key is in a text file, here key.txt")
        other = sheet.paragraph(left, other, width, how, body) + self._mm(1.5)
        command = said.AGE_COMMAND.format(file="key.txt", more="…")
        kind = self._type(_COMMAND)
        kind = kind.times(min(1.0, width / (sheet.advance(command, kind) + 0.01)))
        sheet.text(left, other, command, kind)
        other += sheet.line_height(kind) + self._mm(1.5)
        other = sheet.paragraph(left, other, width, said.AFTER_AGE, body)
        return max(below, other)

    def _foot(self, sheet: Sheet) -> float:
        small = self._type(_SMALL)
        top = sheet.height - _BOTTOM - sheet.line_height(small)
        sheet.box(_SIDE, top - self._mm(2.5), sheet.width - 2 * _SIDE, 0.12, _LINE)
        sheet.text(_SIDE, top, said.LATER.format(**_CALLED), small)
        return top - self._mm(2.5)

    def _section(self, sheet: Sheet, top: float, title: str, *, left: float = _SIDE) -> float:
        kind = self._type(_SECTION)
        sheet.text(left, top, title, kind)
        return top + sheet.line_height(kind) + self._mm(2)

    def _mm(self, length: float) -> float:
        return length * self._factor

    def _type(self, kind: Type) -> Type:
        return kind.times(self._factor)
