"""A meeting's sheet: getting ready for it, what came of it, running it; and what is typed there is never lost."""

from datetime import timedelta
from typing import Any

from pytestqt.qtbot import QtBot

from peerjournal.actions import drafts, groups, questions
from peerjournal.model.draft import Draft
from peerjournal.model.group import Meeting, Role
from peerjournal.model.moments import now
from peerjournal.ui.page import Link
from peerjournal.ui.widgets.area import TextArea
from peerjournal.ui.window import Window
from tests.ui.conftest import Opened
from tests.ui.pages.keyboard import button, dialog, go


def _open(window: Window, opened: Opened, role: Role = Role.MEMBER) -> tuple[Any, str]:
    group = opened.do(groups.add, "Thursday", role=role)
    opened.do(questions.add, "Who drives?", group_id=group.id)
    return go(window, opened, "groups", Link("group", group.id)), group.id


def _the_meeting(opened: Opened, group_id: str) -> Meeting:
    (found,) = opened.do(groups.meetings, group_id)
    assert isinstance(found, Meeting)
    return found


def test_a_meeting_is_prepared_and_told_about_afterwards(window: Window, opened: Opened) -> None:
    page, group_id = _open(window, opened)
    page._edit_meeting(None)
    sheet: Any = dialog()
    sheet._at.set_moment(now() + timedelta(days=1))
    sheet.before._texts["to_say"].set_text("That the nights are better")
    sheet.before._texts["not_to_say"].set_text("The thing with work")
    next(iter(sheet.before._questions.values())).setChecked(True)
    button(sheet, "Save").click()
    opened.settle()
    met = _the_meeting(opened, group_id)
    assert (met.to_say, met.not_to_say) == ("That the nights are better", "The thing with work")
    assert len(met.question_ids) == 1

    page._edit_meeting(page.whole.meetings._rows._shown[met.id][0])
    sheet = dialog()
    assert sheet._side.chosen() == "before", "it is still to come"
    sheet._side._chips["after"].click()
    sheet.after._texts["reflection"].set_text("Less alone with it")
    sheet.after._texts["next_step"].setText("Call the clinic")
    sheet.after._felt.set_answers({"safe": 8, "at_home": 6})
    sheet.after._counts["came"].setValue(9)
    button(sheet, "Save").click()
    opened.settle()
    met = _the_meeting(opened, group_id)
    assert (met.reflection, met.next_step, met.next_step_done_at) == ("Less alone with it", "Call the clinic", None)
    assert (met.safe, met.heard, met.at_home) == (8, None, 6)
    assert (met.came, met.first_time) == (9, None)
    assert met.to_say == "That the nights are better"


def test_only_who_facilitates_is_asked_about_running_it(window: Window, opened: Opened) -> None:
    page, _ = _open(window, opened)
    page._edit_meeting(None)
    assert list(dialog()._side._chips) == ["before", "after"]  # type: ignore[attr-defined]
    dialog().reject()


def test_an_agenda_is_offered_and_kept_once_it_is_touched(window: Window, opened: Opened) -> None:
    page, group_id = _open(window, opened, Role.FACILITATOR)
    page._edit_meeting(None)
    sheet: Any = dialog()
    button(sheet, "Save").click()
    opened.settle()
    met = _the_meeting(opened, group_id)
    assert met.agenda == (), "what was only offered is not kept"
    page._edit_meeting(page.whole.meetings._rows._shown[met.id][0])
    sheet = dialog()
    sheet._side._chips["running"].click()
    sheet.running._texts["agenda"].set_text("Welcome (5)\nRound")
    sheet.running._read.setChecked(True)
    sheet.running._drained.set_answers({"drained": 4})
    button(sheet, "Save").click()
    opened.settle()
    met = _the_meeting(opened, group_id)
    assert [(one.text, one.minutes) for one in met.agenda] == [("Welcome", 5), ("Round", None)]
    assert met.agreement_read_at is not None
    assert met.drained == 4


def test_what_is_typed_about_a_meeting_is_kept_as_a_draft_and_taken_up_again(window: Window, opened: Opened) -> None:
    page, _ = _open(window, opened)
    page._edit_meeting(None)
    sheet: Any = dialog()
    sheet._side._chips["after"].click()
    sheet.after._texts["reflection"].set_text("Half a thought")
    page.settle()
    opened.settle()
    (draft,) = opened.do(drafts.all)
    assert isinstance(draft, Draft)
    sheet._drafting._kept = False  # as if the program had ended here
    sheet.close()
    opened.settle()
    page._go("list", "")
    opened.settle()
    page.visit(Link("draft", draft.id))
    opened.settle()
    again: Any = dialog()
    assert again.after._texts["reflection"].text() == "Half a thought"
    button(again, "Save").click()
    opened.settle()
    assert opened.do(drafts.all) == []


def test_names_are_underlined_in_every_long_text_of_a_meeting(window: Window, opened: Opened, qtbot: QtBot) -> None:
    page, _ = _open(window, opened, Role.FACILITATOR)
    page._edit_meeting(None)
    sheet: Any = dialog()
    writings = sheet.findChildren(TextArea)
    assert len(writings) >= 5
    for writing in writings:
        writing.set_text("Then Maria said it helps.")
    qtbot.waitUntil(lambda: all(one.extraSelections() for one in writings), timeout=10_000)
    sheet.reject()
