"""What Today reads from the vault, in one task, and how a check-in is put down."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from peerjournal.actions import drafts, entries, groups, questions, tips, vaults
from peerjournal.model.damage import Damaged
from peerjournal.model.draft import Draft
from peerjournal.model.entry import Entry
from peerjournal.model.group import Group
from peerjournal.model.tip import Tip
from peerjournal.ui.pages.today.kindness import Kindness, kindness


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """The next meeting of any group, and how many open questions there are to bring to it."""

    group: Group
    at: datetime
    questions: int


@dataclass(frozen=True, slots=True)
class HelpfulTip:
    """The tip that eased most so far: by how much of 10 on average, and how often it was tried."""

    tip: Tip
    eased: float
    tries: int


@dataclass(frozen=True, slots=True)
class Glance:
    """Everything Today shows; the feelings are the words used most, first; drafts the newest first.

    `begun` says that there is an entry at least: in an empty journal only the check-in is shown. `ended` is the group
    whose meeting has just ended, and when that began.
    """

    feelings: tuple[str, ...] = ()
    meeting: NextMeeting | None = None
    tip: HelpfulTip | None = None
    kind: Kindness | None = None
    drafts: tuple[Draft, ...] = ()
    begun: bool = False
    ended: tuple[Group, datetime] | None = None
    has_kit: bool = True


def look(vault: Any, now: datetime, further: int = 0, chosen: str = "") -> Glance:
    """An action for the vault's thread; which kind words are meant, see `kindness`."""
    named = tuple(name for name, _ in entries.feelings(vault))
    kept = tuple(one for one in reversed(drafts.all(vault)) if not isinstance(one, Damaged))
    kind = kindness(vault, now.date(), further, chosen)
    begun = bool(entries.page(vault, limit=1).rows)
    ended = groups.just_ended(vault, now)
    return Glance(
        named, _next_meeting(vault, now), _helpful_tip(vault), kind, kept, begun, ended, vaults.has_kit(vault)
    )


def _next_meeting(vault: Any, now: datetime) -> NextMeeting | None:
    coming = [
        (at, group)
        for group in groups.all(vault)
        if not isinstance(group, Damaged) and (at := groups.next_at(vault, group, now)) is not None
    ]
    if not coming:
        return None
    at, group = min(coming, key=lambda one: one[0])
    to_bring = [
        one
        for one in questions.all(vault, open_only=True)
        if not isinstance(one, Damaged) and one.group_id in (None, group.id)
    ]
    return NextMeeting(group, at, len(to_bring))


def _helpful_tip(vault: Any) -> HelpfulTip | None:
    for one in tips.ranked(vault):
        if not isinstance(one.tip, Damaged) and one.eased is not None and one.eased > 0:
            return HelpfulTip(one.tip, one.eased, one.tries)
    return None


def put_down(vault: Any, check_in: Entry, draft_id: str) -> Entry:
    """Saves a check-in and throws its draft away, in one: after a power cut it is not offered once more."""
    with vaults.together(vault):
        stored = entries.save(vault, check_in)
        drafts.discard(vault, draft_id)
    return stored
