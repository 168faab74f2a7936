"""What one measure is: a question with its wording, version, ends, source and terms."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """A question answered with a whole number from `lowest` to `highest`.

    `low` and `high` are the words at the ends; `choices` names every answer where they are words (value, words).
    `better` is 'high', 'low' or '' (neither). `key` is what answers are stored under and carries the version: another
    wording has another key, so that answers to different questions never mix. Our own measures are not validated.
    """

    key: str
    version: str
    name: str
    question: str
    low: str
    high: str
    better: str = "high"
    lowest: int = 0
    highest: int = 10
    choices: tuple[tuple[int, str], ...] = ()
    source: str = "PeerJournal; our own question, not a validated measure"
    licence: str = "GPL-3.0-or-later"
    scoring: str = "The answer is the number itself."
    validated: bool = False
    what_for: str = ""
