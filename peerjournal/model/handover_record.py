"""The handover packet as JSON and back. Whoever opens one believes nothing of it."""

import json
from typing import Any

from peerjournal.model import details
from peerjournal.model.details import day_or_none
from peerjournal.model.fields import LARGEST, Fields, RecordWrong
from peerjournal.model.group import Group
from peerjournal.model.handover import Open, Packet, Topic
from peerjournal.model.ids import new_id
from peerjournal.model.moments import to_iso

FORMAT = "peerjournal-handover"
VERSION = 1
_MOST = 5_000  # topics or follow-ups


def to_bytes(packet: Packet) -> bytes:
    """UTF-8 JSON."""
    group = packet.group
    record = {
        "format": FORMAT, "version": VERSION,
        "group": details.kept({
            "name": group.name, "rrule": group.rrule, "first_at": group.first_at and to_iso(group.first_at),
            "agreement": group.agreement, **details.of_group(group),
        }),
        "topics": [{"at": to_iso(one.at), "text": one.text} for one in packet.topics],
        "follow_ups": [
            details.kept({"text": one.text, "due": one.due and one.due.isoformat()}) for one in packet.follow_ups
        ],
        "counts": dict(packet.counts),
    }  # fmt: skip
    return json.dumps(record, ensure_ascii=False, indent=1).encode()


def from_bytes(untrusted: bytes) -> Packet:
    """The inverse; the group gets a new id. Raises RecordWrong, also for a version that is not known here."""
    try:
        one = Fields("handover", json.loads(untrusted))
    except (ValueError, RecursionError):
        raise RecordWrong("handover") from None
    if one.text("format") != FORMAT or one.values.get("version") != VERSION:
        raise RecordWrong("handover", "format")
    told = Fields("handover.group", one.values.get("group"))
    group = Group(
        new_id(), told.text("name"), told.text("rrule"), told.moment_or_none("first_at"), told.text("agreement"),
        **details.group_details(told),
    )  # fmt: skip
    topics = tuple(one.each("topics", lambda it: Topic(it.moment("at"), it.text("text"))))
    follow_ups = tuple(one.each("follow_ups", lambda it: Open(it.text("text"), day_or_none(it, "due"))))
    if len(topics) > _MOST or len(follow_ups) > _MOST:
        raise RecordWrong("handover", "topics")
    return Packet(group, topics, follow_ups, tuple(_counts(one.values.get("counts"))))


def _counts(untrusted: Any) -> list[tuple[str, int]]:
    if type(untrusted) is not dict or len(untrusted) > 20:
        raise RecordWrong("handover", "counts")
    for key, value in untrusted.items():
        if type(value) is not int or not 0 <= value <= LARGEST or not key.isidentifier() or not key.isascii():
            raise RecordWrong("handover", "counts")
    return list(untrusted.items())
