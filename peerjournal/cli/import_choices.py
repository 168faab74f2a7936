"""What a person can say about a source in the terminal, turned into the choices of an import."""

import json
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from peerjournal.actions import imports
from peerjournal.cli import secrets
from peerjournal.model.errors import BadValue, FileUnreadable
from peerjournal.model.provenance import Provenance

_LONGEST_MAP = 1 << 20  # characters


def choices(
    *, map_mood: str | None, source_passphrase_file: str | None, columns: str | None, day_first: bool | None,
    zone: str | None, provenance: str, group: str | None, update: bool,
) -> imports.Choices:  # fmt: skip
    """The options as they were typed. Raises FileMissing, FileUnreadable, NotAllowed, BadValue."""
    wishes = imports.Wishes(
        password=secrets.first_line(source_passphrase_file) if source_passphrase_file else "",
        moods=_moods(map_mood) if map_mood else {},
        columns=_columns(columns) if columns else {},
        day_first=day_first,
        zone=_zone(zone) if zone else None,
    )
    return imports.Choices(wishes, Provenance(provenance), group or "", update)


def _moods(name: str) -> dict[str, tuple[str, int | None]]:
    """JSON `{mood: feeling}` or `{mood: [feeling, 0..10]}`, or lines `mood=feeling` or `mood=feeling=0..10`."""
    untrusted_text = secrets.whole_text(name)[:_LONGEST_MAP]
    found: dict[str, tuple[str, int | None]] = {}
    if untrusted_text.lstrip().startswith("{"):
        try:
            untrusted = json.loads(untrusted_text)
        except (ValueError, RecursionError):
            raise FileUnreadable(Path(name), "it is not valid JSON") from None
        for mood, feeling in untrusted.items():
            _add(found, name, mood, *(feeling if isinstance(feeling, list) else (feeling,)))
        return found
    for number, line in enumerate(untrusted_text.splitlines(), start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            mood, equals, rest = line.partition("=")
            feeling, _, intensity = rest.partition("=")
            if not equals:
                raise FileUnreadable(Path(name), "a line is not written as mood=feeling", number)
            _add(found, name, mood, feeling, intensity.strip() or None, line=number)
    return found


def _add(
    found: dict[str, tuple[str, int | None]], name: str, mood: str, feeling: object = "", intensity: object = None,
    *rest: object, line: int | None = None,
) -> None:  # fmt: skip
    fits = intensity is None or (str(intensity).isascii() and str(intensity).isdigit() and int(str(intensity)) <= 10)
    if rest or not isinstance(feeling, str | None) or not fits:
        raise FileUnreadable(Path(name), "a mood's feeling is a name, with a whole number from 0 to 10 or none", line)
    to = ((feeling or "").strip(), None if intensity is None else int(str(intensity)))
    found[" ".join(mood.split())] = found[" ".join(mood.split()).casefold()] = to


def _columns(text: str) -> dict[str, str]:
    """`date=Day,text=Notes` -> our field and the column's heading there."""
    pairs = [one.partition("=") for one in text.split(",") if one.strip()]
    if not pairs or not all(equals and ours.strip() and theirs.strip() for ours, equals, theirs in pairs):
        raise BadValue("columns", "written like date=Day,text=Notes")
    return {ours.strip().casefold(): theirs.strip() for ours, _, theirs in pairs}


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, ZoneInfoNotFoundError):
        raise BadValue("zone", "the name of a time zone, like Europe/Berlin") from None
