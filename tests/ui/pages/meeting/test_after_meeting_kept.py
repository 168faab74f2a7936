"""After a meeting: typed words survive a kill, and the form fits small, large and mirrored windows."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from peerjournal.actions import drafts, entries, groups
from peerjournal.model.draft import Draft
from peerjournal.model.moments import now
from peerjournal.ui.page import Link
from peerjournal.ui.pages.meeting.scales import InAndOut
from peerjournal.ui.theme import Theme
from peerjournal.ui.window import SMALLEST, Window
from tests.ui import looks
from tests.ui.conftest import Opened, _window
from tests.ui.pages.keyboard import CONTROL, activate, button, focused, go, press, said, tab_to, type_words

LONG = "Donaudampfschifffahrtsgesellschaftskapitän"
TEXTS = {"keep": "Asking early.", "tip_title": "Cold water", "tip_how": "Both wrists.", "question": "Who drives?"}


def _drafts(opened: Opened) -> list[Draft]:
    return [one for one in opened.do(drafts.all) if isinstance(one, Draft)]


def _said_it_all(page: Any, group_id: str) -> None:
    more = {
        "group_id": group_id, "at": "2026-11-19T18:30:00+00:00", "before": {"hope": 3}, "after": {"tension": 1},
        "feelings": ["heard", "wistful"],
    }  # fmt: skip
    page.form.fill({**TEXTS, "name": "", "more": more})


def test_everything_typed_is_there_after_a_kill(
    window: Window, opened: Opened, theme: Theme, qtbot: QtBot, restarts: list[str]
) -> None:
    """Kept by itself while one types; with the group that was chosen, though another one has met since."""
    group = opened.do(groups.add, "Thursday")
    page = go(window, opened, "after_meeting")
    _said_it_all(page, group.id)
    tab_to("What I want to keep")
    press(Qt.Key.Key_End)
    type_words(" Yes.")
    qtbot.waitUntil(lambda: any("Yes." in one.fields["keep"] for one in _drafts(opened)))
    fields = page.form.fields()
    opened.do(groups.add, "Just now", rrule="FREQ=DAILY", first_at=now() - timedelta(hours=2, days=3))
    again = _window(opened, theme, qtbot, restarts)  # nobody told the first one to settle
    other = go(again, opened, "after_meeting")
    assert other.form.fields() == fields
    assert other.form.keep.textCursor().position() == len("Asking early. Yes.")
    press(Qt.Key.Key_Return, CONTROL)
    opened.settle()
    assert _drafts(opened) == []
    assert len(opened.do(entries.page).rows) == 1
    again.close()
    again.deleteLater()


def test_only_a_group_and_a_time_are_no_draft(window: Window, opened: Opened) -> None:
    opened.do(groups.add, "Thursday")
    page = go(window, opened, "after_meeting")
    page.form.at.setDateTime(page.form.at.dateTime().addDays(-1))
    page.settle()
    opened.settle()
    assert _drafts(opened) == []


def test_escape_keeps_what_was_typed_and_today_shows_it(window: Window, opened: Opened) -> None:
    page = go(window, opened, "after_meeting")
    tab_to("What I want to keep")
    type_words("Asking early.")
    press(Qt.Key.Key_Escape)
    opened.settle()
    assert said(window) == "Kept as a draft."
    assert window.desk is not None
    assert window.desk.place()["page"] == "today"
    (draft,) = _drafts(opened)
    button(window.desk._built["today"], "Go on: Asking early.").click()
    opened.settle()
    assert page.isVisible()
    assert page.form.keep.text() == "Asking early."
    assert draft.kind == "after-meeting"


def test_discarding_empties_the_form_and_can_be_undone(window: Window, opened: Opened) -> None:
    group = opened.do(groups.add, "Thursday")
    page = go(window, opened, "after_meeting")
    _said_it_all(page, group.id)
    fields = page.form.fields()
    page.settle()
    button(page, "Discard").click()
    opened.settle()
    assert page.form.fields() == {}
    assert _drafts(opened) == []
    activate(window)
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert page.form.fields() == fields
    page.settle()
    opened.settle()
    assert [one.fields for one in _drafts(opened)] == [fields]


def test_after_unlocking_the_keyboard_is_in_the_text_again(
    window: Window, opened: Opened, theme: Theme, qtbot: QtBot, restarts: list[str]
) -> None:
    go(window, opened, "after_meeting")
    tab_to("What I want to keep")
    type_words("Asking ealry.")
    press(Qt.Key.Key_Left, times=3)
    assert window.desk is not None
    place = window.desk.place()
    window.desk.settle()
    opened.settle()
    again = _window(opened, theme, qtbot, restarts)
    activate(again)
    assert again.desk is not None
    again.desk.return_to(place)
    opened.settle()
    assert focused().accessibleName() == "What I want to keep"
    type_words("x")
    assert again.desk._built["after_meeting"].form.keep.text() == "Asking ealxry."  # type: ignore[attr-defined]
    again.close()
    again.deleteLater()


def _wrong(window: Window) -> list[str]:
    return looks.clipped(window) + looks.outside(window) + looks.unnamed(window) + looks.unreachable(window)


@pytest.mark.parametrize("percent", [100, 200])
def test_filled_with_long_words_it_fits_the_smallest_window(
    window: Window, opened: Opened, theme: Theme, percent: int
) -> None:
    group = opened.do(groups.add, " ".join([LONG] * 4))
    theme.choose("light", percent=percent)
    window.resize(*SMALLEST)
    page = go(window, opened, "after_meeting", Link("group", group.id))
    _said_it_all(page, group.id)
    page.form.keep.set_text(f"{LONG * 5} " * 20)
    page.form.tip_title.setText(LONG * 4)
    QCoreApplication.processEvents()
    assert _wrong(window) == []


def test_the_whole_form_is_seen_at_once_in_a_usual_window(window: Window, opened: Opened) -> None:
    """Nothing to scroll for somebody who comes home tired."""
    opened.do(groups.add, "Thursday")
    page = go(window, opened, "after_meeting")
    QCoreApplication.processEvents()
    assert page.form.verticalScrollBar().maximum() == 0


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.usefixtures("mirrored")
def test_mirrored_how_i_came_in_stands_at_the_right(window: Window, opened: Opened) -> None:
    group = opened.do(groups.add, "مجموعة الخميس")
    page = go(window, opened, "after_meeting")
    _said_it_all(page, group.id)
    opened.settle()
    assert _wrong(window) == []
    scales = page.form.scales
    assert scales.before.mapTo(page, scales.before.rect().center()).x() > page.width() / 2


def test_the_scales_go_below_one_another_and_back(theme: Theme, qtbot: QtBot) -> None:
    """In a window that is made smaller, and larger again; what was said of other scales is kept."""
    around, scales = QWidget(), InAndOut()
    qtbot.addWidget(around)
    QVBoxLayout(around).addWidget(scales)
    scales.set_answers({"hope": 0, "sleep": 3}, {"tension": 10})
    around.show()
    for width, direction in ((900, "LeftToRight"), (400, "TopToBottom"), (900, "LeftToRight")):
        around.resize(width, 300)
        QCoreApplication.processEvents()
        assert scales._row.direction() == QBoxLayout.Direction[direction]
    assert scales.answers() == ({"hope": 0, "sleep": 3}, {"tension": 10})
