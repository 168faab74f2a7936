"""The page Today: a check-in in two clicks, and what may help today. The pattern for other pages."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from peerjournal.actions import drafts, entries, trash
from peerjournal.model.draft import Draft
from peerjournal.model.entry import Entry, Feeling
from peerjournal.model.moments import now
from peerjournal.ui import words
from peerjournal.ui.dialogs.tried import TriedDialog
from peerjournal.ui.drafting import Drafting
from peerjournal.ui.nouns import Noun
from peerjournal.ui.page import Link, Page, Shell
from peerjournal.ui.pages.today.cards import DRAFT_PAGES, drafts_card, meeting_card, tip_card
from peerjournal.ui.pages.today.glance import Glance, NextMeeting, look
from peerjournal.ui.widgets import Button, Card, Column, FeelingPicker, ScaleName, Scales
from peerjournal.ui.widgets.grid import CardGrid

CHECK_IN = "check-in"  # the kind of draft this page keeps


class TodayPage(Page):
    """Everything in the check-in is optional; saving it makes an entry without words."""

    watches: ClassVar[frozenset[Noun]] = frozenset(
        {Noun.DRAFT, Noun.ENTRY, Noun.GROUP, Noun.MEETING, Noun.QUESTION, Noun.TIP, Noun.TRY}
    )

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.feelings = FeelingPicker()
        self.scales = Scales(
            [
                ScaleName("hope", self.tr("Hope"), "accent"),
                ScaleName("belonging", self.tr("Belonging"), "group"),
                ScaleName("tension", self.tr("Tension"), "feeling"),
            ]
        )
        self._more = Button(self.tr("Write more"), self._write_more)
        self._more.setVisible(shell.has("journal"))
        self._save = Button(self.tr("Save check-in"), self._save_check_in, role="primary")
        self._below = CardGrid()
        check_in = Card(self.tr("Name a feeling or two"))
        check_in.add(self.feelings, self.scales)
        check_in.buttons(self._more, self._save, right=True)
        column = Column()
        column.add(check_in, self._below)
        column.stretch()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(column)
        self._drafting = Drafting(self, self.tasks, CHECK_IN, self._collect)
        self._restored = False
        self._shown: tuple[date, Glance] | None = None
        self.feelings.changed.connect(self._said)
        self.scales.changed.connect(self._said)
        self._tell_save()

    def refresh(self) -> None:
        """Asks for the feelings used most, the next meeting and a tip."""
        moment = now()
        self.set_heading(self.tr("How are you, right now?"), words.day(moment.date(), moment.date()))
        self.tasks.overtake("look", look, moment).then(self._show)

    def begin(self) -> None:
        """The first chip."""
        self.feelings.focus_first(Qt.FocusReason.OtherFocusReason)

    def _show(self, glance: Glance) -> None:
        self.feelings.set_recent(glance.feelings)
        self._take_up(glance.drafts)
        moment = now()
        unfinished = tuple(one for one in glance.drafts if self.shell.has(DRAFT_PAGES.get(one.kind, "")))
        shown = (moment.date(), replace(glance, feelings=(), drafts=unfinished))
        if shown == self._shown:  # the check-in's own draft is kept each second; nothing shall flicker
            return
        self._shown = shown
        cards: list[Card] = []
        if glance.meeting is not None:
            cards.append(meeting_card(glance.meeting, moment, self._preparing(glance.meeting)))
        if glance.tip is not None:
            tip = glance.tip.tip
            cards.append(tip_card(glance.tip, lambda: TriedDialog(self, self.shell, tip).open()))
        if unfinished:
            cards.append(drafts_card(unfinished, self._go_on_with, self._discard))
        self._below.set_cards(cards)

    def _preparing(self, meeting: NextMeeting) -> Callable[[], object] | None:
        if not self.shell.has("groups"):
            return None
        return lambda: self.shell.go("groups", Link("group", meeting.group.id))

    def _go_on_with(self, draft: Draft) -> None:
        self.shell.go(DRAFT_PAGES[draft.kind], Link("draft", draft.id))

    def _discard(self, draft: Draft) -> None:
        def take_back() -> None:
            self.tasks.run(drafts.keep, draft)

        self.tasks.run(drafts.discard, draft.id).then(lambda _: self.shell.say(self.tr("Discarded."), undo=take_back))

    def _take_up(self, kept: tuple[Draft, ...]) -> None:
        """Once after unlocking: the check-in that was begun before."""
        if self._restored:
            return
        self._restored = True
        draft = next((one for one in kept if one.kind == CHECK_IN), None)
        if draft is None or self._save.isEnabled():
            return
        self._drafting.begin(draft=draft)
        self.feelings.set_feelings([str(word) for word in draft.fields.get("feelings", ())])
        self.scales.set_answers(dict(draft.fields.get("scales", {})))

    def _collect(self) -> tuple[dict[str, Any], int]:
        if not self._save.isEnabled():
            return {}, 0
        return {"feelings": list(self.feelings.feelings()), "scales": self.scales.answers()}, 0

    def settle(self) -> None:
        """Keeps the check-in that was begun."""
        self._drafting.settle()

    def _said(self) -> None:
        self._tell_save()
        self._drafting.touch()

    def _tell_save(self) -> None:
        self._save.setEnabled(bool(self.feelings.feelings() or self.scales.answers()))

    def _check_in(self) -> Entry:
        named = tuple(Feeling(name) for name in self.feelings.feelings())
        return entries.new(feelings=named, scales=self.scales.answers())

    def _clear(self) -> None:
        self.feelings.set_feelings(())
        self.scales.set_answers({})
        self._drafting.end()

    def _save_check_in(self) -> None:
        self.tasks.run(entries.save, self._check_in()).then(self._saved)

    def _saved(self, entry: Entry) -> None:
        self._clear()
        self.shell.say(self.tr("Saved."), undo=lambda: self.tasks.run(trash.trash, entry.id))

    def _write_more(self) -> None:
        if not self._save.isEnabled():
            self.shell.go("journal", Link(action="new"))
            return
        self.tasks.run(entries.save, self._check_in()).then(self._go_on_writing)

    def _go_on_writing(self, entry: Entry) -> None:
        self._clear()
        self.shell.go("journal", Link("entry", entry.id, "edit"))
