"""The recovery kit as a text file that is an age identity file as well: all but the key is a comment."""

import textwrap
from collections.abc import Iterator

from peerjournal.paper import kit as said
from peerjournal.paper.kit import Kit

COLUMNS = 72
_CALLED = {"This": "This file", "this": "this file", "open": '"', "close": '"'}
_LEAVE = "Print it or copy it to a stick, put that in a safe place, then remove this file from the computer."


def text_bytes(kit: Kit) -> bytes:
    """The file's content: UTF-8, lines of at most 72 characters, except for the key's own."""
    return ("\n".join(_lines(kit)).rstrip() + "\n").encode("utf-8")


def _lines(kit: Kit) -> Iterator[str]:
    yield from _title(said.TITLE, "=")
    yield from _paragraph(f'For the journal "{kit.name()}". Made on {kit.day()}.')
    yield from _paragraph(" ".join(said.WHAT_IT_IS).format(**_CALLED))
    yield from _paragraph(f"{said.KEEP_IT} {_LEAVE}".format(**_CALLED))
    yield from _title(said.KEY_TITLE)
    yield from _paragraph(said.KEY_HINT)
    yield kit.key
    yield ""
    yield from _title(said.WORDS_TITLE)
    for row in kit.rows():
        yield "# " + "".join(f"{number:>4} {word:<12}" for number, word in row).rstrip()
    yield ""
    yield from _title(said.PROGRAM_TITLE)
    for number, step in enumerate(said.IN_PROGRAM, start=1):
        yield from _wrapped(step.format(**_CALLED), f"{number}. ", "   ")
    yield ""
    yield from _title(said.AGE_TITLE)
    yield from _paragraph(said.WITH_AGE.format(how=" with this file as it is"))
    yield "#   " + said.AGE_COMMAND.format(file="THIS-FILE.txt", more="...")
    yield ""
    yield from _paragraph(f"{said.AFTER_AGE} {said.LATER}".format(**_CALLED))


def _title(text: str, under: str = "-") -> Iterator[str]:
    yield f"# {text}"
    yield f"# {under * len(text)}"
    yield ""


def _paragraph(text: str) -> Iterator[str]:
    yield from _wrapped(text)
    yield ""


def _wrapped(text: str, first: str = "", later: str = "") -> list[str]:
    return textwrap.wrap(
        text, COLUMNS, initial_indent=f"# {first}", subsequent_indent=f"# {later}", break_on_hyphens=False
    )
