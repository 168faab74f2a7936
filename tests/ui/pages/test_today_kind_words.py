"""Kind words on Today: those of the day, another, the ones that were found, and the first ones."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from peerjournal.actions import drafts, entries, kind_words, people, trash
from peerjournal.model.draft import Draft
from peerjournal.model.kind_word import KindWord
from peerjournal.model.moments import now
from peerjournal.ui.page import Link
from peerjournal.ui.pages.today.cards import first_words
from peerjournal.ui.pages.today.kindness import Kindness, KindWordsCard, kindness
from peerjournal.ui.pages.today.page import TodayPage
from peerjournal.ui.theme import Theme
from peerjournal.ui.widgets import Button
from peerjournal.ui.window import Window
from tests.ui import looks
from tests.ui.conftest import Opened

SAID = datetime(2026, 5, 17, 19, 30, tzinfo=UTC)
TODAY = date(2026, 11, 23)


@pytest.fixture
def today(window: Window) -> TodayPage:
    """The page in its window."""
    assert window.desk is not None
    page = window.desk._built["today"]
    assert isinstance(page, TodayPage)
    return page


def words(text: str = "You kept going.", *, received: bool = True) -> KindWord:
    return KindWord("x", text, received, None, None, SAID)


def shown(card: KindWordsCard) -> list[str]:
    return [one.text() for one in card.findChildren(QLabel) if one.text()]


def writing(page: TodayPage) -> bool:
    """Whether the dialog is open."""
    return page._writing is not None


def card_of(page: TodayPage) -> KindWordsCard:
    assert page._kind is not None
    return page._kind


@pytest.mark.parametrize(
    ("kind", "whence"),
    [
        (Kindness(words(), "R."), "from R., Sunday 17 May"),
        (Kindness(words()), "Sunday 17 May"),
        (Kindness(words(received=False), "R."), "you said this to R., Sunday 17 May"),
        (Kindness(words(received=False)), "you said this, Sunday 17 May"),
        (Kindness(words(), "{day}"), "from {day}, Sunday 17 May"),
    ],
)
def test_the_card_says_the_words_and_who_said_them_when(qtbot: QtBot, kind: Kindness, whence: str) -> None:
    card = KindWordsCard(kind, TODAY)
    qtbot.addWidget(card)
    assert shown(card)[1:3] == ["“You kept going.”", whence]


def test_words_in_quotes_get_no_second_ones_and_long_ones_end_at_a_word(qtbot: QtBot) -> None:
    card = KindWordsCard(Kindness(words("„Weiter so“, sagte sie.")), TODAY)
    qtbot.addWidget(card)
    assert shown(card)[1] == "„Weiter so“, sagte sie."
    card.show_words(Kindness(words("word " * 200)), TODAY)
    assert shown(card)[1].endswith("word…”")
    assert len(shown(card)[1]) < 300
    card.show_words(Kindness(words("字" * 400)), TODAY)
    assert shown(card)[1] == "“" + "字" * 280 + "…”"


def test_an_empty_journal_asks_for_none_and_one_that_is_begun_offers_the_first_step(
    window: Window, today: TodayPage, opened: Opened
) -> None:
    assert not today._below.isVisible()
    opened.do(entries.save, entries.new(body="An evening"))
    opened.settle()
    first = today._below.findChildren(Button)[0]
    assert first.text() == "Write down kind words"
    first.click()
    opened.settle()
    assert today._writing is not None
    today._writing._text.set_text("You kept going.")
    today._writing.accept()
    opened.settle()
    assert not writing(today)
    assert "“You kept going.”" in shown(card_of(today))
    assert window.desk is not None
    window.desk.undo()
    opened.settle()
    assert opened.do(kind_words.all) == []


def test_another_shows_the_next_in_place_until_all_were_there(today: TodayPage, opened: Opened) -> None:
    for number in range(3):
        opened.do(kind_words.add, f"words {number}", at=SAID + timedelta(days=number))
    opened.settle()
    card = card_of(today)
    seen = [shown(card)[1]]
    for _ in range(3):
        card._another.setFocus()
        QTest.keyClick(card._another, Qt.Key.Key_Space)
        opened.settle()
        assert today._kind is card, "the button that was pressed is still there"
        seen.append(shown(card)[1])
    assert len(set(seen)) == 3
    assert seen[3] == seen[0]
    opened.do(entries.save, entries.new(body="An evening"))
    opened.settle()
    assert shown(card_of(today))[1] == seen[3], "what is shown stays when something else changes"


def test_there_is_another_only_where_there_are_two(today: TodayPage, opened: Opened) -> None:
    first = opened.do(kind_words.add, "the only ones")
    opened.settle()
    assert card_of(today)._another.isHidden()
    opened.do(kind_words.add, "others")
    opened.settle()
    assert not card_of(today)._another.isHidden()
    opened.do(trash.trash, first.id)
    opened.settle()
    assert shown(card_of(today))[1] == "“others”"


def test_words_that_were_found_are_shown_and_another_is_really_another(
    window: Window, today: TodayPage, opened: Opened
) -> None:
    day = now().date()
    for number in range(4):
        opened.do(kind_words.add, f"words {number}", at=SAID + timedelta(days=number))
    of_the_day = [opened.do(kind_words.one_for_today, day, skip) for skip in range(4)]
    second = of_the_day[1]
    assert second is not None
    assert window.desk is not None
    window.desk.go("today", Link("kind_word", second.id))
    opened.settle()
    assert f"“{second.text}”" in shown(card_of(today))
    card_of(today)._another.click()
    opened.settle()
    assert of_the_day[2] is not None
    assert f"“{of_the_day[2].text}”" in shown(card_of(today))


def test_the_page_scrolls_to_words_that_were_found(window: Window, today: TodayPage, opened: Opened) -> None:
    window.resize(720, 520)
    found = opened.do(kind_words.add, "You kept going.")
    opened.settle()
    assert window.desk is not None
    window.desk.go("today", Link("kind_word", found.id))
    opened.settle()
    card = card_of(today)
    top = card.mapTo(today._column.viewport(), card.rect().topLeft()).y()
    assert 0 <= top < today._column.viewport().height() - 40
    assert window.focusWidget() is card._change


def test_words_that_are_gone_give_way_to_those_of_the_day(opened: Opened) -> None:
    gone, there = (opened.do(kind_words.add, text) for text in ("gone", "there"))
    opened.do(trash.trash, gone.id)
    for id in (gone.id, "018f0000-0000-7000-8000-000000000000"):
        found = opened.do(kindness, TODAY, 0, id)
        assert found is not None
        assert found.words.id == there.id


def test_find_leads_to_them(window: Window, today: TodayPage, opened: Opened, qtbot: QtBot) -> None:
    fern = opened.do(people.add, "Fern")
    opened.do(kind_words.add, "Thank you for asking.", person_id=fern.id)
    opened.do(kind_words.add, "Something else.")
    assert window.desk is not None
    window.desk.search()
    QTest.keyClicks(window.desk._header.field, "asking")
    opened.settle()
    qtbot.wait(50)
    QTest.keyClick(window.desk._header.field, Qt.Key.Key_Return)
    opened.settle()
    assert window.desk._shown == "today"
    assert "“Thank you for asking.”" in shown(card_of(today))
    assert any(text.startswith("from Fern, ") for text in shown(card_of(today)))


def test_what_was_begun_is_unfinished_and_can_be_gone_on_with(today: TodayPage, opened: Opened) -> None:
    today.visit(Link("kind_word", action="new"))
    opened.settle()
    dialog = today._writing
    assert dialog is not None
    dialog._text.set_text("It was good to")
    today.settle()
    opened.settle()
    assert len(opened.do(drafts.all)) == 1
    assert not any("Go on" in one.text() for one in today._below.findChildren(Button)), "not while it is being written"
    dialog.reject()
    opened.settle()
    go_on = next(one for one in today._below.findChildren(Button) if one.text() == "Go on")
    assert go_on.accessibleName() == "Go on: It was good to"
    go_on.click()
    opened.settle()
    again = today._writing
    assert again is not None
    assert again._text.text() == "It was good to"
    again._text.set_text("It was good to have you here.")
    again.accept()
    opened.settle()
    assert opened.do(drafts.all) == []
    assert [getattr(one, "text", "") for one in opened.do(kind_words.all)] == ["It was good to have you here."]


def test_the_pencil_changes_the_words_that_are_shown(window: Window, today: TodayPage, opened: Opened) -> None:
    opened.do(kind_words.add, "You kept goign.")
    opened.settle()
    card_of(today)._change.click()
    opened.settle()
    assert today._writing is not None
    today._writing._text.set_text("You kept going.")
    today._writing.accept()
    opened.settle()
    assert "“You kept going.”" in shown(card_of(today))
    assert window.desk is not None
    window.desk.undo()
    opened.settle()
    assert "“You kept goign.”" in shown(card_of(today))


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("size", [(1180, 760), (720, 520)])
def test_nothing_is_cut_off_unnamed_or_out_of_reach(
    window: Window, today: TodayPage, opened: Opened, theme: Theme, percent: int, size: tuple[int, int]
) -> None:
    theme.choose("light", percent=percent)
    window.resize(*size)
    fern = opened.do(people.add, "The gardener from Thursday")

    def measured() -> None:
        opened.settle()
        assert looks.clipped(today) == []
        assert looks.outside(today) == []
        assert looks.unnamed(today) == []
        assert looks.unreachable(today) == []

    opened.do(entries.save, entries.new(body="An evening"))
    measured()
    first = opened.do(kind_words.add, "You kept going this week, and that counts.", person_id=fern.id)
    opened.do(kind_words.save, replace(first, id="018f0000-0000-7000-8000-000000000001", received=False))
    measured()


def test_a_draft_without_spaces_shows_its_first_characters() -> None:
    assert first_words(Draft("x", "entry", fields={"body": "字" * 100})) == "字" * 60 + "…"
