"""What the guard found in texts that are about to leave the journal; all of it is gone through before they do."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerjournal.actions.guarding import ROLES, Reviewed, fold
from peerjournal.ui.dialogs.dialog import Dialog
from peerjournal.ui.page import Shell
from peerjournal.ui.widgets import Button, Choice, label

_AT_ONCE = 30  # details shown at a time
_UNDECIDED, _ALIAS, _OUT, _KEEP, _ROLE = "", "alias", "out", "keep", "role "


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of one finding: `instead` is put in its place ("" leaves it out); None keeps it."""

    reviewed: Reviewed
    instead: str | None


class GuardReview(Dialog):
    """`decided` carries a list of Decisions, one for each finding, once every detail was decided on.

    `found` is what `actions.guarding.review` gives. The same detail is asked about once, however often it stands there.
    Escape and Cancel carry nothing: then nothing leaves.
    """

    decided = Signal(list)

    def __init__(self, parent: QWidget, shell: Shell, found: Sequence[Reviewed]) -> None:
        super().__init__(parent, _tr("Before this leaves the journal"), lock=shell.lock)
        self._found = list(found)
        self._counts = Counter(_key(one) for one in self._found)
        self._first: dict[tuple[str, str], Reviewed] = {}
        for one in self._found:
            self._first.setdefault(_key(one), one)
        self._chosen: dict[tuple[str, str], str] = {}
        self._fields: dict[tuple[str, str], Choice] = {}
        self._page = 0
        self.body.addWidget(
            label(
                self.tr(
                    "These look like other people's details. Choose what goes along for each; "
                    "the journal itself stays as it is."
                )
            )
        )
        self._rows = QWidget()
        self.body.addWidget(self._rows)
        self._rest = Button(self.tr("Put the suggested words everywhere here"), self._suggest, role="link")
        self.body.addWidget(self._rest)
        self.body.addStretch(1)
        self._go_on = Button("", self._next, role="primary")
        self.buttons(Button(self.tr("Cancel"), self.reject), self._go_on)
        self._show_page()

    def choose(self, kind: str, text: str, choice: str) -> None:
        """Decides on one detail: "alias", "out", "keep", or "role " with a role."""
        self._fields[kind, fold(text)].choose(choice)
        self._decide((kind, fold(text)), choice)

    def _pages(self) -> list[list[tuple[str, str]]]:
        keys = list(self._first)
        return [keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE)] or [[]]

    def _show_page(self) -> None:
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        self._fields = {}
        for key in self._pages()[self._page]:
            self._row(column, key)
        self.body.replaceWidget(self._rows, rows)
        self._rows.deleteLater()
        self._rows = rows
        self._tell()

    def _row(self, column: QVBoxLayout, key: tuple[str, str]) -> None:
        one = self._first[key]
        times = self._counts[key]
        said = one.finding.text if times == 1 else f"{one.finding.text} ×{times}"
        column.addWidget(label(said, "strong"))
        column.addWidget(label("… " + one.around + " …", "small"))
        choices = [(_UNDECIDED, self.tr("Choose…")), (_ALIAS, self._put(one.suggestion))]
        if one.finding.kind == "name":
            choices += [(_ROLE + role, self._put(role)) for role in ROLES]
        choices += [(_OUT, self.tr("Leave it out")), (_KEEP, self.tr("Keep it"))]
        field = Choice(said, choices)
        field.choose(self._chosen.get(key, _UNDECIDED))
        field.activated.connect(lambda _index, key=key, field=field: self._decide(key, field.chosen()))
        self._fields[key] = field
        column.addWidget(field)

    def _put(self, words: str) -> str:
        return self.tr("Put “{words}” in its place").replace("{words}", words)

    def _decide(self, key: tuple[str, str], choice: str) -> None:
        self._chosen[key] = choice
        self._tell()

    def _suggest(self) -> None:
        for key, field in self._fields.items():
            if not self._chosen.get(key):
                field.choose(_ALIAS)
                self._chosen[key] = _ALIAS
        self._tell()

    def _tell(self) -> None:
        last = self._page == len(self._pages()) - 1
        self._go_on.setText(self.tr("Go on") if last else self.tr("Next"))
        self._go_on.setEnabled(all(self._chosen.get(key) for key in self._pages()[self._page]))

    def _next(self) -> None:
        if self._page < len(self._pages()) - 1:
            self._page += 1
            self._show_page()
            return
        decisions = [Decision(one, self._instead(one)) for one in self._found]
        self.accept()
        self.decided.emit(decisions)

    def _instead(self, one: Reviewed) -> str | None:
        choice = self._chosen[_key(one)]
        if choice == _KEEP:
            return None
        if choice == _OUT:
            return ""
        return one.suggestion if choice == _ALIAS else choice.removeprefix(_ROLE)


def _key(one: Reviewed) -> tuple[str, str]:
    return one.finding.kind, fold(one.finding.text)


def _tr(text: str) -> str:
    return QCoreApplication.translate("GuardReview", text)
