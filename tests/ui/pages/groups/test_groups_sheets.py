"""Every sheet of the page Groups fits the smallest window at the largest text, and grows with what comes into it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from peerjournal.actions import groups, handover, questions
from peerjournal.model.group import Pause, Role
from peerjournal.model.moments import now
from peerjournal.ui.page import Link
from peerjournal.ui.pages.groups.handed_dialog import HandedDialog
from peerjournal.ui.pages.groups.leaving_dialog import LeavingDialog
from peerjournal.ui.pages.groups.offers_dialog import OffersDialog
from peerjournal.ui.pages.groups.person_dialog import PersonDialog
from peerjournal.ui.pages.groups.question_dialog import QuestionDialog
from peerjournal.ui.pages.groups.visits_dialog import VisitsDialog
from peerjournal.ui.theme import Theme
from peerjournal.ui.window import SMALLEST, Window
from tests.ui import looks
from tests.ui.conftest import Opened
from tests.ui.pages.keyboard import go

LONG = "Donaudampfschifffahrtsgesellschaftskapitän"


def _wrong(widget: QWidget) -> list[str]:
    return looks.clipped(widget) + looks.outside(widget) + looks.unnamed(widget) + looks.unreachable(widget)


@pytest.fixture
def page(window: Window, opened: Opened, theme: Theme) -> Any:
    """The smallest window at 200 %, with a group whose words cannot be broken."""
    theme.choose("light", percent=200)
    window.resize(*SMALLEST)
    group = opened.do(groups.add, LONG, rrule="FREQ=WEEKLY", first_at=now(), role=Role.FACILITATOR)
    question = opened.do(questions.add, f"{LONG}?", group_id=group.id)
    opened.do(questions.answer, question.id, LONG, who=LONG)
    for name in (LONG, "Other"):
        found = group if name == LONG else opened.do(groups.add, name)
        opened.do(groups.add_meeting, found.id, now(), attended=True, topic=LONG)
    return go(window, opened, "groups", Link("group", group.id))


@pytest.mark.parametrize("which", ["person", "question", "leaving", "visits", "offers", "handed"])
def test_a_sheet_fits(page: Any, opened: Opened, tmp_path: Path, which: str) -> None:
    seen, packet, listed = page._seen, tmp_path / "packet.age", tmp_path / "list.json"
    opened.do(handover.write, seen.group.id, packet, passphrase="tin kettle")
    listed.write_text(json.dumps([{"slug": LONG, "name": LONG, "day": 1, "time": "19:00", "location": LONG}]))
    kinds: dict[str, Callable[[], Any]] = {
        "person": lambda: PersonDialog(page, page.shell, seen),
        "question": lambda: QuestionDialog(page, page.shell, seen, seen.questions[0]),
        "leaving": lambda: LeavingDialog(page, page.shell, seen.group, lambda _: None),
        "visits": lambda: VisitsDialog(page, page.shell),
        "offers": lambda: OffersDialog(page, page.shell, listed, lambda _: None),
        "handed": lambda: HandedDialog(page, page.shell, packet, lambda _: None),
    }
    made = kinds[which]()
    made.open()
    opened.settle()
    if which == "handed":
        before = made.height()
        made._passphrase.setText("tin kettle")
        made.accept()
        opened.settle()
        QCoreApplication.processEvents()
        assert made.height() > before, "it grows with what it shows"
    if which == "person":
        made._alias.setText("Sarah Miller")
        made._look()
        opened.settle()
        assert made._telling.isVisible()
    QCoreApplication.processEvents()
    assert _wrong(made) == []
    assert made.width() <= page.window().width()
    made.reject()


def test_the_unfolded_breaks_fit(page: Any, opened: Opened) -> None:
    page._write(page._seen.group.id)
    opened.settle()
    page.form._apart.toggle()
    page.form._apart._pauses.set_values([Pause(now().date())])
    page.form._apart._extra.set_values([now()])
    QCoreApplication.processEvents()
    assert _wrong(page.window()) == []
