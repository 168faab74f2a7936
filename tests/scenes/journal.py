"""Scenes of the page Journal."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter
from PySide6.QtWidgets import QWidget

from peerjournal.actions import attachments, entries
from peerjournal.model.entry import Entry, Feeling
from peerjournal.model.filters import EntryFilter
from peerjournal.model.moments import now
from peerjournal.ui.desk import Desk
from peerjournal.ui.pages.journal.attaching import attach_image
from peerjournal.ui.pages.journal.page import JournalPage

TEXT = """The room was fuller than last week, and **somebody new** sat in my chair. I let her.

## What I want to keep

- You can be *grateful and angry* on the same day.
- Ask early. Asking late is harder.
- [ ] Bring the recipe with the lentils

> Nobody fixed me. They just nodded.

On the way home it rained, and I walked slowly on purpose.
"""
HARD = (
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "اليوم كان أفضل قليلاً من الأمس، تحدثت أمام المجموعة",
    "今日は少しだけ話せた。帰り道の空がきれいだった。",
    "A good day 🙂 with 👩‍👩‍👧 and a 🐕, and nothing else",
    "היה קשה להגיע, ובכל זאת באתי",
)


def _page(desk: Desk) -> JournalPage:
    desk.go("journal")
    page = desk._built["journal"]
    assert isinstance(page, JournalPage)
    return page


def _picture() -> QImage:
    image = QImage(900, 520, QImage.Format.Format_RGB32)
    sky = QLinearGradient(0, 0, 0, 520)
    sky.setColorAt(0, QColor("#A9C4D6"))
    sky.setColorAt(0.6, QColor("#F1DFC8"))
    sky.setColorAt(1, QColor("#57766B"))
    painter = QPainter(image)
    painter.fillRect(image.rect(), sky)
    painter.end()
    return image


def _full(vault: Any) -> str:
    known = next((row.entry for row in entries.page(vault, EntryFilter(tag="asking")).rows), None)
    if isinstance(known, Entry):
        return known.id
    for number, text in enumerate(HARD):
        entries.save(vault, entries.new(title=text if number % 2 else "", body=text * (1 + number), tags=(text[:30],)))
    group = entries.page(vault, EntryFilter(), limit=50).rows
    with_group = next(row.entry for row in group if getattr(row.entry, "group_id", None))
    entry = entries.new(
        title="A full room, and rain",
        body=TEXT,
        feelings=(Feeling("heard", 7), Feeling("hopeful"), Feeling("tired", 4)),
        scales={"hope": 6, "belonging": 7, "tension": 3},
        tags=("rain", "asking"),
        group_id=getattr(with_group, "group_id", None),
        starred=True,
    )
    kept = attach_image(vault, entry, "sky.png", _picture())
    kept = attachments.attach_bytes(vault, kept, "ground rules & numbers.pdf", b"%PDF-1.4" * 900)
    entries.save(vault, replace(kept, body=TEXT + "\nThe new sentence.\n"))
    for year in (2025, 2024, 2022):
        at = kept.at.replace(year=year)
        entries.save(vault, entries.new(at=at, title="", body="The first evening I stayed to the end."))
    return kept.id


def _reading(desk: Desk) -> QWidget:
    page = _page(desk)
    page.tasks.run(_full).then(page._read)
    page.tasks.run(_full).then(lambda id: page.shelf.timeline.choose(id, now().date()))
    return desk


def _writing(desk: Desk) -> QWidget:
    page = _page(desk)
    page.tasks.run(_full).then(page.edit)
    return desk


def _feelings(desk: Desk) -> QWidget:
    page = _page(desk)
    page.write(entries.new(title="An ordinary day", body="It began with **porridge**."))
    page.editor().details.open_form("feelings")
    return desk


def _new(desk: Desk) -> QWidget:
    page = _page(desk)
    page.write(entries.new())
    return desk


def _calendar(desk: Desk) -> QWidget:
    page = _page(desk)
    page.shelf.show_calendar(True)
    return desk


def _filtered(desk: Desk) -> QWidget:
    page = _page(desk)
    page.shelf.set_filter(EntryFilter(feeling="hopeful", starred=False, first_day=date(2026, 3, 1)))
    return desk


def _no_match(desk: Desk) -> QWidget:
    page = _page(desk)
    page.shelf.set_filter(EntryFilter(feeling="hopeful", tag="nothing like it", starred=True))
    return desk


def _filter(desk: Desk) -> QWidget:
    page = _page(desk)
    page.shelf.choose_filter()
    return _dialog()


def _history(desk: Desk) -> QWidget:
    page = _page(desk)
    page.tasks.run(_full).then(page._read)
    _wait(page)
    page.reader._show_history()
    return _dialog()


def _trash(desk: Desk) -> QWidget:
    from peerjournal.actions import trash
    from peerjournal.ui.pages.journal.trash_dialog import TrashDialog

    page = _page(desk)
    page.tasks.run(_full)

    def throw(vault: Any) -> None:
        for row in entries.page(vault, limit=12).rows[8:11]:
            trash.trash(vault, row.entry.id)

    page.tasks.run(throw)
    _wait(page)
    dialog = TrashDialog(page, desk)
    dialog.open()
    return dialog


def _wait(page: JournalPage) -> None:
    from time import monotonic

    from PySide6.QtCore import QCoreApplication

    done: list[bool] = []
    page.tasks.run(lambda _vault: None).then(lambda _: done.append(True))
    end = monotonic() + 10
    while (not done or (page._right.is_reading() and page.reader._entry is None)) and monotonic() < end:
        QCoreApplication.processEvents()


def _dialog() -> QWidget:
    from PySide6.QtWidgets import QApplication, QDialog

    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible())


SCENES: dict[str, Callable[[Desk], QWidget]] = {
    "journal-reading": _reading,
    "journal-writing": _writing,
    "journal-feelings": _feelings,
    "journal-new": _new,
    "journal-calendar": _calendar,
    "journal-filtered": _filtered,
    "journal-no-match": _no_match,
    "journal-filter": _filter,
    "journal-history": _history,
    "journal-trash": _trash,
}
