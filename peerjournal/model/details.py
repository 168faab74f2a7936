"""What groups, meetings and people gained after the first schema, as JSON objects: one form for the vault's `details`
column and for records.

Keys are the nouns' own field names; what is empty is left out. Reading believes nothing and raises RecordWrong.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from peerjournal.model.fields import Fields, RecordWrong
from peerjournal.model.group import Agreement, Group, Limit, Meeting, Pause, Role
from peerjournal.model.meeting import AgendaItem
from peerjournal.model.moments import to_iso
from peerjournal.model.person import KeptPromise, Person

Details = dict[str, Any]
E = TypeVar("E", bound=StrEnum)


def of_group(noun: Group) -> Details:
    """The details of a group."""
    return kept({
        "purpose": noun.purpose, "place": noun.place, "online": noun.online,
        "role": "" if noun.role is Role.MEMBER else noun.role.value, "zone": noun.zone, "minutes": noun.minutes,
        "skipped": [day.isoformat() for day in noun.skipped], "extra_at": [to_iso(one) for one in noun.extra_at],
        "pauses": [kept({"first": one.first.isoformat(), "last": _day(one.last)}) for one in noun.pauses],
        "limits": [one.value for one in noun.limits], "agreed_at": _iso(noun.agreed_at),
        "agreement_seen_at": _iso(noun.agreement_seen_at),
        "earlier_agreements": [
            kept({"text": one.text, "since": to_iso(one.since), "limits": [limit.value for limit in one.limits]})
            for one in noun.earlier_agreements
        ],
        "left_at": _iso(noun.left_at), "retention_weeks": noun.retention_weeks,
        "destroy_on_leaving": noun.destroy_on_leaving, "agenda": list(noun.agenda),
        "remind_before": noun.remind_before, "remind_after": noun.remind_after,
    })  # fmt: skip


def group_details(one: Fields) -> Details:
    """The same as fields of a `Group`."""
    return {
        "purpose": one.text("purpose"), "place": one.text("place"), "online": one.text("online"),
        "role": _choice(one, "role", one.text("role") or Role.MEMBER, Role), "zone": one.text("zone"),
        "minutes": one.value_or_none("minutes"),
        "skipped": tuple(_to_day(one, "skipped", text) for text in one.texts("skipped")),
        "extra_at": tuple(_to_moment(one, "extra_at", text) for text in one.texts("extra_at")),
        "pauses": tuple(one.each("pauses", _pause)), "limits": _limits(one),
        "agreed_at": one.moment_or_none("agreed_at"), "agreement_seen_at": one.moment_or_none("agreement_seen_at"),
        "earlier_agreements": tuple(one.each("earlier_agreements", _agreement)),
        "left_at": one.moment_or_none("left_at"), "retention_weeks": one.value_or_none("retention_weeks"),
        "destroy_on_leaving": one.flag("destroy_on_leaving"), "agenda": one.texts("agenda"),
        "remind_before": one.value_or_none("remind_before"), "remind_after": one.flag("remind_after"),
    }  # fmt: skip


def of_meeting(noun: Meeting) -> Details:
    """The details of a meeting."""
    return kept({
        "to_say": noun.to_say, "not_to_say": noun.not_to_say, "question_ids": list(noun.question_ids),
        "reflection": noun.reflection, "next_step": noun.next_step, "next_step_done_at": _iso(noun.next_step_done_at),
        "came": noun.came, "first_time": noun.first_time, "left_early": noun.left_early, "safe": noun.safe,
        "heard": noun.heard, "at_home": noun.at_home, "impression": noun.impression,
        "agenda": [kept({"text": one.text, "minutes": one.minutes, "done": one.done}) for one in noun.agenda],
        "agreement_read_at": _iso(noun.agreement_read_at), "debrief": noun.debrief, "drained": noun.drained,
    })  # fmt: skip


def meeting_details(one: Fields) -> Details:
    """The same as fields of a `Meeting`."""
    texts = ("to_say", "not_to_say", "reflection", "next_step", "impression", "debrief")
    values = ("came", "first_time", "left_early", "safe", "heard", "at_home", "drained")
    moments = ("next_step_done_at", "agreement_read_at")
    return {
        **{key: one.text(key) for key in texts},
        **{key: one.value_or_none(key) for key in values},
        **{key: one.moment_or_none(key) for key in moments},
        "question_ids": one.ids("question_ids"),
        "agenda": tuple(one.each("agenda", _agenda_item)),
    }


def of_person(noun: Person) -> Details:
    """The details of a person."""
    promises = [{"text": one.text, "done_at": to_iso(one.done_at)} for one in noun.kept]
    return kept({"kept": promises, "also": list(noun.also)})


def person_details(one: Fields) -> Details:
    """The same as fields of a `Person`."""
    promises = one.each("kept", lambda it: KeptPromise(it.text("text"), it.moment("done_at")))
    return {"kept": tuple(promises), "also": one.texts("also")}


def kept(details: Details) -> Details:
    """A record without what is empty; a zero says something and stays."""
    return {key: value for key, value in details.items() if value or (value == 0 and value is not False)}


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else to_iso(moment)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _to_day(one: Fields, key: str, untrusted_text: str) -> date:
    try:
        return date.fromisoformat(untrusted_text)
    except ValueError:
        raise RecordWrong(one.noun, key) from None


def _to_moment(one: Fields, key: str, untrusted_text: str) -> datetime:
    return Fields(one.noun, {key: untrusted_text}).moment(key)


def day_or_none(one: Fields, key: str) -> date | None:
    """An ISO date, or None. Raises RecordWrong."""
    text = one.text(key)
    return _to_day(one, key, text) if text else None


def _pause(one: Fields) -> Pause:
    return Pause(_to_day(one, "first", one.text("first")), day_or_none(one, "last"))


def _limits(one: Fields) -> tuple[Limit, ...]:
    return tuple(_choice(one, "limits", text, Limit) for text in one.texts("limits"))


def _agreement(one: Fields) -> Agreement:
    return Agreement(one.text("text"), one.moment("since"), _limits(one))


def _agenda_item(one: Fields) -> AgendaItem:
    return AgendaItem(one.text("text"), one.value_or_none("minutes"), one.flag("done"))


def _choice(one: Fields, key: str, untrusted_text: str, choices: type[E]) -> E:
    try:
        return choices(untrusted_text)
    except ValueError:
        raise RecordWrong(one.noun, key) from None
