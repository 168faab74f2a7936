"""The trash: what was deleted, the way back, and the end of it."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from peerjournal.actions import trash
from peerjournal.actions.trash import Trashed
from peerjournal.model.damage import Damaged
from peerjournal.model.moments import now, to_local
from peerjournal.ui import words
from peerjournal.ui.delegates.lines import LinesDelegate
from peerjournal.ui.dialogs import Dialog
from peerjournal.ui.models.lines import ITEM, Item, LinesModel
from peerjournal.ui.page import Shell
from peerjournal.ui.theme import scaled
from peerjournal.ui.theme.tokens import SNUG
from peerjournal.ui.widgets import Button, label

_ICONS = {
    "entry": "journal",
    "tip": "tips",
    "question": "question",
    "kind_word": "heart",
    "group": "groups",
    "meeting": "meeting",
    "person": "person",
}


class TrashDialog(Dialog):
    """Everything in the trash, whatever it is. Emptying asks once, in plain words."""

    def __init__(self, parent: QWidget, shell: Shell) -> None:
        super().__init__(parent, QCoreApplication.translate("TrashDialog", "Trash"), lock=shell.lock)
        self._shell = shell
        self._tasks = shell.tasks_for(self)
        self._model = LinesModel(self)
        self._note = label(self._explained(), "muted")
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(LinesDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(self.tr("Trash"))
        self.list.setMinimumSize(scaled(300), min(scaled(220), parent.window().height() // 3))
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.list.doubleClicked.connect(lambda _: self._put_back())
        self._sure = self._question()
        self.body.addWidget(self._note)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self._sure)
        self._back = Button(self.tr("Put back"), self._put_back, icon="restore")
        self._empty = Button(self.tr("Empty the trash…"), self._ask, role="danger")
        self.buttons(self._empty, self._back, Button(self.tr("Close"), self.accept, role="primary"))
        shortcut = QShortcut(QKeySequence(Qt.Key.Key_Return), self.list, self._put_back)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._look()

    def _question(self) -> QWidget:
        sure = QWidget()
        column = QVBoxLayout(sure)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SNUG)
        self._warning = label("", "error")
        column.addWidget(self._warning)
        row = QHBoxLayout()
        row.addStretch(1)
        self._keep = Button(self.tr("Keep everything"), self._do_not)
        row.addWidget(self._keep)
        row.addWidget(Button(self.tr("Destroy for good"), self._destroy, role="danger"))
        column.addLayout(row)
        sure.hide()
        return sure

    def _look(self) -> None:
        self._tasks.overtake("trash", trash.trashed).then(self._fill)

    def _explained(self) -> str:
        return self.tr("What you delete stays here until you empty the trash. Nothing leaves by itself.")

    def _fill(self, found: Sequence[Trashed | Damaged]) -> None:
        self._model.show_items([self._item(one) for one in found])
        self._count = len(found)
        self._note.setText(
            self._explained()
            if found
            else self.tr("The trash is empty. What you delete will wait here until you empty it.")
        )
        self.list.setVisible(bool(found))
        for button in (self._back, self._empty):
            button.setVisible(bool(found))
        self._sure.hide()
        self._back.setEnabled(False)
        if found:
            self.list.setCurrentIndex(self._model.index(0, 0))
            self.list.setFocus()

    def _item(self, one: Trashed | Damaged) -> Item:
        if isinstance(one, Damaged):
            return Item(self.tr("Damaged"), self.tr("This can't be read"), one, "warning")
        today = now().date()
        when = words.short_day(to_local(one.trashed_at).date(), today)
        text = self.tr("deleted {day}").replace("{day}", when)
        if one.at is not None and one.noun in ("entry", "meeting"):
            text = words.day(one.at.date(), today) + "  ·  " + text
        return Item(one.label or self.tr("Without words"), text, one, _ICONS.get(one.noun, "file"))

    def _chosen(self, index: QModelIndex) -> None:
        item = index.data(ITEM)
        self._back.setEnabled(isinstance(item, Item) and isinstance(item.what, Trashed))

    def _put_back(self) -> None:
        item = self.list.currentIndex().data(ITEM)
        if isinstance(item, Item) and isinstance(item.what, Trashed):
            self._tasks.run(trash.untrash, item.what.id).then(lambda _: self._look())

    def _ask(self) -> None:
        number = str(self._count)
        self._warning.setText(
            self.tr("One thing will be destroyed, with its earlier states and files. Nobody can bring it back.")
            if self._count == 1
            else self.tr(
                "{number} things will be destroyed, with their earlier states and files. Nobody can bring them back."
            ).replace("{number}", number)
        )
        self._sure.show()
        self._keep.setFocus()

    def _do_not(self) -> None:
        self._sure.hide()
        self.list.setFocus()

    def _destroy(self) -> None:
        self._tasks.run(trash.empty_trash).then(lambda _: self._emptied())

    def _emptied(self) -> None:
        self._look()
        self._shell.say(self.tr("The trash is empty."))
