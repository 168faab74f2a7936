"""Reads tables of values separated by commas, semicolons, tabs or bars, as programs in all countries write them."""

import csv
import io
import math
from collections.abc import Iterator
from itertools import islice

from peerjournal.formats.encodings import decoded
from peerjournal.formats.source import Source
from peerjournal.model.errors import FileUnreadable

csv.field_size_limit(64 << 20)  # of one field; Python's own limit is 128 KiB, shorter than a long entry
_DELIMITERS = (",", ";", "\t", "|")
_LOOKED_AT = 40  # rows


class Table:
    """A table with its headings; `rows` may be walked through once."""

    def __init__(self, headings: list[str], rows: Iterator[list[str]]) -> None:
        self.headings, self.rows = headings, rows


def opened(source: Source) -> Table:
    """The table in a single file. Raises FileUnreadable where there is no text or no heading."""
    found = decoded(source.read(source.name))
    if found is None:
        raise FileUnreadable(source.path, "not-text")
    return of_text(found[0])


def of_text(untrusted: str) -> Table:
    """The table in a text. Lines without anything are left out; every value is without white space around it."""
    untrusted = untrusted.removeprefix("\ufeff")
    delimiter = delimiter_of(untrusted)
    if untrusted[:4].lower() == "sep=":  # what Excel writes for itself
        untrusted = untrusted.partition("\n")[2]
    rows = _rows(untrusted, delimiter)
    return Table(next(rows, []), rows)


def of_head(untrusted_head: bytes) -> Table | None:
    """What may be a table, from its first bytes; None where that is no text."""
    found = decoded(_whole_lines(untrusted_head))
    return of_text(found[0]) if found is not None else None


def delimiter_of(untrusted: str) -> str:
    """What separates the values: what gives the most columns in the most rows."""
    head = untrusted[:100_000]
    if head[:4].lower() == "sep=" and len(head) > 4 and head[4] in _DELIMITERS:
        return head[4]
    return max(_DELIMITERS, key=lambda one: _agreement(head, one))


def _agreement(text: str, delimiter: str) -> float:
    rows = list(islice(_rows(text, delimiter), _LOOKED_AT))
    columns = len(rows[0]) if rows else 0
    if columns < 2:
        return 0.0
    return (sum(len(row) == columns for row in rows) / len(rows) + 0.1) * math.sqrt(columns)


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            continue  # a field longer than any entry
        values = [value.strip() for value in row]
        if any(values):
            yield values


def _whole_lines(untrusted_head: bytes) -> bytes:
    """Without what a cut in the middle of a character would leave."""
    at = untrusted_head.rfind(b"\n")
    is_wide = untrusted_head.startswith((b"\xff\xfe", b"\xfe\xff"))
    return untrusted_head if at <= 0 or is_wide else untrusted_head[: at + 1]
