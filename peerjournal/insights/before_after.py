"""What meetings change: how somebody came in and how they left, paired, for each scale and each group."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from peerjournal.insights.chance import ALPHA, FEWEST_PAIRS, holm, median_interval, sign_flip_p
from peerjournal.insights.life import Life, Pair

KEY = "before_after"


@dataclass(frozen=True, slots=True)
class Step:
    """One meeting: the answer on coming in and the one on leaving."""

    at: datetime
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Change:
    """One scale around the meetings of one group, or of all where `group_id` is None.

    `median`, `low` and `high` (a 95 % interval) are of after minus before; all three are None below 6 pairs: too few
    to say. `p` is corrected for all scales and groups; `speaks` when that is rare enough to say that something moved.
    """

    key: str
    group_id: str | None
    group: str
    n: int
    steps: tuple[Step, ...]
    median: float | None = None
    low: float | None = None
    high: float | None = None
    p: float | None = None
    speaks: bool = False


def look(life: Life) -> tuple[Change, ...]:
    """All groups together first, then each; within that the scales answered most often first."""
    ids = sorted({one.group_id for one in life.pairs}, key=lambda id: life.groups.get(id, ""))
    found = []
    if len(ids) > 1:
        found = [_change(key, None, "", life.pairs) for key in life.scales()]
    for id in ids:
        own = [one for one in life.pairs if one.group_id == id]
        found += [_change(key, id, life.groups.get(id, ""), own) for key in life.scales()]
    corrected = _corrected([one for one in found if one.n])
    if len(ids) == 1:  # one look, not two
        corrected = (*(replace(one, group_id=None, group="") for one in corrected), *corrected)
    return corrected


def _change(key: str, group_id: str | None, group: str, pairs: Iterable[Pair]) -> Change:
    steps = tuple(
        Step(one.at, one.before[key], one.after[key]) for one in pairs if key in one.before and key in one.after
    )
    if len(steps) < FEWEST_PAIRS:
        return Change(key, group_id, group, len(steps), steps)
    differences = [one.after - one.before for one in steps]
    return Change(key, group_id, group, len(steps), steps, *median_interval(differences), sign_flip_p(differences))


def _corrected(found: list[Change]) -> tuple[Change, ...]:
    adjusted = iter(holm([one.p for one in found if one.p is not None]))
    corrected = (one if one.p is None else replace(one, p=next(adjusted)) for one in found)
    return tuple(replace(one, speaks=one.p is not None and one.p <= ALPHA) for one in corrected)
