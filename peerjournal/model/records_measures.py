"""Own scales, forms, their answers and the safety card as JSON objects and back; see records.py for the rules."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from peerjournal.model.fields import Fields, RecordWrong
from peerjournal.model.measure import FORM, SCALE, FormAnswers, OwnMeasure
from peerjournal.model.moments import to_iso
from peerjournal.model.safety_card import Line, SafetyCard

Record = dict[str, Any]


def _kept(record: Record) -> Record:
    return {key: value for key, value in record.items() if value}


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else to_iso(moment)


def _dates(noun: Any) -> Record:
    return {"created_at": _iso(noun.created_at), "updated_at": _iso(noun.updated_at)}


def _from_measure(noun: OwnMeasure) -> Record:
    return _kept({
        "id": noun.id, "kind": noun.kind, "key": noun.key, "version": noun.version, "name": noun.name,
        "definition": noun.definition, "retired_at": _iso(noun.retired_at), **_dates(noun),
    })  # fmt: skip


def _to_measure(untrusted: object) -> OwnMeasure:
    one = Fields("measure", untrusted)
    kind = one.text("kind")
    if kind not in (SCALE, FORM):
        raise RecordWrong("measure", "kind")
    return OwnMeasure(
        one.id(), kind, one.text("key"), one.text("version"), one.text("name"), one.form("definition"),
        one.moment_or_none("retired_at"), one.moment_or_none("created_at"), one.moment_or_none("updated_at"),
    )  # fmt: skip


def _from_answers(noun: FormAnswers) -> Record:
    return _kept({
        "id": noun.id, "measure_id": noun.measure_id, "version": noun.version, "at": to_iso(noun.at),
        "items": noun.items, **_dates(noun),
    })  # fmt: skip


def _to_answers(untrusted: object) -> FormAnswers:
    one = Fields("answers", untrusted)
    return FormAnswers(
        one.id(), one.id("measure_id"), one.text("version"), one.moment("at"), one.form("items"),
        one.moment_or_none("created_at"), one.moment_or_none("updated_at"),
    )  # fmt: skip


def _from_card(noun: SafetyCard) -> Record:
    lines = {key: [_kept({"text": line.text, "outside": line.outside}) for line in getattr(noun, key)]
             for key in ("signs", "helps", "people")}  # fmt: skip
    return _kept({"id": noun.id, **lines, **_dates(noun)})


def _to_card(untrusted: object) -> SafetyCard:
    one = Fields("safety_card", untrusted)
    signs, helps, people = (tuple(one.each(key, _line)) for key in ("signs", "helps", "people"))
    return SafetyCard(
        one.id(), signs, helps, people, one.moment_or_none("created_at"), one.moment_or_none("updated_at")
    )


def _line(one: Fields) -> Line:
    return Line(one.text("text"), one.flag("outside"))


NOUNS: dict[str, tuple[Callable[[Any], Record], Callable[[object], Any]]] = {
    "measure": (_from_measure, _to_measure),
    "answers": (_from_answers, _to_answers),
    "safety_card": (_from_card, _to_card),
}
