"""Makes an entry of ours from what an importer found: one odd value costs that value, never the entry."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice

from peerjournal.actions.entries import LONGEST_TITLE, tidied
from peerjournal.actions.import_groups import GroupsComing, short
from peerjournal.formats.imported import NO_WISHES, Imported, Remarks, Wishes
from peerjournal.model.entry import Entry, Feeling, Source
from peerjournal.model.ids import new_id
from peerjournal.model.moments import in_whole_minutes, local
from peerjournal.model.provenance import Provenance, fenced
from peerjournal.model.text import tidy_tag

_MOST_NAMES = 1000  # tags, feelings or scales of one entry; more is no journal any more


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person decides about an import: how to read it, whose words it holds, which group it belongs to.

    With `update`, entries that came before and changed at the source since are brought up to date.
    """

    wishes: Wishes = NO_WISHES
    provenance: Provenance = Provenance.MINE
    group: str = ""
    update: bool = False


def digest(found: Imported) -> str:
    """Tells whether an entry at its source is what it was: 16 hex digits over all that comes from there."""
    content = (
        found.at and found.at.isoformat(), found.all_day, found.title, found.body, found.tags, found.starred,
        found.scales, [(one.name, one.intensity) for one in found.feelings], [one.name for one in found.files],
    )  # fmt: skip
    return hashlib.blake2b(_encode(content).encode(), digest_size=8).hexdigest()


_encode = json.JSONEncoder(default=str).encode


class EntriesComing:
    """Turns what was found into entries, and says in `remarks` what of it changes or stays behind."""

    def __init__(self, coming: GroupsComing, choices: Choices, remarks: Remarks, made: datetime) -> None:
        self._groups, self._choices, self._remarks, self._made = coming, choices, remarks, made

    def entry(self, found: Imported, source: Source | None) -> Entry:
        """A new entry without its files. Raises BadValue for a text longer than an entry can hold."""
        at = self._moment(found)
        title, body = self._title_and_body(found)
        group_id, meeting_id = self._groups.of_entry(self._choices.group or found.group or "", found.meeting)
        made = Entry(
            id=found.own_id or new_id(), at=at or local(self._made.date()), all_day=found.all_day or at is None,
            title=title, body=body, feelings=tuple(self._feelings(found)), scales=dict(self._scales(found)),
            tags=tuple(self._tags(found)), group_id=group_id, meeting_id=meeting_id, tip_ids=found.tip_ids,
            starred=found.starred, left_out=found.left_out, source=source, created_at=found.created_at or self._made,
            updated_at=found.updated_at or found.created_at or self._made,
        )  # fmt: skip
        return tidied(made)

    def updated(self, old: Entry, found: Imported) -> Entry:
        """An entry that is here, with what its source says now; what belongs to it only here stays."""
        new = self.entry(found, old.source)
        return replace(
            old, at=new.at, all_day=new.all_day, title=new.title, body=new.body, feelings=new.feelings,
            scales=new.scales, tags=new.tags, starred=new.starred, group_id=new.group_id or old.group_id,
            meeting_id=new.meeting_id or old.meeting_id,
        )  # fmt: skip

    def has_words(self, old: Entry, found: Imported) -> bool:
        """Whether an entry that is here has the title and text that were found. Raises BadValue as `entry` does."""
        title, body = self._title_and_body(found)
        new = tidied(replace(old, title=title, body=body))
        return (new.title, new.body) == (old.title, old.body)

    def _moment(self, found: Imported) -> datetime | None:
        try:
            at = None if found.at is None else in_whole_minutes(found.at)
        except ValueError:
            self._remarks.change("an entry", "has a date beyond the calendar; it is dated today")
            return None
        if at is None:
            self._remarks.change("an entry", "has no date; it is dated today")
        return at

    def _title_and_body(self, found: Imported) -> tuple[str, str]:
        title, body = found.title, found.body
        if len(title) > LONGEST_TITLE:
            self._remarks.change("a title", "is too long for one; the whole of it begins the text")
            title, body = title[:LONGEST_TITLE], f"{title}\n\n{body}"
        if self._choices.provenance is not Provenance.MINE and body.strip():
            body = fenced(body, self._choices.provenance)
        return title, body

    def _tags(self, found: Imported) -> Iterator[str]:
        for tag in islice(found.tags, _MOST_NAMES):
            if name := short(tidy_tag(tag), self._remarks):
                yield name
        if len(found.tags) > _MOST_NAMES:
            self._remarks.skip("tags of an entry", f"only its first {_MOST_NAMES:,} come along")

    def _feelings(self, found: Imported) -> Iterator[Feeling]:
        for one in islice(found.feelings, _MOST_NAMES):
            name = short(one.name, self._remarks)
            fits = one.intensity is None or (type(one.intensity) is int and 0 <= one.intensity <= 10)
            if not fits:
                self._remarks.skip("the intensity of a feeling", "its value is not a whole number from 0 to 10")
            if name:
                yield Feeling(name, one.intensity if fits else None)

    def _scales(self, found: Imported) -> Iterator[tuple[str, int]]:
        for key, value in islice(found.scales.items(), _MOST_NAMES):
            if not (name := short(key, self._remarks)) or type(value) is not int or not 0 <= value <= 10:
                self._remarks.skip("a scale", "its value is not a whole number from 0 to 10")
            else:
                yield name, value
