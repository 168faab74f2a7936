"""Groups side by side: how often one went, what changed around the meetings, and which feelings came along."""

from dataclasses import dataclass

from peerjournal.insights import before_after
from peerjournal.insights.before_after import Change
from peerjournal.insights.life import Life
from peerjournal.insights.moments import slowly

KEY = "groups"
_MOST = 5


@dataclass(frozen=True, slots=True)
class GroupSide:
    """One group: meetings attended, the change of each scale around them, and the feelings noted with it, by count."""

    group_id: str
    name: str
    attended: int
    n: int
    changes: tuple[Change, ...]
    feelings: tuple[tuple[str, int], ...]


def look(life: Life) -> tuple[GroupSide, ...]:
    """Every group that was gone to or written about, by name."""
    changes = before_after.look(life)
    felt: dict[str, dict[str, int]] = {}
    for group_id, names in slowly(zip(life.noted.groups, life.noted.feelings, strict=True), life.pause):
        if group_id in life.groups:
            counted = felt.setdefault(str(group_id), {})
            for name in names:
                counted[name] = counted.get(name, 0) + 1
    known = {*felt, *life.attended, *(one.group_id for one in life.pairs)} & set(life.groups)
    sides = [
        GroupSide(
            id, life.groups[id], life.attended.get(id, 0), sum(one.group_id == id for one in life.pairs),
            tuple(one for one in changes if one.group_id == id),
            tuple(sorted(felt.get(id, {}).items(), key=lambda one: (-one[1], one[0]))[:_MOST]),
        )
        for id in known
    ]  # fmt: skip
    return tuple(sorted(sides, key=lambda one: one.name.casefold()))
