"""The person's own scales: cravings, pain, dizziness, whatever they want to follow, as measures like the others."""

import re
import unicodedata

from peerjournal.measures.measure import Measure
from peerjournal.model.text import folded

SEPARATOR = "~"  # between a scale's key and its version, from the second on
_OTHER = re.compile(r"[\W_]+")


def key_for(name: str) -> str:
    """The key of a scale of this name: its words without case, joined by hyphens."""
    return _OTHER.sub("-", unicodedata.normalize("NFC", folded(name))).strip("-") or "scale"


def asked_as(key: str, version: int) -> str:
    """What answers to a version of a scale are stored under: `cravings`, then `cravings~2`."""
    return key if version == 1 else f"{key}{SEPARATOR}{version}"


def measure(key: str, version: int, name: str, low: str, high: str, better: str, what_for: str) -> Measure:
    """A version of the person's own scale."""
    return Measure(
        asked_as(key, version), str(version), name, name, low, high, better, source="My own scale", licence="",
        what_for=what_for,
    )  # fmt: skip
