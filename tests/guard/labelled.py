"""Reads sentences with marked details, and measures how many of them the guard finds."""

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from peerjournal.guard.finder import find
from peerjournal.guard.finding import Finding

HERE = Path(__file__).parent
_MARK = re.compile(r"\[(?:(\w+)\|)?([^\]]+)\]")
FORMS = {"email", "phone", "handle"}


@dataclass(frozen=True)
class Sentence:
    """One sentence, its language, and the details in it as (kind, start, end)."""

    language: str
    text: str
    details: tuple[tuple[str, int, int], ...]


@dataclass
class Measured:
    """How many details there were, how many of them were found, and how many findings were none."""

    there: Counter[str] = field(default_factory=Counter)
    hit: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def recall(self, *kinds: str) -> float:
        """The share of marked details that a finding of the same kind touches."""
        return sum(self.hit[kind] for kind in kinds) / max(1, sum(self.there[kind] for kind in kinds))

    def precision(self, *kinds: str) -> float:
        """The share of findings that touch a marked detail of the same kind."""
        return sum(self.right[kind] for kind in kinds) / max(1, sum(self.found[kind] for kind in kinds))


def sentences(name: str) -> list[Sentence]:
    """The sentences of a file in this folder: `language: text`, details marked as [a name] or [kind|text]."""
    read = []
    for line in (HERE / name).read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            language, _, marked = line.partition(": ")
            read.append(_sentence(language, marked))
    return read


def _sentence(language: str, marked: str) -> Sentence:
    text, details, last = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        details.append((match[1] or "name", len(text), len(text) + len(match[2])))
        text += match[2]
        last = match.end()
    return Sentence(language, text + marked[last:], tuple(details))


def measure(read: list[Sentence]) -> Measured:
    """Runs the guard over sentences; what overlaps counts as found."""
    measured = Measured()
    for sentence in read:
        found = find(sentence.text)
        for kind, start, end in sentence.details:
            measured.there[kind] += 1
            if any(one.kind == kind and _touch(one, start, end) for one in found):
                measured.hit[kind] += 1
            else:
                measured.wrong.append(
                    f"{sentence.language} missed {kind} {sentence.text[start:end]!r} in: {sentence.text}"
                )
        for one in found:
            measured.found[one.kind] += 1
            if any(kind == one.kind and _touch(one, start, end) for kind, start, end in sentence.details):
                measured.right[one.kind] += 1
            else:
                measured.wrong.append(f"{sentence.language} wrong {one.kind} {one.text!r} in: {sentence.text}")
    return measured


def _touch(one: Finding, start: int, end: int) -> bool:
    return one.start < end and start < one.end
