"""Coping tips: written down, tried, and ordered by how much they helped this person."""

from dataclasses import dataclass, replace
from datetime import datetime

from peerjournal.actions import agreements, links
from peerjournal.actions.entries import in_range, storable_moment, tidy_name
from peerjournal.model.damage import Damaged
from peerjournal.model.ids import new_id
from peerjournal.model.moments import now
from peerjournal.model.text import folded, storable
from peerjournal.model.tip import Tip, Try
from peerjournal.vault.vault import Vault

# A tip's mean easing is drawn toward the mean of all tries as if it had this many more tries of that mean (empirical
# Bayes with a fixed prior weight; Efron & Morris 1977), so that one lucky try does not win.
PRIOR_TRIES = 3.0


@dataclass(frozen=True, slots=True)
class RankedTip:
    """A tip with its tries: `eased` is the mean of before minus after (-10 to 10), `expected` the same, shrunk.

    `damaged` tries could not be read and count for nothing.
    """

    tip: Tip | Damaged
    tries: int = 0
    eased: float | None = None
    expected: float = 0.0
    damaged: int = 0


def add(
    vault: Vault, title: str, *, how: str = "", situations: tuple[str, ...] = (), group_id: str | None = None,
    meeting_id: str | None = None,
) -> Tip:  # fmt: skip
    """Adds a coping tip. Raises BadValue, NotFound for the group or meeting."""
    made = now()
    return save(vault, Tip(new_id(), title, how, situations, group_id, meeting_id, made, made))


def save(vault: Vault, tip: Tip) -> Tip:
    """Saves a new or changed tip."""
    situations: dict[str, str] = {}
    for one in tip.situations:
        name = tidy_name("situation", one)
        situations.setdefault(folded(name), name)
    tip = replace(
        tip, title=tidy_name("title", tip.title), how=storable(tip.how), situations=tuple(situations.values()),
        created_at=tip.created_at or now(), updated_at=now(),
    )  # fmt: skip
    with vault.transaction():
        old = vault.tips.find(tip.id)
        before = old if isinstance(old, Tip) else None
        agreements.check_tip(vault, tip, before)
        links.check(vault.groups, tip.group_id, before.group_id if before else None)
        links.check(vault.meetings, tip.meeting_id, before.meeting_id if before else None)
        vault.tips.put(tip)
    return tip


def get(vault: Vault, id: str) -> Tip:
    """The tip with this id, or whose id begins so. Raises NotFound, Ambiguous, RowDamaged."""
    return vault.tips.get(id)


def tried(
    vault: Vault, tip_id: str, *, before: int | None = None, after: int | None = None, note: str = "",
    at: datetime | None = None,
) -> Try:  # fmt: skip
    """Puts down one try of a tip; strengths are 0 to 10. Raises BadValue, NotFound."""
    with vault.transaction():
        tip = vault.tips.get(tip_id)
        one = Try(
            new_id(), tip.id, storable_moment(at or now()), in_range("before", before), in_range("after", after),
            storable(note), now(),
        )  # fmt: skip
        vault.tries.put(one)
    return one


def tries(vault: Vault, tip_id: str) -> list[Try | Damaged]:
    """A tip's tries in the order they were put down."""
    return vault.tries.of(tip_id)


def take_back(vault: Vault, try_id: str) -> Try:
    """Removes a try that was put down by mistake, and gives it, for `put_back`. Raises NotFound, RowDamaged."""
    with vault.transaction():
        one = vault.tries.get(try_id)
        vault.tries.remove(one.id)
    return one


def put_back(vault: Vault, one: Try) -> Try:
    """Puts a try down again as it was. Raises NotFound for a tip that is gone."""
    with vault.transaction():
        vault.tips.get(one.tip_id)
        vault.tries.put(one)
    return one


def ranked(vault: Vault, situation: str | None = None) -> list[RankedTip]:
    """The tips (for a situation), what helped most first; among equals what was seen to, then the newer."""
    all_tries: dict[str, list[Try]] = {}
    any_damaged = False
    for one in vault.tries.all():
        if isinstance(one, Try):
            all_tries.setdefault(one.tip_id, []).append(one)
        else:
            any_damaged = True
    eased = {id: [one.before - one.after for one in tries if one.before is not None and one.after is not None]
             for id, tries in all_tries.items()}  # fmt: skip
    everything = [value for values in eased.values() for value in values]
    mean = sum(everything) / len(everything) if everything else 0.0
    found = []
    for tip in vault.tips.shown():
        if isinstance(tip, Damaged):
            found.append(RankedTip(tip, expected=float("-inf")))
            continue
        if situation is not None and folded(situation) not in {folded(one) for one in tip.situations}:
            continue
        values = eased.get(tip.id, [])
        expected = (sum(values) + PRIOR_TRIES * mean) / (len(values) + PRIOR_TRIES)
        own = sum(values) / len(values) if values else None
        # A damaged try does not know its tip any more; the index of tips does.
        damaged = sum(isinstance(one, Damaged) for one in vault.tries.of(tip.id)) if any_damaged else 0
        found.append(RankedTip(tip, len(all_tries.get(tip.id, [])), own, expected, damaged))
    found.reverse()  # the sort is stable
    return sorted(found, key=lambda one: (-one.expected, -(one.eased or 0)))


def situations(vault: Vault) -> list[tuple[str, int]]:
    """All situations with the number of their tips, most first."""
    counted: dict[str, tuple[str, int]] = {}
    for tip in vault.tips.shown():
        for name in () if isinstance(tip, Damaged) else tip.situations:
            shown, number = counted.get(folded(name), (name, 0))
            counted[folded(name)] = (shown, number + 1)
    return sorted(counted.values(), key=lambda one: (-one[1], folded(one[0])))
