"""The page Insights, and the dialogs it leads to."""

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QWidget

from peerjournal.ui.desk import Desk
from peerjournal.ui.pages.insights import ways


def _page(desk: Desk) -> Any:
    desk.go("insights")
    return desk._built["insights"]


def _until(done: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not done() and time.monotonic() < end:
        QCoreApplication.processEvents()


def _last(desk: Desk) -> QWidget:
    return desk.window().findChildren(QDialog)[-1]


def _at(desk: Desk, key: str) -> QWidget:
    page = _page(desk)
    _until(lambda: page.cards["words"].chart.picture() is not None)
    QCoreApplication.processEvents()
    page._column.verticalScrollBar().setValue(page.cards[key].y())
    return desk


def _report(desk: Desk) -> QWidget:
    ways.make_report(_page(desk), desk)
    dialog: Any = _last(desk)
    _until(lambda: dialog.entries.count() > 0)
    return dialog  # type: ignore[no-any-return]


def _preview(desk: Desk) -> QWidget:
    from PySide6.QtCore import Qt

    dialog: Any = _report(desk)
    for at in range(4):
        dialog.entries.item(at).setCheckState(Qt.CheckState.Checked)
    dialog.look.click()
    _until(lambda: len(desk.window().findChildren(QDialog)) > 1)
    return _last(desk)


SCENES: dict[str, Callable[[Desk], QWidget]] = {
    "insights-meetings": lambda desk: _at(desk, "before_after"),
    "insights-year": lambda desk: _at(desk, "year"),
    "insights-words": lambda desk: _at(desk, "words"),
    "insights-report": _report,
    "insights-report-preview": _preview,
}
