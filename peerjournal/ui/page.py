"""What every page is, and what the window around it offers."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from peerjournal.ui.nouns import Noun
from peerjournal.ui.settings import Settings
from peerjournal.ui.tasks import Tasks
from peerjournal.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Link:
    """Where to go within a page: one thing (`noun`, `id`), or something to begin (`action`, such as "new").

    `text` is what goes along, such as words already typed, or the id of a draft to take up.
    """

    noun: str = ""
    id: str = ""
    action: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """What comes once this journal is locked: something to do `first`, while none is open; another one's folder."""

    folder: Path | None = None
    first: Callable[[], object] | None = None


class Shell(Protocol):
    """The open window as pages see it."""

    theme: Theme
    stack: QStackedWidget  # in which every page stands

    @property
    def settings(self) -> Settings:
        """What the window remembers outside the journal."""

    def keep_settings(self, settings: Settings) -> None:
        """Applies settings at once and writes them down."""

    def tasks_for(self, owner: QObject) -> Tasks:
        """The way to the vault for one widget."""

    def say(self, text: str, *, undo: Callable[[], object] | None = None, error: bool = False) -> None:
        """One line at the foot of the window, read out by screen readers; with `undo` also the way back."""

    def go(self, page: str, link: Link | None = None) -> None:
        """Shows a page by its name, and what it shall show there."""

    def has(self, page: str) -> bool:
        """Whether there is such a page, so that nothing offers what is not there."""

    def lock(self, move: Move | None = None) -> None:
        """Covers everything at once, then locks; with `move` another journal waits to be unlocked afterwards."""


class Page(QWidget):
    """One page. Build the widgets in `__init__`, ask for data in `refresh`.

    `watches` are the nouns whose change makes `refresh` run: at once if the page is shown, else when it next is.
    """

    watches: ClassVar[frozenset[Noun]] = frozenset()
    heading_changed = Signal()

    def __init__(self, shell: Shell) -> None:
        # In its place from the start: a widget that moves is styled anew, with all that is in it.
        super().__init__(shell.stack)
        self.setObjectName("page")
        self.shell = shell
        self.tasks = shell.tasks_for(self)
        self.heading = ""
        self.overline = ""

    def set_heading(self, heading: str, overline: str = "") -> None:
        """The page's title at the top of the window, and a small line above it."""
        self.heading, self.overline = heading, overline
        self.setAccessibleName(heading)
        self.heading_changed.emit()

    def refresh(self) -> None:
        """Asks for what the page shows: before it is first seen, and after what it watches changed."""

    def visit(self, link: Link) -> None:
        """Goes to something within the page."""

    def begin(self) -> None:
        """Puts the keyboard where a person coming to this page would begin; the page decides, or nothing."""

    def find_here(self) -> bool:
        """Ctrl+F: find in this page. False where the page has nothing to find in: then the window's search is used."""
        return False

    def settle(self) -> None:
        """Sends what is being typed to the vault now; called before locking and closing."""

    def place(self) -> dict[str, Any]:
        """Where one is within the page (JSON values), to come back to after unlocking; it is kept inside the vault."""
        return {}

    def return_to(self, place: dict[str, Any]) -> None:
        """Goes back to what `place` gave when the window was locked."""


class ResultsPage(Page):
    """The page that shows what the window's search field finds. `visit(Link(text=...))` comes with every keystroke."""

    def step(self, by: int) -> None:
        """Up and Down in the search field: -1 or 1."""

    def choose(self) -> None:
        """Enter in the search field."""
