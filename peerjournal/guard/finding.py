"""What the guard finds: a stretch of a text, and what kind of detail it is."""

from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal["name", "email", "phone", "handle", "address", "link", "age", "employer", "watch"]

# The stronger first: of two findings that overlap, the one whose kind stands earlier here stays.
KINDS: tuple[Kind, ...] = ("watch", "email", "link", "phone", "handle", "address", "employer", "age", "name")
_STRENGTH = {kind: place for place, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class Finding:
    """One detail of another person: `text` is what stands at [start, end), counted in code points."""

    kind: Kind
    start: int
    end: int
    text: str

    def moved(self, by: int) -> "Finding":
        """The same finding in a text that begins `by` code points earlier."""
        return replace(self, start=self.start + by, end=self.end + by) if by else self


def settled(findings: list[Finding]) -> list[Finding]:
    """In the order of the text and without overlaps: the stronger kind stays, then the longer."""
    kept: list[Finding] = []
    taken: set[int] = set()
    for finding in sorted(findings, key=lambda one: (_STRENGTH[one.kind], one.start - one.end, one.start)):
        places = range(finding.start, finding.end)
        if finding.start < finding.end and taken.isdisjoint(places):
            taken.update(places)
            kept.append(finding)
    kept.sort(key=lambda one: one.start)
    return kept
