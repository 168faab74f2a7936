"""Whose words a passage is: mine, heard in the group, or told in confidence, marked by a plain fence in the Markdown.

A fence is a line `::: heard` or `::: confidence`, optionally with an alias after it, and ends at a line `:::` or at the
end of the text. It is the fenced division that Pandoc and MyST write, so a text stays readable anywhere. Fences in
code blocks are code; fences do not nest: the inner line of an open fence is part of it. A fence within a quote, a list
or an indented text is one, too: better that too much stays here than that somebody's words leave for a space too many.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Provenance(StrEnum):
    """Where words come from; the values are the words in the fence ('mine' is never written)."""

    MINE = "mine"
    HEARD = "heard"
    CONFIDENCE = "confidence"


OTHERS = frozenset({Provenance.HEARD, Provenance.CONFIDENCE})


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a body. `start` and `end` are code points of the whole with its fence lines; `inner_start` and
    `inner_end` are the words within. `alias` is what stands after the kind."""

    kind: Provenance
    start: int
    end: int
    inner_start: int
    inner_end: int
    alias: str = ""


_WITHIN = r"(?:[ \t]|>|[-*+][ \t]|\d{1,9}[.)][ \t])*"
_OPEN = re.compile(_WITHIN + r":{3,}[ \t]*\{?\.?(heard|confidence)\}?(?:[ \t]+(.*?))?[ \t]*:*[ \t]*$", re.IGNORECASE)
_CLOSE = re.compile(r"[ \t]{0,3}:{3,}[ \t]*$")
_PLAIN = re.compile(r"[ \t]{0,3}:")
_CLOSE_WITHIN = re.compile(r"[ \t>]*:{3,}[ \t]*$")
_ENDS = "\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_CODE = re.compile(r"[ \t]{0,3}(`{3,}|~{3,})")


def passages(body: str) -> tuple[Passage, ...]:
    """The passages that make up a body, in order and without gaps; an empty body has none."""
    return tuple(_passages(body)) if ":::" in body else _whole(body)


def _whole(body: str) -> tuple[Passage, ...]:
    return (Passage(Provenance.MINE, 0, len(body), 0, len(body)),) if body else ()


def _passages(body: str) -> Iterator[Passage]:
    begin = 0  # of the passage under way
    inner = 0
    kind, alias, code = Provenance.MINE, "", ""
    close = _CLOSE
    at = 0
    endless: set[str] = set()  # kinds of code fences that have no end below, looked for once
    lines = body.splitlines(keepends=True)
    for number, line in enumerate(lines):
        bare = line.rstrip(_ENDS)
        after = at + len(line)
        fence = _CODE.match(bare)
        if code:
            if _ends_code(bare, code):
                code = ""
        elif kind is not Provenance.MINE and close.match(bare):
            yield Passage(kind, begin, after, inner, at, alias)
            begin = inner = after
            kind, alias = Provenance.MINE, ""
        elif kind is Provenance.MINE and (opened := _OPEN.match(bare)):
            if at > begin:
                yield Passage(kind, begin, at, begin, at)
            begin, inner = at, after
            kind, alias = Provenance(opened[1].lower()), (opened[2] or "").strip()
            close = _CLOSE if _PLAIN.match(bare) else _CLOSE_WITHIN
        elif fence and kind is Provenance.MINE:
            # Inside a passage of others code does not hide its end: what was told must not swallow the rest.
            # And code that never ends is none: what was told in confidence after it must stay marked.
            if fence[1] not in endless and any(_ends_code(one.rstrip(_ENDS), fence[1]) for one in lines[number + 1 :]):
                code = fence[1]
            else:
                endless.add(fence[1])
        at = after
    if at > begin:
        yield Passage(kind, begin, at, inner, at, alias)


def _ends_code(bare: str, code: str) -> bool:
    fence = _CODE.match(bare)
    return fence is not None and fence[1].startswith(code) and not bare.strip("`~ \t")


def without(body: str, kinds: Collection[Provenance]) -> str:
    """The body with the passages of these kinds taken out, fences and all, with one blank line at most for each."""
    found = passages(body)
    if not any(one.kind in kinds for one in found):
        return body
    kept: list[str] = []
    ends, seam = 0, False  # line ends that wait for what follows; whether something was taken out before it
    for one in found:
        if one.kind in kinds:
            seam = True
            continue
        words = body[one.start : one.end]
        begun = words.lstrip("\n")
        ends += len(words) - len(begun)
        ends = min(ends, 2) if seam else ends
        if begun:
            bare = begun.rstrip("\n")
            kept += ("\n" * ends, bare)
            ends, seam = len(begun) - len(bare), False
    return "".join(kept).strip("\n")


def of(body: str, kinds: Collection[Provenance]) -> str:
    """Only the words of the passages of these kinds, without fences, a blank line between passages."""
    words = (body[one.inner_start : one.inner_end].strip("\n") for one in passages(body) if one.kind in kinds)
    return "\n\n".join(one for one in words if one.strip())


def fenced(words: str, kind: Provenance, alias: str = "") -> str:
    """Words put between fences of a kind. A line of theirs that looks like a fence's end is indented as code is."""
    if kind is Provenance.MINE:
        return words
    lines = ["    " + line if _CLOSE.match(line) else line for line in words.strip("\n").split("\n")]
    return "\n".join([f"::: {kind.value} {alias}".rstrip(), *lines, ":::"])
