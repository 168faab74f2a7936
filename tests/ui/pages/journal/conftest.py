"""The page Journal in the whole window, over an empty journal."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from peerjournal.actions import entries
from peerjournal.model.entry import Entry
from peerjournal.model.moments import now
from peerjournal.ui.models.card import Card
from peerjournal.ui.page import Link
from peerjournal.ui.pages.journal.page import JournalPage
from peerjournal.ui.window import Window
from tests.ui.conftest import Opened
from tests.ui.pages.keyboard import activate


class Journal:
    """What a test does with the page: goes to it, writes entries past it, waits, and reads its rows."""

    def __init__(self, window: Window, opened: Opened, qtbot: QtBot) -> None:
        self.window, self.opened, self.qtbot = window, opened, qtbot

    @property
    def page(self) -> JournalPage:
        """The page, once it was shown."""
        assert self.window.desk is not None
        found = self.window.desk._built["journal"]
        assert isinstance(found, JournalPage)
        return found

    def go(self, link: Link | None = None) -> JournalPage:
        """Goes to the page and waits until it shows what it read."""
        activate(self.window)
        assert self.window.desk is not None
        self.window.desk.go("journal", link)
        self.settle()
        return self.page

    def save(self, *, days_ago: float = 0, at: datetime | None = None, **fields: Any) -> Entry:
        """Saves an entry past the page."""
        moment = at or now() - timedelta(days=days_ago)
        return self.opened.do(entries.save, entries.new(at=moment, **fields))

    def get(self, id: str) -> Entry:
        """An entry as it is stored."""
        return self.opened.do(entries.get, id)

    def stored(self) -> list[Entry]:
        """All entries that are not in the trash, newest first."""
        return [row.entry for row in self.opened.do(entries.page).rows if isinstance(row.entry, Entry)]

    def settle(self) -> None:
        """Waits for the vault's answers, and for what the timeline asks for after a moment of rest."""
        self.opened.settle()
        QTest.qWait(45)
        self.opened.settle()

    def cards(self) -> list[Card]:
        """The timeline's cards, from the top."""
        model = self.page.shelf.timeline.model
        return [card for row in range(model.rowCount()) if isinstance(card := model.shown(row), Card)]

    def words(self) -> list[str]:
        """The cards' titles, or the beginning of their texts."""
        return [card.title or card.excerpt for card in self.cards()]

    def wait(self, until: Callable[[], object]) -> None:
        """Waits until something is so."""
        self.qtbot.waitUntil(lambda: bool(until()))


@pytest.fixture
def journal(window: Window, opened: Opened, qtbot: QtBot) -> Journal:
    """The journal of a person who has written nothing."""
    return Journal(window, opened, qtbot)
