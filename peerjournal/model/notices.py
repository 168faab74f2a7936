"""What opening a vault and looking it over may have to tell."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the person should hear after unlocking; `kind` is a fixed word."""

    kind: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing a check found: `part` is 'header', 'database', 'row', 'index' or 'attachment'."""

    part: str
    noun: str = ""
    id: str = ""
