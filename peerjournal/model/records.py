"""Every noun as a plain JSON object and back, without loss: what a backup holds, readable without this program.

Keys are the nouns' own field names and never change their meaning; what is empty, false or unknown is left out. Moments
are ISO 8601 with their UTC offset. Reading believes nothing: a wrong type raises RecordWrong, an unknown key is passed
over (a later version may have added it), a missing one is empty.
"""

import json
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from peerjournal.model import details
from peerjournal.model.attachment import Attachment
from peerjournal.model.checkin import CheckIn
from peerjournal.model.details import kept
from peerjournal.model.draft import Draft
from peerjournal.model.entry import Entry, Feeling, Source
from peerjournal.model.facilitator_records import from_follow_up, from_safeguarding, to_follow_up, to_safeguarding
from peerjournal.model.fields import Fields, RecordWrong
from peerjournal.model.follow_up import FollowUp
from peerjournal.model.group import Group, Meeting
from peerjournal.model.guard_word import GuardWord
from peerjournal.model.import_batch import Arrivals, Batch
from peerjournal.model.import_records import IMPORTS
from peerjournal.model.kind_word import KindWord
from peerjournal.model.measure import FormAnswers, OwnMeasure
from peerjournal.model.moments import to_iso
from peerjournal.model.person import Person
from peerjournal.model.question import Answer, Question
from peerjournal.model.records_guard import NOUNS as GUARD
from peerjournal.model.records_measures import NOUNS as MEASURES
from peerjournal.model.revision import Revision
from peerjournal.model.safeguarding import SafeguardingRow
from peerjournal.model.safety_card import SafetyCard
from peerjournal.model.tip import Tip, Try

SCHEMA = 3  # goes up whenever a noun gains something that an older version would lose
Noun = (
    Entry | Revision | Group | Meeting | FollowUp | CheckIn | Person | Tip | Try | Question | KindWord | Draft
    | SafeguardingRow | OwnMeasure | FormAnswers | SafetyCard | GuardWord | Batch | Arrivals
)  # fmt: skip
Record = dict[str, Any]

_SHA256 = re.compile("[0-9a-f]{64}")


def to_line(noun: str, value: Noun) -> bytes:
    """One noun as a line of JSON Lines, its line feed included."""
    return _encode(NOUNS[noun][0](value)).encode() + b"\n"


def from_line(noun: str, untrusted_line: bytes) -> Any:
    """The inverse of `to_line`. Raises RecordWrong."""
    try:
        untrusted = json.loads(untrusted_line)
    except (ValueError, RecursionError):
        raise RecordWrong(noun) from None
    return NOUNS[noun][1](untrusted)


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else to_iso(moment)


def _dates(noun: Any) -> Record:
    return {
        "created_at": _iso(noun.created_at),
        "updated_at": _iso(noun.updated_at),
        "trashed_at": _iso(noun.trashed_at),
    }


def _feelings(feelings: tuple[Feeling, ...]) -> list[Record]:
    return [{"name": one.name, "intensity": one.intensity} for one in feelings]


def _from_entry(noun: Entry) -> Record:
    source = noun.source
    return kept({
        "id": noun.id, "at": to_iso(noun.at), "all_day": noun.all_day, "title": noun.title, "body": noun.body,
        "feelings": _feelings(noun.feelings), "scales": noun.scales, "tags": noun.tags, "group_id": noun.group_id,
        "meeting_id": noun.meeting_id, "tip_ids": noun.tip_ids, "starred": noun.starred,
        "attachments": [
            {"id": one.id, "name": one.name, "media_type": one.media_type, "size": one.size, "sha256": one.sha256}
            for one in noun.attachments
        ],
        "source": source and {"format": source.format, "id": source.id},
        "created_at": _iso(noun.created_at), "updated_at": _iso(noun.updated_at), "trashed_at": _iso(noun.trashed_at),
        "left_out": noun.left_out,
    })  # fmt: skip


def _to_entry(untrusted: object) -> Entry:
    fields = Fields("entry", untrusted)
    return Entry(
        id=fields.id(), at=fields.moment("at"), title=fields.text("title"), body=fields.text("body"),
        feelings=fields.feelings(), scales=fields.scales(), tags=fields.texts("tags"),
        group_id=fields.id_or_none("group_id"), meeting_id=fields.id_or_none("meeting_id"),
        tip_ids=fields.ids("tip_ids"),
        attachments=tuple(fields.each("attachments", _attachment)) if "attachments" in fields.values else (),
        starred=fields.flag("starred"),
        all_day=fields.flag("all_day"), source=_source(fields),
        created_at=fields.moment_or_none("created_at"), updated_at=fields.moment_or_none("updated_at"),
        trashed_at=fields.moment_or_none("trashed_at"), left_out=fields.flag("left_out"),
    )  # fmt: skip


def _attachment(one: Fields) -> Attachment:
    sha256 = one.text("sha256")
    if not _SHA256.fullmatch(sha256):
        raise RecordWrong(one.noun, "sha256")
    return Attachment(one.id(), one.text("name"), one.text("media_type"), one.number("size"), sha256)


def _source(fields: Fields) -> Source | None:
    untrusted = fields.values.get("source")
    if untrusted is None:
        return None
    one = Fields("source", untrusted)
    return Source(one.text("format"), one.text("id"))


def _from_revision(noun: Revision) -> Record:
    return {
        "id": noun.id,
        "entry_id": noun.entry_id,
        "number": noun.number,
        "replaced_at": to_iso(noun.replaced_at),
        "entry": _from_entry(noun.entry),
    }


def _to_revision(untrusted: object) -> Revision:
    one = Fields("revision", untrusted)
    entry = _to_entry(one.values.get("entry"))
    return Revision(one.id(), one.id("entry_id"), one.number("number"), one.moment("replaced_at"), entry)


def _from_group(noun: Group) -> Record:
    return kept({
        "id": noun.id, "name": noun.name, "rrule": noun.rrule, "first_at": _iso(noun.first_at),
        "agreement": noun.agreement, **_dates(noun), **details.of_group(noun),
    })  # fmt: skip


def _to_group(untrusted: object) -> Group:
    one = Fields("group", untrusted)
    return Group(one.id(), one.text("name"), one.text("rrule"), one.moment_or_none("first_at"),
                 one.text("agreement"), *one.dates(), **details.group_details(one))  # fmt: skip


def _from_meeting(noun: Meeting) -> Record:
    record = kept({
        "id": noun.id, "group_id": noun.group_id, "at": to_iso(noun.at), "topic": noun.topic, "note": noun.note,
        **_dates(noun), **details.of_meeting(noun),
    })  # fmt: skip
    # Not having been there is an answer; nobody having said is none.
    return record if noun.attended is None else {**record, "attended": noun.attended}


def _to_meeting(untrusted: object) -> Meeting:
    one = Fields("meeting", untrusted)
    attended = None if one.values.get("attended") is None else one.flag("attended")
    return Meeting(one.id(), one.id("group_id"), one.moment("at"), one.text("topic"), one.text("note"),
                   attended, *one.dates(), **details.meeting_details(one))  # fmt: skip


def _from_check_in(noun: CheckIn) -> Record:
    return kept({
        "id": noun.id, "meeting_id": noun.meeting_id, "occasion": noun.occasion, "at": to_iso(noun.at),
        "feelings": _feelings(noun.feelings), "scales": noun.scales,
        "created_at": _iso(noun.created_at), "updated_at": _iso(noun.updated_at),
    })  # fmt: skip


def _to_check_in(untrusted: object) -> CheckIn:
    one = Fields("check_in", untrusted)
    occasion = one.text("occasion")
    if occasion not in ("before", "after"):
        raise RecordWrong("check_in", "occasion")
    return CheckIn(one.id(), one.id("meeting_id"), occasion, one.moment("at"), one.feelings(), one.scales(),
                   one.moment_or_none("created_at"), one.moment_or_none("updated_at"))  # fmt: skip


def _from_person(noun: Person) -> Record:
    return kept({
        "id": noun.id, "alias": noun.alias, "group_id": noun.group_id, "connection": noun.connection,
        "promise": noun.promise, **_dates(noun), **details.of_person(noun),
    })  # fmt: skip


def _to_person(untrusted: object) -> Person:
    one = Fields("person", untrusted)
    return Person(one.id(), one.text("alias"), one.id_or_none("group_id"), one.text("connection"),
                  one.text("promise"), *one.dates(), **details.person_details(one))  # fmt: skip


def _from_tip(noun: Tip) -> Record:
    return kept({
        "id": noun.id, "title": noun.title, "how": noun.how, "situations": noun.situations,
        "group_id": noun.group_id, "meeting_id": noun.meeting_id, **_dates(noun),
    })  # fmt: skip


def _to_tip(untrusted: object) -> Tip:
    one = Fields("tip", untrusted)
    return Tip(one.id(), one.text("title"), one.text("how"), one.texts("situations"),
               one.id_or_none("group_id"), one.id_or_none("meeting_id"), *one.dates())  # fmt: skip


def _from_try(noun: Try) -> Record:
    return kept({
        "id": noun.id, "tip_id": noun.tip_id, "at": to_iso(noun.at), "before": noun.before, "after": noun.after,
        "note": noun.note, "created_at": _iso(noun.created_at),
    })  # fmt: skip


def _to_try(untrusted: object) -> Try:
    one = Fields("try", untrusted)
    return Try(one.id(), one.id("tip_id"), one.moment("at"), one.value_or_none("before"),
               one.value_or_none("after"), one.text("note"), one.moment_or_none("created_at"))  # fmt: skip


def _from_question(noun: Question) -> Record:
    answers = [
        kept({"text": one.text, "at": to_iso(one.at), "who": one.who, "meeting_id": one.meeting_id})
        for one in noun.answers
    ]
    return kept({
        "id": noun.id, "text": noun.text, "group_id": noun.group_id, "answers": answers, **_dates(noun),
    })  # fmt: skip


def _to_question(untrusted: object) -> Question:
    one = Fields("question", untrusted)
    answers = tuple(one.each("answers", _answer))
    return Question(one.id(), one.text("text"), one.id_or_none("group_id"), answers, *one.dates())


def _answer(one: Fields) -> Answer:
    return Answer(one.text("text"), one.moment("at"), one.text("who"), one.id_or_none("meeting_id"))


def _from_kind_word(noun: KindWord) -> Record:
    return kept({
        "id": noun.id, "text": noun.text, "received": noun.received, "person_id": noun.person_id,
        "group_id": noun.group_id, "at": to_iso(noun.at), **_dates(noun),
    })  # fmt: skip


def _to_kind_word(untrusted: object) -> KindWord:
    one = Fields("kind_word", untrusted)
    return KindWord(one.id(), one.text("text"), one.flag("received"), one.id_or_none("person_id"),
                    one.id_or_none("group_id"), one.moment("at"), *one.dates())  # fmt: skip


def _from_draft(noun: Draft) -> Record:
    return kept({
        "id": noun.id, "kind": noun.kind, "about": noun.about, "fields": noun.fields, "cursor": noun.cursor,
        "updated_at": _iso(noun.updated_at),
    })  # fmt: skip


def _to_draft(untrusted: object) -> Draft:
    one = Fields("draft", untrusted)
    return Draft(one.id(), one.text("kind"), one.text("about") or None, one.form("fields"), one.number("cursor"),
                 one.moment_or_none("updated_at"))  # fmt: skip


NOUNS: dict[str, tuple[Callable[[Any], Record], Callable[[object], Noun]]] = {
    "group": (_from_group, _to_group),
    "person": (_from_person, _to_person),
    "meeting": (_from_meeting, _to_meeting),
    "follow_up": (from_follow_up, to_follow_up),
    "check_in": (_from_check_in, _to_check_in),
    "tip": (_from_tip, _to_tip),
    "try": (_from_try, _to_try),
    "question": (_from_question, _to_question),
    "kind_word": (_from_kind_word, _to_kind_word),
    "entry": (_from_entry, _to_entry),
    "revision": (_from_revision, _to_revision),
    "draft": (_from_draft, _to_draft),
    "safeguarding": (from_safeguarding, to_safeguarding),
    **MEASURES,
    **GUARD,
    **IMPORTS,
}
"""Each noun's name with (noun -> record, untrusted record -> noun), those that others point to first."""

_SINCE = {"kind_word": 2, "draft": 2} | dict.fromkeys(("follow_up", "safeguarding", *MEASURES, *GUARD, *IMPORTS), 3)


def nouns_of(schema: int) -> tuple[str, ...]:
    """The names of the nouns that a schema, this one or an older, has records of, in their order."""
    return tuple(noun for noun in NOUNS if _SINCE.get(noun, 1) <= schema)
