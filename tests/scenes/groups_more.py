"""The sheets of the page Groups: people, files, leaving, running a group."""

import json
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QWidget

from peerjournal.actions import groups
from peerjournal.model.group import Pause, Role
from peerjournal.model.moments import now
from peerjournal.model.person import KeptPromise, Person
from peerjournal.model.question import Answer
from peerjournal.ui.desk import Desk
from peerjournal.ui.page import Link
from peerjournal.ui.pages.groups.handed_dialog import HandedDialog
from peerjournal.ui.pages.groups.handover_dialog import HandoverDialog
from peerjournal.ui.pages.groups.leaving_dialog import LeavingDialog
from peerjournal.ui.pages.groups.offers_dialog import OffersDialog
from peerjournal.ui.pages.groups.person_dialog import PersonDialog
from peerjournal.ui.pages.groups.question_dialog import QuestionDialog
from peerjournal.ui.pages.groups.safeguarding_dialog import SafeguardingDialog
from peerjournal.ui.pages.groups.visits_dialog import VisitsDialog

_BESIDE = Path(tempfile.mkdtemp(prefix="peerjournal-scenes-"))


def group_scene(name: str) -> Callable[[Desk], QWidget]:
    """One group."""

    def scene(desk: Desk) -> QWidget:
        desk.go("groups")
        page(desk).tasks.run(groups.find, name).then(lambda group: desk.go("groups", Link("group", group.id)))
        return desk

    return scene


def page(desk: Desk) -> Any:
    """The page."""
    return desk._built["groups"]


def opened(desk: Desk) -> Any:
    """The page with a group in it."""
    group_scene("Thursday group")(desk)
    made = page(desk)
    while made._seen is None:
        QCoreApplication.processEvents()
    return made


def _open(dialog: QDialog) -> QDialog:
    dialog.open()
    return dialog


def _telling(desk: Desk) -> QWidget:
    made = opened(desk)
    dialog = PersonDialog(made, desk, made._seen)
    dialog._alias.setText("Sarah Miller")
    dialog._look()
    return _open(dialog)


def _merging(desk: Desk) -> QWidget:
    made = opened(desk)
    person = Person("one", "the gardener", made._seen.group.id, "Tea after the meeting", "The recipe for the soup",
                    kept=(KeptPromise("To ask about the bus", now()),), also=("G.",))  # fmt: skip
    seen = replace(made._seen, people=(person, Person("two", "the early bird", made._seen.group.id)))
    dialog = PersonDialog(made, desk, seen, person)
    _open(dialog)
    dialog._open_merging()
    return dialog


def _question(desk: Desk) -> QWidget:
    made = opened(desk)
    asked = made._seen.questions[0]
    answers = (Answer("With a belt.", now(), "a peer"), Answer("Ask for the small ones.", now(), "a nurse"))
    return _open(QuestionDialog(made, desk, made._seen, replace(asked, answers=answers)))


def _apart(desk: Desk) -> QWidget:
    made = opened(desk)
    desk.go("groups", Link("group", made._seen.group.id, "edit"))
    while "form" not in made.__dict__:
        QCoreApplication.processEvents()
    today = now().date()

    def fill(_none: object) -> None:
        made.form._apart.set_fields({
            "pauses": [[today.isoformat(), today.replace(day=28).isoformat()]], "skipped": [today.isoformat()],
            "extra": [now().isoformat()], "minutes": 90, "zone": "Europe/Berlin",
        })  # fmt: skip
        made.form._apart.toggle()
        made.form._apart._zone.setFocus()

    made.tasks.run(lambda _vault: None).then(fill)
    return desk


def _leaving(desk: Desk) -> QWidget:
    made = opened(desk)
    dialog = LeavingDialog(made, desk, made._seen.group, lambda _: None)
    _open(dialog)
    made.tasks.run(lambda _vault: None).then(lambda _: dialog._show(7))
    return dialog


def _left(desk: Desk) -> QWidget:
    made = opened(desk)
    away = replace(made._seen.group, left_at=now(), pauses=(Pause(now().date()),))
    made.tasks.run(lambda _vault: None).then(lambda _: made._show_whole(replace(made._seen, group=away, next_at=None)))
    return desk


def _offers(desk: Desk) -> QWidget:
    file = _BESIDE / "list.json"
    days = ("Hall on Monday", "Evening circle", "Early birds", "Online, for carers", "Book and talk", "Walk and talk")
    file.write_text(json.dumps([
        {"slug": str(number), "name": name, "day": number, "time": "19:00", "end_time": "20:30", "location": "The hall"}
        for number, name in enumerate(days)
    ]))  # fmt: skip
    return _open(OffersDialog(opened(desk), desk, file, lambda _: None))


def _handed(desk: Desk) -> QWidget:
    from peerjournal.actions import handover

    made, dest = opened(desk), _BESIDE / "packet.age"
    dest.unlink(missing_ok=True)
    done: list[object] = []
    made.tasks.run(handover.write, made._seen.group.id, dest, passphrase="tin kettle").then(done.append)
    while not done:
        QCoreApplication.processEvents()
    return _open(HandedDialog(made, desk, dest, lambda _: None))


def _handed_open(desk: Desk) -> QWidget:
    dialog: Any = _handed(desk)
    dialog._passphrase.setText("tin kettle")
    dialog.accept()
    while dialog._packet is None:
        QCoreApplication.processEvents()
    return _open(dialog)


def _running(desk: Desk) -> QWidget:
    made = opened(desk)
    leads = replace(made._seen.group, role=Role.FACILITATOR)
    made.tasks.run(lambda _vault: None).then(lambda _: made._show_whole(replace(made._seen, group=leads)))
    return desk


def _with(kind: Callable[..., QDialog], *, group: str = "") -> Callable[[Desk], QWidget]:
    def scene(desk: Desk) -> QWidget:
        made = opened(desk)
        last = [made._seen.group.name] if group == "name" else [made._seen.group] if group else []
        return _open(kind(made, desk, *last))

    return scene


SCENES: dict[str, Callable[[Desk], QWidget]] = {
    "groups-telling": _telling,
    "groups-merging": _merging,
    "groups-question": _question,
    "groups-apart": _apart,
    "groups-leaving": _leaving,
    "groups-left": _left,
    "groups-offers": _offers,
    "groups-handed": _handed,
    "groups-handed-open": _handed_open,
    "groups-running": _running,
    "groups-visits": _with(VisitsDialog),
    "groups-handover": _with(HandoverDialog, group="group"),
    "groups-safeguarding": _with(SafeguardingDialog, group="name"),
}
