"""Text for a terminal: nothing in it that a terminal would obey, wrapped and aligned by the width it is shown in."""

import sys
import unicodedata
from collections.abc import Iterable, Sequence

# What steers a terminal: C0 without tab and line feed, DEL, C1. Stored text may come from anywhere.
_STEERING = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)])
del _STEERING[0x09], _STEERING[0x0A]
_WIDEST = 76  # columns; about what a page of a book has


def clean(untrusted_text: str) -> str:
    """Without control characters; line feeds and tabs stay."""
    return untrusted_text.replace("\r\n", "\n").replace("\r", "\n").translate(_STEERING)


def one_line(untrusted_text: str) -> str:
    """Cleaned, and with all white space as single spaces."""
    return " ".join(clean(untrusted_text).split())


def columns(text: str) -> int:
    """How many terminal columns a text takes: 2 for wide East Asian characters, 0 for combining ones."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def page_width() -> int | None:
    """Columns to wrap at, or None where the output goes into a file or another program, which wants whole lines."""
    if not sys.stdout.isatty():
        return None
    import shutil

    return max(20, min(_WIDEST, shutil.get_terminal_size().columns))


def shortened(text: str, width: int | None) -> str:
    """At most `width` columns, with an ellipsis for what is left out."""
    if width is None or columns(text) <= width:
        return text
    kept, used = [], 1
    for character in text:
        used += _columns(character)
        if used > width:
            break
        kept.append(character)
    return "".join(kept).rstrip() + "…"


def wrapped(text: str, width: int | None, indent: str = "") -> list[str]:
    """Lines of at most `width` columns, broken at spaces and between wide characters; own line breaks stay."""
    lines: list[str] = []
    for line in text.split("\n"):
        lines.extend(indent + part for part in _wrapped_line(line, width and max(10, width - columns(indent))))
    return [line.rstrip() for line in lines]


def _wrapped_line(line: str, width: int | None) -> list[str]:
    if width is None or columns(line) <= width:
        return [line]
    lines, start, space, used, at = [], 0, -1, 0, 0
    while at < len(line):
        character = line[at]
        used += _columns(character)
        if character == " ":
            space = at
        if used > width and at > start:
            end = space + 1 if space > start else at
            lines.append(line[start:end])
            start = at = end
            space, used = -1, 0
            continue
        at += 1
    return [*lines, line[start:]]


def aligned(rows: Iterable[Sequence[str]], gap: str = "  ") -> list[str]:
    """Rows of cells as lines whose columns begin under one another; the last column is left as long as it is."""
    table = [[one_line(cell) for cell in row] for row in rows]
    if not table:
        return []
    widths = [max(columns(row[place]) for row in table) for place in range(len(table[0]))]
    return [
        gap.join(cell + " " * (width - columns(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in table
    ]
