"""The page Coping tips in its states."""

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from peerjournal.ui.desk import Desk
from peerjournal.ui.page import Link
from peerjournal.ui.pages.tips.look import Library, look


def _page(desk: Desk) -> Any:
    desk.go("tips")
    return desk._built["tips"]


def _situation(desk: Desk) -> QWidget:
    _page(desk)._go("situation", "cravings")
    return desk


def _story(desk: Desk) -> QWidget:
    page = _page(desk)
    page.tasks.run(look, "cravings").then(lambda seen: page._go("tip", seen.helping[-1].ranked.tip.id))
    return desk


def _tried(desk: Desk) -> QWidget:
    page = _page(desk)
    while not page.library._cards:
        QCoreApplication.processEvents()
    page.library._cards[0].findChild(QPushButton).click()
    return next(one for one in desk.window().findChildren(QDialog))


def _form(desk: Desk) -> QWidget:
    desk.go("tips", Link(action="new"))
    page: Any = desk._built["tips"]

    def fill(_none: object) -> None:
        page.form.type_again(
            {
                "title": "Name five things I can see",
                "how": "Slowly, and out loud if I'm alone.\n\n- five I can see\n- four I can hear",
                "situations": ["panic", "crowds"],
                "group_id": "",
            }
        )

    page.tasks.run(lambda _vault: None).then(fill)
    return desk


def _empty(desk: Desk) -> QWidget:
    page = _page(desk)
    page.tasks.run(lambda _vault: None).then(lambda _: page._show_library(Library("", (), (), 0)))
    return desk


SCENES = {
    "tips-situation": _situation,
    "tips-story": _story,
    "tips-tried": _tried,
    "tips-form": _form,
    "tips-empty": _empty,
}
