"""What goes together: feelings, tags, groups and answers that are noted in the same moments more often than by chance.

Only things of different kinds are compared. Feelings are picked together from one list, so that two of them meet says
more about the list than about the day. Nothing here says what causes what.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

from peerjournal.insights.chance import ALPHA
from peerjournal.insights.life import Life, Noted
from peerjournal.insights.marks import Pairing, adjusted, bits, planes

KEY = "together"
FEWEST = 8  # moments that something must have been noted in
_MOST = 15  # of each kind, those noted most often
_AT_ONCE = 8192
_KINDS = ("feeling", "tag", "group")


@dataclass(frozen=True, slots=True)
class Together:
    """Two things in the same moments `together` times, where chance makes `expected`; of `n` moments with both kinds.

    `p` is corrected for everything that was compared; `speaks` when chance seldom does as much.
    """

    kind: str
    name: str
    other_kind: str
    other: str
    together: int
    expected: float
    times: int
    other_times: int
    n: int
    p: float
    speaks: bool


@dataclass(frozen=True, slots=True)
class WithScale:
    """A scale's mean in the `times` moments in which something was noted, and in the others of `n`."""

    key: str
    kind: str
    name: str
    times: int
    mean_with: float
    mean_without: float
    n: int
    p: float
    speaks: bool


@dataclass(frozen=True, slots=True)
class GoesTogether:
    """Most telling first. `compared` is how many were looked at, which the p account for."""

    n: int
    compared: int
    pairs: tuple[Together, ...]
    scales: tuple[WithScale, ...]


def look(life: Life) -> GoesTogether:
    """Compares everything that was noted at least 8 times."""
    tables = [*_of_kinds(life), *_of_scales(life)]
    p_values = adjusted([one.pairing for one in tables], life.pause)
    pairs: list[Together] = []
    scales: list[WithScale] = []
    for table, p_of_table in zip(tables, p_values, strict=True):
        each = iter(p_of_table)
        for place, name in enumerate(table.names):
            left = table.pairing.left[place]
            for at, other in enumerate(table.other_names):
                p = next(each)
                if table.scale_values:
                    scales.append(_with_scale(table, name, left, at, p))
                else:
                    pairs.append(_together(table, name, left, other, table.pairing.right[at], p))
    pairs.sort(key=lambda one: (one.p, -one.together))
    scales.sort(key=lambda one: (one.p, -abs(one.mean_with - one.mean_without)))
    return GoesTogether(len(life.noted), len(pairs) + len(scales), tuple(pairs), tuple(scales))


@dataclass(frozen=True, slots=True)
class _Table:
    kind: str
    names: Sequence[str]
    other_kind: str
    other_names: Sequence[str]
    pairing: Pairing
    scale_values: Sequence[Sequence[int]] = ()


def _names(one: Noted, kind: str, life: Life) -> tuple[str, ...]:
    if kind == "feeling":
        return one.feelings
    if kind == "tag":
        return one.tags
    name = life.groups.get(one.group_id or "")
    return () if name is None else (name,)


def _often(rows: Sequence[tuple[str, ...]], pause: Callable[[], None]) -> dict[str, int]:
    """The names that stand in enough of the rows, but not in all, each with the set of its rows."""
    places: dict[str, list[int]] = {}
    for at, names in enumerate(rows):
        if not at % _AT_ONCE:
            pause()
        for name in names:
            places.setdefault(name, []).append(at)
    often = [name for name, found in places.items() if FEWEST <= len(found) <= len(rows) - FEWEST]
    often.sort(key=lambda name: (-len(places[name]), name))
    sets = {}
    for name in often[:_MOST]:
        pause()
        sets[name] = bits(places[name])
    return sets


def _of_kinds(life: Life) -> list[_Table]:
    tables = []
    for kind, other in combinations(_KINDS, 2):
        rows = [(_names(one, kind, life), _names(one, other, life)) for one in life.each()]
        # Somebody who noted no feeling did not say that there was none. A group is either there or not.
        rows = [(left, right) for left, right in rows if left and (right or other == "group")]
        lefts, rights = _often([left for left, _ in rows], life.pause), _often([right for _, right in rows], life.pause)
        if lefts and rights:
            pairing = Pairing(len(rows), list(lefts.values()), list(rights.values()))
            tables.append(_Table(kind, list(lefts), other, list(rights), pairing))
    return tables


def _of_scales(life: Life) -> list[_Table]:
    tables = []
    scales = life.scales()
    for kind in _KINDS:
        for key in scales:
            rows = [(_names(one, kind, life), one.scales[key]) for one in life.each() if key in one.scales]
            rows = [(names, value) for names, value in rows if names or kind == "group"]
            lefts = _often([names for names, _ in rows], life.pause)
            if lefts:
                life.pause()
                values = [value for _, value in rows]
                pairing = Pairing(len(rows), list(lefts.values()), right_planes=[planes(values)])
                tables.append(_Table(kind, list(lefts), "scale", [key], pairing, [values]))
    return tables


def _together(table: _Table, name: str, left: int, other: str, right: int, p: float) -> Together:
    n, k, m = table.pairing.n, left.bit_count(), right.bit_count()
    both = (left & right).bit_count()
    return Together(table.kind, name, table.other_kind, other, both, k * m / n, k, m, n, p, p <= ALPHA)


def _with_scale(table: _Table, name: str, left: int, at: int, p: float) -> WithScale:
    values, n, k = table.scale_values[at], table.pairing.n, left.bit_count()
    within = sum((left & one).bit_count() << bit for bit, one in enumerate(table.pairing.right_planes[at]))
    return WithScale(
        table.other_names[at], table.kind, name, k, within / k, (sum(values) - within) / (n - k), n, p, p <= ALPHA
    )
