"""What an importer makes of one entry at its source, before it becomes an entry of ours."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any

from peerjournal.formats.source import Source
from peerjournal.model.entry import Feeling
from peerjournal.model.reports import Remark


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """A file that belongs to an imported entry: `inside` is its name in `source`; without one the source lacks it.

    `path` is for a file beside the source that `Source` does not know.
    """

    name: str
    path: Path | None = None
    media_type: str = ""
    source: Source | None = None
    inside: str = ""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person can say about a source. All of it may be left out; an importer takes what concerns it.

    `password` opens encrypted journals. `moods` maps a mood's name at the source to a feeling's name and intensity
    (0..10 or None); `columns` maps our field ('date', 'time', 'title', 'text', 'tags', 'mood', ...) to a column's
    heading. `day_first` decides dates like 03/04/2020 (None: by the other dates of the source). `zone` is for times
    without one (None: this computer's).
    """

    password: str = ""
    moods: Mapping[str, tuple[str, int | None]] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    day_first: bool | None = None
    zone: tzinfo | None = None


NO_WISHES = Wishes()


@dataclass(frozen=True, slots=True)
class Imported:
    """One entry as found. `at` is None where the source has no date; `source_id` is unique within its format.

    A body is Markdown. Where the source shows a file in the text, the body says `![](name)`, percent-encoded where
    needed, with the `name` of that file among `files`.
    `own_id`, `source` and the moments are set for entries that left this program before, and are kept.
    """

    source_id: str
    at: datetime | None
    all_day: bool = False
    title: str = ""
    body: str = ""
    feelings: tuple[Feeling, ...] = ()
    scales: dict[str, int] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    group: str | None = None
    meeting: datetime | None = None
    tip_ids: tuple[str, ...] = ()
    starred: bool = False
    left_out: bool = False  # of "on this day"
    files: tuple[ImportedFile, ...] = ()
    own_id: str | None = None
    source: tuple[str, str] | None = None
    created_at: datetime | None = None
    updated_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ImportedGroup:
    """A group as found; one with a group's name that is here already is the same group, and is left as it is.

    `details` are other fields of a `Group`. `kinds` are what a list says of the kind of its meetings, as it says it.
    """

    source_id: str
    name: str
    rrule: str = ""
    first_at: datetime | None = None
    agreement: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportedMeeting:
    """One meeting as found, of a group by its name, which is made where it is not here yet."""

    source_id: str
    group: str
    at: datetime
    topic: str = ""
    note: str = ""
    attended: bool | None = None


Found = Imported | ImportedGroup | ImportedMeeting

_MOST = 500  # different remarks; a hostile file could cause millions


class Remarks:
    """Collects what an import changes and leaves out; the same remark about many entries is one, with a count."""

    def __init__(self) -> None:
        self._skipped: Counter[tuple[str, str]] = Counter()
        self._changed: Counter[tuple[str, str]] = Counter()

    def skip(self, what: str, why: str) -> None:
        """Something is left out; both are fixed phrases, names of fields, or places, never content."""
        _count(self._skipped, what, why)

    def change(self, what: str, why: str, *, times: int = 1) -> None:
        """Something comes along in another form, so many times."""
        _count(self._changed, what, why, times)

    @property
    def skipped(self) -> tuple[Remark, ...]:
        """What was left out."""
        return _remarks(self._skipped)

    @property
    def changed(self) -> tuple[Remark, ...]:
        """What was changed."""
        return _remarks(self._changed)


def _count(counted: Counter[tuple[str, str]], what: str, why: str, times: int = 1) -> None:
    if times:
        full = len(counted) >= _MOST and (what, why) not in counted
        counted["something more" if full else what, why] += times


def _remarks(counted: Counter[tuple[str, str]]) -> tuple[Remark, ...]:
    return tuple(Remark(what if n == 1 else f"{what} ({n:,} times)", why) for (what, why), n in counted.items())
