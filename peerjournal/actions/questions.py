"""Questions to bring to a group, and what came back."""

from dataclasses import replace

from peerjournal.actions import links
from peerjournal.model.damage import Damaged
from peerjournal.model.errors import BadValue
from peerjournal.model.group import Meeting
from peerjournal.model.ids import new_id
from peerjournal.model.moments import now
from peerjournal.model.question import Answer, Question
from peerjournal.model.text import LONGEST_NAME, storable
from peerjournal.vault.vault import Vault

LONGEST = 20_000
WHO = ("a peer", "the group", "a facilitator", "a nurse", "a doctor", "a therapist", "a book", "the internet", "myself")


def add(vault: Vault, text: str, *, group_id: str | None = None) -> Question:
    """Adds a question. Raises BadValue, NotFound for the group."""
    made = now()
    return save(vault, Question(new_id(), text, group_id, (), made, made))


def save(vault: Vault, question: Question) -> Question:
    """Saves a new or changed question."""
    text = storable(question.text.strip())
    if not text or len(text) > LONGEST:
        raise BadValue("question", f"1 to {LONGEST:,} characters")
    question = replace(question, text=text, created_at=question.created_at or now(), updated_at=now())
    with vault.transaction():
        old = vault.questions.find(question.id)
        links.check(vault.groups, question.group_id, old.group_id if isinstance(old, Question) else None)
        vault.questions.put(question)
    return question


def answer(vault: Vault, id: str, text: str, *, who: str = "", meeting_id: str | None = None) -> Question:
    """Adds an answer; `who` is a kind of person or thing (as in `WHO`), never a name, `meeting_id` where it was given.

    Raises NotFound, Ambiguous, BadValue.
    """
    words = storable(text.strip())
    if not words:
        raise BadValue("answer", "some words")
    kind = storable(" ".join(who.split()))
    if len(kind) > LONGEST_NAME:
        raise BadValue("kind of who answered", f"at most {LONGEST_NAME} characters")
    with vault.transaction():
        links.check(vault.meetings, meeting_id)
        question = vault.questions.get(id)
        return save(vault, replace(question, answers=(*question.answers, Answer(words, now(), kind, meeting_id))))


def bring(vault: Vault, id: str, meeting_id: str) -> Meeting:
    """Puts a question on the list of what is brought to a meeting."""
    with vault.transaction():
        question, meeting = vault.questions.get(id), vault.meetings.get(meeting_id)
        if question.id not in meeting.question_ids:
            meeting = replace(meeting, question_ids=(*meeting.question_ids, question.id), updated_at=now())
            vault.meetings.put(meeting)
    return meeting


def for_meeting(vault: Vault, group_id: str) -> list[Question]:
    """What could be brought to a group's next meeting: open questions of that group or of none, oldest first."""
    found = [one for one in all(vault, open_only=True) if isinstance(one, Question)]
    return [one for one in found if one.group_id in {None, group_id}]


def get(vault: Vault, id: str) -> Question:
    """The question with this id, or whose id begins so. Raises NotFound, Ambiguous, RowDamaged."""
    return vault.questions.get(id)


def all(vault: Vault, *, open_only: bool = False) -> list[Question | Damaged]:
    """All questions, oldest first; or only those without an answer."""
    return [one for one in vault.questions.shown() if isinstance(one, Damaged) or not (open_only and one.answers)]
