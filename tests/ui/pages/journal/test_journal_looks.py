"""How the journal looks and is heard: small, large, mirrored, dark, with words nobody designed for."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from peerjournal.actions import attachments, entries, groups, trash
from peerjournal.model.entry import Entry, Feeling
from peerjournal.model.filters import EntryFilter
from peerjournal.ui.page import Link
from peerjournal.ui.pages.journal.trash_dialog import TrashDialog
from peerjournal.ui.theme import Theme
from peerjournal.ui.window import SMALLEST
from tests.ui import looks
from tests.ui.conftest import accessible
from tests.ui.pages.journal.conftest import Journal
from tests.ui.pages.keyboard import dialog, focused, press

LONG = "Donaudampfschifffahrtsgesellschaftskapitän"
TEXTS = (
    f"{LONG} {LONG * 3}",
    "اليوم كان أفضل قليلاً من الأمس، تحدثت أمام المجموعة",
    "今日は少しだけ話せた。帰り道の空がきれいだった。",
    "A day with 🙂 and 👩‍👩‍👧 in it",
    "# Heading\n\n" + "a very wide table | " * 12,
)


def _fill(vault: Any) -> Entry:
    """Entries of all kinds; gives one that has everything, more than once."""
    group = groups.add(vault, f"{LONG} group {LONG}")
    for day, text in enumerate(TEXTS):
        entries.save(vault, entries.new(title=text if day % 2 else "", body=text, tags=(text[:60],)))
    entry = entries.new(
        title=f"{LONG} and {LONG}",
        body="\n\n".join(TEXTS),
        feelings=tuple(Feeling(f"{LONG[:20]} {number}", number) for number in range(9)),
        scales={"hope": 10, "belonging": 0, LONG: 5},
        tags=tuple(f"tag{number} {LONG[: number * 4]}" for number in range(12)),
        group_id=group.id,
        starred=True,
    )
    kept = attachments.attach_bytes(vault, entry, f"{LONG} & {LONG}.pdf", b"x" * 12345)
    kept = attachments.attach_bytes(vault, kept, "no picture.png", b"not one")
    entries.save(vault, entries.new(at=kept.at.replace(year=2020), body=f"{LONG} {LONG} {LONG}"))
    return kept


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[None]:
    """The whole window from right to left."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def _wrong(widget: QWidget) -> list[str]:
    """What is cut off, sticks out, has no name or can't be reached. These three end in an ellipsis by design."""
    shortened = ("Chip ", "Pill ", "FactButton ", "Picture ")
    cut = [one for one in looks.clipped(widget) if not one.startswith(shortened) and "link" not in one]
    return cut + looks.outside(widget) + looks.unnamed(widget) + looks.unreachable(widget)


def _show(journal: Journal, entry: Entry, what: str) -> None:
    page = journal.page
    if what == "reader":
        page._show_entry(entry.id, entry.at.date())
    elif what == "editor":
        page.edit(entry.id)
    elif what == "calendar":
        page.shelf.show_calendar(True)
    elif what == "filtered":
        page.shelf.set_filter(EntryFilter(tag=LONG, feeling=LONG, group_id=entry.group_id, starred=True))
    elif what in ("feelings", "scales", "group", "tags", "when"):
        page.edit(entry.id)
        journal.settle()
        page.editor().details.open_form(what)
    journal.settle()


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize(
    "what", ["list", "reader", "editor", "calendar", "filtered", "feelings", "scales", "group", "tags", "when"]
)
def test_nothing_is_cut_off_in_the_smallest_window(journal: Journal, theme: Theme, what: str, percent: int) -> None:
    entry = journal.opened.do(_fill)
    theme.choose("light", percent=percent)
    journal.window.resize(*SMALLEST)
    journal.go()
    _show(journal, entry, what)
    assert _wrong(journal.page) == []


@pytest.mark.parametrize("what", ["list", "reader", "editor", "calendar"])
@pytest.mark.parametrize("look", ["dark", "high-contrast"])
def test_nothing_is_cut_off_in_the_usual_window_in_any_appearance(
    journal: Journal, theme: Theme, what: str, look: str
) -> None:
    entry = journal.opened.do(_fill)
    theme.choose(look)
    journal.go()
    _show(journal, entry, what)
    assert _wrong(journal.page) == []
    assert not journal.page.grab().isNull()


@pytest.mark.parametrize("what", ["list", "reader", "editor", "calendar"])
def test_it_can_be_read_from_right_to_left(journal: Journal, mirrored: None, what: str) -> None:
    entry = journal.opened.do(_fill)
    journal.go()
    _show(journal, entry, what)
    assert _wrong(journal.page) == []
    shelf, right = journal.page.shelf, journal.page._right
    assert shelf.mapTo(journal.page, shelf.rect().topLeft()).x() > right.mapTo(journal.page, right.rect().topLeft()).x()


@pytest.mark.parametrize("what", ["filter", "history", "trash", "file"])
@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_off_in_its_dialogs(journal: Journal, theme: Theme, what: str, percent: int) -> None:
    entry = journal.opened.do(_fill)
    journal.opened.do(trash.trash, journal.save(title=TEXTS[0]).id)
    theme.choose("light", percent=percent)
    journal.window.resize(*SMALLEST)
    page = journal.go(Link("entry", entry.id))
    if what == "filter":
        page.shelf.choose_filter()
    elif what == "history":
        page.reader._show_history()
    elif what == "trash":
        TrashDialog(page, page.shell).open()
    else:
        page.reader._files.pressed.emit(entry.attachments[1])
    journal.settle()
    shown = dialog()
    assert _wrong(shown) == []
    assert shown.width() <= journal.window.width()
    assert shown.height() <= journal.window.height()
    press(Qt.Key.Key_Escape)
    QCoreApplication.processEvents()
    assert not any(isinstance(one, QDialog) and one.isVisible() for one in QApplication.topLevelWidgets())


def test_under_900_pixels_there_is_one_column_with_a_way_back(journal: Journal) -> None:
    entry = journal.save(title="An evening", body="words")
    journal.window.resize(*SMALLEST)
    page = journal.go()
    assert page.shelf.isVisible()
    press(Qt.Key.Key_Down)
    journal.settle()
    assert page.shelf.isVisible()  # moving about does not take the list away
    press(Qt.Key.Key_Return)
    journal.settle()
    assert not page.shelf.isVisible()
    assert page.reader.entry_id() == entry.id
    assert page.reader._back.isVisible()
    page.reader._back.click()
    journal.settle()
    assert page.shelf.isVisible()
    assert focused() is page.shelf.timeline.view
    page._read(entry.id)
    journal.settle()
    journal.window.resize(1180, 760)
    assert page.shelf.isVisible()
    assert page.reader.isVisible()
    assert not page.reader._back.isVisible()


def test_screen_readers_hear_the_rows_of_the_timeline(journal: Journal) -> None:
    journal.save(title="An evening", body="words", feelings=(Feeling("calm"),))
    page = journal.go()
    names = [one.text(QAccessible.Text.Name) for one in accessible(page.shelf.timeline.view)]
    assert any("An evening. words. calm" in name for name in names)
    assert any(name.endswith("1 entry") for name in names)


def test_the_window_says_nothing_of_the_content_in_its_title(journal: Journal) -> None:
    entry = journal.save(title="Nobody's business", body="words")
    journal.go(Link("entry", entry.id))
    assert journal.window.windowTitle() == "PeerJournal"
    journal.page.shelf.choose_filter()
    assert dialog().windowTitle() == "PeerJournal"
