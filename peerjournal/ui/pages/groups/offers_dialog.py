"""Groups out of a calendar or a list of meetings: chosen one by one from a list that can be searched."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QSortFilterProxyModel, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QWidget

from peerjournal.actions import calendars
from peerjournal.actions.calendars import Offer
from peerjournal.actions.wording import sentence
from peerjournal.model.errors import WorldError
from peerjournal.model.group import Group
from peerjournal.ui import words
from peerjournal.ui.dialogs import Dialog
from peerjournal.ui.page import Shell
from peerjournal.ui.pages.groups import rhythm
from peerjournal.ui.theme import scaled
from peerjournal.ui.widgets import Button, SearchField, label

_NUMBER = Qt.ItemDataRole.UserRole
Taken = Callable[[Sequence[Group]], object]


class OffersDialog(Dialog):
    """`taken` is called with the groups that were made; with `group` it is that group which takes one's days."""

    def __init__(self, parent: QWidget, shell: Shell, path: Path, taken: Taken, group: Group | None = None) -> None:
        super().__init__(parent, _tr("Take its days from a file") if group else _tr("Groups from a file"),
                         lock=shell.lock)  # fmt: skip
        self._tasks, self._path, self._taken, self._group = shell.tasks_for(self), path, taken, group
        self._model = QStandardItemModel(self)
        self._found = QSortFilterProxyModel(self)
        self._found.setSourceModel(self._model)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._search = SearchField(self.tr("Find in the list"))
        self._search.textChanged.connect(self._found.setFilterFixedString)
        self.list = QListView()
        self.list.setModel(self._found)
        self.list.setAccessibleName(self.tr("Groups in this file"))
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumSize(scaled(300), min(scaled(260), parent.window().height() // 3))
        self._model.itemChanged.connect(self._checked)
        self._said, self._wrong = label("", "muted"), label("", "error")
        self._wrong.hide()
        for widget in (self._said, self._search, self.list):
            self.body.addWidget(widget)
        self.body.addWidget(self._wrong)
        self._take = Button("", self.accept, role="primary")
        self.buttons(Button(self.tr("Cancel"), self.reject), self._take)
        self._say_how_many()
        self._tasks.run(_offered, path).then(self._show).failed(self._refused)

    def chosen(self) -> list[int]:
        """The numbers of what is ticked, also of what the search hides."""
        every = (self._model.item(row) for row in range(self._model.rowCount()))
        return [one.data(_NUMBER) for one in every if one.checkState() is Qt.CheckState.Checked]

    def accept(self) -> None:
        """Makes groups of them, all or none."""
        numbers = self.chosen()
        if not numbers:
            return
        self._take.setEnabled(False)
        if self._group is not None:
            task = self._tasks.run(_adopt, self._group.id, self._path, numbers[0])
        else:
            task = self._tasks.run(calendars.take, self._path, numbers)
        task.then(self._done).failed(self._refused)

    def _show(self, offers: Sequence[Offer]) -> None:
        self._said.setText(
            self.tr("What stands in it about people, such as whom to call, stays in the file.")
            if offers
            else self.tr("No group is in this file.")
        )
        self._search.setVisible(len(offers) > 1)
        for one in offers:
            item = QStandardItem(_words(one))
            item.setData(one.number, _NUMBER)
            item.setEditable(False)
            item.setCheckable(True)
            item.setCheckState(Qt.CheckState.Checked if len(offers) == 1 else Qt.CheckState.Unchecked)
            self._model.appendRow(item)
        self.list.setVisible(bool(offers))
        self.list.setCurrentIndex(self._found.index(0, 0))
        (self._search if len(offers) > 1 else self.list).setFocus()
        self._say_how_many()
        self.fit()

    def _checked(self, changed: QStandardItem) -> None:
        if self._group is not None and changed.checkState() is Qt.CheckState.Checked:
            for row in range(self._model.rowCount()):
                if (one := self._model.item(row)) is not changed:
                    one.setCheckState(Qt.CheckState.Unchecked)
        self._wrong.hide()
        self._say_how_many()

    def _say_how_many(self) -> None:
        number = len(self.chosen())
        if self._group is not None:
            text = self.tr("Take these days")
        else:
            text = self._adding(number)
        self._take.setText(text.replace("{number}", words.number(float(number))))
        self._take.setEnabled(number > 0)

    def _adding(self, number: int) -> str:
        if number == 0:
            return self.tr("Add")
        return self.tr("Add 1 group") if number == 1 else self.tr("Add {number} groups")

    def _done(self, made: Sequence[Group]) -> None:
        self._taken(made)
        super().accept()

    def _refused(self, error: WorldError) -> None:
        self._wrong.setText(sentence(error))
        self._wrong.show()
        self._say_how_many()
        self.fit()


def _offered(_vault: Any, path: Path) -> list[Offer]:
    return calendars.offered(path)


def _adopt(vault: Any, group_id: str, path: Path, number: int) -> list[Group]:
    return [calendars.adopt_schedule(vault, group_id, path, number)]


def _words(one: Offer) -> str:
    rule = rhythm.spoken(Group("", one.name, one.rrule, one.first_at))
    told = " · ".join(part for part in (rule, one.place or one.online) if part)
    return words.breakable(f"{one.name}\n{told}" if told else one.name)


def _tr(text: str) -> str:
    return QCoreApplication.translate("OffersDialog", text)
