"""The dialogs of Insights: scales of one's own, clinics' forms, and the report that is looked at before it leaves."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from peerjournal.actions import entries, measures
from peerjournal.model.entry import Entry
from peerjournal.ui.dialogs import choosing
from peerjournal.ui.dialogs.guard_review import GuardReview
from peerjournal.ui.pages.insights import ways
from peerjournal.ui.pages.insights.answer_dialog import AnswerDialog
from peerjournal.ui.pages.insights.form_dialog import FormDialog
from peerjournal.ui.pages.insights.report_dialog import ReportDialog
from peerjournal.ui.pages.insights.report_preview import ReportPreview
from peerjournal.ui.pages.insights.scale_form import ScaleForm
from peerjournal.ui.pages.insights.scales_dialog import ScalesDialog
from peerjournal.ui.window import Window
from tests.measures.test_fhir import FORM
from tests.ui.conftest import Opened


@pytest.fixture
def page(window: Window, opened: Opened) -> Any:
    """The page, ready."""
    assert window.desk is not None
    window.desk.go("insights")
    opened.settle()
    return window.desk._built["insights"]


def press(dialog: QDialog, text: str, *, at: int = 0) -> None:
    """Presses a button by its words."""
    [one for one in dialog.findChildren(QPushButton) if one.text() == text][at].click()


def newest(window: Window, kind: type[QDialog]) -> Any:
    """The dialog of a kind that was opened last."""
    return window.findChildren(kind)[-1]


def test_a_scale_of_ones_own_is_added_and_answered(page: Any, window: Window, opened: Opened, qtbot: QtBot) -> None:
    ways.show_scales(page, window.desk)  # type: ignore[arg-type]
    opened.settle()
    dialog = newest(window, ScalesDialog)
    press(dialog, "Add a scale of mine…")
    form = newest(window, ScaleForm)
    form.called.setText("Hope")
    press(form, "Save")
    qtbot.waitUntil(lambda: "already" in form.said.text())
    form.called.setText("Cravings")
    with qtbot.waitSignal(form.accepted):
        press(form, "Save")
    opened.settle()
    (scale,) = opened.do(measures.scales)
    assert scale.name == "Cravings"
    answers = [one for one in dialog.findChildren(QPushButton) if one.accessibleName() == "Answer, Cravings"]
    answers[-1].click()
    asked = newest(window, AnswerDialog)
    asked._fields["cravings"].set_answers({"cravings": 7})
    press(asked, "Save")
    opened.settle()
    (row,) = opened.do(entries.page).rows
    assert isinstance(row.entry, Entry)
    assert row.entry.scales == {"cravings": 7}
    assert page.cards["over_time"].choice.itemText(0) == "Cravings"


def test_a_form_is_filled_in_and_given_back(
    page: Any, window: Window, opened: Opened, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "form.json"
    path.write_text(json.dumps(FORM))
    dialog = FormDialog(page, window.desk, opened.do(measures.take_in, path))  # type: ignore[arg-type]
    dialog.open()
    assert dialog._rows["ml"].isHidden()
    press(dialog, "Save")
    qtbot.waitUntil(lambda: "pain" in dialog.said.text())
    line: Any = dialog._rows["pain"].layout().itemAt(1).widget()  # type: ignore[union-attr]
    line.setText("4")
    choice: Any = dialog._rows["has"].layout().itemAt(1).widget()  # type: ignore[union-attr]
    choice.choose("yes")
    assert not dialog._rows["ml"].isHidden()
    press(dialog, "Save")
    qtbot.waitUntil(lambda: dialog.give.isVisible())
    monkeypatch.setattr(choosing, "ask_where_to_save", chosen(tmp_path / "response.json"))
    dialog.give.click()
    qtbot.waitUntil((tmp_path / "response.json").exists)
    dialog.reject()


def chosen(path: Path) -> Callable[..., None]:
    """A file dialog in which somebody chose at once."""
    return lambda _parent, _title, _kinds, _name, then: then(path)


def test_a_report_is_chosen_looked_at_and_written(
    page: Any, window: Window, opened: Opened, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.do(entries.save, entries.new(title="Then", body="I rang fern@example.org.", scales={"hope": 4}))
    ways.make_report(page, window.desk)  # type: ignore[arg-type]
    dialog = newest(window, ReportDialog)
    qtbot.waitUntil(lambda: dialog.entries.count() == 1)
    assert dialog.scales.chosen() == ("hope",)
    assert dialog.entries.chosen() == ()
    dialog.entries.item(0).setCheckState(Qt.CheckState.Checked)
    dialog.look.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(ReportPreview)))
    preview = newest(window, ReportPreview)
    assert "I rang fern@example.org." in preview.page.toPlainText()
    assert not preview.save_pdf.isEnabled()
    qtbot.waitUntil(lambda: "fern@example.org" in preview.found.text())
    assert not preview.save_pdf.isEnabled()
    preview.go_through.click()
    review = newest(window, GuardReview)
    review.choose("email", "fern@example.org", "out")
    press(review, review._go_on.text())
    qtbot.waitUntil(preview.save_page.isEnabled)
    assert "fern@example.org" not in preview.page.toPlainText()
    monkeypatch.setattr(choosing, "ask_where_to_save", chosen(tmp_path / "report.html"))
    with qtbot.waitSignal(preview.written):
        preview.save_page.click()
    written = (tmp_path / "report.html").read_text("utf-8")
    assert "I rang" in written
    assert "fern" not in written


def test_a_picture_with_somebody_elses_details_is_not_saved_unasked(
    page: Any, window: Window, opened: Opened, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosing, "ask_where_to_save", chosen(tmp_path / "picture.png"))
    opened.do(entries.save, entries.new(scales={"hope": 4}))
    opened.settle()
    picture = page.cards["over_time"].chart.picture()
    ways.save_picture(page, window.desk, picture)  # type: ignore[arg-type]
    qtbot.waitUntil((tmp_path / "picture.png").exists)
    (tmp_path / "picture.png").unlink()
    picture.name = "Hope since fern@example.org rang"
    ways.save_picture(page, window.desk, picture)  # type: ignore[arg-type]
    opened.settle()
    assert not (tmp_path / "picture.png").exists()
    asked = newest(window, QDialog)
    press(asked, "Save it all the same…")
    qtbot.waitUntil((tmp_path / "picture.png").exists)
