"""Kind words on Today: their card, what stands there while there are none, and the dialog that writes them down."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QWidget

from peerjournal.actions import kind_words
from peerjournal.model.kind_word import KindWord
from peerjournal.ui.desk import Desk
from peerjournal.ui.page import Link


def _page(desk: Desk) -> Any:
    desk.go("today")
    page = desk._built["today"]
    while getattr(page, "_kind", None) is None:
        QCoreApplication.processEvents()
    return page


def _card(desk: Desk) -> QWidget:
    page = _page(desk)
    page.tasks.run(kind_words.one_for_today, date(2026, 1, 2)).then(
        lambda found: page.visit(Link("kind_word", found.id))
    )
    return desk


def _none(desk: Desk) -> QWidget:
    page = _page(desk)
    glance = replace(page._shown[1], kind=None)
    page._show(glance)
    QTimer.singleShot(0, page, partial(page._column.ensureWidgetVisible, page._below._cards[-1]))
    return desk


def _dialog(desk: Desk, id: str | None) -> Any:
    page = _page(desk)
    page._write_kind_words(id)
    while page._writing is None:
        QCoreApplication.processEvents()
    return page._writing


def _new(desk: Desk) -> QWidget:
    dialog = _dialog(desk, None)
    dialog._text.set_text("It was good to have you here tonight.")
    dialog._who.choose("new")
    dialog._typed()
    dialog._alias.setText("Newer member")
    dialog._drafting._clock.stop()  # or it would stand among what is unfinished in all pictures after this one
    made: QWidget = dialog
    return made


def _change(desk: Desk) -> QWidget:
    page = _page(desk)
    shown = page._shown[1].kind.words
    assert isinstance(shown, KindWord)
    made: QWidget = _dialog(desk, shown.id)
    return made


SCENES = {
    "today-kind-words": _card,
    "today-kind-words-none": _none,
    "today-kind-words-new": _new,
    "today-kind-words-change": _change,
}
