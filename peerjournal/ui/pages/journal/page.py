"""The page Journal: the timeline at the left, what is read or written at the right; one of both where it is narrow."""

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from peerjournal.actions import drafts, entries, trash
from peerjournal.actions.trash import Trashed
from peerjournal.model.draft import Draft
from peerjournal.model.entry import Entry
from peerjournal.model.errors import WorldError
from peerjournal.model.filters import EntryFilter
from peerjournal.model.ids import is_id
from peerjournal.ui.nouns import Noun
from peerjournal.ui.page import Link, Page, Shell
from peerjournal.ui.pages.journal import form
from peerjournal.ui.pages.journal.first_step import FirstStep
from peerjournal.ui.pages.journal.right_side import RightSide
from peerjournal.ui.pages.journal.shelf import Shelf
from peerjournal.ui.pages.journal.unfinished_bar import UnfinishedBar
from peerjournal.ui.theme import scaled
from peerjournal.ui.theme.tokens import NEAR, TIGHT

if TYPE_CHECKING:
    from peerjournal.ui.pages.journal.editor import Editor
    from peerjournal.ui.pages.journal.reader import Reader

_NARROW = 900  # of the window; below it there is one column
_TWO = 640  # of the page, at 100 % text size, that two columns need
_SHELF = (290, 350)  # the timeline's narrowest and widest


class JournalPage(Page):
    """One entry at a time is chosen in the timeline and shown at the right."""

    watches: ClassVar[frozenset[Noun]] = frozenset({Noun.ENTRY, Noun.GROUP})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.set_heading(self.tr("Journal"))
        self.shelf = Shelf(shell)
        self._narrow = self._empty = self._asked = False
        self._unfinished = UnfinishedBar(self._go_on_with, self._discard)
        self._right = RightSide(shell)
        self._both = QWidget()
        self._row = QHBoxLayout(self._both)
        self._row.setContentsMargins(0, 0, 2, NEAR)
        self._row.setSpacing(NEAR)
        self._row.addWidget(self.shelf)
        self._row.addWidget(self._right, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._both)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(TIGHT)
        around.addWidget(self._unfinished)
        around.addWidget(self._stack, 1)
        self._connect()

    def refresh(self) -> None:
        """Reads the timeline and the entry again; the first time also what was not finished in an earlier session."""
        self.shelf.refresh()
        self._right.refresh()
        if not self._asked:
            self._asked = True
            self.tasks.run(form.unfinished).then(self._unfinished.show_draft)

    def visit(self, link: Link) -> None:
        """An entry to read or edit, a draft to take up, a new entry, perhaps begun with words, or a group's entries."""
        if link.noun == "draft" or (link.action == "new" and is_id(link.text)):
            self.tasks.run(form.taken_up, link.id or link.text).then(self._take_up)
        elif link.action == "new":
            self.write(entries.new(body=link.text))
        elif link.noun == "group":
            self._back()
            self.shelf.set_filter(EntryFilter(group_id=link.id))
        elif link.id and link.action == "edit":
            self.edit(link.id)
        elif link.id:
            self.tasks.overtake("find", entries.get, link.id).then(self._find)

    def begin(self) -> None:
        """The text that is being written, the entry that is being read alone, or the timeline."""
        if self._right.is_writing():
            self.editor().begin()
        elif self._narrow and self._right.is_reading():
            self.reader.begin()
        elif self._stack.currentIndex():
            self._first_step.write.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.shelf.begin()

    def find_here(self) -> bool:
        """Narrows the timeline down."""
        if self._stack.currentIndex():
            return False
        self.shelf.choose_filter()
        return True

    def settle(self) -> None:
        """Saves what is being written."""
        self._right.settle()

    def place(self) -> dict[str, Any]:
        """The entry that is read or written, and where in its text the cursor is."""
        if self._right.is_writing():
            return {"edit": self.editor().entry_id(), "cursor": self.editor().text_position()}
        return {"read": self.reader.entry_id()} if self._right.is_reading() else {}

    def return_to(self, place: dict[str, Any]) -> None:
        """Reads or writes on where one was."""
        cursor = place.get("cursor")
        if isinstance(id := place.get("edit"), str) and id:
            self.edit(id, cursor if isinstance(cursor, int) else -1)
        elif isinstance(id := place.get("read"), str) and id:
            self.visit(Link("entry", id))
        else:
            self.begin()

    @property
    def reader(self) -> "Reader":
        """The reader."""
        return self._right.reader()

    def editor(self) -> "Editor":
        """The editor."""
        return self._right.editor()

    def write(self, entry: Entry, draft: Draft | None = None, cursor: int = -1) -> None:
        """Opens the editor with an entry."""
        editor = self.editor()
        editor.edit(entry, draft, cursor)
        self._unfinished.forget(draft)
        if entry.created_at is not None:
            self.shelf.timeline.choose(entry.id, entry.at.date())
        else:
            self.shelf.timeline.view.choose_nothing()
        self._show_right(editor)
        editor.begin()

    def edit(self, id: str, cursor: int = -1) -> None:
        """Opens the editor with a saved entry, or with the draft about it."""

        def open_editor(found: tuple[Entry, Draft | None]) -> None:
            self.write(*found, cursor)

        self.tasks.overtake("find", form.begun, id).then(open_editor).failed(self._not_found)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column or two."""
        super().resizeEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving the page saves what is being written; it stays open."""
        super().hideEvent(event)
        self._right.save()

    def _connect(self) -> None:
        shelf, view = self.shelf, self.shelf.timeline.view
        shelf.new_asked.connect(lambda: self.write(entries.new()))
        shelf.trash_asked.connect(self._open_trash)
        shelf.emptied.connect(self._emptied)
        view.chosen.connect(self._chosen)
        view.opened.connect(self._opened)
        view.edited.connect(self.edit)
        view.deleted.connect(self._delete)
        self._right.reader_made.connect(self._connect_reader)
        self._right.editor_made.connect(lambda editor: editor.left.connect(self._written))
        self.shell.theme.changed.connect(self._fit)

    def _connect_reader(self, reader: "Reader") -> None:
        reader.edit_asked.connect(self.edit)
        reader.delete_asked.connect(self._delete)
        reader.opened.connect(lambda card: self._show_entry(card.id, card.day))
        reader.back_asked.connect(self._back)

    def _open_trash(self) -> None:
        from peerjournal.ui.pages.journal.trash_dialog import TrashDialog  # dialogs are loaded when they are wanted

        TrashDialog(self, self.shell).open()

    def _show_right(self, widget: QWidget | None) -> None:
        if widget is None:
            self._right.show_nothing()
        else:
            self._right.setCurrentWidget(widget)
        self._fit()

    def _fit(self) -> None:
        narrow = self.window().width() < _NARROW or self.width() < scaled(_TWO)
        alone = not self._right.is_empty()
        self._narrow = narrow
        self._right.set_narrow(narrow)
        self.shelf.setVisible(not (narrow and alone))
        self._right.setVisible(not narrow or alone)
        self.shelf.setMinimumWidth(0)
        self.shelf.setMaximumWidth(16777215)
        if not narrow:
            least, most = (scaled(one) for one in _SHELF)
            self.shelf.setFixedWidth(min(max(round(self.width() * 0.37), least), most))
        nothing = self._empty and not alone
        if nothing and self._stack.count() == 1:
            self._first_step = FirstStep(lambda: self.write(entries.new()), self._open_trash)
            self._stack.addWidget(self._first_step)
        self._stack.setCurrentIndex(int(nothing))

    def _emptied(self, empty: bool) -> None:
        if empty != self._empty:
            self._empty = empty
            self._fit()

    def _chosen(self, id: str) -> None:
        if not self._narrow:
            self._read(id)

    def _opened(self, id: str, by_keyboard: bool) -> None:
        if self._narrow or not self._right.is_reading() or self.reader.entry_id() != id:
            self._read(id)
        if by_keyboard or self._narrow:
            self.reader.begin()

    def _read(self, id: str) -> None:
        if self._right.is_writing():
            self.editor().put_away()
        self.reader.show_entry(id)
        self._show_right(self.reader)

    def _show_entry(self, id: str, day: date) -> None:
        self._read(id)
        self.shelf.timeline.choose(id, day)

    def _find(self, entry: Entry) -> None:
        self._show_entry(entry.id, entry.at.date())
        self.begin()

    def _not_found(self, error: WorldError) -> None:
        from peerjournal.actions.wording import sentence

        self.shell.say(sentence(error), error=True)
        self.begin()

    def _written(self, entry: Entry | None) -> None:
        if entry is None:
            self._back()
            return
        self._show_entry(entry.id, entry.at.date())
        self.reader.begin()

    def _back(self) -> None:
        """To the timeline; where both are shown, what was read stays in sight."""
        if self._narrow or self._right.is_writing():
            self._show_right(None)
        self.begin()

    def _delete(self, id: str) -> None:
        def say(gone: Trashed) -> None:
            if self._right.is_reading() and self.reader.entry_id() == gone.id:
                self.reader.show_nothing()
                self._show_right(None)
                self.begin()
            self.shell.say(
                self.tr("Put into the trash."), undo=lambda: self.tasks.run(trash.untrash, gone.id).then(put_back)
            )

        def put_back(found: Trashed) -> None:
            if found.at is not None:
                self._show_entry(found.id, found.at.date())

        self.tasks.run(trash.trash, id).then(say)

    def _take_up(self, found: tuple[Entry, Draft] | None) -> None:
        if found is not None:
            self.write(*found)

    def _go_on_with(self, draft: Draft) -> None:
        self.tasks.run(form.taken_up, draft.id).then(self._take_up)

    def _discard(self, draft: Draft) -> None:
        def bring_back() -> None:
            self.tasks.run(drafts.keep, draft).then(self._unfinished.show_draft)

        self._unfinished.show_draft(None)
        self.tasks.run(drafts.discard, draft.id).then(lambda _: self.shell.say(self.tr("Discarded."), undo=bring_back))
