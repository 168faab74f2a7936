"""Finds in a JSON document of any shape what looks most like a journal: a list of objects, or days with their texts.

A long document is gone through once to find it and once more to read it, and never held whole.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from peerjournal.formats.dates import is_day_first
from peerjournal.formats.headings import field_of
from peerjournal.formats.json_pieces import JsonReader
from peerjournal.formats.json_text import BadJson

_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:[T ].*)?")
_MOST_LEVELS = 4
_LOOKED_AT, _LOOKED_INTO = 20, 50  # of a list's objects
_MOST_FIELDS = 1000
Object = dict[str, Any]
Fields = Callable[[Object], dict[str, str]]


class Shape(Enum):
    """What stands at a place: a list of objects, days, one object, or a list with the journal inside its objects."""

    LIST = "list"
    DAYS = "days"
    ONE = "one"
    INSIDE = "inside"


@dataclass(slots=True)
class Place:
    """Where a journal lies: the keys on the way, how many objects it has, what its dates say about their order."""

    keys: tuple[str, ...] = ()
    shape: Shape = Shape.LIST
    count: int = 0
    day_first: bool | None = None
    held: list[Object] = field(default_factory=list)


def is_day(key: str) -> bool:
    """Whether a key is a day."""
    return _DAY.fullmatch(key) is not None


def find(document: JsonReader, fields: Fields) -> Place:
    """The place that holds most objects; one with none where nothing looks like entries. Raises BadJson."""
    found = _find(document, fields, ())
    document.end()
    return found


def read(document: JsonReader, place: Place) -> Iterator[Object]:
    """The objects of a place. Raises BadJson."""
    if place.shape is Shape.INSIDE:
        yield from place.held
        return
    for key in place.keys:
        for one in document.names():
            if one == key:
                break
            document.skip()
        else:
            raise BadJson("changed meanwhile")
    if place.shape is Shape.DAYS:
        for day in document.names():
            value = document.value()
            yield from _of_day(day, value) if is_day(day) else ()
    else:
        for _ in document.elements() if place.shape is Shape.LIST else (0,):
            value = document.value()
            if isinstance(value, dict):
                yield value


def _find(document: JsonReader, fields: Fields, keys: tuple[str, ...]) -> Place:
    opening = document.peek()
    if opening == "[":
        return _in_list(document, fields, keys)
    if opening == "{" and len(keys) <= _MOST_LEVELS:
        return _in_object(document, fields, keys)
    document.skip()
    return Place()


def _in_list(document: JsonReader, fields: Fields, keys: tuple[str, ...]) -> Place:
    found, inside, fits = Place(keys), Place(keys, Shape.INSIDE), False
    for _ in document.elements():
        value = document.value()
        if not isinstance(value, dict):
            continue
        found.count += 1
        if found.count <= _LOOKED_AT:
            fits = fits or bool(fields(value).keys() & {"text", "title", "mood", "date"})
        if fits:
            _learn_order(found, value)
        elif found.count <= _LOOKED_INTO and len(keys) < _MOST_LEVELS:
            inner = _best(value, fields, len(keys) + 1)
            if len(inner) > inside.count:
                inside.count, inside.held = len(inner), inner
    return found if fits else inside


def _in_object(document: JsonReader, fields: Fields, keys: tuple[str, ...]) -> Place:
    days, best, alone, number = Place(keys, Shape.DAYS), Place(), Object(), 0
    day_keys = 0
    for key in document.names():
        number += 1
        if is_day(key):
            day_keys += 1
            value = document.value()
            for one in _of_day(key, value):
                days.count += 1
                _learn_order(days, one)
            held = _best(value, fields, len(keys) + 1) if number <= _LOOKED_INTO else []
            best = Place(keys, Shape.INSIDE, len(held), held=held) if len(held) > best.count else best
        elif document.peek() in {"[", "{"} and len(alone) < _MOST_FIELDS:
            alone[key] = None
            inner = _find(document, fields, (*keys, key))
            best = inner if inner.count > best.count else best
        elif len(alone) < _MOST_FIELDS:
            alone[key] = document.value()
        else:
            document.skip()
    if day_keys > number / 2:
        return days
    if not best.count and {"date", "text"} <= fields(alone).keys():
        return Place(keys, Shape.ONE, 1)
    return best


def _learn_order(place: Place, untrusted: Object) -> None:
    if place.day_first is None:
        dates = (one for key, one in untrusted.items() if isinstance(one, str) and field_of(key) == "date")
        place.day_first = is_day_first(dates)


def _best(whole: Any, fields: Fields, level: int) -> list[Object]:
    """The same in what is held already."""
    if isinstance(whole, list):
        found = [one for one in whole if isinstance(one, dict)]
        if any(fields(one).keys() & {"text", "title", "mood", "date"} for one in found[:_LOOKED_AT]):
            return found
        inner = [_best(one, fields, level + 1) for one in found[:_LOOKED_INTO]] if level < _MOST_LEVELS else []
        return max(inner, key=len, default=[])
    if not isinstance(whole, dict) or level > _MOST_LEVELS:
        return []
    if whole and sum(map(is_day, whole)) > len(whole) / 2:
        return [made for key, value in whole.items() if is_day(key) for made in _of_day(key, value)]
    best = max((_best(value, fields, level + 1) for value in whole.values()), key=len, default=[])
    return best or ([whole] if {"date", "text"} <= fields(whole).keys() else [])


def _of_day(day: str, value: Any) -> list[Object]:
    """What stands under a day: a text, an object, or several."""
    if isinstance(value, list):
        return [made for one in value for made in _of_day(day, one)]
    if isinstance(value, dict):
        return [value if any(field_of(key) == "date" for key in value) else {"date": day, **value}]
    return [{"date": day, "text": value}] if isinstance(value, str) and value.strip() else []
