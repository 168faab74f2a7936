"""What a search asks for while it is typed, and the few words that a list shows of each thing found."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from peerjournal.actions import entries, groups, questions, tips, vaults
from peerjournal.model.moments import now
from peerjournal.ui.delegates.result import _near
from peerjournal.ui.models.results import ROLE, Result, ResultsModel
from peerjournal.ui.pages.find.look import as_typed, count, look, plain
from tests.ui.conftest import QUICK


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("wal", "wal*"),
        ("walk riv", "walk riv*"),
        ("walk ", "walk "),
        ("walk*", "walk*"),
        ('"cold wat', '"cold wat"*'),
        ('"cold water"', '"cold water"'),
        ("tag:hop", "tag:hop"),
        ("walk -riv", "walk -riv"),
        ("from:2024", "from:2024"),
        ("walk?", "walk?"),
        ("", ""),
        ("水", "水*"),
    ],
)
def test_the_last_word_is_one_that_is_still_being_typed(typed: str, asked: str) -> None:
    """A filter, an exclusion and a finished phrase are taken as they stand."""
    assert as_typed(typed) == asked


@pytest.mark.parametrize(
    ("text", "matches", "shown"),
    [
        ("**cold** water", ((2, 6),), ("cold water", ((0, 4),))),
        ("# A day\nby the river", ((13, 18),), ("A day by the river", ((11, 16),))),
        ("two\n\n  lines", ((7, 12),), ("two lines", ((4, 9),))),
        ("> said `so`", ((8, 10),), ("said so", ((5, 7),))),
        ("walks ; family", ((0, 5),), ("walks; family", ((0, 5),))),
        ("**", ((0, 2),), ("", ())),
        ("", (), ("", ())),
    ],
)
def test_markdown_goes_and_the_matches_stay_where_they_belong(
    text: str, matches: tuple[tuple[int, int], ...], shown: tuple[str, tuple[tuple[int, int], ...]]
) -> None:
    assert plain(text, matches) == shown


def test_the_match_is_in_sight_however_narrow_the_list() -> None:
    """The beginning gives way to it."""
    text = "a long walk by the river before the cold water came"
    short, spans = _near(text, ((36, 40),), 30)
    (start, end), *_ = spans
    assert short.startswith("…")
    assert short[start:end] == "cold"
    assert end < 30
    assert _near(text, ((2, 6),), 30) == (text, ((2, 6),))


def test_each_kind_says_what_it_is_where_and_when(tmp_path: Path) -> None:
    """Newest first; an entry without a title has its first line."""
    vault = vaults.create(tmp_path / "Mine.peerjournal", "x", cost=QUICK)
    group = groups.add(vault, "Thursday group")
    hour = timedelta(hours=1)
    entries.save(vault, entries.new(at=now() - 3 * hour, title="The river", body="No match here", group_id=group.id))
    entries.save(vault, entries.new(at=now() - 2 * hour, body="# By the *river*\nTwo herons."))
    tips.add(vault, "Walk to the river", how="Shoes on first.")
    questions.add(vault, "Who knows a river nearby?", group_id=group.id)
    found = look(vault, "riv*", "newest", 10)
    vaults.lock(vault)
    assert found.total == 4
    question, tip, untitled, titled = found.rows
    assert (question.kind(), question.title, question.group) == (
        "Question", "Who knows a river nearby?", "Thursday group",
    )  # fmt: skip
    assert (tip.kind(), tip.title, tip.snippet) == ("Coping tip", "Walk to the river", "Shoes on first.")
    assert untitled.title == "By the river"
    assert (titled.title, titled.snippet, titled.group) == ("The river", "No match here", "Thursday group")
    for one in (question, tip, untitled, titled):
        assert [one.title[start:end] for start, end in one.title_matches] == ["river"]
    assert all(word in titled.spoken() for word in ("Entry", "The river", "No match here", "Thursday group"))


@pytest.mark.parametrize("words", ["heron*", "tag:walks", "heron* tag:walks", "from:2000 heron*", "nothing*", ""])
def test_the_first_few_are_the_same_before_they_are_counted(tmp_path: Path, words: str) -> None:
    """Counting a common word of a long life takes longer than a frame; finding the newest few with it does not."""
    vault = vaults.create(tmp_path / "Mine.peerjournal", "x", cost=QUICK)
    with vaults.together(vault):
        for number in range(7):
            entries.save(vault, entries.new(title=f"heron {number}", tags=("walks",)))
    for limit in (3, 6, 7, 8):
        counted, uncounted = (look(vault, words, "newest", limit, known) for known in (True, False))
        assert uncounted.rows == counted.rows
        assert counted.total is not None
        assert uncounted.total == (None if counted.total > limit else counted.total)
        assert count(vault, words) == counted.total
        assert look(vault, words, "best", limit, counted=False).total == counted.total
    vaults.lock(vault)


def test_the_list_grows_at_its_end_and_nothing_moves(qtbot: QtBot) -> None:
    """The rest of the results comes a moment after the first; who is at the third stays there."""
    model = ResultsModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows = [Result("entry", str(number), now(), title=f"number {number}") for number in range(20)]
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    model.show_results(rows[:5])
    model.show_results(rows)
    assert (resets, model.rowCount()) == ([True], 20)
    model.show_results(rows)
    model.show_results(rows[3:5])
    assert (resets, model.rowCount()) == ([True, True], 2)
    assert _shown(model) == ["3", "4"]
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == rows[3].spoken()
    assert model.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is None
    tester.deleteLater()


def _shown(model: QAbstractItemModel) -> list[str]:
    return [model.index(row, 0).data(ROLE).id for row in range(model.rowCount())]
