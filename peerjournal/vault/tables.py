"""The tables of an open vault, each under its name."""

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any

from peerjournal.vault.connection import Connection

if TYPE_CHECKING:
    from peerjournal.vault.attachments import Attachments
    from peerjournal.vault.counting import CountedEntries
    from peerjournal.vault.days import Days
    from peerjournal.vault.drafts import Drafts
    from peerjournal.vault.entries import Entries
    from peerjournal.vault.facilitation import FollowUps, Safeguarding
    from peerjournal.vault.found_entries import FoundEntries
    from peerjournal.vault.groups import CheckIns, Groups, Meetings, People
    from peerjournal.vault.guard_words import GuardWords
    from peerjournal.vault.import_batches import AllArrivals, Batches
    from peerjournal.vault.kind_words import KindWords
    from peerjournal.vault.marks import Marks
    from peerjournal.vault.measures import Answers, OwnMeasures, SafetyCards
    from peerjournal.vault.revisions import Revisions
    from peerjournal.vault.rows import Table
    from peerjournal.vault.search import Search
    from peerjournal.vault.state import State
    from peerjournal.vault.telling import Telling
    from peerjournal.vault.tips import Questions, Tips, Tries

# Each with its module, its class, and the tables it reads through.
_HOMES: dict[str, tuple[str, ...]] = {
    "entries": ("entries", "Entries"),
    "found_entries": ("found_entries", "FoundEntries"),
    "days": ("days", "Days"),
    "counted": ("counting", "CountedEntries"),
    "telling": ("telling", "Telling", "entries", "groups", "meetings"),
    "revisions": ("revisions", "Revisions", "entries"),
    "attachments": ("attachments", "Attachments"),
    "groups": ("groups", "Groups"),
    "meetings": ("groups", "Meetings"),
    "check_ins": ("groups", "CheckIns"),
    "follow_ups": ("facilitation", "FollowUps"),
    "safeguarding": ("facilitation", "Safeguarding"),
    "people": ("groups", "People"),
    "tips": ("tips", "Tips"),
    "tries": ("tips", "Tries"),
    "questions": ("tips", "Questions"),
    "kind_words": ("kind_words", "KindWords"),
    "drafts": ("drafts", "Drafts"),
    "measures": ("measures", "OwnMeasures"),
    "answers": ("measures", "Answers"),
    "safety_cards": ("measures", "SafetyCards"),
    "guard_words": ("guard_words", "GuardWords"),
    "batches": ("import_batches", "Batches"),
    "arrivals": ("import_batches", "AllArrivals"),
    "marks": ("marks", "Marks"),
    "state": ("state", "State"),
    "search": ("search", "Search", "tables"),
}


def load(*names: str) -> None:
    """Loads what the tables of these names are, for an action that is sure to ask for them: while a key is still made
    that takes no time.
    """
    for name in names:
        import_module(f"peerjournal.vault.{_HOMES[name][0]}")


class Tables:
    """What the actions read and write through. Each is made when it is first asked for: a command needs but a few."""

    if TYPE_CHECKING:
        entries: Entries
        found_entries: FoundEntries
        days: Days
        counted: CountedEntries
        telling: Telling
        revisions: Revisions
        attachments: Attachments
        groups: Groups
        meetings: Meetings
        check_ins: CheckIns
        follow_ups: FollowUps
        safeguarding: Safeguarding
        people: People
        tips: Tips
        tries: Tries
        questions: Questions
        kind_words: KindWords
        drafts: Drafts
        measures: OwnMeasures
        answers: Answers
        safety_cards: SafetyCards
        guard_words: GuardWords
        batches: Batches
        arrivals: AllArrivals
        marks: Marks
        state: State
        search: Search

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def tables(self) -> "Tables":
        """All of them, for the one that reads through whichever it meets."""
        return self

    if not TYPE_CHECKING:  # or else every name would be one of a table

        def __getattr__(self, name: str) -> Any:
            if name not in _HOMES:
                raise AttributeError(name)
            module, kind, *through = _HOMES[name]
            made = getattr(import_module(f"peerjournal.vault.{module}"), kind)
            table = made(self._connection, *(getattr(self, one) for one in through))
            setattr(self, name, table)
            return table

    def tally(self) -> tuple[dict[str, int], int]:
        """How many of each noun are there (those in the trash apart, as 'trash'), and how many words in entries."""
        from peerjournal.vault.word_count import words_of_entries

        counts = {table.noun: table.count() for table in self.nouns()}
        del counts[self.safeguarding.noun]  # that there is such a log is nobody's business who cannot open it
        trash = 0
        for table in self.nouns():
            if "trashed_at" in table.columns:
                there = table.count("WHERE trashed_at IS NOT NULL")
                counts[table.noun] -= there
                trash += there
        counts["attachment"] = len(self.attachments.all())
        counts["trash"] = trash
        return counts, words_of_entries(self._connection, self.entries)

    def nouns(self) -> "Iterator[Table[Any]]":
        """Every table of content, those that others point to first."""
        yield from (self.groups, self.people, self.meetings, self.follow_ups, self.check_ins, self.tips, self.tries)
        yield from (self.questions, self.kind_words, self.entries, self.revisions, self.drafts, self.safeguarding)
        yield from (self.measures, self.answers, self.safety_cards, self.guard_words, self.batches, self.arrivals)
