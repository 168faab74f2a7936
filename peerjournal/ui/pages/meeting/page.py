"""The page After a meeting: the form, and how it is saved, kept as a draft, discarded and taken back."""

from typing import Any, ClassVar

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from peerjournal.actions import after_meeting
from peerjournal.actions.after_meeting import PutDown
from peerjournal.actions.wording import sentence
from peerjournal.model.errors import WorldError
from peerjournal.model.moments import now
from peerjournal.ui.drafting import Drafting
from peerjournal.ui.nouns import Noun
from peerjournal.ui.page import Link, Page, Shell
from peerjournal.ui.pages.meeting.form import MeetingForm
from peerjournal.ui.pages.meeting.look import KIND, Homecoming, look
from peerjournal.ui.theme.tokens import NEAR, SNUG
from peerjournal.ui.widgets import Button, label
from peerjournal.ui.widgets.guard_lines import GuardLines
from peerjournal.ui.widgets.keys import SEND, bind


class MeetingPage(Page):
    """Reached with Ctrl+M, and from Today when a meeting has just ended. Ctrl+Enter saves."""

    watches: ClassVar[frozenset[Noun]] = frozenset({Noun.GROUP, Noun.MEETING, Noun.ENTRY})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.set_heading(self.tr("After a meeting"))
        self.form = MeetingForm()
        for writing in (self.form.keep, self.form.tip_how):
            GuardLines(writing, shell)
        self._begun = self._sending = self._to_text = False
        self._wanted = ""
        self._drafting = Drafting(self, self.tasks, KIND, self._collect)
        self._wrong = label("", "error")
        self._wrong.hide()
        self._save = Button(self.tr("Save"), self._send, role="primary")
        self._save.setEnabled(False)
        keys = QKeySequence("Ctrl+Return").toString(QKeySequence.SequenceFormat.NativeText)
        self._save.setToolTip(keys)
        self._discard = Button(self.tr("Discard"), self._throw_away, role="quiet")
        foot = QHBoxLayout()
        foot.setContentsMargins(2, SNUG, 2, NEAR)
        foot.setSpacing(SNUG)
        self._kept = label("", "muted")
        foot.addWidget(self._kept, 1)
        foot.addWidget(self._discard)
        foot.addWidget(self._save)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        around.addWidget(self.form, 1)
        around.addWidget(self._wrong)
        around.addLayout(foot)
        self.form.changed.connect(self._said)
        bind(self, self._send, *SEND, anywhere=True)
        bind(self, self._leave, "Esc")

    def refresh(self) -> None:
        """Asks for groups, feelings, and what was typed before."""
        self.tasks.overtake("look", look, now()).then(self._show)

    def visit(self, link: Link) -> None:
        """After a meeting of one group; or whatever was being typed."""
        self._wanted = link.id if link.noun == "group" else ""
        self.begin()

    def begin(self) -> None:
        """The first scale. While nothing is typed, group and time are looked up anew: time has passed."""
        if self._begun:
            self.refresh()
        self.form.focus_first()

    def settle(self) -> None:
        """Keeps what is typed."""
        self._drafting.settle()

    def place(self) -> dict[str, Any]:
        """Whether the keyboard is in the text; what is typed is a draft."""
        return {"text": self.form.keep.hasFocus()}

    def return_to(self, place: dict[str, Any]) -> None:
        """Puts the keyboard into the text again."""
        self._to_text = place.get("text") is True

    def _show(self, home: Homecoming) -> None:
        under_way = self.form.is_under_way()
        self.form.offer(home)
        if not self._begun and home.draft is not None:
            self._drafting.begin(draft=home.draft)
            self.form.fill(home.draft.fields, home.draft.cursor)
        elif not self.form.fields():
            self.form.start(self._wanted)
        else:
            self._drafting.touch()
        # Who has moved on while this was read stays there.
        if not self._begun and self.isVisible() and (self._to_text or not under_way):
            (self.form.keep.setFocus if self._to_text else self.form.focus_first)()
        self._begun = True
        self._wanted = ""
        self._tell()

    def _said(self) -> None:
        self._tell()
        if self._begun and not self._sending:
            self._wrong.hide()
            self._drafting.touch()

    def _tell(self) -> None:
        said = bool(self.form.fields())
        self._save.setEnabled(self._begun and not self._sending)
        self._discard.setVisible(said)
        self._kept.setText(self.tr("Kept as you type.") if said else self.tr("Anything can stay empty."))

    def _collect(self) -> tuple[dict[str, Any], int]:
        return self.form.fields(), self.form.keep.textCursor().position()

    def _send(self) -> None:
        if not self._begun or self._sending:
            return
        self._sending = True
        self._save.setEnabled(False)
        typed = self.form.fields()
        self._drafting.settle()  # first what is typed, then that it is saved: nothing is kept in between
        self.tasks.run(after_meeting.save, self.form.told(), draft_id=self._drafting.id).then(
            lambda put_down: self._saved(put_down, typed)
        ).failed(self._refused)

    def _saved(self, put_down: PutDown, typed: dict[str, Any]) -> None:
        self._drafting.end()
        self.form.start()
        self._sending = False
        self._tell()
        self.shell.go("today")
        self.shell.say(self.tr("Saved."), undo=lambda: self._take_back(put_down, typed))

    def _refused(self, error: WorldError) -> None:
        self._sending = False
        self._wrong.setText(sentence(error))
        self._wrong.show()
        self._tell()

    def _take_back(self, put_down: PutDown, typed: dict[str, Any]) -> None:
        self.tasks.run(after_meeting.take_back, put_down).then(lambda _: self._type_again(typed))

    def _type_again(self, typed: dict[str, Any]) -> None:
        if typed:
            self.form.fill(typed)
            self.shell.go("after_meeting")

    def _throw_away(self) -> None:
        typed = self.form.fields()
        self._drafting.end()
        self.form.start()
        self._drafting.end()
        self.form.focus_first()
        self.shell.say(self.tr("Discarded."), undo=lambda: self.form.fill(typed))

    def _leave(self) -> None:
        self.settle()
        self.shell.go("today")
        if self.form.fields():
            self.shell.say(self.tr("Kept as a draft."))
