"""The safety card as it is printed: its parts in their order, each with a heading and lines."""

from dataclasses import dataclass

TITLE = "For a hard day"


@dataclass(frozen=True, slots=True)
class Card:
    """`parts` are (heading, lines); a part without lines is left out by whoever makes it."""

    parts: tuple[tuple[str, tuple[str, ...]], ...]
