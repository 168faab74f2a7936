"""Groups that come in from a file: a calendar, a list of meetings, or a group that somebody handed over."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from peerjournal.actions import groups, trash
from peerjournal.model.group import Group
from peerjournal.ui.dialogs import choosing
from peerjournal.ui.page import Page

_HANDED = ".age"


class FromFile:
    """Asks for the file, and shows what is in it. `opened` is called with the id of the group to show then."""

    def __init__(self, page: Page, opened: Callable[[str], object]) -> None:
        self._page, self._opened = page, opened

    def ask(self) -> None:
        """For new groups."""
        page = self._page
        kinds = _tr("Calendars, lists of meetings, groups handed over (*.ics *.json *.age)")
        choosing.ask_for_file(page, _tr("Which file?"), kinds, self.look)

    def ask_for_days(self, group: Group) -> None:
        """For the days of a group that is here."""
        page = self._page
        kinds = _tr("Calendars, lists of meetings (*.ics *.json)")
        choosing.ask_for_file(page, _tr("Which file?"), kinds, lambda path: self.look(path, group))

    def look(self, path: Path, group: Group | None = None) -> None:
        """Shows what is in a file."""
        # Here and not above: with these come all the formats there are.
        from peerjournal.ui.pages.groups.handed_dialog import HandedDialog
        from peerjournal.ui.pages.groups.offers_dialog import OffersDialog

        if path.suffix.lower() == _HANDED and group is None:
            HandedDialog(self._page, self._page.shell, path, self._taken_over).open()
        else:
            taken = self._taken if group is None else lambda _: self._given(group)
            OffersDialog(self._page, self._page.shell, path, taken, group).open()

    def _taken(self, made: Sequence[Group]) -> None:
        page = self._page
        page.shell.say(_tr("Saved."), undo=lambda: _put_away(page, made))
        if len(made) == 1:
            self._opened(made[0].id)

    def _given(self, before: Group) -> None:
        page = self._page
        page.shell.say(_tr("Saved."), undo=lambda: page.tasks.run(groups.save, before))

    def _taken_over(self, group: Group) -> None:
        page = self._page
        page.shell.say(_tr("Saved."), undo=lambda: _put_away(page, [group]))
        self._opened(group.id)


def _put_away(page: Page, made: Sequence[Group]) -> None:
    for one in made:
        page.tasks.run(trash.trash, one.id)


def _tr(text: str) -> str:
    return QCoreApplication.translate("FromFile", text)
