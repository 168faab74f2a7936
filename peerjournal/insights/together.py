"""What goes together: feelings, tags, groups and answers that are noted in the same moments more often than by chance.

Only things of different kinds are compared. Feelings are picked together from one list, so that two of them meet says
more about the list than about the day. Nothing here says what causes what.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from peerjournal.insights.chance import ALPHA
from peerjournal.insights.life import Life
from peerjournal.insights.marks import Pairing, adjusted, bits, planes
from peerjournal.insights.moments import Names, slowly

KEY = "together"
FEWEST = 8  # moments that something must have been noted in
_MOST = 15  # of each kind, those noted most often
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
    columns = _columns(life)
    tables = [*_of_kinds(columns, life), *_of_scales(columns, life)]
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


def _columns(life: Life) -> dict[str, Sequence[Names]]:
    """What of each kind was noted in each moment."""
    named = {id: (name,) for id, name in life.groups.items()}
    groups = [named.get(id or "", ()) for id in slowly(life.noted.groups, life.pause)]
    return {"feeling": life.noted.feelings, "tag": life.noted.tags, "group": groups}


def _often(rows: Sequence[Names], pause: Callable[[], None]) -> dict[str, int]:
    """The names that stand in enough of the rows, but not in all, each with the set of its rows."""
    places: dict[str, list[int]] = {}
    for at, names in slowly(enumerate(rows), pause):
        for name in names:
            places.setdefault(name, []).append(at)
    often = [name for name, found in places.items() if FEWEST <= len(found) <= len(rows) - FEWEST]
    often.sort(key=lambda name: (-len(places[name]), name))
    sets = {}
    for name in often[:_MOST]:
        pause()
        sets[name] = bits(places[name])
    return sets


def _of_kinds(columns: Mapping[str, Sequence[Names]], life: Life) -> list[_Table]:
    tables = []
    for kind, other in combinations(_KINDS, 2):
        both = slowly(zip(columns[kind], columns[other], strict=True), life.pause)
        # Somebody who noted no feeling did not say that there was none. A group is either there or not.
        rows = [(left, right) for left, right in both if left and (right or other == "group")]
        lefts, rights = _often([left for left, _ in rows], life.pause), _often([right for _, right in rows], life.pause)
        if lefts and rights:
            pairing = Pairing(len(rows), list(lefts.values()), list(rights.values()))
            tables.append(_Table(kind, list(lefts), other, list(rights), pairing))
    return tables


def _of_scales(columns: Mapping[str, Sequence[Names]], life: Life) -> list[_Table]:
    tables = []
    scales = life.scales()
    for kind in _KINDS:
        for key in scales:
            column, scored = columns[kind], life.noted.scales[key]
            answered = slowly(zip(scored.places, scored.values, strict=True), life.pause)
            rows = [(column[at], value) for at, value in answered if column[at] or kind == "group"]
            lefts = _often([names for names, _ in rows], life.pause)
            if lefts:
                life.pause()
                values = [value for _, value in rows]
                pairing = Pairing(len(rows), list(lefts.values()), right_planes=[planes(values, life.pause)])
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
