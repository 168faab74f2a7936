"""Text for a terminal carries nothing a terminal obeys, and its width is what is seen, not how many characters."""

import sys

import pytest

from peerjournal.cli import text

STEERING = "".join(chr(code) for code in [*range(0x20), *range(0x7F, 0xA0)])


def test_nothing_that_steers_a_terminal_is_left() -> None:
    cleaned = text.clean(f"before{STEERING}after\x1b]0;title\x07\x1b[2J")
    assert cleaned == "before\t\n\nafter]0;title[2J"


def test_one_line_has_no_line_breaks_or_tabs() -> None:
    assert text.one_line(" a\n\tb\r\nc ") == "a b c"


def test_text_of_any_script_stays_as_it_is() -> None:
    for words in ("Grüße", "私はまた旅に出た", "привет", "مرحبا", "❤️ é"):
        assert text.clean(words) == words


@pytest.mark.parametrize(("words", "width"), [("abc", 3), ("旅に出た", 8), ("e\u0301", 1), ("", 0), ("\u200d", 0)])
def test_columns_count_what_is_seen(words: str, width: int) -> None:
    assert text.columns(words) == width


@pytest.mark.parametrize("words", ["one two three four five six", "私はまた旅に出た、愚かな旅人として", "x" * 50])
def test_wrapping_fits_the_width_and_loses_nothing(words: str) -> None:
    lines = text.wrapped(words, 12)
    assert all(text.columns(line) <= 12 for line in lines)
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")


def test_wrapping_breaks_at_spaces_and_keeps_own_line_breaks() -> None:
    assert text.wrapped("one two three\n\nfour", 10) == ["one two", "three", "", "four"]
    assert text.wrapped("one two three", 12, "  ") == ["  one two", "  three"]


def test_nothing_is_wrapped_where_the_output_goes_into_a_file() -> None:
    assert text.wrapped("word " * 100, None) == [("word " * 100).rstrip()]


def test_shortening_counts_columns_and_shows_that_something_is_left_out() -> None:
    assert text.shortened("short", 10) == "short"
    assert text.columns(text.shortened("私はまた旅に出た、愚かな旅人", 10)) <= 10
    assert text.shortened("a longer text", 8) == "a longe…"


def test_columns_of_a_table_begin_under_one_another() -> None:
    lines = text.aligned([["旅", "b", "c"], ["long", "", "d\x1b[31m"]])
    assert lines == ["旅    b  c", "long     d[31m"]
    assert text.aligned([]) == []


def test_the_page_is_as_wide_as_the_terminal_but_not_wider_than_a_book(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    for terminal, page in ((50, 50), (200, 76), (5, 20)):
        monkeypatch.setenv("COLUMNS", str(terminal))
        assert text.page_width() == page
    monkeypatch.setattr(sys.stdout, "isatty", lambda: False, raising=False)
    assert text.page_width() is None
