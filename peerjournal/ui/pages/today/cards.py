"""The cards under the check-in: each one shows something that may help today, or is not there."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QCoreApplication

from peerjournal.model.draft import Draft
from peerjournal.ui import words
from peerjournal.ui.dialogs.kind_words import KIND
from peerjournal.ui.pages.today.glance import HelpfulTip, NextMeeting
from peerjournal.ui.pages.today.kindness import shortened
from peerjournal.ui.widgets.buttons import Button
from peerjournal.ui.widgets.card import Card
from peerjournal.ui.widgets.labels import label

# Which page takes up which kind of draft.
DRAFT_PAGES = {"entry": "journal", "after-meeting": "after_meeting", "tip": "tips", KIND: "today"}
# "questions" are those typed in a group's page, "...-notes" those in a sheet there
DRAFT_PAGES |= dict.fromkeys(("group", "questions", "meeting-notes", "person-notes", "question-notes"), "groups")
_MOST_DRAFTS = 3
_LONGEST_LINE = 60


def _tr(text: str) -> str:
    return QCoreApplication.translate("TodayCards", text)


def meeting_card(meeting: NextMeeting, now: datetime, prepare: Callable[[], object] | None) -> Card:
    """When which group meets next; `prepare` leads to that group."""
    card = Card(_tr("Next meeting"))
    when = label(f"{meeting.group.name} · {words.clock(meeting.at)}")
    text = words.ahead(meeting.at, now)
    sentence = text[:1].upper() + text[1:] + "."
    if meeting.questions == 1:
        sentence += " " + _tr("You have one question to bring.")
    elif meeting.questions > 1:
        sentence += " " + _tr("You have {number} questions to bring.").replace("{number}", str(meeting.questions))
    card.add_lines(when, label(sentence, "muted"))
    card.body.addStretch(1)
    if prepare is not None:
        card.buttons(Button(_tr("Prepare"), prepare))
    return card


def kit_card(show: Callable[[], object]) -> Card:
    """Reminds of the recovery kit until it is kept; quietly, and last."""
    card = Card(_tr("Your recovery kit"))
    card.add(label(_tr("It opens your journal if the passphrase is ever forgotten. It isn't saved yet."), "muted"))
    card.body.addStretch(1)
    card.buttons(Button(_tr("Save it…"), show))
    return card


def tip_card(helpful: HelpfulTip, tried: Callable[[], object]) -> Card:
    """The tip that eased most, with the person's own figures."""
    card = Card(_tr("A tip that helped you"))
    figures = (
        _tr("eased {points} of 10, once")
        if helpful.tries == 1
        else _tr("eased {points} of 10 on average, {tries} tries").replace("{tries}", str(helpful.tries))
    ).replace("{points}", words.number(round(helpful.eased, 1)))
    if helpful.tip.situations:
        figures = _tr("for {situation}").replace("{situation}", helpful.tip.situations[0]) + " · " + figures
    card.add_lines(label(helpful.tip.title), label(figures, "muted"))
    card.body.addStretch(1)
    card.buttons(Button(_tr("I tried it now"), tried))
    return card


def drafts_card(drafts: Sequence[Draft], go_on: Callable[[Draft], object], discard: Callable[[Draft], object]) -> Card:
    """What was begun and not saved, by its first words; each can be gone on with or thrown away."""
    card = Card(_tr("Unfinished"))
    for draft in drafts[:_MOST_DRAFTS]:
        line = first_words(draft) or _tr("Without words yet")
        card.body.addWidget(label(line))
        go, throw = (
            Button(_tr("Go on"), partial(go_on, draft)),
            Button(_tr("Discard"), partial(discard, draft), role="quiet"),
        )
        go.setAccessibleName(_tr("Go on: {words}").replace("{words}", line))
        throw.setAccessibleName(_tr("Discard: {words}").replace("{words}", line))
        card.buttons(go, throw)
    card.body.addStretch(1)
    return card


def first_words(draft: Draft) -> str:
    """The first line of what was typed, shortened at a word."""
    typed = (value.strip() for value in draft.fields.values() if isinstance(value, str))
    return shortened(next((text.splitlines()[0].strip() for text in typed if text), ""), _LONGEST_LINE)
