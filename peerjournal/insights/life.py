"""What the insights look at: moments, pairs around meetings, tips and their tries, each stripped to what is counted."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from peerjournal.insights.moments import Moments, no_pause
from peerjournal.measures import MEASURES
from peerjournal.model.checkin import CheckIn
from peerjournal.model.counted import Counted
from peerjournal.model.entry import Entry
from peerjournal.model.exits import Exit, leaving
from peerjournal.model.group import Group, Meeting
from peerjournal.model.tip import Tip, Try

_PLACES = {one.key: at for at, one in enumerate(MEASURES)}


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


@dataclass(frozen=True, slots=True)
class Life:
    """All of a period: `noted` and `pairs` oldest first. `groups` maps ids to names, `attended` to how often.

    `remembered` are entries of this day in other years. `written` are the entries' words, oldest first, to be walked
    through once. `damaged` rows could not be read and count for nothing. `pause` is called now and then by whatever
    takes long, so that others get their turn; it raises when nobody waits for the result any more.
    """

    noted: Moments = field(default_factory=Moments)
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

    def scales(self) -> tuple[str, ...]:
        """The scales that were answered, most often first; among equals ours in their order."""
        return by_use({key: len(one.places) for key, one in self.noted.scales.items()})


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
    noted = Moments()
    for entry in entries:
        if entry.meeting_id:
            told.update((entry.meeting_id, key) for key in entry.scales)
        noted.add(entry.at, entry.scales, entry.feelings, entry.tags, entry.group_id, all_day=entry.all_day)
    pairs: dict[str, dict[str, CheckIn]] = {}
    for one in check_ins:
        if one.meeting_id in met:
            pairs.setdefault(one.meeting_id, {})[one.occasion] = one
    for meeting_id, both in pairs.items():
        _add_around(noted, met[meeting_id], both, told)
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
        noted.settled(pause), tuple(sorted(paired, key=lambda one: one.at)),
        {one.id: one.name for one in groups}, attended,
    )  # fmt: skip


def own_words(title: str, body: str) -> str:
    """What of an entry the writer said: the title, and the passages of nobody else."""
    return f"{title}\n{leaving(body, Exit.INSIGHTS)}"


def _add_around(
    noted: Moments, meeting: Meeting, both: Mapping[str, CheckIn], told: set[tuple[str, str]]
) -> None:  # fmt: skip
    for occasion, one in both.items():
        # How one left usually stands in the entry about the meeting too; it is one answer and counts once.
        scales = {
            key: value for key, value in one.scales.items() if occasion == "before" or (meeting.id, key) not in told
        }
        feelings = tuple(feeling.name for feeling in one.feelings)
        if scales or feelings:
            noted.add(one.at, scales, feelings, (), meeting.group_id)
