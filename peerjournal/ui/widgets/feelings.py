"""Naming how one feels: the words used most first, the whole vocabulary one step away, any other word by typing."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerjournal import places
from peerjournal.ui.theme.tokens import HAIR, SNUG, TIGHT
from peerjournal.ui.widgets.buttons import Button
from peerjournal.ui.widgets.chip import Chip
from peerjournal.ui.widgets.flow import FlowLayout
from peerjournal.ui.widgets.labels import label
from peerjournal.ui.widgets.search import SearchField

RECENT = 9  # chips before the vocabulary is opened


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of resources/feelings.toml: those to begin with, and all of them by part."""

    starters: tuple[str, ...]
    parts: tuple[tuple[str, tuple[str, ...]], ...]


@cache
def vocabulary() -> Vocabulary:
    """Reads the list once."""
    read = tomllib.loads((places.resources() / "feelings.toml").read_text(encoding="utf-8"))
    parts = tuple((part["name"], tuple(part["words"])) for part in read["part"])
    return Vocabulary(tuple(read["starters"]), parts)


def shown(word: str) -> str:
    """A word of the vocabulary in the person's language; their own words stay as they are."""
    return QCoreApplication.translate("Feelings", word)


class FeelingPicker(QWidget):
    """Chips to choose feelings from. `changed` after each choice; `feelings()` are the words in the order chosen."""

    changed = Signal()

    def __init__(self, recent: Sequence[str] = ()) -> None:
        super().__init__()
        self._chosen: list[str] = []
        self._chips: dict[str, Chip] = {}
        self._first = QWidget()
        self._first_flow = FlowLayout(self._first)
        self._parts: list[tuple[QWidget, list[tuple[str, Chip]]]] = []
        self.set_recent(recent)
        # After the first chips: Tab goes from one to the next as they were made, and so as the eye does.
        self._more = Button(self.tr("More feelings"), self._toggle, role="link", icon="chevron-down")
        self._all = QWidget()
        self._all.hide()
        self._find = SearchField(self.tr("Find a feeling, or add your own word"))
        self._find.setMaxLength(60)
        self._find.textChanged.connect(self._filter)
        self._find.returnPressed.connect(self._take_typed)
        self._hint = label("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SNUG)
        column.addWidget(self._first)
        column.addWidget(self._all)
        self._first_flow.addWidget(self._more)

    def feelings(self) -> tuple[str, ...]:
        """The chosen words."""
        return tuple(self._chosen)

    def set_feelings(self, words: Sequence[str]) -> None:
        """Chooses exactly these words."""
        self._chosen = list(dict.fromkeys(words))
        for word in self._chosen:
            self._offer(word)
        self._show_choice()
        self.changed.emit()

    def set_recent(self, words: Sequence[str]) -> None:
        """The words this person used most, to begin with; the starters fill up what is missing.

        While something is chosen nothing moves: chips must not change places under the hand.
        """
        first = list(dict.fromkeys([*words, *vocabulary().starters]))[:RECENT]
        if self._chosen or first == list(self._chips):
            return
        before, self._chips = list(self._chips.values()), {}
        for word in first:
            self._offer(word, before)
        # The keyboard moves first: from a chip that is hidden it would wander through all that are to go. A window
        # that is not in front has a place for its keyboard, too.
        if self.window().focusWidget() in before:
            next(iter(self._chips.values())).show()  # a layout shows what is new only later
            self.focus_first(Qt.FocusReason.OtherFocusReason)
        for chip in before:
            self._first_flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()

    def focus_first(self, reason: Qt.FocusReason) -> None:
        """Puts the keyboard on the first chip."""
        next(iter(self._chips.values())).setFocus(reason)

    def _offer(self, word: str, before: Sequence[Chip] = ()) -> None:
        if word in self._chips:
            return
        last = [*before, *self._chips.values()][-1:]
        chip = self._chips[word] = self._chip(word)
        self._first_flow.insert(len(self._chips) - 1, chip)
        self._lead([*last, chip])

    def _lead(self, order: Sequence[QWidget]) -> None:
        """Tab leads from one to the next, though a new widget begins at the end of the whole page."""
        for one, following in pairwise(order):
            self.setTabOrder(one, following)

    def _chip(self, word: str) -> Chip:
        chip = Chip(shown(word), hue="accent", checked=word in self._chosen)
        chip.toggled.connect(lambda on: self._choose(word, on))
        return chip

    def _choose(self, word: str, on: bool) -> None:
        if on == (word in self._chosen):
            return
        if on:
            self._chosen.append(word)
            self._offer(word)
        else:
            self._chosen.remove(word)
        self._show_choice()
        self.changed.emit()

    def _show_choice(self) -> None:
        for word, chip in [*self._chips.items(), *(pair for _, chips in self._parts for pair in chips)]:
            chip.setChecked(word in self._chosen)

    def _toggle(self) -> None:
        opening = self._all.isHidden()
        if not self._parts:
            self._fill_all()
        self._all.setVisible(opening)
        self._more.setText(self.tr("Fewer feelings") if opening else self.tr("More feelings"))
        self._more.set_icon("chevron-up" if opening else "chevron-down")
        self._find.clear()
        if opening:
            self._find.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_all(self) -> None:
        column = QVBoxLayout(self._all)
        column.setContentsMargins(0, HAIR, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self._find)
        column.addWidget(self._hint)
        for name, words in vocabulary().parts:
            part = QWidget()
            inside = QVBoxLayout(part)
            inside.setContentsMargins(0, HAIR, 0, HAIR)
            inside.setSpacing(TIGHT)
            inside.addWidget(label(QCoreApplication.translate("Feelings", name), "small"))
            holder = QWidget()
            flow = FlowLayout(holder)
            chips = [(word, self._chip(word)) for word in words]
            for _, chip in chips:
                flow.addWidget(chip)
            inside.addWidget(holder)
            self._parts.append((part, chips))
            column.addWidget(part)
        self._lead([self._more, self._find, *(chip for _, chips in self._parts for _, chip in chips)])
        self._filter("")

    def _filter(self, typed: str) -> None:
        wanted = typed.strip().casefold()
        for part, chips in self._parts:
            for word, chip in chips:
                chip.setVisible(wanted in shown(word).casefold())
            part.setVisible(any(not chip.isHidden() for _, chip in chips))
        first = self._first_match(wanted) if wanted else None
        self._hint.setVisible(bool(wanted))
        pattern = self.tr("Enter chooses “{word}”.") if first else self.tr("Enter adds “{word}” as your own word.")
        self._hint.setText(pattern.replace("{word}", shown(first) if first else typed.strip()))

    def _first_match(self, wanted: str) -> str | None:
        words = [word for _, chips in self._parts for word, _ in chips]
        own = [word for word in self._chips if word not in words]
        fitting = [word for word in own + words if wanted in shown(word).casefold()]
        return min(fitting, key=lambda word: not shown(word).casefold().startswith(wanted), default=None)

    def _take_typed(self) -> None:
        typed = " ".join(self._find.text().split())
        if typed:
            self._choose(self._first_match(typed.casefold()) or typed, True)
            self._find.clear()
