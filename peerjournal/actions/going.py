"""Entries on their way out: without what has to stay here, with the names that go along, counted."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from peerjournal.actions.export_guard import KEEP, Decided, GuardAtExit
from peerjournal.actions.forms import Names
from peerjournal.actions.vaults import Progress
from peerjournal.formats.imported import Remarks
from peerjournal.formats.leaving import Leaving
from peerjournal.model.entry import Entry
from peerjournal.model.exits import Exit, leaving, left_out
from peerjournal.model.filters import EntryFilter
from peerjournal.model.form import file_place
from peerjournal.model.group import Group
from peerjournal.model.moments import now
from peerjournal.model.person import Person
from peerjournal.model.provenance import Provenance, fenced, passages
from peerjournal.vault.vault import Vault

SOMEBODY = "somebody"


@dataclass(frozen=True, slots=True)
class Terms:
    """What an export may take along.

    `with_heard`: passages that were heard (those told in confidence never leave). `with_aliases`: the list of people,
    by alias. `without_people`: no group's name, no meeting, and every alias known here becomes "somebody".
    `with_records`: tips and their tries, questions, kind words, groups, meetings, check-ins and measures go beside.
    `guard` is what is done about other people's details: KEEP, REPLACE by what the guard suggests, or REFUSE to write;
    `decided` says it for each of them, and goes before.
    """

    where: EntryFilter = EntryFilter()
    with_heard: bool = False
    with_aliases: bool = False
    without_people: bool = False
    with_records: bool = False
    guard: str = KEEP
    decided: Decided = field(default_factory=dict)


EVERYTHING_OF_MINE = Terms()


class Going:
    """The entries that the terms let through, oldest first. `remarks` collects what a format has no place for."""

    def __init__(self, vault: Vault, terms: Terms, progress: Progress, *, counts_details: bool = True) -> None:
        self._vault, self.terms, self._progress = vault, terms, progress
        self._names = Names(vault)
        self._nameless = _nameless(vault) if terms.without_people else None
        self.guard = GuardAtExit(vault, terms.decided, counts=counts_details)
        self.remarks = Remarks()
        self.begun = now()
        self.count = 0
        self.files: set[str] = set()  # the places of files, with their endings
        self.left_out: Counter[Provenance] = Counter()

    def entries(self) -> Iterator[Leaving]:
        """Every entry. Can be gone through again; the counts are then of the last time. Raises RowDamaged."""
        self.count, self.files, self.left_out, self.remarks = 0, set(), Counter(), Remarks()
        self.guard.begin()
        return self._entries()

    def places(self, *, ending: bool) -> dict[str, str]:
        """Where each file goes in the folder for them -> its SHA-256."""
        return {place if ending else place.partition(".")[0]: place[3:67] for place in sorted(self.files)}

    def years(self) -> list[str]:
        """The years of the entries (`2024`, `0999`), the oldest first."""
        days = self._vault.days.between(date.min.toordinal(), date.max.toordinal(), self.terms.where)
        return sorted({date.fromordinal(day).isoformat()[:4] for day in days})

    def words(self, text: str) -> str:
        """Any other text as it leaves."""
        text = leaving(text, Exit.EXPORT, with_heard=self.terms.with_heard)
        return self.guard.text(text if self._nameless is None else self._nameless(_unaliased(text)))

    def _entries(self) -> Iterator[Leaving]:
        total = self._vault.entries.count_where(self.terms.where)
        heard = self.terms.with_heard
        for _, found in self._vault.entries.in_order(self.terms.where):
            self.count += 1
            entry = self._vault.entries.whole(found)
            self.files.update(file_place(one, ending=True) for one in entry.attachments)
            self.left_out.update(left_out(entry.body, Exit.EXPORT, with_heard=heard))
            entry = replace(entry, body=leaving(entry.body, Exit.EXPORT, with_heard=heard))
            if self._nameless is None:
                yield Leaving(self._guarded(entry), *self._names.of(entry))
            else:
                title, body = self._nameless(entry.title), self._nameless(_unaliased(entry.body))
                yield Leaving(self._guarded(replace(entry, title=title, body=body, tip_ids=())))
            if self.count % 200 == 0 or self.count == total:
                self._progress(self.count, total)

    def _guarded(self, entry: Entry) -> Entry:
        title, body = self.guard.pair(entry.title, entry.body)
        return entry if (title, body) == (entry.title, entry.body) else replace(entry, title=title, body=body)


def _unaliased(body: str) -> str:
    """The body with no alias behind its fences."""
    if ":::" not in body:
        return body
    parts = []
    for one in passages(body):
        if one.kind is Provenance.MINE or not one.alias:
            parts.append(body[one.start : one.end])
        else:
            parts.append(fenced(body[one.inner_start : one.inner_end], one.kind) + "\n")
    return "".join(parts)


def _nameless(vault: Vault) -> Callable[[str], str]:
    """Puts "somebody" in place of every alias that is known here, the longest first."""
    people = [name for one in vault.people.all() if isinstance(one, Person) for name in (one.alias, *one.also)]
    groups = [one.name for one in vault.groups.all() if isinstance(one, Group)]
    named = {alias: SOMEBODY for alias in people if alias.strip()} | {
        name: "a group" for name in groups if name.strip()
    }
    if not named:
        return lambda text: text
    longest_first = sorted(named, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
    said = {name.casefold(): word for name, word in named.items()}
    return lambda text: pattern.sub(lambda found: said.get(found.group().casefold(), SOMEBODY), text)
