"""One quiet line above the timeline: something was being written and not finished."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from peerjournal.model.draft import Draft
from peerjournal.ui.models.card import plain
from peerjournal.ui.theme.tokens import HAIR, SNUG, TIGHT
from peerjournal.ui.widgets import Button, label


class UnfinishedBar(QFrame):
    """Calls `go_on` or `discard` with the draft it shows. Hidden while there is none."""

    def __init__(self, go_on: Callable[[Draft], object], discard: Callable[[Draft], object]) -> None:
        super().__init__()
        self.setProperty("role", "inset")
        self._draft: Draft | None = None
        self._words = label("", "muted")
        row = QHBoxLayout()
        row.setSpacing(HAIR)
        row.addWidget(Button(self.tr("Go on writing"), lambda: self._with(go_on), role="link"))
        row.addWidget(Button(self.tr("Discard"), lambda: self._with(discard), role="link"))
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SNUG, TIGHT, SNUG, HAIR)
        column.setSpacing(0)
        column.addWidget(self._words)
        column.addLayout(row)
        self.hide()

    def show_draft(self, draft: Draft | None) -> None:
        """Shows a draft by its first words."""
        self._draft = draft
        if draft is not None:
            lines = (
                plain(one) for one in f"{draft.fields.get('title', '')}\n{draft.fields.get('body', '')}".splitlines()
            )
            first = next((line for line in lines if line), "")
            said = first if len(first) <= 60 else first[:59].rstrip() + "…"
            self._words.setText(
                self.tr("Not finished: {words}").replace("{words}", said)
                if said
                else self.tr("Something isn't finished.")
            )
        self.setVisible(draft is not None)

    def forget(self, draft: Draft | None) -> None:
        """This draft is being written on."""
        if draft is not None and self._draft is not None and draft.id == self._draft.id:
            self.show_draft(None)

    def _with(self, does: Callable[[Draft], object]) -> None:
        if self._draft is not None:
            does(self._draft)
