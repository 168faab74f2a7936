"""A meeting: prepared, attended or not, and what came of it. Of others it holds counts, nothing more."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One point of a facilitator's agenda, with the minutes meant for it, if any."""

    text: str
    minutes: int | None = None
    done: bool = False


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting of a group; `attended` is None while nobody has said.

    `to_say` and `not_to_say` are what somebody wants to bring up and to keep back; `question_ids` what they bring.
    `came`, `first_time` and `left_early` count people. `safe`, `heard` and `at_home` (0 to 10) and `impression`, a
    line, say how a visit felt. `agenda`, `agreement_read_at`, `debrief` and `drained` (0 to 10) are a facilitator's.
    """

    id: str
    group_id: str
    at: datetime
    topic: str = ""
    note: str = ""
    attended: bool | None = None
    created_at: datetime | None = None
    updated_at: datetime | None = None
    trashed_at: datetime | None = None
    to_say: str = ""
    not_to_say: str = ""
    question_ids: tuple[str, ...] = ()
    reflection: str = ""
    next_step: str = ""
    next_step_done_at: datetime | None = None
    came: int | None = None
    first_time: int | None = None
    left_early: int | None = None
    safe: int | None = None
    heard: int | None = None
    at_home: int | None = None
    impression: str = ""
    agenda: tuple[AgendaItem, ...] = ()
    agreement_read_at: datetime | None = None
    debrief: str = ""
    drained: int | None = None
