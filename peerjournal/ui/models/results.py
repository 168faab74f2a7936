"""What a search found, as a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from peerjournal.model.moments import now
from peerjournal.ui import words

ROLE = Qt.ItemDataRole.UserRole


def _tr(text: str) -> str:
    return QCoreApplication.translate("Results", text)


@dataclass(frozen=True, slots=True)
class Result:
    """One thing found. `noun` is 'entry', 'tip', 'question' or 'kind_word'.

    `matches` are [start, end) positions in `snippet`, `title_matches` in `title`.
    """

    noun: str
    id: str
    at: datetime | None
    all_day: bool = False
    title: str = ""
    title_matches: tuple[tuple[int, int], ...] = ()
    snippet: str = ""
    matches: tuple[tuple[int, int], ...] = ()
    group: str = ""
    damaged: bool = False

    def kind(self) -> str:
        """What it is, in a word."""
        return {
            "entry": _tr("Entry"),
            "tip": _tr("Coping tip"),
            "question": _tr("Question"),
            "kind_word": _tr("Kind words"),
        }[self.noun]

    def heading(self) -> str:
        """Its title, or what stands where one would."""
        if self.damaged:
            return _tr("This is damaged and can't be read")
        if self.title or self.noun != "entry":
            return self.title or self.kind()
        return _tr("Without a title") if self.snippet else _tr("Check-in")

    def spoken(self) -> str:
        """All of it in words, for screen readers."""
        parts = [self.kind(), self.heading()]
        if self.snippet and self.snippet != self.title:
            parts.append(self.snippet)
        if self.at is not None:
            parts.append(words.day(self.at.date(), now().date()))
        return ". ".join([*parts, *([self.group] if self.group else [])])


class ResultsModel(QAbstractListModel):
    """ROLE gives a row's Result."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Result, ...] = ()

    def show_results(self, rows: Sequence[Result]) -> None:
        """Shows these. Rows that only follow what is shown already are added, and nothing moves."""
        there = len(self._rows)
        if there and len(rows) > there and tuple(rows[:there]) == self._rows:
            self.beginInsertRows(QModelIndex(), there, len(rows) - 1)
            self._rows = tuple(rows)
            self.endInsertRows()
        elif tuple(rows) != self._rows:
            self.beginResetModel()
            self._rows = tuple(rows)
            self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """How many are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What the delegate paints, and in words for screen readers."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        if role == ROLE:
            return self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._rows[index.row()].spoken()
        return None
