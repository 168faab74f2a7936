"""What an entry says beside its words: a row of buttons, each opening one small form below it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from peerjournal.model.entry import Entry, Feeling
from peerjournal.ui.models.scales import USUAL, in_order, scale_name, scale_text
from peerjournal.ui.pages.journal.choices import Choices
from peerjournal.ui.pages.journal.entry_head import when_text
from peerjournal.ui.pages.journal.fact_button import FactButton
from peerjournal.ui.pages.journal.when_fields import WhenFields
from peerjournal.ui.theme.tokens import SNUG, TIGHT
from peerjournal.ui.widgets import FeelingPicker, FlowLayout, ScaleName, Scales, ScaleSlider, TagField
from peerjournal.ui.widgets.choice import Choice
from peerjournal.ui.widgets.feelings import shown

_LONGEST = 7  # characters of the name of a scale that came from elsewhere


class Details(QWidget):
    """`changed` after each change by hand. The forms are made when they are first opened."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._entry: Entry | None = None
        self._choices = Choices()
        self._filling = False
        self._forms: dict[str, QWidget] = {}
        self._scale_keys: tuple[str, ...] = USUAL
        bar = QWidget()
        flow = FlowLayout(bar, across=6, down=6)
        self._buttons = {
            "when": FactButton("clock", self.tr("When")),
            "feelings": FactButton("heart", self.tr("Feelings")),
            "scales": FactButton("insights", self.tr("Scales")),
            "group": FactButton("groups", self.tr("Group")),
            "tags": FactButton("tag", self.tr("Tags")),
        }
        self._frame = QFrame()
        self._frame.setProperty("role", "inset")
        self._inside = QVBoxLayout(self._frame)
        self._inside.setContentsMargins(TIGHT, SNUG, TIGHT, SNUG)
        self._frame.hide()
        for name, button in self._buttons.items():
            flow.addWidget(button)
            button.when_pressed(self._opening(name))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SNUG)
        column.addWidget(bar)
        column.addWidget(self._frame)

    def show_entry(self, entry: Entry) -> None:
        """Shows an entry, with all forms closed."""
        self._entry = entry
        self.close_form()
        if not set(entry.scales) <= set(self._scale_keys) and "scales" in self._forms:
            self._forms.pop("scales").deleteLater()  # it has no line for a scale that this entry has
        for name in self._forms:
            self._fill(name)
        self._say()

    def set_choices(self, choices: Choices) -> None:
        """What there is to choose from."""
        self._choices = choices
        for name in self._forms:
            self._fill(name)
        self._say()

    def applied(self, entry: Entry) -> Entry:
        """An entry with what is said here."""
        mine = self._entry or entry
        return replace(
            entry,
            at=mine.at,
            all_day=mine.all_day,
            feelings=mine.feelings,
            scales=mine.scales,
            group_id=mine.group_id,
            tags=mine.tags,
        )

    def close_form(self) -> bool:
        """Closes the form that is open; False where none is."""
        opened = self._frame.isVisibleTo(self)
        self._frame.hide()
        for button in self._buttons.values():
            button.setChecked(False)
        return opened

    def open_form(self, name: str) -> None:
        """Opens one form and puts the keyboard into it."""
        if name not in self._forms:
            form = self._forms[name] = self._make(name)
            self._inside.addWidget(form)
            self._fill(name)
        for one, form in self._forms.items():
            form.setVisible(one == name)
        for one, button in self._buttons.items():
            button.setChecked(one == name)
        self._frame.show()
        self._begin(name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel scrolls the page, and never turns a date."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _opening(self, name: str) -> Callable[[], object]:
        def toggle() -> None:
            if self._buttons[name].isChecked():
                self.open_form(name)
            else:
                self.close_form()

        return toggle

    def _make(self, name: str) -> QWidget:
        if name == "when":
            when = WhenFields()
            for field in when.steady():
                field.installEventFilter(self)
            when.changed.connect(self._take)
            return when
        if name == "feelings":
            feelings = FeelingPicker()
            feelings.changed.connect(self._take)
            return feelings
        if name == "scales":
            self._scale_keys = tuple(dict.fromkeys([*USUAL, *(self._entry.scales if self._entry is not None else ())]))
            scales = Scales([_fitting(scale_name(key)) for key in self._scale_keys])
            scales.changed.connect(self._take)
            return scales
        if name == "group":
            group = Choice(self.tr("Group"))
            group.currentIndexChanged.connect(self._take)
            return group
        tags = TagField(self.tr("Tags"), self.tr("Type a tag, then Enter"))
        tags.changed.connect(self._take)
        return tags

    def _fill(self, name: str) -> None:
        entry, form = self._entry, self._forms[name]
        if entry is None:
            return
        self._filling = True
        if isinstance(form, WhenFields):
            form.show_entry(entry)
        elif isinstance(form, FeelingPicker):
            form.set_recent(self._choices.feelings)
            form.set_feelings([one.name for one in entry.feelings])
        elif isinstance(form, Scales):
            form.set_answers(dict(entry.scales))
        elif isinstance(form, Choice):
            form.set_choices([(self.tr("No group"), ""), *self._choices.groups])
            form.choose(entry.group_id or "")
        elif isinstance(form, TagField):
            form.set_known(self._choices.tags)
            form.set_tags(entry.tags)
        self._filling = False

    def _take(self) -> None:
        """Takes over what the open form says."""
        entry = self._entry
        if self._filling or entry is None:
            return
        form = next((one for one in self._forms.values() if one.isVisibleTo(self)), None)
        if isinstance(form, WhenFields):
            entry = replace(entry, at=form.moment(), all_day=form.only_day.isChecked())
        elif isinstance(form, FeelingPicker):
            before = {one.name: one for one in entry.feelings}
            entry = replace(entry, feelings=tuple(before.get(name, Feeling(name)) for name in form.feelings()))
        elif isinstance(form, Scales):
            others = {key: value for key, value in entry.scales.items() if key not in self._scale_keys}
            entry = replace(entry, scales=others | form.answers())
        elif isinstance(form, Choice):
            entry = replace(entry, group_id=form.chosen() or None)
        elif isinstance(form, TagField):
            entry = replace(entry, tags=form.tags())
        self._entry = entry
        self._say()
        self.changed.emit()

    def _begin(self, name: str) -> None:
        form = self._forms[name]
        if isinstance(form, FeelingPicker):
            form.focus_first(Qt.FocusReason.OtherFocusReason)
        elif isinstance(form, WhenFields):
            form.day.setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(form, Scales):
            form.findChildren(ScaleSlider)[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            form.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self) -> None:
        """Puts what is said onto the buttons."""
        entry = self._entry
        if entry is None:
            return
        groups = {id: name for name, id in self._choices.groups}
        said = {
            "when": [when_text(entry)],
            "feelings": [shown(one.name) for one in entry.feelings],
            "scales": [scale_text(key, value) for key, value in in_order(entry.scales)],
            "group": [groups.get(entry.group_id, "")] if entry.group_id else [],
            "tags": ["#" + tag for tag in entry.tags],
        }
        for name, values in said.items():
            self._buttons[name].say((" " if name == "tags" else ", ").join(values))


def _fitting(scale: ScaleName) -> ScaleName:
    """A scale whose name leaves room for its slider in the smallest window at twice the text size."""
    name = scale.name
    return scale if scale.key in USUAL or len(name) <= _LONGEST else replace(scale, name=name[: _LONGEST - 1] + "…")
