"""Other people's details underlined while one writes: quietly, and looked for in the vault's thread."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QTextEdit

from peerjournal.ui.page import Shell
from peerjournal.ui.theme import tokens

if TYPE_CHECKING:  # the lists are read in the vault's thread, when there is a text
    from peerjournal.actions.guarding import Finding, Watching

KEYS = "Ctrl+."
_REST = 350  # milliseconds of rest before the text is looked at
_WIDEST = "\uffff"  # beyond this, Qt counts a character as two


@dataclass(frozen=True, slots=True)
class Underlined:
    """One detail; the cursor moves along while the text changes around it."""

    kind: str
    text: str
    cursor: QTextCursor

    @property
    def holds(self) -> bool:
        """Whether that text still stands there."""
        return self.cursor.selectedText().replace("\u2029", "\n") == self.text


def _look(
    vault: Any, kept: "list[Watching]", text: str
) -> "tuple[tuple[Finding, ...], dict[str, str], tuple[str, ...]]":
    from peerjournal.actions import guarding

    if not kept:
        kept.append(guarding.Watching())
    return *guarding.look(vault, kept[0], text), guarding.ROLES


def _keep(vault: Any, word: str) -> None:
    from peerjournal.actions import guarding

    guarding.keep_word(vault, guarding.HARMLESS, word)


class GuardLines(QObject):
    """Belongs to a text field. One menu, also behind Ctrl+., puts an alias or a role in, or says it is nobody."""

    def __init__(self, writing: QTextEdit | QPlainTextEdit, shell: Shell) -> None:
        super().__init__(writing)
        self._writing, self._shell = writing, shell
        self._tasks = shell.tasks_for(writing)
        self._watching: list[Watching] = []
        self._roles: tuple[str, ...] = ()
        self._suggested: dict[str, str] = {}
        self.found: list[Underlined] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST)
        self._timer.timeout.connect(self.look)
        writing.textChanged.connect(self._timer.start)
        writing.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        writing.customContextMenuRequested.connect(self._open_at)
        action = QAction(self.tr("Other people's details"), writing)
        action.setShortcut(QKeySequence(KEYS))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(self.next)
        writing.addAction(action)

    def look(self) -> None:
        """Has the text looked at; what is asked later overtakes it."""
        text = self._writing.toPlainText()
        if not self._shell.settings.guard or not text.strip():
            self._show(text, ((), {}, self._roles))
            return
        self._tasks.overtake("guard", _look, self._watching, text).then(lambda looked: self._show(text, looked))

    def next(self) -> None:
        """The menu of the detail at the cursor or after it, which is selected."""
        here = self._writing.textCursor().selectionStart()
        there = [one for one in self.found if one.holds]
        after = [one for one in there if one.cursor.selectionEnd() >= here] or there
        if after:
            self._writing.setTextCursor(after[0].cursor)
            self._writing.ensureCursorVisible()
            self.menu(after[0]).popup(self._writing.mapToGlobal(self._writing.cursorRect().bottomLeft()))

    def menu(self, one: Underlined) -> QMenu:
        """What can be done about one detail."""
        menu = QMenu(self._writing)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill(menu, one, None)
        return menu

    def replace(self, one: Underlined, instead: str) -> None:
        """Puts this wherever the same detail stands in the text; one step for undo."""
        edit = QTextCursor(self._writing.document())
        edit.beginEditBlock()
        for other in self.found:
            if other.kind == one.kind and other.text.casefold() == one.text.casefold() and other.holds:
                place = QTextCursor(other.cursor)
                place.insertText(instead)
        edit.endEditBlock()
        self._timer.start()

    def keep(self, one: Underlined) -> None:
        """Remembers in the journal that this word is nobody's name."""
        self._tasks.run(_keep, one.text).then(lambda _done: self.look())

    def _fill(self, menu: QMenu, one: Underlined, before: QAction | None) -> None:
        alias = self._suggested.get(one.text.casefold(), "")
        offered = [alias, *(self._roles if one.kind == "name" else ())]
        choices: list[tuple[str, Callable[[], object]]] = [
            (self.tr("Put “{words}” here").replace("{words}", instead), partial(self.replace, one, instead))
            for instead in dict.fromkeys(offered)
            if instead
        ]
        choices.append((self.tr("Leave it out"), lambda: self.replace(one, "")))
        choices.append((self.tr("Keep: this is nobody"), lambda: self.keep(one)))
        for words, does in choices:
            action = QAction(words, menu)
            action.triggered.connect(lambda _on, does=does: does())
            menu.insertAction(before, action) if before is not None else menu.addAction(action)
        if before is not None:
            menu.insertSeparator(before)

    def _open_at(self, where: QPoint) -> None:
        menu = self._writing.createStandardContextMenu(where)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        position = self._writing.cursorForPosition(where).position()
        for one in self.found:
            if one.cursor.selectionStart() <= position <= one.cursor.selectionEnd() and one.holds:
                actions = menu.actions()
                self._fill(menu, one, actions[0] if actions else None)
                break
        menu.popup(self._writing.viewport().mapToGlobal(where))

    def _show(self, text: str, looked: "tuple[tuple[Finding, ...], dict[str, str], tuple[str, ...]]") -> None:
        if self._writing.toPlainText() != text:
            return  # typed on meanwhile: the next look is on its way
        findings, self._suggested, self._roles = looked
        place = _places(text)
        self.found = []
        for finding in findings:
            cursor = QTextCursor(self._writing.document())
            cursor.setPosition(place(finding.start))
            cursor.setPosition(place(finding.end), QTextCursor.MoveMode.KeepAnchor)
            self.found.append(Underlined(finding.kind, finding.text, cursor))
        self._writing.setExtraSelections([self._line(one) for one in self.found])

    def _line(self, one: Underlined) -> QTextEdit.ExtraSelection:
        line = QTextEdit.ExtraSelection()
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        form.setUnderlineColor(tokens().colour("muted"))
        line.format, line.cursor = form, one.cursor
        return line


def _places(text: str) -> Callable[[int], int]:
    """From code points to the UTF-16 units that Qt counts."""
    if not text or max(text) <= _WIDEST:
        return lambda place: place
    wide = [at for at, letter in enumerate(text) if letter > _WIDEST]
    return lambda place: place + sum(at < place for at in wide)
