"""What is being typed about an entry, as plain values that a draft can hold, and back."""

import re
from dataclasses import replace
from datetime import datetime
from typing import Any

from peerjournal.actions import drafts, entries
from peerjournal.model.draft import Draft
from peerjournal.model.entry import Entry, Feeling
from peerjournal.model.errors import WorldError
from peerjournal.model.ids import is_id
from peerjournal.model.moments import from_iso, to_iso

KIND = "entry"
# A word is a run of letters and digits; where a script sets no spaces between words, each character counts as one.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f]|[^\W_]+(?:['’\-][^\W_]+)*")


def fields_of(entry: Entry) -> dict[str, Any]:
    """An entry's values, its words first; {} for one that says nothing at all."""
    if is_blank(entry):
        return {}
    return {
        "title": entry.title,
        "body": entry.body,
        "more": {
            "id": entry.id,
            "at": to_iso(entry.at),
            "all_day": entry.all_day,
            "feelings": [[one.name, one.intensity] for one in entry.feelings],
            "scales": dict(entry.scales),
            "tags": list(entry.tags),
            "group_id": entry.group_id,
            "starred": entry.starred,
            "files": [one.id for one in entry.attachments],
        },
    }


def is_blank(entry: Entry) -> bool:
    """Whether nothing was put down: no word, feeling, scale, tag, file or star."""
    return not (
        entry.title.strip()
        or entry.body.strip()
        or entry.feelings
        or entry.scales
        or entry.tags
        or entry.attachments
        or entry.starred
    )


def filled(base: Entry, fields: dict[str, Any]) -> Entry:
    """`base` with a draft's values; what a draft does not have stays as it is."""
    more = fields.get("more", {})
    files = more.get("files")
    return replace(
        base,
        title=str(fields.get("title", base.title)),
        body=str(fields.get("body", base.body)),
        at=_moment(more.get("at"), base.at),
        all_day=bool(more.get("all_day", base.all_day)),
        feelings=tuple(Feeling(name, value) for name, value in more.get("feelings", ())),
        scales={str(key): int(value) for key, value in more.get("scales", {}).items()},
        tags=tuple(str(tag) for tag in more.get("tags", ())),
        group_id=more.get("group_id"),
        starred=bool(more.get("starred", base.starred)),
        attachments=base.attachments if files is None else tuple(one for one in base.attachments if one.id in files),
    )


def same(one: Entry, other: Entry) -> bool:
    """Whether two entries say the same; spaces around a title are none."""
    return fields_of(replace(one, title=" ".join(one.title.split()))) == fields_of(
        replace(other, title=" ".join(other.title.split()))
    )


def word_count(text: str) -> int:
    """How many words a text has."""
    return sum(1 for _ in _WORD.finditer(text))


def save(vault: Any, entry: Entry, draft_id: str) -> Entry:
    """Saves what was typed, then throws its draft away; in this order, so that the words are always in one of both."""
    stored = entries.save(vault, entry)
    drafts.discard(vault, draft_id)
    return stored


def begun(vault: Any, id: str) -> tuple[Entry, Draft | None]:
    """An entry to change, with the latest draft about it. Raises NotFound, RowDamaged."""
    entry = entries.get(vault, id)
    draft = drafts.find(vault, KIND, entry.id)
    return entry, draft


def taken_up(vault: Any, draft_id: str) -> tuple[Entry, Draft] | None:
    """The draft with this id, and the entry it is about: the stored one, or a new one under the id it began with."""
    draft = next((one for one in drafts.all(vault) if isinstance(one, Draft) and one.id == draft_id), None)
    return None if draft is None else (_base(vault, draft), draft)


def unfinished(vault: Any) -> Draft | None:
    """The latest draft of an entry. One that says just what was saved is left over from that moment, and goes."""
    for draft in reversed(drafts.all(vault)):
        if isinstance(draft, Draft) and draft.kind == KIND:
            base = _base(vault, draft)
            if base.created_at is None or not same(base, filled(base, draft.fields)):
                return draft
            drafts.discard(vault, draft.id)
    return None


def _base(vault: Any, draft: Draft) -> Entry:
    id = draft.about or draft.fields.get("more", {}).get("id")
    if not isinstance(id, str) or not is_id(id):
        return entries.new()
    try:
        return entries.get(vault, id)
    except WorldError:  # not saved yet, or destroyed meanwhile: what was typed is still there to be saved
        return replace(entries.new(), id=id)


def _moment(text: object, otherwise: datetime) -> datetime:
    try:
        return from_iso(str(text)) if text else otherwise
    except ValueError:
        return otherwise
