"""Finding one's way: filters, the calendar, other years, and rows that stay where they are."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from peerjournal.actions import attachments, groups, people
from peerjournal.model.entry import Feeling
from peerjournal.model.filters import EntryFilter
from peerjournal.model.moments import local, now
from peerjournal.ui.page import Link
from peerjournal.ui.pages.journal.filter_dialog import FilterDialog
from peerjournal.ui.widgets.chip import Chip
from tests.corpus import build
from tests.ui.pages.journal.conftest import Journal
from tests.ui.pages.keyboard import CONTROL, SHIFT, activate, button, dialog, focused, press, said, tab_to


def _chips(journal: Journal) -> list[str]:
    return [chip.text() for chip in journal.page.shelf.bar.findChildren(Chip) if chip.isVisible()]


def test_filters_are_chosen_by_keyboard_shown_as_chips_and_taken_away_one_by_one(journal: Journal) -> None:
    group = journal.opened.do(groups.add, "Thursday group")
    both = journal.save(title="both", feelings=(Feeling("calm"),), tags=("walk",), starred=True, group_id=group.id)
    journal.save(title="calm only", days_ago=1, feelings=(Feeling("Calm"),))
    journal.save(title="neither", days_ago=2)
    journal.opened.do(attachments.attach_bytes, both, "a.txt", b"words")
    journal.go()
    press(Qt.Key.Key_F, CONTROL)
    journal.settle()
    shown = dialog()
    assert isinstance(shown, FilterDialog)
    activate(shown)  # type: ignore[arg-type]
    tab_to("Feeling")
    press(Qt.Key.Key_Down)
    journal.settle()
    assert shown._show.text() == "Show 2 entries"
    tab_to("Tag")
    press(Qt.Key.Key_Down)
    tab_to("Group")
    press(Qt.Key.Key_Down)
    tab_to("Only with a star")
    press(Qt.Key.Key_Space)
    tab_to("Only with files")
    press(Qt.Key.Key_Space)
    tab_to("Not before")
    press(Qt.Key.Key_Space)
    journal.settle()
    assert shown._show.text() == "Show 1 entry"
    press(Qt.Key.Key_Return)
    journal.settle()
    assert journal.words() == ["both"]
    assert _chips(journal) == ["calm", "#walk", "Thursday group", f"from {now():%-d %b}", "Starred", "With files"]
    assert journal.page.shelf.bar._count.text() == "1 entry"
    activate(journal.window)
    for _ in range(5):
        journal.page.shelf.bar.findChildren(Chip)[-1].click()
        journal.settle()
    assert _chips(journal) == ["calm"]
    assert journal.words() == ["both", "calm only"]


def test_a_filter_that_nothing_fits_says_so_and_offers_the_way_back(journal: Journal) -> None:
    journal.save(title="here")
    page = journal.go()
    page.shelf.set_filter(EntryFilter(tag="nothing"))
    journal.settle()
    assert page.shelf._stack.currentIndex() == 1
    button(page.shelf, "Show all entries").click()
    journal.settle()
    assert journal.words() == ["here"]
    assert _chips(journal) == []


def test_a_chosen_entry_that_the_filter_leaves_out_is_not_chosen_any_more(journal: Journal) -> None:
    journal.save(title="one", tags=("x",))
    other = journal.save(title="other", days_ago=1)
    page = journal.go(Link("entry", other.id))
    assert page.shelf.timeline.view.chosen_id() == other.id
    page.shelf.set_filter(EntryFilter(tag="x"))
    journal.settle()
    assert page.shelf.timeline.view.chosen_id() == ""


def test_an_empty_journal_says_what_it_is_for_and_offers_the_first_step(journal: Journal) -> None:
    page = journal.go()
    assert focused() is page._first_step.write
    press(Qt.Key.Key_Space)
    assert focused() is page.editor().body
    QTest.keyClicks(focused(), "First")
    press(Qt.Key.Key_Escape)
    journal.settle()
    assert page._stack.currentIndex() == 0
    assert journal.words() == ["First"]


def test_the_calendar_marks_days_and_shows_what_was_written_on_one(journal: Journal) -> None:
    today = now()
    journal.save(title="morning", at=today)
    journal.save(title="noon", at=today)
    earlier = local(date(today.year - 2, 2, 27))
    journal.save(title="long ago", at=earlier)
    page = journal.go()
    page.shelf._by_day.click()
    journal.settle()
    calendar = page.shelf.calendar
    assert calendar.model.place(today.date()).data(Qt.ItemDataRole.UserRole + 1) == 2
    assert journal.words() == ["noon", "morning"]  # this month's
    calendar.view.setFocus()
    press(Qt.Key.Key_PageUp, SHIFT, times=2)
    calendar.show_day(earlier.date() + timedelta(days=3))
    journal.settle()
    press(Qt.Key.Key_Left, times=3)
    journal.settle()
    assert calendar.day() == earlier.date()
    press(Qt.Key.Key_Return)
    journal.settle()
    assert journal.words() == ["long ago"]
    page.shelf._by_day.click()
    journal.settle()
    assert len(journal.words()) == 3  # the whole timeline again


def test_the_calendar_ends_where_the_calendar_ends(journal: Journal) -> None:
    page = journal.go()
    calendar = page.shelf.calendar
    for end, by in ((date(9999, 12, 31), 1), (date(1, 1, 1), -1)):
        calendar.show_day(end)
        calendar._go_days(by)
        calendar._go_months(12 * by)
        assert calendar.day() == end
        assert calendar.first_day() <= end <= calendar.last_day()


def test_in_a_low_window_the_calendar_stands_alone_and_a_day_leads_back(journal: Journal) -> None:
    entry = journal.save(title="here")
    journal.window.resize(720, 520)
    page = journal.go()
    page.shelf._by_day.click()
    journal.settle()
    assert page.shelf.calendar.isVisible()
    assert not page.shelf.timeline.isVisible()
    page.shelf.calendar.chosen.emit(entry.at.date())
    journal.settle()
    assert page.shelf.timeline.isVisible()
    assert not page.shelf.calendar.isVisible()


def test_other_years_come_up_and_any_entry_can_be_left_out(journal: Journal) -> None:
    today = local(date(2024, 5, 17))
    mine = journal.save(title="now", at=today)
    journal.save(title="last year", at=local(date(2023, 5, 17)))
    painful = journal.save(title="the year before", at=local(date(2022, 5, 17)))
    journal.save(title="another day", at=local(date(2022, 5, 18)))
    page = journal.go(Link("entry", mine.id))
    memories = page.reader._memories

    def shown() -> list[str]:
        return [one.accessibleName() for one in memories.buttons() if one.isVisible()]

    assert shown() == ["2023. last year", "2022. the year before"]
    memories.left_out.emit(next(card for card in journal.cards() if card.id == painful.id))
    journal.settle()
    assert journal.get(painful.id).left_out
    assert shown() == ["2023. last year"]
    assert "won't come up" in said(journal.window)
    QTest.keyClick(journal.window, Qt.Key.Key_Z, CONTROL)
    journal.settle()
    assert len(shown()) == 2
    memories.buttons()[0].click()
    journal.settle()
    assert journal.page.reader._head._title.text() == "last year"


@pytest.mark.parametrize("day", [date(2024, 2, 29), date(2023, 2, 28)])
def test_the_twenty_ninth_of_february_has_only_leap_years(journal: Journal, day: date) -> None:
    mine = journal.save(title="now", at=local(day))
    journal.save(title="a leap year", at=local(date(2020, 2, 29)))
    page = journal.go(Link("entry", mine.id))
    shown = [one.accessibleName() for one in page.reader._memories.buttons()]
    assert shown == (["2020. a leap year"] if day.day == 29 else [])


def test_what_changes_elsewhere_changes_in_place(journal: Journal) -> None:
    ids = [journal.save(title=f"Day {day}", days_ago=day).id for day in range(60)]
    page = journal.go()
    view = page.shelf.timeline.view
    bar = view.verticalScrollBar()
    page.visit(Link("entry", ids[30]))
    journal.settle()
    assert view.chosen_id() == ids[30]
    before = bar.value()
    row = view.currentIndex().row()
    place = view.rowViewportPosition(row)
    journal.save(title="new today")
    journal.settle()
    assert view.chosen_id() == ids[30]
    assert view.currentIndex().row() == row + 1
    assert view.rowViewportPosition(row + 1) == place  # nothing jumps under the eye
    assert bar.value() > before
    assert page.reader.entry_id() == ids[30]


def test_a_groups_page_leads_to_its_entries(journal: Journal) -> None:
    group = journal.opened.do(groups.add, "Thursday group")
    journal.save(title="there", group_id=group.id)
    journal.save(title="elsewhere")
    journal.go(Link("group", group.id))
    assert journal.words() == ["there"]
    assert _chips(journal) == ["Thursday group"]


def test_entries_of_a_group_know_its_new_name(journal: Journal) -> None:
    group = journal.opened.do(groups.add, "Old name")
    journal.save(title="x", group_id=group.id)
    journal.go()
    assert [card.group for card in journal.cards()] == ["Old name"]
    journal.opened.do(groups.save, replace(group, name="New name"))
    journal.settle()
    assert [card.group for card in journal.cards()] == ["New name"]


def test_only_what_is_near_the_screen_is_read_and_every_row_can_be_reached(journal: Journal) -> None:
    filled: list[object] = []
    journal.opened.tasks.run(build, 900).then(filled.append)
    journal.qtbot.waitUntil(lambda: bool(filled), timeout=60_000)
    page = journal.go()
    model, view = page.shelf.timeline.model, page.shelf.timeline.view
    assert model.outline.entries == 900
    assert page.shelf.bar._count.text() == "900 entries"
    for share in (0.5, 1.0, 0.25):
        view.verticalScrollBar().setValue(round(view.verticalScrollBar().maximum() * share))
        journal.wait(lambda: not model.wanted(*view.in_sight()))
        assert len(journal.cards()) < 800
    target = datetime(1976, 3, 1, 12, tzinfo=now().tzinfo)
    page.shelf.timeline.go_to(target.date())
    journal.wait(lambda: not model.wanted(*view.in_sight()))
    first = model.shown(view.in_sight()[0] + 1)
    assert first is not None
    assert getattr(first, "day", None) == target.date()


def test_of_a_long_life_a_few_other_years_come_up_and_only_once_the_entry_is_shown(journal: Journal) -> None:
    """A button for each of forty years would take longer to build than the entry that was asked for."""
    entry = journal.save(title="now", at=local(date(2024, 5, 17)))
    for year in range(1980, 2020):
        journal.save(title=f"then {year}", at=local(date(year, 5, 17)))
    page = journal.go(Link("entry", entry.id))
    shown = [one.accessibleName() for one in page.reader._memories.buttons()]
    assert shown == [f"{year}. then {year}" for year in range(2019, 2009, -1)]
    page._read(journal.save(title="another day", at=local(date(2024, 3, 1))).id)
    assert not page.reader._memories.isVisible()


def test_only_entries_that_mention_somebody_by_any_of_their_aliases(journal: Journal) -> None:
    journal.opened.do(people.add, "R.")
    other = journal.opened.do(people.add, "Bird")
    journal.opened.do(people.save, replace(other, also=("Heron",)))
    journal.save(title="Heron came by", days_ago=3)
    journal.save(title="with Bird", days_ago=2)
    journal.save(title="alone", days_ago=1)
    page = journal.go()
    page.shelf.choose_filter()
    shown = dialog()
    assert isinstance(shown, FilterDialog)
    journal.settle()
    assert [shown._person.itemText(at) for at in range(shown._person.count())] == ["Anybody", "Bird", "R."]
    shown._person.choose("Bird")
    journal.settle()
    assert shown._show.text() == "Show 2 entries"
    shown.accept()
    journal.settle()
    assert journal.words() == ["with Bird", "Heron came by"]
    (chip,) = [one for one in page.shelf.bar.findChildren(Chip) if one.isVisible()]
    assert chip.text() == "Bird · Heron"
    chip.click()
    journal.settle()
    assert len(journal.words()) == 3
