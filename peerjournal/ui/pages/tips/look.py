"""What the page Coping tips reads from the vault: one task for each of its three pictures."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from peerjournal.actions import drafts, groups, tips
from peerjournal.actions.tips import RankedTip
from peerjournal.model.damage import Damaged
from peerjournal.model.draft import Draft
from peerjournal.model.errors import WorldError
from peerjournal.model.group import Group
from peerjournal.model.tip import Tip, Try


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a tip came from: the group's name, '' for none, and when it was heard or written down."""

    group: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Helping:
    """One tip of the library with its figures and its origin."""

    ranked: RankedTip
    origin: Origin


@dataclass(frozen=True, slots=True)
class Library:
    """The tips for a situation ('' for any), what helped most first; all situations with counts; how many tips.

    `damaged` is how many there are that could not be read.
    """

    situation: str
    helping: tuple[Helping, ...]
    situations: tuple[tuple[str, int], ...]
    total: int
    damaged: int = 0


@dataclass(frozen=True, slots=True)
class Story:
    """One tip: its figures, its origin, and its tries, latest first."""

    ranked: RankedTip
    tip: Tip
    origin: Origin
    tries: tuple[Try, ...]


@dataclass(frozen=True, slots=True)
class Blank:
    """What the form needs: the tip to change (None: a new one), what was typed before, and what can be chosen."""

    tip: Tip | None
    draft: Draft | None
    groups: tuple[Group, ...]
    situations: tuple[str, ...]


def look(vault: Any, situation: str) -> Library:
    """The library; a situation that no tip has any more stands for all of them."""
    everything = tips.situations(vault)
    known = {name.casefold() for name, _ in everything}
    shown = situation if situation.casefold() in known else ""
    everywhere = tips.ranked(vault)
    total = sum(isinstance(one.tip, Tip) for one in everywhere)
    found = tips.ranked(vault, shown) if shown else everywhere
    names = groups.names(vault)
    helping = tuple(Helping(one, _origin(vault, one.tip, names)) for one in found if isinstance(one.tip, Tip))
    return Library(shown, helping, tuple(everything), total, len(everywhere) - total)


def look_at(vault: Any, id: str) -> Story:
    """One tip. Raises NotFound, RowDamaged."""
    tip = tips.get(vault, id)
    ranked = next(
        (one for one in tips.ranked(vault) if isinstance(one.tip, Tip) and one.tip.id == tip.id), RankedTip(tip)
    )
    tries = [one for one in tips.tries(vault, tip.id) if isinstance(one, Try)]
    tries.sort(key=lambda one: one.at, reverse=True)
    return Story(ranked, tip, _origin(vault, tip, groups.names(vault)), tuple(tries))


def look_blank(vault: Any, about: str) -> Blank:
    """What the form for a new tip ('') or for changing one needs. Raises NotFound, RowDamaged."""
    return Blank(
        tips.get(vault, about) if about else None,
        drafts.find(vault, "tip", about or None),
        tuple(one for one in groups.all(vault) if not isinstance(one, Damaged)),
        tuple(name for name, _ in tips.situations(vault)),
    )


def keep(vault: Any, tip: Tip, draft_id: str) -> Tip:
    """Saves what was typed, then throws its draft away: the words are always in one of both."""
    saved = tips.save(vault, tip)
    drafts.discard(vault, draft_id)
    return saved


def about(vault: Any, draft_id: str) -> str:
    """The id of the tip a draft is about; '' for a new one, and when the draft is gone."""
    found = (one.about for one in drafts.all(vault) if isinstance(one, Draft) and one.id == draft_id)
    return next(found, None) or ""


def _origin(vault: Any, tip: Tip, names: dict[str, str]) -> Origin:
    at = tip.created_at
    if tip.meeting_id is not None:
        with suppress(WorldError):  # destroyed with the trash, or damaged: the day it was written down will do
            at = groups.get_meeting(vault, tip.meeting_id).at
    return Origin(names.get(tip.group_id or "", ""), at)
