"""Drafts: what is being typed and not yet saved."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Draft:
    """Typed text that nobody has saved yet. `kind` says in which form it was typed ('entry', 'after-meeting', ...).

    `about` is the id of what is being changed, None for something new. `fields` are the form's values (JSON); `cursor`
    is a character position in its main text.
    """

    id: str
    kind: str
    about: str | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    cursor: int = 0
    updated_at: datetime | None = None
