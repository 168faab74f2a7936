"""What is typed about a tip is never lost: not by a kill, not by leaving, not by discarding it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from peerjournal.actions import drafts, tips
from peerjournal.model.draft import Draft
from peerjournal.ui.page import Link
from peerjournal.ui.theme import Theme
from peerjournal.ui.window import Window
from tests.ui.conftest import Opened, _window
from tests.ui.pages.keyboard import CONTROL, button, go, press, said, tab_to, type_words

NEW = Link(action="new")


def _kept(opened: Opened) -> list[Draft]:
    return [one for one in opened.do(drafts.all) if isinstance(one, Draft) and one.kind == "tip"]


def test_typed_words_are_there_after_a_kill(
    window: Window, opened: Opened, theme: Theme, qtbot: QtBot, restarts: list[str]
) -> None:
    """Kept by themselves while one types; another window finds them, where the cursor was."""
    go(window, opened, "tips", NEW)
    type_words("Cold water")
    press(Qt.Key.Key_Tab)
    type_words("Both wrists")
    qtbot.waitUntil(lambda: "Both wrists" in [one.fields["how"] for one in _kept(opened)])  # all of it, not a part
    again = _window(opened, theme, qtbot, restarts)  # nobody told the first one to settle
    page = go(again, opened, "tips", NEW)
    assert (page.form._title.text(), page.form._how.text()) == ("Cold water", "Both wrists")
    assert page.form._how.textCursor().position() == len("Both wrists")
    press(Qt.Key.Key_Return, CONTROL)
    opened.settle()
    assert _kept(opened) == []
    assert len(opened.do(tips.ranked)) == 1
    again.deleteLater()


def test_escape_keeps_the_draft_and_says_so(window: Window, opened: Opened) -> None:
    """And it can be gone on with from its id, as Today does."""
    page = go(window, opened, "tips", NEW)
    type_words("Cold water")
    press(Qt.Key.Key_Escape)
    opened.settle()
    assert said(window) == "Kept as a draft."
    assert page._at == ("situation", "")
    (draft,) = _kept(opened)
    assert draft.fields["title"] == "Cold water"
    page = go(window, opened, "tips", Link("draft", draft.id))
    opened.settle()
    assert page.form._title.text() == "Cold water"


def test_discarding_can_be_undone(window: Window, opened: Opened) -> None:
    page = go(window, opened, "tips", NEW)
    type_words("Cold water")
    button(page, "Discard").click()
    opened.settle()
    assert said(window) == "Discarded."
    assert _kept(opened) == []
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    opened.settle()
    assert page.form._title.text() == "Cold water"
    page.settle()
    assert len(_kept(opened)) == 1


def test_a_change_that_was_begun_is_kept_beside_the_tip(window: Window, opened: Opened) -> None:
    """The tip stays as it is until Save; the draft belongs to this tip only."""
    tip = opened.do(tips.add, "Breathe", situations=("nights",))
    other = opened.do(tips.add, "Walk")
    page = go(window, opened, "tips", Link("tip", tip.id, "edit"))
    press(Qt.Key.Key_End)
    type_words(" slowly")
    page.settle()
    opened.settle()
    assert opened.do(tips.get, tip.id).title == "Breathe"
    page = go(window, opened, "tips", Link("tip", other.id, "edit"))
    assert page.form._title.text() == "Walk"
    page = go(window, opened, "tips", Link("tip", tip.id, "edit"))
    assert page.form._title.text() == "Breathe slowly"
    assert page.form._situations.tags() == ("nights",)


def test_what_is_refused_is_said_in_the_form_and_nothing_is_lost(window: Window, opened: Opened) -> None:
    page = go(window, opened, "tips", NEW)
    page.form._title.setText("Breathe")
    page.form._situations.set_tags(("x" * 201,))
    page.form._send()
    opened.settle()
    assert "situation" in page.form._wrong.text()
    assert page.form._wrong.isVisible()
    assert page.form._save.isEnabled()
    assert page.form._title.text() == "Breathe"


def test_a_word_typed_without_enter_is_a_situation(window: Window, opened: Opened) -> None:
    """Saving at once must not lose it."""
    page = go(window, opened, "tips", NEW)
    type_words("Breathe")
    page.form._situations._typing.setText("night frights")
    page.form._send()
    opened.settle()
    (ranked,) = opened.do(tips.ranked)
    assert ranked.tip.situations == ("night frights",)  # type: ignore[union-attr]


def test_without_a_title_the_first_line_is_one(window: Window, opened: Opened) -> None:
    page = go(window, opened, "tips", NEW)
    tab_to("How to do it")
    type_words("# Breathe out")
    press(Qt.Key.Key_Return, CONTROL)
    opened.settle()
    assert page.heading == "Breathe out"


def test_locking_and_coming_back_leads_to_the_same_form(
    window: Window, opened: Opened, theme: Theme, qtbot: QtBot, restarts: list[str]
) -> None:
    """Place and words, from inside the vault."""
    tip = opened.do(tips.add, "Breathe")
    go(window, opened, "tips", Link("tip", tip.id, "edit"))
    press(Qt.Key.Key_End)
    type_words(" slowly")
    assert window.desk is not None
    place = window.desk.place()
    window.desk.settle()
    opened.settle()
    assert place == {"page": "tips", "within": {"form": tip.id}}
    again = _window(opened, theme, qtbot, restarts)
    assert again.desk is not None
    again.desk.return_to(place)
    opened.settle()
    page = again.desk._built["tips"]
    assert page.form._title.text() == "Breathe slowly"  # type: ignore[attr-defined]
    again.close()
    again.deleteLater()


def test_every_place_comes_back_and_nonsense_is_passed_over(window: Window, opened: Opened) -> None:
    tip = opened.do(tips.add, "Breathe", situations=("nights",))
    page = go(window, opened, "tips")
    shown: list[tuple[dict[str, object], Callable[[], bool]]] = [
        ({"tip": tip.id}, page.story.isVisible),
        ({"situation": "nights"}, page.library.isVisible),
        ({"situation": 7}, page.library.isVisible),
        ({"other": ""}, page.library.isVisible),
        ({"form": ""}, page.form.isVisible),
    ]
    for place, visible in shown:
        page.return_to(place)
        opened.settle()
        assert visible()
