"""The form of After a meeting: nothing in it is required."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QLineEdit, QSizePolicy, QWidget

from peerjournal.actions.after_meeting import AfterMeeting
from peerjournal.model.moments import from_iso, to_iso
from peerjournal.ui.pages.meeting.look import Homecoming
from peerjournal.ui.pages.meeting.scales import InAndOut
from peerjournal.ui.theme import scaled
from peerjournal.ui.theme.tokens import SNUG, TIGHT
from peerjournal.ui.widgets import Card, Column, FeelingPicker, ScaleSlider, label, named
from peerjournal.ui.widgets.area import TextArea
from peerjournal.ui.widgets.choice import Choice
from peerjournal.ui.widgets.moment import MomentField

ANOTHER = "another"  # stands in the list for a group that is not in it yet
_TITLE, _QUESTION = 200, 2_000  # characters
_NARROWEST = 300  # pixels of one of two cards, at 100 % text size


class MeetingForm(Column):
    """`changed` after everything that was typed or chosen."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._home: Homecoming | None = None
        self._given: datetime | None = None
        self.group = Choice(self.tr("Which group"))
        self.name = QLineEdit()
        self.name.setMaxLength(_TITLE)
        self.name.setPlaceholderText(self.tr("My group"))
        self.at = MomentField(self.tr("When it began"))
        self.scales = InAndOut()
        self.feelings = FeelingPicker()
        self.keep = TextArea(self.tr("What I want to keep"), self.tr("A sentence is enough."), lines=4)
        self.tip_title, self.question = QLineEdit(), QLineEdit()
        self.tip_title.setMaxLength(_TITLE)
        self.question.setMaxLength(_QUESTION)
        self.tip_how = TextArea(self.tr("How it is done"), self.tr("How it is done, if you like"), lines=1)
        self.tip_how.hide()
        self._rows: list[QBoxLayout] = []
        self.body.setSpacing(SNUG)
        self.body.setContentsMargins(2, 2, 2, 2)  # what ends the form stands below it, always in sight
        self.body.addLayout(self._where())
        self.add(self._how_it_was())
        self.body.addLayout(self._words())
        self.stretch()
        self._listen()

    def focus_first(self) -> None:
        """The first scale: group and time are chosen already. Where no group is known, its name."""
        self._first().setFocus(Qt.FocusReason.OtherFocusReason)

    def is_under_way(self) -> bool:
        """Whether the keyboard is in a field that is seen, beyond the one with which it began."""
        here = QApplication.focusWidget()
        if here is None or not self.isAncestorOf(here) or not here.isVisibleTo(self):
            return False
        return here not in (self.name, self.scales.findChildren(ScaleSlider)[0])

    def _first(self) -> QWidget:
        return self.name if self.name.isVisibleTo(self) else self.scales.findChildren(ScaleSlider)[0]

    def offer(self, home: Homecoming) -> None:
        """The groups and feelings to choose from; what is chosen stays."""
        self._home = home
        choices = [(one.group.name, one.group.id) for one in home.groups]
        self.group.set_choices([*choices, (self.tr("Another group…"), ANOTHER)])
        self.feelings.set_recent(home.feelings)
        self._show_name()
        if self._given is None:  # somebody may type before anything was read
            self._give_time()

    def start(self, group_id: str = "") -> None:
        """Everything empty but the group, else the one that met last, and its time."""
        self.fill({})
        if not self.group.choose(group_id):
            self.group.setCurrentIndex(0)
        self._give_time()

    def fields(self) -> dict[str, Any]:
        """What was said, for a draft (JSON); nothing while there is only a group and a time."""
        before, after = self.scales.answers()
        texts = {
            "keep": self.keep.text(),
            "tip_title": self.tip_title.text(),
            "tip_how": self.tip_how.text(),
            "question": self.question.text(),
            "name": self.name.text(),
        }
        feelings = list(self.feelings.feelings())
        if not (before or after or feelings or any(text.strip() for text in texts.values())):
            return {}
        where = {"group_id": self.group.chosen(), "at": to_iso(self.at.moment())}
        return {**texts, "more": {**where, "before": before, "after": after, "feelings": feelings}}

    def fill(self, fields: dict[str, Any], cursor: int = -1) -> None:
        """Shows what `fields` gave; a group that is gone is left as it is."""
        more = fields.get("more", {})
        self.keep.set_text(str(fields.get("keep", "")), cursor)
        for key, field in (("tip_title", self.tip_title), ("question", self.question), ("name", self.name)):
            field.setText(str(fields.get(key, "")))
        self.tip_how.set_text(str(fields.get("tip_how", "")))
        self.scales.set_answers(dict(more.get("before", {})), dict(more.get("after", {})))
        self.feelings.set_feelings([str(one) for one in more.get("feelings", ())])
        if "at" in more:
            self.group.choose(str(more.get("group_id", "")))
            self.at.set_moment(from_iso(str(more["at"])))
        self._show_name()
        self._show_how()

    def told(self) -> AfterMeeting:
        """What is to be put down."""
        before, after = self.scales.answers()
        chosen = self.group.chosen()
        return AfterMeeting(
            self.at.moment(),
            group_id="" if chosen == ANOTHER else chosen,
            group_name=self.name.text().strip() or self.name.placeholderText(),
            before=before,
            after=after,
            feelings=self.feelings.feelings(),
            keep=self.keep.text(),
            tip_title=self.tip_title.text(),
            tip_how=self.tip_how.text(),
            question=self.question.text(),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What stands side by side stands below one another where there is no room."""
        super().resizeEvent(event)
        wide = event.size().width() >= 2 * scaled(_NARROWEST) + SNUG  # what is shown of it, without the scroll bar
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        for row in self._rows:
            if row.direction() != direction:
                row.setDirection(direction)

    def _side_by_side(self, gap: int) -> QBoxLayout:
        row = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        row.setSpacing(gap)
        self._rows.append(row)
        return row

    def _where(self) -> QBoxLayout:
        row = self._side_by_side(SNUG)
        self.name.setAccessibleName(self.tr("The group's name"))
        for field, share in ((self.group, 3), (self.name, 3), (self.at, 2)):
            row.addWidget(field, share)
        return row

    def _how_it_was(self) -> Card:
        card = Card()
        card.add(self.scales, label(self.tr("How I feel now"), "strong"), self.feelings)
        card.setAccessibleName(self.tr("How it was"))
        return card

    def _words(self) -> QBoxLayout:
        row = self._side_by_side(SNUG)
        keep = Card(self.tr("What I want to keep"))
        keep.add(self.keep)
        self.keep.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        heard = Card()
        for field, words in (
            (self.tip_title, self.tr("A tip I heard")),
            (self.question, self.tr("A question for next time")),
        ):
            heard.add(named(field, words), field)
            if field is self.tip_title:
                heard.add(self.tip_how)
        heard.body.setSpacing(TIGHT)
        heard.body.addStretch(1)
        for card, share in ((keep, 3), (heard, 2)):
            row.addWidget(card, share)
        return row

    def _listen(self) -> None:
        self.group.activated.connect(self._group_chosen)
        for signal in self._signals():
            signal.connect(self.changed)
        self.tip_title.textChanged.connect(self._show_how)
        self.tip_how.textChanged.connect(self._show_how)

    def _signals(self) -> Iterator[Any]:
        yield from (self.group.activated, self.at.dateTimeChanged, self.scales.changed, self.feelings.changed)
        yield from (self.keep.textChanged, self.tip_how.textChanged)
        yield from (field.textChanged for field in (self.name, self.tip_title, self.question))

    def _group_chosen(self) -> None:
        self._show_name()
        if self._given is None or self.at.moment() == self._given:
            self._give_time()

    def _give_time(self) -> None:
        if self._home is not None:
            self._given = self._home.at(self.group.chosen())
            self.at.set_moment(self._given)
        self._show_name()

    def _show_name(self) -> None:
        self.name.setVisible(self.group.chosen() == ANOTHER)
        self.group.setVisible(self.group.count() > 1)

    def _show_how(self) -> None:
        self.tip_how.setVisible(bool(self.tip_title.text().strip() or self.tip_how.text().strip()))
