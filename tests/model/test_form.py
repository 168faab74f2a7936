"""The form in which entries leave: plain JSON, and Markdown whose front matter no text can break out of."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerjournal.model.entry import Entry
from peerjournal.model.form import entry_form, entry_markdown, markdown_path
from peerjournal.model.text import storable
from tests.samples import EMPTY, ENTRY

_NOT_IN_YAML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def front_matter(text: str) -> tuple[dict[str, object], str]:
    """The front matter's values, each as JSON (which YAML contains), and what comes after it."""
    head, _, rest = text.removeprefix("---\n").partition("\n---\n\n")
    lines = head.split("\n")
    assert not any(_NOT_IN_YAML.search(line) for line in lines)
    return {line.partition(": ")[0]: json.loads(line.partition(": ")[2]) for line in lines}, rest


def test_the_json_form_has_every_key_of_the_contract_also_for_an_empty_entry() -> None:
    keys = {
        "id", "at", "title", "body", "feelings", "scales", "tags", "group", "meeting", "starred", "attachments",
        "created_at", "updated_at", "source",
    }  # fmt: skip
    for entry in (ENTRY, EMPTY):
        form = entry_form(entry)
        assert keys <= form.keys()
        assert json.loads(json.dumps(form)) == form


def test_markdown_says_the_same_as_json_and_keeps_the_body_unchanged() -> None:
    form = entry_form(ENTRY, "Thursday", "2024-05-17T20:00:00+02:00")
    told, rest = front_matter(entry_markdown(ENTRY, "Thursday", "2024-05-17T20:00:00+02:00", "../../attachments"))
    assert rest.startswith(ENTRY.body + "\n")
    assert told == {key: form[key] for key in told}
    assert told.keys() >= {"id", "at", "title", "tags", "group", "meeting", "source"}


def test_markdown_leads_to_the_attachments() -> None:
    name = replace(ENTRY.attachments[0], name="a [1]\\\n](x).png")
    text = entry_markdown(replace(ENTRY, attachments=(name,)), files="../../attachments")
    path = f"../../attachments/{name.sha256[:2]}/{name.sha256}"
    assert text.endswith(f"\n\n[a (1)\\\\ )(x).png]({path})\n")


texts = st.text(st.characters(codec=None), max_size=60).map(storable)
breaking = st.sampled_from(["\n---\n", "---", "\u2028", "\x85", "\x00", "\x1b[2J", "\ufeff", "\ud7ff", "\uffff", ": #"])


@given(st.lists(texts | breaking, max_size=4).map("".join), st.lists(texts | breaking, max_size=4).map("".join))
def test_no_title_and_no_tag_breaks_out_of_the_front_matter(title: str, tag: str) -> None:
    entry = Entry("x", datetime(2024, 1, 1, tzinfo=UTC), title=title, tags=(tag,), body="the body")
    told, rest = front_matter(entry_markdown(entry))
    assert told.get("title", "") == title
    assert told["tags"] == [tag]
    assert rest == "the body\n"


@pytest.mark.parametrize(
    ("at", "path"),
    [
        (datetime(2024, 5, 7, tzinfo=UTC), "2024/05/2024-05-07-x.md"),
        (datetime(1, 1, 1, tzinfo=UTC), "0001/01/0001-01-01-x.md"),
        (datetime(999, 12, 31, tzinfo=UTC), "0999/12/0999-12-31-x.md"),
    ],
)
def test_a_file_is_named_by_its_day_and_id_alone(at: datetime, path: str) -> None:
    assert markdown_path(Entry("x", at, title="a secret")) == path
