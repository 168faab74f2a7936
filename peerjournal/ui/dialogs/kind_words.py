"""Writing kind words down, or putting them right; what is typed is kept as a draft until it is saved."""

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QWidget
from shiboken6 import isValid

from peerjournal.actions import drafts, groups, kind_words, people, trash, vaults
from peerjournal.actions.wording import sentence
from peerjournal.model.damage import Damaged
from peerjournal.model.draft import Draft
from peerjournal.model.errors import NotFound, RowDamaged, WorldError
from peerjournal.model.ids import new_id
from peerjournal.model.kind_word import KindWord
from peerjournal.model.moments import now
from peerjournal.ui.dialogs.dialog import Dialog
from peerjournal.ui.drafting import Drafting
from peerjournal.ui.page import Shell
from peerjournal.ui.widgets import Button, Chip, FlowLayout, label, named
from peerjournal.ui.widgets.area import TextArea
from peerjournal.ui.widgets.choice import Choice

KIND = "kind-words"  # of draft
_ALIAS = 200  # characters
_NEW = "new"


@dataclass(frozen=True, slots=True)
class Blank:
    """What the dialog begins with: kind words to change, a draft to go on with, and who there is: (alias, id)."""

    words: KindWord | None
    draft: Draft | None
    people: tuple[tuple[str, str], ...]


def blank(vault: Any, id: str | None, draft_id: str = "") -> Blank:
    """An action for the vault's thread: for new words, for some there are (`id`), or for a draft."""
    kept = [one for one in drafts.all(vault) if isinstance(one, Draft) and one.kind == KIND]
    draft = next((one for one in kept if (one.id == draft_id if draft_id else id and one.about == id)), None)
    about = draft.about if draft else id
    names = groups.names(vault)
    known = [one for one in people.all(vault) if not isinstance(one, Damaged)]
    told = ((one.alias, names.get(one.group_id or "", ""), one.id) for one in known)
    offered = tuple((f"{alias} · {group}" if group else alias, id) for alias, group, id in told)
    try:
        words = kind_words.get(vault, about) if about else None
    except (NotFound, RowDamaged):  # what is typed can still be saved, as new
        words = None
    return Blank(words, draft, offered)


def keep(vault: Any, words: KindWord, alias: str, draft_id: str) -> KindWord:
    """Saves, and throws the draft away, in one go."""
    with vaults.together(vault):
        saved = kind_words.save(vault, words, alias=alias)
        drafts.discard(vault, draft_id)
    return saved


class KindWordsDialog(Dialog):
    """Closes when the vault has the words. Closed without saving, what was typed stays among what is unfinished."""

    def __init__(self, parent: QWidget, shell: Shell, blank: Blank) -> None:
        super().__init__(parent, _tr("Kind words"), lock=shell.lock)
        self._shell, self._before = shell, blank.words
        self._tasks = shell.tasks_for(parent)  # the answer may come when this dialog is gone
        self._drafting = Drafting(self, self._tasks, KIND, self._collect)
        self._text = TextArea(self.tr("The words"), lines=3)
        self._received, self._given = Chip(self.tr("Said to me")), Chip(self.tr("Said by me"))
        self._who = Choice("", [(self.tr("Nobody named"), ""), *blank.people, (self.tr("Somebody new"), _NEW)])
        self._alias = QLineEdit()
        self._alias.setMaxLength(_ALIAS)
        self._wrong = label("", "error")
        self._save = Button(self.tr("Save"), self.accept, role="primary")
        self._arrange()
        self._fill(_fields_of(blank.words), -1)
        self._start = self._fields()
        self._drafting.begin(blank.words.id if blank.words else None, blank.draft)
        if blank.draft is not None:
            self._fill(blank.draft.fields, blank.draft.cursor)
        for signal in (self._text.textChanged, self._alias.textChanged, self._who.activated, self._ways.idClicked):
            signal.connect(self._typed)
        self._said()
        self._text.setFocus()

    @property
    def draft_id(self) -> str:
        """The draft in which typing is kept."""
        return self._drafting.id

    def settle(self) -> None:
        """Keeps what is typed."""
        self._drafting.settle()

    def reject(self) -> None:
        """Closes; what was typed waits on Today."""
        self.settle()
        super().reject()

    def accept(self) -> None:
        """Sends the words to the vault."""
        if not self._save.isEnabled():
            return
        self._save.setEnabled(False)
        words, before = self._words(), self._before
        shell, tasks, said = self._shell, self._tasks, self.tr("Saved.")

        def undo() -> None:
            if before is None:
                tasks.run(trash.trash, words.id)
            else:
                tasks.run(kind_words.save, before)

        def done(_saved: KindWord) -> None:
            shell.say(said, undo=undo)
            if isValid(self):
                self._drafting.end()
                super(KindWordsDialog, self).accept()

        tasks.run(keep, words, self._new_alias(), self._drafting.id).then(done).failed(self._refused)

    def _refused(self, error: WorldError) -> None:
        if not isValid(self):
            self._shell.say(sentence(error), error=True)
            return
        self._save.setEnabled(True)
        self._wrong.setText(sentence(error))
        self._wrong.show()

    def _delete(self, id: str) -> None:
        shell, tasks, said = self._shell, self._tasks, self.tr("Moved to the trash.")

        def undo() -> None:
            tasks.run(trash.untrash, id)

        self._drafting.end()
        tasks.run(trash.trash, id).then(lambda _: shell.say(said, undo=undo))
        super().reject()

    def _arrange(self) -> None:
        self._ways = QButtonGroup(self)
        row = FlowLayout()
        for chip in (self._received, self._given):
            self._ways.addButton(chip)
            row.addWidget(chip)
        self.body.addWidget(named(self._text, self.tr("The words")))
        self.body.addWidget(self._text)
        self.body.addLayout(row)
        self._asking = named(self._who, self.tr("Who said them"))
        self.body.addWidget(self._asking)
        self.body.addWidget(self._who)
        self._alias.setAccessibleName(self.tr("Their alias"))
        self._alias.setPlaceholderText(self.tr("An alias; real names stay out"))
        policy = self._alias.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the dialog does not grow while it is used
        self._alias.setSizePolicy(policy)
        self.body.addWidget(self._alias)
        self._wrong.hide()
        self.body.addWidget(self._wrong)
        self.body.addStretch(1)
        buttons = [Button(self.tr("Not now"), self.reject), self._save]
        if self._before is not None:
            id = self._before.id
            buttons.insert(0, Button(self.tr("Delete"), lambda: self._delete(id), role="quiet"))
        self.buttons(*buttons)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.accept)

    def _fill(self, fields: dict[str, Any], cursor: int) -> None:
        self._text.set_text(str(fields.get("text", "")), cursor)
        (self._received if fields.get("received", True) else self._given).setChecked(True)
        self._who.choose(str(fields.get("person_id", ""))) or self._who.choose("")
        self._alias.setText(str(fields.get("alias", "")))

    def _fields(self) -> dict[str, Any]:
        return {
            "text": self._text.text(),
            "received": self._received.isChecked(),
            "person_id": self._who.chosen(),
            "alias": self._alias.text(),
        }

    def _collect(self) -> tuple[dict[str, Any], int]:
        fields = self._fields()
        return (fields if fields != self._start else {}), self._text.textCursor().position()

    def _words(self) -> KindWord:
        words = self._before or KindWord(new_id(), "", True, None, None, now())
        chosen = self._who.chosen()
        person_id = None if chosen in ("", _NEW) else chosen
        # What was said by somebody else was said in their group.
        group_id = words.group_id if person_id == words.person_id else None
        text, received = self._text.text(), self._received.isChecked()
        return replace(words, text=text, received=received, person_id=person_id, group_id=group_id)

    def _new_alias(self) -> str:
        return self._alias.text().strip() if self._who.chosen() == _NEW else ""

    def _typed(self, *_said: object) -> None:
        self._wrong.hide()
        self._said()
        self._drafting.touch()

    def _said(self) -> None:
        self._save.setEnabled(bool(self._text.text().strip()))
        asking = self.tr("Who said them") if self._received.isChecked() else self.tr("Whom I said them to")
        self._asking.setText(asking)
        self._who.setAccessibleName(asking)
        self._alias.setVisible(self._who.chosen() == _NEW)


def _fields_of(words: KindWord | None) -> dict[str, Any]:
    if words is None:
        return {}
    return {"text": words.text, "received": words.received, "person_id": words.person_id or ""}


def _tr(text: str) -> str:
    return QCoreApplication.translate("KindWordsDialog", text)
