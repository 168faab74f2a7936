"""The editor: writes a new entry or changes one; what is typed is kept as it is typed, and saved on leaving."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from peerjournal.model.attachment import Attachment
from peerjournal.model.draft import Draft
from peerjournal.model.entry import Entry
from peerjournal.ui.drafting import Drafting
from peerjournal.ui.page import Shell
from peerjournal.ui.pages.journal import form
from peerjournal.ui.pages.journal.attaching import Attaching, dropped_files
from peerjournal.ui.pages.journal.choices import choices
from peerjournal.ui.pages.journal.details import Details
from peerjournal.ui.pages.journal.files_view import FilesView
from peerjournal.ui.pages.journal.title import TitleField
from peerjournal.ui.pages.journal.whose import WhoseButton
from peerjournal.ui.pages.journal.writing import Writing
from peerjournal.ui.theme.tokens import APART, NEAR, SNUG, TIGHT
from peerjournal.ui.widgets import Button, Column, IconButton, label
from peerjournal.ui.widgets.guard_lines import GuardLines
from peerjournal.ui.widgets.prose import entry_font, measure

_ARRIVES_IN = 400  # milliseconds
_COUNT_AFTER = 250  # milliseconds of rest before the words are counted


class Editor(QFrame):
    """`left` carries the entry that was written, or None when there was nothing to keep."""

    left = Signal(object)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAcceptDrops(True)
        self._shell = shell
        self._tasks = shell.tasks_for(self)
        self._base: Entry | None = None  # as it is saved, or as it began
        self._attached: tuple[Attachment, ...] = ()
        self._filling = False
        self._drafting = Drafting(self, self._tasks, form.KIND, self._collect)
        self.title, self.body, self.details = TitleField(), Writing(), Details()
        self._guard = GuardLines(self.body, shell)
        self._files = FilesView(shell, removable=True)
        self._attaching = Attaching(self, shell)
        self._state = label("", "small", wrap=False)
        self._count = label("", "small", wrap=False)
        self._arriving = QTimer(self)  # while it runs, the text is still finding its height
        self._arriving.setSingleShot(True)
        self._arriving.setInterval(_ARRIVES_IN)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(_COUNT_AFTER)
        self._counting.timeout.connect(self._count_words)
        self._set_up_fields()
        self._column = Column()
        self._column.verticalScrollBar().rangeChanged.connect(self._arrive)
        self._lay_out()
        for keys, does in (("Ctrl+S", self.save), ("Ctrl+Return", self.leave)):
            shortcut = QShortcut(QKeySequence(keys), self, does)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shell.theme.changed.connect(self._draw)

    def entry_id(self) -> str:
        """The entry that is being written, or nothing."""
        return self._base.id if self._base is not None else ""

    def text_position(self) -> int:
        """Where in the text the cursor is."""
        return self.body.textCursor().position()

    def edit(self, entry: Entry, draft: Draft | None = None, cursor: int = -1) -> None:
        """Begins with an entry (saved or new), or where a draft about it had got to."""
        self.save()
        # What a new entry begins with is typed already, just not by hand in here: only an empty one says nothing.
        self._base = entry if entry.created_at is not None else Entry(entry.id, entry.at)
        self._drafting.begin(entry.id if entry.created_at is not None else None, draft)
        self._fill(
            entry if draft is None else form.filled(entry, draft.fields), cursor if draft is None else draft.cursor
        )
        if (typed := self.typed()) is not None and draft is None and self._is_changed(typed):
            self._changed()
        self._tasks.overtake("choices", choices).then(self.details.set_choices)

    def begin(self) -> None:
        """Puts the keyboard into the text, where the cursor is."""
        self._arriving.start()
        self.body.setFocus(Qt.FocusReason.OtherFocusReason)

    def typed(self) -> Entry | None:
        """The entry as it stands in the form."""
        if self._base is None:
            return None
        said = replace(self._base, title=self.title.text(), body=self.body.toPlainText(), attachments=self._attached)
        return self.details.applied(said)

    def save(self) -> None:
        """Saves what was changed; "Saved" is said once it is."""
        entry = self.typed()
        if entry is None or not self._is_changed(entry):
            return
        self._drafting.settle()
        self._state.setText(self.tr("Saving…"))
        self._tasks.run(form.save, entry, self._drafting.id).then(self._saved)

    def leave(self) -> None:
        """Saves, and says that it is done with this entry; one that says nothing was never begun."""
        entry = self.typed()
        if entry is not None:
            kept = self._is_changed(entry) or entry.created_at is not None
            self.put_away()
            self.left.emit(entry if kept else None)

    def put_away(self) -> None:
        """Saves, and is done with this entry."""
        entry = self.typed()
        if entry is not None and not self._is_changed(entry):
            self._drafting.end()
        self.save()
        self._base = None

    def settle(self) -> None:
        """Sends everything to the vault, and stays as it is."""
        self.save()
        self._drafting.settle()

    def attach(self, paths: list[Path]) -> None:
        """Hangs files on the entry, which is saved with them."""
        entry = self.typed()
        if entry is not None:
            self._attaching.attach(entry, paths)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the form that is open, then the editor."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.details.close_form():
            self.begin()
        else:
            self.leave()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere here."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """They are hung on the entry."""
        self.attach(dropped_files(event.mimeData()))
        event.acceptProposedAction()

    def _set_up_fields(self) -> None:
        self.title.returnPressed.connect(self.begin)
        self.body.setPlaceholderText(self.tr("What do you want to keep?"))
        self.body.setAccessibleName(self.tr("Text"))
        self.title.textChanged.connect(self._changed)
        self.body.textChanged.connect(self._changed)
        self.details.changed.connect(self._changed)
        self.body.cursor_at.connect(self._follow)
        self.body.files_given.connect(self.attach)
        self.body.image_given.connect(self._paste)
        self._files.pressed.connect(self._show_file)
        self._files.removed.connect(self._take_away)
        self._attaching.done.connect(self._show_attached)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(TIGHT)
        bar.addWidget(self._count)
        bar.addWidget(self._state)
        bar.addStretch(1)
        attach = IconButton("paperclip", self.tr("Attach files"), lambda: self._attaching.ask(self.attach))
        done = Button(self.tr("Done"), self.leave, role="primary")
        self._whose = WhoseButton(self.body)
        bar.addWidget(self._whose)
        bar.addWidget(attach)
        bar.addWidget(done)
        self._inside = QWidget()
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(SNUG)
        for widget in (self.title, self.details, self.body, self._attaching.line, self._files):
            inside.addWidget(widget)
        self._inside.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._inside, 1000)
        row.addStretch(1)
        self._column.body.setContentsMargins(TIGHT, 0, TIGHT, APART)
        self._column.body.addLayout(row)
        self._column.stretch()
        around = QVBoxLayout(self)
        around.setContentsMargins(NEAR, SNUG, NEAR, TIGHT)
        around.setSpacing(TIGHT)
        around.addLayout(bar)
        around.addWidget(self._column, 1)
        self.setTabOrder(self.body, self._whose)
        self.setTabOrder(self._whose, attach)  # one is done after writing, though the button is in sight above
        self.setTabOrder(attach, done)
        self._draw()

    def _draw(self) -> None:
        font = entry_font(self._shell.settings)
        self._inside.setMaximumWidth(measure(font))
        self.body.set_font(font)

    def _fill(self, entry: Entry, cursor: int) -> None:
        self._filling = True
        self.title.setText(entry.title)
        self.title.setCursorPosition(0)
        self.details.show_entry(entry)
        self._attached = entry.attachments
        self._files.show_files(self._attached)
        self.body.show_text(entry.body, cursor)
        self._filling = False
        self._state.setText("")
        self._count_words()

    def _is_changed(self, entry: Entry) -> bool:
        base = self._base
        return base is not None and not form.same(base, entry)

    def _changed(self) -> None:
        if self._filling or self._base is None:
            return
        self._drafting.touch()
        self._state.setText(self.tr("Draft"))
        self._counting.start()

    def _collect(self) -> tuple[dict[str, Any], int]:
        entry = self.typed()
        if entry is None or not self._is_changed(entry):
            return {}, 0
        return form.fields_of(entry), self.text_position()

    def _saved(self, entry: Entry) -> None:
        if self._base is None or self._base.id != entry.id:
            return
        self._base = entry
        typed = self.typed()
        if typed is not None and not self._is_changed(typed):
            self._drafting.end()
            self._drafting.begin(entry.id)
            self._state.setText(self.tr("Saved"))

    def _show_attached(self, entry: Entry) -> None:
        if self._base is not None and self._base.id == entry.id:
            known = {one.id for one in (*self._base.attachments, *self._attached)}
            self._attached += tuple(one for one in entry.attachments if one.id not in known)
            self._files.show_files(self._attached)
            self._saved(entry)

    def _show_file(self, file: Attachment) -> None:
        from peerjournal.ui.pages.journal.file_dialog import FileDialog

        FileDialog(self, self._shell, file).open()

    def _take_away(self, file: Attachment) -> None:
        self._attached = tuple(one for one in self._attached if one.id != file.id)
        self._files.show_files(self._attached)
        self._changed()

    def _paste(self, image: QImage) -> None:
        entry = self.typed()
        if entry is not None:
            self._attaching.attach_image(entry, image)

    def _count_words(self) -> None:
        count = form.word_count(self.body.toPlainText())
        self._count.setText(
            self.tr("1 word")
            if count == 1
            else self.tr("{number} words").replace("{number}", QLocale().toString(count))
        )

    def _arrive(self) -> None:
        if self._arriving.isActive():
            self.body.tell_cursor()

    def _follow(self, top: int, bottom: int) -> None:
        if self.body.hasFocus() and (inside := self._column.widget()) is not None:
            at = self.body.mapTo(inside, QPoint(0, (top + bottom) // 2))
            self._column.ensureVisible(at.x(), at.y(), 0, bottom - top + NEAR)
