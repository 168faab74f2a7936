"""The open journal: sidebar, header, pages, and the line that says what just happened."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from peerjournal.model.errors import WorldError
from peerjournal.ui.ahead import Ahead
from peerjournal.ui.dialogs.shortcuts import ShortcutsDialog
from peerjournal.ui.header import Header
from peerjournal.ui.page import Link, Move, Page, ResultsPage
from peerjournal.ui.pages import PAGES, PageSpec
from peerjournal.ui.settings import Settings
from peerjournal.ui.shortcuts import SHORTCUTS, Shortcut
from peerjournal.ui.sidebar import Sidebar, page_title
from peerjournal.ui.tasks import Tasks
from peerjournal.ui.theme import Theme
from peerjournal.ui.theme.tokens import FAR, NEAR, SNUG, WIDE
from peerjournal.ui.vault_thread import VaultThread
from peerjournal.ui.widgets.toast import Toast

WIDEST = 1080  # of a page's content
FIND = "find"  # the name of the page that shows what the search field finds


class Desk(QWidget):
    """Implements `Shell` for the pages. Pages are built when they are first shown, and live as long as the desk.

    `settings_kept` carries settings a page changed; `lock_asked` (with a Move, or None), `hide_asked` and `quit_asked`
    are for the window.
    """

    settings_kept = Signal(object)
    lock_asked = Signal(object)
    hide_asked = Signal()
    quit_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        settings: Settings,
        thread: VaultThread,
        pages: tuple[PageSpec, ...] = PAGES,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("desk")
        self.theme = theme
        self.settings = settings
        self._thread = thread
        self._specs = {spec.name: spec for spec in pages}
        self._built: dict[str, Page] = {}
        self._stale: set[str] = set()
        self._before_search = ""
        self._shown = ""
        self._sidebar = Sidebar(pages)
        self._sidebar.chosen.connect(self.go)
        self._sidebar.lock_asked.connect(self.lock)
        self._header = Header(with_search=FIND in self._specs)
        self._header.searched.connect(self._search_for)
        self._header.stepped.connect(self._step)
        self._header.entered.connect(self._choose)
        self.stack = QStackedWidget()
        self._right = QWidget()
        self._right.setMaximumWidth(WIDEST + 2 * FAR)
        self._inside = QVBoxLayout(self._right)
        self._inside.addWidget(self._header)
        self._inside.addWidget(self.stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._sidebar)
        row.addWidget(self._right, 1)
        row.addStretch(0)
        self._toast = Toast(self._right)
        self._bind(pages)
        self._ahead = Ahead(self, pages, self._page)
        thread.changed.connect(self._changed)
        thread.refused.connect(self._refused)
        theme.changed.connect(self._fit)

    def keep_settings(self, settings: Settings) -> None:
        """Settings a page changed: the window applies them and writes them down."""
        self.settings = settings
        self.settings_kept.emit(settings)

    def tasks_for(self, owner: QObject) -> Tasks:
        """The way to the vault for one widget."""
        return Tasks(self._thread, owner)

    def say(self, text: str, *, undo: Callable[[], object] | None = None, error: bool = False) -> None:
        """One line at the foot of the window."""
        self._toast.say(text, undo=undo, error=error)

    def has(self, page: str) -> bool:
        """Whether there is such a page."""
        return page in self._specs

    def go(self, page: str, link: Link | None = None) -> None:
        """Shows a page; one that does not exist is a mistake of ours."""
        if page != FIND and self._header.field.text():
            self._header.field.setText("")
        self._show(page)
        if link is not None:
            self._built[page].visit(link)
        elif page != FIND:
            self._built[page].begin()

    def settle(self) -> None:
        """Lets every page send what is being typed."""
        for page in self._built.values():
            page.settle()

    def place(self) -> dict[str, Any]:
        """Where the person is, for `return_to`."""
        if self._shown in ("", FIND):
            return {}
        return {"page": self._shown, "within": self._built[self._shown].place()}

    def return_to(self, place: dict[str, Any]) -> None:
        """Shows the page the person was at when the window was locked, or the first."""
        name, within = place.get("page"), place.get("within")
        if not isinstance(name, str) or not self.has(name) or not isinstance(within, dict):
            self.go(next(iter(self._specs)))
            return
        self._show(name)
        self._built[name].return_to(within)

    def lock(self, move: Move | None = None) -> None:
        """Asks the window to lock, and perhaps to open another journal then."""
        self.lock_asked.emit(move)

    def hide_now(self) -> None:
        """Asks the window to be gone at once."""
        self.hide_asked.emit()

    def quit(self) -> None:
        """Asks the window to close."""
        self.quit_asked.emit()

    def search(self) -> None:
        """Puts the keyboard into the search field."""
        self._header.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._header.field.selectAll()

    def find_here(self) -> None:
        """Finds in the page, or everywhere if the page has nothing of its own."""
        if not (self._shown and self._built[self._shown].find_here()) and self.has(FIND):
            self.search()

    def undo(self) -> None:
        """Does what the line at the foot offers."""
        self._toast.undo()

    def help(self) -> None:
        """Shows all shortcuts."""
        ShortcutsDialog(self, [(one.keys, text) for one, text in self._shortcuts]).open()

    def _bind(self, pages: tuple[PageSpec, ...]) -> None:
        main = [spec for spec in pages if spec.where == "main"]
        numbered = [Shortcut(f"Ctrl+{at}", page_title(spec), spec.name) for at, spec in enumerate(main[:5], 1)]
        self._shortcuts: list[tuple[Shortcut, str]] = []
        for one in (*SHORTCUTS, *numbered):
            if (one.page and not self.has(one.page)) or (one.does == "search" and not self.has(FIND)):
                continue
            self._shortcuts.append((one, QCoreApplication.translate("Shortcuts", one.text)))
            QShortcut(QKeySequence(one.keys), self, self._doing(one))

    def _doing(self, shortcut: Shortcut) -> Callable[[], object]:
        if shortcut.does:
            method: Callable[[], object] = getattr(self, shortcut.does)
            return method
        link = shortcut.link if shortcut.link.action else None
        return lambda: self.go(shortcut.page, link)

    def _show(self, name: str) -> None:
        page = self._page(name)
        self._shown = name
        if name in self._stale:
            self._stale.discard(name)
            page.refresh()
        self.stack.setCurrentWidget(page)
        self._header.show_page(page)
        self._inside.activate()  # at once: else all would be painted before it has the room that its heading leaves
        self._sidebar.show_page(name)

    def _page(self, name: str) -> Page:
        return self._built.get(name) or self._build(name)

    def _build(self, name: str) -> Page:
        page: Page = import_module(self._specs[name].module).PAGE(self)
        self._built[name] = page
        self._stale.add(name)
        if not page.heading:
            page.set_heading(page_title(self._specs[name]))
        page.heading_changed.connect(lambda: self._header.show_page(page) if self._shown == name else None)
        self.stack.addWidget(page)
        return page

    def _changed(self, nouns: frozenset[str]) -> None:
        for name, page in self._built.items():
            if page.watches & nouns:
                if name == self._shown:
                    page.refresh()
                else:
                    self._stale.add(name)

    def _refused(self, error: WorldError) -> None:
        from peerjournal.actions.wording import sentence

        self.say(sentence(error), error=True)

    def _search_for(self, text: str) -> None:
        if text:
            if self._shown != FIND:
                self._before_search = self._shown
            self.go(FIND, Link(text=text))
        elif self._shown == FIND and self._before_search:
            self._show(self._before_search)

    def _step(self, by: int) -> None:
        page = self._built.get(self._shown)
        if isinstance(page, ResultsPage):
            page.step(by)

    def _choose(self) -> None:
        page = self._built.get(self._shown)
        if isinstance(page, ResultsPage):
            page.choose()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fits sidebar and margins to the width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._sidebar.fit(self.width())
        narrow = self.width() < 900
        side = NEAR + 4 if narrow else FAR - 2
        self._inside.setContentsMargins(side, NEAR if narrow else WIDE - 2, side, 0)
        self._inside.setSpacing(SNUG if narrow else NEAR)
        self._header.fit(self.width() - self._sidebar.width())
