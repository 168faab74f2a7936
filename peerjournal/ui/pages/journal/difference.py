"""What differs between two states of an entry, line by line, and within a line word by word."""

import difflib
import re
from dataclasses import dataclass

from peerjournal.model.entry import Entry
from peerjournal.ui.models.scales import in_order, scale_text
from peerjournal.ui.pages.journal.entry_head import when_text

_CLOSE = 0.4  # how alike two lines must be to be compared word by word
_NEAR = 8  # lines within which its counterpart is looked for
_LONG = 4_000  # characters of a line that are not compared word by word any more
_WORDS = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Line:
    """`sign` is "+" (only in the later state), "-" (only in the earlier), or "" (in both).

    `parts` are (text, whether just this differs).
    """

    sign: str
    parts: tuple[tuple[str, bool], ...]

    @property
    def text(self) -> str:
        """The whole line."""
        return "".join(text for text, _ in self.parts)


def as_lines(entry: Entry, group: str = "") -> list[str]:
    """An entry in lines: what it says beside its text first, one thing a line."""
    feelings = [one.name if one.intensity is None else f"{one.name} {one.intensity}" for one in entry.feelings]
    lines = [
        when_text(entry),
        entry.title,
        ", ".join(feelings),
        ", ".join(scale_text(key, value) for key, value in in_order(entry.scales)),
        group,
        " ".join("#" + tag for tag in entry.tags),
        *(one.name for one in entry.attachments),
        "★" if entry.starred else "",
    ]
    return [*(line for line in lines if line), "", *entry.body.splitlines()]


def difference(earlier: list[str], later: list[str]) -> list[Line]:
    """All lines of both, in order."""
    found: list[Line] = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, earlier, later, autojunk=False).get_opcodes():
        if kind == "equal":
            found += [Line("", ((line, False),)) for line in earlier[a:b]]
        else:
            found += _changed(earlier[a:b], later[c:d])
    return found


def _changed(old: list[str], new: list[str]) -> list[Line]:
    found: list[Line] = []
    shown = 0
    for one in old:
        near = range(shown, min(shown + _NEAR, len(new)))
        match = next((at for at in near if _alike(one, new[at])), None)
        if match is None:
            found.append(Line("-", ((one, True),)))
            continue
        found += [Line("+", ((line, True),)) for line in new[shown:match]]
        found += _within(one, new[match])
        shown = match + 1
    return found + [Line("+", ((line, True),)) for line in new[shown:]]


def _alike(one: str, other: str) -> bool:
    if max(len(one), len(other)) > _LONG:
        return False
    matcher = difflib.SequenceMatcher(None, _WORDS.findall(one), _WORDS.findall(other), autojunk=False)
    return matcher.quick_ratio() >= _CLOSE and matcher.ratio() >= _CLOSE


def _within(one: str, other: str) -> list[Line]:
    before, after = _WORDS.findall(one), _WORDS.findall(other)
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    minus: list[tuple[str, bool]] = []
    plus: list[tuple[str, bool]] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        minus.append(("".join(before[a:b]), kind != "equal"))
        plus.append(("".join(after[c:d]), kind != "equal"))
    return [
        Line("-", tuple(part for part in minus if part[0])),
        Line("+", tuple(part for part in plus if part[0])),
    ]
