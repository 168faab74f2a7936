"""The records of imports: without them a restored journal could not undo what was brought into it."""

import re
from collections.abc import Callable
from typing import Any

from peerjournal.model.fields import Fields, RecordWrong
from peerjournal.model.import_batch import Arrival, Arrivals, Batch, BroughtIn
from peerjournal.model.moments import to_iso

_DIGEST = re.compile("[0-9a-f]{0,64}")


def _from_batch(noun: Batch) -> dict[str, Any]:
    sources = [
        {"name": one.name, "format": one.format, "entries": one.entries, "attachments": one.attachments,
         "updated": one.updated} for one in noun.sources
    ]  # fmt: skip
    record = {
        "id": noun.id, "at": to_iso(noun.at), "sources": sources, "group_ids": noun.group_ids,
        "meeting_ids": noun.meeting_ids,
    }  # fmt: skip
    return {key: value for key, value in record.items() if value}


def _to_batch(untrusted: object) -> Batch:
    one = Fields("batch", untrusted)
    sources = tuple(one.each("sources", _source))
    return Batch(one.id(), one.moment("at"), sources, one.ids("group_ids"), one.ids("meeting_ids"))


def _source(one: Fields) -> BroughtIn:
    numbers = (one.number(key) for key in ("entries", "attachments", "updated"))
    return BroughtIn(one.text("name"), one.text("format"), *numbers)


def _from_arrivals(noun: Arrivals) -> dict[str, Any]:
    brought = [
        {"id": one.entry_id, "digest": one.digest, **({"updated": True} if one.updated else {})}
        for one in noun.brought
    ]  # fmt: skip
    return {"id": noun.id, "batch_id": noun.batch_id, "brought": brought}


def _to_arrivals(untrusted: object) -> Arrivals:
    one = Fields("arrivals", untrusted)
    return Arrivals(one.id(), one.id("batch_id"), tuple(one.each("brought", _arrival)))


def _arrival(one: Fields) -> Arrival:
    digest = one.text("digest")
    if not _DIGEST.fullmatch(digest):
        raise RecordWrong(one.noun, "digest")
    return Arrival(one.id(), digest, one.flag("updated"))


IMPORTS: dict[str, tuple[Callable[[Any], dict[str, Any]], Callable[[object], Any]]] = {
    "batch": (_from_batch, _to_batch),
    "arrivals": (_from_arrivals, _to_arrivals),
}
"""The nouns of this file, as `records.NOUNS` has them."""
