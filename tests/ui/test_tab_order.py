"""Tab goes through the window as the eye does, and every page can be reached without a mouse."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from peerjournal.ui.window import Window
from tests.ui.conftest import Opened
from tests.ui.pages.keyboard import focused, go, press, tab_to

BY_TAB = Qt.Key.Key_Tab


def _name() -> str:
    here = focused()
    return here.accessibleName() or (here.text().strip() if isinstance(here, QAbstractButton) else "")


def _walk(times: int) -> list[str]:
    names = [_name()]
    for _ in range(times):
        press(BY_TAB)
        names.append(_name())
    return names


def test_today_begins_with_feelings_then_scales_then_what_lies_below(demo_window: Window, opened_demo: Opened) -> None:
    page = go(demo_window, opened_demo, "today")
    chips = list(page.feelings._chips.values())
    assert focused() is chips[0]
    walked = _walk(len(chips) + 4)
    assert walked == [*(one.text() for one in chips), "More feelings", "Hope", "Belonging", "Tension", "Write more"]


def test_the_whole_vocabulary_comes_right_after_the_button_that_shows_it(
    demo_window: Window, opened_demo: Opened
) -> None:
    page = go(demo_window, opened_demo, "today")
    tab_to("More feelings")
    press(Qt.Key.Key_Space)
    assert focused() is page.feelings._find
    press(BY_TAB)
    assert _name() == page.feelings._parts[0][1][0][1].text()


def test_coming_home_begins_at_the_first_scale_though_the_groups_are_read_later(
    demo_window: Window, opened_demo: Opened
) -> None:
    go(demo_window, opened_demo, "after_meeting")
    assert _name() == "Hope, How I came in"


def test_writing_ends_with_the_button_that_says_so(demo_window: Window, opened_demo: Opened, qtbot: QtBot) -> None:
    go(demo_window, opened_demo, "journal")
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: _name() == "Text")
    assert _walk(3) == ["Text", "Whose words these are", "Attach files", "Done"]


def test_each_page_of_the_sidebar_is_reached_by_tab_and_by_arrows(demo_window: Window, opened_demo: Opened) -> None:
    """An arrow moves the keyboard and nothing else; a page that opened at once would take the keyboard with it."""
    go(demo_window, opened_demo, "today")
    assert demo_window.desk is not None
    buttons = demo_window.desk._sidebar._buttons
    tab_to("Today")
    for name in list(buttons)[1:]:
        if name in ("backup",):
            break
        press(Qt.Key.Key_Down)
        assert focused() is buttons[name]
    tab_to("Back up")
    assert demo_window.desk._shown == "today"
    press(Qt.Key.Key_Space)
    assert demo_window.desk._shown == "backup"
    assert [name for name, button in buttons.items() if button.isChecked()] == ["backup"]
    press(Qt.Key.Key_Tab)
    demo_window.desk.go("backup")
    buttons["backup"].click()  # again: it stays the page that is shown
    assert buttons["backup"].isChecked()
