"""Reads a FHIR R4 Questionnaire, so that a clinic's own form can be answered, and writes the QuestionnaireResponse.

HL7 FHIR R4 (4.0.1), resources Questionnaire and QuestionnaireResponse. Items of the types group, display, choice,
integer, decimal, boolean, string, text and date; `enableWhen` with `exists`, `=`, `!=`, `>`, `<`, `>=`, `<=`. A form
that needs anything else is refused by name rather than asked wrongly.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import Any

LARGEST_FILE = 1_000_000  # bytes
MOST_ITEMS = 500
_DEEPEST = 8
_LONGEST = 4_000
_MOST_CHOICES = 100
_TYPES = {"group", "display", "choice", "integer", "decimal", "boolean", "string", "text", "date"}
_OPERATORS = {"exists", "=", "!=", ">", "<", ">=", "<="}
_MATTERS = {"initial", "answerValueSet", "maxLength"}
Answer = str | int | float | bool


@dataclass(eq=False)
class NotAForm(ValueError):
    """Not a Questionnaire that can be asked here; `what` says what is wrong or not known, without its words."""

    what: str

    def __str__(self) -> str:
        return self.what


@dataclass(frozen=True, slots=True)
class Condition:
    """An item is asked only if the answer to `link_id` stands so to `value` (True for exists)."""

    link_id: str
    operator: str
    value: Answer


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to choose; `code` is what is stored, `coding` what goes into the response."""

    code: str
    words: str
    coding: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a form, `depth` groups deep. `any_of` says whether one of `conditions` is enough."""

    link_id: str
    kind: str
    text: str
    depth: int
    required: bool = False
    choices: tuple[Choice, ...] = ()
    conditions: tuple[Condition, ...] = ()
    any_of: bool = False
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A Questionnaire: `items` in their order, those of groups after them."""

    url: str
    version: str
    title: str
    publisher: str
    copyright: str
    items: tuple[Item, ...]

    def asked(self, answers: Mapping[str, Answer]) -> list[Item]:
        """The items to show for the answers so far, as `enableWhen` says; an item of a hidden group is hidden."""
        shown: set[str] = set()
        found = []
        for one in self.items:
            if all(link in shown for link in one.within) and _enabled(one, answers):
                shown.add(one.link_id)
                found.append(one)
        return found


def read(untrusted: bytes) -> Form:
    """A form from its JSON. Raises NotAForm for anything that is not one, or that cannot be asked faithfully."""
    if len(untrusted) > LARGEST_FILE:
        raise NotAForm("the file is larger than 1 MB")
    try:
        told = json.loads(untrusted)
    except (ValueError, RecursionError):
        raise NotAForm("the file is no JSON") from None
    if not isinstance(told, dict) or told.get("resourceType") != "Questionnaire":
        raise NotAForm("the file is no FHIR Questionnaire")
    items = tuple(_items(told.get("item"), 0, ()))
    if len({one.link_id for one in items}) != len(items):
        raise NotAForm("two items have the same linkId")
    if not any(one.kind not in ("group", "display") for one in items):
        raise NotAForm("it asks nothing")
    known = {one.link_id: one for one in items}
    if any(condition.link_id not in known for one in items for condition in one.conditions):
        raise NotAForm("a condition is about an item that is not there")
    texts = [_text(told, key) for key in ("url", "version", "title", "publisher", "copyright")]
    return Form(texts[0], texts[1], texts[2] or _text(told, "name") or texts[0] or "Form", texts[3], texts[4], items)


def _items(untrusted: object, depth: int, within: tuple[str, ...], count: list[int] | None = None) -> Iterator[Item]:
    count = count if count is not None else [0]
    if untrusted is None:
        return
    if not isinstance(untrusted, list) or depth > _DEEPEST:
        raise NotAForm("its items are not a list" if depth <= _DEEPEST else "its groups are too deep")
    for one in untrusted:
        count[0] += 1
        if count[0] > MOST_ITEMS:
            raise NotAForm(f"it has more than {MOST_ITEMS} items")
        if not isinstance(one, dict):
            raise NotAForm("an item is no object")
        kind, link_id = _text(one, "type"), _text(one, "linkId")
        if kind not in _TYPES or not link_id:
            raise NotAForm("an item has no linkId, or a type that is not known here")
        if one.get("repeats") is True and kind != "display":
            raise NotAForm("an item may be answered several times, which is not known here")
        if one.get("answerValueSet"):
            raise NotAForm("its choices are in another file")
        choices = tuple(_choices(one)) if kind == "choice" else ()
        if kind == "choice" and not choices:
            raise NotAForm("an item has no choices")
        yield Item(
            link_id, kind, _text(one, "text"), depth, one.get("required") is True, choices,
            tuple(_conditions(one)), one.get("enableBehavior") != "all", within,
        )  # fmt: skip
        yield from _items(one.get("item"), depth + 1, (*within, link_id), count)


def _text(untrusted: Mapping[str, Any], key: str) -> str:
    value = untrusted.get(key)
    if value is None:
        return ""
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise NotAForm(f"{key} is no text of at most {_LONGEST} characters")
    return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").strip()


def _choices(untrusted: Mapping[str, Any]) -> Iterator[Choice]:
    options = untrusted.get("answerOption")
    if not isinstance(options, list) or len(options) > _MOST_CHOICES:
        raise NotAForm("its choices are no list, or too many")
    for one in options:
        if not isinstance(one, dict):
            raise NotAForm("a choice is no object")
        coding = one.get("valueCoding")
        if isinstance(coding, dict):
            kept = {key: _text(coding, key) for key in ("system", "code", "display") if coding.get(key) is not None}
            code = kept.get("code", "") or kept.get("display", "")
            yield Choice(code, kept.get("display", "") or code, {"valueCoding": kept})
        elif isinstance(one.get("valueString"), str):
            words = _text(one, "valueString")
            yield Choice(words, words, {"valueString": words})
        elif type(one.get("valueInteger")) is int:
            yield Choice(str(one["valueInteger"]), str(one["valueInteger"]), {"valueInteger": one["valueInteger"]})
        else:
            raise NotAForm("a choice is of a type that is not known here")


def _conditions(untrusted: Mapping[str, Any]) -> Iterator[Condition]:
    told = untrusted.get("enableWhen")
    if told is None:
        return
    if not isinstance(told, list) or len(told) > MOST_ITEMS:
        raise NotAForm("its conditions are no list")
    for one in told:
        if not isinstance(one, dict) or one.get("operator") not in _OPERATORS:
            raise NotAForm("a condition is of a kind that is not known here")
        answers = [key for key in one if key.startswith("answer")]
        value = one[answers[0]] if len(answers) == 1 else None
        if isinstance(value, dict):
            value = _text(value, "code")
        if not isinstance(value, str | int | float | bool):
            raise NotAForm("a condition compares with something that is not known here")
        yield Condition(_text(one, "question"), str(one["operator"]), value)


def _enabled(item: Item, answers: Mapping[str, Answer]) -> bool:
    if not item.conditions:
        return True
    held = [_holds(one, answers.get(one.link_id)) for one in item.conditions]
    return any(held) if item.any_of else all(held)


def _holds(condition: Condition, answer: Answer | None) -> bool:
    if condition.operator == "exists":
        return (answer is not None) == (condition.value is True)
    if answer is None or isinstance(answer, str) != isinstance(condition.value, str):
        return False
    if condition.operator == "=":
        return answer == condition.value
    if condition.operator == "!=":
        return answer != condition.value
    less, same = answer < condition.value, answer == condition.value  # type: ignore[operator]
    return {"<": less, "<=": less or same, ">": not less and not same, ">=": not less}[condition.operator]


def checked(form: Form, untrusted: Mapping[str, object]) -> dict[str, Answer]:
    """The answers to what is asked, each of its item's type; others are dropped. Raises NotAForm naming the linkId."""
    kept: dict[str, Answer] = {}
    for one in form.items:
        value = untrusted.get(one.link_id)
        if value is not None and value != "" and one.kind not in ("group", "display"):
            kept[one.link_id] = _checked(one, value)
    asked = {one.link_id for one in form.asked(kept)}
    missing = [one.link_id for one in form.items if one.required and one.link_id in asked and one.link_id not in kept
               and one.kind not in ("group", "display")]  # fmt: skip
    if missing:
        raise NotAForm(f"{missing[0]} has to be answered")
    return {link: value for link, value in kept.items() if link in asked}


def _checked(item: Item, value: object) -> Answer:
    whole = type(value) is int and abs(value) <= 1 << 31
    if item.kind == "boolean" and isinstance(value, bool):
        return value
    if item.kind == "integer" and whole:
        return int(str(value))
    if item.kind == "decimal" and (whole or (isinstance(value, float) and isfinite(value))):
        return float(str(value))
    if item.kind == "choice" and any(value == one.code for one in item.choices):
        return str(value)
    if item.kind in ("string", "text") and isinstance(value, str):
        return value
    if item.kind == "date" and isinstance(value, str):
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            pass
    raise NotAForm(f"the answer to {item.link_id} is not of its kind")


def response(form: Form, answers: Mapping[str, Answer], authored: str) -> dict[str, Any]:
    """A QuestionnaireResponse, in the shape of the form: `authored` is ISO 8601 with offset. It names nobody."""
    told: dict[str, Any] = {"resourceType": "QuestionnaireResponse", "status": "completed", "authored": authored}
    if form.url:
        told["questionnaire"] = f"{form.url}|{form.version}" if form.version else form.url
    told["item"] = _nested(form.asked(answers), answers, ())
    return told


def _nested(items: Sequence[Item], answers: Mapping[str, Answer], within: tuple[str, ...]) -> list[dict[str, Any]]:
    found = []
    for one in items:
        if one.within != within or one.kind == "display":
            continue
        told: dict[str, Any] = {"linkId": one.link_id} | ({"text": one.text} if one.text else {})
        below = _nested(items, answers, (*within, one.link_id))
        if one.link_id in answers:
            # In R4 the items below a question belong to its answer, those below a group to the group.
            told["answer"] = [_value(one, answers[one.link_id]) | ({"item": below} if below else {})]
        elif below and one.kind == "group":
            told["item"] = below
        if len(told) > 1 and ("answer" in told or "item" in told):
            found.append(told)
    return found


def _value(item: Item, answer: Answer) -> dict[str, Any]:
    if item.kind == "choice":
        return dict(next(one.coding for one in item.choices if one.code == answer))
    names = {"string": "String", "text": "String"}
    return {"value" + names.get(item.kind, item.kind.capitalize()): answer}
