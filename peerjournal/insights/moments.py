"""Moments in columns: what was noted in a whole life, in some thirty bytes each, in the order of the wall clock."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import TypeVar, overload

from peerjournal.model.text import folded

_DAY = 86_400_000  # milliseconds
_AT_ONCE = 1024  # that are walked through before others get their turn
Names = tuple[str, ...]
T = TypeVar("T")


def no_pause() -> None:
    """Nobody waits."""


def slowly(items: Iterable[T], pause: Callable[[], None]) -> Iterator[T]:
    """The items, with pauses."""
    for at, one in enumerate(items):
        if not at % _AT_ONCE:
            pause()
        yield one


def moment(day: float, offset: int) -> datetime:
    """The moment of a day with its fraction, with so many minutes from UTC; exact to the millisecond."""
    whole = int(day)
    clock = datetime.fromordinal(whole) + timedelta(milliseconds=round((day - whole) * _DAY))
    return clock.replace(tzinfo=timezone(timedelta(minutes=offset)))


@dataclass(frozen=True, slots=True)
class Noted:
    """One moment at which something was noted. `at` is the wall clock of the place where it was."""

    at: datetime
    all_day: bool = False
    scales: Mapping[str, int] = field(default_factory=dict)
    feelings: Names = ()
    tags: Names = ()
    group_id: str | None = None


@dataclass(slots=True)
class Scored:
    """The answers to one scale: in which moments, ascending, and what."""

    places: "array[int]" = field(default_factory=lambda: array("I"))
    values: "array[int]" = field(default_factory=lambda: array("h"))


class Moments(Sequence[Noted]):
    """Columns of equal length: `days` since 0001-01-01 with their fraction by the wall clock, `offsets` from UTC in
    minutes, `untimed` (1 where only the date is known), `feelings`, `tags`, `groups`; `scales` apart, by key.

    Moments are put in with `add`, in any order, then brought into theirs with `settled`.
    """

    def __init__(self) -> None:
        self.days = array("d")
        self.offsets = array("h")
        self.untimed = bytearray()
        self.feelings: list[Names] = []
        self.tags: list[Names] = []
        self.groups: list[str | None] = []
        self.scales: dict[str, Scored] = {}
        self._shared: dict[Names, Names] = {}  # the same names are kept once

    def add(
        self, at: datetime, scales: Mapping[str, int], feelings: Names = (), tags: Names = (),
        group_id: str | None = None, *, all_day: bool = False,
    ) -> None:  # fmt: skip
        """Puts a moment in."""
        for key, value in scales.items():
            scored = self.scales.get(key) or self.scales.setdefault(key, Scored())
            scored.places.append(len(self.days))
            scored.values.append(value)
        seconds = at.hour * 3600 + at.minute * 60 + at.second
        self.days.append(at.toordinal() + (seconds * 1000 + at.microsecond // 1000) / _DAY)
        offset = at.utcoffset()
        self.offsets.append(offset.days * 1440 + offset.seconds // 60 if offset else 0)
        self.untimed.append(all_day)
        self.feelings.append(self._shared.setdefault(feelings, feelings) if feelings else ())
        self.tags.append(self._shared.setdefault(tags, tags) if tags else ())
        self.groups.append(group_id)

    def settled(self, pause: Callable[[], None] = no_pause) -> "Moments":
        """The same in order, and every name as it was written last: names that differ in case only are one."""
        days, made = self.days, self
        pause()
        if not all(map(float.__le__, days, days[1:])):
            order = sorted(range(len(days)), key=days.__getitem__)
            made = Moments()
            for at in slowly(order, pause):
                made.days.append(days[at])
                made.offsets.append(self.offsets[at])
                made.untimed.append(self.untimed[at])
                made.feelings.append(self.feelings[at])
                made.tags.append(self.tags[at])
                made.groups.append(self.groups[at])
            places = array("I", [0]) * len(order)
            for new, old in slowly(enumerate(order), pause):
                places[old] = new
            for key, one in self.scales.items():
                pause()
                pairs = sorted(zip(map(places.__getitem__, one.places), one.values, strict=True))
                made.scales[key] = Scored(
                    array("I", [at for at, _ in pairs]), array("h", [value for _, value in pairs])
                )
        made.feelings, made.tags = _respelled(made.feelings, pause), _respelled(made.tags, pause)
        made._shared = {}
        return made

    def __len__(self) -> int:
        return len(self.days)

    @overload
    def __getitem__(self, at: int) -> Noted: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Noted]: ...
    def __getitem__(self, at: int | slice) -> Noted | Sequence[Noted]:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        at = range(len(self))[at]
        found = {key: (bisect_left(one.places, at), one) for key, one in self.scales.items()}
        scales = {key: one.values[place] for key, (place, one) in found.items()
                  if place < len(one.places) and one.places[place] == at}  # fmt: skip
        return Noted(
            moment(self.days[at], self.offsets[at]), bool(self.untimed[at]), scales, self.feelings[at], self.tags[at],
            self.groups[at],
        )  # fmt: skip

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Moments) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment] # columns change while they are filled


def of(noted: Iterable[Noted]) -> Moments:
    """The columns of these moments."""
    made = Moments()
    for one in noted:
        made.add(one.at, one.scales, one.feelings, one.tags, one.group_id, all_day=one.all_day)
    return made.settled()


def _respelled(column: list[Names], pause: Callable[[], None]) -> list[Names]:
    latest: dict[str, str] = {}
    spelled: dict[Names, Names] = {(): ()}
    for names in slowly(reversed(column), pause):
        if names not in spelled:
            spelled[names] = tuple([latest.setdefault(folded(name), name) for name in names])
    if all(names == told for names, told in spelled.items()):
        return column
    return [spelled[names] for names in slowly(column, pause)]
