"""Notes come in with the day of their name, front matter or heading, with tags and the pictures they show."""

import unicodedata
from datetime import UTC, date
from pathlib import Path

import pytest

from peerjournal.formats import notes, org
from peerjournal.formats.imported import Remarks, Wishes
from peerjournal.formats.source import Source
from peerjournal.model.entry import Feeling
from tests.formats.importing import read, survives_mutations, write_all

DAY = date(2021, 3, 15)


@pytest.mark.parametrize(
    "name",
    [
        "2021-03-15.md", "2021_03_15.md", "20210315.md", "15.03.2021.md", "March 15, 2021.md", "15-03-2021.md",
        "2021/03/15.md", "2021/03-March/15 Monday.md", "Mon, 15 Mar 2021.md", "2021.03.15 A walk.md", "D-20210315-x.md",
        "2021/2021-03/2021-03-15-Monday.md", "journals/2021_03_15.org", "202103151430.md", "2021年3月15日.md",
    ],
)  # fmt: skip
def test_days_in_names_are_found_in_all_their_forms(tmp_path: Path, name: str) -> None:
    write_all(tmp_path, {name: b"words"})
    (entry,) = read(notes, tmp_path)
    assert entry.at is not None
    assert entry.at.date() == DAY


@pytest.mark.parametrize("name", ["2021-W10.md", "2021-02-30.md", "2021-03.md", "Chapter 12.md", "12345678.md"])
def test_what_is_no_day_is_none(tmp_path: Path, name: str) -> None:
    write_all(tmp_path, {name: b"words"})
    assert [entry.at for entry in read(notes, tmp_path)] == [None]


def test_a_diary_in_one_note_gives_its_days_also_when_it_begins_with_one(tmp_path: Path) -> None:
    write_all(tmp_path, {"diary.md": b"# 2021-03-15\n\none #a\n\n# 16 March 2021 21:30\n\ntwo\n"})
    found = read(notes, tmp_path / "diary.md")
    assert [(str(one.at)[:16], one.all_day, one.body, one.tags) for one in found] == [
        ("2021-03-15 12:00", True, "one #a", ("a",)), ("2021-03-16 21:30", False, "two", ()),
    ]  # fmt: skip


def test_front_matter_of_hugo_is_read(tmp_path: Path) -> None:
    front = b'+++\ntitle = "A day"\ndate = 2021-03-15T10:00:00Z\ntags = ["sea", "walk"]\nstarred = true\n+++\nwords\n'
    write_all(tmp_path, {"a.md": front, "b.md": b"+++ no front matter\nwords\n"})
    hugo, other = read(notes, tmp_path, wishes=Wishes(zone=UTC))
    assert (str(hugo.at), hugo.title, hugo.tags, hugo.starred, hugo.body) == (
        "2021-03-15 10:00:00+00:00", "A day", ("sea", "walk"), True, "words",
    )  # fmt: skip
    assert other.body.startswith("+++ no front matter")


def test_a_file_is_found_however_its_name_was_typed(tmp_path: Path) -> None:
    typed, stored = (unicodedata.normalize(form, "Größe.jpg") for form in ("NFC", "NFD"))
    write_all(tmp_path, {"2021-03-15.md": f"![](files/{typed}) ![[{typed}]]".encode(), f"files/{stored}": b"x"})
    (entry,) = read(notes, tmp_path)
    assert [one.inside for one in entry.files] == [f"files/{stored}"]


def test_of_files_with_one_name_the_nearest_is_shown_and_absolute_paths_are_found(tmp_path: Path) -> None:
    write_all(tmp_path, {
        "a/2021-03-15.md": b"![[p.png]] ![](/home/somebody/vault/a/img/q.png) ![](file:///C:/vault/r%20s.png)",
        "a/img/p.png": b"1", "b/img/p.png": b"2", "a/img/q.png": b"3", "r s.png": b"4",
    })  # fmt: skip
    (entry,) = read(notes, tmp_path)
    assert [one.inside for one in entry.files] == ["a/img/p.png", "a/img/q.png", "r s.png"]


def test_days_of_org_journal_have_no_ending(tmp_path: Path) -> None:
    write_all(tmp_path, {"20210315": b"* Monday, 03/15/21\n** 10:30 A walk\n", "20210316": b"\x7fELF"})
    remarks = Remarks()
    first, *_ = read(notes, tmp_path, remarks)
    assert first.at is not None
    assert (first.at.date(), first.body) == (DAY, "# Monday, 03/15/21\n## 10:30 A walk")


def test_one_name_tells_for_all_which_number_is_the_day(tmp_path: Path) -> None:
    write_all(tmp_path / "us", {"03-04-2021.md": b"a", "03-25-2021.md": b"b"})
    write_all(tmp_path / "unsaid", {"03-04-2021.md": b"a"})
    first = read(notes, tmp_path / "us")[0]
    assert first.at is not None
    assert first.at.month == 3
    remarks = Remarks()
    (unsaid,) = read(notes, tmp_path / "unsaid", remarks)
    assert unsaid.at is not None
    assert (unsaid.at.month, len(remarks.changed)) == (4, 1)
    (wished,) = read(notes, tmp_path / "unsaid", wishes=Wishes(day_first=False))
    assert wished.at is not None
    assert wished.at.month == 3


def test_front_matter_means_what_it_says(tmp_path: Path) -> None:
    front = b"---\ntitle: A: day\ncreated: 2021-03-15 21:00:00Z\ntags: [sea, '#walk']\nmood: calm\n"
    front += b"starred: true\nbp: 120\n---\n"
    write_all(tmp_path, {"x.md": front + b"\nbody #choir and `#no` http://x.y/#no\n"})
    remarks = Remarks()
    (entry,) = read(notes, tmp_path, remarks, Wishes(zone=UTC))
    assert entry.at is not None
    assert (entry.at.isoformat(), entry.all_day, entry.title) == ("2021-03-15T21:00:00+00:00", False, "A: day")
    assert (entry.tags, entry.feelings, entry.starred) == (("sea", "walk", "choir"), (Feeling("calm"),), True)
    assert entry.body == "body #choir and `#no` http://x.y/#no"
    assert [one.what for one in remarks.skipped] == ["field bp"]


def test_pictures_come_along_from_where_they_lie_and_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"secret")
    vault = write_all(
        tmp_path / "vault",
        {
            "days/2021-03-15.md": b"![[pic one.png|300]] ![a](../img/two.png 'x') ![](../../secret.png) [[Note]] "
            b"![](https://x.y/z.png) [doc](../img/a.pdf) `![](../img/two.png)` ![](file:///etc/passwd.png)",
            "img/pic one.png": b"1", "img/two.png": b"2", "img/a.pdf": b"3", "img/never shown.png": b"4",
            ".obsidian/app.json": b"{}",
        },
    )  # fmt: skip
    remarks = Remarks()
    (entry,) = read(notes, vault, remarks)
    assert {file.name: file.inside for file in entry.files} == {
        "pic one.png": "img/pic one.png", "two.png": "img/two.png", "a.pdf": "img/a.pdf", "secret.png": "",
        "passwd.png": "",
    }  # fmt: skip
    assert entry.body.startswith("![](pic%20one.png) ![a](two.png) ![](secret.png) [[Note]] ![](https://x.y/z.png)")
    assert "[doc](a.pdf) `![](../img/two.png)`" in entry.body
    assert {one.what for one in remarks.skipped} == {"file secret.png", "file passwd.png", "file never shown.png"}


def test_a_diary_in_one_file_is_parted_at_its_days(tmp_path: Path) -> None:
    path = tmp_path / "diary.md"
    path.write_text("about me\n\n## Monday, 15 March 2021\none\n\n## 2021-03-16 08:30\ntwo #x\n", "utf-8")
    preface, one, two = read(notes, path)
    assert (preface.at, preface.title, preface.body) == (None, "diary", "about me")
    assert one.at is not None
    assert two.at is not None
    assert (one.at.date(), one.all_day, one.body) == (DAY, True, "one")
    assert (two.at.hour, two.all_day, two.tags) == (8, False, ("x",))


def test_org_becomes_markdown(tmp_path: Path) -> None:
    text = """#+TITLE: A day
#+FILETAGS: :sea:
* TODO Call *mum* :phone:
:PROPERTIES:
:ID: 1
:END:
/so/ =x= [[https://a.b][there]] [[./p.png]] <2021-03-15 Mon 10:30>
1) one
- [X] done
#+BEGIN_SRC python
  x = 1
#+END_SRC
"""
    found = org.read(text)
    assert found.text == (
        "# [ ] Call **mum**\n*so* `x` [there](https://a.b) ![](./p.png) 2021-03-15 10:30\n1. one\n- [x] done\n"
        "```python\nx = 1\n```"
    )
    assert (found.keywords["title"], found.tags, found.left_out) == ("A day", ["sea", "phone"], ["properties"])


def test_a_folder_of_other_journals_is_not_taken_for_notes(tmp_path: Path) -> None:
    write_all(tmp_path, {"a.md": b"x", "b.enex": b"<en-export>", "c.md": b"y"})
    assert not notes.recognises(Source(tmp_path))


def test_damaged_notes_do_no_harm(tmp_path: Path) -> None:
    sample = b"---\ntitle: x\ntags:\n  - a\ndate: 2021-03-15\nmood: 3\n---\n# 2021-03-15\n![[a.png]] [x](y.md)\n"
    survives_mutations(notes, tmp_path / "x.md", sample)
    survives_mutations(notes, tmp_path / "y.org", b"* TODO x :a:\n#+BEGIN_SRC\n:P:\n:END:\n| a |\n|---|\n[[x][y]]")
