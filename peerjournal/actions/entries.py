"""What a person does with entries: write, change, read, page through, and go back to an earlier state."""

import re
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from peerjournal.actions import agreements, links
from peerjournal.actions.vaults import Progress, no_progress
from peerjournal.model.damage import Damaged
from peerjournal.model.entry import Entry, Feeling
from peerjournal.model.errors import BadValue, NotFound
from peerjournal.model.filters import EntryFilter, EntryPage
from peerjournal.model.ids import new_id
from peerjournal.model.moments import in_whole_minutes, now
from peerjournal.model.revision import Revision
from peerjournal.model.text import LONGEST_NAME as LONGEST_NAME  # for the faces, as the other limits are
from peerjournal.model.text import folded, storable, tidy_tag
from peerjournal.vault.marks import FEELING, TAG
from peerjournal.vault.tables import load
from peerjournal.vault.vault import Vault

load("entries", "groups")

_AT_ONCE = 5_000  # entries whose days are counted together: two milliseconds
LONGEST_TITLE = 2_000
LONGEST_BODY = 20_000_000
# A title is one line. Spaces within it are the person's: Japanese ones are as wide as a character.
_LINE_ENDS = re.compile(r"\s*[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]\s*")


def new(*, at: datetime | None = None, **fields: Any) -> Entry:
    """A fresh entry of this moment, not yet saved."""
    return Entry(id=new_id(), at=at or now(), **fields)


def save(vault: Vault, entry: Entry) -> Entry:
    """Saves a new or changed entry, durably; what was written before stays as a revision. Gives it as stored.

    Raises BadValue, RowDamaged (a damaged entry is never covered), NotFound for a group or meeting that is not there.
    """
    tidy = tidied(entry)
    with vault.transaction():
        old = vault.entries.find(entry.id)
        before = None if old is None else vault.entries.whole(old)
        if before is None:
            stored = replace(tidy, created_at=tidy.created_at or now(), updated_at=tidy.updated_at or now())
        else:
            stored = replace(tidy, created_at=before.created_at, updated_at=before.updated_at)
            # Not `==`, to which moments are the same that are so in UTC: the offset, and so the day, may have changed.
            if vault.entries.to_values(stored) == vault.entries.to_values(before):
                return before
            stored = replace(stored, updated_at=now())
            # A star is no other state of what was written: going back would only take the star away.
            marked = replace(before, starred=stored.starred, left_out=stored.left_out, updated_at=stored.updated_at)
            if vault.entries.to_values(stored) != vault.entries.to_values(marked):
                vault.revisions.add(new_id(), before, stored.updated_at)
        agreements.check_entry(vault, stored, before)
        links.check(vault.groups, stored.group_id, before.group_id if before else None)
        links.check(vault.meetings, stored.meeting_id, before.meeting_id if before else None)
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


def days(vault: Vault, first: date, last: date, where: EntryFilter = EntryFilter()) -> dict[date, int]:
    """The days between two (both included) on which something was written, and how many entries each has.

    With `where` only the entries that a filter lets through count.
    """
    found = vault.days.between(first.toordinal(), last.toordinal(), where)
    return {date.fromordinal(day): number for day, number in found.items()}


def day_numbers(vault: Vault, where: EntryFilter = EntryFilter(), progress: Progress = no_progress) -> dict[int, int]:
    """All days as `days`, each by its number in the calendar (`date.toordinal`): for those who have thousands.

    Those of some thousand entries at a time, with a report after each; with files or aliases asked for, at once.
    """
    first, last = (day.toordinal() for day in (where.first_day or date.min, where.last_day or date.max))
    if where.has_attachment or where.aliases:
        return vault.days.between(first, last, where)
    found: dict[int, int] = {}
    while first <= last:
        end = min(vault.days.behind(first, _AT_ONCE) or last, last)
        found |= vault.days.between(first, end, where)
        first = end + 1
        progress(len(found), 0)
    return found


def tags(vault: Vault) -> list[tuple[str, int]]:
    """All tags, most used of late first, with how many of the latest marks they are: in most journals of all."""
    return vault.marks.counted(TAG)


def feelings(vault: Vault) -> list[tuple[str, int]]:
    """All feelings, as `tags`."""
    return vault.marks.counted(FEELING)


def history(vault: Vault, id: str) -> list[Revision | Damaged]:
    """The earlier states of an entry, oldest first."""
    return vault.revisions.of(vault.entries.get(id).id)


def restore_revision(vault: Vault, id: str, number: int) -> Entry:
    """Makes an earlier state the present one; the present one becomes a revision.

    Links to a group or meeting that is gone for good are left out; whether the entry comes up by itself on its day of
    other years stays as it is. Raises NotFound, RowDamaged.
    """
    with vault.transaction():
        entry = vault.entries.get(id)
        revisions = vault.revisions.of(entry.id)
        for revision in revisions:
            if not isinstance(revision, Damaged) and revision.number == number:
                old = replace(
                    revision.entry, trashed_at=entry.trashed_at, left_out=entry.left_out,
                    group_id=links.kept(vault.groups, revision.entry.group_id),
                    meeting_id=links.kept(vault.meetings, revision.entry.meeting_id),
                )  # fmt: skip
                return save(vault, old)
        for revision in revisions:
            vault.revisions.whole(revision)  # the one that was asked for may be one that can't be read
    raise NotFound("revision", str(number))


def tidied(entry: Entry) -> Entry:
    """The entry as it may be stored: names trimmed and given once, values in range. Raises BadValue."""
    if len(entry.title) > LONGEST_TITLE:
        raise BadValue("title", f"at most {LONGEST_TITLE:,} characters")
    if len(entry.body) > LONGEST_BODY:
        raise BadValue("text", f"at most {LONGEST_BODY:,} characters")
    tags: dict[str, str] = {}
    for tag in entry.tags:
        name = tidy_name("tag", tidy_tag(tag))
        tags.setdefault(folded(name), name)
    scales = {tidy_name("scale", key): in_range("scale", value) for key, value in entry.scales.items()}
    title = storable(_LINE_ENDS.sub(" ", entry.title).strip())
    body, feelings, at = storable(entry.body), tidy_feelings(entry.feelings), storable_moment(entry.at)
    if (
        title == entry.title and body == entry.body and at is entry.at and tuple(tags.values()) == entry.tags
        and feelings == entry.feelings and sorted(scales) == list(entry.scales)
    ):  # fmt: skip
        return entry  # most are, and an import has a hundred thousand
    return replace(
        entry, title=title, body=body, tags=tuple(tags.values()), feelings=feelings,
        scales={key: scales[key] for key in sorted(scales)}, at=at,
    )  # fmt: skip


def tidy_feelings(feelings: tuple[Feeling, ...]) -> tuple[Feeling, ...]:
    """Each feeling once, as it was given last. Raises BadValue."""
    tidy: dict[str, Feeling] = {}
    for feeling in feelings:
        name = tidy_name("feeling", feeling.name)
        tidy[folded(name)] = Feeling(name, in_range("feeling", feeling.intensity))
    return tuple(tidy.values())


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


def storable_moment(moment: datetime) -> datetime:
    """A moment with an offset of whole minutes. Raises BadValue without any, and beyond the years 1 to 9999 in UTC."""
    try:
        return in_whole_minutes(moment)
    except ValueError:
        raise BadValue("time", "a time with its offset from UTC, in the years 1 to 9999") from None
