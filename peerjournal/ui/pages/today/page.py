"""The page Today: a check-in in two clicks, and what may help today. The pattern for other pages."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout

from peerjournal.actions import drafts, entries, groups, trash
from peerjournal.model.draft import Draft
from peerjournal.model.entry import Entry, Feeling
from peerjournal.model.group import Group
from peerjournal.model.moments import now
from peerjournal.ui import words
from peerjournal.ui.dialogs.kind_words import Blank, KindWordsDialog, blank
from peerjournal.ui.dialogs.tried import TriedDialog
from peerjournal.ui.drafting import Drafting
from peerjournal.ui.nouns import Noun
from peerjournal.ui.page import Link, Page, Shell
from peerjournal.ui.pages.today.cards import DRAFT_PAGES, drafts_card, kit_card, meeting_card, tip_card
from peerjournal.ui.pages.today.ended import ended_card
from peerjournal.ui.pages.today.glance import Glance, NextMeeting, look, put_down
from peerjournal.ui.pages.today.kindness import Kindness, KindWordsCard, first_kind_words_card, kindness
from peerjournal.ui.tasks import Task
from peerjournal.ui.theme.tokens import APART
from peerjournal.ui.widgets import Button, Card, Column, FeelingPicker, ScaleName, Scales
from peerjournal.ui.widgets.grid import CardGrid

CHECK_IN = "check-in"  # the kind of draft this page keeps


class TodayPage(Page):
    """Everything in the check-in is optional; saving it makes an entry without words."""

    watches: ClassVar[frozenset[Noun]] = frozenset(
        {
            Noun.BACKUP, Noun.DRAFT, Noun.ENTRY, Noun.GROUP, Noun.KIND_WORD, Noun.MEETING, Noun.PERSON, Noun.QUESTION,
            Noun.TIP, Noun.TRY,
        }
    )  # fmt: skip

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
        self._save = Button(self.tr("Save check-in"), self._save_check_in, role="primary")
        self._below = CardGrid()
        check_in = Card(self.tr("Name a feeling or two"))
        check_in.add(self.feelings, self.scales)
        check_in.buttons(self._more, self._save, right=True)
        self._more.setVisible(shell.has("journal"))
        self._column = Column()
        self._column.add(check_in, self._below)
        self._column.stretch()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._column)
        self._drafting = Drafting(self, self.tasks, CHECK_IN, self._collect)
        self._restored = False
        self._shown: tuple[date, Glance] | None = None
        self._which = (0, "")  # kind words: how many further on than the day's own, or the id of those asked for
        self._kind: KindWordsCard | None = None
        self._writing: KindWordsDialog | None = None
        self._seeking = False
        self.feelings.changed.connect(self._said)
        self.scales.changed.connect(self._said)
        self._tell_save()

    def refresh(self) -> None:
        """Asks for the feelings used most, the next meeting and a tip."""
        moment = now()
        self.set_heading(self.tr("How are you, right now?"), words.day(moment.date(), moment.date()))
        seeking = self._seeking  # what was asked before may still be answered, and does not lead to the words
        self.tasks.overtake("look", look, moment, *self._which).then(lambda glance: self._show(glance, seeking))

    def begin(self) -> None:
        """The first chip."""
        self.feelings.focus_first(Qt.FocusReason.OtherFocusReason)

    def visit(self, link: Link) -> None:
        """Kind words that were found, some to be written down, or a draft of some to go on with."""
        if link.noun == "draft":
            self._write_kind_words(None, link.id)
        elif link.action == "new":
            self._write_kind_words(None)
        else:
            self._which, self._seeking = (self._which[0], link.id), True
            self.refresh()

    def _show(self, glance: Glance, seeking: bool = False) -> None:
        self.feelings.set_recent(glance.feelings)
        self._take_up(glance.drafts)
        moment = now()
        typing = self._writing.draft_id if self._writing is not None else ""
        unfinished = tuple(
            one for one in glance.drafts if self.shell.has(DRAFT_PAGES.get(one.kind, "")) and one.id != typing
        )
        shown = (moment.date(), replace(glance, feelings=(), drafts=unfinished))
        if shown != self._shown:  # the check-in's own draft is kept each second; nothing shall flicker
            self._shown = shown
            self._show_cards(glance, unfinished, moment)
        if seeking:
            self._seeking = False
            QTimer.singleShot(0, self, self._go_to_kind_words)  # once the cards have their places

    def _show_cards(self, glance: Glance, unfinished: tuple[Draft, ...], moment: datetime) -> None:
        cards: list[Card] = []
        if glance.ended is not None and self.shell.has("after_meeting"):
            group, at = glance.ended
            cards.append(
                ended_card(group, at, lambda: self.shell.go("after_meeting"), lambda: self._was_not_there(group, at))
            )
        if glance.meeting is not None:
            cards.append(meeting_card(glance.meeting, moment, self._preparing(glance.meeting)))
        if glance.tip is not None:
            tip = glance.tip.tip
            cards.append(tip_card(glance.tip, lambda: TriedDialog(self, self.shell, tip).open()))
        self._kind = None if glance.kind is None else self._kind_card(glance.kind, moment.date())
        if self._kind is not None:
            cards.append(self._kind)
        elif glance.begun:
            cards.append(first_kind_words_card(lambda: self._write_kind_words(None)))
        if unfinished:
            cards.append(drafts_card(unfinished, self._go_on_with, self._discard))
        if not glance.has_kit and glance.begun and self.shell.has("settings"):
            cards.append(kit_card(lambda: self.shell.go("settings", Link(action="kit"))))
        self._below.set_cards(cards)

    def _was_not_there(self, group: Group, at: datetime) -> None:
        def take_back() -> None:
            self.tasks.run(groups.say_attended, group.id, at, None)

        self.tasks.run(groups.say_attended, group.id, at, False).then(
            lambda _: self.shell.say(self.tr("Saved."), undo=take_back)
        )

    def _kind_card(self, shown: Kindness, today: date) -> KindWordsCard:
        card = KindWordsCard(shown, today)
        card.another.connect(self._another)
        card.changing.connect(self._change_kind_words)
        card.adding.connect(lambda: self._write_kind_words(None))
        return card

    def _another(self) -> None:
        self._which = (self._which[0] + 1, "")
        self.tasks.overtake("kind", kindness, now().date(), *self._which).then(self._show_another)

    def _show_another(self, found: Kindness | None) -> None:
        if found is None or self._shown is None or self._kind is None:
            return
        today, glance = self._shown
        if glance.kind is not None and found.words.id == glance.kind.words.id and found.others:
            self._another()  # these had been asked for, and are the next of the day as well
            return
        # In place, so that the button that was pressed keeps the keyboard.
        self._shown = (today, replace(glance, kind=found))
        self._kind.show_words(found, today)
        self._kind.tell()

    def _go_to_kind_words(self) -> None:
        if self._kind is not None:
            self._column.ensureWidgetVisible(self._kind, 0, APART)
            self._kind.begin()

    def _change_kind_words(self) -> None:
        if self._shown is not None and self._shown[1].kind is not None:
            self._write_kind_words(self._shown[1].kind.words.id)

    def _write_kind_words(self, id: str | None, draft_id: str = "") -> None:
        self.tasks.overtake("write", blank, id, draft_id).then(self._open)

    def _open(self, found: Blank) -> None:
        dialog = self._writing = KindWordsDialog(self, self.shell, found)
        dialog.finished.connect(self._written)
        dialog.open()

    def _written(self) -> None:
        self._writing = None
        self.refresh()

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
        """Keeps the check-in that was begun, and the kind words that are being written down."""
        self._drafting.settle()
        if self._writing is not None:
            self._writing.settle()

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

    def _put_down(self) -> Task[Entry]:
        self._drafting.settle()  # first what is typed, then that it is saved: nothing is kept in between
        return self.tasks.run(put_down, self._check_in(), self._drafting.id)

    def _save_check_in(self) -> None:
        self._put_down().then(self._saved)

    def _saved(self, entry: Entry) -> None:
        self._clear()
        self.shell.say(self.tr("Saved."), undo=lambda: self.tasks.run(trash.trash, entry.id))

    def _write_more(self) -> None:
        if not self._save.isEnabled():
            self.shell.go("journal", Link(action="new"))
            return
        self._put_down().then(self._go_on_writing)

    def _go_on_writing(self, entry: Entry) -> None:
        self._clear()
        self.shell.go("journal", Link("entry", entry.id, "edit"))
