"""Every noun survives being written as a record, and no record is believed that is not what it should be."""

import dataclasses
import json
import string
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerjournal.model.attachment import Attachment
from peerjournal.model.entry import Entry, Feeling, Source
from peerjournal.model.fields import RecordWrong
from peerjournal.model.records import NOUNS, Noun, from_line, to_line
from tests.samples import ALL, ENTRY, LATE, MEETING, numbered

SAMPLES = [(noun, value) for noun, values in ALL.items() for value in values]
OF_EVERY_TYPE: tuple[Any, ...] = (17, 17.5, True, "x", [], {})
NEVER_RIGHT: tuple[Any, ...] = ([17, [17]], {"x": "y", "format": 1}, ["\ud800"], "\ud800", 10**400)

FREE = {("draft", "fields"), ("measure", "definition"), ("answers", "items")}
ODD: tuple[Any, ...] = ("\ud800", 10**400, float("nan"), float("inf"), {"\ud800": 1}, [[{"deep": "\udfff"}]])

texts = st.text(st.characters(codec="utf-8"), max_size=40)
ids = st.integers(0, 2**40).map(numbered)
offsets = st.integers(-1439, 1439).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(datetime(2, 1, 2), datetime(9998, 12, 30), timezones=offsets)  # noqa: DTZ001 - offsets are drawn
some_moment = st.none() | moments
files = st.builds(
    Attachment, ids, texts, texts, st.integers(0, 2**50), st.text(string.hexdigits[:16], min_size=64, max_size=64)
)
entries = st.builds(
    Entry, ids, moments, texts, texts, st.lists(st.builds(Feeling, texts, st.none() | st.integers(0, 10))).map(tuple),
    st.dictionaries(texts, st.integers(0, 10)), st.lists(texts).map(tuple), st.none() | ids, st.none() | ids,
    st.lists(ids).map(tuple), st.lists(files, max_size=3).map(tuple), st.booleans(), st.booleans(),
    st.none() | st.builds(Source, texts, texts), some_moment, some_moment, some_moment,
)  # fmt: skip


@pytest.mark.parametrize(("noun", "value"), SAMPLES, ids=lambda one: one if isinstance(one, str) else "")
def test_a_noun_comes_back_from_its_line_as_it_was(noun: str, value: Noun) -> None:
    line = to_line(noun, value)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert from_line(noun, line) == value


@given(entries)
def test_any_entry_comes_back_as_it_was(entry: Entry) -> None:
    again = from_line("entry", to_line("entry", entry))
    assert again == entry
    assert again.at.utcoffset() == entry.at.utcoffset()


def test_the_samples_leave_no_field_of_a_noun_untried() -> None:
    for noun, values in ALL.items():
        for field in dataclasses.fields(values[0]):
            tried = [getattr(value, field.name) for value in values]
            empty = field.default if field.default is not dataclasses.MISSING else None
            assert any(value != empty and value not in ((), {}) for value in tried), f"{noun}.{field.name}"


def test_a_moment_keeps_its_own_offset_and_its_fractions() -> None:
    record = json.loads(to_line("entry", ENTRY))
    assert record["at"] == "2024-05-17T22:15:30.123+14:00"


def test_what_is_empty_is_left_out_and_a_no_is_not() -> None:
    assert json.loads(to_line("meeting", MEETING))["attended"] is False
    bare = json.loads(to_line("entry", Entry(numbered(1), LATE)))
    assert bare == {"id": numbered(1), "at": "2024-05-17T22:15:30.123+14:00"}


def test_a_key_that_a_later_version_added_is_passed_over() -> None:
    record = json.loads(to_line("entry", ENTRY)) | {"weather": {"sky": ["grey"]}}
    record["feelings"][0]["colour"] = "blue"
    assert from_line("entry", json.dumps(record).encode()) == ENTRY


def test_null_is_as_good_as_nothing() -> None:
    record = {"id": numbered(1), "at": "2024-05-17T22:15:30.123+14:00", "title": None, "tags": None, "source": None}
    assert from_line("entry", json.dumps(record).encode()) == Entry(numbered(1), LATE)


@pytest.mark.parametrize("noun", NOUNS)
def test_a_value_of_the_wrong_type_is_refused_by_name(noun: str) -> None:
    for value in ALL[noun]:
        record = json.loads(to_line(noun, value))
        for key, right in record.items():
            # A form's fields may hold anything that a form may hold.
            never = NEVER_RIGHT if (noun, key) not in FREE else [{"x": one} for one in ODD]
            for wrong in (*(one for one in OF_EVERY_TYPE if type(one) is not type(right)), *never):
                with pytest.raises(RecordWrong) as refused:
                    NOUNS[noun][1]({**record, key: wrong})
                assert key in (*refused.value.noun.split("."), refused.value.key)


@pytest.mark.parametrize("noun", NOUNS)
@pytest.mark.parametrize("key", ["id", "at", "replaced_at"])
def test_what_a_noun_cannot_do_without_must_be_there(noun: str, key: str) -> None:
    record = json.loads(to_line(noun, ALL[noun][0]))
    if key not in record:
        return
    del record[key]
    with pytest.raises(RecordWrong) as refused:
        NOUNS[noun][1](record)
    assert (refused.value.noun, refused.value.key) == (noun, key)


@pytest.mark.parametrize(
    "change",
    [
        {"id": "../../etc"},
        {"id": numbered(1).upper().replace("0", "A")},
        {"at": "2024-05-17T22:15:30"},
        {"at": "0001-01-01T00:00:00+14:00"},
        {"at": "2024-05-17T22:15:30+00:00" + " " * 99},
        {"title": "\ud800"},
        {"feelings": [{"name": "x", "intensity": 100_000}]},
        {"feelings": [{"name": "x", "intensity": False}]},
        {"scales": {"hope": 1.0}},
        {"scales": {"\udfff": 1}},
        {"tags": "calm"},
        {"tip_ids": ["x"]},
        {"attachments": [{"id": numbered(1), "sha256": "A" * 64, "size": 1}]},
        {"attachments": [{"id": numbered(1), "sha256": "a" * 64, "size": -1}]},
        {"attachments": [{"id": numbered(1), "sha256": "a" * 64}]},
        {"source": "jrnl"},
    ],
)
def test_an_entry_with_one_odd_value_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(RecordWrong):
        NOUNS["entry"][1](json.loads(to_line("entry", ENTRY)) | change)


@pytest.mark.parametrize(
    "line",
    [b"", b"null", b"[]", b'"x"', b"{", b"\xff", b"[" * 100_000, b'{"a":' * 100_000, b"1" * 10_000, b"NaN"],
    ids=["nothing", "null", "list", "text", "cut", "not UTF-8", "deep lists", "deep objects", "a long number", "NaN"],
)
def test_a_line_that_is_no_record_is_refused(line: bytes) -> None:
    for noun in NOUNS:
        with pytest.raises(RecordWrong) as refused:
            from_line(noun, line)
        assert str(refused.value) == noun


def test_the_refusal_names_the_field_and_nothing_that_was_in_it() -> None:
    with pytest.raises(RecordWrong) as refused:
        NOUNS["entry"][1]({"id": numbered(1), "at": "a secret"})
    assert str(refused.value) == "entry.at"
    assert "secret" not in repr(refused.value)
