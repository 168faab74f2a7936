"""Our own table (`csv_export`) on its way back in, also after a spreadsheet has saved it: its entries keep their ids.

Lost: spaces around a text, what the export itself had no column for, and the bounds of a name that has `; ` in it.
"""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from peerjournal.formats import tables
from peerjournal.formats.csv_export import COLUMNS, unguarded
from peerjournal.formats.identity import Identities
from peerjournal.formats.imported import Imported, Remarks, Wishes
from peerjournal.formats.jsonl import place
from peerjournal.formats.own_form import Empty, entry
from peerjournal.formats.source import Source
from peerjournal.model.errors import BadDate, FileUnreadable

NAME = "peerjournal-csv"
TITLE = "PeerJournal, a table (CSV)"
_VALUED = re.compile(r"(.+)=(\d{1,2})", re.DOTALL)
_FILE = re.compile(r"(.*) \([0-9a-f]{2}/([0-9a-f]{64})\)", re.DOTALL)


def recognises(source: Source) -> bool:
    """Whether its headings are all of ours, in their order; the last three were not always there."""
    table = tables.of_head(source.head()) if source.is_file else None
    return table is not None and tuple(table.headings) in {COLUMNS, COLUMNS[:-3]}


def read(source: Source, remarks: Remarks, wishes: Wishes) -> Iterator[Imported]:
    """One entry a row. Raises FileUnreadable when there are none."""
    del wishes  # our own form leaves nothing open
    seen, some = Identities(), False

    table = tables.opened(source)
    for number, row in enumerate(table.rows, start=1):
        cells = dict(zip(table.headings, map(unguarded, row), strict=False))
        try:
            yield entry(_form(cells), seen, partial(place, source), remarks)
        except (Empty, BadDate):
            remarks.skip(f"row {number}", "holds no entry that can be read")
            continue
        some = True
    if not some:
        raise FileUnreadable(source.path, "no-entries")


def _form(cells: Mapping[str, str]) -> dict[str, Any]:
    """The row in the form that JSON exports have."""
    same = ("id", "at", "title", "group", "meeting", "created_at", "updated_at")
    pairs = [_pair(one) for one in _several(cells, "feelings")]
    return {
        **{key: cells[key] for key in same if cells.get(key)},
        "body": cells.get("text", ""),
        "all_day": not cells.get("time"),
        "feelings": [{"name": name, "intensity": value} for name, value in pairs],
        "scales": {name: value for name, value in map(_pair, _several(cells, "scales")) if value is not None},
        "tags": _several(cells, "tags"),
        "starred": bool(cells.get("starred")),
        "tips": _several(cells, "tips"),
        "left_out": bool(cells.get("left_out")),
        "source": dict(zip(("format", "id"), cells.get("source", "").split(" ", 1), strict=False)),
        "attachments": [
            {"name": found[1], "sha256": found[2]} if (found := _FILE.fullmatch(one)) else {"name": one}
            for one in _several(cells, "attachments")
        ],
    }


def _several(cells: Mapping[str, str], column: str) -> list[str]:
    return [one for one in cells.get(column, "").split("; ") if one]


def _pair(untrusted: str) -> tuple[str, int | None]:
    found = _VALUED.fullmatch(untrusted)
    return (found[1], int(found[2])) if found and int(found[2]) <= 10 else (untrusted, None)
