"""The page Coping tips: the library, one tip, or the form, one at a time."""

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from peerjournal.actions import tips, trash
from peerjournal.actions.wording import sentence
from peerjournal.model.errors import WorldError
from peerjournal.model.tip import Tip, Try
from peerjournal.ui import words
from peerjournal.ui.dialogs.tried import TriedDialog
from peerjournal.ui.nouns import Noun
from peerjournal.ui.page import Link, Page, Shell
from peerjournal.ui.pages.tips import wording
from peerjournal.ui.pages.tips.form import TipForm
from peerjournal.ui.pages.tips.library import LibraryView
from peerjournal.ui.pages.tips.look import Blank, Library, Story, about, keep, look, look_at, look_blank
from peerjournal.ui.widgets.keys import bind

if TYPE_CHECKING:
    from peerjournal.ui.pages.tips.story import StoryView

LIBRARY, STORY, FORM = "situation", "tip", "form"
_LONGEST, _SHORT = 60, 30  # characters of a title, and of a situation, that the page's heading can hold


class TipsPage(Page):
    """`_at` says what is shown: (LIBRARY, situation), (STORY, id), or (FORM, id of the tip to change, '' for a new)."""

    watches: ClassVar[frozenset[Noun]] = frozenset({Noun.TIP, Noun.TRY, Noun.GROUP, Noun.MEETING})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.library = LibraryView()
        self._at = (LIBRARY, "")
        self._tip: Tip | None = None
        self._awaiting_focus = False
        self._stack = QStackedWidget()
        self._stack.addWidget(self.library)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._stack)
        self.library.asked.connect(lambda situation: self._go(LIBRARY, situation))
        self.library.opened.connect(lambda id: self._go(STORY, id))
        self.library.tried.connect(self._try)
        self.library.adding.connect(lambda: self._write(""))
        bind(self, self._back, "Esc")

    # The other two are made when they are first needed: the library is quick.

    @cached_property
    def story(self) -> "StoryView":
        """One tip."""
        from peerjournal.ui.pages.tips.story import StoryView

        made = StoryView(self.shell)
        made.left.connect(self._back)
        made.tried.connect(lambda: self._try(self._tip))
        made.editing.connect(lambda: self._write(self._at[1]))
        made.deleting.connect(self._delete)
        made.to_group.connect(self._to_group)
        made.taken_back.connect(self._take_back)
        self._stack.addWidget(made)
        return made

    @cached_property
    def form(self) -> TipForm:
        """The form for a new tip, or for changing one."""
        made = TipForm(self.shell)
        made.left.connect(self._back)
        made.wanted.connect(self._save)
        made.given_up.connect(self._given_up)
        self._stack.addWidget(made)
        return made

    def refresh(self) -> None:
        """Asks for what is shown now."""
        what, which = self._at
        if what == LIBRARY:
            self.tasks.overtake("look", look, which).then(self._show_library)
        elif what == STORY:
            self.tasks.overtake("look", look_at, which).then(self._show_story).failed(self._gone)
        else:
            self.tasks.overtake("look", look_blank, which).then(self.form.offer_again)

    def visit(self, link: Link) -> None:
        """A tip, the form for a new one or for changing one, or for a draft."""
        if link.noun == "tip" and link.action == "edit":
            self._write(link.id)
        elif link.noun == "tip":
            self._go(STORY, link.id)
        elif link.noun == "draft":
            self.tasks.run(about, link.id).then(self._write)
        elif link.action == "new":
            self._write("")

    def begin(self) -> None:
        """The library's chips, the tip's first button, or the form's first field."""
        if self._at[0] == LIBRARY:
            self._awaiting_focus = True
            self.library.begin()
        elif self._at[0] == STORY:
            self.story.begin()

    def settle(self) -> None:
        """Keeps what is typed in the form."""
        if "form" in self.__dict__:
            self.form.settle()

    def place(self) -> dict[str, Any]:
        """What is shown."""
        return dict([self._at])

    def return_to(self, place: dict[str, Any]) -> None:
        """Shows it again."""
        for what, which in place.items():
            if what == FORM and isinstance(which, str):
                self._write(which)
            elif what in (LIBRARY, STORY) and isinstance(which, str):
                self._go(what, which)

    def _go(self, what: str, which: str) -> None:
        self.settle()
        self._awaiting_focus = self._at[0] != what
        self._at = (what, which)
        self.refresh()

    def _show(self, view: QWidget, heading: str, overline: str = "") -> None:
        self.set_heading(words.breakable(heading), overline)
        self._stack.setCurrentWidget(view)

    def _show_library(self, seen: Library) -> None:
        self._at = (LIBRARY, seen.situation)
        self.library.show_library(seen)
        heading = self.tr("Coping tips")
        if 0 < len(seen.situation) <= _SHORT:
            heading = self.tr("What helps with {situation}").replace("{situation}", seen.situation)
        self._show(self.library, heading, wording.count(seen.total) if seen.total and not seen.situation else "")
        self._focus(self.library)

    def _show_story(self, seen: Story) -> None:
        self._at, self._tip = (STORY, seen.tip.id), seen.tip
        fits = len(seen.tip.title) <= _LONGEST
        leads_on = seen.tip.group_id is not None and bool(seen.origin.group) and self.shell.has("groups")
        self.story.show_story(seen, title=not fits, group=leads_on)
        self._show(
            self.story, seen.tip.title if fits else self.tr("A coping tip"), self.tr("Coping tip") if fits else ""
        )
        self._focus(self.story)

    def _focus(self, view: "LibraryView | StoryView") -> None:
        if self._awaiting_focus and self.isVisible():
            view.begin()
        self._awaiting_focus = False

    def _gone(self, error: WorldError) -> None:
        self.shell.say(sentence(error), error=True)
        self._go(LIBRARY, "")

    def _write(self, about: str) -> None:
        if self._at == (FORM, about) and self._stack.currentWidget() is self.__dict__.get("form"):
            return
        self.settle()
        self._at = (FORM, about)
        self.tasks.overtake("look", look_blank, about).then(self._show_form).failed(self._gone)

    def _show_form(self, blank: Blank) -> None:
        self._show(self.form, self.tr("Change a tip") if blank.tip else self.tr("A new tip"))
        self.form.show_blank(blank)

    def _back(self) -> None:
        what, which = self._at
        if what == FORM:
            kept = self.form.has_changes()
            self._go(STORY if which else LIBRARY, which)
            if kept:
                self.shell.say(self.tr("Kept as a draft."))
        elif what == STORY or which:
            self._go(LIBRARY, "")

    def _save(self, tip: Tip, before: Tip | None) -> None:
        task = self.tasks.run(keep, tip, self.form.draft_id())
        task.then(lambda saved: self._saved(saved, before)).failed(lambda error: self.form.refused(sentence(error)))

    def _saved(self, tip: Tip, before: Tip | None) -> None:
        self.form.saved()
        self._go(STORY, tip.id)
        if before is None:
            self._say_deletable(self.tr("Saved."), tip.id)
        else:
            self.shell.say(self.tr("Saved."), undo=lambda: self.tasks.run(tips.save, before))

    def _say_deletable(self, text: str, id: str) -> None:
        def undo() -> None:
            self.tasks.run(trash.trash, id)
            self._go(LIBRARY, "")

        self.shell.say(text, undo=undo)

    def _given_up(self, typed: dict[str, Any]) -> None:
        at = self._at

        def undo() -> None:
            self._at = at
            self.tasks.overtake("look", look_blank, at[1]).then(again).failed(self._gone)

        def again(blank: Blank) -> None:
            self._show_form(blank)
            self.form.type_again(typed)

        self._go(STORY if at[1] else LIBRARY, at[1])
        self.shell.say(self.tr("Discarded."), undo=undo)

    def _try(self, tip: Tip | None) -> None:
        if tip is not None:
            TriedDialog(self, self.shell, tip).open()

    def _delete(self) -> None:
        id = self._at[1]
        self.tasks.run(trash.trash, id).then(lambda _: self._deleted(id))

    def _deleted(self, id: str) -> None:
        self._go(LIBRARY, "")
        self.shell.say(self.tr("Put into the trash."), undo=lambda: self.tasks.run(trash.untrash, id))

    def _take_back(self, one: Try) -> None:
        def put_back() -> None:
            self.tasks.run(tips.put_back, one)

        self.tasks.run(tips.take_back, one.id).then(lambda _: self.shell.say(self.tr("Taken back."), undo=put_back))

    def _to_group(self) -> None:
        if self._tip is not None and self._tip.group_id is not None:
            self.shell.go("groups", Link("group", self._tip.group_id))
