"""What the page asks of the vault: one result with the names that it needs; read in slices, and then forgotten."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from peerjournal.actions import insights, measures
from peerjournal.actions.insights import Progress
from peerjournal.actions.measures import Measure


@dataclass(frozen=True, slots=True)
class Seen:
    """One insight's result, and all measures."""

    key: str
    found: Any
    measures: list[Measure]


def look(vault: Any, key: str, first: date | None, *, progress: Progress | None = None) -> Seen:
    """One insight since a day, or over all of the journal."""
    return Seen(key, insights.look(vault, key, first, progress=progress), measures.all(vault))


def finish(vault: Any) -> int:
    """Forgets what was read; gives how many damaged rows were among it."""
    damaged = insights.damaged(vault)
    insights.forget(vault)
    return damaged


def since(period: str, today: date) -> date | None:
    """The first day of a period: '' is everything, else a number of days."""
    return today - timedelta(days=int(period) - 1) if period else None
