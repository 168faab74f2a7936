"""The records of what only a facilitator's journal holds: follow-ups, and the sealed rows of the safeguarding log."""

import re
from typing import Any

from peerjournal.model.details import day_or_none
from peerjournal.model.fields import Fields, RecordWrong
from peerjournal.model.follow_up import FollowUp
from peerjournal.model.moments import to_iso
from peerjournal.model.safeguarding import SafeguardingRow

_BASE64 = re.compile(r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")


def from_follow_up(noun: FollowUp) -> dict[str, Any]:
    """A follow-up as a record."""
    record = {
        "id": noun.id, "group_id": noun.group_id, "meeting_id": noun.meeting_id, "text": noun.text,
        "due": noun.due and noun.due.isoformat(), "done_at": noun.done_at and to_iso(noun.done_at),
        "created_at": noun.created_at and to_iso(noun.created_at),
        "updated_at": noun.updated_at and to_iso(noun.updated_at),
    }  # fmt: skip
    return {key: value for key, value in record.items() if value}


def to_follow_up(untrusted: object) -> FollowUp:
    """The inverse. Raises RecordWrong."""
    one = Fields("follow_up", untrusted)
    return FollowUp(
        one.id(), one.id("group_id"), one.text("text"), day_or_none(one, "due"), one.id_or_none("meeting_id"),
        one.moment_or_none("done_at"), one.moment_or_none("created_at"), one.moment_or_none("updated_at"),
    )  # fmt: skip


def from_safeguarding(noun: SafeguardingRow) -> dict[str, Any]:
    """A row of the safeguarding log as a record: sealed as it is."""
    return {"id": noun.id, "kind": noun.kind, "sealed": noun.sealed, "created_at": to_iso(noun.created_at)}


def to_safeguarding(untrusted: object) -> SafeguardingRow:
    """The inverse. Raises RecordWrong."""
    one = Fields("safeguarding", untrusted)
    kind, sealed = one.text("kind"), one.text("sealed")
    if kind not in {"slot", "note"}:
        raise RecordWrong("safeguarding", "kind")
    if not sealed or not _BASE64.fullmatch(sealed):
        raise RecordWrong("safeguarding", "sealed")
    return SafeguardingRow(one.id(), kind, sealed, one.moment("created_at"))
