"""Reads a long JSON document piece by piece: what its lists and objects hold, one after another.

The standard library's reader is handed one value at a time, so speed and strictness are those of reading it whole.
"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from peerjournal.formats.json_text import BadJson, refused
from peerjournal.formats.source import Source
from peerjournal.formats.text_pieces import text_pieces

_LARGEST = 64 << 20  # bytes of memory for one value's text, with what was read beyond it
_MOST = 2_000_000  # elements of the lists and objects that are gone through; a long life has 100,000 entries
_SPACE = " \t\n\r"
Member = tuple[str | None, str | int | None, Any]


def reader(source: Source, name: str) -> "JsonReader":
    """Stands before the document in a file. Raises BadJson for what is no text, and FileUnreadable."""
    pieces = text_pieces(source, name)
    if pieces is None:
        raise BadJson("not text")
    return JsonReader(pieces)


def members(source: Source, name: str, into: Callable[[str], bool] = lambda _: True) -> Iterator[Member]:
    """What stands in a JSON file, in its order. Raises BadJson (also at the very end) and FileUnreadable.

    Of a list gives (None, place, element). Of an object gives (key, None, value) or, for each list or object behind a
    key for which `into` says yes, (key, place or inner key, value). Any other document gives (None, None, value).
    """
    return reader(source, name).members(into)


class JsonReader:
    """A window onto a text in pieces that moves along with what is read of it. Everything raises BadJson."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self._pieces = iter(pieces)
        self._text, self._at = "", 0
        self._is_all, self._read = False, 0
        self._parse = json.JSONDecoder(parse_constant=refused).raw_decode

    def members(self, into: Callable[[str], bool] = lambda _: True) -> Iterator[Member]:
        """The same as the function of that name gives."""
        opening = self.peek()
        if opening == "[":
            for place in self.elements():
                yield None, place, self.value()
        elif opening == "{":
            for key in self.names():
                inner = self.peek() if into(key) else ""
                if inner == "[":
                    for place in self.elements():
                        yield key, place, self.value()
                elif inner == "{":
                    for inner_key in self.names():
                        yield key, inner_key, self.value()
                else:
                    yield key, None, self.value()
        else:
            yield None, None, self.value()
        self.end()

    def peek(self) -> str:
        """The next character that is no space; '' at the end."""
        while True:
            text, at = self._text, self._at
            while at < len(text) and text[at] in _SPACE:
                at += 1
            self._at = at
            if at < len(text):
                return text[at]
            if self._is_all:
                return ""
            self._more()

    def elements(self) -> Iterator[int]:
        """Stands before each element of a list, which is to be read in between."""
        return self._separated("[", "]")

    def names(self) -> Iterator[str]:
        """Stands before the value of each key of an object, which is to be read in between."""
        for _ in self._separated("{", "}"):
            if self.peek() != '"':
                raise BadJson("not JSON")
            key = self.value()
            self._take(":")
            yield key

    def _separated(self, opening: str, closing: str) -> Iterator[int]:
        self._take(opening)
        place = 0
        if self.peek() != closing:
            yield place
            while self.peek() == ",":
                self._at += 1
                self._read += 1
                if self._read > _MOST:
                    raise BadJson("too many")
                place += 1
                yield place
        self._take(closing)

    def _take(self, sign: str) -> None:
        if self.peek() != sign:
            raise BadJson("not JSON")
        self._at += 1

    def value(self) -> Any:
        """The value that stands here. A number may go on in the next piece, so what follows is looked at, too."""
        self.peek()
        while True:
            try:
                value, end = self._parse(self._text, self._at)
                if self._is_all or (end < len(self._text) and self._text[end] in ",]}: \t\n\r"):
                    self._at = end
                    return value
            except json.JSONDecodeError:
                pass
            except (ValueError, RecursionError):
                raise BadJson("not JSON") from None
            if self._is_all:
                raise BadJson("not JSON")
            self._more()

    def skip(self) -> None:
        """Goes past the value that stands here; lists and objects may be of any length."""
        opening = self.peek()
        if opening == "{":
            for _ in self.names():
                self.value()
        elif opening == "[":
            for _ in self.elements():
                self.value()
        else:
            self.value()

    def end(self) -> None:
        """Nothing may follow."""
        if self.peek():
            raise BadJson("not JSON")

    def _more(self) -> None:
        """As much again as is waiting: a long value is tried anew only each time that its text has doubled."""
        waiting = [self._text[self._at :]]
        wanted, held = len(waiting[0]), sys.getsizeof(waiting[0])
        self._at = 0
        while wanted >= 0:
            piece = next(self._pieces, None)
            if piece is None:
                self._is_all = True
                break
            waiting.append(piece)
            wanted -= len(piece)
            held += sys.getsizeof(piece)
            if held > _LARGEST:
                raise BadJson("too long")
        self._text = "".join(waiting)
