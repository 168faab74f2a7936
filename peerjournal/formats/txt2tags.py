"""txt2tags markup, as RedNotebook used it until 2024, as Markdown (txt2tags.org/userguide, and RedNotebook's help).

Markdown has no underline: it becomes emphasis. Colours are left out.
"""

import re
from collections.abc import Callable, Iterator

from peerjournal.formats.markdown_text import code_span, escaped, escaped_lines, fenced

# What stands for a link's target: (target, is a picture) -> Markdown's target, or None to keep it.
Target = Callable[[str, bool], str | None]

_TITLE = re.compile(r" *(={1,5}|\+{1,5})([^=+](?:.*[^=+])?)\1(?:\[[\w-]*\])?\s*$")
_BAR = re.compile(r"\s*[_=-]{20,}\s*$")
_ITEM = re.compile(r"( *)([-+:]) (?=\S)(.*)$")
_END_OF_LIST = re.compile(r" *[-+:]\s*$")
_ROW = re.compile(r" *(\|\|?) (.*?)\s*$")
_BLOCKS = {"```": "code", '"""': "raw", "'''": "raw"}
_PICTURE = r"png|jpe?g|gif|eps|bmp|svg|webp"
_KEPT = re.compile(
    r"``(?P<mono>\S(?:.{0,300}?\S)??`*)``"
    rf'|\[(?P<label>[^\[\]"]*?) ?""(?P<target>[^"\n]+?)""(?P<suffix>\.\w{{1,5}})?(?:\?(?P<width>\d+))?\]'
    rf"|\[(?P<picture>[^\s\[\]\"]+\.(?:{_PICTURE}))(?:\?\d+)?\]"
    r"|\[(?P<name>[^\[\]\n]+?) +(?P<to>(?:https?://|ftp://|mailto:|file:|www\.|\.{0,2}/)[^\s\[\]]+|[^\s\[\]@]+@[^\s\[\]]+\.\w+)\]"
    r"|\"\"(?P<raw>\S(?:.{0,300}?\S)??\"*)\"\"|''(?P<tagged>\S(?:.{0,300}?\S)??'*)''"
    r"|(?P<url>\b(?:https?|ftp)://[^\s\[\]<>\"]+)",
    re.IGNORECASE,
)  # fmt: skip
_MARKS = ((r"\*\*", r"\*", "**"), ("//", "/", "*"), ("__", "_", "*"), ("--", "-", "~~"))
_KEPT_SIGNS = ("``", '""', "''", "[", "://")
_INLINE = tuple(
    (sign.replace("\\", ""), re.compile(rf"{sign}(?=\S)(.{{1,1000}}?)(?<=\S){sign}(?!{half})"), mark)
    for sign, half, mark in _MARKS
)
_COLOUR = re.compile(r"\{([^{}|\n]+)\|color:[^{}\n]+\}")
_LONGEST_LINE = 20_000  # characters; nobody marks words up in longer ones, and patterns take their time
_HELD, _HELD_END = "\ue000", "\ue001"


def to_markdown(untrusted: str, target: Target) -> str:
    """The same text as Markdown. `target` says where links and pictures lead."""
    return "\n".join(_lines(untrusted.replace(_HELD, "").replace(_HELD_END, "").split("\n"), target))


def _lines(lines: list[str], target: Target) -> Iterator[str]:
    indents: list[int] = []
    at = 0
    while at < len(lines):
        line = lines[at].rstrip("\r")
        if (block := _BLOCKS.get(line.strip())) is not None and line.lstrip() == line:
            end = next((n for n in range(at + 1, len(lines)) if lines[n].strip() == line.strip()), len(lines))
            inner = "\n".join(lines[at + 1 : end])
            yield fenced(inner) if block == "code" else inner
            at = end + 1
            continue
        at += 1
        if line.startswith("``` ") and line[4:].strip():
            yield fenced(line[4:])
        elif title := _TITLE.match(line):
            yield f"{'#' * len(title[1])} {_inline(title[2].strip(), target)}"
        elif _BAR.match(line):
            yield "---"
        elif _ROW.match(line):
            rows = [line]
            while at < len(lines) and _ROW.match(lines[at]):
                rows.append(lines[at])
                at += 1
            yield from _table(rows, target)
        elif item := _ITEM.match(line):
            indent = len(item[1])
            while indents and indents[-1] >= indent:
                indents.pop()
            indents.append(indent)
            sign = {"-": "-", "+": "1.", ":": "-"}[item[2]]
            yield f"{' ' * 4 * (len(indents) - 1)}{sign} {_inline(item[3], target)}"
        elif _END_OF_LIST.match(line) and indents:
            indents.clear()
            yield ""
        else:
            if line.strip() and not line.startswith(" "):
                indents.clear()
            quoted = len(line) - len(line.lstrip("\t"))
            text = _inline(line[quoted:], target)
            yield "> " * min(quoted, 5) + (text if indents else escaped_lines(text))


def _table(rows: list[str], target: Target) -> Iterator[str]:
    cells = []
    for row in rows:
        found = _ROW.match(row)
        inner = (found[2] if found else row).strip().strip("|")
        cells.append([_inline(cell.strip(), target).replace("|", "\\|") for cell in re.split(r"\s\|+(?=\s|$)", inner)])
    width = max(map(len, cells))
    yield ""
    for number, row_cells in enumerate(cells):
        yield "| " + " | ".join([*row_cells, *[""] * (width - len(row_cells))]) + " |"
        if number == 0:
            yield "|" + " --- |" * width
    yield ""


def _inline(text: str, target: Target) -> str:
    if len(text) > _LONGEST_LINE:
        return escaped(text)
    held: list[str] = []

    def hold(markdown: str) -> str:
        held.append(markdown)
        return f"{_HELD}{len(held) - 1}{_HELD_END}"

    ends_line = re.search(r"\\\\\s*$", text)
    if ends_line:
        text = text[: ends_line.start()]
    # Most lines have no markup, and to look for a sign is quicker than to try a pattern at every letter.
    if any(sign in text for sign in _KEPT_SIGNS):
        text = _KEPT.sub(lambda found: hold(_kept(found, target)), text)
    if "{" in text:
        text = _COLOUR.sub(r"\1", text)
    for sign, pattern, mark in _INLINE:
        if sign not in text:
            continue
        text = pattern.sub(lambda found, mark=mark: f"{hold(mark)}{found[1]}{hold(mark)}", text)  # type: ignore[misc]
    text = escaped(text)
    if held:
        text = re.sub(f"{_HELD}(\\d+){_HELD_END}", lambda found: held[int(found[1])], text)
    return text + ("\\" if ends_line else "")


def _kept(found: re.Match[str], target: Target) -> str:
    if found["mono"] is not None:
        return code_span(found["mono"])
    if found["raw"] is not None or found["tagged"] is not None:
        return escaped(found["raw"] or found["tagged"])
    if found["url"] is not None:
        return found["url"]
    if found["name"] is not None:
        to = found["to"] if "@" not in found["to"] or ":" in found["to"] else f"mailto:{found['to']}"
        return _link(found["name"], f"https://{to}" if to.startswith("www.") else to, False, target)
    if found["picture"] is not None:
        return _link("", found["picture"], True, target)
    is_picture = found["suffix"] is not None or (
        not found["label"].strip() and re.search(rf"\.(?:{_PICTURE})$", found["target"], re.IGNORECASE) is not None
    )
    return _link(found["label"].strip(), found["target"] + (found["suffix"] or ""), is_picture, target)


def _link(label: str, untrusted_target: str, is_picture: bool, target: Target) -> str:
    where = target(untrusted_target, is_picture)
    if where is None:
        where = re.sub(r"[\s<>()]", lambda one: f"%{ord(one[0]):02X}", untrusted_target)
    if is_picture:
        return f"![{escaped(label)}]({where})"
    return f"[{escaped(label) or escaped(untrusted_target)}]({where})"
