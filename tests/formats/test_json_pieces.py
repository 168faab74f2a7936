"""JSON read piece by piece is what it is when read whole, wherever the pieces end; and what is no JSON is refused."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerjournal.formats import json_pieces, json_search
from peerjournal.formats.json_pieces import JsonReader
from peerjournal.formats.json_text import BadJson, load
from tests.formats.importing import json_values


def in_pieces(text: str, size: int) -> list[str]:
    return [text[at : at + size] for at in range(0, len(text), size)]


def put_together(text: str, size: int) -> Any:
    """A document from what its members are."""
    whole: dict[str, Any] | list[Any] = {}
    for key, place, value in JsonReader(in_pieces(text, size)).members():
        if key is None:
            if place is None:
                return value
            whole = [*whole, value]
            assert len(whole) == int(place) + 1
        elif place is None:
            whole[key] = value  # type: ignore[call-overload]
        elif isinstance(place, int):
            whole.setdefault(key, []).append(value)  # type: ignore[union-attr]
        else:
            whole.setdefault(key, {})[place] = value  # type: ignore[union-attr]
    return whole


def without_empty(value: Any) -> Any:
    """Empty lists and objects at the first level have no members, so they do not show."""
    return {key: one for key, one in value.items() if one not in ([], {})} if isinstance(value, dict) else value


@given(
    st.dictionaries(st.text(max_size=5), json_values, max_size=5) | st.lists(json_values, min_size=1) | st.integers(),
    st.integers(1, 30), st.sampled_from([None, 1]), st.booleans(),
)  # fmt: skip
def test_the_members_are_those_of_the_whole(value: Any, size: int, indent: int | None, is_ascii: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=is_ascii)
    assert put_together(text, size) == without_empty(load(text))


@given(st.text(alphabet='{}[]:,"ab\\ 1.e-trufalsn\n', max_size=20), st.integers(1, 6))
def test_it_refuses_what_the_whole_would_be_refused_for(text: str, size: int) -> None:
    def outcome(read: Any) -> bool:
        try:
            read()
        except BadJson:
            return False
        return True

    assert outcome(lambda: list(JsonReader(in_pieces(text, size)).members())) == outcome(lambda: load(text))


@pytest.mark.parametrize("text", ["", "[1", '{"a":', '{"a" 1}', "[1]]", "[NaN]", "[" * 200_000, "[1e5", "9" * 5000])
def test_what_is_no_json_is_refused_in_any_pieces(text: str) -> None:
    for size in (1, 7, 1 << 18) if len(text) < 9000 else (1 << 18,):
        with pytest.raises(BadJson):
            list(JsonReader(in_pieces(text, size)).members())


def test_a_value_longer_than_can_be_held_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_pieces, "_LARGEST", 10_000)
    with pytest.raises(BadJson):
        list(JsonReader(["[1,", *['"' + "x" * 3000] * 4, '"]']).members())
    assert len(list(JsonReader(["[", *['"' + "x" * 3000 + '",'] * 40, "1]"]).members())) == 41


def fields(one: dict[str, Any]) -> dict[str, str]:
    return {key: key for key in one if key in {"date", "text", "title"}}


shapes = st.recursive(
    st.none() | st.just("x") | st.integers(0, 3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(("date", "text", "a", "b", "2024-05-17", "2024-05-18")), inner, max_size=3)
    ),
    max_leaves=12,
)


@settings(max_examples=300)
@given(shapes, st.integers(1, 20))
def test_the_journal_in_a_document_is_found_without_holding_it(whole: Any, size: int) -> None:
    text = json.dumps(whole)
    place = json_search.find(JsonReader(in_pieces(text, size)), fields)
    found = list(json_search.read(JsonReader(in_pieces(text, size)), place)) if place.count else []
    assert len(found) == len(json_search._best(whole, fields, 0))
