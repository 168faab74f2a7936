"""Drafts: at most a second behind the typing, gone once saved."""

from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from peerjournal.actions import drafts
from peerjournal.model.draft import Draft
from peerjournal.ui import drafting as drafting_module
from peerjournal.ui.drafting import Drafting
from tests.ui.conftest import Opened


class Form(QObject):
    """A form with one text."""

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self.text = ""
        self.drafting = Drafting(self, opened.tasks, "entry", self.collect)

    def collect(self) -> tuple[dict[str, Any], int]:
        """As a page does it."""
        return ({"body": self.text} if self.text else {}), len(self.text)

    def type(self, text: str) -> None:
        """As a person does it."""
        self.text = text
        self.drafting.touch()


@pytest.fixture
def form(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> Form:
    """With a quicker clock than the program's."""
    assert drafting_module._BEHIND <= 1_500  # half a second is left for saving, of the two that are promised
    monkeypatch.setattr(drafting_module, "_BEHIND", 100)
    return Form(opened)


def _kept(opened: Opened) -> list[tuple[str, dict[str, Any], int]]:
    return [(one.kind, one.fields, one.cursor) for one in opened.do(drafts.all) if isinstance(one, Draft)]


def test_steady_typing_is_kept_while_it_goes_on(form: Form, opened: Opened, qtbot: QtBot) -> None:
    """Each key does not push the saving further away."""
    for step in range(1, 16):
        form.type("x" * step)
        qtbot.wait(20)
        if _kept(opened):
            break
    assert 1 <= len(_kept(opened)[0][1]["body"]) < 15


def test_settling_keeps_the_last_letter(form: Form, opened: Opened) -> None:
    """Before locking; one draft, however often it was kept."""
    form.type("a")
    form.drafting.settle()
    form.type("ab")
    form.drafting.settle()
    form.drafting.settle()
    assert _kept(opened) == [("entry", {"body": "ab"}, 2)]


def test_saved_or_emptied_means_no_draft(form: Form, opened: Opened, qtbot: QtBot) -> None:
    """And a later tick of the clock does not bring it back."""
    form.type("a")
    form.drafting.settle()
    form.type("ab")
    form.drafting.end()
    qtbot.wait(150)
    assert _kept(opened) == []
    form.type("next")
    form.drafting.settle()
    form.type("")
    form.drafting.settle()
    assert _kept(opened) == []


def test_a_draft_that_is_taken_up_stays_the_same_one(form: Form, opened: Opened) -> None:
    """About the same thing, under the same id."""
    kept = opened.do(drafts.keep, Draft("01a2", "entry", "e1", {"body": "begun"}, 5))
    form.drafting.begin(draft=kept)
    form.type("begun and gone on with")
    form.drafting.settle()
    (now,) = opened.do(drafts.all)
    assert isinstance(now, Draft)
    assert (now.id, now.about, now.fields) == ("01a2", "e1", {"body": "begun and gone on with"})


def test_beginning_another_form_keeps_the_one_before(form: Form, opened: Opened) -> None:
    """Leaving something unfinished does not lose it."""
    form.type("first")
    form.drafting.begin(about="e2")
    form.type("second")
    form.drafting.settle()
    assert [fields["body"] for _, fields, _ in _kept(opened)] == ["first", "second"]
