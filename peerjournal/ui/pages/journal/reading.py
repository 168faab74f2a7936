"""What the Journal reads from the vault; each function is one task."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from peerjournal.actions import entries, groups
from peerjournal.actions.vaults import Progress, no_progress
from peerjournal.model.damage import Damaged
from peerjournal.model.filters import EntryFilter, Row
from peerjournal.model.moments import now
from peerjournal.ui.models.card import Card, card_of
from peerjournal.ui.models.outline import PIECE, Outline
from peerjournal.ui.models.timeline import Key, Wanted

MARGIN = 40  # rows that are read on either side of those in sight
FIRST = 40  # rows that are read before anything else, to have something to show

Cards = Mapping[Key, tuple[Card, ...]]


@dataclass(frozen=True, slots=True)
class Stretch:
    """An outline, and the cards of a part of it."""

    outline: Outline
    cards: Cards


def first_rows(vault: Any, where: EntryFilter) -> Stretch:
    """The latest entries alone; how many there are in all is not asked."""
    page = entries.page(vault, where, limit=FIRST)
    names = groups.names(vault)
    found = [card_of(row.key, row.entry, names, date.min) for row in page.rows]
    # A damaged row does not say its day: here it stands with its neighbour, and at its place once all days are known.
    days: dict[date, list[Card]] = {}
    latest = next((card.day for card in found if not card.damaged), now().date())
    for card in found:
        latest = latest if card.damaged else card.day
        days.setdefault(latest, []).append(card)
    cut = {day: cards[:PIECE] for day, cards in days.items()}
    outline = Outline(((day, len(cards)) for day, cards in cut.items()), complete=not page.more)
    return Stretch(outline, {(day, 0): tuple(cards) for day, cards in cut.items()})


def outline(vault: Any, where: EntryFilter, progress: Progress = no_progress) -> Outline:
    """How many entries every day has."""
    return Outline.numbered(entries.day_numbers(vault, where, progress))


def cards(vault: Any, where: EntryFilter, wanted: Iterable[Wanted]) -> Cards:
    """The cards of some stretches."""
    names = groups.names(vault)
    found: dict[Key, tuple[Card, ...]] = {}
    for one in wanted:
        if len(one.days) == 1 and one.days[0][1] > PIECE:
            day = one.days[0][0]
            found[day, one.piece] = tuple(card_of(row.key, row.entry, names, day) for row in _piece(vault, where, one))
        else:
            found |= _run(vault, where, one, names)
    return found


def around(vault: Any, where: EntryFilter, days: Sequence[date], progress: Progress = no_progress) -> Stretch:
    """The outline as it is now, and all cards from the last to the first of some days."""
    new = outline(vault, where, progress)
    if not days or not new.rows:
        return Stretch(new, {})
    first, last = new.row_of(max(days)), new.row_of(min(days))
    return Stretch(new, cards(vault, where, _wanted(new, max(first - MARGIN, 0), last + MARGIN)))


def _wanted(outline: Outline, first: int, last: int) -> list[Wanted]:
    runs, run = [], []
    for day, count in outline.days(first, last):
        if count > PIECE:
            runs.append(Wanted(((day, count),)))
        else:
            run.append((day, count))
    return [*runs, Wanted(tuple(run))] if run else runs


def _narrowed(where: EntryFilter, first: date, last: date) -> EntryFilter:
    return replace(
        where,
        first_day=max(first, where.first_day or first),
        last_day=min(last, where.last_day or last),
    )


def _piece(vault: Any, where: EntryFilter, wanted: Wanted) -> tuple[Row, ...]:
    day = wanted.days[0][0]
    within, before = _narrowed(where, day, day), wanted.before
    for _ in range(wanted.skip):
        passed = entries.page(vault, within, limit=PIECE, before=before)
        if not passed.rows:
            return ()
        before = passed.rows[-1].key
    return entries.page(vault, within, limit=PIECE, before=before).rows


def _run(vault: Any, where: EntryFilter, wanted: Wanted, names: dict[str, str]) -> dict[Key, tuple[Card, ...]]:
    days = dict(wanted.days)
    rows = entries.page(vault, _narrowed(where, min(days), max(days)), limit=sum(days.values())).rows
    found: dict[date, list[Card]] = {day: [] for day in days}
    open_places = Counter(days)
    open_places.subtract(one.entry.at.date() for one in rows if not isinstance(one.entry, Damaged))
    near = max(days)
    for row in rows:
        card = card_of(row.key, row.entry, names, near)
        if card.damaged:
            # Of a damaged row only the key is known: it gets a place that is left on a day near its neighbours'.
            day = min(
                (one for one in days if open_places[one] > 0), key=lambda one: abs((one - near).days), default=near
            )
            open_places[day] -= 1
            card = replace(card, day=day)
        else:
            near = day = card.day
        found.setdefault(day, []).append(card)
    return {(day, 0): tuple(held) for day, held in found.items()}
