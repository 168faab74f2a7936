"""What is counted while a source comes in, in memory that does not grow with it."""

from collections import Counter
from datetime import datetime

from peerjournal.actions.import_sources import Journal
from peerjournal.formats.imported import Remarks
from peerjournal.model.entry import Entry
from peerjournal.model.moments import to_iso
from peerjournal.model.reports import LossReport

_MOST_NAMES = 50_000  # distinct tags or feelings that are told apart
_SHOWN = 200  # feelings in the report, most used first


class Counts:
    """Figures about one source."""

    def __init__(self) -> None:
        self.entries = self.attachments = self.missing = self.duplicates = 0
        self.undated = self.updates = self.updated = self.meetings = self.groups = self.starred = 0
        self._first: datetime | None = None
        self._last: datetime | None = None
        self._tags: Counter[str] = Counter()
        self._feelings: Counter[str] = Counter()

    def note(self, entry: Entry, *, undated: bool) -> None:
        """One entry that comes in."""
        self.entries += 1
        self.undated += undated
        self.starred += entry.starred
        _count(self._tags, entry.tags)
        _count(self._feelings, tuple(one.name for one in entry.feelings))
        if not undated:
            self.when(entry.at)

    def group(self, kinds: tuple[str, ...]) -> None:
        """One group that comes in; what it is like counts as its tags."""
        self.groups += 1
        _count(self._tags, kinds)

    def when(self, at: datetime) -> None:
        """The moment of something that comes in."""
        self._first = at if self._first is None else min(self._first, at)
        self._last = at if self._last is None else max(self._last, at)

    def report(self, journal: Journal, remarks: Remarks) -> LossReport:
        """All of it, with the remarks."""
        return LossReport(
            journal.label, journal.importer.NAME, self.entries + self.meetings + self.groups,
            self.attachments, self.duplicates, remarks.skipped, remarks.changed,
            first=to_iso(self._first) if self._first else None, last=to_iso(self._last) if self._last else None,
            tags=len(self._tags), tag_uses=self._tags.total(), starred=self.starred, missing=self.missing,
            updates=self.updates, updated=self.updated, undated=self.undated, meetings=self.meetings,
            groups=self.groups, feelings=tuple(self._feelings.most_common(_SHOWN)),
        )  # fmt: skip


def _count(counted: Counter[str], names: tuple[str, ...]) -> None:
    for name in names:
        if len(counted) < _MOST_NAMES or name in counted:
            counted[name] += 1
