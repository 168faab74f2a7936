"""The agreement of a group: shown before its notes are opened the first time, and whenever it is asked for."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from peerjournal.model.group import Agreement, Group, Limit
from peerjournal.model.moments import now, to_local
from peerjournal.ui import words
from peerjournal.ui.dialogs import Dialog
from peerjournal.ui.page import Shell
from peerjournal.ui.theme.tokens import SNUG
from peerjournal.ui.widgets import Button, label, rule


class AgreementDialog(Dialog):
    """Shows `versions`, the one in force first. `seen` is called when it is closed by its button; with `first` the
    sheet says why it came by itself."""

    def __init__(
        self, parent: QWidget, shell: Shell, group: Group, versions: Sequence[Agreement],
        seen: Callable[[], object] = lambda: None, *, first: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(parent, words.breakable(group.name), lock=shell.lock)
        self._seen = seen
        if first:
            self.body.addWidget(label(self.tr("Before you open the notes of this group: what was agreed."), "muted"))
        newest, *older = reversed(list(versions))
        self._show(newest, self.tr("What was agreed, since {day}"))
        for one in older:
            self.body.addSpacing(SNUG)
            self.body.addWidget(rule())
            self._show(one, self.tr("Before that, from {day}"))
        self.body.addStretch(1)
        close = Button(self.tr("I have read it") if first else self.tr("Close"), self.accept, role="primary")
        self.buttons(close)
        close.setFocus()

    def accept(self) -> None:
        """It was read."""
        self._seen()
        super().accept()

    def _show(self, one: Agreement, heading: str) -> None:
        day = words.day(to_local(one.since).date(), now().date())
        self.body.addWidget(label(heading.replace("{day}", day), "strong"))
        if one.text.strip():
            self.body.addWidget(label(words.breakable(one.text)))
        for limit in one.limits:
            self.body.addWidget(label(limit_words(limit), "muted"))


def limit_words(limit: Limit) -> str:
    """What a limit says, as a sentence."""
    said = {
        Limit.NO_PEOPLE: _tr("Nothing is noted about people, not by an alias either."),
        Limit.NO_PASSAGES: _tr("Nothing is noted of what others said."),
        Limit.TOPICS_ONLY: _tr("Only topics are noted."),
    }
    return said[limit]


def _tr(text: str) -> str:
    return QCoreApplication.translate("AgreementDialog", text)
