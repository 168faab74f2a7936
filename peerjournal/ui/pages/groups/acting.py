"""What the buttons of one group do beyond the page itself: questions, people, leaving, and days in and out of files."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from peerjournal.actions import groups, meetings, people, questions, trash
from peerjournal.actions.wording import sentence
from peerjournal.model.errors import WorldError
from peerjournal.model.group import Group, Meeting
from peerjournal.model.moments import now, to_local
from peerjournal.model.person import Person
from peerjournal.ui import words
from peerjournal.ui.dialogs import choosing
from peerjournal.ui.page import Page
from peerjournal.ui.pages.groups.from_file import FromFile
from peerjournal.ui.pages.groups.look import Whole
from peerjournal.ui.pages.groups.running import connect_running
from peerjournal.ui.pages.groups.whole import WholeView


class Acting:
    """Connected once to the view of one group; `seen` gives what it shows."""

    def __init__(self, view: WholeView, page: Page, seen: Callable[[], Whole | None]) -> None:
        self._page, self._shell, self._tasks, self._get = page, page.shell, page.tasks, seen
        connect_running(view, page, seen)
        view.questions.added.connect(self._ask)
        view.questions.answered.connect(self._answer)
        view.questions.bringing.connect(self._bring)
        view.questions.editing.connect(self.edit_question)
        view.people.adding.connect(self.edit_person)
        view.people.editing.connect(self.edit_person)
        view.people.kept.connect(self._keep_promise)
        view.retention_wanted.connect(self._look_ahead)
        view.leaving.connect(self._leave)
        view.coming_back.connect(self._come_back)
        view.giving_days.connect(self._give_days)

    def take_days(self, files: FromFile) -> None:
        """Asks for a file whose days the group shall have."""
        files.ask_for_days(self._group())

    def _seen(self) -> Whole:
        seen = self._get()
        assert seen is not None  # noqa: S101 - its buttons are pressed
        return seen

    def _group(self) -> Group:
        return self._seen().group

    def _ask(self, text: str) -> None:
        def say(one: Any) -> None:
            self._shell.say(_tr("Saved."), undo=lambda: self._tasks.run(trash.trash, one.id))

        self._tasks.run(questions.add, text, group_id=self._group().id).then(say)

    def _answer(self, id: str, text: str, who: str) -> None:
        """An answer belongs to the meeting that the question was brought to, once that was."""
        brought = self._seen().brought.get(id)
        at = brought[0] if brought is not None and brought[1] <= now() else None
        task = self._tasks.run(questions.answer, id, text, who=who, meeting_id=at)
        task.then(lambda _: self._shell.say(_tr("Saved.")))

    def _bring(self, id: str) -> None:
        def say(meeting: Meeting) -> None:
            day = words.day(to_local(meeting.at).date(), now().date())
            undo = replace(meeting, question_ids=tuple(one for one in meeting.question_ids if one != id))
            text = _tr("It comes along on {day}.").replace("{day}", day)
            self._shell.say(text, undo=lambda: self._tasks.run(groups.save_meeting, undo))

        self._tasks.run(_bring, id, self._group().id).then(say).failed(self._say_why)

    def _keep_promise(self, person: Person) -> None:
        def say(_after: Person) -> None:
            self._shell.say(_tr("Kept."), undo=lambda: self._tasks.run(people.save, person))

        self._tasks.run(people.promise_done, person.id).then(say).failed(self._say_why)

    def edit_question(self, one: Any) -> None:
        """Opens a question's sheet."""
        from peerjournal.ui.pages.groups.question_dialog import QuestionDialog

        QuestionDialog(self._page, self._shell, self._seen(), one).open()

    def edit_person(self, one: Person | None = None) -> None:
        """Opens the sheet of a person, or of a new one."""
        from peerjournal.ui.pages.groups.person_dialog import PersonDialog

        PersonDialog(self._page, self._shell, self._seen(), one).open()

    def _leave(self) -> None:
        from peerjournal.ui.pages.groups.leaving_dialog import LeavingDialog

        LeavingDialog(self._page, self._shell, self._group(), self._left).open()

    def _look_ahead(self) -> None:
        from peerjournal.ui.dialogs.retention import RetentionDialog, look_ahead

        page = self._page
        self._tasks.run(look_ahead, self._group().id).then(
            lambda ahead: RetentionDialog(page, page.shell, ahead).open()
        )

    def _left(self, passages: int) -> None:
        """What goes because of it is announced at once: only from then on the week of notice is counted."""
        self._shell.say(_tr("You left the group."), undo=self._come_back)
        if passages:
            self._look_ahead()

    def _come_back(self) -> None:
        text = _tr("You are back.")
        self._tasks.run(groups.save, replace(self._group(), left_at=None)).then(lambda _: self._shell.say(text))

    def _give_days(self) -> None:
        from peerjournal.actions import calendars  # and with it all the formats there are

        page, group_id = self._page, self._group().id

        def write(dest: Any) -> None:
            task = self._tasks.run(calendars.export, group_id, dest, title=_tr("Meeting"))
            text = _tr("Written: {place}").replace("{place}", str(dest))
            task.then(lambda _: self._shell.say(text)).failed(self._say_why)

        title, kinds = _tr("Where to write the calendar"), _tr("Calendars (*.ics)")
        choosing.ask_where_to_save(page, title, kinds, "Meetings.ics", write)

    def _say_why(self, error: WorldError) -> None:
        self._shell.say(sentence(error), error=True)


def _bring(vault: Any, id: str, group_id: str) -> Meeting:
    return questions.bring(vault, id, meetings.prepare(vault, group_id).id)


def _tr(text: str) -> str:
    return QCoreApplication.translate("GroupActing", text)
