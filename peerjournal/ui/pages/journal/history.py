"""Earlier states of an entry: what each one said differently, and the way back to it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QModelIndex
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QListView, QPlainTextEdit, QVBoxLayout, QWidget

from peerjournal.actions import entries, groups
from peerjournal.model.damage import Damaged
from peerjournal.model.entry import Entry
from peerjournal.model.moments import now, to_local
from peerjournal.model.revision import Revision
from peerjournal.ui import words
from peerjournal.ui.delegates.lines import LinesDelegate
from peerjournal.ui.dialogs import Dialog
from peerjournal.ui.models.card import first_lines
from peerjournal.ui.models.lines import ITEM, Item, LinesModel
from peerjournal.ui.page import Shell
from peerjournal.ui.pages.journal.difference import Line, as_lines, difference
from peerjournal.ui.theme import scaled, tokens
from peerjournal.ui.theme.tokens import SNUG
from peerjournal.ui.widgets import Button, label

States = tuple[Sequence[Revision | Damaged], dict[str, str]]


def states(vault: Any, id: str) -> States:
    """An action for the vault's thread: the earlier states, and the groups' names."""
    return entries.history(vault, id), groups.names(vault)


class HistoryDialog(Dialog):
    """The states at the left, latest first; at the right what the chosen one said differently from now."""

    def __init__(self, parent: QWidget, shell: Shell, entry: Entry) -> None:
        super().__init__(parent, QCoreApplication.translate("HistoryDialog", "Earlier states"), lock=shell.lock)
        self._shell, self._entry = shell, entry
        self._tasks = shell.tasks_for(parent)  # for what may be answered when this dialog is gone
        self._groups: dict[str, str] = {}
        self._model = LinesModel(self)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(LinesDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(self.tr("Earlier states"))
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("What was different"))
        self._note = label(self._explained(), "muted")
        self._restore = Button(self.tr("Go back to this state"), self._go_back)
        self._restore.setEnabled(False)
        self._lay_out()
        self.buttons(self._restore, Button(self.tr("Close"), self.accept, role="primary"))
        shell.tasks_for(self).run(states, entry.id).then(self._fill)

    def _lay_out(self) -> None:
        wide = self._around.width() > scaled(640)
        self.list.setMinimumSize(scaled(170), scaled(110))
        self.text.setMinimumSize(scaled(240), scaled(160))
        row = QHBoxLayout() if wide else QVBoxLayout()
        row.setSpacing(SNUG)
        row.addWidget(self.list, 2)
        row.addWidget(self.text, 5)
        if wide:
            self.text.setMinimumSize(min(scaled(480), self._around.width() // 2), min(300, self._around.height() // 2))
        self.body.addWidget(self._note)
        self.body.addLayout(row, 1)

    def _explained(self) -> str:
        return self.tr("− was there then, + is there now. Going back keeps the present state here, too.")

    def _fill(self, found: States) -> None:
        revisions, self._groups = found
        self._model.show_items([self._item(one) for one in reversed(revisions)])
        self._note.setText(
            self._explained()
            if revisions
            else self.tr("This entry has no earlier states. Whenever it is changed, the one before is kept here.")
        )
        self.list.setVisible(bool(revisions))
        self.text.setVisible(bool(revisions))
        self._restore.setVisible(bool(revisions))
        if revisions:
            self.list.setCurrentIndex(self._model.index(0, 0))
            self.list.setFocus()

    def _item(self, revision: Revision | Damaged) -> Item:
        if isinstance(revision, Damaged):
            return Item(self.tr("Damaged"), self.tr("This state can't be read"), revision)
        until = to_local(revision.replaced_at)
        moment = f"{words.short_day(until.date(), now().date())}, {words.clock(until)}"
        title, excerpt = first_lines(revision.entry)
        return Item(self.tr("until {moment}").replace("{moment}", moment), title or excerpt, revision)

    def _chosen(self, index: QModelIndex) -> None:
        item = index.data(ITEM)
        revision = item.what if isinstance(item, Item) else None
        self.text.clear()
        self._restore.setEnabled(isinstance(revision, Revision))
        if isinstance(revision, Revision):
            then, today = self._lines(revision.entry), self._lines(self._entry)
            _write(self.text, difference(then, today))

    def _lines(self, entry: Entry) -> list[str]:
        return as_lines(entry, self._groups.get(entry.group_id or "", ""))

    def _go_back(self) -> None:
        item = self.list.currentIndex().data(ITEM)
        if not isinstance(item, Item) or not isinstance(item.what, Revision):
            return
        shell, tasks, before = self._shell, self._tasks, self._entry
        said = self.tr("Back at the earlier state.")

        def done(_entry: Entry) -> None:
            shell.say(said, undo=lambda: tasks.run(entries.save, before))

        tasks.run(entries.restore_revision, before.id, item.what.number).then(done)
        self.accept()


def _write(field: QPlainTextEdit, lines: Sequence[Line]) -> None:
    """Every line begins with its sign, so that colour says nothing alone."""
    shown = tokens()
    cursor = QTextCursor(field.document())
    grounds = {"+": shown.colour("accent_soft"), "-": shown.colour("danger_soft")}
    for number, line in enumerate(lines):
        if number:
            cursor.insertBlock()
        form = QTextCharFormat()
        if line.sign:
            form.setBackground(grounds[line.sign])
        cursor.insertText({"+": "+ ", "-": "− ", "": "   "}[line.sign], form)
        for text, changed in line.parts:
            part = QTextCharFormat(form)
            if line.sign and changed:
                part.setForeground(shown.colour("accent" if line.sign == "+" else "danger"))
                part.setFontUnderline(line.sign == "+")
                part.setFontStrikeOut(line.sign == "-")
            cursor.insertText(text, part)
    first = next((number for number, line in enumerate(lines) if line.sign), 0)
    field.setTextCursor(QTextCursor(field.document().findBlockByNumber(first)))
    field.centerCursor()
