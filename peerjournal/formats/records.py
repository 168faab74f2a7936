"""Rows and objects whose fields mean what their names say: the common part of the generic CSV and JSON importers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from peerjournal.formats.dates import placed, read_date, read_time
from peerjournal.formats.daylio import note_markdown
from peerjournal.formats.identity import Identities
from peerjournal.formats.imported import Imported, Remarks, Wishes
from peerjournal.formats.moods import feelings
from peerjournal.model.entry import Feeling
from peerjournal.model.errors import BadDate
from peerjournal.model.ids import is_id

FIELDS = frozenset({"date", "time", "title", "text", "tags", "mood", "starred", "group", "id", "updated", "scales"})
_TRUE = frozenset({"true", "yes", "1", "y", "x", "on", "ja", "oui", "sí", "si", "starred", "★", "⭐"})
_PAIR = re.compile(r"(.+?)\s*=\s*(\d{1,2})")


@dataclass(slots=True)
class Reading:
    """What stays the same for all records of a source."""

    remarks: Remarks
    wishes: Wishes
    day_first: bool | None
    ids: Identities = field(default_factory=Identities)

    def entry(
        self, untrusted: Mapping[str, str], more: tuple[str, ...] = (), more_tags: tuple[str, ...] = ()
    ) -> Imported:
        """One record by our names of its fields; `more` are further texts, `more_tags` further cells of tags."""
        at, has_time = self._when(untrusted.get("date", ""), untrusted.get("time", ""))
        title = untrusted.get("title", "")
        body = "\n\n".join(part for part in map(note_markdown, (untrusted.get("text", ""), *more)) if part)
        own = untrusted.get("id", "")
        made = self.ids.of(own, untrusted.get("date", ""), untrusted.get("time", ""), title, body)
        found, scales = self._moods(untrusted.get("mood", ""))
        scales |= dict(_pairs(untrusted.get("scales", "")))
        tags = [tag for cell in (untrusted.get("tags", ""), *more_tags) for tag in split(cell)]
        return Imported(
            source_id=made,
            at=at,
            all_day=at is not None and not has_time,
            title=title,
            body=body,
            feelings=found,
            scales=scales,
            tags=tuple(dict.fromkeys(tags)),
            group=untrusted.get("group") or None,
            starred=untrusted.get("starred", "").strip().lower() in _TRUE,
            own_id=own if is_id(own) else None,
            updated_at=self._moment(untrusted.get("updated", "")),
        )

    def _when(self, day: str, clock: str) -> tuple[datetime | None, bool]:
        if not day:
            return None, False
        try:
            moment, has_time = read_date(day, self.wishes.zone, self.day_first)
            at = read_time(clock) if clock and not has_time else None
            if at is not None:
                return placed(moment.date(), at[0], at[1] or self.wishes.zone), True
        except BadDate:
            self.remarks.skip("a date", "can't be read")
            return None, False
        return moment, has_time

    def _moment(self, text: str) -> datetime | None:
        try:
            return read_date(text, self.wishes.zone, self.day_first)[0] if text else None
        except BadDate:
            return None

    def _moods(self, cell: str) -> tuple[tuple[Feeling, ...], dict[str, int]]:
        number = re.fullmatch(r"(\d|10)(?: ?/ ?10)?", cell)
        if number is not None and cell not in self.wishes.moods:
            self.remarks.change("a mood", "is a number; it is taken as the mood, of ten")
            return (), {"mood": int(number[1])}
        found: list[Feeling] = []
        for one in re.split(r"[;|,]", cell):
            pair = _PAIR.fullmatch(one.strip())
            if pair and int(pair[2]) <= 10:
                found.append(Feeling(pair[1], int(pair[2])))
            else:
                found.extend(feelings(one, self.wishes, self.remarks))
        return tuple(found), {}


def _pairs(cell: str) -> list[tuple[str, int]]:
    found = (_PAIR.fullmatch(one.strip()) for one in re.split(r"[;|]", cell))
    return [(one[1], int(one[2])) for one in found if one is not None and int(one[2]) <= 10 and len(one[1]) <= 200]


def split(cell: str) -> list[str]:
    """The tags in a cell: between ; | or commas, or words that all begin with #; else the whole is one."""
    if "#" in cell and all(word.startswith("#") for word in cell.split()):
        return [word.strip("#,;") for word in cell.split() if word.strip("#,;")]
    sign = next((one for one in (";", "|", ",", "，", "、") if one in cell), "\n")
    return [tag for one in cell.split(sign) if (tag := " ".join(one.strip("[]\"' ").split()))]
