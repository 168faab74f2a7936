"""The situations as chips, with how many tips there are for each: one is chosen, or all."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from peerjournal.ui.pages.tips import wording
from peerjournal.ui.theme.tokens import SNUG
from peerjournal.ui.widgets import Button, Chip, FlowLayout

FIRST = 10  # situations shown before "More situations"


class Situations(QWidget):
    """`asked` carries the situation that was chosen, '' for all. Arrow keys go from chip to chip."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._counts: tuple[tuple[str, int], ...] = ()
        self._total = 0
        self._open = False
        self._chips: dict[str, Chip] = {}
        self._group = QButtonGroup(self)
        self._flow = FlowLayout(self)
        self._flow.setContentsMargins(0, 0, 0, SNUG)
        self._more = Button("", self._toggle, role="link")
        self._more.hide()

    def show_counts(self, counts: tuple[tuple[str, int], ...], total: int, chosen: str) -> None:
        """Shows the situations, most tips first, and which one is chosen ('' for all)."""
        if (counts, total) != (self._counts, self._total):
            self._counts, self._total = counts, total
            self._rebuild()
        chip = self._chips.get(chosen.casefold())
        if chip is None and chosen:
            self._open = True
            self._rebuild()
            chip = self._chips.get(chosen.casefold())
        if chip is not None and not chip.isChecked():
            chip.setChecked(True)

    def focus_chosen(self) -> None:
        """Puts the keyboard on the chosen chip."""
        chip = self._group.checkedButton()
        if chip is not None:
            chip.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rebuild(self) -> None:
        had = next((name for name, chip in self._chips.items() if chip.hasFocus()), None)
        chosen = next((name for name, chip in self._chips.items() if chip.isChecked()), "")
        for chip in self._chips.values():
            self._group.removeButton(chip)
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._flow.removeWidget(self._more)
        self._chips = {}
        shown = self._counts if self._open else self._counts[:FIRST]
        self._add("", self.tr("All"), self._total)
        for name, number in shown:
            self._add(name, name, number)
        self._flow.addWidget(self._more)
        self._more.setVisible(len(self._counts) > FIRST)
        self._more.setText(self.tr("Fewer situations") if self._open else self.tr("More situations"))
        self._more.set_icon("chevron-up" if self._open else "chevron-down")
        self._chips.get(chosen, self._chips[""]).setChecked(True)
        if had is not None and had in self._chips:
            self._chips[had].setFocus()

    def _add(self, situation: str, text: str, number: int) -> None:
        chip = self._chips[situation.casefold()] = Chip(f"{text}  {number}", hue="tip")
        chip.setAccessibleName(f"{text}, {wording.count(number)}")
        chip.when_pressed(lambda: self.asked.emit(situation) if chip.isChecked() else None)
        self._group.addButton(chip)
        self._flow.addWidget(chip)

    def _toggle(self) -> None:
        self._open = not self._open
        self._rebuild()
