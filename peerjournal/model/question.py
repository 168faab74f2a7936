"""Questions to bring to a group, and what came back."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a question, in the person's own words; `who` is a kind ('a peer', 'a nurse', 'a book'), no name.

    `meeting_id` is where it was given.
    """

    text: str
    at: datetime
    who: str = ""
    meeting_id: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question, perhaps for one group, with the answers it got so far (oldest first)."""

    id: str
    text: str
    group_id: str | None = None
    answers: tuple[Answer, ...] = ()
    created_at: datetime | None = None
    updated_at: datetime | None = None
    trashed_at: datetime | None = None
