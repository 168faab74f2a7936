"""RedNotebook's months come in day by day, in whichever markup, with tags and the pictures that lie with them."""

import zipfile
from pathlib import Path

import pytest

from peerjournal.formats import rednotebook
from peerjournal.formats.hashtags import hashtags
from peerjournal.formats.imported import Remarks
from peerjournal.formats.source import Source
from peerjournal.formats.txt2tags import to_markdown
from peerjournal.model.errors import FileUnreadable
from tests.formats.importing import read, survives_mutations, write_all

MONTH = b"""
1:
  text: 'A **good** //day// with #choir [""pic"".png]'
  Ideas:
    Sing more: null
  Tags:
    old: null
3: {text: 'see [notes ""file:///home/me/notes.pdf""]', Work: null}
31: {text: no such day}
"""


def test_days_come_with_categories_and_hashtags(tmp_path: Path) -> None:
    write_all(tmp_path, {"2021-02.txt": MONTH, "pic.png": b"picture"})
    remarks = Remarks()
    first, second = read(rednotebook, tmp_path, remarks)
    assert first.at is not None
    assert (first.at.date().isoformat(), first.all_day, first.source_id) == ("2021-02-01", True, "2021-02-01")
    assert first.body == "A **good** *day* with #choir ![](pic.png)\n\n**Ideas**\n\n- Sing more"
    assert first.tags == ("choir", "Ideas", "old")
    assert [file.inside for file in first.files] == ["pic.png"]
    assert (second.tags, second.files) == (("Work",), ())
    assert second.body == "see [notes](file:///home/me/notes.pdf)"
    assert {one.what for one in remarks.skipped} == {"file notes.pdf", "day 31 of 2021-02.txt"}


def test_a_journal_that_was_moved_to_markdown_is_left_as_it_is(tmp_path: Path) -> None:
    write_all(tmp_path, {"data/2021-02.txt": b"1: {text: '**a** //b//'}\n", "data/journal.cfg": b"markup=markdown\n"})
    (entry,) = read(rednotebook, tmp_path)
    assert entry.body == "**a** //b//"


def test_a_backup_is_read_in_its_zip_and_two_journals_are_two(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "backup.zip", "w") as made:
        made.writestr("2021-02.txt", MONTH)
    assert len(read(rednotebook, tmp_path / "backup.zip")) == 2
    write_all(tmp_path / "both", {"a/data/2021-02.txt": MONTH, "b/data/2021-02.txt": MONTH})
    assert not rednotebook.recognises(Source(tmp_path / "both"))
    assert rednotebook.recognises(Source(tmp_path / "both/a"))


def test_bombs_of_aliases_and_of_brackets_are_refused_before_they_are_walked(tmp_path: Path) -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    for name, text in (("2021-01.txt", f"1: {{text: x}}\n{bomb}"), ("2021-02.txt", "1:\n  text: " + "[" * 200_000)):
        write_all(tmp_path / name, {name: text.encode()})
        with pytest.raises(FileUnreadable):
            read(rednotebook, tmp_path / name)


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("=== Title ===", "### Title"),
        ("--gone-- __under__ ``code**``", "~~gone~~ *under* `code**`"),
        ("- a\n  - b\n+ c", "- a\n    - b\n1. c"),
        ("|| A | B |\n| 1 | 2 |", "\n| A | B |\n| --- | --- |\n| 1 | 2 |\n"),
        ("line\\\\\nnext", "line\\\nnext"),
        ("====================", "---"),
        ("[Label http://a.b/c] and http://x.y/__z__", "[Label](http://a.b/c) and http://x.y/__z__"),
        ("3*4 # no heading", "3\\*4 # no heading"),
        ("```\n**as is**\n```", "```\n**as is**\n```"),
        ("[2019-02-14] stays", "[2019-02-14] stays"),
    ],
)
def test_its_markup_becomes_markdown(text: str, markdown: str) -> None:
    assert to_markdown(text, lambda _target, _is_picture: None) == markdown


def test_hashtags_are_words_with_a_letter(tmp_path: Path) -> None:
    assert hashtags("#one text.#two #3 é#no ##no &#nbsp; #include x <a b='#ffffff'> #4four #a/#b") == [
        "one", "two", "4four", "a", "b",
    ]  # fmt: skip


def test_damaged_months_do_no_harm(tmp_path: Path) -> None:
    survives_mutations(rednotebook, tmp_path / "2021-02.txt", MONTH)
