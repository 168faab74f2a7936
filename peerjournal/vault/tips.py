"""The tables of coping tips, their tries, and questions."""

import json
from abc import abstractmethod
from datetime import datetime
from typing import TypeVar

from peerjournal.model.damage import Damaged
from peerjournal.model.moments import from_iso
from peerjournal.model.question import Answer, Question
from peerjournal.model.tip import Tip, Try
from peerjournal.vault.connection import Connection
from peerjournal.vault.keys import KeyMaker, fits
from peerjournal.vault.rows import Noun, Table, Values, compact, iso, moment
from peerjournal.vault.script import index_text

N = TypeVar("N", bound=Noun)


def made(moment_made: datetime | None) -> datetime:
    """The moment something was made, which everything that is stored has."""
    if moment_made is None:
        raise ValueError("made at no moment")
    return moment_made


class Keyed(Table[N]):
    """A table whose rows are searchable: keyed by when they were made, with the three texts the index takes."""

    derived = ("key", "title_index", "body_index", "tags_index")

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._keys = KeyMaker(connection, self.table)

    @abstractmethod
    def made_at(self, noun: N) -> datetime:
        """The moment that the key follows."""

    @abstractmethod
    def texts(self, noun: N) -> tuple[str, str, str]:
        """Title, body and tags for the index."""

    def derive(self, noun: N) -> Values:
        """The key (the old one while it fits) and the indexed texts."""
        made = self.made_at(noun)
        row = self._connection.execute(f"SELECT key FROM {self.table} WHERE id = ?", (noun.id,)).fetchone()
        key = row[0] if row is not None and fits(row[0], made) else self._keys.next(made)
        return (key, *(index_text(text) for text in self.texts(noun)))

    def write(self, noun: N) -> None:
        """Writes a row; the old one is deleted first, so that the index's delete trigger runs."""
        derived = self.derive(noun)
        self._connection.execute(f"DELETE FROM {self.table} WHERE id = ?", (noun.id,))
        self._write_row(noun, derived)


class Tips(Keyed[Tip]):
    """Coping tips."""

    noun = table = "tip"
    columns = ("id", "title", "how", "situations", "group_id", "meeting_id", "created_at", "updated_at", "trashed_at")
    order = "key"

    def to_values(self, noun: Tip) -> Values:
        """The content columns."""
        return (noun.id, noun.title, noun.how, compact(noun.situations), noun.group_id, noun.meeting_id,
                iso(noun.created_at), iso(noun.updated_at), iso(noun.trashed_at))  # fmt: skip

    def from_values(self, values: Values) -> Tip:
        """The inverse of `to_values`."""
        id, title, how, situations, group_id, meeting_id, created_at, updated_at, trashed_at = values
        return Tip(id, title, how, tuple(json.loads(situations)), group_id, meeting_id,
                   moment(created_at), moment(updated_at), moment(trashed_at))  # fmt: skip

    def made_at(self, noun: Tip) -> datetime:
        """When the tip was written down."""
        return made(noun.created_at)

    def texts(self, noun: Tip) -> tuple[str, str, str]:
        """Its title, how it goes, and its situations."""
        return noun.title, noun.how, " ; ".join(noun.situations)


class Tries(Table[Try]):
    """Tries of tips."""

    noun = table = "try"
    columns = ("id", "tip_id", "at", "before", "after", "note", "created_at")

    def to_values(self, noun: Try) -> Values:
        """The content columns."""
        return noun.id, noun.tip_id, iso(noun.at), noun.before, noun.after, noun.note, iso(noun.created_at)

    def from_values(self, values: Values) -> Try:
        """The inverse of `to_values`."""
        id, tip_id, at, before, after, note, created_at = values
        return Try(id, tip_id, from_iso(at), before, after, note, moment(created_at))

    def forget(self, tip_id: str) -> None:
        """Removes all tries of a tip."""
        self._connection.execute("DELETE FROM try WHERE tip_id = ?", (tip_id,))

    def of(self, tip_id: str) -> list[Try | Damaged]:
        """A tip's tries, in the order they were written down."""
        return list(self.where("WHERE tip_id = ? ORDER BY id", tip_id))


def _answer_values(answer: Answer) -> list[str | None]:
    """Who and where stand there only if either was said, so that what was stored before they were known stays as is."""
    values = [answer.text, iso(answer.at)]
    return [*values, answer.who, answer.meeting_id] if answer.who or answer.meeting_id else values


class Questions(Keyed[Question]):
    """Questions and their answers."""

    noun = table = "question"
    columns = ("id", "text", "group_id", "answers", "created_at", "updated_at", "trashed_at")
    order = "key"

    def to_values(self, noun: Question) -> Values:
        """The content columns."""
        answers = compact([_answer_values(one) for one in noun.answers])
        return (noun.id, noun.text, noun.group_id, answers,
                iso(noun.created_at), iso(noun.updated_at), iso(noun.trashed_at))  # fmt: skip

    def from_values(self, values: Values) -> Question:
        """The inverse of `to_values`."""
        id, text, group_id, answers, created_at, updated_at, trashed_at = values
        given = tuple(Answer(words, from_iso(at), *more) for words, at, *more in json.loads(answers))
        return Question(id, text, group_id, given, moment(created_at), moment(updated_at), moment(trashed_at))

    def made_at(self, noun: Question) -> datetime:
        """When the question was written down."""
        return made(noun.created_at)

    def texts(self, noun: Question) -> tuple[str, str, str]:
        """The question, and its answers."""
        return noun.text, "\n".join(one.text for one in noun.answers), ""
