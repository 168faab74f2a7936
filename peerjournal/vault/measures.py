"""The tables of own scales and forms, of forms' answers, and of the safety card."""

import json

from peerjournal.model.damage import Damaged
from peerjournal.model.measure import FormAnswers, OwnMeasure
from peerjournal.model.moments import from_iso
from peerjournal.model.safety_card import Line, SafetyCard
from peerjournal.vault.rows import Table, Values, compact, iso, moment


class OwnMeasures(Table[OwnMeasure]):
    """Own scales and forms, in the order in which they were added."""

    noun = table = "measure"
    columns = ("id", "kind", "key", "version", "name", "definition", "retired_at", "created_at", "updated_at")

    def to_values(self, noun: OwnMeasure) -> Values:
        """The content columns."""
        return (noun.id, noun.kind, noun.key, noun.version, noun.name, compact(noun.definition),
                iso(noun.retired_at), iso(noun.created_at), iso(noun.updated_at))  # fmt: skip

    def from_values(self, values: Values) -> OwnMeasure:
        """The inverse of `to_values`."""
        id, kind, key, version, name, definition, retired_at, created_at, updated_at = values
        return OwnMeasure(id, kind, key, version, name, json.loads(definition),
                          moment(retired_at), moment(created_at), moment(updated_at))  # fmt: skip


class Answers(Table[FormAnswers]):
    """Each time a form was answered."""

    noun = table = "answers"
    columns = ("id", "measure_id", "version", "at", "items", "created_at", "updated_at")

    def to_values(self, noun: FormAnswers) -> Values:
        """The content columns."""
        return (noun.id, noun.measure_id, noun.version, iso(noun.at), compact(noun.items),
                iso(noun.created_at), iso(noun.updated_at))  # fmt: skip

    def from_values(self, values: Values) -> FormAnswers:
        """The inverse of `to_values`."""
        id, measure_id, version, at, items, created_at, updated_at = values
        return FormAnswers(id, measure_id, version, from_iso(at), json.loads(items),
                           moment(created_at), moment(updated_at))  # fmt: skip

    def of(self, measure_id: str) -> list[FormAnswers | Damaged]:
        """The answers to one form, oldest first."""
        return list(self.where("WHERE measure_id = ? ORDER BY at, id", measure_id))


class SafetyCards(Table[SafetyCard]):
    """The safety card: one row, or none."""

    noun = table = "safety_card"
    columns = ("id", "signs", "helps", "people", "created_at", "updated_at")

    def to_values(self, noun: SafetyCard) -> Values:
        """The content columns."""
        lines = (compact([[one.text, one.outside] for one in part]) for part in (noun.signs, noun.helps, noun.people))
        return noun.id, *lines, iso(noun.created_at), iso(noun.updated_at)

    def from_values(self, values: Values) -> SafetyCard:
        """The inverse of `to_values`."""
        id, signs, helps, people, created_at, updated_at = values
        return SafetyCard(id, _lines(signs), _lines(helps), _lines(people), moment(created_at), moment(updated_at))


def _lines(text: str) -> tuple[Line, ...]:
    return tuple(Line(words, outside) for words, outside in json.loads(text))
