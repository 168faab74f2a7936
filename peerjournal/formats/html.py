"""HTML of other journals as Markdown: `html.to_markdown(text)`, for every importer whose source holds HTML.

Reads anything, well formed or not, in one pass and with bounded nesting; scripts, styles and colours are left out. The
elements are those of the HTML Living Standard, 4.3 to 4.9, with the task lists of Quill, Tiptap and Evernote.
"""

import re
from collections.abc import Callable, Mapping

from peerjournal.formats.html_lines import Lines
from peerjournal.formats.html_tokens import End, Start, Token, tokens
from peerjournal.formats.markdown_text import code_span, escaped, fenced, link

Attributes = Mapping[str, str]
# The Markdown that stands for a picture or other medium; None: the ordinary one (its `src` is linked).
Media = Callable[[str, Attributes], str | None]

_BLOCKS = {
    "p", "section", "article", "main", "header", "footer", "aside", "nav", "figure", "figcaption", "address", "dl",
    "dt", "dd", "details", "summary", "fieldset", "form", "center", "body", "html", "en-note", "caption", "table",
    "thead", "tbody", "tfoot",
}  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_INLINE = {
    "b": "**", "strong": "**", "i": "*", "em": "*", "cite": "*", "dfn": "*", "var": "*", "del": "~~", "s": "~~",
    "strike": "~~", "code": "`", "kbd": "`", "samp": "`", "tt": "`", "a": "a", "span": "", "font": "", "u": "",
}  # fmt: skip
_MEDIA = {"img", "video", "audio", "embed", "en-media"}
_STYLES = (
    (re.compile(r"font-weight:\s*(bold|[6-9]00)"), "**"),
    (re.compile(r"font-style:\s*italic"), "*"),
    (re.compile(r"text-decoration[^;]*line-through"), "~~"),
)
_WHITE = re.compile(r"[ \t\r\n\f]+")
_MOST_OPEN = 24
_INDENTED = re.compile(r"\bql-indent-([1-8])\b")


def to_markdown(untrusted_html: str, media: Media | None = None) -> str:
    """The same text as Markdown. `media` may say what stands for each img, video, audio, embed and en-media element."""
    reader = _Reader(media)
    for token in tokens(untrusted_html.replace("\x00", "")):
        reader.take(token)
    return reader.finished()


class _Open:
    """An inline element that is not closed yet, with what stands in it so far."""

    def __init__(self, tag: str, mark: str, target: str = "") -> None:
        self.tag, self.mark, self.target = tag, mark, target
        self.pieces: list[str] = []

    def folded(self) -> str:
        """Its Markdown: white space stays outside of the marks, where Markdown wants it."""
        text = "".join(self.pieces)
        inner = text.strip(" \n")
        if not inner or not self.mark:
            return text
        before, after = text[: len(text) - len(text.lstrip(" \n"))], text[len(text.rstrip(" \n")) :]
        if self.mark == "`":
            inner = code_span(inner)
        elif self.mark == "a":
            inner = link(inner, self.target)
        else:
            inner = f"{self.mark}{inner}{self.mark}"
        return f"{before}{inner}{after}"


class _Reader:
    def __init__(self, media: Media | None) -> None:
        self._media = media
        self._lines = Lines()
        self._open: list[_Open] = [_Open("", "")]
        self._too_deep = 0
        self._pre: list[str] | None = None
        self._heading = 0
        self._rows: list[list[str]] = []
        self._in_cell = False

    def finished(self) -> str:
        """All of it."""
        if self._pre is not None:
            self._end_pre()
        self._flush()
        self._end_table()
        return self._lines.text()

    def take(self, token: Token) -> None:
        """The next piece of the source."""
        if isinstance(token, Start):
            self._start(token.name, token.given)
        elif isinstance(token, End):
            self._end(token.name)
        else:
            self._words(token)

    def _start(self, tag: str, given: Attributes) -> None:
        if self._pre is not None:
            self._pre.append("\n" if tag in {"br", "div", "p"} else "")
        elif tag in _INLINE:
            self._start_inline(tag, given)
        elif tag in _MEDIA:
            self._add(self._medium(tag, given))
        elif tag == "br":
            self._add(" " if self._in_cell else "\n")
        elif tag in {"input", "en-todo"}:
            if tag == "en-todo" or given.get("type") == "checkbox":
                checked = "checked" in given and given["checked"] != "false"
                if not self._lines.tick(checked):
                    self._add("[x] " if checked else "[ ] ")
        else:
            self._start_block(tag, given)

    def _start_block(self, tag: str, given: Attributes) -> None:
        if tag in _BLOCKS or tag == "div":
            self._flush()
        elif tag in _HEADINGS:
            self._flush()
            self._heading = _HEADINGS[tag]
        elif tag in {"ul", "ol", "menu"}:
            self._flush()
            self._lines.open_list(tag, given)
        elif tag == "li":
            self._flush()
            indent = _INDENTED.search(given.get("class", ""))
            self._lines.open_item(given, int(indent[1]) if indent else 0)
        elif tag == "blockquote":
            self._flush()
            self._lines.open_quote()
        elif tag == "pre":
            self._flush()
            self._pre = []
        elif tag == "hr":
            self._flush()
            self._lines.add("---")
        elif tag == "tr":
            self._flush()
            self._rows.append([])
        elif tag in {"td", "th"}:
            self._flush()
            self._in_cell = True

    def _end(self, tag: str) -> None:
        if self._pre is not None:
            if tag == "pre":
                self._end_pre()
        elif tag in _INLINE:
            self._end_inline(tag)
        elif tag in {"td", "th", "tr"}:
            self._flush()
            self._in_cell = False
        elif tag == "table":
            self._flush()
            self._in_cell = False
            self._end_table()
        elif tag == "div":
            if not self._flush(line=True):
                self._lines.blank()
        elif tag in _BLOCKS or tag in _HEADINGS:
            self._flush()
        elif tag in {"ul", "ol", "menu", "li", "blockquote"}:
            self._flush()
            self._lines.close(tag)

    def _words(self, data: str) -> None:
        if self._pre is not None:
            self._pre.append(data)
            return
        text = _WHITE.sub(" ", data)
        is_code = any(one.mark == "`" for one in self._open)
        if text == "<" and not is_code:  # it opens nothing here; in Markdown it must not either
            self._add("\\<")
            return
        self._open[-1].pieces.append(text if is_code else escaped(text))

    def _add(self, text: str) -> None:
        self._open[-1].pieces.append(text)

    def _medium(self, tag: str, given: Attributes) -> str:
        wished = self._media(tag, given) if self._media else None
        if wished is not None:
            return wished
        source = given.get("src", "")
        # A picture inside the text is no text: megabytes of base64 would be.
        return (
            "" if not source or source.startswith("data:") else "!" + link(escaped(given.get("alt", "")), source, True)
        )

    def _start_inline(self, tag: str, given: Attributes) -> None:
        if len(self._open) >= _MOST_OPEN:
            self._too_deep += 1
            return
        mark = _INLINE[tag]
        if tag in {"span", "font"}:
            style = given.get("style", "").lower()
            mark = next((sign for pattern, sign in _STYLES if pattern.search(style)), "")
        if any(one.mark == mark for one in self._open):
            mark = ""
        self._open.append(_Open(tag, mark, given.get("href", "")))

    def _end_inline(self, tag: str) -> None:
        if self._too_deep:
            self._too_deep -= 1
            return
        at = next((at for at in range(len(self._open) - 1, 0, -1) if self._open[at].tag == tag), 0)
        if not at:
            return
        # <b><i></b></i>: what was opened inside ends with it.
        while len(self._open) > at:
            closed = self._open.pop()
            self._open[-1].pieces.append(closed.folded())

    def _flush(self, line: bool = False) -> bool:
        """Ends a paragraph, or a line of one; what is open inside it goes on in the next. Was there text?"""
        still = [(one.tag, one.mark, one.target) for one in self._open[1:]]
        while len(self._open) > 1:
            closed = self._open.pop()
            self._open[-1].pieces.append(closed.folded())
        text = re.sub(r" ?\n ?", "\n", re.sub(r" +", " ", "".join(self._open[0].pieces))).strip(" \n")
        self._open = [_Open("", ""), *(_Open(*one) for one in still)]
        heading, self._heading = self._heading, 0
        if not text:
            return False
        if self._in_cell:
            if not self._rows:
                self._rows.append([])
            self._rows[-1].append(text.replace("\n", " ").replace("|", "\\|"))
        elif heading:
            self._lines.add("#" * heading + " " + text.replace("\n", " "))
        else:
            self._lines.paragraph(text, line)
        return True

    def _end_pre(self) -> None:
        code, self._pre = "".join(self._pre or ()), None
        if code.strip():
            self._lines.add(fenced(code.strip("\r\n")))

    def _end_table(self) -> None:
        rows, self._rows = [row for row in self._rows if row], []
        width = max(map(len, rows), default=0)
        if width == 1:
            for row in rows:
                self._lines.paragraph(row[0], False)
        elif rows and width <= 200:
            shown = [f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in rows]
            self._lines.add("\n".join([shown[0], "|" + " --- |" * width, *shown[1:]]))
        elif rows:
            for row in rows:
                self._lines.paragraph(" ".join(row), False)
