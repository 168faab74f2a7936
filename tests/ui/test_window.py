"""The window: pages, shortcuts, narrow and large, the search field, the line at the foot, and closing."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from peerjournal.actions import drafts, entries
from peerjournal.model.errors import DiskFull
from peerjournal.ui.desk import Desk
from peerjournal.ui.dialogs.shortcuts import ShortcutsDialog
from peerjournal.ui.pages import PAGES
from peerjournal.ui.settings import Settings
from peerjournal.ui.sidebar import ICONS_ONLY_UNDER, WIDTH, Sidebar
from peerjournal.ui.theme import Theme
from peerjournal.ui.vault_thread import VaultThread
from peerjournal.ui.widgets.toast import Toast
from peerjournal.ui.window import SMALLEST, Window
from tests.ui import looks
from tests.ui.conftest import Opened


def _toast(window: Window) -> Toast:
    found = window.findChild(Toast)
    assert isinstance(found, Toast)
    return found


def test_the_title_is_the_programs_name_on_every_page(window: Window, opened: Opened) -> None:
    """A task bar, a screen recording or a screen reader's window list tells nothing."""
    assert window.desk is not None
    for spec in PAGES:
        window.desk.go(spec.name)
        opened.settle()
        assert window.windowTitle() == "PeerJournal"


def test_pages_are_built_when_they_are_first_shown(window: Window) -> None:
    """Today is there, the others wait."""
    assert window.desk is not None
    assert set(window.desk._built) == {"today"}


def test_a_screen_reader_goes_to_a_page(window: Window) -> None:
    """It toggles the button; pressing that of the page one is on changes nothing."""
    sidebar = window.findChild(Sidebar)
    assert isinstance(sidebar, Sidebar)
    assert window.desk is not None
    for _ in range(2):
        sidebar._buttons["tips"].toggle()
        assert window.desk._shown == "tips"
        assert [name for name, button in sidebar._buttons.items() if button.isChecked()] == ["tips"]


def test_the_sidebar_shows_icons_only_in_a_narrow_window(window: Window, qtbot: QtBot) -> None:
    """Under 900 pixels the words go, and stay as accessible names and tooltips."""
    sidebar = window.findChild(Sidebar)
    assert isinstance(sidebar, Sidebar)
    window.resize(ICONS_ONLY_UNDER, 700)
    qtbot.waitUntil(lambda: sidebar.width() == WIDTH)
    window.resize(ICONS_ONLY_UNDER - 1, 700)
    qtbot.waitUntil(lambda: sidebar.width() < 100)
    for button in sidebar.findChildren(QPushButton):
        assert button.text() == ""
        assert button.accessibleName() == button.toolTip().strip() != ""


def test_it_cannot_be_made_smaller_than_it_can_be_used(window: Window) -> None:
    """720 by 520."""
    window.resize(100, 100)
    assert (window.width(), window.height()) == SMALLEST


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("name", [spec.name for spec in PAGES])
def test_nothing_is_cut_off_at_the_smallest_size(
    demo_window: Window, opened_demo: Opened, theme: Theme, name: str, percent: int
) -> None:
    """Labels, buttons and fields have the room their words need, and nothing sticks out sideways."""
    assert demo_window.desk is not None
    theme.choose("light", percent=percent)
    demo_window.resize(*SMALLEST)
    demo_window.desk.go(name)
    opened_demo.settle()
    assert looks.clipped(demo_window) == []
    assert looks.outside(demo_window) == []


@pytest.mark.parametrize("name", [spec.name for spec in PAGES])
def test_every_control_of_every_page_has_a_name_and_is_reached(
    demo_window: Window, opened_demo: Opened, name: str
) -> None:
    """As a screen reader walks them, and as the Tab key does."""
    assert demo_window.desk is not None
    demo_window.desk.go(name)
    opened_demo.settle()
    assert looks.unnamed(demo_window) == []
    assert looks.unreachable(demo_window) == []


def test_every_shortcut_is_listed_and_none_leads_nowhere(window: Window) -> None:
    """F1 lists what is bound; what needs a page that is not there is neither bound nor listed."""
    assert window.desk is not None
    window.desk.help()
    dialog = window.findChild(ShortcutsDialog)
    assert isinstance(dialog, ShortcutsDialog)
    listed = {one.text() for one in dialog.findChildren(QLabel)}
    for shortcut, text in window.desk._shortcuts:
        assert QKeySequence(shortcut.keys).toString(QKeySequence.SequenceFormat.NativeText) in listed
        assert text in listed
        assert not shortcut.page or window.desk.has(shortcut.page)
    keys = [shortcut.keys for shortcut, _ in window.desk._shortcuts]
    assert len(keys) == len(set(keys))
    assert {"Ctrl+L", "F1", "F12", "Ctrl+1"} <= set(keys)
    dialog.close()


def test_the_line_at_the_foot_says_what_happened_and_takes_it_back(window: Window, qtbot: QtBot) -> None:
    """Undo by its button or with Ctrl+Z, once."""
    assert window.desk is not None
    undone: list[bool] = []
    window.desk.say("Saved.", undo=lambda: undone.append(True))
    assert _toast(window).text() == "Saved."
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [True]
    assert _toast(window).text() == ""
    window.desk.undo()
    assert undone == [True]


def test_what_the_world_refuses_is_worded_at_the_foot(window: Window, opened: Opened) -> None:
    """In the order: what happened, what is safe, what next."""

    def refuse(_vault: Any) -> None:
        raise DiskFull

    opened.tasks.run(refuse)
    opened.settle()
    assert "disk is full" in _toast(window).text()


def test_a_change_refreshes_who_watches_it(window: Window, opened: Opened) -> None:
    """The page that is shown asks again by itself."""
    assert window.desk is not None
    page = window.desk._built["today"]
    opened.do(entries.save, entries.new(feelings=()))
    opened.settle()
    chips = [one.text() for one in page.findChildren(QPushButton)]
    assert "wistful" not in chips
    from peerjournal.model.entry import Feeling

    opened.do(entries.save, entries.new(feelings=(Feeling("wistful"),)))
    opened.settle()
    assert "wistful" in [one.text() for one in page.findChildren(QPushButton)]


def test_locking_covers_within_a_tenth_of_a_second_then_starts_again(
    window: Window, opened: Opened, restarts: list[str], qtbot: QtBot
) -> None:
    """Ctrl+L: words are out of sight at once, the vault is closed, then the process is replaced."""
    assert window.desk is not None
    covered: list[float] = []
    real = window.cover

    def cover() -> None:
        real()
        covered.append(time.perf_counter())

    window.cover = cover  # type: ignore[method-assign]
    began = time.perf_counter()
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert covered[0] - began < 0.1
    assert restarts == ["again"]
    assert not window.desk.isVisible()
    assert opened.thread._vault is None


def test_locking_works_in_a_dialog_and_hides_it(window: Window, restarts: list[str], qtbot: QtBot) -> None:
    """A dialog is a window of its own; its words must go, too."""
    assert window.desk is not None
    window.desk.help()
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible())
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert restarts == ["again"]
    assert not dialog.isVisible()


def test_locking_keeps_the_place_inside_the_vault_and_closing_forgets_it(
    opened: Opened, theme: Theme, qtbot: QtBot, restarts: list[str]
) -> None:
    """After unlocking one is where one was; a new day begins with Today."""
    kept: list[dict[str, Any]] = []
    for way in ("lock", "close"):
        window = Window(theme, Settings(), opened.thread, lambda: restarts.append("again"))
        window.open_desk({})
        close = opened.thread.close

        def closing(closer: Callable[[Any], object]) -> None:
            kept.append(opened.do(drafts.place))

        opened.thread.close = closing  # type: ignore[method-assign]
        getattr(window, way)()
        opened.thread.close = close  # type: ignore[method-assign]
        window.deleteLater()
    assert kept == [{"page": "today", "within": {}}, {}]


@pytest.mark.parametrize("place", [{"page": "no such page", "within": {}}, {"page": 7}, {"page": "today"}, {}])
def test_a_place_that_means_nothing_leads_to_the_first_page(
    opened: Opened, theme: Theme, place: dict[str, Any]
) -> None:
    """What an older or newer version kept must not keep anyone out."""
    desk = Desk(theme, Settings(), opened.thread)
    desk.return_to(place)
    assert desk.place()["page"] == "today"
    desk.deleteLater()


def test_hide_now_is_one_key_and_can_be_undone(window: Window, qtbot: QtBot) -> None:
    """F12 minimises at once; nothing is closed."""
    QTest.keyClick(window, Qt.Key.Key_F12)
    assert window.isMinimized()
    window.showNormal()
    assert window.desk is not None
    assert window.desk.isVisible()


def test_minimising_locks_for_those_who_want_that(
    opened: Opened, theme: Theme, qtbot: QtBot, restarts: list[str]
) -> None:
    """Off unless it was chosen."""
    window = Window(theme, Settings(lock_when_minimised=True), opened.thread, lambda: restarts.append("again"))
    window.open_desk({})
    window.show()
    window.showMinimized()
    qtbot.waitUntil(lambda: restarts == ["again"])
    window.close()
    window.deleteLater()


def test_an_idle_window_locks_itself(opened: Opened, theme: Theme, qtbot: QtBot, restarts: list[str]) -> None:
    """After the time that was chosen, without input."""
    window = Window(theme, Settings(), opened.thread, lambda: restarts.append("again"))
    window.open_desk({})
    window.show()
    window._idle.set_limit(0.3)
    qtbot.waitUntil(lambda: restarts == ["again"])
    window.close()
    window.deleteLater()


def test_closing_twice_and_without_a_vault_is_fine(thread: VaultThread, theme: Theme) -> None:
    """The program may end in any order."""
    window = Window(theme, Settings(), thread, lambda: None)
    window.show()
    window.close()
    window.finish()
    window.deleteLater()
