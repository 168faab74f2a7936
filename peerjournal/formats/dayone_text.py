"""What the texts of Day One say beyond Markdown: escapes, titles, links to media; and its rich text as Markdown."""

import base64
import re
from typing import Any

from peerjournal.formats.imported import Remarks
from peerjournal.formats.json_text import BadJson, load, number, objects, text
from peerjournal.formats.markdown_text import code_span, escaped, fenced, link

MOMENT = re.compile(
    r"(?:!?\[[^\]\n]{0,300}\]\(|\[\[)dayone-moment:/{1,2}(?:[A-Za-z]{1,20}/)?([0-9A-Za-z-]{1,80})(?:\)|\]\])"
)
# A film or a sound elsewhere: its address in base64.
_ELSEWHERE = re.compile(r"!\[[^\]\n]{0,300}\]\(dayone-external:/{1,2}[A-Za-z]{1,20}/([0-9A-Za-z_-]{8,3000})={0,2}\)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
# Day One escapes nearly every sign. What means nothing in Markdown where it stands is written plainly.
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ESCAPE_OR_CODE = re.compile(r"`[^`]*`|\\([!-/:-@\[-`{-~])")
# The same, said once for all: behind the beginning of a line these need no escape.
_BEHIND = re.compile(r"\\([.)\-+#=>\"',;:?%$@/^{}]|!(?!\[))|(?<!\])\\(\()")
_PLAIN = frozenset("\"',;:?%$@/^{}=.)-+#!(>")
_BEGINS = re.compile(r"[ \t]*(\d{1,9})?")
_TITLE = re.compile(r"\A\s*#(?!#)[ \t]+([^\n]*?)[ \t]*#*[ \t]*(?:\n|\Z)")


def addressed(untrusted: str) -> str:
    """The same Markdown with plain links to what lies elsewhere."""
    return _ELSEWHERE.sub(_address, untrusted) if "dayone-external:" in untrusted else untrusted


def _address(found: re.Match[str]) -> str:
    try:
        url = base64.urlsafe_b64decode(found[1] + "=" * (-len(found[1]) % 4)).decode("ascii")
    except ValueError:
        return found[0]
    return f"<{url}>" if re.fullmatch(r"https?://[^\s<>]+", url) else found[0]


def unescaped(untrusted: str) -> str:
    """The same Markdown without the escapes that do nothing; code stays as it is."""
    if "\\" not in untrusted:
        return untrusted
    lines, fence = [], ""
    for line in untrusted.split("\n"):
        found = _FENCE.match(line)
        if fence:
            if found is not None and found[1].startswith(fence) and not line[found.end() :].strip():
                fence = ""
        elif found is not None:
            fence = found[1]
        else:
            line = _plainly(line)
        lines.append(line)
    return "\n".join(lines)


def _plainly(line: str) -> str:
    begun = _BEGINS.match(line)
    start, numbered = (begun.end(), bool(begun[1])) if begun else (0, False)

    def needed(found: re.Match[str]) -> str:
        """One escape: left away where the sign alone would be read as itself."""
        sign = found[1]
        if sign is None or sign not in _PLAIN:
            return found[0]
        if found.start() <= start and sign in (".)" if numbered else "-+#>="):
            return found[0]
        before, after = line[found.start() - 1 : found.start()], line[found.end() : found.end() + 1]
        return found[0] if (sign == "!" and after == "[") or (sign == "(" and before == "]") else sign

    if "\\" not in line:
        return line
    if "`" in line or "\\\\" in line:
        return _ESCAPE_OR_CODE.sub(needed, line)
    cut = start + 2 if line[start : start + 1] == "\\" else start
    return _ESCAPE_OR_CODE.sub(needed, line[:cut]) + _BEHIND.sub(r"\1\2", line[cut:])


def title_and_body(untrusted: str) -> tuple[str, str]:
    """A first line that is a heading becomes the title; without one there is none."""
    heading = _TITLE.match(untrusted)
    if heading is None or not heading[1].strip() or MOMENT.search(heading[1]):
        return "", untrusted.strip("\n")
    return _ESCAPE.sub(r"\1", heading[1]).strip(), untrusted[heading.end() :].strip("\n")


def from_rich_text(untrusted: Any, remarks: Remarks) -> str:
    """Markdown of `richText`: JSON (in a text) with `contents`; what is no such JSON is the text itself."""
    value = untrusted
    if isinstance(untrusted, str):
        try:
            value = load(untrusted)
        except BadJson:
            return untrusted
    if not isinstance(value, dict):
        return untrusted if isinstance(untrusted, str) else ""
    lines = _Lines(remarks)
    for node in objects(value, "contents"):
        for one in objects(node, "embeddedObjects"):
            lines.embed(one)
        if isinstance(node.get("text"), str):
            lines.take(node["text"], node.get("attributes"))
    return lines.text()


class _Lines:
    """Lines of rich text, each with the kind of its own that its last piece says."""

    def __init__(self, remarks: Remarks) -> None:
        self._remarks = remarks
        self._done: list[tuple[str, str]] = []  # (kind, Markdown)
        self._now = ""
        self._line: Any = {}

    def take(self, untrusted: str, attributes: Any) -> None:
        """A run of text with one look; line ends are in it."""
        given = attributes if isinstance(attributes, dict) else {}
        first, *others = untrusted.split("\n")
        self._line = given.get("line") or self._line if not others else given.get("line") or {}
        self._now += self._inline(first, given)
        for piece in others:
            self._end()
            self._now = self._inline(piece, given)
            self._line = (given.get("line") or {}) if piece else {}

    def embed(self, untrusted: dict[str, Any]) -> None:
        """A picture, a rule, a link, another medium."""
        if self._now:
            self._end()
        kind, id, url = text(untrusted, "type"), text(untrusted, "identifier"), text(untrusted, "url")
        if kind in {"horizontalRuleLine", "horizontalLineRule"}:
            self._done.append(("rule", "---"))
        elif kind == "renderableCodeBlock":
            self._done.append(("block", fenced(text(untrusted, "contents").strip("\n"))))
        elif kind == "table":
            self._done.append(("table", text(untrusted, "markdown").strip("\n") or _table(untrusted)))
        elif url:
            self._done.append(("link", link(escaped(url), url)))
        elif re.fullmatch(r"[0-9A-Za-z-]{1,80}", id):
            self._done.append(("medium", f"![](dayone-moment://{id})"))
        else:
            self._remarks.skip("something embedded in a text", "is of a kind that is not known here")

    def text(self) -> str:
        """All of it: a blank line wherever the kind of line changes."""
        if self._now:
            self._end()
        made, before = "", ""
        for kind, line in [*self._done, ("", "")]:
            if kind != before and before == "code":
                made += "```\n"
            if made and kind != before and line and not made.endswith("\n\n"):
                made += "\n"
            if kind == "code" != before:
                made += "```\n"
            made += f"{line}\n"
            if kind in {"heading", "rule", "block", "medium", "link", "table"}:
                made += "\n"
            before = kind
        return re.sub(r"\n{3,}", "\n\n", made).strip("\n")

    def _inline(self, untrusted: str, given: dict[str, Any]) -> str:
        line = given.get("line")
        if not untrusted or (isinstance(line, dict) and line.get("codeBlock")):
            return untrusted
        if given.get("inlineCode"):
            return code_span(untrusted)
        inner = untrusted.strip(" ")
        if not inner:
            return untrusted
        before = untrusted[: len(untrusted) - len(untrusted.lstrip(" "))]
        after = untrusted[len(untrusted.rstrip(" ")) :]
        shown = escaped(inner)
        for key, mark in (("italic", "*"), ("bold", "**"), ("strikethrough", "~~")):
            if given.get(key):
                shown = f"{mark}{shown}{mark}"
        return before + link(shown, text(given, "linkURL")) + after

    def _end(self) -> None:
        line = self._line if isinstance(self._line, dict) else {}
        deep = "    " * (min(max(number(line, "indentLevel") or 1, 1), 8) - 1)
        style, header = text(line, "listStyle"), number(line, "header") or 0
        if line.get("codeBlock"):
            self._done.append(("code", self._now))
        elif 1 <= header <= 6:
            self._done.append(("heading", f"{'#' * header} {self._now}"))
        elif style == "checkbox" or (not style and "checked" in line):
            self._done.append(("list", f"{deep}- [{'x' if line.get('checked') else ' '}] {self._now}"))
        elif style == "numbered":
            self._done.append(("list", f"{deep}{max(number(line, 'listIndex') or 1, 1) % 10**9}. {self._now}"))
        elif style:
            self._done.append(("list", f"{deep}- {self._now}"))
        elif line.get("quote"):
            self._done.append(("quote", f"> {self._now}"))
        else:
            self._done.append(("text", self._now))
        self._now, self._line = "", {}


def _table(untrusted: dict[str, Any]) -> str:
    """Rows of cells as a table of Markdown; a cell is a text, or holds some."""
    rows = untrusted.get("rows")
    lines = []
    for row in rows if isinstance(rows, list) else []:
        cells = row.get("cells") if isinstance(row, dict) else row
        words = [
            " ".join(_words(cell, 0).split()).replace("|", "\\|") for cell in (cells if isinstance(cells, list) else [])
        ]
        lines.append(f"| {' | '.join(words)} |")
        if len(lines) == 1:
            lines.append("|" + " --- |" * len(words))
    return "\n".join(lines)


def _words(untrusted: Any, depth: int) -> str:
    """All texts in a value."""
    if isinstance(untrusted, str):
        return escaped(untrusted)
    inner = untrusted.get("text", untrusted.get("contents")) if isinstance(untrusted, dict) else untrusted
    return (
        "".join(_words(one, depth + 1) for one in inner)
        if isinstance(inner, list) and depth < 9
        else (escaped(inner) if isinstance(inner, str) else "")
    )
