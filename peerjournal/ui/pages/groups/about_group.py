"""What can be said of a group beside its name, days and agreement; all of it may stay empty."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit

from peerjournal.model.group import Group, Limit, Role
from peerjournal.ui.widgets import Card, label, named
from peerjournal.ui.widgets.choice import Choice
from peerjournal.ui.widgets.pick import Pick

_LONGEST = 300  # characters of a line
_LINES = ("purpose", "place", "online")


class AboutGroup(Card):
    """The card below the form. `changed` after each stroke and choice; `fields` are JSON values, for a draft."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("More about it"))
        self._lines = {name: QLineEdit() for name in _LINES}
        self._role = Pick(
            self.tr("What I am there"),
            [(Role.MEMBER, self.tr("A member")), (Role.FACILITATOR, self.tr("I facilitate it"))],
            Role.MEMBER,
        )
        self._limits = {
            Limit.NO_PEOPLE: QCheckBox(self.tr("Nothing about people")),
            Limit.NO_PASSAGES: QCheckBox(self.tr("No passages of others")),
            Limit.TOPICS_ONLY: QCheckBox(self.tr("Only topics")),
        }
        self._keep = Choice(self.tr("Passages of others are kept"), self._spans())
        self._leaving = QCheckBox(self.tr("Destroyed when I leave"))
        self._before = Choice(self.tr("Reminder before"), self._leads())
        self._after = QCheckBox(self.tr("Ask gently afterwards"))
        titles = (
            self.tr("What it is for"), self.tr("Where it meets"), self.tr("How it meets online"),
        )  # fmt: skip
        for (name, field), words in zip(self._lines.items(), titles, strict=True):
            field.setMaxLength(_LONGEST)
            field.setObjectName(name)
            self.add(named(field, words), field)
        self.add(named(self._role, self.tr("What I am there")), self._role)
        self.add(label(self.tr("What the agreement switches off in my notes"), "strong"))
        self.add(*self._limits.values())
        self.add(named(self._keep, self.tr("Passages of others are kept")), self._keep, self._leaving)
        self.add(label(self.tr("What is due is announced a week before. Your own reflections always stay."), "small"))
        self.add(named(self._before, self.tr("Reminder before")), self._before, self._after)
        for line in self._lines.values():
            line.textEdited.connect(self._say)
        self._role.picked.connect(self._say)
        for choice in (self._keep, self._before):
            choice.activated.connect(self._say)
        for box in (*self._limits.values(), self._leaving, self._after):
            box.clicked.connect(self._say)

    def show_group(self, group: Group) -> None:
        """Shows what a group has."""
        self._offer(self._keep, self._spans(), group.retention_weeks, self.tr("{number} weeks"))
        self._offer(self._before, self._leads(), group.remind_before, self.tr("{number} minutes before"))
        self.set_fields(
            {
                "purpose": group.purpose, "place": group.place, "online": group.online, "role": group.role.value,
                "limits": [one.value for one in group.limits], "keep": _text(group.retention_weeks),
                "leaving": group.destroy_on_leaving, "before": _text(group.remind_before), "after": group.remind_after,
            }
        )  # fmt: skip

    def fields(self) -> dict[str, Any]:
        """What is chosen and typed."""
        return {
            **{name: field.text() for name, field in self._lines.items()},
            "role": self._role.chosen(),
            "limits": [limit.value for limit, box in self._limits.items() if box.isChecked()],
            "keep": self._keep.chosen(),
            "leaving": self._leaving.isChecked(),
            "before": self._before.chosen(),
            "after": self._after.isChecked(),
        }

    def set_fields(self, fields: dict[str, Any]) -> None:
        """Shows what a draft says."""
        for name, field in self._lines.items():
            field.setText(str(fields.get(name, "")))
        self._role.choose(str(fields.get("role", Role.MEMBER)))
        limits = fields.get("limits") or []
        for limit, box in self._limits.items():
            box.setChecked(limit.value in limits)
        self._keep.choose(str(fields.get("keep", "")))
        self._leaving.setChecked(fields.get("leaving") is True)
        self._before.choose(str(fields.get("before", "")))
        self._after.setChecked(fields.get("after") is True)

    def apply(self, group: Group) -> Group:
        """The group with all of this."""
        said = self.fields()
        return replace(
            group, purpose=said["purpose"], place=said["place"], online=said["online"], role=Role(said["role"]),
            limits=tuple(Limit(one) for one in said["limits"]), retention_weeks=_number(said["keep"]),
            destroy_on_leaving=said["leaving"], remind_before=_number(said["before"]), remind_after=said["after"],
        )  # fmt: skip

    def _say(self, *_said: object) -> None:
        self.changed.emit()

    def _spans(self) -> list[tuple[str, str]]:
        return [
            (self.tr("As long as I keep the journal"), ""), (self.tr("4 weeks"), "4"), (self.tr("8 weeks"), "8"),
            (self.tr("Half a year"), "26"), (self.tr("A year"), "52"),
        ]  # fmt: skip

    def _leads(self) -> list[tuple[str, str]]:
        return [
            (self.tr("None"), ""), (self.tr("Half an hour before"), "30"), (self.tr("An hour before"), "60"),
            (self.tr("Two hours before"), "120"), (self.tr("A day before"), "1440"),
        ]  # fmt: skip

    def _offer(self, choice: Choice, usual: list[tuple[str, str]], number: int | None, pattern: str) -> None:
        """Also a number that somebody chose elsewhere."""
        own = _text(number)
        more = [] if own in {one for _, one in usual} else [(pattern.replace("{number}", own), own)]
        choice.set_choices([*usual, *more])


def _text(number: int | None) -> str:
    return "" if number is None else str(number)


def _number(text: str) -> int | None:
    return int(text) if text else None
