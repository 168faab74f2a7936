"""The events, tasks and notes of a calendar's text, read by `icalendar`; of one it refuses, what can be read of it.

One broken line must not lose the others, and no file may take longer than a few times what a whole one takes: a broken
calendar is read in halves until what is broken is alone.
"""

import re
import warnings
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from peerjournal.formats.imported import Remarks

if TYPE_CHECKING:
    from icalendar.cal import Component

_KINDS = ("VEVENT", "VTODO", "VJOURNAL")
_FOLDED = re.compile(r"\n[ \t]")
_BARE = re.compile(r"(UID|SUMMARY|DTSTART|DTEND|RRULE|RECURRENCE-ID)[;:]", re.IGNORECASE)
_EDGE = re.compile(r"^(BEGIN|END):(VEVENT|VTODO|VJOURNAL|VTIMEZONE)[ \t]*$", re.IGNORECASE | re.MULTILINE)
_TIMES = 8  # as much text as a whole calendar has, at most, is parsed for a broken one

Block = tuple[str, str]  # kind, text


def components(text: str, remarks: Remarks) -> list["Component"]:
    """All of them, in their order."""
    found = _parsed(text)
    if found is None:
        return list(_Broken(text, remarks).read())
    for _ in range(text.upper().count("\nBEGIN:VFREEBUSY")):
        remarks.skip("when somebody is busy", "is no event")
    if len(found) < sum(kind != "VTIMEZONE" for kind, _ in _blocks(text)):
        # Its end is missing, and so to the parser is all of it.
        rescued = list(_Broken(text, remarks, having="DTSTART").read())
        found = rescued if len(rescued) > len(found) else found
        remarks.skip("the end of the calendar", "is missing; events before it that have a date come along")
    return found


def _parsed(untrusted_text: str) -> list["Component"] | None:
    """Its events, tasks and notes; None where it is refused."""
    from icalendar import Calendar  # takes long to import

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about zones whose names had to be guessed
            calendars = Calendar.from_ical(untrusted_text, multiple=True)
            return [one for calendar in calendars for one in calendar.walk() if one.name in _KINDS]
    except Exception:  # noqa: BLE001 - whatever a strange file does to somebody else's parser
        return None


def _blocks(text: str) -> Iterator[Block]:
    """Each component that ends, or that the next one cuts short; what the file cuts short is none."""
    kind, begin = "", 0
    for edge in _EDGE.finditer(text):
        if kind and edge[2].upper() == kind and edge[1].upper() == "END":
            yield kind, text[begin : edge.end()]
            kind = ""
        elif edge[1].upper() == "BEGIN":
            if kind:
                yield kind, f"{text[begin : edge.start()]}END:{kind}"
            kind, begin = edge[2].upper(), edge.start()


class _Broken:
    """What can be read of a calendar that cannot be read as a whole."""

    def __init__(self, text: str, remarks: Remarks, having: str = "") -> None:
        blocks = list(_blocks(text))
        self._zones = "\n".join(block for kind, block in blocks if kind == "VTIMEZONE")
        self._blocks = [one for one in blocks if one[0] != "VTIMEZONE" and having in one[1]]
        self._remarks = remarks
        self._left = _TIMES * len(text) + 10_000
        ends = sum(edge[1].upper() == "END" and edge[2].upper() in _KINDS for edge in _EDGE.finditer(text))
        self._headless = max(0, ends - len(self._blocks))

    def read(self) -> Iterator["Component"]:
        """The components that can be read; those that cannot are named."""
        for _ in range(self._headless):
            self._remarks.skip("an event", "has no beginning")
        if not self._blocks:
            self._remarks.skip("the calendar", "is not written as a calendar")
        else:
            yield from self._some(self._blocks)

    def _some(self, blocks: Sequence[Block]) -> Iterator["Component"]:
        found = self._tried("\n".join([self._zones, *(block for _, block in blocks)]))
        if found is not None and len(found) == len(blocks):
            yield from found
        elif len(blocks) > 1:
            middle = len(blocks) // 2
            yield from self._some(blocks[:middle])
            yield from self._some(blocks[middle:])
        else:
            kind, block = blocks[0]
            alone = found or self._tried(block) or self._tried(_barest(kind, block))
            if alone:
                yield alone[0]
            else:
                self._remarks.skip("an event", "is not written as a calendar's event")

    def _tried(self, text: str) -> list["Component"] | None:
        self._left -= len(text)
        return _parsed(f"BEGIN:VCALENDAR\n{text}\nEND:VCALENDAR\n") if self._left > 0 else None


def _barest(kind: str, block: str) -> str:
    """A component with nothing but when and what it is."""
    lines = _FOLDED.sub("", block).split("\n")
    kept = [line for line in lines if _BARE.match(line)]
    return "\n".join([f"BEGIN:{kind}", *dict.fromkeys(kept), f"END:{kind}"])
