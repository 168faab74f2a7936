"""Reads tables of values separated by commas, semicolons, tabs or bars, as programs in all countries write them."""

import codecs
import csv
import io
import math
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice

from peerjournal.formats.encodings import decoded, is_binary
from peerjournal.formats.source import Source
from peerjournal.model.errors import FileUnreadable

csv.field_size_limit(64 << 20)  # of one field; Python's own limit is 128 KiB, shorter than a long entry
_DELIMITERS = (",", ";", "\t", "|")
_LOOKED_AT = 40  # rows
_SAMPLE = 100_000  # characters


class Table:
    """A table with its headings; `rows` may be walked through again and again, and is not held in memory."""

    def __init__(self, lines: Callable[[], Iterator[str]], sample: str) -> None:
        self._lines = lines
        self._delimiter = delimiter_of(sample.removeprefix("\ufeff"))
        self.headings = next(self._all(), [])

    @property
    def rows(self) -> Iterator[list[str]]:
        """Every row below the headings that has anything, its values without white space around them."""
        return islice(self._all(), 1, None)

    def _all(self) -> Iterator[list[str]]:
        lines = self._lines()
        first = next(lines, "").removeprefix("\ufeff")
        # What Excel writes for itself is no heading.
        return _rows(lines if first[:4].lower() == "sep=" else chain([first], lines), self._delimiter)


def opened(source: Source) -> Table:
    """The table in a single file. Raises FileUnreadable where there is no text."""
    name = source.name
    if _is_utf8(source, name):
        sample = source.head(name).decode("utf-8", "ignore")
        return Table(lambda: _streamed(source, name), sample)
    found = decoded(source.read(name))
    if found is None:
        raise FileUnreadable(source.path, "not-text")
    return of_text(found[0])


def of_text(untrusted: str) -> Table:
    """The table in a text."""
    return Table(lambda: iter(io.StringIO(untrusted, newline="")), untrusted[:_SAMPLE])


def _is_utf8(source: Source, name: str) -> bool:
    reader = codecs.getincrementaldecoder("utf-8")()
    if is_binary(source.head(name)):
        return False
    with source.open(name) as file:
        try:
            while piece := file.read(1 << 20):
                reader.decode(piece)
            reader.decode(b"", True)
        except UnicodeDecodeError:
            return False
    return True


def _streamed(source: Source, name: str) -> Iterator[str]:
    with io.TextIOWrapper(source.open(name), "utf-8", newline="") as file:
        yield from file


def of_head(untrusted_head: bytes) -> Table | None:
    """What may be a table, from its first bytes; None where that is no text."""
    found = decoded(_whole_lines(untrusted_head))
    return of_text(found[0]) if found is not None else None


def delimiter_of(untrusted_sample: str) -> str:
    """What separates the values: what gives the most columns in the most rows."""
    head = untrusted_sample[:_SAMPLE]
    if head[:4].lower() == "sep=" and head[4:5] in _DELIMITERS:
        return head[4]
    return max(_DELIMITERS, key=lambda one: _agreement(head, one))


def _agreement(text: str, delimiter: str) -> float:
    rows = list(islice(_rows(io.StringIO(text, newline=""), delimiter), _LOOKED_AT))
    columns = len(rows[0]) if rows else 0
    if columns < 2:
        return 0.0
    return (sum(len(row) == columns for row in rows) / len(rows) + 0.1) * math.sqrt(columns)


def _rows(lines: Iterable[str], delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=True)
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
