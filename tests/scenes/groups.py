"""The page Groups in its states."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from peerjournal.model.group import Agreement, Limit
from peerjournal.ui.desk import Desk
from peerjournal.ui.page import Link
from peerjournal.ui.pages.groups.agreement_dialog import AgreementDialog
from peerjournal.ui.pages.groups.look import Overview
from peerjournal.ui.pages.groups.meeting_dialog import MeetingDialog
from peerjournal.ui.pages.groups.person_dialog import PersonDialog
from tests.scenes import groups_more
from tests.scenes.groups_more import group_scene as _group
from tests.scenes.groups_more import opened as _opened
from tests.scenes.groups_more import page as _page


def _answering(desk: Desk) -> QWidget:
    page = _opened(desk)
    next(iter(page.whole.questions._rows().values())).open_answer("Some told only the one person they report to.")
    return desk


def _form(desk: Desk) -> QWidget:
    desk.go("groups", Link(action="new"))
    page = _page(desk)
    schedule = {"every": "month", "nth": "2", "day": "1", "time": "17:00", "begins": "0"}
    page.tasks.run(lambda _vault: None).then(
        lambda _: page.form.type_again({"name": "Carers' circle", "agreement": "", "schedule": schedule})
    )
    return desk


def _fortnight(desk: Desk) -> QWidget:
    _form(desk)
    page = _page(desk)
    schedule = {"every": "two-weeks", "nth": "2", "day": "3", "time": "18:30", "begins": "1"}
    page.tasks.run(lambda _vault: None).then(
        lambda _: page.form.type_again({"name": "Evening group", "agreement": "", "schedule": schedule})
    )
    return desk


def _empty(desk: Desk) -> QWidget:
    desk.go("groups")
    page = _page(desk)
    page.tasks.run(lambda _vault: None).then(lambda _: page._show_list(Overview(())))
    return desk


def _meeting(desk: Desk) -> QWidget:
    page = _opened(desk)
    while not page.whole.meetings._rows.ids():
        QCoreApplication.processEvents()
    rows = page.whole.meetings._rows
    dialog = MeetingDialog(page, desk, page._seen, page._seen.group.first_at, rows._shown[rows.ids()[0]][0])
    dialog.open()
    return dialog


def _person(desk: Desk) -> QWidget:
    page = _opened(desk)
    dialog = PersonDialog(page, desk, page._seen)
    dialog.open()
    return dialog


def _agreement(desk: Desk) -> QWidget:
    page = _opened(desk)
    group = page._seen.group
    dialog = AgreementDialog(
        page, desk, group, [Agreement("What is said here stays here.", group.created_at),
                            Agreement("What is said here stays here.\nWe speak of ourselves.", group.updated_at,
                                      (Limit.NO_PASSAGES,))], first=True,
    )  # fmt: skip
    dialog.open()
    return dialog


SCENES = {
    **groups_more.SCENES,
    "groups-one": _group("Thursday group"),
    "groups-answering": _answering,
    "groups-form": _form,
    "groups-fortnight": _fortnight,
    "groups-empty": _empty,
    "groups-meeting": _meeting,
    "groups-person": _person,
    "groups-agreement": _agreement,
}
