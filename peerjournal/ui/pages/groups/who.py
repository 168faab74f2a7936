"""Who an answer came from, as a kind of person or thing to choose: there is nothing to type a name into."""

from PySide6.QtCore import QCoreApplication

from peerjournal.actions import questions
from peerjournal.ui.widgets.choice import Choice


def who_choice(name: str, chosen: str = "") -> Choice:
    """A list of kinds, which begins with "not said"; one chosen elsewhere is among them."""
    kinds = [*questions.WHO, *([chosen] if chosen and chosen not in questions.WHO else [])]
    made = Choice(name, [(_tr("From: not said"), ""), *((who_words(one), one) for one in kinds)])
    made.choose(chosen)
    return made


def who_words(kind: str) -> str:
    """A kind in words: what is stored is the same in every language."""
    said = {
        "a peer": _tr("A peer"), "the group": _tr("The group"), "a facilitator": _tr("A facilitator"),
        "a nurse": _tr("A nurse"), "a doctor": _tr("A doctor"), "a therapist": _tr("A therapist"),
        "a book": _tr("A book"), "the internet": _tr("The internet"), "myself": _tr("Myself"),
    }  # fmt: skip
    return said.get(kind, kind)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Who", text)
