"""What the insights look at: moments, pairs around meetings, tips and their tries, each stripped to what is counted."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from peerjournal.measures import MEASURES
from peerjournal.model.checkin import CheckIn
from peerjournal.model.counted import Counted
from peerjournal.model.entry import Entry
from peerjournal.model.exits import Exit, leaving
from peerjournal.model.group import Group, Meeting
from peerjournal.model.text import folded
from peerjournal.model.tip import Tip, Try

_PLACES = {one.key: at for at, one in enumerate(MEASURES)}
_AT_ONCE = 1024  # moments that are walked through before others get their turn


@dataclass(frozen=True, slots=True)
class Noted:
    """One moment at which something was noted. `at` is the wall clock of the place where it was."""

    at: datetime
    all_day: bool = False
    scales: Mapping[str, int] = field(default_factory=dict)
    feelings: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    group_id: str | None = None

    @property
    def day(self) -> float:
        """Days since 0001-01-01 with their fraction, by the wall clock."""
        at = self.at
        return at.toordinal() + (at.hour * 3600 + at.minute * 60 + at.second + at.microsecond / 1e6) / 86400


@dataclass(frozen=True, slots=True)
class Written:
    """The writer's own words of one entry, nothing heard or told in confidence, and what was answered beside them."""

    words: str
    scales: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Pair:
    """How somebody came into a meeting and how they left it."""

    at: datetime
    group_id: str
    before: Mapping[str, int]
    after: Mapping[str, int]


def no_pause() -> None:
    """Nobody waits."""


@dataclass(frozen=True, slots=True)
class Life:
    """All of a period: `noted` and `pairs` oldest first. `groups` maps ids to names, `attended` to how often.

    `remembered` are entries of this day in other years. `written` are the entries' words, oldest first, to be walked
    through once. `damaged` rows could not be read and count for nothing. `pause` is called now and then by whatever
    takes long, so that others get their turn; it raises when nobody waits for the result any more.
    """

    noted: tuple[Noted, ...] = ()
    pairs: tuple[Pair, ...] = ()
    groups: Mapping[str, str] = field(default_factory=dict)
    attended: Mapping[str, int] = field(default_factory=dict)
    tips: tuple[Tip, ...] = ()
    tries: tuple[Try, ...] = ()
    remembered: tuple[Entry, ...] = ()
    written: Iterable[Written] = field(default=(), compare=False)
    today: date = date.min
    damaged: int = 0
    pause: Callable[[], None] = field(default=no_pause, compare=False)

    def each(self) -> Iterator[Noted]:
        """Every moment, with pauses."""
        for at, one in enumerate(self.noted):
            if not at % _AT_ONCE:
                self.pause()
            yield one

    def scales(self) -> tuple[str, ...]:
        """The scales that were answered, most often first; among equals ours in their order."""
        counted: dict[str, int] = {}
        for one in self.each():
            for key in one.scales:
                counted[key] = counted.get(key, 0) + 1
        return by_use(counted)


def by_use(counted: Mapping[str, int]) -> tuple[str, ...]:
    """Scales in their order, by how often each was answered."""
    return tuple(sorted(counted, key=lambda key: (-counted[key], _PLACES.get(key, len(_PLACES)), key)))


def gather(
    entries: Iterable[Counted], check_ins: Iterable[CheckIn], meetings: Iterable[Meeting], groups: Iterable[Group],
    *, pause: Callable[[], None] = no_pause,
) -> Life:  # fmt: skip
    """A Life of these nouns, without tips. Names that differ in case only are one, as they were written last."""
    met = {one.id: one for one in meetings}
    told: set[tuple[str, str]] = set()  # what an entry of a meeting says already
    noted = []
    for entry in entries:
        if entry.meeting_id:
            told.update((entry.meeting_id, key) for key in entry.scales)
        noted.append(Noted(entry.at, entry.all_day, entry.scales, entry.feelings, entry.tags, entry.group_id))
    pairs: dict[str, dict[str, CheckIn]] = {}
    for one in check_ins:
        if one.meeting_id in met:
            pairs.setdefault(one.meeting_id, {})[one.occasion] = one
    for meeting_id, both in pairs.items():
        noted += _around(met[meeting_id], both, told)
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
        _respelled(_in_order(noted, pause), pause), tuple(sorted(paired, key=lambda one: one.at)),
        {one.id: one.name for one in groups}, attended,
    )  # fmt: skip


def own_words(title: str, body: str) -> str:
    """What of an entry the writer said: the title, and the passages of nobody else."""
    return f"{title}\n{leaving(body, Exit.INSIGHTS)}"


def _in_order(noted: list[Noted], pause: Callable[[], None]) -> list[Noted]:
    """By the wall clock; they come by the clock of the world, and seldom differ."""
    days = []
    for at, one in enumerate(noted):
        if not at % _AT_ONCE:
            pause()
        days.append(one.day)
    if all(map(float.__le__, days, days[1:])):
        return noted
    return [noted[at] for at in sorted(range(len(noted)), key=days.__getitem__)]


def _around(meeting: Meeting, both: Mapping[str, CheckIn], told: set[tuple[str, str]]) -> Iterator[Noted]:
    for occasion, one in both.items():
        # How one left usually stands in the entry about the meeting too; it is one answer and counts once.
        scales = {
            key: value for key, value in one.scales.items() if occasion == "before" or (meeting.id, key) not in told
        }
        feelings = tuple(feeling.name for feeling in one.feelings)
        if scales or feelings:
            yield Noted(one.at, False, scales, feelings, (), meeting.group_id)


def _respelled(noted: list[Noted], pause: Callable[[], None]) -> tuple[Noted, ...]:
    """The same with every name as it was written last; moments in which it is so already stay the same objects."""
    folds: dict[str, str] = {}
    feelings: dict[str, str] = {}
    tags: dict[str, str] = {}
    varied = False
    for at, one in enumerate(noted):
        if not at % _AT_ONCE:
            pause()
        for latest, names in ((feelings, one.feelings), (tags, one.tags)):
            for name in names:
                key = folds.get(name) or folds.setdefault(name, folded(name))
                varied |= latest.setdefault(key, name) != name
                latest[key] = name
    if not varied:
        return tuple(noted)
    made = []
    for at, one in enumerate(noted):
        if not at % _AT_ONCE:
            pause()
        felt = tuple([feelings[folds[name]] for name in one.feelings])
        tagged = tuple([tags[folds[name]] for name in one.tags])
        made.append(one if (felt, tagged) == (one.feelings, one.tags) else replace(one, feelings=felt, tags=tagged))
    return tuple(made)
