"""What is counted of an entry: its parts without what only a reader needs, cheap to make by the hundred thousand."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from peerjournal.model.entry import Entry


class Counted(NamedTuple):
    """Fields as of an Entry; `feelings` are their names. Passages that are kept for a while only may be missing."""

    id: str
    at: datetime
    all_day: bool = False
    title: str = ""
    body: str = ""
    feelings: tuple[str, ...] = ()
    scales: Mapping[str, int] = {}
    tags: tuple[str, ...] = ()
    group_id: str | None = None
    meeting_id: str | None = None


def counted(entry: Entry) -> Counted:
    """What is counted of a whole entry."""
    feelings = tuple(one.name for one in entry.feelings)
    return Counted(
        entry.id, entry.at, entry.all_day, entry.title, entry.body, feelings, entry.scales, entry.tags,
        entry.group_id, entry.meeting_id,
    )  # fmt: skip
