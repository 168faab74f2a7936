"""The safeguarding log: what was escalated, to whom, when; apart from all other notes, under its own passphrase."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SafeguardingNote:
    """One note, opened: what was escalated at a moment, and to whom (a role: 'the centre's lead on duty')."""

    id: str
    at: datetime
    what: str
    to_whom: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class SafeguardingRow:
    """What the vault holds of it: `kind` is 'slot' (the log's key, wrapped) or 'note'; `sealed` is Base64 of bytes that
    only the log's own passphrase opens.
    """

    id: str
    kind: str
    sealed: str
    created_at: datetime
