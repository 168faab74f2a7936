"""What a person does with entries: write, change, read, page through, and go back to an earlier state."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from peerjournal.model.damage import Damaged
from peerjournal.model.entry import Entry, Feeling, Revision
from peerjournal.model.errors import BadValue, NotFound
from peerjournal.model.filters import EntryFilter, EntryPage
from peerjournal.model.ids import new_id
from peerjournal.model.moments import now
from peerjournal.vault.marks import FEELING, TAG
from peerjournal.vault.vault import Vault

LONGEST_NAME = 200  # characters of a tag, a feeling or a scale's key
LONGEST_TITLE = 2_000
LONGEST_BODY = 20_000_000


def new(*, at: datetime | None = None, **fields: Any) -> Entry:
    """A fresh entry of this moment, not yet saved."""
    return Entry(id=new_id(), at=at or now(), **fields)


def save(vault: Vault, entry: Entry) -> Entry:
    """Saves a new or changed entry, durably; what it was before stays as a revision. Gives it as stored.

    Raises BadValue, RowDamaged (a damaged entry is never covered), NotFound for a group or meeting that is not there.
    """
    tidy = tidied(entry)
    with vault.transaction():
        old = vault.entries.find(entry.id)
        if old is None:
            stored = replace(tidy, created_at=tidy.created_at or now(), updated_at=tidy.updated_at or now())
        else:
            before = vault.entries.whole(old)
            stored = replace(tidy, created_at=before.created_at, updated_at=before.updated_at)
            if stored == before:
                return before
            stored = replace(stored, updated_at=now())
            vault.revisions.add(new_id(), before, stored.updated_at)
        if stored.group_id is not None:
            vault.groups.get(stored.group_id)
        if stored.meeting_id is not None:
            vault.meetings.get(stored.meeting_id)
        vault.entries.put(stored)
    return stored


def get(vault: Vault, id: str) -> Entry:
    """The entry with this id, or whose id begins so; also from the trash. Raises NotFound, Ambiguous, RowDamaged."""
    return vault.entries.get(id)


def page(
    vault: Vault, where: EntryFilter = EntryFilter(), *, limit: int = 50, before: int | None = None,
    after: int | None = None, offset: int = 0, oldest_first: bool = False,
) -> EntryPage:  # fmt: skip
    """Entries that are not in the trash, newest first unless said otherwise; go on from the last row's key."""
    return vault.entries.rows(where, limit=limit, before=before, after=after, offset=offset, oldest_first=oldest_first)


def count(vault: Vault, where: EntryFilter = EntryFilter()) -> int:
    """How many entries a filter lets through."""
    return vault.entries.count_where(where)


def days(vault: Vault, first: date, last: date) -> dict[date, int]:
    """The days between two (both included) on which something was written, and how many entries each has."""
    found = vault.entries.days(first.toordinal(), last.toordinal())
    return {date.fromordinal(day): number for day, number in found.items()}


def tags(vault: Vault) -> list[tuple[str, int]]:
    """All tags with the number of their entries, most used first."""
    return vault.marks.counted(TAG)


def feelings(vault: Vault) -> list[tuple[str, int]]:
    """All feelings with the number of their entries, most used first."""
    return vault.marks.counted(FEELING)


def history(vault: Vault, id: str) -> list[Revision | Damaged]:
    """The earlier states of an entry, oldest first."""
    return vault.revisions.of(vault.entries.get(id).id)


def restore_revision(vault: Vault, id: str, number: int) -> Entry:
    """Makes an earlier state the present one; the present one becomes a revision. Raises NotFound."""
    with vault.transaction():
        entry = vault.entries.get(id)
        for revision in vault.revisions.of(entry.id):
            if not isinstance(revision, Damaged) and revision.number == number:
                return save(vault, replace(revision.entry, trashed_at=entry.trashed_at))
    raise NotFound("revision", str(number))


def tidied(entry: Entry) -> Entry:
    """The entry as it may be stored: names trimmed and given once, values in range. Raises BadValue."""
    if len(entry.title) > LONGEST_TITLE:
        raise BadValue("title", f"at most {LONGEST_TITLE:,} characters")
    if len(entry.body) > LONGEST_BODY:
        raise BadValue("text", f"at most {LONGEST_BODY:,} characters")
    tags: dict[str, str] = {}
    for tag in entry.tags:
        name = tidy_name("tag", tag.removeprefix("#"))
        tags.setdefault(name.casefold(), name)
    feelings: dict[str, Feeling] = {}
    for feeling in entry.feelings:
        name = tidy_name("feeling", feeling.name)
        feelings[name.casefold()] = Feeling(name, in_range("feeling", feeling.intensity))
    scales = {tidy_name("scale", key): in_range("scale", value) for key, value in entry.scales.items()}
    return replace(
        entry, title=storable(" ".join(entry.title.split())), body=storable(entry.body), tags=tuple(tags.values()),
        feelings=tuple(feelings.values()), scales={key: scales[key] for key in sorted(scales)},
        at=storable_moment(entry.at),
    )  # fmt: skip


def tidy_name(what: str, name: str) -> str:
    """A short name without white space around it or line breaks in it. Raises BadValue for an empty or long one."""
    tidy = storable(" ".join(name.split()))
    if not tidy or len(tidy) > LONGEST_NAME:
        raise BadValue(what, f"1 to {LONGEST_NAME} characters")
    return tidy


def in_range(what: str, value: int | None) -> Any:
    """The value itself if it is None or 0 to 10. Raises BadValue."""
    if value is not None and (type(value) is not int or not 0 <= value <= 10):
        raise BadValue(what, "0 to 10")
    return value


def storable(text: str) -> str:
    """A text that UTF-8 can hold: a lone surrogate, which means nothing by itself, becomes U+FFFD."""
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace") if not text.isascii() else text


def storable_moment(moment: datetime) -> datetime:
    """A moment with an offset of whole minutes. Raises BadValue without any."""
    offset = moment.utcoffset()
    if offset is None:
        raise BadValue("time", "a time with its offset from UTC")
    return moment if not offset.seconds % 60 and not offset.microseconds else moment.astimezone(tz=None)
