"""What the insights look at: moments, pairs around meetings, tips and their tries, each stripped to what is counted."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from peerjournal.measures import MEASURES
from peerjournal.model.checkin import CheckIn
from peerjournal.model.entry import Entry
from peerjournal.model.exits import Exit, leaving
from peerjournal.model.group import Group, Meeting
from peerjournal.model.text import folded
from peerjournal.model.tip import Tip, Try

_PLACES = {one.key: at for at, one in enumerate(MEASURES)}


@dataclass(frozen=True, slots=True)
class Noted:
    """One moment at which something was noted. `at` is the wall clock of the place where it was.

    `words` are the writer's own (nothing heard, nothing told in confidence), and only there when they were asked for.
    """

    at: datetime
    all_day: bool = False
    scales: Mapping[str, int] = field(default_factory=dict)
    feelings: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    group_id: str | None = None
    words: str = ""

    @property
    def day(self) -> float:
        """Days since 0001-01-01 with their fraction, by the wall clock."""
        return self.at.toordinal() + (self.at.hour + self.at.minute / 60) / 24


@dataclass(frozen=True, slots=True)
class Pair:
    """How somebody came into a meeting and how they left it."""

    at: datetime
    group_id: str
    before: Mapping[str, int]
    after: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Life:
    """All of a period: `noted` and `pairs` oldest first. `groups` maps ids to names, `attended` to how often.

    `remembered` are entries of this day in other years. `damaged` rows could not be read and count for nothing.
    """

    noted: tuple[Noted, ...] = ()
    pairs: tuple[Pair, ...] = ()
    groups: Mapping[str, str] = field(default_factory=dict)
    attended: Mapping[str, int] = field(default_factory=dict)
    tips: tuple[Tip, ...] = ()
    tries: tuple[Try, ...] = ()
    remembered: tuple[Entry, ...] = ()
    today: date = date.min
    damaged: int = 0

    def scales(self) -> tuple[str, ...]:
        """The scales that were answered, most often first; among equals ours in their order."""
        counted: dict[str, int] = {}
        for one in self.noted:
            for key in one.scales:
                counted[key] = counted.get(key, 0) + 1
        return tuple(sorted(counted, key=lambda key: (-counted[key], _PLACES.get(key, len(_PLACES)), key)))


def gather(
    entries: Iterable[Entry], check_ins: Iterable[CheckIn], meetings: Iterable[Meeting], groups: Iterable[Group],
    *, with_words: bool = False,
) -> Life:  # fmt: skip
    """A Life of these nouns, without tips. Names that differ in case only are one, as they were written last."""
    met = {one.id: one for one in meetings}
    spelled: dict[str, str] = {}
    told: set[tuple[str, str]] = set()  # what an entry of a meeting says already
    noted = []
    for entry in entries:
        told.update((entry.meeting_id, key) for key in entry.scales if entry.meeting_id)
        noted.append(_noted(entry, spelled, with_words=with_words))
    pairs: dict[str, dict[str, CheckIn]] = {}
    for one in check_ins:
        if one.meeting_id in met:
            pairs.setdefault(one.meeting_id, {})[one.occasion] = one
    for meeting_id, both in pairs.items():
        noted += _around(met[meeting_id], both, told, spelled)
    noted.sort(key=lambda one: (one.at.toordinal(), one.at.hour, one.at.minute))
    attended: dict[str, int] = {}
    for meeting in met.values():
        if meeting.attended:
            attended[meeting.group_id] = attended.get(meeting.group_id, 0) + 1
    paired = (
        Pair(met[id].at, met[id].group_id, both["before"].scales, both["after"].scales)
        for id, both in pairs.items()
        if len(both) == 2
    )
    return Life(
        tuple(_respelled(noted, spelled)), tuple(sorted(paired, key=lambda one: one.at)),
        {one.id: one.name for one in groups}, attended,
    )  # fmt: skip


def _noted(entry: Entry, spelled: dict[str, str], *, with_words: bool) -> Noted:
    words = f"{entry.title}\n{leaving(entry.body, Exit.INSIGHTS)}" if with_words else ""
    feelings = tuple(_folded("f", one.name, spelled) for one in entry.feelings)
    tags = tuple(_folded("t", tag, spelled) for tag in entry.tags)
    return Noted(entry.at, entry.all_day, entry.scales, feelings, tags, entry.group_id, words)


def _around(
    meeting: Meeting, both: Mapping[str, CheckIn], told: set[tuple[str, str]], spelled: dict[str, str]
) -> Iterator[Noted]:
    for occasion, one in both.items():
        # How one left usually stands in the entry about the meeting too; it is one answer and counts once.
        scales = {
            key: value for key, value in one.scales.items() if occasion == "before" or (meeting.id, key) not in told
        }
        feelings = tuple(_folded("f", feeling.name, spelled) for feeling in one.feelings)
        if scales or feelings:
            yield Noted(one.at, False, scales, feelings, (), meeting.group_id)


def _folded(kind: str, name: str, spelled: dict[str, str]) -> str:
    """Notes how a name is written; the latest entry's way is kept."""
    spelled[kind + folded(name)] = name
    return name


def _respelled(noted: list[Noted], spelled: dict[str, str]) -> list[Noted]:
    """The same with every name as it was written last; those that are so already stay the same objects."""
    kept = set(spelled.values())
    return [
        one if kept.issuperset(one.feelings) and kept.issuperset(one.tags) else replace(
            one, feelings=tuple(spelled["f" + folded(name)] for name in one.feelings),
            tags=tuple(spelled["t" + folded(name)] for name in one.tags),
        )
        for one in noted
    ]  # fmt: skip
