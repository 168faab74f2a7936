"""Org files as Markdown: what Logseq, Org-roam and Emacs write in diaries (orgmode.org/worg/org-syntax.html).

Drawers, keywords and planning lines are no text: the caller is told which there were. Tables stay tables.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from peerjournal.formats.markdown_text import code_span, fenced, target

_HEADING = re.compile(
    r"(\*+)[ \t]+(?:(TODO|DONE|NOW|LATER|DOING|WAITING|CANCELL?ED|NEXT)[ \t]+)?(?:\[#\w\][ \t]+)?(.*)$"
)
_HEAD_TAGS = re.compile(r"[ \t]+:((?:[\w@#%-]+:)+)[ \t]*$")
_KEYWORD = re.compile(r"[ \t]*#\+(\w+(?:\[[^\]]*\])?):[ \t]*(.*)$")
_BEGIN = re.compile(r"[ \t]*#\+begin_(\w+)[ \t]*(\S*)", re.IGNORECASE)
_DRAWER = re.compile(r"[ \t]*:([\w-]+):[ \t]*$")
_PROPERTY = re.compile(r"[ \t]*:([\w+-]+):(?:[ \t]+(.*))?$")
_PLANNING = re.compile(r"[ \t]*(?:(?:SCHEDULED|DEADLINE|CLOSED):[ \t]*[<\[][^>\]\n]*[>\]][ \t]*)+$")
_ITEM = re.compile(r"([ \t]*)([-+]|\d+[.)])[ \t]+(\[[ xX-]\][ \t]+)?(.*)$")
_LINK = re.compile(r"\[\[([^\[\]\n]+)\](?:\[([^\[\]\n]+)\])?\]")
_STAMP = re.compile(
    r"[<\[](\d{4}-\d\d-\d\d)(?: [^\d\s<>\[\]]+)?( \d{1,2}:\d\d(?:-\d{1,2}:\d\d)?)?"
    r"(?: [.+]*\+?\d+[hdwmy][^<>\[\]]*)?[>\]]"
)
_SPAN = re.compile(r"(?<![\w*/+=~])([*/+=~])(?=\S)((?:(?!\1)[^\n]){0,500}?(?:(?!\1)\S))\1(?![\w*/+=~])")
_LONGEST_LINE = 20_000  # characters; nobody marks words up in longer ones, and patterns take their time
_MARKS = {"*": "**", "/": "*", "+": "~~"}
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|bmp|svg|webp)$", re.IGNORECASE)


@dataclass(slots=True)
class Org:
    """An Org file read: its Markdown, its keywords (`title`, `date`, ...), tags, and what was left out."""

    text: str = ""
    keywords: dict[str, str] = field(default_factory=dict)
    tags: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def read(untrusted: str) -> Org:
    """An Org file."""
    found = Org()
    found.text = "\n".join(_lines(untrusted.replace("\r\n", "\n").split("\n"), found)).strip("\n")
    return found


def _lines(lines: list[str], found: Org) -> Iterator[str]:
    at = 0
    endless: set[str] = set()  # what has no end further down either, looked for once
    while at < len(lines):
        line = lines[at]
        at += 1
        begin = _BEGIN.match(line)
        if begin is not None and begin[1].lower() not in endless:
            end = _index(lines, at, re.compile(rf"[ \t]*#\+end_{re.escape(begin[1])}\b", re.IGNORECASE))
            if end == len(lines):
                endless.add(begin[1].lower())
                yield line
                continue
            yield _block(begin, lines[at:end])
            at = end + 1
        elif keyword := _KEYWORD.match(line):
            name, value = keyword[1].lower(), keyword[2].strip()
            if name in {"filetags", "tags", "roam_tags"}:
                found.tags.extend(tag for tag in re.split(r"[:,\s]+", value) if tag)
            elif name == "caption" and value:
                yield _inline(value)
            else:
                found.keywords.setdefault(name, value)
        elif (drawer := _DRAWER.match(line)) and drawer[1].upper() != "END" and "" not in endless:
            end = _index(lines, at, re.compile(r"[ \t]*:END:[ \t]*$", re.IGNORECASE))
            if end == len(lines):  # no drawer, but a line between colons
                endless.add("")
                yield line
                continue
            for inner in lines[at:end]:
                if entry := _PROPERTY.match(inner):
                    found.keywords.setdefault(entry[1].lower(), (entry[2] or "").strip())
            found.left_out.append(drawer[1].lower())
            at = end + 1
        elif _PLANNING.match(line):
            found.left_out.append("planning")
        elif heading := _HEADING.match(line):
            title = heading[3]
            if tagged := _HEAD_TAGS.search(f" {title}"):
                found.tags.extend(tag for tag in tagged[1].split(":") if tag)
                title = f" {title}"[: tagged.start()].strip()
            task = {"DONE": "[x] ", "": ""}.get(heading[2] or "", "[ ] ")
            yield f"{'#' * min(len(heading[1]), 6)} {task}{_inline(title)}".rstrip()
        elif re.match(r"[ \t]*-{5,}[ \t]*$", line):
            yield "---"
        elif re.match(r"[ \t]*#[ \t]", line):
            found.left_out.append("comment")
        else:
            yield _plain(line)


def _plain(line: str) -> str:
    if item := _ITEM.match(line):
        sign = item[2] if item[2] in "-+" else f"{item[2][:-1]}."
        box = {"": "", "[X]": "[x] ", "[x]": "[x] "}.get((item[3] or "").strip(), "[ ] ")
        return f"{item[1]}{sign} {box}{_inline(item[4])}"
    if re.match(r"[ \t]*\|[-+]+\|?[ \t]*$", line):
        return "|" + " --- |" * line.strip("| \t").count("+") + " --- |"
    if re.match(r"[ \t]*: ", line):
        return "    " + line.lstrip()[2:]
    # Four spaces below a heading are indentation in Org, and code in Markdown.
    return _inline(line.strip() if len(line) - len(line.lstrip()) >= 4 else line)


def _block(begin: re.Match[str], inner: list[str]) -> str:
    kind = begin[1].lower()
    if kind in {"src", "example", "export"}:
        common = min((len(one) - len(one.lstrip()) for one in inner if one.strip()), default=0)
        return fenced("\n".join(one[common:] for one in inner), begin[2] if kind == "src" else "")
    if kind == "quote":
        return "\n".join(f"> {_inline(one.strip())}".rstrip() for one in inner)
    return "\n".join(_inline(one) for one in inner)


def _index(lines: list[str], start: int, pattern: re.Pattern[str]) -> int:
    return next((number for number in range(start, len(lines)) if pattern.match(lines[number])), len(lines))


def _inline(text: str) -> str:
    if len(text) > _LONGEST_LINE:
        return text
    text = _LINK.sub(_link, text)
    text = _STAMP.sub(lambda one: f"{one[1]}{one[2] or ''}", text)
    pieces = re.split(r"(!?\[[^\[\]]*\]\([^()\s]*\)|<?https?://\S+)", text)
    return "".join(one if number % 2 else _SPAN.sub(_span, one) for number, one in enumerate(pieces))


def _link(found: re.Match[str]) -> str:
    where, label = found[1].strip(), found[2]
    where = re.sub(r"^file:(?!//)", "", where)
    is_path = re.match(r"(?:[a-z][a-z0-9+.-]*://|mailto:|\.{0,2}/)", where, re.IGNORECASE) or _PICTURE.search(where)
    if not is_path:
        return f"[[{where}|{label}]]" if label else f"[[{where}]]"  # another note, as it is written in Markdown vaults
    if _PICTURE.search(where) and (label is None or _PICTURE.search(label)):
        return f"![]({target(where)})"
    return (
        f"[{label}]({target(where)})"
        if label
        else f"<{target(where)}>"
        if "://" in where
        else f"[{where}]({target(where)})"
    )


def _span(found: re.Match[str]) -> str:
    if found[1] in "=~":
        return code_span(found[2])
    mark = _MARKS[found[1]]
    return f"{mark}{_SPAN.sub(_span, found[2])}{mark}"
