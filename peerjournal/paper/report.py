"""A report for a professional, or for oneself: what it holds, before it is laid out on paper or as a web page."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class ScaleInTime:
    """One scale: `said` is its sentence, `note` what it is; `answers` are (day, value), `line` (day, value, low, high).

    Days are days since 0001-01-01, with fractions.
    """

    name: str
    low: str
    high: str
    lowest: int
    highest: int
    said: str
    note: str
    answers: tuple[tuple[float, int], ...]
    line: tuple[tuple[float, float, float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: what it is about, and what is said of it."""

    name: str
    said: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own words exactly as written, with when and how they felt."""

    at: datetime
    all_day: bool
    title: str
    words: str
    feelings: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that was chosen, in the order of the page. `opening` is the person's own note at the top."""

    title: str
    first: date
    last: date
    made: date
    opening: str = ""
    scales: tuple[ScaleInTime, ...] = ()
    around: tuple[Row, ...] = ()
    tips: tuple[Row, ...] = ()
    quotes: tuple[Quote, ...] = ()
    questions: tuple[str, ...] = ()

    def texts(self) -> tuple[str, ...]:
        """Every text in it that the person wrote or named, for the guard to look at."""
        named = [one.name for one in self.scales] + [one.name for one in (*self.around, *self.tips)]
        quoted = [text for one in self.quotes for text in (one.title, one.words)]
        return tuple(text for text in (self.title, self.opening, *named, *quoted, *self.questions) if text)

    def instead(self, words: Mapping[str, str]) -> "Report":
        """The report with other texts in the place of some of these."""

        def put(text: str) -> str:
            return words.get(text, text)

        return replace(
            self, title=put(self.title), opening=put(self.opening),
            scales=tuple(replace(one, name=put(one.name)) for one in self.scales),
            around=tuple(replace(one, name=put(one.name)) for one in self.around),
            tips=tuple(replace(one, name=put(one.name)) for one in self.tips),
            quotes=tuple(replace(one, title=put(one.title), words=put(one.words)) for one in self.quotes),
            questions=tuple(map(put, self.questions)),
        )  # fmt: skip


READ_SO = (
    "Dots are single answers, the line their local average, the band where that average may lie (95 %). Scales marked "
    "as own are the writer's or the program's, not validated instruments. Nothing here is a diagnosis; intervals and "
    "corrections for many looks are in the program's documentation. What others said in a group is not in this report."
)
