"""Any table with a heading that says date and text, or as a person maps its columns (`Wishes.columns`)."""

import re
from collections.abc import Iterator
from itertools import islice

from peerjournal.formats import headings, tables
from peerjournal.formats.dates import is_day_first, read_date
from peerjournal.formats.imported import Imported, Remarks, Wishes
from peerjournal.formats.records import FIELDS, Reading
from peerjournal.formats.source import Source
from peerjournal.model.errors import BadDate, FileUnreadable

NAME = "csv"
TITLE = "A table (CSV, TSV)"
_UNSURE = re.compile(r"(?<!\d)(0?[1-9]|1[0-2])[-/](0?[1-9]|1[0-2])[-/]\d{2,4}(?!\d)")


def recognises(source: Source) -> bool:
    """Whether its first line has headings for a date and for something to say, and a date is below."""
    if not source.is_file or source.head(most=64).lstrip()[:1] in {b"{", b"[", b"<"}:
        return False
    table = tables.of_head(source.head())
    where = headings.columns(table.headings, {}) if table is not None and len(table.headings) > 1 else {}
    if table is None or "date" not in where or not {"text", "title", "mood", "tags"} & where.keys():
        return False
    return any(len(row) > where["date"] and _is_date(row[where["date"]]) for row in islice(table.rows, 20))


def _is_date(untrusted_cell: str) -> bool:
    try:
        read_date(untrusted_cell)
    except BadDate:
        return False
    return True


def read(source: Source, remarks: Remarks, wishes: Wishes) -> Iterator[Imported]:
    """One entry for each row that has anything."""
    table = tables.opened(source)
    where = headings.columns(table.headings, wishes.columns)
    if not {"text", "title", "mood", "tags"} & where.keys():
        raise FileUnreadable(source.path, "no-entries")
    meaning = {at: field for field, at in where.items() if field in FIELDS}
    for number, heading in enumerate(table.headings):
        field = headings.field_of(heading)
        if number not in meaning and field in {"text", "tags"} and field not in wishes.columns:
            meaning[number] = f"more {field}"
        elif number not in meaning and field in {"date", "weekday", "year"}:
            meaning[number] = "known"
    reading = Reading(remarks, wishes, _order(table, where.get("date"), wishes, remarks))
    some = False
    for row in table.rows:
        fields = {field: row[at] for at, field in meaning.items() if at < len(row) and not field.startswith("more")}
        more = tuple(row[at] for at, field in meaning.items() if field == "more text" and at < len(row) and row[at])
        tags = tuple(row[at] for at, field in meaning.items() if field == "more tags" and at < len(row))
        for number, value in enumerate(row):
            if value and number not in meaning:
                title = table.headings[number] if number < len(table.headings) else ""
                remarks.skip(f"column {headings.shown(title)}" if title else "a value without a heading", _NO_PLACE)
        some = True
        yield reading.entry(fields, more, tags)
    if not some:
        raise FileUnreadable(source.path, "no-entries")


_NO_PLACE = "has no place in the journal; map it to bring it along"


def _order(table: tables.Table, column: int | None, wishes: Wishes, remarks: Remarks) -> bool | None:
    """Whether days stand before months: as wished, else as the whole column shows, else said in the report."""
    if wishes.day_first is not None or column is None:
        return wishes.day_first
    shown = is_day_first(row[column] for row in table.rows if column < len(row))
    if shown is None and any(_UNSURE.search(row[column]) for row in table.rows if column < len(row)):
        remarks.change("dates like 03/04/2020", "are read with the day first; nothing in the file tells")
    return shown
