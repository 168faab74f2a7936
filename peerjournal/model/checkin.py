"""Check-ins around a meeting: how somebody came in, and how they left."""

from dataclasses import dataclass, field
from datetime import datetime

from peerjournal.model.entry import Feeling


@dataclass(frozen=True, slots=True)
class CheckIn:
    """Feelings and scales (key -> 0..10) at one end of a meeting; `occasion` is 'before' or 'after'.

    A check-in on any other occasion is an entry without words, so that it has its place in the timeline.
    """

    id: str
    meeting_id: str
    occasion: str
    at: datetime
    feelings: tuple[Feeling, ...] = ()
    scales: dict[str, int] = field(default_factory=dict)
    created_at: datetime | None = None
    updated_at: datetime | None = None
