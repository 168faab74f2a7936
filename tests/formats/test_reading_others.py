"""Dates, encodings and YAML of other people are read as they meant them, and hostile ones refused."""

import contextlib
from datetime import UTC

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerjournal.formats import dates, encodings, yaml_text
from peerjournal.model.errors import BadDate

UTC_DAY = "2021-03-15T"


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2021-03-15", "12:00:00"), ("15.03.2021 8:02 pm", "20:02:00"), ("March 15, 2021 at 3:04 PM", "15:04:00"),
        ("20210315T101010Z", "10:10:10"), ("2021-03-15 21:00:00Z", "21:00:00"), ("15 de marzo de 2021", "12:00:00"),
        ("2021/3/15 7:05", "07:05:00"), ("15. März 2021", "12:00:00"), ("Mon, 15 Mar 2021 10:00:00 +0000", "10:00:00"),
        ("2021年3月15日 下午3:04", "15:04:00"), ("1615766400", "00:00:00"), ("1615766400000", "00:00:00"),
        ("3/15/21", "12:00:00"), ("15 марта 2021", "12:00:00"), ("2021-03-15T12:30:00.250+00:00", "12:30:00.250000"),
    ],
)  # fmt: skip
def test_dates_are_read_as_people_write_them(text: str, iso: str) -> None:
    assert dates.read_date(text, UTC)[0].isoformat() == f"{UTC_DAY}{iso}+00:00"


@pytest.mark.parametrize(
    "text", ["", "soon", "2021-02-30", "10101T000000Z", "2021-W11", "1" * 400, "99999999999999999"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(BadDate):
        dates.read_date(text)


@given(st.text(alphabet="0123456789-/.: TZ+apmMarch年月日", max_size=30))
def test_no_text_breaks_the_reader_of_dates(text: str) -> None:
    with contextlib.suppress(BadDate):
        dates.read_date(text)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Heute war ein schöner Tag. Grüße!", "cp1252"), ("Сегодня был хороший день, мы гуляли", "cp1251"),
        ("Сегодня был хороший день, мы гуляли", "koi8_r"), ("私はまた旅に出た、愚かな旅人として。", "shift_jis"),
        ("私はまた旅に出た、愚かな旅人として。", "euc_jp"), ("Dziś było źle, żółć gęślą jaźń", "cp1250"),
        ("A day", "utf-16"), ("Ein schöner Tag", "utf-16-le"), ("שלום לכולם היום", "cp1255"), ("plain", "utf-8-sig"),
    ],
)  # fmt: skip
def test_old_encodings_are_known_by_what_they_say(text: str, encoding: str) -> None:
    found = encodings.decoded(text.encode(encoding))
    assert found is not None
    assert found[0] == text


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader_of_encodings(content: bytes) -> None:
    found = encodings.decoded(content)
    assert found is None or isinstance(found[0], str)


def test_yaml_keeps_texts_as_they_were_written() -> None:
    assert yaml_text.load("a: 001\nb: [yes, ~, 2021-02-30]\nc: 'null'") == {
        "a": "001", "b": ["yes", None, "2021-02-30"], "c": "null",
    }  # fmt: skip


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 100_000, "? " * 10_000, "a: &a [*a]", "{a: b", "\x00", "!!x ["])
def test_yaml_that_tries_anything_is_refused(text: str) -> None:
    with pytest.raises(yaml_text.BadYaml):
        yaml_text.load(text)


@pytest.mark.parametrize(
    ("text", "fields", "body"),
    [
        ("---\ntitle: a: b\ntags:\n\t- x\n - y\n---\nz", {"title": "a: b", "tags": ["x", "y"]}, "\nz"),
        ("---\nwords\n---\nz", {}, "---\nwords\n---\nz"),
        ("no front", {}, "no front"),
        ("\ufeff---\r\na: 1\r\n---\r\nz", {"a": "1"}, "\nz"),
    ],
)
def test_front_matter_may_be_crooked(text: str, fields: dict[str, object], body: str) -> None:
    assert yaml_text.front_matter(text) == (fields, body)


@given(st.text(alphabet='-\n:ab "{}[]&*!|>\t#', max_size=60))
def test_no_front_matter_breaks_its_reader(text: str) -> None:
    yaml_text.front_matter(f"---\n{text}\n---\n")
