"""Groups out of a calendar or a list of meetings, chosen one by one; and a group's schedule as a calendar."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from peerjournal.actions import groups
from peerjournal.files import worded, write_whole
from peerjournal.formats import ics, meeting_guide
from peerjournal.formats.imported import NO_WISHES, ImportedGroup, Remarks
from peerjournal.formats.source import Source
from peerjournal.model.errors import BadValue, FileExists, FileMissing, FileUnreadable, NotFound
from peerjournal.model.group import Group
from peerjournal.model.ids import new_id
from peerjournal.model.text import LONGEST_NAME, folded, storable
from peerjournal.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Offer:
    """One group that could be made of a file; `number` counts from 1."""

    number: int
    name: str
    rrule: str
    first_at: datetime | None
    place: str
    online: str


def offered(path: Path) -> list[Offer]:
    """What groups a calendar (.ics) or list of meetings (Meeting Guide) holds. Raises FileMissing, FileUnreadable."""
    return [
        Offer(number, one.name, one.rrule, one.first_at, one.details.get("place", ""), one.details.get("online", ""))
        for number, one in enumerate(_read(path), start=1)
    ]


def take(vault: Vault, path: Path, numbers: Collection[int]) -> list[Group]:
    """Makes groups of what was chosen, all or nothing. Raises NotFound for a number that is not offered, NameTaken."""
    found = dict(enumerate(_read(path), start=1))
    for number in numbers:
        if number not in found:
            raise NotFound("group in this file", str(number))
    with vault.transaction():
        return [groups.save(vault, _group(found[number])) for number in sorted(set(numbers))]


def adopt_schedule(vault: Vault, group_id: str, path: Path, number: int) -> Group:
    """Gives a group that is here the schedule of an offer; its name and everything else stay."""
    found = dict(enumerate(_read(path), start=1))
    if number not in found:
        raise NotFound("group in this file", str(number))
    new = _group(found[number])
    with vault.transaction():
        return groups.save(vault, replace(
            vault.groups.get(group_id), rrule=new.rrule, first_at=new.first_at, zone=new.zone, minutes=new.minutes,
            skipped=new.skipped, extra_at=new.extra_at, pauses=(),
        ))  # fmt: skip


def export(vault: Vault, group_id: str, dest: Path, *, title: str = "Meeting") -> Path:
    """Writes a group's schedule as a calendar with a neutral title. Raises BadValue where it has none, FileExists."""
    group = vault.groups.get(group_id)
    if group.first_at is None:
        raise BadValue("group", "one with a schedule")
    if dest.exists():
        raise FileExists(dest)
    write_whole(dest, ics.write(group, title), replace=False)
    return dest


def name_of(words: str, offers: list[Offer]) -> Offer:
    """The offer of this name (case-folded), or of this number. Raises NotFound."""
    wanted = folded(" ".join(words.split()))
    for one in offers:
        if folded(one.name) == wanted or str(one.number) == words:
            return one
    raise NotFound("group in this file", words)


def _read(path: Path) -> list[ImportedGroup]:
    with worded(path):
        if not path.exists():
            raise FileMissing(path)
        source = Source(path)
        if meeting_guide.recognises(source):
            return list(meeting_guide.read(source, Remarks(), NO_WISHES))
        if ics.recognises(source):
            return ics.chosen(source, Remarks())
    raise FileUnreadable(path, "unknown-format")


def _group(found: ImportedGroup) -> Group:
    name = " ".join(storable(found.name).split())[:LONGEST_NAME].rstrip()
    return Group(new_id(), name or "A meeting", found.rrule, found.first_at, **found.details)
