"""Which letters of a text no font of this computer has: on paper each would be an empty box, and nobody told."""

import unicodedata
from collections.abc import Mapping

from PySide6.QtGui import QFont, QTextLayout

# Marks, joiners and spaces are drawn with or between letters, and have no glyph to look for by themselves.
_LETTERS = frozenset("LNPS")


def boxes(letters: Mapping[str, int], font: QFont) -> int:
    """How many of the counted letters are shown as boxes, with this font and all that stand in for it."""
    return sum(count for letter, count in letters.items() if unicodedata.category(letter)[0] in _LETTERS
               and not _has_glyph(letter, font))  # fmt: skip


def _has_glyph(letter: str, font: QFont) -> bool:
    layout = QTextLayout(letter, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return all(glyph for run in layout.glyphRuns() for glyph in run.glyphIndexes())
