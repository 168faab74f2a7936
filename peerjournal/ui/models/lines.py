"""A short list of things in two lines each: earlier states of an entry, or what lies in the trash."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex

ITEM = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Item:
    """`what` stands for the thing itself; `icon` is a name from resources/icons."""

    title: str
    text: str
    what: object = None
    icon: str = ""


class LinesModel(QAbstractListModel):
    """ITEM gives a row's Item."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[Item, ...] = ()

    def show_items(self, items: Sequence[Item]) -> None:
        """Shows exactly these."""
        self.beginResetModel()
        self._items = tuple(items)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many there are."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """An Item, and in words."""
        if not index.isValid():
            return None
        item = self._items[index.row()]
        if role == ITEM:
            return item
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{item.title}. {item.text}" if item.text else item.title
        return None
