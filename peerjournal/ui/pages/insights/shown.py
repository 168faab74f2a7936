"""What an insight looks like: one sentence and a picture, for each choice that it offers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from peerjournal.ui.charts.picture import Picture
from peerjournal.ui.pages.insights.wording import Names


@dataclass(frozen=True, slots=True)
class Shown:
    """The sentence, and the picture where there is something to draw."""

    sentence: str
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One card: `key` of its insight, its heading and what it is for. `offered` gives the choices (words, value) of a
    result, none for an empty one; `show` makes what is shown for a choice."""

    key: str
    heading: str
    about: str
    offered: Callable[[Any, Names], list[tuple[str, str]]]
    show: Callable[[Any, str, Names], Shown]
    chooses: str = ""
