"""The page After a meeting in its states."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from peerjournal.model.group import Group
from peerjournal.model.moments import now
from peerjournal.ui.desk import Desk
from peerjournal.ui.pages.meeting.look import Homecoming
from peerjournal.ui.pages.today.glance import look as today_look


def _filled(desk: Desk) -> QWidget:
    desk.go("after_meeting")
    page: Any = desk._built["after_meeting"]
    fields = {
        "keep": "Somebody said that asking early is easier than asking late. I want to try that on Monday.",
        "tip_title": "Cold water on wrists",
        "tip_how": "",
        "question": "How do others tell their employer?",
        "more": {
            "before": {"hope": 4, "belonging": 5, "tension": 7},
            "after": {"hope": 6, "belonging": 8, "tension": 3},
            "feelings": ["hopeful", "heard"],
        },
    }
    page.tasks.run(lambda _vault: None).then(lambda _: page.form.fill(fields))
    return desk


def _below(desk: Desk) -> QWidget:
    _filled(desk)
    page: Any = desk._built["after_meeting"]
    page.tasks.run(lambda _vault: None).then(lambda _: page.form.verticalScrollBar().setValue(10_000))
    return desk


def _first(desk: Desk) -> QWidget:
    desk.go("after_meeting")
    page: Any = desk._built["after_meeting"]

    def show(_none: object) -> None:
        page.form.offer(Homecoming((), (), None, now()))
        page.form.start()
        page.form.focus_first()

    page.tasks.run(lambda _vault: None).then(show)
    return desk


def _just_ended(desk: Desk) -> QWidget:
    desk.go("today")
    page: Any = desk._built["today"]
    group, at = Group("x", "Thursday group"), now().replace(hour=18, minute=30)
    page.tasks.run(today_look, now()).then(lambda glance: page._show(replace(glance, ended=(group, at))))
    return desk


SCENES = {
    "today-meeting-ended": _just_ended,
    "after_meeting-filled": _filled,
    "after_meeting-below": _below,
    "after_meeting-first": _first,
}
