"""Coping tips from the first one on: written down, tried, ranked, changed, deleted, all of it by keyboard."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from peerjournal.actions import groups, tips
from peerjournal.model.tip import Tip
from peerjournal.ui.page import Link
from peerjournal.ui.pages.tips.card import TipCard
from peerjournal.ui.widgets import IconButton
from peerjournal.ui.window import Window
from tests.ui.conftest import Opened
from tests.ui.pages.keyboard import CONTROL, activate, button, dialog, focused, go, press, said, tab_to, type_words


def _titles(page: Any) -> list[str]:
    return [card.heading.text() for card in page.library._cards]


def _ranked(opened: Opened) -> list[tuple[str, int, float | None]]:
    found = opened.do(tips.ranked)
    return [(one.tip.title, one.tries, one.eased) for one in found if isinstance(one.tip, Tip)]


# Qt's offscreen platform has no list of completions to raise.
@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_written_down_tried_twice_and_ranked_by_keyboard_alone(window: Window, opened: Opened) -> None:
    """From Today: Ctrl+T, words, Ctrl+Enter; then two tries, and what helps most stands first."""
    opened.do(tips.add, "Count backwards", situations=("panic",))
    (other,) = opened.do(tips.ranked)
    opened.do(tips.tried, other.tip.id, before=6, after=5)
    activate(window)
    QTest.keyClick(window, Qt.Key.Key_T, CONTROL)
    opened.settle()
    assert focused().accessibleName() == "What it is"
    type_words("Cold water")
    press(Qt.Key.Key_Tab)
    type_words("Both wrists, count to thirty.")
    press(Qt.Key.Key_Tab)
    type_words("Panic")
    press(Qt.Key.Key_Return)
    type_words("cravings")
    press(Qt.Key.Key_Return, CONTROL)
    opened.settle()
    page = go(window, opened, "tips", None)
    assert said(window) == "Saved."
    made = next(one.tip for one in opened.do(tips.ranked) if getattr(one.tip, "title", "") == "Cold water")
    assert isinstance(made, Tip)
    assert (made.how, made.situations) == ("Both wrists, count to thirty.", ("Panic", "cravings"))
    for before, after in ((Qt.Key.Key_8, Qt.Key.Key_3), (Qt.Key.Key_7, Qt.Key.Key_4)):
        tab_to("I tried it")
        press(Qt.Key.Key_Space)
        tab_to("Before")
        press(before)
        tab_to("After")
        press(after)
        press(Qt.Key.Key_Return)
        opened.settle()
        activate(window)
        assert said(window) == "Saved."
    assert _ranked(opened) == [("Cold water", 2, 4.0), ("Count backwards", 1, 1.0)]
    assert page.story._figures.text() == "eased 4 of 10 on average, 2 tries"
    press(Qt.Key.Key_Escape)
    opened.settle()
    assert _titles(page) == ["Cold water", "Count backwards"]


def test_a_situation_is_two_clicks_from_what_helps_with_it(demo_window: Window, opened_demo: Opened) -> None:
    """The page, then the chip; what eased most comes first."""
    page = go(demo_window, opened_demo, "tips")
    button(page, "cravings, 2 tips").click()
    opened_demo.settle()
    assert page.heading == "What helps with cravings"
    expected = [one.tip.title for one in opened_demo.do(tips.ranked, "cravings")]  # type: ignore[union-attr]
    assert _titles(page) == expected
    button(page, "All, 7 tips").click()
    opened_demo.settle()
    assert page.heading == "Coping tips"
    assert len(_titles(page)) == 7


def test_arrow_keys_go_from_situation_to_situation(demo_window: Window, opened_demo: Opened) -> None:
    """Space or Enter chooses; Tab goes on to the tips."""
    page = go(demo_window, opened_demo, "tips")
    page.begin()
    assert focused().accessibleName() == "All, 7 tips"
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Space)
    opened_demo.settle()
    assert page.heading == "What helps with cravings"
    tab_to("I tried it: " + _titles(page)[0])


def test_a_tip_that_was_never_tried_says_nothing_about_it(window: Window, opened: Opened) -> None:
    opened.do(tips.add, "Breathe")
    page = go(window, opened, "tips")
    (card,) = page.findChildren(TipCard)
    assert not any("tr" in label.text() for label in card.findChildren(type(card.heading)) if label.text() != "Breathe")
    card._opens.click()
    opened.settle()
    assert page.story._figures.isHidden()
    assert page.story._tries.isHidden()


def test_deleted_and_brought_back_with_one_key(window: Window, opened: Opened) -> None:
    tip = opened.do(tips.add, "Breathe")
    page = go(window, opened, "tips", Link("tip", tip.id))
    button(page, "Delete").click()
    opened.settle()
    assert said(window) == "Put into the trash."
    assert opened.do(tips.ranked) == []
    assert page.library._first.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    opened.settle()
    assert _titles(page) == ["Breathe"]


def test_a_change_is_saved_and_can_be_undone(window: Window, opened: Opened) -> None:
    group = opened.do(groups.add, "Thursday")
    tip = opened.do(tips.add, "Breathe", situations=("panic",), group_id=group.id)
    page = go(window, opened, "tips", Link("tip", tip.id, "edit"))
    assert page.heading == "Change a tip"
    tab_to("What it is")
    press(Qt.Key.Key_End)
    type_words(" out slowly")
    press(Qt.Key.Key_Return, CONTROL)
    opened.settle()
    changed = opened.do(tips.get, tip.id)
    assert (changed.title, changed.situations, changed.group_id) == ("Breathe out slowly", ("panic",), group.id)
    assert page.heading == "Breathe out slowly"
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    opened.settle()
    assert opened.do(tips.get, tip.id).title == "Breathe"


def test_a_try_put_down_by_mistake_is_taken_back_and_put_back(window: Window, opened: Opened) -> None:
    tip = opened.do(tips.add, "Breathe")
    opened.do(tips.tried, tip.id, before=2, after=9, note="wrong way round")
    page = go(window, opened, "tips", Link("tip", tip.id))
    page.story._tries.findChild(IconButton).click()
    opened.settle()
    assert said(window) == "Taken back."
    assert opened.do(tips.tries, tip.id) == []
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    opened.settle()
    assert [one.note for one in opened.do(tips.tries, tip.id)] == ["wrong way round"]  # type: ignore[union-attr]


def test_the_way_from_a_tip_to_its_group(window: Window, opened: Opened) -> None:
    group = opened.do(groups.add, "Thursday")
    tip = opened.do(tips.add, "Breathe", group_id=group.id)
    page = go(window, opened, "tips", Link("tip", tip.id))
    assert page.story._origin.text().startswith("Thursday · ")
    button(page, "Show the group").click()
    opened.settle()
    assert window.desk is not None
    assert window.desk.place() == {"page": "groups", "within": {"group": group.id}}


def test_a_tip_that_is_gone_leads_to_the_library(window: Window, opened: Opened, qtbot: QtBot) -> None:
    """A link kept from before must not keep anyone out."""
    page = go(window, opened, "tips", Link("tip", "0198a0b0-0000-7000-8000-000000000000"))
    opened.settle()
    assert "no tip" in said(window)
    assert page._at == ("situation", "")


def test_two_clicks_to_put_down_a_try(window: Window, opened: Opened) -> None:
    """From the library: "I tried it", and again "I tried it"; the sliders may stay as they are."""
    tip = opened.do(tips.add, "Breathe")
    go(window, opened, "tips")
    tab_to("I tried it: Breathe")
    press(Qt.Key.Key_Space)
    button(dialog(), "I tried it").click()
    opened.settle()
    assert len(opened.do(tips.tries, tip.id)) == 1
    activate(window)
    assert focused().accessibleName() == "I tried it: Breathe", "the keyboard stays where it was"


def test_a_name_in_how_a_tip_is_done_is_underlined(window: Window, opened: Opened, qtbot: QtBot) -> None:
    page = go(window, opened, "tips", Link(action="new"))
    page.form._how.set_text("As Maria does it.")
    qtbot.waitUntil(lambda: bool(page.form._how.extraSelections()), timeout=10_000)
