"""How the page Groups looks and is heard, and that what is typed in it is never lost."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from peerjournal.actions import drafts, groups, people, questions, tips
from peerjournal.model.damage import Damaged
from peerjournal.model.draft import Draft
from peerjournal.model.group import Group
from peerjournal.model.moments import now
from peerjournal.ui.page import Link
from peerjournal.ui.pages.groups.look import FIRST
from peerjournal.ui.pages.groups.meeting_dialog import MeetingDialog
from peerjournal.ui.pages.groups.person_dialog import PersonDialog
from peerjournal.ui.theme import Theme
from peerjournal.ui.window import SMALLEST, Window
from tests.ui import looks
from tests.ui.conftest import Opened, _window
from tests.ui.pages.keyboard import CONTROL, activate, button, go, press, said, tab_to, type_words

LONG = "Donaudampfschifffahrtsgesellschaftskapitän"


def _fill(vault: Any) -> Group:
    """A group with words that cannot be broken, and with more of everything than fits."""
    with vault.transaction():
        name = f"{LONG} {LONG}"
        group = groups.add(vault, name, rrule="FREQ=WEEKLY", first_at=now(), agreement=f"{LONG}\n" * 3)
        for number in range(3 * FIRST):
            at = now() - timedelta(days=7 * number + 1)
            before, after = {"hope": 10, LONG: 0}, {"hope": 0}
            groups.add_meeting(vault, group.id, at, topic=LONG, attended=True, before=before, after=after)
        for number in range(5):
            people.add(vault, f"{LONG}{number}", group_id=group.id, connection=LONG, promise=LONG)
            questions.add(vault, f"{LONG} {number}?", group_id=group.id)
            tips.add(vault, LONG, group_id=group.id)
        questions.answer(vault, questions.add(vault, "Who?", group_id=group.id).id, f"{LONG} {LONG}")
    return group


def _wrong(widget: QWidget) -> list[str]:
    """What is cut off, sticks out, has no name or cannot be reached."""
    return looks.clipped(widget) + looks.outside(widget) + looks.unnamed(widget) + looks.unreachable(widget)


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("what", ["list", "group", "form"])
def test_long_words_and_many_rows_at_the_smallest_size(
    window: Window, opened: Opened, theme: Theme, what: str, percent: int
) -> None:
    group = opened.do(_fill)
    theme.choose("light", percent=percent)
    window.resize(*SMALLEST)
    page = go(window, opened, "groups")
    page._write(group.id) if what == "form" else page._go(what, "" if what == "list" else group.id)
    opened.settle()
    page.whole.questions._done.click()
    for id in page.whole.questions._rows():
        page.whole.questions._rows()[id].open_answer(LONG)
    QCoreApplication.processEvents()
    assert _wrong(window) == []


@pytest.mark.usefixtures("mirrored")
@pytest.mark.parametrize("what", ["list", "group", "form"])
def test_mirrored_for_scripts_from_right_to_left(window: Window, opened: Opened, what: str) -> None:
    group = opened.do(groups.add, "مجموعة الخميس", agreement="ما يقال هنا يبقى هنا")
    opened.do(groups.add_meeting, group.id, now(), before={"hope": 3}, after={"hope": 5})
    window.resize(*SMALLEST)
    page = go(window, opened, "groups")
    page._write(group.id) if what == "form" else page._go(what, "" if what == "list" else group.id)
    opened.settle()
    assert _wrong(window) == []
    if what == "group":
        back = button(page, "All groups")
        assert back.mapTo(page, back.rect().center()).x() > page.width() / 2


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("kind", [MeetingDialog, PersonDialog])
def test_dialogs_fit_the_smallest_window(
    window: Window, opened: Opened, theme: Theme, percent: int, kind: type[MeetingDialog] | type[PersonDialog]
) -> None:
    group = opened.do(groups.add, "Thursday")
    theme.choose("light", percent=percent)
    window.resize(*SMALLEST)
    page = go(window, opened, "groups", Link("group", group.id))
    dialog = (
        MeetingDialog(page, page.shell, page._seen, now())
        if kind is MeetingDialog
        else PersonDialog(page, page.shell, page._seen)
    )
    dialog.open()
    opened.settle()
    QCoreApplication.processEvents()
    assert _wrong(dialog) == []
    assert dialog.width() <= window.width()
    assert dialog.height() <= window.height()
    dialog.reject()


def test_earlier_meetings_come_on_asking(window: Window, opened: Opened) -> None:
    group = opened.do(_fill)
    page = go(window, opened, "groups", Link("group", group.id))
    assert len(page.whole.meetings._rows.ids()) == FIRST
    first = page.whole.meetings._rows.row(page.whole.meetings._rows.ids()[0])
    page.whole.meetings._more.click()
    opened.settle()
    assert len(page.whole.meetings._rows.ids()) == 3 * FIRST
    assert page.whole.meetings._more.isHidden()
    assert page.whole.meetings._rows.row(page.whole.meetings._rows.ids()[0]) is first, "what is there stays there"


def test_what_is_typed_stays_when_something_else_changes(window: Window, opened: Opened) -> None:
    """A refresh makes nothing anew that shows the same; the keyboard stays."""
    group = opened.do(groups.add, "Thursday")
    question = opened.do(questions.add, "Who drives?", group_id=group.id)
    page = go(window, opened, "groups", Link("group", group.id))
    tab_to("Answer: Who drives?")
    press(Qt.Key.Key_Space)
    type_words("The nei")
    opened.do(questions.add, "Another?", group_id=group.id)
    opened.settle()
    type_words("ghbour")
    assert page.whole.questions._rows()[question.id].answer() == "The neighbour"


def _typed(draft: Draft | Damaged) -> object:
    return draft.fields.get("new") if isinstance(draft, Draft) else None


def test_questions_and_answers_are_there_after_a_kill(
    window: Window, opened: Opened, theme: Theme, qtbot: QtBot, restarts: list[str]
) -> None:
    """Also what was kept while somebody was still typing; gone once they are saved."""
    group = opened.do(groups.add, "Thursday")
    question = opened.do(questions.add, "Who drives?", group_id=group.id)
    page = go(window, opened, "groups", Link("group", group.id))
    page.whole.questions._rows()[question.id].open_answer("The neighbour")
    tab_to("A question to bring")
    type_words("And on Sunday?")
    # A slow computer keeps a part of the words first: the one asked for has all of them.
    qtbot.waitUntil(lambda: "And on Sunday?" in [_typed(one) for one in opened.do(drafts.all)])
    (draft,) = opened.do(drafts.all)
    assert isinstance(draft, Draft)
    again = _window(opened, theme, qtbot, restarts)
    other = go(again, opened, "groups", Link("draft", draft.id))
    opened.settle()
    assert other.whole.questions._field.text() == "And on Sunday?"
    assert other.whole.questions._rows()[question.id].answer() == "The neighbour"
    other.whole.questions._send()
    other.whole.questions._rows()[question.id]._send()
    opened.settle()
    other.settle()
    opened.settle()
    assert opened.do(drafts.all) == []
    again.close()
    again.deleteLater()


def test_a_group_that_was_begun_is_kept_and_discarding_can_be_undone(window: Window, opened: Opened) -> None:
    page = go(window, opened, "groups", Link(action="new"))
    type_words("Thursday")
    page.form._schedule.set_fields({"every": "month", "nth": "-1", "day": "2", "time": "17:15", "begins": "0"})
    press(Qt.Key.Key_Escape)
    opened.settle()
    assert said(window) == "Kept as a draft."
    page = go(window, opened, "groups", Link(action="new"))
    assert page.form._name.text() == "Thursday"
    assert page.form._schedule.fields()["time"] == "17:15"
    button(page, "Discard").click()
    opened.settle()
    activate(window)
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    opened.settle()
    assert page.form._name.text() == "Thursday"
    assert page.form._schedule.fields()["nth"] == "-1"


def test_a_name_that_is_taken_is_said_in_the_form(window: Window, opened: Opened) -> None:
    opened.do(groups.add, "Thursday")
    page = go(window, opened, "groups", Link(action="new"))
    type_words("thursday")
    press(Qt.Key.Key_Return, CONTROL)
    opened.settle()
    assert "already a group" in page.form._wrong.text()
    assert page.form._name.text() == "thursday"
    assert len(opened.do(groups.all)) == 1


def test_what_is_damaged_on_the_disk_is_counted_not_hidden(window: Window, opened: Opened) -> None:
    group = opened.do(groups.add, "Thursday")
    opened.do(groups.add, "Tuesday")
    opened.do(people.add, "Blue scarf", group_id=group.id)

    def damage(vault: Any) -> None:
        vault._connection.execute("UPDATE person SET promise = 'other words'")
        vault._connection.execute("UPDATE \"group\" SET agreement = 'other words' WHERE name = 'Tuesday'")

    opened.do(damage)
    page = go(window, opened, "groups")
    assert page.overview._damaged.isVisible()
    assert len(page.overview._cards) == 1
    page._go("group", group.id)
    opened.settle()
    assert page.whole._damaged.isVisible()


def test_every_place_comes_back(window: Window, opened: Opened) -> None:
    group = opened.do(groups.add, "Thursday")
    page = go(window, opened, "groups")
    for place, view in (
        ({"group": group.id}, page.whole),
        ({"list": ""}, page.overview),
        ({"form": group.id}, page.form),
        ({"group": "0198a0b0-0000-7000-8000-000000000000"}, page.overview),
        ({"group": 3}, page.overview),
    ):
        page.return_to(place)
        opened.settle()
        assert view.isVisible()
    assert "no group" in said(window)
