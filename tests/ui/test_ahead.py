"""Pages are made ready while nobody is in a hurry: the first visit then is like any other."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from peerjournal.ui import ahead
from peerjournal.ui.desk import Desk
from peerjournal.ui.pages import PAGES
from peerjournal.ui.settings import Settings
from peerjournal.ui.theme import Theme
from tests.ui.conftest import Opened

ALL = {spec.name for spec in PAGES}


@pytest.fixture
def desk(opened: Opened, theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The open journal, quicker to begin than the program."""
    assert ahead._AFTER >= 500  # until then Today has been read and painted
    monkeypatch.setattr(ahead, "_AFTER", 200)
    monkeypatch.setattr(ahead, "_EVERY", 0)
    made = Desk(theme, Settings(theme="light"), opened.thread)
    qtbot.addWidget(made)
    made.return_to({})
    made.show()
    return made


def test_all_pages_are_there_after_a_while_and_nothing_was_asked_for_them(desk: Desk, qtbot: QtBot) -> None:
    assert set(desk._built) == {"today"}
    qtbot.waitUntil(lambda: set(desk._built) == ALL, timeout=20_000)
    assert desk._shown == "today"
    assert desk._stale == ALL - {"today"}
    page = desk._built["journal"]
    desk.go("journal")
    assert desk._built["journal"] is page


def test_whoever_does_something_is_not_kept_waiting(desk: Desk, qtbot: QtBot) -> None:
    for _ in range(8):
        QTest.keyClick(desk, Qt.Key.Key_Shift)
        QTest.qWait(60)
    assert set(desk._built) == {"today"}
    desk.go("tips")
    qtbot.waitUntil(lambda: set(desk._built) == ALL, timeout=20_000)


def test_leaving_before_it_is_done_leaves_nothing_behind(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(desk._built) > 2, timeout=20_000)
    desk.close()
