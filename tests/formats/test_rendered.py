"""Markdown becomes HTML below an entry's own title, each list and table running the way its words do."""

from dataclasses import replace

import pytest

from peerjournal.formats.leaving import Leaving
from peerjournal.formats.print_html import chapters
from peerjournal.formats.rendered import Pictures, rendered
from tests.samples import EMPTY


def page(body: str) -> str:
    return rendered(body, Pictures((), lambda _: ""))


def leaving(body: str) -> Leaving:
    return Leaving(replace(EMPTY, body=body))


def test_headings_stay_below_those_of_the_entry() -> None:
    assert "<h4" in page("# One")
    assert "</h6>" in page("### Three")
    assert "<h6" in page("###### Six")


@pytest.mark.parametrize(
    ("body", "holder"),
    [("- {}\n", "ul"), ("1. {}\n", "ol"), ("> {}\n", "blockquote"), ("|{}|a|\n|-|-|\n|1|2|\n", "table")],
)
def test_what_holds_several_lines_runs_as_its_first_letter_does(body: str, holder: str) -> None:
    assert f'<{holder} dir="rtl">' in page(body.format("**1** שלום"))
    assert f'<{holder} dir="rtl">' in page(body.format("مرحبا hello"))
    assert f"<{holder}>" in page(body.format("hello שלום"))
    assert f"<{holder}>" in page(body.format("1"))


def test_tasks_show_a_box_and_other_brackets_stay() -> None:
    shown = page("- [ ] open\n- [x] done\n- [a] neither\n\n[ ] no list\n")
    assert '<li class="task" dir="auto">☐ open' in shown
    assert "☑ done" in shown
    assert "[a] neither" in shown
    assert "[ ] no list" in shown


def test_on_paper_the_first_column_of_a_table_stands_where_reading_begins() -> None:
    ((_, html),) = chapters([leaving("|שלום|a|\n|-|-|\n|1|2|\n")], lambda *_: "")
    assert html.index(">a<") < html.index(">שלום<") < html.index(">2<") < html.index(">1<")
    ((_, html),) = chapters([leaving("|hello|a|\n|-|-|\n|1|2|\n")], lambda *_: "")
    assert html.index(">hello<") < html.index(">a<") < html.index(">1<") < html.index(">2<")
