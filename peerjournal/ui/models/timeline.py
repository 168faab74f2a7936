"""The timeline: all entries by month, of which only those near the screen are held."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from peerjournal.ui.models.card import Card
from peerjournal.ui.models.outline import PIECE, Heading, Outline, Spot
from peerjournal.ui.models.spoken import spoken_card, spoken_month

Index = QModelIndex | QPersistentModelIndex
Key = tuple[date, int]  # a day, and which hundred of its entries

KEPT = 300  # rows on either side of those in sight
ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Wanted:
    """A stretch to read: a run of whole days, or one hundred (`piece`) of a day that has more.

    `days` with their numbers of entries, latest first. For a later piece, `before` is the key to go on from, after
    which `skip` pieces are passed over.
    """

    days: tuple[tuple[date, int], ...]
    piece: int = 0
    before: int | None = None
    skip: int = 0


class TimelineModel(QAbstractTableModel):
    """ROLE gives a row's Card, its Heading, or None while it is not read. Headings can't be chosen.

    `about_to_change` and `has_changed` (with the Change) stand around every change of the rows, so that a view can keep
    its place. Within the changed stretch rows come and go at its top, where new entries mostly are.
    """

    about_to_change = Signal()
    has_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.outline = Outline(complete=False)
        self._cards: dict[Key, tuple[Card, ...]] = {}
        self._edges: dict[Key, int] = {}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Headings and entries."""
        return 0 if parent.isValid() else self.outline.rows

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One."""
        return 0 if parent.isValid() else 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Entries can be chosen, headings are only there."""
        if not index.isValid() or isinstance(self.outline.at(index.row()), Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What the delegate paints, and in words for screen readers."""
        if not index.isValid() or role not in (ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        shown = self.shown(index.row())
        if role == ROLE:
            return shown
        if isinstance(shown, Heading):
            return spoken_month(shown)
        return self.tr("Not read yet") if shown is None else spoken_card(shown)

    def shown(self, row: int) -> Card | Heading | None:
        """A row's card or heading; None while the card is not read."""
        at = self.outline.at(row)
        if isinstance(at, Heading):
            return at
        cards = self._cards.get((at.day, at.place // PIECE), ())
        return cards[at.place % PIECE] if at.place % PIECE < len(cards) else None

    def begins_day(self, row: int) -> bool:
        """Whether a row is the first of its day."""
        at = self.outline.at(row)
        return isinstance(at, Spot) and at.place == 0

    def row_of(self, id: str) -> int:
        """The row of an entry, if it is near the screen; else -1."""
        for (day, piece), cards in self._cards.items():
            for place, card in enumerate(cards):
                if card.id == id:
                    return self.outline.row_of(day, piece * PIECE + place)
        return -1

    def show_outline(self, outline: Outline, cards: Mapping[Key, tuple[Card, ...]]) -> None:
        """Another outline, and everything that is to be held of it; rows that stay the same stay where they are."""
        change = self.outline.change_to(outline)
        more = change.added - change.removed
        self.about_to_change.emit()
        if more > 0:
            self.beginInsertRows(QModelIndex(), change.first, change.first + more - 1)
        elif more < 0:
            self.beginRemoveRows(QModelIndex(), change.first, change.first - more - 1)
        self.outline = outline
        self._cards, self._edges = {}, {}
        self._put(cards)
        if more > 0:
            self.endInsertRows()
        elif more < 0:
            self.endRemoveRows()
        if outline.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(outline.rows - 1, 0))
        self.has_changed.emit(change)

    def put(self, cards: Mapping[Key, tuple[Card, ...]]) -> None:
        """Cards that were asked for."""
        self._put(cards)
        for day, piece in cards:
            first = self.outline.row_of(day, piece * PIECE)
            last = self.outline.row_of(day, (piece + 1) * PIECE - 1)
            if first >= 0:
                self.dataChanged.emit(self.index(first, 0), self.index(last, 0))

    def wanted(self, first: int, last: int, *, known: bool = False) -> list[Wanted]:
        """What is missing to show these rows (with `known`, also what is there already)."""
        runs: list[Wanted] = []
        run: list[tuple[date, int]] = []
        for day, count in self.outline.days(first, last):
            if count <= PIECE and (known or (day, 0) not in self._cards):
                run.append((day, count))
                continue
            if run:
                runs.append(Wanted(tuple(run)))
                run = []
            if count > PIECE:
                runs += self._pieces(day, count, first, last, known=known)
        return [*runs, Wanted(tuple(run))] if run else runs

    def forget_far(self, first: int, last: int) -> None:
        """Lets go of cards that lie far from these rows."""
        for day, piece in list(self._cards):
            row = self.outline.row_of(day, piece * PIECE)
            if not first - KEPT <= row <= last + KEPT:
                del self._cards[day, piece]

    def _put(self, cards: Mapping[Key, tuple[Card, ...]]) -> None:
        self._cards.update(cards)
        self._edges.update({key: held[-1].key for key, held in cards.items() if held})

    def _pieces(self, day: date, count: int, first: int, last: int, *, known: bool) -> Sequence[Wanted]:
        start = self.outline.row_of(day)
        from_piece = max(first - start, 0) // PIECE
        to_piece = min(last - start, count - 1) // PIECE
        found = []
        for piece in range(from_piece, to_piece + 1):
            if known or (day, piece) not in self._cards:
                edge = next((one for one in range(piece - 1, -1, -1) if (day, one) in self._edges), None)
                before = None if edge is None else self._edges[day, edge]
                found.append(Wanted(((day, count),), piece, before, piece - 1 - (-1 if edge is None else edge)))
        return found
