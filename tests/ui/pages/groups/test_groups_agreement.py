"""A group's agreement is read before its notes, and the form keeps everything that can be said of a group."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from peerjournal.actions import agreements, groups
from peerjournal.model.group import Group, Limit, Role
from peerjournal.ui.page import Link
from peerjournal.ui.window import Window
from tests.ui.conftest import Opened
from tests.ui.pages.keyboard import CONTROL, dialog, go, press, tab_to, type_words


def test_an_agreement_comes_once_before_the_groups_notes(window: Window, opened: Opened) -> None:
    group = opened.do(groups.add, "Thursday", agreement="What is said here stays here.")
    opened.do(groups.agree, group.id, "We speak of ourselves.", (Limit.NO_PASSAGES,))
    page = go(window, opened, "groups", Link("group", group.id))
    opened.settle()
    said = [one.text() for one in dialog().findChildren(QLabel)]
    assert said.index("We speak of ourselves.") < said.index("What is said here stays here.")
    assert "Nothing is noted of what others said." in said
    press(Qt.Key.Key_Return)
    opened.settle()
    assert opened.do(agreements.to_show, group.id) is None
    page._go("list", "")
    opened.settle()
    page._go("group", group.id)
    opened.settle()
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]


def test_everything_about_a_group_is_kept_by_keyboard_alone(window: Window, opened: Opened) -> None:
    page = go(window, opened, "groups", Link(action="new"))
    opened.settle()
    type_words("Carers' circle")
    tab_to("What was agreed")
    type_words("No names.")
    for line in ("What it is for", "Where it meets", "How it meets online"):
        tab_to(line)
        type_words(f"{line} indeed")
    tab_to("A member")
    press(Qt.Key.Key_Right)
    tab_to("No passages of others")
    press(Qt.Key.Key_Space)
    tab_to("Passages of others are kept")
    press(Qt.Key.Key_Down)
    tab_to("Ask gently afterwards")
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return, CONTROL)
    opened.settle()
    (group,) = opened.do(groups.all)
    assert isinstance(group, Group)
    assert (group.purpose, group.place) == ("What it is for indeed", "Where it meets indeed")
    assert group.online == "How it meets online indeed"
    assert (group.role, group.limits) == (Role.FACILITATOR, (Limit.NO_PASSAGES,))
    assert (group.retention_weeks, group.remind_after) == (4, True)
    assert opened.do(agreements.to_show, group.id) is None, "who typed it has read it"
    assert "Where it meets indeed" in page.whole._about.text()


def test_what_is_typed_about_a_group_survives_as_a_draft(window: Window, opened: Opened) -> None:
    page = go(window, opened, "groups", Link(action="new"))
    opened.settle()
    type_words("Carers' circle")
    tab_to("What it is for")
    type_words("to breathe")
    page.settle()
    opened.settle()
    page._go("list", "")
    opened.settle()
    page._write("")
    opened.settle()
    assert page.form._about.fields()["purpose"] == "to breathe"
