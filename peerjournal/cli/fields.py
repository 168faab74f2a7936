"""The fields of an entry as options, for `log` and `edit` alike."""

import dataclasses
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, TypeVar

import click

from peerjournal.actions import attachments, groups
from peerjournal.actions.vaults import Vault
from peerjournal.cli import values
from peerjournal.model import moments
from peerjournal.model.entry import Entry, Feeling
from peerjournal.model.group import Meeting

LATEST = "latest"
_F = TypeVar("_F", bound=Callable[..., Any])


def _meeting(untrusted: str) -> str | tuple[datetime, bool]:
    return untrusted if untrusted in ("", LATEST) else values.moment(untrusted)


_OPTIONS = (
    click.option("--title", metavar="T", type=values.text),
    click.option("--at", metavar="ISO", type=values.moment, help="When it was. A new entry is of now if left out."),
    click.option(
        "--feeling",
        metavar="NAME[=0..10]",
        multiple=True,
        type=values.feeling,
        help="May be given more than once.",
    ),
    click.option("--scale", metavar="KEY=0..10", multiple=True, type=values.scale, help="Like hope=7."),
    click.option("--tag", metavar="T", multiple=True, type=values.text),
    click.option("--group", metavar="NAME", type=values.text),
    click.option(
        "--meeting",
        metavar="ISO|latest",
        type=_meeting,
        help="The group's meeting this belongs to, by its time, or the one that was last.",
    ),
    click.option("--star/--no-star", default=None, help="Mark it, to find it again."),
    click.option("--attach", metavar="FILE", multiple=True, help="A file to keep with it."),
)


def entry_options(function: _F) -> _F:
    """Adds every field's option; the function receives them as keyword arguments."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def anything(given: dict[str, Any]) -> bool:
    """Whether one of the fields was said."""
    return any(value is not None and value != () for value in given.values())


def content(given: dict[str, Any]) -> bool:
    """Whether one of the fields was given something: an empty value clears, and a new entry has nothing to clear."""
    return any(any(value) if isinstance(value, tuple) else value not in (None, "") for value in given.values())


def save(
    vault: Vault,
    entry: Entry,
    *,
    title: str | None,
    at: tuple[datetime, bool] | None,
    feeling: Sequence[Feeling | None],
    scale: Sequence[tuple[str, int] | None],
    tag: Sequence[str],
    group: str | None,
    meeting: str | tuple[datetime, bool] | None,
    star: bool | None,
    attach: Sequence[str],
) -> Entry:
    """Saves the entry with the fields that were given; what may come more than once takes the old one's place.

    To be called within `vaults.together`, as a meeting may have to be put down first. Raises NotFound for a group or
    meeting, FileMissing and FileUnreadable for a file.
    """
    changes: dict[str, Any] = {}
    if title is not None:
        changes["title"] = title
    if at is not None:
        changes["at"], changes["all_day"] = at[0], not at[1]
    if feeling:
        changes["feelings"] = tuple({one.name: one for one in feeling if one}.values())
    if scale:
        changes["scales"] = dict(one for one in scale if one)
    if tag:
        changes["tags"] = tuple(dict.fromkeys(one.strip() for one in tag if one.strip()))
    if star is not None:
        changes["starred"] = star
    if group is not None:
        changes["group_id"] = groups.find(vault, group).id if group else None
        changes["meeting_id"] = None
    files = [values.file(one) for one in attach]
    if meeting is not None:
        changes |= _meeting_fields(vault, changes.get("group_id", entry.group_id), meeting)
    return attachments.attach_all(vault, dataclasses.replace(entry, **changes), files)


def _meeting_fields(vault: Vault, group_id: str | None, meeting: str | tuple[datetime, bool]) -> dict[str, str | None]:
    if meeting == "":
        return {"meeting_id": None}
    if isinstance(meeting, str):
        found = groups.latest_meeting(vault, group_id, moments.now())
    elif group_id is None:
        raise click.UsageError("--meeting with a time needs --group: whose meeting was it?")
    else:
        found = _meeting_at(vault, group_id, *meeting)
    return {"meeting_id": found.id, "group_id": found.group_id}


def _meeting_at(vault: Vault, group_id: str, at: datetime, has_time: bool) -> Meeting:
    """The meeting at a moment; with a day alone, one that was put down for that day."""
    if not has_time:
        for one in groups.meetings(vault, group_id):
            if isinstance(one, Meeting) and one.at.date() == at.date():
                return one
    return groups.meeting_at(vault, group_id, at)
