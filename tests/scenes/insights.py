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

    from peerjournal.ui.pages.insights.report_preview import ReportPreview

    dialog: Any = _report(desk)
    for at in range(4):
        dialog.entries.item(at).setCheckState(Qt.CheckState.Checked)
    dialog.look.click()
    _until(lambda: bool(desk.window().findChildren(ReportPreview)))
    return desk.window().findChildren(ReportPreview)[-1]


def _card(desk: Desk) -> QWidget:
    from peerjournal.actions.safety_card import Line, SafetyCard
    from peerjournal.ui.dialogs.safety_card import SafetyCardDialog

    card = SafetyCard(
        "x", (Line("I stop answering the phone"), Line("I sleep at noon and not at night")),
        (Line("A walk along the river", outside=True), Line("Cold water on my wrists", outside=True)),
        (Line("My sister, 555-0100", outside=True), Line("The night line, 555-0199")),
    )  # fmt: skip
    dialog = SafetyCardDialog(_page(desk), desk, card)
    dialog.open()
    return dialog


def _scales(desk: Desk) -> QWidget:
    ways.show_scales(_page(desk), desk)
    dialog: Any = _last(desk)
    _until(lambda: dialog._list.count() > 0)
    return dialog  # type: ignore[no-any-return]


def _form(desk: Desk) -> QWidget:
    from peerjournal.model.measure import FORM, OwnMeasure
    from peerjournal.ui.pages.insights.form_dialog import FormDialog
    from tests.measures.test_fhir import FORM as CLINIC

    dialog = FormDialog(_page(desk), desk, OwnMeasure("x", FORM, "k", "2", "After surgery", CLINIC))
    dialog.open()
    return dialog


SCENES: dict[str, Callable[[Desk], QWidget]] = {
    "insights-meetings": lambda desk: _at(desk, "before_after"),
    "insights-year": lambda desk: _at(desk, "year"),
    "insights-words": lambda desk: _at(desk, "words"),
    "insights-card": _card,
    "insights-scales": _scales,
    "insights-form": _form,
    "insights-report": _report,
    "insights-report-preview": _preview,
}
