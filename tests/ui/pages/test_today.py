"""Today: the check-in in two clicks, what was begun, and the cards below."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from peerjournal.actions import drafts, entries, groups, questions, tips
from peerjournal.model.draft import Draft
from peerjournal.model.entry import Entry, Feeling
from peerjournal.model.ids import new_id
from peerjournal.model.moments import now
from peerjournal.model.tip import Tip
from peerjournal.ui.dialogs.tried import TriedDialog
from peerjournal.ui.pages.today.cards import drafts_card, first_words, meeting_card, tip_card
from peerjournal.ui.pages.today.glance import HelpfulTip, NextMeeting, look
from peerjournal.ui.pages.today.page import TodayPage
from peerjournal.ui.widgets import ScaleSlider
from peerjournal.ui.window import Window
from tests.ui import looks
from tests.ui.conftest import Opened


@pytest.fixture
def today(window: Window) -> TodayPage:
    """The page in its window."""
    assert window.desk is not None
    page = window.desk._built["today"]
    assert isinstance(page, TodayPage)
    return page


def _words(*labels: QLabel) -> str:
    return " | ".join(one.text() for one in labels)


def _saved(opened: Opened) -> Entry:
    rows = opened.do(entries.page).rows
    assert len(rows) == 1
    assert isinstance(rows[0].entry, Entry)
    return rows[0].entry


def test_two_clicks_make_a_check_in(today: TodayPage, opened: Opened) -> None:
    """A feeling, Save; the entry has no words, and the form is ready for the next time."""
    today.feelings._chips["tired"].click()
    today._save.click()
    opened.settle()
    entry = _saved(opened)
    assert (entry.feelings, entry.scales, entry.title, entry.body) == ((Feeling("tired"),), {}, "", "")
    assert today.feelings.feelings() == ()
    assert not today._save.isEnabled()


def test_scales_alone_are_a_check_in_too(today: TodayPage, opened: Opened) -> None:
    """By keyboard; what was not said is not stored."""
    slider = next(one for one in today.findChildren(ScaleSlider) if one.accessibleName() == "Belonging")
    QTest.keyClick(slider, Qt.Key.Key_3)
    QTest.keyClick(today._save, Qt.Key.Key_Space)
    opened.settle()
    assert _saved(opened).scales == {"belonging": 3}


def test_nothing_said_is_nothing_to_save(today: TodayPage) -> None:
    """The button waits for an answer, any answer, and goes back to waiting."""
    assert not today._save.isEnabled()
    today.scales.set_answers({"hope": 0})
    assert today._save.isEnabled()
    today.scales.set_answers({})
    assert not today._save.isEnabled()


def test_a_check_in_can_be_taken_back(window: Window, today: TodayPage, opened: Opened) -> None:
    """With the line at the foot, or Ctrl+Z."""
    today.feelings._chips["tired"].click()
    today._save.click()
    opened.settle()
    assert window.desk is not None
    window.desk.undo()
    opened.settle()
    assert opened.do(entries.count) == 0


def test_a_check_in_begun_before_locking_is_there_after(
    window: Window, today: TodayPage, opened: Opened, qtbot: QtBot
) -> None:
    """Kept in the vault by itself, and taken up by the next window's page."""
    today.feelings._chips["calm"].click()
    today.scales.set_answers({"hope": 7})
    qtbot.waitUntil(lambda: any(isinstance(one, Draft) and one.fields.get("scales") for one in opened.do(drafts.all)))
    assert window.desk is not None
    again = TodayPage(window.desk)
    again.refresh()
    opened.settle()
    assert again.feelings.feelings() == ("calm",)
    assert again.scales.answers() == {"hope": 7}
    again._save.click()
    opened.settle()
    assert opened.do(drafts.all) == []
    again.deleteLater()


def test_a_check_in_emptied_again_leaves_no_draft(today: TodayPage, opened: Opened, qtbot: QtBot) -> None:
    """What was taken back is not kept."""
    today.feelings._chips["calm"].click()
    today.settle()
    assert len(opened.do(drafts.all)) == 1
    today.feelings._chips["calm"].click()
    today.settle()
    assert opened.do(drafts.all) == []


def test_the_glance_finds_meeting_question_and_tip(opened: Opened) -> None:
    """The nearest meeting of any group, questions for it or for any group, and the tip that eased most."""
    moment = datetime(2026, 3, 2, 12, tzinfo=UTC)
    later = opened.do(groups.add, "Later", rrule="FREQ=WEEKLY", first_at=moment + timedelta(days=6))
    sooner = opened.do(groups.add, "Sooner", rrule="FREQ=WEEKLY", first_at=moment + timedelta(days=3))
    opened.do(questions.add, "For all")
    opened.do(questions.add, "For the later one", group_id=later.id)
    answered = opened.do(questions.add, "Answered", group_id=sooner.id)
    opened.do(questions.answer, answered.id, "Yes")
    for title, before, after in (("Worse", 2, 5), ("Better", 8, 3), ("Best once", 9, 1)):
        tip = opened.do(tips.add, title)
        for _ in range(1 if title == "Best once" else 6):
            opened.do(tips.tried, tip.id, before=before, after=after)
    seen = opened.do(look, moment)
    assert seen.meeting is not None
    assert (seen.meeting.group.name, seen.meeting.questions) == ("Sooner", 1)
    assert seen.meeting.at == moment + timedelta(days=3)
    assert seen.tip is not None
    assert (seen.tip.tip.title, seen.tip.eased, seen.tip.tries) == ("Better", 5.0, 6)


def test_an_empty_journal_shows_the_check_in_and_nothing_else(today: TodayPage) -> None:
    """No card without content, and nothing that scolds."""
    assert not today._below.isVisible()


def test_a_tip_that_did_not_ease_is_not_praised(opened: Opened) -> None:
    """A tip that made it worse, and one never tried, are no help to offer."""
    tip = opened.do(tips.add, "Worse")
    opened.do(tips.tried, tip.id, before=3, after=6)
    opened.do(tips.add, "Never tried")
    assert opened.do(look, now()).tip is None


@pytest.mark.parametrize(
    ("days", "number", "sentence"),
    [
        (0, 0, "Today."),
        (1, 1, "Tomorrow. You have one question to bring."),
        (3, 4, "In 3 days. You have 4 questions to bring."),
    ],
)
def test_the_next_meeting_is_said_as_people_say_it(opened: Opened, days: int, number: int, sentence: str) -> None:
    """Days as on a calendar, not in hours."""
    moment = now().replace(hour=12)
    group = opened.do(groups.add, "Thursday group")
    card = meeting_card(NextMeeting(group, moment + timedelta(days=days), number), moment, None)
    assert sentence in _words(*card.findChildren(QLabel))
    assert card.findChildren(QPushButton) == []


def test_a_tip_shows_the_persons_own_figures(qtbot: QtBot) -> None:
    """Rounded to one decimal, one try apart from many."""
    tip = Tip("x", "Cold water on wrists", situations=("cravings", "panic"))
    many, once = (tip_card(HelpfulTip(tip, eased, tries), lambda: None) for eased, tries in ((3.24, 6), (4.0, 1)))
    assert "for cravings · eased 3.2 of 10 on average, 6 tries" in _words(*many.findChildren(QLabel))
    assert "for cravings · eased 4 of 10, once" in _words(*once.findChildren(QLabel))


def test_trying_a_tip_takes_two_clicks(window: Window, today: TodayPage, opened: Opened) -> None:
    """Both numbers may stay unsaid; the answer comes when the dialog is gone already."""
    tip = opened.do(tips.add, "Ten minutes first")
    assert window.desk is not None
    dialog = TriedDialog(today, window.desk, tip)
    dialog.open()
    assert looks.unnamed(dialog) == []
    assert looks.clipped(dialog) == []
    dialog._scales.set_answers({"before": 8, "after": 5})
    dialog._note.setText(" It got quieter ")
    dialog.accept()
    opened.settle()
    (made,) = opened.do(tips.tries, tip.id)
    assert (getattr(made, "before"), getattr(made, "after"), getattr(made, "note")) == (8, 5, "It got quieter")  # noqa: B009


def test_drafts_show_their_first_words_and_can_be_discarded_and_taken_back(opened: Opened) -> None:
    """The buttons' names tell which draft they mean."""
    long = Draft(new_id(), "entry", fields={"title": "", "body": "\n A first line that goes on, " + "and on " * 20})
    none = Draft(new_id(), "entry", fields={"starred": True})
    went: list[str] = []
    gone: list[str] = []
    card = drafts_card([long, none], lambda one: went.append(one.id), lambda one: gone.append(one.id))
    assert first_words(long).endswith("and…")
    assert len(first_words(long)) <= 61
    names = [one.accessibleName() for one in card.findChildren(QPushButton)]
    assert names[0].startswith("Go on: A first line")
    assert names[3] == "Discard: Without words yet"
    card.findChildren(QPushButton)[0].click()
    card.findChildren(QPushButton)[3].click()
    assert (went, gone) == ([long.id], [none.id])


def test_the_keyboard_begins_at_the_first_feeling(window: Window, today: TodayPage) -> None:
    """Space, Tab, Space is a check-in."""
    assert window.desk is not None
    window.desk.go("today")
    assert window.focusWidget() is next(iter(today.feelings._chips.values()))
