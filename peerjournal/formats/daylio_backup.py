"""Daylio's backup (`.daylio`): a zip with JSON in base64, photos and sounds; also that JSON by itself.

Written after backups of versions 15 to 19 and the readers `daylio` (Rust, github.com/guekka/daylio-tools) and
daylio-to-markdown. Months count from 0; `datetime` is milliseconds UTC, `timeZoneOffset` milliseconds. Left out and
named: goals, reminders, templates, important days, achievements.
"""

import base64
import binascii
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta, timezone
from datetime import date as day_of
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from peerjournal.formats.base64_file import Base64File
from peerjournal.formats.dates import of_epoch, placed
from peerjournal.formats.daylio import note_markdown
from peerjournal.formats.identity import Identities
from peerjournal.formats.imported import Imported, ImportedFile, Remarks, Wishes
from peerjournal.formats.json_pieces import JsonReader, Member
from peerjournal.formats.json_text import BadJson, load, number, text
from peerjournal.formats.moods import feelings
from peerjournal.formats.source import LARGEST_TEXT, Source
from peerjournal.formats.text_pieces import pieces_of
from peerjournal.model.errors import BadDate, FileUnreadable

NAME = "daylio-backup"
TITLE = "Daylio (backup)"
_INSIDE = "backup.daylio"
_GROUPS = {1: "rad", 2: "good", 3: "meh", 4: "bad", 5: "awful"}  # the five moods that the app begins with
_LEFT_OUT = {
    "goals": "a goal", "goalEntries": "a goal's day", "reminders": "a reminder", "writingTemplates": "a template",
    "importantDays": "an important day", "important_days": "an important day",
}  # fmt: skip


def recognises(source: Source) -> bool:
    """Whether it holds `backup.daylio`, or begins as its JSON does, in base64 or plain."""
    if not source.is_file:
        return _inside(source) is not None
    head = source.head().removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"eyJ"):  # '{"' in base64
        head = _plain(head[: len(head) // 4 * 4]) or b""
    return head.startswith(b"{") and (
        any(key in head for key in (b'"customMoods"', b'"dayEntries"')) or b'"isReminderOn"' in head
    )


def read(source: Source, remarks: Remarks, wishes: Wishes) -> Iterator[Imported]:
    """The entries, oldest or newest first as the app wrote them."""
    backup = _Backup(source, remarks, wishes)
    some = False
    try:
        for key, _, untrusted in _members(source):
            backup.learn(key or "", untrusted)
        for key, _, untrusted in _members(source):
            if key == "dayEntries" and isinstance(untrusted, dict):
                some = True
                yield backup.entry(untrusted)
    except BadJson:
        raise FileUnreadable(source.path, "no-entries") from None
    if not some:
        raise FileUnreadable(source.path, "no-entries")


def _members(source: Source) -> Iterator[Member]:
    """What the lists of the JSON hold, wherever that lies."""
    name = _inside(source) or source.name
    if source.size(name) > LARGEST_TEXT:
        raise FileUnreadable(source.path, "too-large")
    is_plain = source.head(name).removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")

    def opened() -> BinaryIO:
        file = source.open(name)
        return file if is_plain else Base64File(file)

    pieces = pieces_of(opened, source.path)
    if pieces is None:
        raise BadJson("not text")
    return JsonReader(pieces).members()


def _inside(source: Source) -> str | None:
    if source.is_file:
        return None
    return next((name for name in source.names if PurePosixPath(name).name == _INSIDE), None)


def _plain(untrusted: bytes) -> bytes | None:
    try:
        return base64.b64decode(b"".join(untrusted.split()))
    except (binascii.Error, ValueError):
        return None


class _Backup:
    """What the entries refer to by number: moods, activities, files."""

    def __init__(self, source: Source, remarks: Remarks, wishes: Wishes) -> None:
        self._source, self._remarks, self._wishes = source, remarks, wishes
        self._ids = Identities()
        self._moods: dict[int | None, str] = {}
        self._tags: dict[int | None, str] = {}
        self._assets: dict[int | None, tuple[str, str]] = {}
        self._files = {PurePosixPath(name).stem: name for name in source.names} if not source.is_file else {}

    def learn(self, key: str, untrusted: Any) -> None:
        """Keeps what entries refer to, which may stand before or behind them."""
        if not isinstance(untrusted, dict):
            return
        if key == "customMoods":
            self._moods[number(untrusted, "id")] = _mood(untrusted)
        elif key == "tags":
            self._tags[number(untrusted, "id")] = text(untrusted, "name")
        elif key == "assets":
            described = text(untrusted, "checksum", "name"), _asset_name(untrusted)
            self._assets[number(untrusted, "id")] = described
        elif key in _LEFT_OUT:
            self._remarks.skip(_LEFT_OUT[key], "has no place in the journal")

    def entry(self, untrusted: dict[str, Any]) -> Imported:
        """One of `dayEntries`."""
        at = self._when(untrusted)
        own = number(untrusted, "id")
        title, note = text(untrusted, "note_title"), note_markdown(text(untrusted, "note"))
        id = self._ids.unique(str(own)) if own is not None else self._ids.of(str(at), title, note)
        mood = number(untrusted, "mood")
        if mood is not None and mood not in self._moods and mood not in _GROUPS:
            self._remarks.skip("a mood", "is not described in the backup")
        return Imported(
            source_id=id,
            at=at,
            title=title,
            body=note,
            feelings=feelings(self._moods.get(mood) or _GROUPS.get(mood or 0, ""), self._wishes, self._remarks),
            tags=tuple(dict.fromkeys(self._named(untrusted.get("tags")))),
            files=tuple(self._attached(untrusted.get("assets"))),
        )

    def _when(self, untrusted: dict[str, Any]) -> datetime | None:
        """By the clock on the wall, which is what the app shows; else by the moment it was saved for."""
        year, month, day = (number(untrusted, key) for key in ("year", "month", "day"))
        hour, minute = number(untrusted, "hour"), number(untrusted, "minute")
        moment, offset = number(untrusted, "datetime"), number(untrusted, "timeZoneOffset")
        try:
            zone = timezone(timedelta(minutes=round(offset / 60_000))) if offset is not None else None
            if year is None or month is None or day is None:
                return of_epoch(moment / 1000, zone or self._wishes.zone) if moment is not None else None
            clock = time(hour or 0, minute or 0)
            # Seconds are only in the moment; they tell entries of the same minute apart.
            if zone is not None and moment is not None:
                exact = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=moment)).astimezone(zone)
                if (exact.date(), exact.hour, exact.minute) == (day_of(year, month + 1, day), clock.hour, clock.minute):
                    return exact
            return placed(day_of(year, month + 1, day), clock, zone or self._wishes.zone)
        except (ValueError, OverflowError, BadDate):
            self._remarks.skip("a date", "is out of range")
            return None

    def _named(self, untrusted: Any) -> Iterator[str]:
        for one in untrusted if isinstance(untrusted, list) else []:
            name = self._tags.get(one if isinstance(one, int) else number({"": one}, ""), "")
            if name:
                yield name
            else:
                self._remarks.skip("an activity", "is not described in the backup")

    def _attached(self, untrusted: Any) -> Iterator[ImportedFile]:
        for one in untrusted if isinstance(untrusted, list) else []:
            id = one if isinstance(one, int) else number(one, "id")
            checksum, named = self._assets.get(id, ("", ""))
            inside = self._files.get(checksum, "")
            name = named or PurePosixPath(inside).name or "photo"
            yield ImportedFile(name, source=self._source if inside else None, inside=inside)


def _mood(untrusted: dict[str, Any]) -> str:
    custom = text(untrusted, "custom_name").strip()
    if custom:
        return custom
    return _GROUPS.get(number(untrusted, "predefined_name_id") or number(untrusted, "mood_group_id") or 0, "")


def _asset_name(untrusted_asset: dict[str, Any]) -> str:
    """The name that the phone gave to a photo, where the backup keeps it."""
    try:
        named = text(load(text(untrusted_asset, "android_metadata") or "{}"), "Name", "name")
    except BadJson:
        named = ""
    return PurePosixPath(named.replace("\\", "/")).name
