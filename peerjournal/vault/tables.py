"""The tables of an open vault, each under its name."""

import re
from collections.abc import Iterator
from typing import Any

from peerjournal.model.entry import Entry
from peerjournal.vault.attachments import Attachments
from peerjournal.vault.connection import Connection
from peerjournal.vault.counting import CountedEntries
from peerjournal.vault.drafts import Drafts
from peerjournal.vault.entries import Entries
from peerjournal.vault.facilitation import FollowUps, Safeguarding
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

_WORD = re.compile(r"\w+")


class Tables:
    """What the actions read and write through."""

    def __init__(self, connection: Connection) -> None:
        self.entries = Entries(connection)
        self.counted = CountedEntries(connection)
        self.telling = Telling(connection, self.entries)
        self.revisions = Revisions(connection, self.entries)
        self.attachments = Attachments(connection)
        self.groups = Groups(connection)
        self.meetings = Meetings(connection)
        self.check_ins = CheckIns(connection)
        self.follow_ups = FollowUps(connection)
        self.safeguarding = Safeguarding(connection)
        self.people = People(connection)
        self.tips = Tips(connection)
        self.tries = Tries(connection)
        self.questions = Questions(connection)
        self.kind_words = KindWords(connection)
        self.drafts = Drafts(connection)
        self.measures = OwnMeasures(connection)
        self.answers = Answers(connection)
        self.safety_cards = SafetyCards(connection)
        self.guard_words = GuardWords(connection)
        self.batches = Batches(connection)
        self.arrivals = AllArrivals(connection)
        self.marks = Marks(connection)
        self.state = State(connection)
        self.search = Search(connection, self.entries, self.tips, self.questions, self.kind_words)

    def tally(self) -> tuple[dict[str, int], int]:
        """How many of each noun are there (those in the trash apart, as 'trash'), and how many words in entries."""
        counts = {table.noun: table.count() for table in self.nouns()}
        del counts[self.safeguarding.noun]  # that there is such a log is nobody's business who cannot open it
        trash = 0
        for table in self.nouns():
            if "trashed_at" in table.columns:
                there = sum(1 for _ in table.where("WHERE trashed_at IS NOT NULL"))
                counts[table.noun] -= there
                trash += there
        counts["attachment"] = len(self.attachments.all())
        counts["trash"] = trash
        words = 0
        for _, entry in self.entries.in_order():
            if isinstance(entry, Entry):
                words += len(_WORD.findall(entry.title)) + len(_WORD.findall(entry.body))
        return counts, words

    def nouns(self) -> Iterator[Table[Any]]:
        """Every table of content, those that others point to first."""
        yield from (self.groups, self.people, self.meetings, self.follow_ups, self.check_ins, self.tips, self.tries)
        yield from (self.questions, self.kind_words, self.entries, self.revisions, self.drafts, self.safeguarding)
        yield from (self.measures, self.answers, self.safety_cards, self.guard_words, self.batches, self.arrivals)
