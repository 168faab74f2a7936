"""The reader: one entry, with what can be done with it."""

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import quote, unquote

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from peerjournal.actions import agreements, entries
from peerjournal.model.attachment import Attachment
from peerjournal.model.entry import Entry
from peerjournal.model.errors import WorldError
from peerjournal.ui.models.card import Card
from peerjournal.ui.models.told import quoted
from peerjournal.ui.page import Shell
from peerjournal.ui.pages.journal import showing
from peerjournal.ui.pages.journal.agreed import Agreed
from peerjournal.ui.pages.journal.attaching import Attaching, dropped_files
from peerjournal.ui.pages.journal.entry_head import EntryHead
from peerjournal.ui.pages.journal.files_view import FilesView
from peerjournal.ui.pages.journal.memories import Memories
from peerjournal.ui.pages.journal.pieces import Text
from peerjournal.ui.pages.journal.showing import Shown
from peerjournal.ui.theme.tokens import APART, NEAR, TIGHT
from peerjournal.ui.widgets import Button, Column, IconButton, label
from peerjournal.ui.widgets.prose import entry_font, measure


class Reader(QFrame):
    """`edit_asked` and `delete_asked` carry the entry's id, `opened` the Card of another entry."""

    edit_asked = Signal(str)
    delete_asked = Signal(str)
    opened = Signal(object)
    back_asked = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._shell = shell
        self._tasks = shell.tasks_for(self)
        self._id = ""
        self._entry: Entry | None = None
        self._found: Shown | None = None
        self._pictures: dict[str, QImage] = {}
        self._head, self._text = EntryHead(), Text()
        self._files, self._memories = FilesView(shell), Memories()
        # Other years are asked for when the entry itself has been painted, and not for one that is only passed.
        self._remembering = QTimer(self)
        self._remembering.setSingleShot(True)
        self._remembering.timeout.connect(self._ask_memories)
        self._attaching = Attaching(self, shell)
        self._attaching.done.connect(lambda _: shell.say(self.tr("Attached.")))
        self.setAcceptDrops(True)
        self._problem = label("", "error")
        self._problem.hide()
        self._bar = self._tool_bar()
        self._column = Column()
        self._inside, self._notes, self._agreed = QWidget(), QWidget(), Agreed()
        self._agreed.read.connect(self._agreement_read)
        self._lay_out()
        self._text.followed.connect(self._follow)
        self._files.pressed.connect(self._show_file)
        self._files.pictured.connect(self._pictured)
        self._memories.opened.connect(self.opened)
        self._memories.left_out.connect(self._leave_out_other)
        shell.theme.changed.connect(self._render)

    def entry_id(self) -> str:
        """The entry that is shown, or nothing."""
        return self._id

    def show_entry(self, id: str) -> None:
        """Reads an entry and shows it from its beginning."""
        if id != self._id:
            self._id, self._entry, self._found, self._pictures = id, None, None, {}
            self._remembering.stop()
            self._column.verticalScrollBar().setValue(0)
            self._memories.show_cards(())
        self.refresh()

    def show_nothing(self) -> None:
        """The entry is gone."""
        self._id, self._entry, self._found = "", None, None

    def refresh(self) -> None:
        """Reads the entry again."""
        if self._id:
            self._tasks.overtake("entry", showing.entry, self._id).then(self._show).failed(self._refuse)

    def set_narrow(self, narrow: bool) -> None:
        """Whether there is a way back to the timeline to be offered."""
        self._back.setVisible(narrow)

    def begin(self) -> None:
        """Puts the keyboard into the entry."""
        (self._edit if self._edit.isVisibleTo(self) else self._back).setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle_star(self) -> None:
        """Gives the entry a star, or takes it away."""
        if self._entry is not None:
            self._save(replace(self._entry, starred=not self._entry.starred))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped here."""
        if self._entry is not None and dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """They are hung on the entry."""
        if self._entry is not None:
            self._attaching.attach(self._entry, dropped_files(event.mimeData()))
            event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """E edits, Delete puts into the trash, Escape goes back to the timeline."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.back_asked.emit()
        elif key == Qt.Key.Key_E and self._entry is not None:
            self.edit_asked.emit(self._id)
        elif key == Qt.Key.Key_Delete and self._entry is not None:
            self.delete_asked.emit(self._id)
        else:
            super().keyPressEvent(event)

    def _tool_bar(self) -> QHBoxLayout:
        self._back = Button(self.tr("All entries"), self.back_asked.emit, role="quiet", icon="chevron-left")
        self._edit = Button(self.tr("Edit"), lambda: self.edit_asked.emit(self._id), role="quiet", icon="edit")
        self._star = IconButton("star", self.tr("Give it a star"), self.toggle_star)
        self._delete = IconButton("trash", self.tr("Put into the trash"), lambda: self.delete_asked.emit(self._id))
        self._more = IconButton("more", self.tr("More"))
        self._menu = QMenu(self._more)
        self._leave_out = QAction(self.tr("Leave out of “On this day”"), self._menu)
        self._leave_out.setCheckable(True)
        self._leave_out.triggered.connect(self._leave_out_this)
        history = QAction(self.tr("Earlier states…"), self._menu)
        history.triggered.connect(self._show_history)
        self._menu.addActions([history, self._leave_out])
        self._more.setMenu(self._menu)
        # Not Qt's own way to show it at once: a screen reader could then neither press the button nor see its menu.
        self._more.when_pressed(self._more.showMenu)
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self._back)
        row.addStretch(1)
        for button in (self._edit, self._star, self._delete, self._more):
            row.addWidget(button)
        self._back.hide()
        return row

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(NEAR)
        notes = QVBoxLayout(self._notes)
        notes.setContentsMargins(0, 0, 0, 0)
        notes.setSpacing(NEAR)
        for widget in (self._text, self._attaching.line, self._files, self._memories):
            notes.addWidget(widget)
        for part in (self._problem, self._head, self._agreed, self._notes):
            inside.addWidget(part)
        self._inside.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._inside, 1000)
        row.addStretch(1)
        self._column.body.setContentsMargins(TIGHT, 0, TIGHT, APART)
        self._column.body.addLayout(row)
        self._column.stretch()
        around = QVBoxLayout(self)
        around.setContentsMargins(NEAR, TIGHT + 2, NEAR - 6, 4)
        around.setSpacing(TIGHT)
        around.addLayout(self._bar)
        around.addWidget(self._column, 1)

    def _show(self, found: Shown) -> None:
        self._remembering.start()
        if found == self._found:
            return  # something else was changed; nothing shall flicker or move under the eye
        self._found = found
        entry = self._entry = found.entry
        self._problem.hide()
        for widget in (self._head, self._edit, self._star, self._delete, self._more):
            widget.show()
        self._head.show_entry(entry, found.group)
        self._star.set_icon("star-filled" if entry.starred else "star", "tip" if entry.starred else "muted")
        self._star.set_name(self.tr("Take the star away") if entry.starred else self.tr("Give it a star"))
        self._leave_out.setChecked(entry.left_out)
        self._files.show_files(entry.attachments)
        if found.to_read is not None:
            self._agreed.show_agreement(found.to_read, found.group)
        self._agreed.setVisible(found.to_read is not None)
        self._notes.setVisible(found.to_read is None)
        self._render()

    def _agreement_read(self) -> None:
        if self._entry is not None and self._entry.group_id:
            self._tasks.run(agreements.seen, self._entry.group_id).then(lambda _: self.refresh())

    def _ask_memories(self) -> None:
        if self._entry is not None:
            day, id = self._entry.at.date(), self._entry.id
            self._tasks.overtake("memories", showing.on_this_day, day, id).then(self._memories.show_cards)

    def _render(self) -> None:
        font = entry_font(self._shell.settings)
        self._inside.setMaximumWidth(measure(font))
        if self._entry is not None:
            self._text.show_markdown(quoted(self._entry.body), font, self._pictures)

    def _refuse(self, error: WorldError) -> None:
        from peerjournal.actions.wording import sentence

        self._entry = self._found = None
        for widget in (self._head, self._text, self._files, self._memories, self._edit, self._star, self._delete):
            widget.hide()
        self._more.hide()
        self._problem.setText(sentence(error))
        self._problem.show()

    def _pictured(self, id: str, image: QImage) -> None:
        entry = self._entry
        file = next((one for one in entry.attachments if one.id == id), None) if entry is not None else None
        if entry is None or file is None or image.isNull():
            return
        self._pictures |= dict.fromkeys(_names(file), image)
        if "![" in entry.body:
            self._render()

    def _show_file(self, file: Attachment) -> None:
        from peerjournal.ui.pages.journal.file_dialog import FileDialog

        FileDialog(self, self._shell, file).open()

    def _follow(self, address: str) -> None:
        QGuiApplication.clipboard().setText(address)
        self._shell.say(self.tr("The address was copied. PeerJournal itself opens nothing outside."))

    def _save(self, entry: Entry, done: Callable[[Entry], object] = lambda _: None) -> None:
        self._tasks.run(entries.save, entry).then(done)

    def _show_history(self) -> None:
        if self._entry is not None:
            from peerjournal.ui.pages.journal.history import HistoryDialog

            HistoryDialog(self, self._shell, self._entry).open()

    def _leave_out_this(self, on: bool) -> None:
        if self._entry is not None:
            self._save(replace(self._entry, left_out=on))

    def _leave_out_other(self, card: Card) -> None:
        shell, tasks = self._shell, self._tasks

        def bring_back(entry: Entry) -> None:
            tasks.run(entries.save, replace(entry, left_out=False))

        def say(entry: Entry) -> None:
            shell.say(self.tr("It won't come up on this day any more."), undo=lambda: bring_back(entry))

        tasks.run(entries.get, card.id).then(lambda entry: self._save(replace(entry, left_out=True), say))


def _names(file: Attachment) -> set[str]:
    """What a text may call one of its entry's files."""
    return {file.name, quote(file.name), unquote(file.name), f"attachment:{file.id}"}
