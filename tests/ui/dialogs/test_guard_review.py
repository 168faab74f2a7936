"""The review before something leaves: every detail is decided on, and asked about once."""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from peerjournal.actions import entries, guarding
from peerjournal.actions.guarding import Reviewed
from peerjournal.ui.dialogs.guard_review import Decision, GuardReview
from peerjournal.ui.window import Window
from tests.ui.conftest import Opened


def dialog_over(window: Window, opened: Opened, *bodies: str) -> tuple[GuardReview, list[Decision]]:
    saved = [opened.do(entries.save, entries.new(body=body)) for body in bodies]
    found: list[Reviewed] = opened.do(guarding.review, saved)
    assert window.desk is not None
    dialog = GuardReview(window.desk._built["today"], window.desk, found)
    decided: list[Decision] = []
    dialog.decided.connect(decided.extend)
    dialog.open()
    return dialog, decided


def button(dialog: GuardReview, words: str) -> QPushButton:
    (found,) = [one for one in dialog.findChildren(QPushButton) if one.text() == words]
    return found


def test_nothing_goes_on_before_every_detail_was_decided_on(window: Window, opened: Opened) -> None:
    dialog, decided = dialog_over(window, opened, "I told Maria.", "Maria rang from +44 7700 900123. Chidi came.")
    assert not button(dialog, "Go on").isEnabled()
    dialog.choose("name", "Maria", "alias")
    dialog.choose("phone", "+44 7700 900123", "out")
    assert not button(dialog, "Go on").isEnabled()
    dialog.choose("name", "Chidi", "keep")
    button(dialog, "Go on").click()
    assert [(one.reviewed.finding.text, one.instead) for one in decided] == [
        ("Maria", "M."), ("Maria", "M."), ("+44 7700 900123", ""), ("Chidi", None),
    ]  # fmt: skip


def test_cancelling_decides_nothing(window: Window, opened: Opened) -> None:
    dialog, decided = dialog_over(window, opened, "I told Maria.")
    dialog.choose("name", "Maria", "keep")
    button(dialog, "Cancel").click()
    assert decided == []


def test_many_details_come_a_page_at_a_time_and_suggestions_can_be_taken_all_at_once(
    window: Window, opened: Opened
) -> None:
    numbers = "\n".join(f"Call +44 7700 9{number:05}" for number in range(40))
    dialog, decided = dialog_over(window, opened, numbers)
    button(dialog, "Put the suggested words everywhere here").click()
    button(dialog, "Next").click()
    assert not button(dialog, "Go on").isEnabled()
    button(dialog, "Put the suggested words everywhere here").click()
    button(dialog, "Go on").click()
    assert {one.instead for one in decided} == {"(a number)"}
    assert len(decided) == 40


@pytest.mark.parametrize("role", [0, 3])
def test_a_role_may_stand_in_place_of_a_name(window: Window, opened: Opened, qtbot: QtBot, role: int) -> None:
    dialog, decided = dialog_over(window, opened, "I told Maria.")
    dialog.choose("name", "Maria", "role " + guarding.ROLES[role])
    button(dialog, "Go on").click()
    assert [one.instead for one in decided] == [guarding.ROLES[role]]
