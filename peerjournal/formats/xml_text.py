"""Reads XML from strangers, piece by piece: no document type, so no entities that grow or fetch anything."""

from collections.abc import Callable, Iterable, Iterator
from xml.parsers import expat

_DEEPEST = 100


class BadXml(ValueError):
    """Not XML, nested too deeply, or with a document type of its own."""


def walk(
    untrusted: Iterable[bytes],
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    words: Callable[[str], None],
) -> Iterator[None]:
    """Calls back for each start and end of an element and for the text between; pauses after each piece.

    Raises BadXml.
    """
    depth = 0

    def _start(name: str, given: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise BadXml("too deep")
        start(name, given)

    def _end(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(name)

    def _refused(*_: object) -> None:
        raise BadXml("a document type")

    reader = expat.ParserCreate()
    reader.buffer_text = True
    reader.StartDoctypeDeclHandler = reader.EntityDeclHandler = _refused
    reader.StartElementHandler, reader.EndElementHandler, reader.CharacterDataHandler = _start, _end, words
    try:
        for piece in untrusted:
            reader.Parse(piece, False)
            yield
        reader.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise error if isinstance(error, BadXml) else BadXml("not XML") from None
