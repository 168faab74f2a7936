"""The ways on from the page: a report, a picture as a file, and a memory that shall not come up again."""

from dataclasses import replace
from pathlib import Path

from peerjournal.actions import entries, guarding, insights
from peerjournal.actions.guarding import Finding
from peerjournal.model.entry import Entry
from peerjournal.ui.charts import saving
from peerjournal.ui.charts.picture import Picture
from peerjournal.ui.dialogs import choosing
from peerjournal.ui.dialogs.dialog import Dialog
from peerjournal.ui.page import Page, Shell
from peerjournal.ui.pages.insights.wording import tr
from peerjournal.ui.widgets import Button, label
from peerjournal.ui.words import breakable


def save_picture(page: Page, shell: Shell, picture: Picture) -> None:
    """Asks where, after naming what in it may be somebody else's."""
    page.tasks.run(guarding.find_here, _words(picture)).then(lambda found: _ask(page, shell, picture, found))


def _ask(page: Page, shell: Shell, picture: Picture, findings: tuple[Finding, ...]) -> None:
    found = list(dict.fromkeys(one.text for one in findings))
    if not found:
        _choose(page, shell, picture)
        return
    dialog = Dialog(page, tr("Other people in this picture?"), lock=shell.lock)
    dialog.body.addWidget(label(tr("These may be somebody else's details. The picture isn't encrypted.")))
    dialog.body.addWidget(label(breakable(", ".join(found[:40])), "strong"))

    def go_on() -> None:
        dialog.accept()
        _choose(page, shell, picture)

    dialog.buttons(Button(tr("Save it all the same…"), go_on), Button(tr("Don't save it"), dialog.reject))
    dialog.open()


def _words(picture: Picture) -> str:
    """What is written in a picture that the person has named."""
    return "\n".join([picture.name, *(row[0] for row in picture.numbers().rows[:200] if row)])


def _choose(page: Page, shell: Shell, picture: Picture) -> None:
    kinds = tr("Picture (*.png)") + ";;" + tr("Drawing that stays sharp (*.svg)")

    def write(path: Path) -> None:
        data = saving.svg(picture) if path.suffix.lower() == ".svg" else saving.png(picture)
        page.tasks.run(insights.write_picture, path, data).then(lambda _: shell.say(tr("Saved.")))

    choosing.ask_where_to_save(page, tr("Save the picture"), kinds, "picture.png", write)


def leave_out(page: Page, shell: Shell, entry_id: str) -> None:
    """An entry does not come up by itself any more; with the way back."""

    def save(entry: Entry) -> None:
        page.tasks.run(entries.save, replace(entry, left_out=True))
        shell.say(tr("It won't come up here again."), undo=lambda: page.tasks.run(entries.save, entry))

    page.tasks.run(entries.get, entry_id).then(save)


def make_report(page: Page, shell: Shell) -> None:
    """Asks what shall be in it."""
    from peerjournal.ui.pages.insights.report_dialog import ReportDialog

    ReportDialog(page, shell).open()


def show_card(page: Page, shell: Shell) -> None:
    """The safety card."""
    from peerjournal.actions import safety_card
    from peerjournal.ui.dialogs.safety_card import SafetyCardDialog

    page.tasks.run(safety_card.get).then(lambda card: SafetyCardDialog(page, shell, card).open())


def show_scales(page: Page, shell: Shell) -> None:
    """What can be asked."""
    from peerjournal.ui.pages.insights.scales_dialog import ScalesDialog

    ScalesDialog(page, shell).open()
