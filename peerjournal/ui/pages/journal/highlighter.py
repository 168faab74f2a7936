"""Colours Markdown's own marks while one writes, lightly: the words stay the loudest thing on the page."""

import re

from PySide6.QtGui import QFont, QFontDatabase, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from peerjournal.ui.theme import tokens

_HEADING = re.compile(r"^(#{1,6})(\s+)(.*)$")
_LEAD = re.compile(r"^\s*(?:[-*+]|\d{1,9}[.)]|>)(?:\s+\[[ xX]\])?(?=\s)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_SOFT = re.compile(r"(?<![\w*_])([*_])(?=[^\s*_])(.+?)(?<=[^\s*_])\1(?![\w*_])")
_STRUCK = re.compile(r"(~~)(?=\S)(.+?)(?<=\S)\1")
_CODE = re.compile(r"`+[^`]+`+")
_LINK = re.compile(r"!?\[[^\]]*\]\([^)]*\)")
_FENCE = re.compile(r"^\s*(```|~~~)")
_TOLD = re.compile(r"^\s{0,3}:{3,}")  # where a passage of others begins or ends
_RULE = re.compile(r"^\s*(?:[-*_]\s*){3,}$")


class Highlighter(QSyntaxHighlighter):
    """Reads the theme when it is made; `rehighlight` after the theme has changed goes through `restyle`."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._read_theme()

    def restyle(self) -> None:
        """Colours everything anew."""
        self._read_theme()
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """One line. The state 1 is "within code"."""
        within = self.previousBlockState() == 1
        fence = _FENCE.match(text)
        self.setCurrentBlockState(1 if within != bool(fence) else 0)
        if within or fence:
            self.setFormat(0, len(text), self._code)
            return
        if heading := _HEADING.match(text):
            self.setFormat(0, len(text), self._bold)
            self.setFormat(0, heading.end(1), self._mark)
            return
        if _RULE.match(text) or _TOLD.match(text):
            self.setFormat(0, len(text), self._mark)
            return
        if lead := _LEAD.match(text):
            self.setFormat(lead.start(), lead.end() - lead.start(), self._lead)
        for pattern, form in ((_STRONG, self._bold), (_SOFT, self._italic), (_STRUCK, self._struck)):
            for found in pattern.finditer(text):
                self.setFormat(found.start(2), found.end(2) - found.start(2), form)
                for start, end in ((found.start(), found.start(2)), (found.end(2), found.end())):
                    self.setFormat(start, end - start, self._mark)
        for pattern, form in ((_CODE, self._code), (_LINK, self._link)):
            for found in pattern.finditer(text):
                self.setFormat(found.start(), found.end() - found.start(), form)

    def _read_theme(self) -> None:
        shown = tokens()
        self._mark, self._lead, self._link = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        self._mark.setForeground(shown.colour("muted"))
        self._lead.setForeground(shown.colour("accent"))
        self._link.setForeground(shown.colour("accent"))
        self._bold, self._italic, self._struck, self._code = (QTextCharFormat() for _ in range(4))
        self._bold.setFontWeight(QFont.Weight.DemiBold)
        self._italic.setFontItalic(True)
        self._struck.setFontStrikeOut(True)
        self._code.setFontFamilies([QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()])
        self._code.setForeground(shown.colour("group"))
