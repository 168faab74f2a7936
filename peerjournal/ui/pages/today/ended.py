"""The card that offers to put down how a meeting was that has just ended."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from peerjournal.model.group import Group
from peerjournal.ui import words
from peerjournal.ui.widgets.buttons import Button
from peerjournal.ui.widgets.card import Card
from peerjournal.ui.widgets.labels import label


def ended_card(group: Group, at: datetime, put_down: Callable[[], object], was_not_there: Callable[[], object]) -> Card:
    """Two ways on: the form for coming home, or that one wasn't there, after which it is not asked again."""
    card = Card(_tr("A meeting just ended"))
    card.add_lines(label(f"{words.breakable(group.name)} · {words.clock(at)}"))
    card.body.addStretch(1)
    card.buttons(
        Button(_tr("After the meeting"), put_down, role="primary"),
        Button(_tr("I wasn't there"), was_not_there, role="quiet"),
    )
    return card


def _tr(text: str) -> str:
    return QCoreApplication.translate("EndedCard", text)
