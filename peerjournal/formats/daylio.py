"""Daylio's CSV export, in all its layouts: one row an entry, `full_date,date,weekday,time,mood,activities,...`.

Written after exports of the app from 2018 to 2026 (daylio.net has no specification). Headings may be translated,
columns missing, times in 12 or 24 hours, rows ragged; notes may hold simple HTML. Photos are only in its backup.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice

from peerjournal.formats import headings, tables
from peerjournal.formats.dates import find_day, is_day_first, placed, read_date, read_time
from peerjournal.formats.html import to_markdown
from peerjournal.formats.identity import Identities
from peerjournal.formats.imported import Imported, Remarks, Wishes
from peerjournal.formats.moods import feelings
from peerjournal.formats.source import Source
from peerjournal.model.errors import BadDate, FileUnreadable
from peerjournal.model.text import LONGEST_NAME

NAME = "daylio"
TITLE = "Daylio (CSV)"
_DERIVED = {"weekday", "year"}
_KNOWN = {"date", "time", "mood", "tags", "scales", "title", "text"}
_MARKUP = re.compile(r"<(?:/?(?:br|b|i|u|s|ul|ol|li|p|div|span|font|h\d|strong|em|strike)\b[^<>]*)>|&(?:\w{2,8}|#\d+);")
_LOOKED_AT = 20  # rows
_SCALE = re.compile(r"(.+?):\s*(\d+)\s*/\s*(\d+)\b.*", re.DOTALL)

_ITS_OWN = {"full_date", "activities"}


def recognises(source: Source) -> bool:
    """Whether it is a table with a mood, activities, a date, and what others lack: days of the week, or scales.

    A table that somebody made smaller is known by headings that only Daylio gives.
    """
    if not source.is_file:
        return False
    table = tables.of_head(source.head())
    if table is None:
        return False
    found = headings.columns(table.headings, {}).keys()
    its_own = _ITS_OWN & {one.strip().lower() for one in table.headings}
    return (
        {"mood", "tags"} <= found
        and bool({"weekday", "year", "date"} & found)
        and bool({"weekday", "year", "scales"} & found or its_own)
    )


def read(source: Source, remarks: Remarks, wishes: Wishes) -> Iterator[Imported]:
    """One entry for each row."""
    table = tables.opened(source)
    where = headings.columns(table.headings, wishes.columns)
    if "date" not in where or not {"mood", "text"} & where.keys():
        raise FileUnreadable(source.path, "no-entries")
    if "date" not in wishes.columns and "year" not in where:
        where["date"] = _with_year(table, where["date"])
    day_first = wishes.day_first
    if day_first is None:
        day_first = is_day_first(row[where["date"]] for row in table.rows if len(row) > where["date"])
    ids, some = Identities(), False
    for row in table.rows:
        some = True
        yield _entry(_Row(row, where), table.headings, ids, remarks, wishes, day_first)
    if not some:
        raise FileUnreadable(source.path, "no-entries")


def _with_year(table: tables.Table, column: int) -> int:
    """The column of whole dates: beside it stands one without years, and either may be called Date in a language."""
    some = list(islice(table.rows, _LOOKED_AT))
    columns = [column, *(number for number in range(len(table.headings)) if number != column)]
    shown = {number: [row[number] for row in some if number < len(row) and row[number]] for number in columns}
    return next((number for number in columns if shown[number] and all(map(_is_date, shown[number]))), column)


def _is_date(untrusted_cell: str) -> bool:
    try:
        read_date(untrusted_cell)
    except BadDate:
        return False
    return True


class _Row:
    """One row by the names of its fields; what is missing at its end is ''."""

    def __init__(self, values: Sequence[str], where: dict[str, int]) -> None:
        self.values, self._where = values, where

    def __getitem__(self, field: str) -> str:
        at = self._where.get(field, len(self.values))
        return self.values[at] if at < len(self.values) else ""

    def others(self, titles: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Headings and values of columns that mean nothing here."""
        known = [at for field, at in self._where.items() if field in _KNOWN or field in _DERIVED]
        for number, title in enumerate(titles):
            if number not in known and headings.field_of(title) not in {"date", "weekday", "year"}:
                yield title, self.values[number] if number < len(self.values) else ""


def _entry(
    row: _Row, titles: Sequence[str], ids: Identities, remarks: Remarks, wishes: Wishes, day_first: bool | None
) -> Imported:
    at, has_time = _when(row, remarks, wishes, day_first)
    for title, value in row.others(titles):
        if value:
            remarks.skip(f"column {headings.shown(title)}", "has no place in the journal")
    scales, lines = split_scales(row["scales"], remarks)
    body = [note_markdown(row["text"]), "\n".join(lines)]
    if more := [value for value in row.values[len(titles) :] if value]:
        remarks.change("a row", "has more values than headings; they are added to its text")
        body.extend(note_markdown(value) for value in more)
    return Imported(
        source_id=ids.of(row["date"], row["time"], row["mood"], row["title"], row["text"]),
        at=at,
        all_day=at is not None and not has_time,
        title=row["title"],
        body="\n\n".join(part for part in body if part),
        feelings=feelings(row["mood"], wishes, remarks),
        scales=scales,
        tags=tuple(dict.fromkeys(tag for one in row["tags"].split("|") if (tag := " ".join(one.split())))),
    )


def _when(row: _Row, remarks: Remarks, wishes: Wishes, day_first: bool | None) -> tuple[datetime | None, bool]:
    date = row["date"]
    if row["year"]:
        date = f"{date} {row['year']}"  # the layout of 2018: `2018,18 May,Friday`
    if not date:
        return None, False
    try:
        clock = read_time(row["time"]) if row["time"] else None
        if clock is not None and (day := find_day(date, day_first)) is not None:
            return placed(day[0], clock[0], wishes.zone), True
        moment, has_time = read_date(date, wishes.zone, day_first)
    except BadDate:
        remarks.skip("a date", "can't be read")
        return None, False
    if row["time"]:
        remarks.skip("a time", "can't be read; the entry has its day only")
    return moment, has_time


def note_markdown(untrusted_note: str) -> str:
    """A note as Markdown: from HTML where it has any, else as it is."""
    return to_markdown(untrusted_note) if _MARKUP.search(untrusted_note) else untrusted_note.strip()


def split_scales(untrusted: str, remarks: Remarks) -> tuple[dict[str, int], list[str]]:
    """`Sleep: 8/10 points | Sleep time: 8:00` -> what is a number out of ten, and the rest as lines of text."""
    scales: dict[str, int] = {}
    lines: list[str] = []
    for one in untrusted.split("|"):
        text = " ".join(one.split())
        found = _SCALE.fullmatch(text)
        value, most = (int(found[2][:9]), int(found[3][:9])) if found else (0, 0)
        if found is None or not 0 <= value <= most or most == 0 or len(found[1]) > LONGEST_NAME:
            if text:
                remarks.change("a scale", "is no number out of ten; it is kept as a line of text")
                lines.append(text)
            continue
        if most != 10:
            remarks.change("a scale", "goes to another number than ten; its values are converted")
        scales[found[1].strip()] = round(value * 10 / most)
    return scales, lines
