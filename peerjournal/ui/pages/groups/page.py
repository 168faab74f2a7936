"""The page Groups: the list, one group, or the form, one at a time. Dialogs are loaded by the first who wants one."""

from functools import cached_property
from typing import Any, ClassVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from peerjournal.actions import agreements, groups, trash
from peerjournal.actions.wording import sentence
from peerjournal.model.draft import Draft
from peerjournal.model.errors import WorldError
from peerjournal.model.group import Group
from peerjournal.model.moments import now
from peerjournal.ui import words
from peerjournal.ui.nouns import Noun
from peerjournal.ui.page import Link, Page, Shell
from peerjournal.ui.pages.groups.acting import Acting
from peerjournal.ui.pages.groups.agreement_dialog import AgreementDialog
from peerjournal.ui.pages.groups.form import GroupForm
from peerjournal.ui.pages.groups.from_file import FromFile
from peerjournal.ui.pages.groups.look import (
    FIRST,
    NOTES,
    PERSON_NOTES,
    QUESTION_NOTES,
    Blank,
    Overview,
    Whole,
    drafted,
    keep,
    look,
    look_at,
    look_blank,
)
from peerjournal.ui.pages.groups.overview import OverviewList
from peerjournal.ui.pages.groups.sheet import DraftedSheet
from peerjournal.ui.pages.groups.whole import WholeView
from peerjournal.ui.widgets.keys import bind

LIST, GROUP, FORM = "list", "group", "form"
_LONGEST = 50  # characters of a name that the page's heading can hold


class GroupsPage(Page):
    """`_at` says what is shown: (LIST, ''), (GROUP, id), or (FORM, id of the group to change, '' for a new one)."""

    watches: ClassVar[frozenset[Noun]] = frozenset(
        {
            Noun.GROUP,
            Noun.MEETING,
            Noun.CHECK_IN,
            Noun.QUESTION,
            Noun.PERSON,
            Noun.TIP,
            Noun.TRY,
            Noun.ENTRY,
            Noun.FOLLOW_UP,
        }
    )

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.overview = OverviewList()
        self._at = (LIST, "")
        self._seen: Whole | None = None
        self._unread = ""
        self._awaiting: Draft | None = None  # one that was typed in a sheet, until its group is there
        self._most = FIRST
        self._awaiting_focus = False
        self._stack = QStackedWidget()
        self._stack.addWidget(self.overview)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._stack)
        self.overview.opened.connect(lambda id: self._go(GROUP, id))
        self.overview.adding.connect(lambda: self._write(""))
        self.overview.comparing.connect(self._compare)
        self._files = FromFile(self, lambda id: self._go(GROUP, id))
        self.overview.from_file.connect(self._files.ask)
        bind(self, self._back, "Esc")

    # The other two are made when they are first needed: the list is quick.

    @cached_property
    def whole(self) -> WholeView:
        """One group."""
        made = WholeView(self.shell)
        made.left.connect(self._back)
        made.editing.connect(lambda: self._write(self._at[1]))
        made.deleting.connect(self._delete)
        self._acting = Acting(made, self, lambda: self._seen)
        made.taking_days.connect(lambda: self._acting.take_days(self._files))
        made.agreement_wanted.connect(lambda: self._read_agreement(first=False))
        made.meetings.adding.connect(lambda: self._edit_meeting(None))
        made.meetings.editing.connect(self._edit_meeting)
        made.meetings.scheduling.connect(lambda: self._write(self._at[1], at_schedule=True))
        made.meetings.after.connect(lambda: self.shell.go("after_meeting", Link("group", self._at[1])))
        made.meetings.wanting_more.connect(self._more)
        made.kept.reading.connect(lambda: self.shell.go("journal", Link("group", self._at[1])))
        made.kept.opening.connect(lambda id: self.shell.go("tips", Link("tip", id)))
        self._stack.addWidget(made)
        return made

    @cached_property
    def form(self) -> GroupForm:
        """The form for a new group, or for changing one."""
        made = GroupForm(self.shell)
        made.left.connect(self._back)
        made.wanted.connect(self._save)
        made.given_up.connect(self._given_up)
        self._stack.addWidget(made)
        return made

    def refresh(self) -> None:
        """Asks for what is shown now; the form asks for nothing: what is typed there stays."""
        what, which = self._at
        if what == LIST:
            self.tasks.overtake("look", look, now()).then(self._show_list)
        elif what == GROUP:
            task = self.tasks.overtake("look", look_at, which, now(), self._most)
            task.then(self._show_whole).failed(self._gone)

    def visit(self, link: Link) -> None:
        """A group, the form for a new one or for changing one, or what a draft was typed in."""
        if link.noun == "group" and link.action == "edit":
            self._write(link.id)
        elif link.noun == "group":
            self._go(GROUP, link.id)
        elif link.noun == "draft":
            self.tasks.run(drafted, link.id).then(self._go_on_with)
        elif link.action == "new":
            self._write("")

    def begin(self) -> None:
        """The first group in the list."""
        if self._at[0] == LIST:
            self._awaiting_focus = True
            self.overview.begin()

    def settle(self) -> None:
        """Keeps what is typed."""
        for view in ("form", "whole"):
            if view in self.__dict__:
                getattr(self, view).settle()
        for dialog in self.findChildren(DraftedSheet):
            dialog.settle()

    def place(self) -> dict[str, Any]:
        """What is shown."""
        return dict([self._at])

    def return_to(self, place: dict[str, Any]) -> None:
        """Shows it again."""
        for what, which in place.items():
            if what == FORM and isinstance(which, str):
                self._write(which)
            elif what in (LIST, GROUP) and isinstance(which, str):
                self._go(what, which)

    def _go_on_with(self, draft: Draft | None) -> None:
        if draft is not None and draft.kind == "questions":
            self._go(GROUP, draft.about or "")
        elif draft is not None and draft.kind in NOTES:
            self._awaiting = draft
            self._go(GROUP, str(draft.fields.get("group", "")))
        else:
            self._write((draft.about if draft is not None else None) or "")

    def _go(self, what: str, which: str) -> None:
        self.settle()
        self._awaiting_focus = self._at[0] != what
        if which != self._at[1]:
            self._most = FIRST
        self._at = (what, which)
        self.refresh()

    def _show(self, view: QWidget, heading: str, overline: str = "") -> None:
        self.set_heading(words.breakable(heading), overline)
        self._stack.setCurrentWidget(view)

    def _show_list(self, seen: Overview) -> None:
        self.overview.show_overview(seen, now())
        self._show(self.overview, self.tr("Groups"))
        if self._awaiting_focus and self.isVisible():
            self.overview.begin()
        self._awaiting_focus = False

    def _show_whole(self, seen: Whole) -> None:
        self._at, self._seen = (GROUP, seen.group.id), seen
        fits = len(seen.group.name) <= _LONGEST
        self.whole.show_whole(seen, now(), name=not fits)
        self._show(self.whole, seen.group.name if fits else self.tr("A group"), self.tr("Group") if fits else "")
        if self._awaiting_focus and self.isVisible():
            self.whole.begin()
        self._awaiting_focus = False
        if self._awaiting is not None:
            draft, self._awaiting = self._awaiting, None
            self._go_on_in_a_sheet(draft, seen)
        elif seen.to_read and self._unread != seen.group.id:
            self._unread = seen.group.id
            self._read_agreement(first=True)

    def _go_on_in_a_sheet(self, draft: Draft, seen: Whole) -> None:
        about = draft.about
        if draft.kind == PERSON_NOTES:
            self._acting.edit_person(next((one for one in seen.people if one.id == about), None))
        elif draft.kind == QUESTION_NOTES:
            for one in seen.questions:
                if one.id == about:
                    self._acting.edit_question(one)
        else:
            self._edit_meeting(next((met for met in seen.meetings if met.meeting.id == about), None))

    def _read_agreement(self, *, first: bool) -> None:
        seen = self._seen
        if seen is None or not seen.agreements:
            return

        def read() -> None:
            self.tasks.run(agreements.seen, seen.group.id)

        AgreementDialog(self, self.shell, seen.group, seen.agreements, read, first=first).open()

    def _gone(self, error: WorldError) -> None:
        self.shell.say(sentence(error), error=True)
        self._go(LIST, "")

    def _write(self, about: str, *, at_schedule: bool = False) -> None:
        if self._at == (FORM, about) and self._stack.currentWidget() is self.__dict__.get("form"):
            return
        self.settle()
        self._at = (FORM, about)
        self.tasks.overtake("look", look_blank, about).then(
            lambda blank: self._show_form(blank, at_schedule=at_schedule)
        ).failed(self._gone)

    def _show_form(self, blank: Blank, *, at_schedule: bool = False) -> None:
        self._show(self.form, self.tr("Change a group") if blank.group else self.tr("A new group"))
        self.form.show_blank(blank, at_schedule=at_schedule)

    def _back(self) -> None:
        what, which = self._at
        if what == FORM:
            kept = self.form.has_changes()
            self._go(GROUP if which else LIST, which)
            if kept:
                self.shell.say(self.tr("Kept as a draft."))
        elif what == GROUP:
            self._go(LIST, "")

    def _more(self) -> None:
        self._most += 4 * FIRST
        self.refresh()

    def _compare(self) -> None:
        from peerjournal.ui.pages.groups.visits_dialog import VisitsDialog

        VisitsDialog(self, self.shell).open()

    def _edit_meeting(self, met: Any) -> None:
        at = now().replace(second=0, microsecond=0)
        if self._seen is not None:
            from peerjournal.ui.pages.groups.meeting_dialog import MeetingDialog

            MeetingDialog(self, self.shell, self._seen, at, met).open()

    def _save(self, group: Group, before: Group | None) -> None:
        task = self.tasks.run(keep, group, self.form.draft_id())
        task.then(lambda saved: self._saved(saved, before)).failed(lambda error: self.form.refused(sentence(error)))

    def _saved(self, group: Group, before: Group | None) -> None:
        self.form.saved()
        self._go(GROUP, group.id)
        if before is None:
            self.shell.say(self.tr("Saved."))
        else:
            self.shell.say(self.tr("Saved."), undo=lambda: self.tasks.run(groups.save, before))

    def _given_up(self, typed: dict[str, Any]) -> None:
        at = self._at

        def again(blank: Blank) -> None:
            self._show_form(blank)
            self.form.type_again(typed)

        def undo() -> None:
            self._at = at
            self.tasks.overtake("look", look_blank, at[1]).then(again).failed(self._gone)

        self._go(GROUP if at[1] else LIST, at[1])
        self.shell.say(self.tr("Discarded."), undo=undo)

    def _delete(self) -> None:
        id = self._at[1]

        def done(_trashed: object) -> None:
            self._go(LIST, "")
            self.shell.say(self.tr("Put into the trash."), undo=lambda: self.tasks.run(trash.untrash, id))

        self.tasks.run(trash.trash, id).then(done)
