"""Lists of meetings as a table: the CSV of the plugin 12 Step Meeting List (github.com/code4recovery, template.csv).

Its columns are the fields of the Meeting Guide format under other names, and what is left behind is the same.
"""

from collections.abc import Iterator
from typing import Any

from peerjournal.formats import tables
from peerjournal.formats.imported import ImportedGroup, Remarks, Wishes
from peerjournal.formats.meeting_guide import DAY_NAMES, groups
from peerjournal.formats.source import Source
from peerjournal.model.errors import FileUnreadable

NAME = "meeting-csv"
TITLE = "List of meetings (CSV)"
_MUST = {"time", "day", "name", "types", "location"}
_FIELDS = {"website": "url", "address": "formatted_address"}


def recognises(source: Source) -> bool:
    """A table with the headings of a list of meetings."""
    table = tables.of_head(source.head()) if source.is_file else None
    return table is not None and {_field(one) for one in table.headings} >= _MUST


def read(source: Source, remarks: Remarks, wishes: Wishes) -> Iterator[ImportedGroup]:
    """Every row as a group that meets weekly. Raises FileUnreadable when there are none."""
    del wishes
    table = tables.opened(source)
    fields = [_FIELDS.get(name := _field(one), name) for one in table.headings]
    rows = [_object(dict(zip(fields, row, strict=False))) for row in table.rows]
    if not rows:
        raise FileUnreadable(source.path, "no-entries")
    yield from groups(rows, remarks)


def _field(heading: str) -> str:
    return "_".join(heading.strip().casefold().split())


def _object(row: dict[str, str]) -> dict[str, Any]:
    """The row as the JSON form has it: days as numbers from Sunday on, and nothing where nothing was written."""
    named = [number for number, name in enumerate(DAY_NAMES) if name.casefold() in row.get("day", "").casefold()]
    return {name: value for name, value in row.items() if value} | {"day": named}
