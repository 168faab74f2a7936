"""What the long works report when they are done."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing an import changed or left out: `what` it was, and `why`."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class LossReport:
    """What came of one import source. `entries` were added (or would be), meetings and groups of calendars among them.

    `duplicates` were here already. `updates` were here as well and changed at the source; `updated` is how many of them
    were brought up to date. `first` and `last` are moments in
    ISO 8601, `tags` how many different ones, `feelings` each name with its uses; `missing` counts attachments.
    """

    source: str
    format: str
    entries: int = 0
    attachments: int = 0
    duplicates: int = 0
    skipped: tuple[Remark, ...] = ()
    changed: tuple[Remark, ...] = ()
    first: str | None = None
    last: str | None = None
    tags: int = 0
    tag_uses: int = 0
    starred: int = 0
    missing: int = 0
    updated: int = 0
    undated: int = 0
    meetings: int = 0
    groups: int = 0
    feelings: tuple[tuple[str, int], ...] = ()
    updates: int = 0


@dataclass(frozen=True, slots=True)
class Review:
    """An import before anything is changed: what came of each source, and other people's details.

    In `found` of the `looked` entries that there was time for, the guard finds some.
    """

    reports: tuple[LossReport, ...]
    looked: int = 0
    found: int = 0


@dataclass(frozen=True, slots=True)
class Undone:
    """An import that was taken back: how many entries were removed, how many are as they were before it.

    `kept` are the ids of those that stayed because they were changed here since. `groups` and `meetings` were made by
    it and used by nothing else.
    """

    removed: int
    restored: int = 0
    kept: tuple[str, ...] = ()
    groups: int = 0
    meetings: int = 0


@dataclass(frozen=True, slots=True)
class ExportReport:
    """How many entries were written, and where; how many passages, heard or told in confidence, were left out.

    `skipped` and `changed`: what the format has no place for, and what it holds in another form. The guard found so
    many `details` of others in the `looked` entries there was time for, of which `replaced` left as something else.
    """

    entries: int
    path: Path
    heard_left_out: int = 0
    confidence_left_out: int = 0
    skipped: tuple[Remark, ...] = ()
    changed: tuple[Remark, ...] = ()
    details: int = 0
    looked: int = 0
    replaced: int = 0


@dataclass(frozen=True, slots=True)
class BackupReport:
    """A backup that was made or verified: its file, size in bytes, and how many of each noun it holds."""

    path: Path
    bytes: int
    counts: dict[str, int]

    @property
    def entries(self) -> int:
        """How many entries (trash included) it holds."""
        return self.counts.get("entry", 0)


@dataclass(frozen=True, slots=True)
class RestoreReport:
    """A vault restored into `folder`; `previous` is where an older vault of that place was put."""

    folder: Path
    counts: dict[str, int]
    previous: Path | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing a check found: `part` is 'header', 'database', 'row', 'index' or 'attachment'."""

    part: str
    noun: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check looked at (how many of each noun) and found."""

    full: bool
    counts: dict[str, int]
    problems: tuple[Problem, ...] = ()

    @property
    def ok(self) -> bool:
        """Nothing wrong was found."""
        return not self.problems


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts over the whole vault; `bytes` is its size on disk."""

    counts: dict[str, int] = field(default_factory=dict)
    words: int = 0
    attachment_bytes: int = 0
    bytes: int = 0
