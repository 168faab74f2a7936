"""The page Settings: everything holds as soon as it is chosen, and there is nothing to save."""

from typing import Any, ClassVar

from PySide6.QtWidgets import QVBoxLayout

from peerjournal.actions import backup_notes
from peerjournal.actions.backup_notes import Standing
from peerjournal.ui.nouns import Noun
from peerjournal.ui.page import Link, Page, Shell
from peerjournal.ui.pages.settings.about import about_card
from peerjournal.ui.pages.settings.guarding import GuardCard
from peerjournal.ui.pages.settings.keys import KeysCard
from peerjournal.ui.pages.settings.locking import LockingCard
from peerjournal.ui.pages.settings.looks import LooksCard, ReadingCard
from peerjournal.ui.pages.settings.where import WhereCard
from peerjournal.ui.widgets import Card, CardGrid, Column


class SettingsPage(Page):
    """`visit` takes the actions "kit", and "forgotten" for who has just unlocked with the recovery key."""

    watches: ClassVar[frozenset[Noun]] = frozenset({Noun.BACKUP, Noun.GUARD_WORD})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._looks = LooksCard(shell.settings, self._change)
        self._keys = KeysCard(self, shell)
        self._where = WhereCard(self, shell)
        self._guard = GuardCard(self, shell, self._change)
        cards: list[Card] = [self._looks]
        if shell.has("journal"):
            cards.append(ReadingCard(shell.settings, self._change))
        cards += [LockingCard(shell.settings, self._change), self._keys, self._guard, self._where, about_card()]
        grid = CardGrid(narrowest=340)
        grid.set_cards(cards)
        column = Column()
        column.add(grid)
        column.stretch()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(column)

    def refresh(self) -> None:
        """Asks where the journal lies and whether its recovery kit is kept."""
        self.tasks.overtake("look", backup_notes.standing).then(self._show)
        self._guard.refresh()

    def begin(self) -> None:
        """The first choice."""
        self._looks.begin()

    def visit(self, link: Link) -> None:
        """Straight to the recovery kit, or to a new passphrase."""
        if link.action == "kit":
            self._keys.show_kit()
        elif link.action == "forgotten":
            self._keys.change_passphrase(forgotten=True)

    def _show(self, standing: Standing) -> None:
        self._where.show_folder(standing.journal)
        self._keys.show_standing(standing)

    def _change(self, **changed: Any) -> None:
        self.shell.keep_settings(self.shell.settings._replace(**changed))
